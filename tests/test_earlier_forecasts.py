"""Earlier forecasts for `--compare-to`: older documents are read, wrong ones explained."""

from __future__ import annotations

import json
import math
from copy import deepcopy
from typing import Any

import pytest
from comparisons import Plan, at, compare, places, texts, trimmed
from conftest import Run, Write

from outreach_cli.documents.reading import read
from outreach_cli.report.comparison.summary import summary


@pytest.fixture
def plan(run: Run, write: Write) -> Plan:
    return Plan(run, write)


def test_a_document_without_the_keys_that_were_added_later_can_be_compared(plan: Plan) -> None:
    base, now = plan(), plan()
    for one in base["plans"]:
        del one["answers"], one["reason"], one["runs"], one["binding_odds"], one["steps"]
        for month in one["months"]:
            for key in LATER & month.keys():
                del month[key]
    for one in base["assumptions"]:
        del one["key"]
    del base["prospects"]["already_sent"], base["choice"], base["what_if"], base["require"]
    del base["alternatives"], base["contradictions"], base["low_answers"]
    now["later"] = {"unknown": []}
    assert summary(compare(base, now))[0].startswith("No change")


@pytest.mark.slow
def test_each_key_of_the_first_version_is_required(plan: Plan) -> None:
    now = trimmed(plan())
    refused, accepted = set(), set()
    for path in places(now):
        if isinstance(path[-1], int):
            continue
        base = deepcopy(now)
        del at(base, path[:-1])[path[-1]]
        try:
            compare(base, now)
        except ValueError:
            refused.add(path[-1])
        else:
            accepted.add(path[-1])
    assert accepted == LATER
    # There is also a count of prospects with this name.
    assert refused & LATER == {"open_profile"}


LATER = {
    "key",
    "binding_odds",
    "answers",
    "reason",
    "runs",
    "already_sent",
    "choice",
    "what_if",
    "require",
    "alternatives",
    "contradictions",
    "low_answers",
    "steps",
    "invitations",
    "accepted",
    "messages",
    "open_profile",
    "held_by",
}


@pytest.mark.slow
def test_whatever_is_put_in_a_document_is_refused_in_a_sentence_or_compared(plan: Plan) -> None:
    now = trimmed(plan())
    wrong: list[Any] = [
        None,
        True,
        "x",
        "9999-12-31",
        -1,
        0.5,
        10**400,
        math.inf,
        math.nan,
        [],
        {},
        [[]],
    ]
    refused = 0
    for path in places(now):
        for value in wrong:
            base = deepcopy(now)
            at(base, path[:-1])[path[-1]] = value
            for pair in ((base, now), (now, base)):
                try:
                    assert all(texts(compare(*pair)))
                except ValueError as error:
                    refused += 1
                    assert str(error).startswith(("it ", "its "))
                    assert "\n" not in str(error)
    assert refused > 100


SENTENCES = {
    "not json": "it is not JSON (line 1, column 1)",
    "": "it is not JSON (line 1, column 1)",
    "{\n  oops": "it is not JSON (line 2, column 3)",
    "[" * 100_000: "it is not JSON that can be read",
    '{"a": ' + "9" * 5000 + "}": "it is not JSON that can be read",
    '{"a": NaN}': "it is not JSON that can be read",
    "[]": "it is JSON, but not an object",
    "{}": "it is not a forecast: it has no format_version such as 1.0",
    '{"format_version": 1}': "it is not a forecast: it has no format_version such as 1.0",
    '{"format_version": "2.0"}': (
        "its format_version is 2.0, and this version of outreach reads 1.x"
    ),
    '{"format_version": "1.0", "checked": "2026-11-01"}': (
        "it is not a forecast: campaign is missing"
    ),
}


@pytest.mark.parametrize("text", SENTENCES, ids=lambda text: text[:12])
def test_a_text_that_is_not_a_forecast_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(ValueError, match="; --compare-to takes what outreach plan") as caught:
        read(text)
    assert str(caught.value).split("; ")[0] == SENTENCES[text]


BROKEN: dict[str, tuple[tuple[Any, ...], Any]] = {
    "start is not a date such as 2026-12-01": (("start",), "2026-W49-2"),
    "deadline is not a date such as 2026-12-01": (("deadline",), 20270220),
    "months is not a whole number from 1 to 36": (("months",), 2.5),
    "prospects is not an object": (("prospects",), []),
    "prospects.inmail is not a whole number from 0": (("prospects", "inmail"), "16"),
    "assumptions[0] is not an object": (("assumptions", 0), "reply rate"),
    "assumptions[0].value is not a text, a whole number or a number": (
        ("assumptions", 0, "value"),
        [0.2],
    ),
    "plans is not a list": (("plans",), {}),
    "plans[1].months has 0 entries": (("plans", 1, "months"), []),
    "plans[1].own is not true or false": (("plans", 1, "own"), 1),
    "plans[1].method is not exact or simulated": (("plans", 1, "method"), "guessed"),
    "plans[1].finish is not an object": (("plans", 1, "finish"), "never"),
    "plans[1].finish.p90 is not a date such as 2026-12-01": (("plans", 1, "finish", "p90"), "soon"),
    "plans[1].by_deadline is not a number from 0 to 1": (("plans", 1, "by_deadline"), 96),
    "plans[1].cost.until_done is not a number from 0": (("plans", 1, "cost", "until_done"), "9"),
    "plans[1].months[0].refunded is not a number from 0": (
        ("plans", 1, "months", 0, "refunded"),
        None,
    ),
    "plans[1].runs is not a whole number from 1": (("plans", 1, "runs"), 0),
}


@pytest.mark.parametrize("sentence", BROKEN)
def test_a_wrong_value_is_named_with_its_place(plan: Plan, sentence: str) -> None:
    path, value = BROKEN[sentence]
    document = plan()
    at(document, path[:-1])[path[-1]] = value
    with pytest.raises(ValueError, match="; --compare-to takes what outreach plan") as caught:
        read(json.dumps(document))
    assert str(caught.value).split("; ")[0] == f"it is not a forecast: {sentence}"


def test_exactly_one_plan_must_be_your_own(plan: Plan) -> None:
    document = plan()
    document["plans"][1]["own"] = True
    with pytest.raises(ValueError, match="more than one plan is your own"):
        read(json.dumps(document))
    for one in document["plans"]:
        one["own"] = False
    with pytest.raises(ValueError, match="no plan is your own"):
        read(json.dumps(document))
    document["plans"] = [document["plans"][0] | {"own": True}] * 2
    with pytest.raises(ValueError, match="a plan occurs twice"):
        read(json.dumps(document))


def test_a_byte_order_mark_is_skipped(plan: Plan) -> None:
    text = json.dumps(plan())
    assert read("\ufeff" + text) == read(text)

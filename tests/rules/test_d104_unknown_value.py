"""D104 unknown-value."""

from __future__ import annotations

import pytest
from builders import (
    ASK,
    MARK,
    Check,
    Files,
    ada,
    below,
    cases,
    draft,
    in_campaign,
    of_code,
    people,
    sender,
    subject_and,
)
from conftest import DEFAULT

REPORTED: dict[str, Files] = {
    "a rate in percent": in_campaign("0.2", f"{MARK}18"),
    "more answers than InMails": in_campaign("0.2", f"{MARK}9 of 5"),
    "a day that does not exist": in_campaign("2026-12-01", f"{MARK}2026-02-30"),
    "a deadline before the start": in_campaign(
        "months: 3", f"months: 3, deadline: {MARK}2026-11-30"
    ),
    "a word that is not a weekday": in_campaign("months: 3", f"weekdays: [mon, {MARK}tus]"),
    "an unknown plan": sender(f"plan: {MARK}bussiness"),
    "a negative number": sender(f"plan: business, credits: {MARK}-1"),
    "credits on the free plan": sender(f"plan: free, credits: {MARK}3"),
    "an unknown channel": draft(f'body: "{ASK}"', f"{MARK}email"),
    "an unknown degree": people(ada(f"connection: {MARK}5th")),
    "a switch that is neither true nor false": people(ada(f"open_profile: {MARK}perhaps")),
    "an audience that nobody belongs to": subject_and(
        f'audience: {{company: {MARK}[Loom, Lume]}}, body: "{ASK}"'
    ),
    "two drafts with the same id": {
        "drafts.yaml": DEFAULT["drafts.yaml"] + f"- id: {MARK}hello\n  channel: inmail\n  body: x"
    },
    "a limit in words": below(f"limits: {{message.body: {MARK}long}}\n"),
    "an unknown requirement": below(f"require: {{{MARK}chances: 0.8}}\n"),
}

NOT_REPORTED: dict[str, Files] = {
    "counts as a rate": in_campaign("0.2", "9 of 50"),
    "a deadline on the day of the start": in_campaign("months: 3", "deadline: 2026-12-01"),
    "degrees in other words": people(ada("connection: 3rd+")),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("D104", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("D104", files)


def test_an_audience_of_nobody_concerns_nobody(check: Check) -> None:
    files = subject_and(f'audience: {{company: [Loom, Loon], id: x}}, body: "{ASK}"')
    finding = check.one("D104", files)
    assert finding["message"] == "no prospect has company: Loon (did you mean Loom?)"
    assert (finding["draft"], finding["prospect"], finding["prospects"]) == ("hello", None, 0)


def test_a_value_that_nobody_has_concerns_nobody_though_another_value_does(check: Check) -> None:
    files = subject_and(f'audience: {{company: [Loom, Loon]}}, body: "{ASK}"')
    finding = check.one("D104", files)
    assert (finding["prospect"], finding["prospects"]) == (None, 0)


def test_each_draft_has_a_finding(check: Check) -> None:
    keys = f'channel: message, body: "{ASK}", audience: {{id: x, company: y}}'
    files = {"drafts.yaml": "".join(f"- {{id: {id}, {keys}}}\n" for id in "ab")}
    findings = of_code(check.run(files), "D104")
    assert [(one["draft"], one["message"]) for one in findings] == [
        ("a", "no prospect has id: x"),
        ("b", "no prospect has id: x"),
    ]


def test_where_nobody_is_on_the_list_no_value_is_unknown(check: Check) -> None:
    files = subject_and(f'audience: {{company: Loon}}, body: "{ASK}"') | people("[]")
    assert of_code(check.run(files), "D104") == []


def test_a_long_value_is_quoted_in_part(check: Check) -> None:
    files = subject_and(f'audience: {{company: {"x" * 500}}}, body: "{ASK}"')
    assert len(check.one("D104", files)["message"]) < 80


def test_findings_with_the_same_message_in_one_file_are_one(check: Check) -> None:
    entry = "- {{id: {}, first_name: A, connection: 5th}}"
    files = in_campaign("prospects.yaml", "[prospects.yaml, more.yaml]")
    files |= people(*map(entry.format, "abc")) | {"more.yaml": entry.format("d")}
    findings = of_code(check.run(files), "D104")
    message = "connection must be 1st, 2nd, 3rd or out, found 5th; read as not connected"
    assert [finding["message"] for finding in findings] == [
        message,
        f"{message} (and 2 more like it)",
    ]
    assert [finding["line"] for finding in findings] == [1, 1]


@pytest.mark.parametrize(
    ("number", "rest"), [(150, "and 50 more findings"), (101, "and 1 more finding")]
)
def test_of_many_findings_in_one_file_the_first_hundred_are_shown(
    check: Check, number: int, rest: str
) -> None:
    lines = [f"- {{id: p{n}, first_name: A, connection: {n}x}}" for n in range(number)]
    findings = of_code(check.run(people(*lines)), "D104")
    assert len(findings) == 101
    assert {finding["severity"] for finding in findings} == {"warning"}
    messages = [finding["message"] for finding in findings]
    at = messages.index(f"{rest} of this rule in this file")
    assert findings[at]["line"] == number

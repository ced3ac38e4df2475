"""`open_profiles`: how many people of unknown status need no credit, and what that changes.

The oracle goes through every combination of statuses, and mixes its figures for each length of the
list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from random import Random
from statistics import fmean, stdev

import numpy as np
import pytest
from conftest import Run as RunProgram
from conftest import Write, thinned
from oracle import Floats
from sequence_oracle import Person, Prepared, Run, Sequenced, Step
from sequences import files
from small_cases import LIMITED, UNLIMITED, Tiny, expected_of, setting_of

from outreach_cli.model import Share
from outreach_cli.projection.forecast import Forecaster
from outreach_cli.projection.needed import needed
from outreach_cli.projection.rates import ReplyRate
from outreach_cli.projection.setting import Setting
from outreach_cli.projection.simulation import simulate

RATES = [ReplyRate(0.3), ReplyRate(0.1, Share(3, 30)), ReplyRate(0.0, Share(0, 2))]
IDS = ["a share", "counts", "none of two"]


def chances(unsure: int, share: ReplyRate) -> list[float]:
    """Return P(so many of the unsure are free), by every combination of statuses.

    With counts, each person who turns out to be free or not counts for the next one (an urn).
    """
    result = [0.0] * (unsure + 1)
    for statuses in product((False, True), repeat=unsure):
        chance, free = 1.0, 0
        for seen, is_free in enumerate(statuses):
            rate = share.rate
            if share.counts is not None:
                rate = (share.counts.answered + 0.5 + free) / (share.counts.sent + 1 + seen)
            chance *= rate if is_free else 1 - rate
            free += is_free
        result[free] += chance
    return result


def mixed(tiny: Tiny, unsure: int, share: ReplyRate) -> dict[str, Floats]:
    """Return the oracle's figures of each day, averaged over how many people need a credit."""
    result: dict[str, Floats] = {}
    for free, chance in enumerate(chances(unsure, share)):
        outcome = replace(tiny, prospects=tiny.prospects - free).enumerated()
        law = np.pad(outcome.law, ((0, 0), (0, free)))
        names = ("sent", "refunded", "forfeited", "balance", "finished")
        for name in names:
            result[name] = result.get(name, 0.0) + chance * getattr(outcome, name)
        result["law"] = result.get("law", 0.0) + chance * law
    return result


def unsure_setting(tiny: Tiny, unsure: int, share: ReplyRate) -> Setting:
    places = tuple(range(0, 2 * unsure, 2)) if 2 * unsure <= tiny.prospects else range(unsure)
    return setting_of(tiny)._replace(unsure=tuple(places), free=share)


def unsure_of(tiny: Tiny) -> int:
    return min(4, tiny.prospects)


@pytest.mark.parametrize("share", RATES, ids=IDS)
@pytest.mark.parametrize("unsure", [0, 1, 5])
def test_the_law_of_the_list_is_that_of_all_combinations(share: ReplyRate, unsure: int) -> None:
    law = needed(7, unsure, share)
    full = np.zeros(8)
    full[law.least : law.most + 1] = law.chances
    true = chances(unsure, share)
    np.testing.assert_allclose(full[7 - unsure :][::-1], true, rtol=0, atol=1e-14)
    assert law.mean == pytest.approx(7 - unsure * share.mean)


@pytest.mark.parametrize("share", RATES, ids=IDS)
@pytest.mark.parametrize("case", thinned(UNLIMITED.values()), ids=UNLIMITED.keys())
def test_the_exact_law_is_averaged_over_the_list(case: Tiny, share: ReplyRate) -> None:
    true = mixed(case, unsure_of(case), share)
    setting = unsure_setting(case, unsure_of(case), share)
    days = range(len(case.sending))
    expected = expected_of(setting, days)
    for name in ("sent", "refunded", "finished"):
        found = getattr(expected, name)[0]
        np.testing.assert_allclose(found, true[name], rtol=0, atol=1e-11, err_msg=name)
    np.testing.assert_allclose(expected.totals, true["law"], rtol=0, atol=1e-11)
    finished = Forecaster().finished(setting)
    assert [finished(day) for day in days] == pytest.approx(list(true["finished"]), abs=1e-11)


@pytest.mark.parametrize("share", RATES, ids=IDS)
@pytest.mark.parametrize("case", thinned(LIMITED.values()), ids=LIMITED.keys())
def test_the_simulation_draws_the_list(case: Tiny, share: ReplyRate) -> None:
    """Each mean of each day lies within four standard errors; the slack is for rare events."""
    setting, runs = unsure_setting(case, unsure_of(case), share)._replace(runs=20_000), 20_000
    true = mixed(case, unsure_of(case), share)
    (batch,) = simulate(setting)
    for name in ("sent", "refunded", "forfeited"):
        counts = getattr(batch, name)
        error = counts.std(axis=1) / runs**0.5
        off = np.abs(counts.mean(axis=1) - true[name])
        assert np.all(off <= 4 * error + 10 / runs), name
    finished = (batch.done[:, None] <= np.arange(len(case.sending))).mean(axis=0)
    assert finished == pytest.approx(true["finished"], abs=0.02)


@pytest.mark.parametrize("share", RATES, ids=IDS)
@pytest.mark.parametrize(
    "case", thinned([LIMITED["cap after the list is done"], *UNLIMITED.values()])
)
def test_a_month_is_averaged_with_what_is_lost_and_left(case: Tiny, share: ReplyRate) -> None:
    setting = unsure_setting(case, unsure_of(case), share)._replace(runs=20_000)
    true = mixed(case, unsure_of(case), share)
    found = Forecaster().project(setting)
    (month,) = found.months
    assert found.exact
    error = 4 * (found.forfeited_error or 0.0) + 1e-9
    assert month.forfeited == pytest.approx(true["forfeited"].sum(), abs=error)
    assert month.balance == pytest.approx(true["balance"][-1], abs=error)
    by_then = np.cumsum(true["law"][-1])
    for share_, count in ((0.1, month.sent_total.p10), (0.9, month.sent_total.p90)):
        assert by_then[count] >= share_ - 1e-12
        assert not count or by_then[count - 1] < share_


# --- In files ---

PEOPLE = (
    "- {id: q, first_name: Bo, open_profile: true}\n- {id: r, first_name: Bo, open_profile: no}\n"
)


def only_inmails(more: str = "", **lines: str) -> dict[str, str]:
    given = files(40, PEOPLE + more, sequence="", accepts="", **lines)
    return given | {"drafts.yaml": given["drafts.yaml"].splitlines()[2] + "\n"}


def test_the_forecast_says_how_many_are_expected_to_be_free(run: RunProgram, write: Write) -> None:
    folder = write(only_inmails(open_profiles="3 of 30"))
    said = " ".join(run("plan", folder).out.split())
    start = (
        "41 people need an InMail; of 40 with an unknown Open Profile, 5 are expected to be free."
    )
    assert said.startswith(start)
    assert "unknown Open Profiles that are free 3 of 30, whose uncertainty is included camp" in said
    document = run("plan", folder, "--format", "json").json
    own = document["plans"][0]
    assert (own["inmail"], own["inmail_unknown"], own["method"]) == (41, 40, "exact")
    assert own["inmail_expected"] == pytest.approx(41 - 40 * 3.5 / 31)
    free = sum(month["open_profile"] for month in own["months"])
    assert free == pytest.approx(1 + 40 * 3.5 / 31)
    assert own["months"][-1]["sent_total"]["mean"] == pytest.approx(own["inmail_expected"])
    answers = sum(month["answers"] for month in own["months"])
    assert answers == pytest.approx(42 * 0.2, abs=0.01)
    (stated,) = [one for one in document["assumptions"] if one["key"] == "open_profiles"]
    assert stated["source"] == "campaign.yaml"


def test_a_first_day_of_many_free_inmails_is_limited(run: RunProgram, write: Write) -> None:
    """Of 41 people with a chance of a half, 3 a day: the mean of min(1 + X, 3) on the first day."""
    given = only_inmails(open_profiles="0.5", schedule="{start: 2026-12-01, per_day: 3, months: 1}")
    own = run("plan", write(given), "--format", "json", "--runs", "200").json["plans"][0]
    free = own["months"][0]["open_profile"]
    assert free == pytest.approx(1 + 20, abs=1e-6)


def test_without_the_key_nothing_changes(run: RunProgram, write: Write) -> None:
    own = run("plan", write(only_inmails()), "--format", "json").json["plans"][0]
    assert "inmail_unknown" not in own
    assert "inmail_expected" not in own
    ran = run("route", write(only_inmails()), "--format", "json")
    assert "Open Profile unknown" not in ran.err
    assert "open_profile_unknown" not in ran.json


def test_a_comparison_names_the_share(run: RunProgram, write: Write) -> None:
    before = write({"before.json": run("plan", write(only_inmails()), "--format", "json").out})
    folder = write(only_inmails(open_profiles="0.1"))
    out = run("plan", folder, "--compare-to", before / "before.json").out
    assert "unknown Open Profiles that are free" in " ".join(out.split())


@pytest.mark.parametrize("sequence", ["", "[{draft: hello}, {draft: first-inmail, wait: 14}]"])
def test_routes_say_it(run: RunProgram, write: Write, sequence: str) -> None:
    given = only_inmails(open_profiles="0.1")
    if sequence:
        given = files(40, PEOPLE, sequence=sequence, open_profiles="0.1")
    ran = run("route", write(given), "--format", "json")
    assert "Open Profile unknown: 4 of 40 expected to be free." in ran.err
    assert ran.json["open_profile_unknown"] == 40
    assert ran.json["open_profile_expected"] == pytest.approx(4)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("31 of 30", "error: open_profiles: 31 of 30, but no more people can have an Open Profile"),
        ("-1", "error: open_profiles must be a share from 0 to below 1, found -1"),
        ("3", "error: open_profiles must be a share from 0 to below 1, found 3"),
        ("0 of 0", "error: open_profiles: 0 of 0, but nobody was looked at"),
        ("many", "takes a share such as 0.1 or counts such as 3 of 30, found many"),
        ("[1, 2]", "takes a share such as 0.1 or counts such as 3 of 30, found a list"),
        ("10%", "found 10%; for 10% write 0.1"),
    ],
)
def test_a_wrong_value_is_one_sentence(
    run: RunProgram, write: Write, value: str, message: str
) -> None:
    ran = run("plan", write(only_inmails(open_profiles=value)))
    assert ran.code == 2
    assert message in ran.err
    assert len(ran.err.splitlines()) == 2


def test_it_has_no_effect_if_every_status_is_known(run: RunProgram, write: Write) -> None:
    given = files(0, PEOPLE, open_profiles="0.1")
    ran = run("check", write(given), "--format", "text")
    assert "warning: open_profiles has no effect, since the lists say for everyone" in ran.out


def test_a_sequence_of_one_inmail_has_the_law_of_the_list(run: RunProgram, write: Write) -> None:
    simple = only_inmails(open_profiles="0.3")
    step = simple | {
        "campaign.yaml": simple["campaign.yaml"] + "sequence: [{draft: first-inmail}]\n"
    }
    plans = [
        run("plan", write(given), "--format", "json").json["plans"][0] for given in (simple, step)
    ]
    assert plans[1]["method"] == "exact"
    for a, b in zip(plans[0]["months"], plans[1]["months"], strict=True):
        assert a["sent_total"] == b["sent_total"]
        assert a["finished"] == pytest.approx(b["finished"], abs=1e-9)


# --- In sequences ---


@pytest.mark.slow
@pytest.mark.parametrize("counted", thinned([True, False]))
def test_each_run_of_a_sequence_draws_the_statuses(
    run: RunProgram, write: Write, counted: bool
) -> None:
    """Against the oracle of sequences, whose people have statuses drawn anew for each run."""
    given = files(
        14,
        PEOPLE,
        sequence="[{draft: hello}, {draft: welcome, wait: 1}, {draft: first-inmail, wait: 5}]",
        sender="{plan: career}",
        schedule="{start: 2026-12-01, months: 2, weekdays: [mon, tue, wed, thu, fri, sat, sun]}",
        open_profiles="2 of 6" if counted else "0.4",
    )
    ran = run("plan", write(given), "--format", "json", "--runs", "2000")
    own = ran.json["plans"][0]
    ends = [(0, 30), (31, 61)]
    steps = (
        Step("invitation", ("hello",), 0),
        Step("message", ("welcome",), 1),
        Step("inmail", ("first-inmail",), 5),
    )
    people = (*[Person()] * 14, Person(open_profile=True), Person())
    numbers = Sequenced(people, steps, (True,) * 62, ends, rate=0.2, grants={0: 5, 31: 5}, cap=15)
    rng = Random(1)
    counts = [_drawn(numbers, counted, rng) for _ in range(300)]
    for number in range(2):
        for name in ("sent", "open_profile", "refunded", "messages", "answers"):
            assert_agree(own["months"][number][name], [one[number, name] for one in counts])


def _drawn(numbers: Sequenced, counted: bool, rng: Random) -> Counter[tuple[int, str]]:
    share = rng.betavariate(2.5, 4.5) if counted else 0.4
    drawn = [replace(one, open_profile=rng.random() < share) for one in numbers.people[:14]]
    course = Run(Prepared(replace(numbers, people=(*drawn, *numbers.people[14:]))), rng).course()
    return Counter((int(event.day > 30), event.kind) for event in course.events)


def assert_agree(mean: float, values: Sequence[int]) -> None:
    """Hold a mean of 4,000 runs to the oracle's: four standard errors of the difference."""
    error = stdev(values) / len(values) ** 0.5 * (1 + len(values) / 4000) ** 0.5
    assert abs(mean - fmean(values)) <= 4 * error + 1e-9

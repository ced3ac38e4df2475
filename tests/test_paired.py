"""Forecasts compared run by run: only differences beyond chance are claimed."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import numpy as np
import pytest
from conftest import Run, Write, thinned
from sequences import files

from outreach_cli.projection.choice import Offer
from outreach_cli.projection.figures import ByRun, Projection, days_between
from outreach_cli.projection.figures_compared import State, day_figure
from outreach_cli.projection.paired import Paired, paired
from outreach_cli.projection.sequence import planner
from outreach_cli.rulebook import standard

DAYS = 400


def projection(by_run: ByRun) -> Projection:
    done = np.sort(by_run.done)
    finished = np.searchsorted(done, np.arange(DAYS), side="right") / len(done)
    figures: dict[str, Any] = dict.fromkeys(Projection._fields)
    return Projection(**{**figures, "finished": finished, "by_run": by_run})


def drawn(rng: np.random.Generator, luck: Any, own: float, more: float = 0.0) -> ByRun:
    """Draw counts around 100 that share luck with others and have some of their own."""
    counts = (100 + more + luck + rng.normal(0, own, (3, len(luck)))).round().astype(np.int64)
    return ByRun(*counts)


def compared(seed: int, own: float, more: float, shared: float = 8.0) -> Paired:
    """Compare 200 runs with 20 of them in which each figure is higher by `more` on average."""
    rng = np.random.default_rng(seed)
    luck = rng.normal(0, shared, 200)
    base, now = drawn(rng, luck, own), drawn(rng, luck[:20], own, more)
    pair = paired(projection(base), projection(now), 99)
    assert pair is not None
    return pair


def test_runs_that_differ_only_by_chance_show_no_clear_difference() -> None:
    pairs = [compared(seed, 4.0, 0.0) for seed in range(100)]
    assert {pair.runs for pair in pairs} == {20}
    for name in ("p50", "p90", "by_deadline", "credits", "answers"):
        claimed = [pair for pair in pairs if getattr(pair, name).state is State.CHANGED]
        assert len(claimed) <= 3


def test_a_difference_far_beyond_chance_is_clear_whatever_luck_is_shared() -> None:
    # Without pairing, the error of the means of 20 runs would be 1.8 and 9.
    for shared in (8.0, 40.0):
        for seed in range(30):
            pair = compared(seed, 1.0, 3.0, shared)
            assert (pair.credits.state, pair.answers.state) == (State.CHANGED, State.CHANGED)
            assert {*compared(seed, 1.0, 60.0, 8.0).unclear} <= {"by_deadline"}


def test_few_runs_are_corrected_by_all_runs_as_far_as_they_share_luck() -> None:
    rng = np.random.default_rng(2)
    off: dict[str, list[float]] = {"corrected": [], "plain": [], "unrelated": [], "its own": []}
    for _ in range(100):
        luck = rng.normal(0, 8.0, 200)
        base = drawn(rng, luck, 2.0)
        alike, other = drawn(rng, luck[:20], 2.0), drawn(rng, np.zeros(20), 2.0)
        for one, name, plain in ((alike, "corrected", "plain"), (other, "unrelated", "its own")):
            pair = paired(projection(base), projection(one), None)
            assert pair is not None
            assert pair.answers.now is not None
            off[name].append(pair.answers.now - 100)
            off[plain].append(float(one.answers.mean()) - 100)
    errors = {name: float(np.std(values)) for name, values in off.items()}
    assert errors["corrected"] < 0.6 * errors["plain"]
    assert errors["unrelated"] < 1.2 * errors["its own"]


def test_the_same_runs_are_the_same_and_a_figure_without_chance_stays_as_it_is() -> None:
    rng = np.random.default_rng(3)
    base = drawn(rng, rng.normal(0, 8, 50), 1.0)
    few = ByRun(*(counts[:10] for counts in base))
    pair = paired(projection(base), projection(few), 99)
    assert pair is not None
    assert {figure.state for figure in pair[1:]} == {State.SAME}
    assert pair.credits.now == pytest.approx(base.spent.mean())
    certain = paired(projection(base), projection(ByRun(*np.full((3, 10), 7))), 50)
    assert certain is not None
    assert (certain.credits.now, certain.answers.now) == (7.0, 7.0)
    assert certain.unclear == ()


def test_one_or_two_runs_claim_nothing() -> None:
    for runs in (1, 2):
        base, now = ByRun(*np.full((3, runs), 100)), ByRun(*np.full((3, runs), 7))
        pair = paired(projection(base), projection(now), 50)
        assert pair is not None
        assert len(pair.unclear) == 5


def test_forecasts_that_are_not_simulated_with_a_sequence_are_not_compared() -> None:
    simulated = projection(ByRun(*np.ones((3, 5), dtype=np.int64)))
    assert paired(simulated, simulated._replace(by_run=None), None) is None
    assert paired(simulated._replace(by_run=None), simulated, None) is None


# --- What `plan` says ---


def large(**changes: str) -> dict[str, str]:
    """Return a list on which credits are spent as they come, with and without invitations."""
    schedule = "{start: 2026-12-01, months: 4}"
    return files(250, schedule=schedule, sender="{plan: recruiter-lite}", **changes)


@pytest.mark.slow
@pytest.mark.parametrize("seed", thinned([1, 2, 3]))
def test_credits_that_are_spent_as_they_come_show_no_clear_difference(
    seed: int, run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planner, "OWN_RUNS", (160, 160))
    monkeypatch.setattr(planner, "OTHER_RUNS", (15, 15))
    folder, options = write(large()), ("--seed", seed)
    said = " ".join(run("plan", folder, *options).out.split())
    sentence = re.search(r"Inviting first [^.]*\.", said)
    assert sentence is not None
    assert "brings more answers" in sentence[0] or "is worth it" in sentence[0]
    assert "there is no clear difference in credits in 15 runs" in sentence[0]
    assert "credits spent" not in sentence[0]
    assert "saves credits" not in sentence[0]
    assert "?: no clear difference from the first row in 15 runs with the same luck." in said
    assert re.search(r"without invitations [^?]* \d+\? ", said)
    whole, without, _ = run("plan", folder, "--format", "json", *options).json["alternatives"]
    assert "no_clear_difference" not in whole
    assert "credits" in without["no_clear_difference"]
    assert "answers" not in without["no_clear_difference"]


def test_parts_that_reach_no_day_are_compared_by_their_odds_at_the_end(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planner, "OWN_RUNS", (400, 400))
    monkeypatch.setattr(planner, "OTHER_RUNS", (100, 100))
    lines = {
        "sender": "{plan: free}",
        "schedule": "{start: 2027-01-22, months: 3, per_day: 3}",
        "accepts": "{rate: 0.92}",
        "replies": "{rate: 0.3}",
    }
    friends = "".join(f"- {{id: f{n}, first_name: Bo, connection: 1st}}\n" for n in range(4))
    said = " ".join(run("plan", write(files(9, friends, **lines))).out.split())
    odds = re.search(r"by 2027-04-21, the probability is (\d+%)\.", said)
    assert odds is not None
    assert odds[1] not in ("0%", "50%")
    said = said[said.index("Inviting first") :].split(" The ", 1)[0]
    settled = "the probability that everyone is settled by 2027-04-21 would be 0%"
    assert f"Inviting first is worth it: without invitations, {settled}, not {odds[1]}" in said
    assert "in the date" not in said
    assert "sooner" not in said


def test_each_alternative_has_the_figures_that_no_clear_difference_names(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planner, "OWN_RUNS", (60, 60))
    schedule = "{start: 2026-12-01, months: 4, deadline: 2027-02-01}"
    found = run("plan", write(files(40, schedule=schedule)), "--format", "json").json
    whole, *parts = found["alternatives"]
    assert whole["by_deadline"] == found["plans"][0]["by_deadline"]
    for part in parts:
        names = {*part, *part["finish"]}
        assert {"by_deadline", *part["no_clear_difference"]} <= names


def test_answers_on_any_plan_are_the_sum_of_those_of_its_months(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planner, "OWN_RUNS", (160, 160))
    monkeypatch.setattr(planner, "OTHER_RUNS", (15, 15))
    for on_plan in run("plan", write(large()), "--format", "json").json["plans"]:
        months = sum(month["answers"] for month in on_plan["months"])
        assert on_plan["answers"] == pytest.approx(months)


# --- Dates of two forecasts with different luck ---


@pytest.mark.parametrize(
    ("mine", "other", "sooner"),
    [
        ((9, None), (10, None), True),
        ((10, None), (10, None), False),
        ((9, (8, 9)), (12, (10, 14)), True),
        ((9, (8, 10)), (12, (10, 14)), False),
    ],
)
def test_an_offer_is_sooner_than_another_if_its_last_day_is_before(
    mine: Any, other: Any, sooner: bool
) -> None:
    plan = standard().plan("career")
    first, then = (Offer(plan, 1, done=day, between=between) for day, between in (mine, other))
    assert first.is_sooner(then) is sooner


FIRST, THEN = date(2027, 5, 1), date(2027, 5, 4)


@pytest.mark.parametrize(
    ("between", "state"),
    [
        ((None, None), State.CHANGED),
        (((FIRST, FIRST), (THEN, THEN)), State.CHANGED),
        (((FIRST, date(2027, 5, 2)), (date(2027, 5, 3), THEN)), State.CHANGED),
        (((FIRST, date(2027, 5, 3)), (date(2027, 5, 3), THEN)), State.NOISE),
        (((FIRST, THEN), None), State.NOISE),
        (((FIRST, None), (date(2027, 5, 3), None)), State.NOISE),
        (((FIRST, date(2027, 5, 3)), (None, None)), State.CHANGED),
    ],
)
def test_two_dates_differ_if_they_are_between_different_days(between: Any, state: State) -> None:
    assert day_figure(FIRST, THEN, between).state is state
    assert day_figure(FIRST, FIRST, between).state is State.SAME
    assert day_figure(FIRST, THEN, between, both=False).state is State.SAME


def test_simulated_days_are_between_others_almost_always() -> None:
    """Of 300 pairs of simulations of the same days, hardly any are apart; exact days are alone."""
    rng = np.random.default_rng(5)
    apart = 0
    for _ in range(300):
        ranges = []
        for runs in (200, 50):
            done = rng.gamma(4.0, 20.0, runs).astype(np.int64)
            one = projection(ByRun(done, done, done))._replace(runs=runs)
            ranges.append([days_between(one, share) for share in (0.5, 0.9)])
        for (first, last), (early, late) in zip(*ranges, strict=True):
            assert first is not None
            assert early is not None
            apart += max(first, early) > min(last or DAYS, late or DAYS)
    assert apart <= 1
    first, last = days_between(one._replace(exact=True), 0.5)
    assert first == last


@pytest.mark.slow
def test_another_seed_changes_no_date(run: Run, write: Write) -> None:
    folder = write(files(40, schedule="{start: 2026-12-01, months: 4}"))
    text = run("plan", folder, "--format", "json", "--runs", "300", "--seed", "1").out
    (folder / "earlier.json").write_text(text, "utf-8")
    moved = 0
    for seed in (2, 3, 4):
        options = ("--runs", "300", "--seed", seed, "--compare-to", folder / "earlier.json")
        out = run("plan", folder, *options).out
        assert not re.search(r"(day|week)s? (later|earlier)", out)
        moved += "within the error of the simulation" in out or "changes dates" in out
    assert moved

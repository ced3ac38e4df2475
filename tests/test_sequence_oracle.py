"""The oracle of sequences by hand and in closed form, and the program against it."""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt
from random import Random
from typing import Any

import pytest
from conftest import Run as RunProgram
from conftest import Write
from sequence_campaigns import random_campaign
from sequence_oracle import (
    Figure,
    Logged,
    Outcome,
    Person,
    Prepared,
    Run,
    Sequenced,
    Step,
    simulate,
)

ORACLE_RUNS, PROGRAM_RUNS = 300, 3_000

INVITE, WELCOME, INMAIL = (
    Step("invitation", ("i",), 0),
    Step("message", ("w",), 1),
    Step("inmail", ("m",), 14),
)
AT_ONCE = {1: 1.0}


def campaign(people: Iterable[Person], *steps: Step, days: int = 35, **changes: Any) -> Sequenced:
    """Return a campaign of one month in which every day is a sending day."""
    usual: dict[str, Any] = {"within": AT_ONCE, "accepts_within": AT_ONCE, "opening": 100}
    sending, months = (True,) * days, ((0, days - 1),)
    return Sequenced(tuple(people), steps, sending, months, **(usual | changes))


def means(outcome: Outcome) -> dict[str, float]:
    """Return the means of the first month."""
    return {name: figure.mean for name, figure in outcome.months[0].items()}


# --- By hand ---


def sent_on(numbers: Sequenced) -> list[tuple[int, str, int]]:
    """Return the day, the kind and the person of each event of a run without chance."""
    course = Run(Prepared(numbers), Random(1)).course()
    return [(event.day, event.kind, event.person) for event in course.events]


def test_nobody_accepts_so_the_inmail_follows_after_its_wait() -> None:
    numbers = campaign([Person()], INVITE, WELCOME, INMAIL, accepts=0.0, rate=0.0)
    assert sent_on(numbers) == [(0, "invitations", 0), (14, "sent", 0)]
    assert simulate(numbers, 2, 1).finish == [14, 14]


def test_an_accepted_invitation_leads_to_the_message_a_day_later() -> None:
    numbers = campaign([Person()], INVITE, WELCOME, INMAIL, accepts=1.0, rate=0.0)
    events = [(0, "invitations", 0), (1, "accepted", 0), (2, "messages", 0)]
    assert sent_on(numbers) == events
    assert simulate(numbers, 2, 1).finish == [2, 2]


def test_whoever_answers_gets_nothing_more_and_the_credit_comes_back() -> None:
    """The first InMail is answered on day 1, when its credit pays for the second person."""
    second = Step("message", ("n",), 0)
    people = [Person(), Person(), Person(connected=True)]
    numbers = campaign(people, INMAIL, second, rate=1.0, opening=1)
    assert sent_on(numbers) == [
        *((0, "messages", 2), (0, "sent", 0)),
        *((1, "refunded", 0), (1, "answers", 2), (1, "answers", 0), (1, "sent", 1)),
        *((2, "refunded", 1), (2, "answers", 1)),
    ]


@pytest.mark.parametrize(("delay", "day"), [(0, 0), (1, 1), (3, 3)])
def test_a_refund_comes_so_many_days_after_the_answer(delay: int, day: int) -> None:
    numbers = campaign([Person()], INMAIL, rate=1.0, refund_delay=delay)
    assert (day, "refunded", 0) in sent_on(numbers)


def test_the_weekly_limit_counts_the_log_and_overdue_people_go_first() -> None:
    """Two invitations a week: that of day -3 leaves one on day 0, a second from day 4 on."""
    logged = Person(log=(Logged(-3, "invitation", "i"),))
    numbers = campaign([Person(), logged, Person(), Person()], INVITE, accepts=0.0, per_week=2)
    assert sent_on(numbers) == [
        *((0, "invitations", 0), (4, "invitations", 2), (7, "invitations", 3)),
    ]


def test_a_later_step_whose_wait_is_over_comes_before_one_whose_wait_is_not() -> None:
    steps = Step("message", ("a",), 0), Step("message", ("b",), 9), Step("message", ("c",), 2)
    numbers = campaign([Person(connected=True)], *steps, rate=0.0)
    assert sent_on(numbers) == [(0, "messages", 0), (2, "messages", 0)]


def test_open_profiles_go_before_paid_inmails_within_the_daily_limit() -> None:
    people = [Person(), Person(open_profile=True), Person(open_profile=True)]
    numbers = campaign(people, INMAIL, rate=0.0, per_day={"inmail": 1})
    assert [(day, person) for day, _, person in sent_on(numbers)] == [(0, 1), (1, 2), (2, 0)]


def test_a_grant_above_the_cap_is_forfeited() -> None:
    numbers = campaign([], INMAIL, opening=3, grants={0: 4, 30: 4}, cap=5)
    assert means(simulate(numbers, 2, 1)) | {"forfeited": 6.0, "balance": 5.0} == means(
        simulate(numbers, 2, 1)
    )


# --- In closed form ---


def test_acceptances_and_answers_are_texts_times_rates() -> None:
    """Credits and limits do not bind; 40 people, of whom 0.3 accept and 0.25 of them answer."""
    numbers = campaign([Person()] * 40, INVITE, WELCOME, accepts=0.3, rate=0.25)
    outcome = simulate(numbers, 400, 1)
    for name, true in {"invitations": 40, "accepted": 12, "messages": 12, "answers": 3}.items():
        assert_close(outcome.months[0][name], true, name)


def test_an_open_invitation_is_accepted_with_its_conditional_probability() -> None:
    """0.4 accept, half of them by the first day: 0.2 of 0.8 are left on the second."""
    logged = Person(log=(Logged(-1, "invitation", "i"),))
    within = {1: 0.5, 9: 1.0}
    numbers = campaign([logged] * 40, INVITE, WELCOME, accepts=0.4, accepts_within=within)
    assert_close(simulate(numbers, 400, 1).months[0]["accepted"], 10, "accepted")


def test_a_counted_rate_is_drawn_once_a_run() -> None:
    """2 of 9 have a mean of 0.25, and everybody shares it, which widens the spread."""
    numbers = campaign([Person()] * 40, INVITE, accepts=(2, 9))
    accepted = simulate(numbers, 400, 1).months[0]["accepted"]
    assert_close(accepted, 10, "accepted")
    alone = sqrt(40 * 0.25 * 0.75 / 400)
    assert accepted.error > 1.5 * alone


def assert_close(figure: Figure, true: float, name: str) -> None:
    """Hold a mean of the oracle to four standard errors."""
    assert abs(figure.mean - true) <= 4 * figure.error + 1e-9, name


# --- The program against the oracle ---


@pytest.mark.parametrize("seed", [1, 8, 10, 17])
def test_the_program_agrees_with_the_oracle(seed: int, run: RunProgram, write: Write) -> None:
    assert_agrees(seed, run, write)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(200, 260))
def test_the_program_agrees_on_many_campaigns(seed: int, run: RunProgram, write: Write) -> None:
    assert_agrees(seed, run, write)


def assert_agrees(seed: int, run: RunProgram, write: Write) -> None:
    """Hold all figures of the sender's plan to four standard errors of both simulations.

    The oracle's error tells that of the program, too, which makes more runs. What happens in less
    than one run in 50 may be missing in all of them.
    """
    written = random_campaign(seed)
    numbers = written.numbers
    ran = run("plan", write(written.files), "--format", "json", "--runs", PROGRAM_RUNS)
    assert ran.code == 0, ran.err
    plan = ran.json["plans"][0]
    want = simulate(numbers, ORACLE_RUNS, seed)
    assert plan["opening"] == numbers.opening
    balance = float(plan["opening"])
    for number, month in enumerate(plan["months"]):
        for name, figure in want.months[number].items():
            assert_near(month[name], figure, f"month {number + 1}, {name}")
        assert month["granted"] == want.months[number]["granted"].mean
        share = want.finished(numbers.months[number][1])
        noise = 4 * sqrt(share * (1 - share) / ORACLE_RUNS)
        assert month["finished"] == pytest.approx(share, rel=0, abs=noise + 0.02)
        balance += month["granted"] + month["refunded"] - month["sent"] - month["forfeited"]
        assert month["balance"] == pytest.approx(balance, rel=0, abs=1e-7)
    for number, step in enumerate(plan["steps"]):
        assert step["drafts"] == list(numbers.steps[number].drafts)
        assert step["channel"] == numbers.steps[number].channel
        assert_near(step["sent"], want.steps[number].sent, f"step {number + 1}, sent")
        assert_near(step["answers"], want.steps[number].answers, f"step {number + 1}, answers")
    assert len(plan["steps"]) == len(numbers.steps)


def assert_near(mean: float, want: Figure, name: str) -> None:
    """Hold a mean of the program to the oracle's."""
    error = want.error * sqrt(1 + ORACLE_RUNS / PROGRAM_RUNS)
    assert abs(mean - want.mean) <= 4 * error + 6 / ORACLE_RUNS, (name, mean, want)

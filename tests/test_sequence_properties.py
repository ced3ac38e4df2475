"""What is true of every forecast of a sequence, through the program's own simulation.

The simulation keeps counts, not a record of each person. What a single person may get is therefore
tested on lists of one person, where the counts are theirs, and by looking over the simulation's
shoulder at each text of each run.
"""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
import yaml
from conftest import Run, Write, thinned
from sequence_campaigns import TEXTS, random_campaign
from sequence_oracle import Channel

from outreach_cli.load import load
from outreach_cli.projection.calendar import Calendar
from outreach_cli.projection.figures import Projection
from outreach_cli.projection.planner import Planner
from outreach_cli.projection.sequence import summary
from outreach_cli.projection.sequence.crowd import FREE, INVITATIONS, MESSAGES, PAID
from outreach_cli.projection.sequence.days import Simulation
from outreach_cli.projection.sequence.diary import Counts
from outreach_cli.projection.sequence.planner import SequencePlanner, Wanted
from outreach_cli.projection.sequence.queues import Positions

RUNS = 2_000
ALMOST_SURE = 0.999
EVERY_DAY = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
AT_ONCE = {1: 1.0}


def projected(folder: Path) -> Projection:
    """Return the forecast of the sender's plan."""
    loaded = load(str(folder))
    assert loaded.campaign is not None, loaded.mistakes
    planner = Planner(loaded.campaign, loaded.book, RUNS)
    return planner.forecast(planner.own, loaded.campaign.sender.seats).projection


def campaign(
    steps: list[tuple[Channel, int]], people: int = 1, connected: bool = False, **changes: Any
) -> dict[str, str]:
    """Return the files of a campaign; `steps` are channels with their waits.

    Every day is a sending day, and answers and acceptances are known a day later.
    """
    document: dict[str, Any] = {
        "sender": {"plan": "career", "credits": 5},
        "schedule": {"start": "2026-12-01", "months": 2, "weekdays": EVERY_DAY},
        "replies": {"rate": 0.0, "within": AT_ONCE},
        "accepts": {"rate": 0.0, "within": AT_ONCE},
        "prospects": "prospects.yaml",
        "drafts": "drafts.yaml",
        "sequence": [
            {"draft": f"d{number}"} | ({"wait": wait} if number else {})
            for number, (_, wait) in enumerate(steps)
        ],
    }
    drafts = [{"id": f"d{n}", "channel": c, **TEXTS[c]} for n, (c, _) in enumerate(steps)]
    degree = "1st" if connected else "2nd"
    listed = [{"id": f"p{n}", "first_name": "Ada", "connection": degree} for n in range(people)]
    files = {"campaign": {**document, **changes}, "drafts": drafts, "prospects": listed}
    return {f"{name}.yaml": yaml.safe_dump(value) for name, value in files.items()}


def rates(replies: float, accepts: float) -> dict[str, Any]:
    """Return the keys for the shares that answer and accept, known a day later."""
    return {
        name: {"rate": rate, "within": AT_ONCE}
        for name, rate in (("replies", replies), ("accepts", accepts))
    }


def by_step(projection: Projection) -> list[float]:
    """Return how many texts of each step are sent."""
    return [step.sent for step in projection.steps]


# --- One person ---


def test_a_person_gets_one_text_a_day_even_without_waits(write: Write) -> None:
    """Of five messages on three sending days, three are sent."""
    steps: list[tuple[Channel, int]] = [("message", 0)] * 5
    skip = [f"2026-12-{day:02}" for day in range(4, 32)]
    schedule = {"start": "2026-12-01", "months": 1, "weekdays": EVERY_DAY, "skip": skip}
    projection = projected(write(campaign(steps, connected=True, schedule=schedule)))
    assert by_step(projection) == [1, 1, 1, 0, 0]


@pytest.mark.parametrize(
    ("accepts", "messages", "inmails"), [(0.0, 0, 1), (ALMOST_SURE, 1, 0)], ids=["alone", "known"]
)
def test_inmails_go_to_people_who_are_not_connected_and_messages_to_the_others(
    accepts: float, messages: int, inmails: int, write: Write
) -> None:
    """The acceptance is known on the day on which the InMail would be due."""
    steps: list[tuple[Channel, int]] = [("invitation", 0), ("inmail", 0), ("message", 0)]
    sent = by_step(projected(write(campaign(steps, **rates(0.0, accepts)))))
    assert sent == pytest.approx([1, inmails, messages], abs=0.01)


def test_nothing_follows_a_known_answer(write: Write) -> None:
    """The next message is due on the day on which the answer is known."""
    steps: list[tuple[Channel, int]] = [("message", 0)] * 3
    files = campaign(steps, connected=True, **rates(ALMOST_SURE, 0.0))
    assert by_step(projected(write(files))) == pytest.approx([1, 0, 0], abs=0.01)


def test_nobody_gets_a_second_invitation_or_inmail(write: Write) -> None:
    steps: list[tuple[Channel, int]] = [("invitation", 0), ("inmail", 0)] * 2
    assert by_step(projected(write(campaign(steps)))) == [1, 1, 0, 0]


@pytest.mark.parametrize("seed", range(8))
def test_a_random_person_gets_no_more_than_the_steps_allow(seed: int, write: Write) -> None:
    rng = Random(seed)
    channels: list[Channel] = rng.choices(("invitation", "message", "inmail"), k=4)
    steps = [(channel, rng.choice((0, 1, 5))) for channel in channels]
    files = campaign(steps, connected=rng.random() < 0.3, **rates(0.3, 0.5))
    projection = projected(write(files))
    for channel in ("invitation", "inmail"):
        counts = [step.sent for step in projection.steps if step.step.channel == channel]
        assert sum(counts) <= 1
    assert max(by_step(projection)) <= 1
    accepted = sum(month.accepted for month in projection.months)
    messages = sum(month.messages for month in projection.months)
    assert accepted <= sum(month.invitations for month in projection.months)
    if "1st" not in files["prospects.yaml"]:
        assert messages <= accepted * channels.count("message")


# --- Many people ---


@pytest.mark.parametrize("seed", thinned(range(300, 306)))
def test_credits_and_texts_add_up(seed: int, write: Write) -> None:
    files = random_campaign(seed)
    loaded = load(str(write(files.files)))
    assert loaded.campaign is not None
    projection = projected(write(files.files))
    balance = float(loaded.campaign.sender.credits or 0)
    for month in projection.months:
        balance += month.granted + month.refunded - month.forfeited - month.sent
        assert month.balance == pytest.approx(balance, rel=0, abs=1e-9)
    of_months = {
        "message": sum(month.messages for month in projection.months),
        "inmail": sum(month.sent + month.open_profile for month in projection.months),
        "invitation": sum(month.invitations for month in projection.months),
    }
    for channel, total in of_months.items():
        sent = sum(step.sent for step in projection.steps if step.step.channel == channel)
        assert sent == pytest.approx(total, rel=0, abs=1e-9)
        assert total <= len(loaded.campaign.prospects) * len(projection.steps)
    shares = [month.finished for month in projection.months]
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)


class Diary:
    """Follows the simulation and breaks off where a text breaks the rule of sequences."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.texts = 0
        self._simulation: Simulation | None = None
        act, learn = Simulation._act, Simulation._learn

        def acting(
            simulation: Simulation, day: int, queue: int, positions: Positions, served: Counts
        ) -> None:
            self._follow(simulation)
            self._judge(day, queue, positions)
            act(simulation, day, queue, positions, served)

        def learning(simulation: Simulation, day: int) -> None:
            self._follow(simulation)
            for known, mask in (
                (simulation._answers, self._answered),
                (simulation._accepts, self._connected),
            ):
                for positions, _ in known._lists[day]:
                    mask[positions] = True
            learn(simulation, day)

        patch.setattr(Simulation, "_act", acting)
        patch.setattr(Simulation, "_learn", learning)

    def _follow(self, simulation: Simulation) -> None:
        """Begin again with each simulation, with what the log knows of everybody."""
        if simulation is self._simulation:
            return
        self._simulation = simulation
        course, runs = simulation._course, simulation._number
        width = 1 << course.shift
        self._last = np.full(runs * width, -1)
        self._invited, self._written, self._connected, self._answered = np.zeros(
            (4, runs * width), dtype=bool
        )
        for place, start in enumerate(course.starts):
            everywhere = np.arange(runs) * width + place
            self._invited[everywhere] = start.invited
            self._written[everywhere] = start.had_inmail
            self._connected[everywhere] = start.connected
            self._answered[everywhere] = start.answered

    def _judge(self, day: int, queue: int, positions: Positions) -> None:
        self.texts += len(positions)
        assert len(set(positions.tolist())) == len(positions)
        assert not (self._last[positions] == day).any(), "two texts on a day"
        assert not self._answered[positions].any(), "a text after a known answer"
        assert (self._connected[positions] == (queue == MESSAGES)).all(), "the wrong channel"
        once = {INVITATIONS: self._invited, FREE: self._written, PAID: self._written}.get(queue)
        if once is not None:
            assert not once[positions].any(), "a second invitation or InMail"
            once[positions] = True
        self._last[positions] = day


@pytest.mark.parametrize(
    ("runs", "at_once"),
    [
        ((80, 10, 10), 80),
        ((70, 10, 10), 70),
        ((40, 20, 10), 40),
        ((81, 10, 10), 80),
        ((20, 20), 20),
        ((2000,), 100),
    ],
)
def test_as_many_runs_are_followed_at_once_as_memory_allows(
    runs: tuple[int, ...], at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(summary, "_BYTES", 1000)
    monkeypatch.setattr(summary, "_bytes_of_run", lambda _, scenario: scenario)
    sizes: Any = [10] * len(runs)
    course: Any = None
    assert summary._runs_at_once(course, sizes, runs) == at_once


def test_runs_in_parts_give_the_same_forecast(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = campaign([("invitation", 0), ("message", 1), ("inmail", 14)], people=5)
    at_once = projected(write(files))
    monkeypatch.setattr(summary, "_BYTES", 2_000_000)
    in_parts = projected(write(files))
    assert in_parts.steps == at_once.steps
    assert in_parts.finished.tolist() == at_once.finished.tolist()
    assert in_parts.runs == at_once.runs == RUNS


def test_each_scenario_keeps_its_runs_and_its_luck_in_parts(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = campaign([("invitation", 0), ("message", 1), ("inmail", 14)], 3, **rates(0.3, 0.4))
    loaded = load(str(write(given)))
    assert loaded.campaign is not None
    wanted = [Wanted(plan, 1) for plan in loaded.book.plans]
    together: list[Projection] = []
    in_parts: list[Projection] = []
    for found, memory in ((together, summary._BYTES), (in_parts, 700_000)):
        monkeypatch.setattr(summary, "_BYTES", memory)
        calendar = Calendar(loaded.campaign.schedule)
        planner = SequencePlanner(loaded.campaign, loaded.book, calendar, None, 1)
        planner.prepare(wanted)
        found += [planner.projection(one) for one in wanted]
    assert {one.runs for one in together} == {120, 1600}
    for one, other in zip(together, in_parts, strict=True):
        assert (one.runs, one.months, one.steps) == (other.runs, other.months, other.steps)


@pytest.mark.parametrize("seed", thinned(range(400, 412)))
def test_every_text_of_every_run_keeps_the_rule(
    seed: int, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary = Diary(monkeypatch)
    projection = projected(write(random_campaign(seed).files))
    assert projection.exact or diary.texts or not any(step.sent for step in projection.steps)


def test_more_acceptances_may_delay_the_end(write: Write) -> None:
    """Whoever accepts waits for a message, and is settled later than after an InMail at once.

    So acceptances are not among what never delays the end: settled are those for whom no step is
    left, and an acceptance opens one.
    """
    schedule = {"start": "2026-12-01", "months": 4}
    steps: list[tuple[Channel, int]] = [("invitation", 0), ("inmail", 1), ("message", 40)]
    early, late = (
        projected(write(campaign(steps, 4, schedule=schedule, **rates(0.0, share)), f"{share}"))
        for share in (0.0, 0.9)
    )
    assert early.p90 is not None
    assert late.p90 is not None
    assert late.p90 > early.p90 + 21


HIGHER: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "acceptance": (rates(0.2, 0.2), rates(0.2, 0.6)),
    **{
        name: ({"limits": {name: low}}, {"limits": {name: high}})
        for name, low, high in (
            ("invitation.per_week", 2, 10),
            ("career.monthly_credits", 5, 12),
        )
    },
}


@pytest.mark.slow
@pytest.mark.parametrize(("lower", "higher"), HIGHER.values(), ids=HIGHER.keys())
def test_more_never_delays_the_end(
    lower: dict[str, Any], higher: dict[str, Any], write: Write
) -> None:
    """Whoever accepts needs no InMail, so that here more acceptances leave less to do."""
    schedule = {"start": "2026-12-01", "months": 6}
    steps: list[tuple[Channel, int]] = [("invitation", 0), ("message", 1), ("inmail", 14)]
    usual: dict[str, Any] = {**rates(0.2, 0.3), "schedule": schedule}
    early, late = (
        projected(write(campaign(steps, 40, **(usual | changes)), folder)).finished
        for folder, changes in (("more", higher), ("less", lower))
    )
    error = (early * (1 - early) / RUNS + late * (1 - late) / RUNS) ** 0.5
    assert (early >= late - 4 * error).all()
    assert early.sum() > late.sum() + 1


# --- One InMail is a campaign without a sequence ---


@pytest.mark.parametrize(
    "changes",
    thinned(
        [
            {},
            {"replies": {"rate": "9 of 50"}},
            {"schedule": {"start": "2026-12-01", "months": 5, "per_day": 1}},
            {"limits": {"career.cap": 5, "refund.delay": 3}},
        ],
        2,
    ),
    ids=["exact", "counted", "daily limit", "cap and delay"],
)
def test_one_inmail_is_exactly_a_campaign_without_a_sequence(
    changes: dict[str, Any], run: Run, write: Write
) -> None:
    schedule = {"start": "2026-12-01", "months": 5, "deadline": "2027-03-10"}
    usual: dict[str, Any] = {"replies": {"rate": 0.3}, "schedule": schedule}
    files = campaign([("inmail", 0)], 20, **(usual | changes))
    log = [
        {"prospect": "p0", "sent": "2026-11-20"},
        {"prospect": "p1", "sent": "2026-11-25", "answered": "2026-11-30"},
    ]
    document = {**yaml.safe_load(files["campaign.yaml"]), "sent": "sent.yaml"}
    forecasts = []
    for folder, left_out in (("with", ()), ("without", ("sequence", "accepts"))):
        kept = {key: value for key, value in document.items() if key not in left_out}
        texts = {"campaign.yaml": yaml.safe_dump(kept), "sent.yaml": yaml.safe_dump(log)}
        place = write({**files, **texts}, folder)
        ran = run("plan", place, "--format", "json", "--runs", RUNS)
        assert ran.code == 0, ran.err
        forecasts.append(ran.json["plans"])
    for with_, without in zip(*forecasts, strict=True):
        assert not without.pop("steps", None)
        with_.pop("steps", None)
        for month in with_["months"]:  # only a sequence says what holds it back
            month.pop("also_held_by", None)
            month["held_by"] = None
        # Only with a sequence they are those that come in the months, also to the log.
        answers = sum(month["answers"] for month in with_["months"])
        assert with_["answers"] == pytest.approx(answers)
        assert with_ | {"answers": without["answers"]} == without


def test_credits_above_the_cap_stay_until_the_plan_s_own_grant(run: Run, write: Write) -> None:
    """Other plans are forecast together with it; one of them is granted credits in between."""
    schedule = {"start": "2026-12-10", "months": 1}
    sender = {"plan": "career", "credits": 40, "renewal_day": 10}
    files = campaign([("invitation", 0)], sender=sender, schedule=schedule)
    ran = run("plan", write(files), "--format", "json", "--runs", RUNS)
    own, *others = ran.json["plans"]
    assert own["months"][0]["balance"] == 40
    assert any(plan["months"][0]["granted"] > plan["monthly_credits"] for plan in others)


# --- Answers of InMails alone, whose law is exact ---


@pytest.mark.parametrize(
    ("replies", "per_day", "answers"),
    [
        ({"rate": 0.4}, 9, 1.6),
        ({"rate": "9 of 20"}, 9, 4 * 9.5 / 21),
        ({"rate": 0.4, "by": {"industry": {"Law": 0.6}}}, 1, 2.0),
    ],
    ids=["exact", "counted", "different rates"],
)
def test_answers_that_come_too_late_for_a_refund_count(
    replies: dict[str, Any], per_day: int, answers: float, run: Run, write: Write
) -> None:
    schedule = {"start": "2026-12-01", "months": 2, "weekdays": EVERY_DAY, "per_day": per_day}
    limits = {"refund.window": 2}
    replies = {**replies, "within": {10: 1.0}}
    files = campaign([("inmail", 0)], 4, replies=replies, schedule=schedule, limits=limits)
    people = [{"id": n, "industry": "Law" if n < 2 else "Retail"} for n in range(4)]
    files["prospects.yaml"] = yaml.safe_dump(people)
    own = run("plan", write(files), "--format", "json", "--runs", RUNS).json["plans"][0]
    assert sum(month["answers"] for month in own["months"]) == pytest.approx(answers)


@pytest.mark.parametrize("left_out", [(), ("sequence",)], ids=["sequence", "no sequence"])
def test_answers_to_free_inmails_of_the_log_count(
    left_out: tuple[str, ...], run: Run, write: Write
) -> None:
    """Half answer, half of them on the first day, which is over: a third of those left."""
    files = campaign([("inmail", 0)], replies={"rate": 0.5, "within": {1: 0.5, 9: 1.0}})
    document = {**yaml.safe_load(files["campaign.yaml"]), "sent": "sent.yaml"}
    kept = {key: value for key, value in document.items() if key not in left_out}
    files |= {
        "campaign.yaml": yaml.safe_dump(kept),
        "prospects.yaml": "- {id: p0, open_profile: true}\n",
        "sent.yaml": "- {prospect: p0, sent: 2026-11-30}\n",
    }
    own = run("plan", write(files), "--format", "json", "--runs", RUNS).json["plans"][0]
    assert own["months"][0]["answers"] == pytest.approx(1 / 3)


def test_notes_of_different_days_count_together_in_a_month(write: Write) -> None:
    schedule = {"start": "2026-12-01", "months": 2, "weekdays": EVERY_DAY}
    few_a_day = {**schedule, "per_day": {"invitation": 2}}
    given = campaign([("invitation", 0)], 12, sender={"plan": "free"}, schedule=few_a_day)
    found = projected(write(given))
    assert [month.invitations for month in found.months] == [5, 5]

"""`due`, day by day: against the oracle that follows each person, and against the forecast."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from math import sqrt
from random import Random

import pytest
from conftest import Write, thinned
from sequence_campaigns import random_campaign
from sequence_oracle import Delay, Event, Prepared, Run

from outreach_cli.due import Due, Text
from outreach_cli.due.day import due
from outreach_cli.load import Loaded, load
from outreach_cli.model import Campaign, Channel, Sent
from outreach_cli.projection.planner import Planner

TEXTS = ("messages", "open_profile", "sent", "invitations")
DRAFTS = """\
- {id: hello, channel: invitation, body: "Hi {{ first_name }}"}
- {id: welcome, channel: message, body: "Thank you, {{ first_name }}"}
- {id: first-inmail, channel: inmail, subject: A question, body: "Hi {{ first_name }}"}
- {id: nudge-a, channel: message, body: "A number, {{ first_name }}"}
- {id: nudge-b, channel: message, body: "A place, {{ first_name }}"}
"""


def several_steps(times: int = 1) -> dict[str, str]:
    """Return a campaign with all kinds of steps; people, limits and credits some times as many."""
    people = "".join(
        f"- {{id: p{n}, first_name: Ada, connection: {'1st' if n % 7 == 3 else '2nd'},"
        f" open_profile: {str(n % 5 == 1).lower()}}}\n"
        for n in range(14 * times)
    )
    campaign = f"""\
name: Several steps
sender: {{plan: business, credits: {3 * times}, renewal_day: 20}}
schedule:
  start: 2027-01-11
  months: 3
  per_day: {{invitation: {2 * times}, inmail: {times}}}
limits:
  invitation.per_week: {7 * times}
  business.monthly_credits: {2 * times}
  business.cap: {4 * times}
sequence:
- {{draft: hello}}
- {{draft: welcome, wait: 1}}
- {{draft: first-inmail, wait: 9}}
- {{draft: [nudge-a, nudge-b], wait: 5}}
accepts: {{rate: 0.4, within: {{1: 0.3, 7: 0.8, 20: 1.0}}}}
replies: {{rate: 0.3, by: {{draft: {{welcome: 0.2}}}}, within: {{1: 0.4, 10: 1.0}}}}
prospects: prospects.yaml
drafts: drafts.yaml
"""
    return {"campaign.yaml": campaign, "drafts.yaml": DRAFTS, "prospects.yaml": people}


def loaded(files: Mapping[str, str], write: Write) -> tuple[Campaign, Loaded]:
    result = load(str(write(files)))
    assert result.campaign is not None, result.mistakes
    return result.campaign, result


# --- The same texts to the same people as the oracle, on every day ---


def kind(text: Text) -> str:
    channel = text.draft.channel
    if channel is Channel.INMAIL:
        return "sent" if text.credits else "open_profile"
    return f"{channel.value}s"


def events_of(today: Due, day: int) -> list[Event]:
    """Return what is due as the events of the oracle."""
    return [
        Event(day, kind(text), int(text.prospect.id[1:]), (text.step or 0) - 1)
        for text in today.texts
    ]


def log_on(
    day: int, events: list[Event], campaign: Campaign, drafts: list[list[str]]
) -> list[Sent]:
    """Return the log on the morning of a day, as somebody would have written it.

    An answer that is known on a day came on the day before; an acceptance counts from the day on
    which it is known.
    """
    start = campaign.schedule.start
    log = list(campaign.sent)
    for event in events:
        if event.day < day and event.kind in TEXTS:
            channel = campaign.sequence[event.step].channel
            sent, id = start + timedelta(event.day), f"p{event.person}"
            draft = drafts[event.person][event.step]
            log.append(Sent(id, sent, None, campaign.spot, channel, draft))
    for event in events:
        if event.day <= day and event.kind in {"accepted", "answers"}:
            when = start + timedelta(event.day - (event.kind == "answers"))
            at = next(n for n, text in enumerate(log) if is_meant(text, event, campaign))
            is_answer = event.kind == "answers"
            log[at] = (
                log[at]._replace(answered=when) if is_answer else log[at]._replace(accepted=when)
            )
    return log


def is_meant(text: Sent, event: Event, campaign: Campaign) -> bool:
    """Tell whether an acceptance or answer is one to a text."""
    step = campaign.sequence[event.step]
    is_open = text.answered is None if event.kind == "answers" else text.accepted is None
    is_same = text.draft in step.drafts if text.draft is not None else True
    to_them = text.prospect == f"p{event.person}" and text.channel is step.channel
    return to_them and is_same and is_open


def assert_agrees(seed: int, write: Write) -> None:
    written = random_campaign(seed)
    campaign, result = loaded(written.files, write)
    run = Run(prepared := Prepared(written.numbers), Random(seed))
    drafts = [[draft or "" for draft in own] for own in prepared.drafts]
    events = run.course().events
    for day, is_sending_day in enumerate(written.numbers.sending):
        if not is_sending_day:
            continue
        log = log_on(day, events, campaign, drafts)
        on = written.start + timedelta(day)
        today = due(campaign._replace(sent=tuple(log)), result.book, on)
        want = [event for event in events if event.day == day and event.kind in TEXTS]
        assert events_of(today, day) == want, (seed, day, on)
        assert len(today.texts) + len(today.waiting) + sum(today.finished) == len(drafts)


@pytest.mark.parametrize("seed", thinned([1, 3, 8, 17], 2))
def test_every_day_has_the_texts_of_the_oracle(seed: int, write: Write) -> None:
    assert_agrees(seed, write)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(300, 360))
def test_every_day_has_the_texts_of_the_oracle_in_many_campaigns(seed: int, write: Write) -> None:
    assert_agrees(seed, write)


# --- As many texts as forecast, if a user sends what is due and writes down what comes of it ---


def sent_by_step(campaign: Campaign, result: Loaded, rng: Random) -> list[int]:
    """Send what is due on each day of the forecast; return how many texts of each step there were.

    Answers and acceptances are drawn when a text is sent, and entered when they come.
    """
    assert campaign.accepts is not None
    start, last = campaign.schedule.start, date(2027, 4, 10)
    answers, acceptances = Delay(campaign.replies.within), Delay(campaign.accepts.within)
    rates = {segment.value: segment.rate for segment in campaign.replies.by}
    counts = [0] * len(campaign.sequence)
    log: list[Sent] = []
    for day in days(start, last):
        known = tuple(until(text, day) for text in log)
        for text in due(campaign._replace(sent=known), result.book, day).texts:
            draft, channel = text.draft.id, text.draft.channel
            counts[(text.step or 0) - 1] += 1
            entry = Sent(text.prospect.id, day, None, campaign.spot, channel, draft)
            if channel is Channel.INVITATION:
                delay = acceptances.drawn(campaign.accepts.rate, 0, rng)
                when = None if delay is None else day + timedelta(delay)
                entry = entry._replace(accepted=when)
            else:
                delay = answers.drawn(rates.get(draft, campaign.replies.rate), 0, rng)
                when = None if delay is None else day + timedelta(delay - 1)
                entry = entry._replace(answered=when)
            log.append(entry)
    return counts


def days(first: date, last: date) -> Iterator[date]:
    """Yield the days from Monday to Friday."""
    for number in range((last - first).days + 1):
        if (day := first + timedelta(number)).weekday() < 5:
            yield day


def until(text: Sent, day: date) -> Sent:
    """Return what is known of a text on the morning of a day."""
    return text._replace(
        answered=text.answered if text.answered is not None and text.answered < day else None,
        accepted=text.accepted if text.accepted is not None and text.accepted <= day else None,
    )


def assert_as_forecast(
    runs: int, write: Write, forecast_runs: int = 20_000, times: int = 1
) -> None:
    campaign, result = loaded(several_steps(times), write)
    plan = result.book.plan(campaign.sender.plan)
    projection = Planner(campaign, result.book, forecast_runs).forecast(plan, campaign.sender.seats)
    rng = Random(7)
    counts = [sent_by_step(campaign, result, rng) for _ in range(runs)]
    for number, step in enumerate(projection.projection.steps):
        of_step = [run[number] for run in counts]
        mean = sum(of_step) / runs
        variance = sum((value - mean) ** 2 for value in of_step) / (runs - 1)
        error = sqrt(variance / runs * (1 + runs / forecast_runs))
        assert abs(mean - step.sent) <= 4 * error + 1e-9, (number, mean, step.sent, error)


@pytest.mark.slow
def test_the_texts_of_each_step_are_as_many_as_forecast(write: Write) -> None:
    assert_as_forecast(10, write, forecast_runs=500)


@pytest.mark.slow
def test_the_texts_of_each_step_are_as_many_as_forecast_in_many_runs(write: Write) -> None:
    """With three times as many people, each run shows as much as three, in twice the time."""
    assert_as_forecast(200, write, times=3)

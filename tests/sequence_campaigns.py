"""Random campaigns with a sequence: their files, and the same values for the oracle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

import oracle
import yaml
from cases import PLANS, WEEKDAYS
from sequence_oracle import Channel, Logged, Person, Rate, Sequenced, Step

INDUSTRIES = ("Computing", "Law", "Retail")
TEXTS: dict[Channel, dict[str, str]] = {
    "invitation": {"body": "Hello"},
    "message": {"body": "Hello"},
    "inmail": {"subject": "A question", "body": "Hello"},
}
CURVES: tuple[dict[int, float], ...] = (
    {1: 0.5, 7: 0.85, 30: 0.97, 90: 1.0},
    {1: 1.0},
    {3: 0.25, 20: 1.0},
    {2: 0.0, 60: 1.0},
    {1: 0.2, 7: 0.8, 45: 1.0},
)


@dataclass(frozen=True)
class Written:
    """A campaign in numbers for the oracle, and as files for the program."""

    numbers: Sequenced
    files: Mapping[str, str]
    start: date
    plan: str
    others: Mapping[str, Sequenced]
    """The same campaign on other plans, bought on day 0."""


def random_campaign(seed: int) -> Written:
    """Return a campaign that depends on the seed alone."""
    rng = Random(seed)
    plan = rng.choice(("free", "career", "business", "recruiter-lite", "sales-navigator"))
    seats = rng.choice((1, 1, 1, 2, 3))
    start = date(2026, 1, 1) + timedelta(days=rng.randrange(700))
    months = rng.randint(2, 5)
    weekdays = sorted(rng.sample(range(7), rng.choice((1, 3, 5, 5, 7))))
    skip = {start + timedelta(days=rng.randrange(60)) for _ in range(rng.choice((0, 0, 12)))}
    calendar = oracle.calendar(start, months, set(weekdays), skip)
    limits = random_limits(rng, plan)
    opening = rng.choice((None, 0, 7, 30)) if plan != "free" else None
    renewal_day = rng.choice((None, 1, 15, 31)) if opening is not None else None
    size = int(limits.get(f"{plan}.monthly_credits", PLANS[plan].credits)) * seats
    by_limit = limits.get(f"{plan}.renewal", PLANS[plan].renewal)
    on_hand, grants = oracle.grants(
        calendar,
        start,
        months,
        "first-of-month" if by_limit == "first-of-month" else "billing-day",
        size,
        opening,
        renewal_day,
    )
    per_day: dict[Channel, int] = {
        channel: rng.randint(1, 6) for channel in TEXTS if rng.random() < 0.4
    }
    steps, audiences = random_steps(rng)
    people = random_people(rng, steps, audiences)
    industries = {one.values["industry"] for one in people if "industry" in one.values}
    answered = [d for step in steps if step.channel != "invitation" for d in step.drafts]
    rates_by: list[tuple[str, str, Rate]] = [
        ("draft", draft, random_rate(rng)) for draft in answered if rng.random() < 0.3
    ]
    rates_by += [
        ("industry", one, random_rate(rng)) for one in sorted(industries) if rng.random() < 0.3
    ]
    if rng.random() < 0.5:
        rates_by = sorted(rates_by, key=lambda segment: segment[0] != "industry")
    numbers = Sequenced(
        people=people,
        steps=steps,
        sending=calendar.sending,
        months=calendar.months,
        rate=random_rate(rng),
        rates_by=tuple(rates_by),
        within=rng.choice(CURVES),
        accepts=random_rate(rng),
        accepts_within=rng.choice(CURVES),
        audiences=audiences,
        opening=on_hand,
        grants=grants if size else {},
        cap=int(limits.get(f"{plan}.cap", PLANS[plan].cap)) * seats,
        window=int(limits.get("refund.window", 90)),
        refund_delay=int(limits.get("refund.delay", 1)),
        per_day=per_day,
        per_week=int(limits.get("invitation.per_week", 100)) * seats,
        open_profile_per_month=int(limits.get("open_profile.per_month", 800)),
        notes_per_month=(
            int(limits.get("invitation.notes_per_month.free", 5)) if plan == "free" else None
        ),
        reaches_out_of_network=plan != "recruiter-lite",
    )
    sender = {"plan": plan, "seats": seats, "credits": opening, "renewal_day": renewal_day}
    schedule: dict[str, Any] = {
        "start": start,
        "months": months,
        "weekdays": [WEEKDAYS[day] for day in weekdays],
        "skip": sorted(skip),
        "per_day": per_day["inmail"] if [*per_day] == ["inmail"] else dict(per_day),
    }
    others = {}
    for other, grant in PLANS.items():
        if other == plan:
            continue
        opening, granted = oracle.grants(
            calendar, start, months, grant.renewal, grant.credits * seats, None, None
        )
        others[other] = replace(
            numbers,
            opening=opening,
            grants=granted if grant.credits else {},
            cap=grant.cap * seats,
            notes_per_month=(
                int(limits.get("invitation.notes_per_month.free", 5)) if other == "free" else None
            ),
            reaches_out_of_network=other != "recruiter-lite",
            log_pays_back=False,
        )
    written = files(numbers, sender, schedule, limits)
    return Written(numbers, written, start, plan, others)


def random_rate(rng: Random) -> Rate:
    """Return a share or counts."""
    if rng.random() < 0.3:
        asked = rng.choice((5, 20, 50))
        return rng.randint(0, asked // 2), asked
    return rng.choice((0.0, 0.1, 0.2, 0.4, 0.7))


def random_limits(rng: Random, plan: str) -> dict[str, int | str]:
    """Return values of the rulebook that may bind."""
    possible: dict[str, int | str] = {
        "invitation.per_week": rng.randint(2, 20),
        "open_profile.per_month": rng.randint(1, 6),
        "invitation.notes_per_month.free": rng.randint(1, 12),
        "refund.delay": rng.choice((0, 2, 5)),
        "refund.window": rng.choice((5, 30)),
        f"{plan}.monthly_credits": rng.randint(0, 12),
        f"{plan}.cap": rng.randint(3, 20),
        f"{plan}.renewal": rng.choice(("billing-day", "first-of-month")),
    }
    if plan == "free":
        possible = {name: value for name, value in possible.items() if not name.startswith("free.")}
    return {name: value for name, value in possible.items() if rng.random() < 0.35}


def random_steps(rng: Random) -> tuple[tuple[Step, ...], dict[str, dict[str, tuple[str, ...]]]]:
    """Return the steps of a sequence and the audiences of some of their drafts."""
    channels: list[Channel] = rng.choices(
        ("invitation", "message", "inmail"), weights=(3, 4, 3), k=rng.randint(1, 5)
    )
    if rng.random() < 0.6:
        channels[0] = "invitation"
    steps, audiences = [], {}
    for number, channel in enumerate(channels):
        drafts = tuple(f"{channel}-{number}-{n}" for n in range(rng.choice((1, 1, 1, 2, 3))))
        for draft in drafts:
            if rng.random() < 0.25:
                audiences[draft] = {"industry": tuple(rng.sample(INDUSTRIES, rng.randint(1, 2)))}
        steps.append(Step(channel, drafts, rng.choice((0, 1, 3, 7, 14, 30)) if number else 0))
    return tuple(steps), audiences


def random_people(
    rng: Random, steps: tuple[Step, ...], audiences: Mapping[str, Mapping[str, tuple[str, ...]]]
) -> tuple[Person, ...]:
    """Return people of all kinds, in half of the campaigns with a log."""
    share_connected = rng.choice((0.0, 0.1, 0.4))
    share_logged = rng.choice((0.0, 0.0, 0.3, 0.7))
    return tuple(
        with_log(rng, person, steps, audiences) if rng.random() < share_logged else person
        for person in (
            Person(
                connected=rng.random() < share_connected,
                open_profile=rng.random() < 0.2,
                accepts_inmail=rng.random() < 0.9,
                out_of_network=rng.random() < 0.1,
                values={"industry": rng.choice(INDUSTRIES)} if rng.random() < 0.8 else {},
            )
            for _ in range(rng.randint(10, 45))
        )
    )


def with_log(
    rng: Random,
    person: Person,
    steps: tuple[Step, ...],
    audiences: Mapping[str, Mapping[str, tuple[str, ...]]],
) -> Person:
    """Return a person who has taken some steps before day 0."""
    day = -rng.randint(2, 100)
    connected, invited, had_inmail, log = person.connected, False, False, []
    for step in steps:
        drafts = [
            draft
            for draft in step.drafts
            if all(person.values.get(k) in v for k, v in audiences.get(draft, {}).items())
        ]
        fits = connected == (step.channel == "message")
        fits = fits and not (invited and step.channel == "invitation")
        reached = person.accepts_inmail and not (person.out_of_network or had_inmail)
        if not drafts or not fits or (step.channel == "inmail" and not reached):
            continue
        if day >= 0 or rng.random() < 0.25:
            break
        named = rng.random() < 0.7
        text = Logged(day, step.channel, rng.choice(drafts) if named else None)
        later = rng.randint(day, -1)
        if step.channel == "invitation":
            invited = True
            if rng.random() < 0.4:
                connected, text = True, replace(text, accepted=later)
        elif rng.random() < 0.15:
            log.append(replace(text, answered=later))
            break
        had_inmail = had_inmail or step.channel == "inmail"
        log.append(text)
        day = max(day, text.accepted or day) + rng.randint(1, 40)
    return replace(person, log=tuple(log))


# --- Files ---


def files(
    campaign: Sequenced,
    sender: Mapping[str, Any],
    schedule: Mapping[str, Any],
    limits: Mapping[str, int | str],
) -> dict[str, str]:
    """Return the files of a campaign."""
    by: dict[str, dict[str, str | float]] = {}
    for name, value, rate in campaign.rates_by:
        by.setdefault(name, {})[value] = stated(rate)
    log = logged(campaign, schedule["start"])
    document: dict[str, Any] = {
        "name": "Random",
        "sender": {key: value for key, value in sender.items() if value is not None},
        "schedule": {key: value for key, value in schedule.items() if value not in ([], {})},
        "replies": {"rate": stated(campaign.rate), "by": by, "within": dict(campaign.within)},
        "accepts": {"rate": stated(campaign.accepts), "within": dict(campaign.accepts_within)},
        "limits": dict(limits),
        "prospects": "prospects.yaml",
        "drafts": "drafts.yaml",
        "sequence": [
            {"draft": step.drafts[0] if len(step.drafts) == 1 else [*step.drafts]}
            | ({"wait": step.wait} if number and step.wait != 7 else {})
            for number, step in enumerate(campaign.steps)
        ],
    }
    if log:
        document["sent"] = "sent.yaml"
    drafts = [
        {"id": draft, "channel": step.channel, **TEXTS[step.channel]}
        | ({"audience": audience(campaign, draft)} if draft in campaign.audiences else {})
        for step in campaign.steps
        for draft in step.drafts
    ]
    people = [listed(number, person) for number, person in enumerate(campaign.people)]
    written = {"campaign": document, "drafts": drafts, "prospects": people}
    if log:
        written["sent"] = log
    return {
        f"{name}.yaml": yaml.safe_dump(value, sort_keys=False) for name, value in written.items()
    }


def logged(campaign: Sequenced, start: date) -> list[dict[str, Any]]:
    """Return the log as sent.yaml has it; without a draft or a channel a text is an InMail."""
    entries = []
    for number, person in enumerate(campaign.people):
        for text in person.log:
            days = {"sent": text.day, "answered": text.answered, "accepted": text.accepted}
            entry: dict[str, Any] = {"prospect": f"p{number}", "draft": text.draft}
            if text.draft is None and text.channel != "inmail":
                entry["channel"] = text.channel
            entry |= {
                key: start + timedelta(days=day) for key, day in days.items() if day is not None
            }
            entries.append({key: value for key, value in entry.items() if value is not None})
    return entries


def stated(rate: Rate) -> str | float:
    """Return a rate as campaign.yaml has it."""
    return f"{rate[0]} of {rate[1]}" if isinstance(rate, tuple) else rate


def audience(campaign: Sequenced, draft: str) -> dict[str, list[str]]:
    """Return the audience of a draft as drafts.yaml has it."""
    return {field: list(values) for field, values in campaign.audiences[draft].items()}


def listed(number: int, person: Person) -> dict[str, Any]:
    """Return a person as an entry of the list."""
    degree = "out" if person.out_of_network else "2nd"
    entry: dict[str, Any] = {"id": f"p{number}", "first_name": "Ada", **person.values}
    entry["connection"] = "1st" if person.connected else degree
    if person.open_profile:
        entry["open_profile"] = True
    if not person.accepts_inmail:
        entry["accepts_inmail"] = False
    return entry

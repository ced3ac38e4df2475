"""Which messages a preview shows, and what it says about drafts that cannot be filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from outreach_cli.merge import Mailing, Merged, assignments
from outreach_cli.merge.messages import Message, fields_of, message, messages
from outreach_cli.model import Prospect
from outreach_cli.routing.audience import is_in_audience, why_nobody
from outreach_cli.words import CALLED, and_others, shown


class Shown(NamedTuple):
    """A message, and in words why this one is shown: `the longest of 169`."""

    message: Message
    why: str = ""


class Preview(NamedTuple):
    """Messages to show, in rows of those that are best seen side by side, and notes on drafts."""

    rows: Iterable[Sequence[Shown]]
    notes: Sequence[str] = ()


def samples(merged: Merged, mailings: Sequence[Mailing], typical: bool) -> Preview:
    """Return the longest message of each draft, and with `typical` also one of median length."""

    def of_one(mailing: Mailing) -> list[Shown]:
        places = _by_length(mailing)
        if not places:
            return []
        chosen = {places[-1]: _longest(len(places))}
        if typical:
            chosen.setdefault(_typical(mailing, places), "of typical length")
        people = mailing.recipients.prospects
        return [Shown(message(merged, mailing, people[n]), why) for n, why in chosen.items()]

    return Preview(list(_rows(merged, mailings, of_one)), list(_notes(merged, mailings)))


def for_person(merged: Merged, mailings: Sequence[Mailing], person: Prospect) -> Preview:
    """Return the messages that a person could get."""

    def of_one(mailing: Mailing) -> list[Shown]:
        is_recipient = any(one is person for one in mailing.recipients.prospects)
        return [Shown(message(merged, mailing, person))] if is_recipient else []

    return Preview(list(_rows(merged, mailings, of_one)))


def with_blank(merged: Merged, mailings: Sequence[Mailing], field: str) -> Preview:
    """Return a message of typical length of each draft with a field, as if it were missing."""

    def of_one(mailing: Mailing) -> list[Shown]:
        places = _by_length(mailing)
        if not places or field not in fields_of(mailing):
            return []
        person = mailing.recipients.prospects[_typical(mailing, places)]
        return [Shown(message(merged, mailing, person, field), f"if {field} were missing")]

    return Preview(list(_rows(merged, mailings, of_one)))


def everything(merged: Merged, mailings: Sequence[Mailing]) -> Preview:
    """Return all messages of drafts, one after the other; they are made while they are read."""
    rows = ([Shown(one)] for mailing in mailings for one in messages(merged, mailing))
    return Preview(rows, list(_notes(merged, mailings)))


def why_not(merged: Merged, mailing: Mailing | None, person: Prospect) -> str:
    """Return in words why somebody does not get a draft, or any draft at all."""
    if mailing is not None and not is_in_audience(person, mailing.draft.audience):
        return "not in its audience"
    own = next(one for one in assignments(merged).assigned if one.prospect is person)
    if mailing is not None:
        for step in merged.campaign.sequence:
            others = [id for id in own.drafts if id in step.drafts]
            if mailing.draft.id in step.drafts and others:
                return f"this step sends them {shown(others[0])}"
    return own.why


def why_to_nobody(merged: Merged, mailing: Mailing) -> str:
    """Return in words why a draft has no recipients."""
    campaign, draft = merged.campaign, mailing.draft
    reason = why_nobody(campaign)
    if reason:
        return reason
    if not any(is_in_audience(one, draft.audience) for one in campaign.prospects):
        return "nobody is in its audience"
    if campaign.sequence and not any(draft.id in step.drafts for step in campaign.sequence):
        return "it is in no step of the sequence"
    people = "nobody in its audience" if draft.audience else "nobody on the list"
    return f"{people} can get {CALLED[draft.channel]} now, as outreach route shows"


def _longest(count: int) -> str:
    return "the only one" if count == 1 else f"the longest of {count:,}"


def _by_length(mailing: Mailing) -> list[int]:
    """Return the numbers of the recipients whom a draft can be filled in for, longest last.

    Among messages of the same length the one that comes first on the list is last here.
    """
    people, lengths = mailing.recipients, mailing.recipients.message_lengths(mailing.body)
    failed = {one.id for one, _ in _failures(mailing)}
    numbers = [n for n, one in enumerate(people.prospects) if not failed or one.id not in failed]
    return sorted(numbers, key=lambda n: (lengths[n], -n))


def _typical(mailing: Mailing, places: Sequence[int]) -> int:
    """Return one of the numbers from `_by_length`: that of a message of median length.

    Its recipient has a value for each placeholder, if somebody has.
    """
    gaps = {person.id for people in _gaps(mailing).values() for person in people}
    whole = [n for n in places if mailing.recipients.prospects[n].id not in gaps] or places
    return whole[(len(whole) - 1) // 2]


def _failures(mailing: Mailing) -> Iterator[tuple[Prospect, str]]:
    """Yield the recipients for whom Liquid cannot fill in a draft, with the reason."""
    for _, template in mailing.templates:
        if template.parts is None:
            for person, problem in mailing.recipients.filled(template).failures:
                yield person, problem.message


def _gaps(mailing: Mailing) -> dict[str, list[Prospect]]:
    """Return the recipients without a value, for each placeholder that has no default."""
    gaps = {}
    for _, template in mailing.templates:
        for placeholder in template.placeholders:
            people = mailing.recipients.without(placeholder)
            if people:
                gaps[placeholder.written] = people
    return gaps


def _rows(
    merged: Merged, mailings: Sequence[Mailing], of_one: Callable[[Mailing], list[Shown]]
) -> Iterator[list[Shown]]:
    """Yield the messages of variants beside each other, or else all messages of one draft."""
    steps = {id: n for n, step in enumerate(merged.campaign.sequence) for id in step.drafts}
    groups: dict[object, list[list[Shown]]] = {}
    for mailing in mailings:
        draft = mailing.draft
        own = of_one(mailing)
        if own:
            groups.setdefault(steps.get(draft.id, draft.channel), []).append(own)
    for variants in groups.values():
        if len(variants) == 1:
            yield variants[0]
        else:
            for row in zip_longest(*variants):
                yield [one for one in row if one is not None]


def _notes(merged: Merged, mailings: Sequence[Mailing]) -> Iterator[str]:
    """Yield sentences about drafts that nobody gets, or that are not right for somebody."""
    for mailing in mailings:
        name, total = shown(mailing.draft.id), len(mailing.recipients)
        problem = mailing.body.problem or (mailing.subject and mailing.subject.problem)
        if problem:
            yield f"{name} cannot be filled in: {problem.message}."
        elif not total:
            yield f"{name} goes to nobody: {why_to_nobody(merged, mailing)}."
        else:
            for reason, people in _by_reason(mailing).items():
                several = and_others(people[0].name, len(people) - 1)
                yield f"{name} cannot be filled in for {several}: {reason}."
            failed = {one.id for one, _ in _failures(mailing)}
            for placeholder, without in _gaps(mailing).items():
                people = [one for one in without if one.id not in failed]
                if not people:
                    continue
                several = and_others(people[0].name, len(people) - 1)
                gap = f"{{{{ {placeholder} }}}} has no value"
                yield f"{name}: {gap} for {several} ({len(people):,} of {total:,} recipients)."


def _by_reason(mailing: Mailing) -> dict[str, list[Prospect]]:
    reasons: dict[str, dict[str, Prospect]] = {}
    for person, reason in _failures(mailing):
        reasons.setdefault(reason, {})[person.id] = person
    return {reason: list(people.values()) for reason, people in reasons.items()}

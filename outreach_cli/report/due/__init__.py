"""What to send on a day, in each format, and the words that they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from outreach_cli.due import Due, Reason, Text, Unsendable
from outreach_cli.model import Channel
from outreach_cli.words import counted, first_of, listed, shown

WHY = {
    Reason.CREDITS: "a credit",
    Reason.WEEKLY_INVITATIONS: "the weekly limit of invitations",
    Reason.NOTES: "the monthly limit of notes",
    Reason.OPEN_PROFILES: "the monthly limit of free InMails",
    Reason.DAILY_LIMIT: "the daily limit (schedule.per_day)",
    Reason.START: "the schedule's start",
    Reason.WAIT: "the wait after the last text",
    Reason.ACCEPTANCE: "an acceptance of the invitation",
    Reason.NO_SENDING_DAY: "the next sending day",
    Reason.NO_DRAFT: "a draft for them",
}
"""What people wait for, as it continues `12 people wait for`."""
_KINDS = {
    Channel.MESSAGE: ("message", "messages"),
    Channel.INMAIL: ("InMail", "InMails"),
    Channel.INVITATION: ("invitation", "invitations"),
}


def kind(text: Text) -> str:
    """Return what a text is sent as: `free InMail`."""
    is_free = text.draft.channel is Channel.INMAIL and not text.credits
    return f"{'free ' if is_free else ''}{_KINDS[text.draft.channel][0]}"


def people(due: Due, refused: Unsendable) -> str:
    """Return the first few of those to whom a draft cannot be sent, and how many others."""
    return first_of([due.names.get(one.id) or shown(one.name) for one in refused.people])


def weekday(day: date) -> str:
    """Return a day with its weekday: `2027-01-11, a Monday`."""
    return f"{day}, a {day:%A}"


def heading(due: Due) -> str:
    """Return in one line how much there is to send on the day, or why nothing is."""
    if due.texts:
        return f"To send on {weekday(due.day)}: {amounts(due)}"
    reason = _nobody_left(due)
    if reason:
        return f"Nothing to send on {weekday(due.day)}: {reason}"
    if due.day < due.start:
        text = f"Nothing to send on {due.day}: the schedule starts on {due.start}"
        is_later = due.next_day is not None and due.next_day > due.start
        return f"{text}, and the first sending day is {due.next_day}" if is_later else text
    if not due.is_sending_day:
        text = f"Nothing to send on {weekday(due.day)}, which is not a sending day"
        return f"{text}; the next one is {weekday(due.next_day)}" if due.next_day else text
    return f"Nothing to send on {weekday(due.day)}: {_why_everyone_waits(due)}"


def why_nothing(due: Due) -> str:
    """Return why nothing is sent on a day and for some time after it."""
    if due.day < due.start:
        return _nobody_left(due) or f"the schedule starts on {due.start}"
    return _nobody_left(due) or _why_everyone_waits(due)


def _nobody_left(due: Due) -> str:
    """Return why nothing is sent on any later day either, an empty text if something may be."""
    return due.nobody or ("" if due.waiting or due.unsendable else "no text is left for anyone")


def _why_everyone_waits(due: Due) -> str:
    """Return for what and until when people wait, and how many have a text that cannot be sent."""
    parts = []
    if due.waiting:
        reasons = {one.reason for one in due.waiting}
        days = [one.until for one in due.waiting if one.until is not None]
        wait = counted(len(due.waiting), "person waits", "people wait")
        # Of waits between steps, the day below says enough.
        is_named = len(reasons) == 1 and reasons != {Reason.WAIT}
        what = f" for {WHY[reasons.pop()]}" if is_named else ""
        until = f", at least until {min(days)}" if days else ""
        parts.append(f"{wait}{what}{until}")
    refused = {one.id for refused in due.unsendable for one in refused.people}
    if refused:
        are = counted(len(refused), "person is", "people are")
        parts.append(f"{are} left out until the text is corrected")
    return "; ".join(parts)


def amounts(due: Due) -> str:
    """Return how many texts of each kind there are: `3 messages and 2 InMails`."""
    counts = Counter(text.draft.channel for text in due.texts)
    return listed(
        (counted(counts[channel], *names) for channel, names in _KINDS.items() if counts[channel]),
        "and",
    )


def waiting(due: Due) -> Iterator[tuple[int, str, str]]:
    """Yield how many people wait, for what, and until when; those who wait shortest come first."""
    counts = Counter((one.reason, one.until) for one in due.waiting)
    for (reason, until), count in sorted(
        counts.items(), key=lambda item: (item[0][1] or date.max, item[0][0])
    ):
        yield count, WHY[reason], str(until) if until is not None else "-"


def credit_line(due: Due) -> str:
    """Return in sentences what the texts cost, what is left, and what that depends on."""
    now = due.credits
    if not now.assumed:
        return ""
    text = f"Credits: {now.on_hand:,} on hand, {now.cost:,} for this, {now.left:,} left."
    if now.next_day is not None:
        text += f" More come on {now.next_day}."
    return " ".join((text, *now.assumed))


def finished_line(due: Due) -> str:
    """Return in a sentence who gets nothing more, an empty text if there is nobody."""
    answered, done, never = due.finished
    parts = [
        (answered, "answered"),
        (done, "without a further text"),
        (never, "not reachable"),
    ]
    counts = [f"{number:,} {what}" for number, what in parts if number]
    return f"Finished: {listed(counts, 'and')}." if counts else ""

"""An InMail is longer than those that get the most answers.

The draft is filled in for each recipient, without the signature. It is reported if at least half of
these texts are so long. `outreach limits answers.length` shows the ranges of lengths and their
effects. A range whose effect you set to 0 is not reported.

Why: people answer short messages, and an InMail without an answer brings no credit back.

Bad:

    drafts:
    - id: hello
      channel: inmail
      subject: A question
      body: |
        Dear {{ first_name }},

        For two years we have been building a loom in the shed behind our house. It began with a
        drawing that my sister found in a book about the old mills of the valley, and with a bet
        about whether anybody could still make the thing move. The first summer went into the
        frame, which had to be taken apart again when the wood had dried. The second went into the
        cards, of which there are now eleven hundred, all of them cut by hand, since the machine
        that was to cut them is not finished either. The neighbours come by in the evening, and
        some of them have begun to bring their own patterns, which is how we got to know half of
        the village and most of its grandmothers.

        Since March it weaves, slowly and not in the dark. We would like to find out what else it
        could do, and I have read that you ask yourself the same at {{ company }}.

        May I show it to you?

Good:

    drafts:
    - id: hello
      channel: inmail
      subject: A question
      body: "Dear {{ first_name }}, may I show you what we build at {{ company }}?"

Source: LinkedIn's own study of recruiters' InMails. InMail comparison, messaging guide and
Canaltech advise short messages.
"""

from collections.abc import Iterator
from itertools import compress

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Mailing, Merged
from outreach_cli.model import Channel
from outreach_cli.rulebook import Entry, Rulebook, cite
from outreach_cli.rules.rule import UTF16, Rule, in_draft
from outreach_cli.words import shown

_RANGES = "answers.length."
_ABOUT = "change in answers to InMails of "


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the InMail drafts of a typical length that gets fewer answers than the average."""
    ranges = _ranges(merged.book)
    least = min((above for above, entry in ranges if entry.number < 0), default=None)
    if least is None:
        return
    for mailing in merged.mailings:
        if mailing.draft.channel is Channel.INMAIL and mailing.body.problem is None:
            lengths = _lengths(mailing, least)
            if lengths:
                yield from _too_long(mailing, lengths, ranges)


def _ranges(book: Rulebook) -> list[tuple[int, Entry]]:
    """Return the ranges of lengths, from short to long, each with the length that it is above."""
    ranges: list[tuple[int, Entry]] = []
    above = 0
    for name, entry in book.values.items():
        if name.startswith(_RANGES):
            ranges.append((above, entry))
            above = int(name.rpartition("_")[2])
    return ranges


def _lengths(mailing: Mailing, least: int) -> list[int]:
    """Return the length of the body for each recipient; nothing if none is above `least`."""
    recipients, body = mailing.recipients, mailing.body
    if not len(recipients):
        return [body.literal]
    return [] if recipients.longest_possible(body) <= least else recipients.message_lengths(body)


def _too_long(
    mailing: Mailing, lengths: list[int], ranges: list[tuple[int, Entry]]
) -> Iterator[Finding]:
    """Yield a finding if the typical length is in a range that gets fewer answers."""
    typical = sorted(lengths)[len(lengths) // 2]
    above, entry = next(pair for pair in reversed(ranges) if typical > pair[0] or not pair[0])
    if entry.number >= 0:
        return
    longest = max(lengths)
    recipients = mailing.recipients.prospects
    message = f"{typical:,} characters"
    longest_for = recipients[lengths.index(longest)] if recipients else None
    if longest_for is not None and longest > typical:
        name = shown(longest_for.name)
        message = f"half of the prospects get {message} or more, and {name} gets {longest:,}"
    best = max((entry for _, entry in ranges), key=lambda entry: entry.number)
    message += (
        f"; InMails of {_characters(entry)} get {_effect(entry)} answers than the average,"
        f" those of {_characters(best)} {_effect(best)} ({cite(entry.sources)})"
    )
    people = list(compress(recipients, map(above.__lt__, lengths)))
    finding = in_draft(mailing, mailing.draft.spot.child("body"), message, people, longest_for)
    yield finding._replace(
        length=longest,
        limit=above,
        count_unit=UTF16,
        source=cite(entry.sources),
    )


def _characters(entry: Entry) -> str:
    """Return a range as people write it: `801 to 1,200 characters`."""
    return entry.about.removeprefix(_ABOUT)


def _effect(entry: Entry) -> str:
    """Return the effect of a range on answers: `6% fewer`."""
    return f"{abs(entry.number):.0%} {'fewer' if entry.number < 0 else 'more'}"


RULE = Rule("W104", "long-for-answers", Severity.ADVICE, __doc__, find)

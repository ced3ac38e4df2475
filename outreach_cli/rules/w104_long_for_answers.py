"""An InMail is longer than those that are answered most.

Counted is what half of the recipients get at least, filled in, without the signature. The bands
and their effects are values of the rulebook, see outreach limits answers.length; one whose effect
is set to 0 is no longer found.

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
        could be told to do, and I have read that you ask yourself the same at {{ company }}.

        May I show it to you?

Good:

    drafts:
    - id: hello
      channel: inmail
      subject: A question
      body: "Dear {{ first_name }}, may I show you what we build at {{ company }}?"

Source: LinkedIn's own study of recruiters' InMails; S0, S2 and S3 ask for short messages.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Mailing, Merged
from outreach_cli.model import ASSUMED, Channel
from outreach_cli.rulebook import Entry, Rulebook, cite
from outreach_cli.rules.rule import UTF16, Rule
from outreach_cli.template import Template

_BANDS = "answers.length."
_ABOUT = "the effect on answers of "


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the InMail drafts whose typical length is answered less often than the average."""
    bands = _bands(merged.book)
    least = min((above for above, entry in bands if entry.number < 0), default=None)
    if least is None:
        return
    for mailing in merged.mailings:
        if mailing.draft.channel is Channel.INMAIL and mailing.body.problem is None:
            lengths = _lengths(mailing, mailing.body, least)
            if lengths:
                told = ASSUMED not in merged.campaign.assumed
                yield from _long(mailing, lengths, bands, told)


def _bands(book: Rulebook) -> list[tuple[int, Entry]]:
    """Return the rulebook's bands, from short to long, each with the length above which it is."""
    bands: list[tuple[int, Entry]] = []
    above = 0
    for name, entry in book.values.items():
        if name.startswith(_BANDS):
            bands.append((above, entry))
            above = int(name.rpartition("_")[2])
    return bands


def _lengths(mailing: Mailing, body: Template, least: int) -> list[int]:
    """Return how long a body is for each recipient; nothing where none is longer than `least`."""
    recipients = mailing.recipients
    if not len(recipients):
        return [body.literal]
    return [] if recipients.at_most(body) <= least else recipients.totals(body)


def _long(
    mailing: Mailing, lengths: list[int], bands: list[tuple[int, Entry]], told: bool
) -> Iterator[Finding]:
    """Yield the finding if there is one; where nothing is `told` of the people, none is named."""
    typical = sorted(lengths)[len(lengths) // 2]
    above, entry = next(band for band in reversed(bands) if typical > band[0] or not band[0])
    if entry.number >= 0:
        return
    longest = max(lengths)
    people = mailing.recipients.prospects if told else ()
    who = people[lengths.index(longest)] if people else None
    best = max((band for _, band in bands), key=lambda band: band.number)
    message = f"{typical:,} characters"
    if who is not None and longest > typical:
        message += f" or more for half of the prospects, {longest:,} for {who.name}"
    message += (
        f"; InMails of {_range(entry)} get {_share(entry)} answers than the average,"
        f" those of {_range(best)} {_share(best)} ({cite(entry.sources)})"
    )
    yield Finding(
        where=mailing.draft.spot.child("body"),
        message=message,
        draft=mailing.draft.id,
        prospect=who.id if who is not None else None,
        prospects=sum(1 for length in lengths if length > above) if people else 0,
        length=longest,
        limit=above,
        count_unit=UTF16,
        source=cite(entry.sources),
    )


def _range(entry: Entry) -> str:
    return entry.about.removeprefix(_ABOUT)


def _share(entry: Entry) -> str:
    return f"{abs(entry.number):.0%} {'fewer' if entry.number < 0 else 'more'}".replace("%", " %")


RULE = Rule("W104", "long-for-answers", Severity.ADVICE, __doc__, find)

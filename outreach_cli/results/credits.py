"""The credits of the InMails in a log, and too few answers for Recruiter."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from outreach_cli.model import Channel
from outreach_cli.projection.refunds import returns
from outreach_cli.results import Credits, LowAnswers
from outreach_cli.results.texts import Text
from outreach_cli.rulebook import Rulebook


def credits_of(
    paid: Sequence[Text], day: date, book: Rulebook, expected: float, sure: bool
) -> Credits:
    """Return what became of the credits of InMails by the end of a day.

    `expected` is how many of the open ones are expected to be answered.
    """
    window, delay = book.entry("refund.window").whole, book.entry("refund.delay").whole
    returned = returns((text.sent for text in paid), book)
    coming = sorted((when, number) for when, number in returned.items() if when > day)
    number_coming = sum(number for _, number in coming)
    open_ = [text.sent.sent for text in paid if text.is_open]
    last = max(open_, default=None)
    return Credits(
        spent=len(paid),
        back=returned.total() - number_coming,
        coming=number_coming,
        open=len(open_),
        lost=len(paid) - returned.total() - len(open_),
        expected=expected,
        days=tuple(coming),
        last_day=None if last is None else last + timedelta(window + delay),
        sure=sure,
    )


def low_answers(texts: Sequence[Text], book: Rulebook) -> LowAnswers | None:
    """Return the days with the fewest answers, if they are too few for Recruiter, else None.

    Of several such periods it is the last one.
    """
    least, days, share = book.low_answers
    inmails = sorted(
        (text for text in texts if text.channel is Channel.INMAIL),
        key=lambda text: text.sent.sent,
    )
    sent = [text.sent.sent for text in inmails]
    answered, open_ = [0], [0]
    for text in inmails:
        answered.append(answered[-1] + (text.sent.answered is not None))
        open_.append(open_[-1] + text.is_open)
    for last in sorted(set(sent), reverse=True):
        end = bisect_right(sent, last)
        first = last - timedelta(days - 1)
        begin = bisect_right(sent, first - timedelta(1))
        number, known = end - begin, answered[end] - answered[begin]
        if number >= least and known < share * number:
            still = open_[end] - open_[begin]
            return LowAnswers(first, last, number, known, still, share, least, days)
    return None

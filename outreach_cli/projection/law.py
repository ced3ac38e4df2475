"""The exact law of a campaign in which no limit binds.

As long as prospects are left, every credit is sent on the first sending day on which it is on
hand. Each granted credit therefore leads a life of its own: sent, answered with probability
`rate`, back after D days, sent again on the first sending day from then on. The number of sends
it makes by day t is a terminating renewal process:

    P(at least m sends by t) = rate^(m-1) P(the m-th send falls by t).

The sends of all credits add up to S_t. Its generating function is a product of powers; read off
on the unit circle, it gives the law of S_t. The campaign has sent min(S_t, N); it is done when
S_t >= N. Where N is not known, because some people may turn out to have an Open Profile, it is
independent of S_t, and everything is averaged over its law. Nothing is sampled.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from outreach_cli.projection.bounds import Indices, bounds
from outreach_cli.projection.circle import laws
from outreach_cli.projection.delays import Reals
from outreach_cli.projection.lives import CreditLives
from outreach_cli.projection.rates import Nodes
from outreach_cli.projection.setting import Setting


class Expected(NamedTuple):
    """What is expected of each day at several reply rates, arrays of shape (rates, days).

    `sent` and `refunded` are means of a day, `answered` those of the InMails sent on a day that
    are answered at some time; `finished` is P(all sent by then). `totals` are the laws of the
    number sent by each of the days asked for, shape (days asked for, N + 1), averaged over the
    rates.
    """

    sent: Reals
    answered: Reals
    refunded: Reals
    finished: Reals
    totals: Reals


def certain_days(setting: Setting) -> int:
    """Return how many sending days the list takes if nobody answers; at most all there are.

    What comes later changes nothing.
    """
    certain = certain_end(setting)
    return len(setting.calendar.sending) if certain is None else certain + 1


def certain_end(setting: Setting) -> int | None:
    """Return the index of the sending day on which the list is done even if nobody answers.

    None where there is no such day.
    """
    coming, sending, credits_ = setting.coming, setting.calendar.sending, 0
    for day in sorted(coming):
        credits_ += coming[day]
        if credits_ >= setting.prospects:
            index = bisect_left(sending, day)
            return index if index < len(sending) else None
    return None


def expect(setting: Setting, lives: CreditLives, weights: Reals, ends: Sequence[int]) -> Expected:
    """Return what is expected of each day at the rates of some lives.

    The lives reach at least as far as `certain_days`. `weights` are those of the rates in the
    average of the totals; `ends` are the days whose totals are wanted.
    """
    calendar, target, needed = setting.calendar, setting.prospects, setting.needed
    sending = np.asarray(calendar.sending, dtype=np.int64)[: certain_days(setting)]
    rows, sizes = np.arange(len(sending)), sizes_of(setting, lives)
    known = bounds(lives, sizes, needed.most, rows, needed.least)
    if certain_end(setting) is not None:
        known.done[:, -1] = True
    finished = known.done.astype(np.float64)
    mean = np.where(known.done, needed.mean, lives.mean[:, rows] @ sizes.astype(np.float64))
    # The index of the last sending day up to each end, -1 if there is none.
    last = np.searchsorted(sending, ends, side="right") - 1
    shown = np.zeros(len(sending), dtype=bool)
    shown[last[last >= 0]] = True
    by_row = np.zeros((int(shown.sum()), target + 1))
    by_row[:, target] = weights @ known.done[:, shown]
    at = np.where(shown, np.cumsum(shown) - 1, -1)
    nodes, days = np.nonzero((known.open | shown) & ~known.done)
    for law in laws(lives, sizes, known, rows, nodes, days):
        finished[law.nodes, law.columns], above = law.reached(needed)
        mean[law.nodes, law.columns] -= above
        law.add_to(by_row, at, weights)
    if setting.unsure:
        by_row = needed.limits(by_row)
    totals = np.zeros((len(ends), target + 1))
    totals[last < 0, 0] = 1.0
    totals[last >= 0] = by_row[at[last[last >= 0]]]
    sent = np.zeros((len(weights), calendar.days))
    sent[:, sending] = np.diff(mean, prepend=0.0, axis=1)
    answered = sent * np.asarray(lives.rates)[:, None]
    refunded = np.zeros_like(sent)
    for node, rate in enumerate(lives.rates):
        refunded[node] = np.convolve(answered[node], setting.delays.chances)[: calendar.days]
        refunded[node] += _returns(setting, float(rate))
    daily = np.searchsorted(sending, np.arange(calendar.days), side="right") - 1
    by_day = np.where(daily >= 0, finished[:, daily], 0.0)
    return Expected(sent, answered, refunded, by_day, totals)


def expect_nothing(setting: Setting, nodes: Nodes, ends: Sequence[int]) -> Expected:
    """Return the same where no InMail is ever sent, for lack of prospects, credits or days."""
    days = setting.calendar.days
    nothing = np.zeros((len(nodes.rates), days))
    refunded = np.array([_returns(setting, rate) for rate in nodes.rates])
    totals = np.zeros((len(ends), setting.prospects + 1))
    totals[:, 0] = 1.0
    return Expected(nothing, nothing, refunded, nothing + setting.needed.nobody, totals)


def finished_by(setting: Setting, lives: CreditLives, weights: Reals, day: int) -> Reals:
    """Return P(all sent by a day) at the rates of some lives that have a weight, shape (rates,)."""
    index = bisect_right(setting.calendar.sending, day) - 1
    if index < 0:
        return np.zeros(len(weights))
    certain = certain_end(setting)
    if certain is not None and index >= certain:
        return np.ones(len(weights))
    row, sizes, needed = np.array([index]), sizes_of(setting, lives), setting.needed
    known = bounds(lives, sizes, needed.most, row, needed.least)
    finished = known.done[:, 0].astype(np.float64)
    nodes = np.flatnonzero(known.open[:, 0] & ~known.done[:, 0] & (weights > 0))
    for law in laws(lives, sizes, known, row, nodes, np.zeros_like(nodes)):
        finished[law.nodes] = law.reached(needed)[0]
    return finished


def sizes_of(setting: Setting, lives: CreditLives) -> Indices:
    """Return how many credits have each of the lives."""
    credits_ = setting.credits
    return np.array([credits_.get(start, 0) for start in lives.starts], dtype=np.int64)


def _returns(setting: Setting, rate: float) -> Reals:
    """Return the mean refunds by day for InMails sent before day 0, shape (days,)."""
    days = setting.calendar.days
    returns = np.zeros(days)
    for day, count in setting.due.items():
        if day < days:
            returns[day] += count
    for start, count in setting.sent_before.items():
        returns += count * setting.delays.refunds_after(rate, -start, days)
    return returns

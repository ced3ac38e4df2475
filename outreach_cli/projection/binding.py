"""Whether a daily limit or the cap can bind while the list lasts, which the exact law excludes.

Both ask how many credits can be on hand at once. Credits live independently, so that number is a
sum of independent yes-or-no variables, and Chernoff's inequality bounds its tail.
"""

import numpy as np
from numpy.typing import NDArray

from outreach_cli.projection.delays import Reals
from outreach_cli.projection.law import sizes_of
from outreach_cli.projection.lives import CreditLives
from outreach_cli.projection.setting import Setting

_POINTS = 1 + np.logspace(-3, 16, 60)
_SMALL = 1e-15
"""Bounds below this need not be better."""


def tail(chances: Reals, sizes: Reals, most: int) -> Reals:
    """Bound P(more than `most` of the credits), with `sizes` credits of each chance.

    `chances` has the shape (..., sizes); the bounds have the shape (...).
    """
    if most < 0:
        return np.ones(chances.shape[:-1])
    if most >= sizes.sum() or not chances.any():
        return np.zeros(chances.shape[:-1])
    # A mean above `most` only gives bounds above 1, which say nothing. Otherwise the bound for a
    # Poisson law with the same mean is quick to compute, and nearly always small enough.
    mean = np.clip(chances @ sizes, 1e-300, most + 1)
    bounds: Reals = np.asarray(np.exp((most + 1) * (1 + np.log(mean / (most + 1))) - mean))
    near = (mean < most + 1) & (bounds > _SMALL)
    factors = np.log1p(np.clip(chances[near], 0.0, 1.0)[..., None] * (_POINTS - 1))
    logs = np.einsum("rsx,s->rx", factors, sizes) - (most + 1) * np.log(_POINTS)
    bounds[near] = np.exp(np.minimum(0.0, logs.min(axis=1)))
    return bounds


def daily_limit_odds(setting: Setting, lives: CreditLives, finished: Reals) -> Reals:
    """Bound the probability that more credits than the daily limit are on hand on a sending day.

    `finished` is P(all sent) by the end of each day, shape (rates, days); the bounds have the
    shape (rates,). Days after the list is done do not count.
    """
    per_day, sizes = setting.per_day, sizes_of(setting, lives).astype(float)
    if per_day is None or per_day >= setting.prospects:
        return np.zeros(len(finished))
    sends = np.diff(lives.mean, axis=1, prepend=0.0)
    days = np.asarray(setting.calendar.sending, dtype=np.int64)[: sends.shape[1]]
    bounds: Reals = np.minimum(_unfinished(finished, days), tail(sends, sizes, per_day))
    return np.asarray(bounds.sum(axis=1))


def cap_odds(setting: Setting, lives: CreditLives | None, finished: Reals) -> Reals:
    """Bound the probability that a grant lifts the balance above the cap before the list is done.

    `finished` and the bounds are as in `daily_limit_odds`. Without lives nothing is ever sent.
    """
    bound = np.zeros(len(finished))
    if not setting.prospects:
        return bound
    if lives is None:
        came_before = setting.sent_before.total()
        for day in setting.grants:
            credits_ = sum(count for when, count in setting.coming.items() if when <= day)
            bound[credits_ + came_before > setting.cap] = 1.0
        return bound
    shares, sizes = np.cumsum(setting.delays.chances), sizes_of(setting, lives).astype(float)
    days = np.asarray(setting.calendar.sending, dtype=np.int64)[: lives.mean.shape[1]]
    for day, size in setting.grants.items():
        unfinished = _unfinished(finished, np.array([day]))[:, 0]
        if unfinished.max(initial=0.0) <= 0:
            continue
        past = days[days < day]
        last = int(past[-1]) if len(past) else -1
        # Credits that came after the last sending day are still on hand: the grants certainly, the
        # refunds with some probability.
        idle = sum(count for when, count in setting.coming.items() if last < when < day)
        came = _share(shares, day - 1 - past)
        came[:-1] -= _share(shares, last - past[:-1])
        sent = np.flatnonzero(came)
        sends = lives.mean[:, sent] - np.where(sent[:, None] > 0, lives.mean[:, sent - 1], 0.0)
        back = lives.rates[:, None] * (came[sent] @ sends)
        back += lives.factors * lives.returns[:, last + 1 : day].sum(axis=1)
        bound += np.minimum(unfinished, tail(back, sizes, setting.cap - size - idle))
    return bound


def _unfinished(finished: Reals, days: NDArray[np.int64]) -> Reals:
    """Return P(not all sent before each of some days), shape (rates, days)."""
    before: Reals = np.where(days > 0, finished[:, np.maximum(days, 1) - 1], 0.0)
    return np.maximum(1.0 - before, 0.0)


def _share(shares: Reals, days: NDArray[np.int64]) -> Reals:
    return np.where(days < 0, 0.0, shares[np.clip(days, 0, len(shares) - 1)])

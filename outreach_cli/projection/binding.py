"""Whether a daily limit or the cap can bind while the list lasts, which the exact law excludes.

Both ask how many credits can be on hand at once. Credits live independently, so that number is a
sum of independent yes-or-no variables, and Chernoff's bound on its tail decides.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from outreach_cli.projection.delays import Reals
from outreach_cli.projection.law import sizes_of
from outreach_cli.projection.lives import CreditLives
from outreach_cli.projection.setting import Setting

NEGLIGIBLE = 1e-12
"""The probability that the list is not done below which a day is not looked at."""

_POINTS = 1 + np.logspace(-3, 16, 60)


def tail(chances: Reals, sizes: Reals, most: float) -> float:
    """Bound P(more than `most` of the credits), with `sizes` credits of each chance."""
    if most < 0:
        return 1.0
    if not len(chances) or most >= sizes.sum():
        return 0.0
    mgf = sizes @ np.log1p(np.outer(np.clip(chances, 0.0, 1.0), _POINTS - 1))
    return float(np.exp(min(0.0, np.min(mgf - (np.floor(most) + 1) * np.log(_POINTS)))))


def daily_limit_odds(setting: Setting, lives: CreditLives, finished: Reals) -> float:
    """Bound the probability that more credits than the daily limit are on hand on a sending day.

    `finished` is P(all sent) by the end of each day; days after the list is done do not count.
    """
    per_day, sizes = setting.per_day, sizes_of(setting, lives).astype(float)
    if per_day is None or per_day >= setting.prospects:
        return 0.0
    bound = 0.0
    for index, day in enumerate(setting.calendar.sending[: lives.sends.shape[1]]):
        unfinished = 1 - finished[day - 1] if day else 1.0
        if unfinished > NEGLIGIBLE:
            bound += min(unfinished, tail(lives.sends[:, index], sizes, per_day))
    return bound


def cap_odds(setting: Setting, lives: CreditLives, finished: Reals) -> float:
    """Bound the probability that a grant lifts the balance above the cap before the list is done.

    `finished` is P(all sent) by the end of each day.
    """
    if not setting.prospects:
        return 0.0
    shares, sizes = np.cumsum(setting.delays.chances), sizes_of(setting, lives).astype(float)
    days = np.asarray(setting.calendar.sending, dtype=np.int64)
    bound = 0.0
    for day, size in setting.grants.items():
        unfinished = 1 - finished[day - 1] if day else 1.0
        if unfinished <= NEGLIGIBLE:
            continue
        past = days[days < day]
        last = int(past[-1]) if len(past) else -1
        # What came since the last sends waits: grants for certain, refunds by chance.
        idle = sum(count for when, count in setting.coming.items() if last < when < day)
        came = _share(shares, day - 1 - past)
        came[:-1] -= _share(shares, last - past[:-1])
        sent = lives.sends[:, : len(past)]
        back = lives.rate * (sent @ came) + lives.arrivals[:, last + 1 : day].sum(axis=1)
        bound += min(unfinished, tail(back, sizes, setting.cap - size - idle))
    return bound


def _share(shares: Reals, days: NDArray[np.int64]) -> Reals:
    return np.where(days < 0, 0.0, shares[np.clip(days, 0, len(shares) - 1)])

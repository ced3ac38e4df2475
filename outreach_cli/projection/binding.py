"""Whether a daily limit or the cap can bind while the list lasts, which the exact law excludes.

Both ask how many credits can be on hand at once. Credits live independently, so that number is a
sum of independent yes-or-no variables, and Chernoff's bound on its tail decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from outreach_cli.projection.lives import CreditLives, Reals

IMPOSSIBLE = 1e-12
"""A chance this small of binding, on any day, leaves all figures as they are."""

_POINTS = 1 + np.logspace(-3, 16, 60)


def tail(chances: Reals, sizes: Reals, most: float) -> float:
    """Bound P(more than `most` of the credits), with `sizes` credits of each chance."""
    if most < 0:
        return 1.0
    if not len(chances) or most >= sizes.sum():
        return 0.0
    mgf = sizes @ np.log1p(np.outer(np.clip(chances, 0.0, 1.0), _POINTS - 1))
    return float(np.exp(min(0.0, np.min(mgf - (np.floor(most) + 1) * np.log(_POINTS)))))


def daily_limit_binds(
    lives: CreditLives, sizes: Reals, sending: Sequence[int], before: Reals, per_day: int
) -> bool:
    """Tell whether more credits than `per_day` can be on hand on a sending day.

    `before` is P(all sent) by the end of each day.
    """
    return any(
        tail(lives.sends[:, index], sizes, per_day) > IMPOSSIBLE
        for index, day in enumerate(sending)
        if not day or before[day - 1] < 1 - IMPOSSIBLE
    )


def cap_binds(
    lives: CreditLives,
    sizes: Reals,
    grants: Mapping[int, int],
    coming: Mapping[int, int],
    cap: int,
    sending: Sequence[int],
    delays: Reals,
    before: Reals,
) -> bool:
    """Tell whether a grant can lift the balance above the cap while prospects are left.

    `coming` are all credits that come for certain, the grants among them, by day.
    """
    shares = np.cumsum(delays)
    days = np.asarray(sending, dtype=np.int64)
    for day, size in grants.items():
        if day and before[day - 1] >= 1 - IMPOSSIBLE:
            continue
        past = days[days < day]
        last = int(past[-1]) if len(past) else -1
        # What came since the last sending day waits: grants for certain, refunds by chance.
        idle = sum(credits for when, credits in coming.items() if last < when < day)
        sent = lives.sends[:, : len(past)]
        came = _share(shares, day - 1 - past) - _share(shares, last - past)
        back = lives.rate * (sent @ came) + lives.arrivals[:, last + 1 : day].sum(axis=1)
        if tail(back, sizes, cap - size - idle) > IMPOSSIBLE:
            return True
    return False


def _share(shares: Reals, days: np.typing.NDArray[np.int64]) -> Reals:
    return np.where(days < 0, 0.0, shares[np.clip(days, 0, len(shares) - 1)])

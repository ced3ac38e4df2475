"""Random numbers that depend only on whom they are for, so that scenarios can be compared.

The same person has the same luck with the same step in the same run of every scenario.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from outreach_cli.projection.delays import Reals

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
"""The constants of SplitMix64 (Steele, Lea and Flood, 2014), which mixes the bits of a number."""


def uniform(seed: int, keys: NDArray[Any]) -> Reals:
    """Return a number between 0 and 1 for each key, a whole number from 0."""
    mixed = keys.astype(np.uint64)
    mixed += np.uint64(1)
    mixed *= _GOLDEN
    mixed += np.uint64(seed)
    mixed ^= mixed >> np.uint64(30)
    mixed *= _FIRST
    mixed ^= mixed >> np.uint64(27)
    mixed *= _SECOND
    mixed ^= mixed >> np.uint64(31)
    mixed >>= np.uint64(11)
    numbers = mixed + 0.5
    numbers *= 2.0**-53
    return np.asarray(numbers)


class Luck:
    """After how many days something becomes known, drawn by delays from day 0 on.

    `delays` add up to 1; whether it happens at all is decided by a rate.
    """

    def __init__(self, delays: Reals) -> None:
        self._by_then = np.cumsum(delays)
        self._by_then[-1] = 1.0

    def days(
        self, draws: Reals, rates: Reals, age: int = 0
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return for which draws it happens, as indices, and after how many days it is known.

        With an `age`, it had not become known within that many days, and the days count from then.
        """
        known = float(self._by_then[min(age, len(self._by_then) - 1)]) if age else 0.0
        still = rates * (1.0 - known) / (1.0 - rates * known) if known else rates
        happens = np.flatnonzero(draws < still)
        share = known + (1.0 - known) * draws[happens] / still[happens]
        return happens, np.searchsorted(self._by_then, share, side="right") - age

"""What texts that are partly still open tell about delays: the Kaplan-Meier curve and laws.

Days count as in a forecast: an answer on the day of its text comes within 1 day. A law is an array
of the shape (DAYS + 1,): the share of the answers that come within each number of days, at last 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from outreach_cli.projection.delays import Reals

Counts: TypeAlias = NDArray[np.int64]

DAYS = 90
"""The days for which a text can be answered; the rates of a forecast count these, too."""
PRIOR_ANSWERS = 10.0
"""The assumed law counts as much as this number of answers in the log."""
_DRAWS = 200
_TINY = 1e-9


class Watched(NamedTuple):
    """Texts by days, each array of the shape (DAYS + 1,).

    `delays` counts the answered texts by the days until the answer, `ages` the same texts by the
    days for which they have been watched. `waiting` counts the others by these days: at DAYS the
    chance of an answer is over.
    """

    delays: Counts
    ages: Counts
    waiting: Counts

    @classmethod
    def of(cls, texts: Iterable[tuple[int | None, int]]) -> Watched:
        """Count texts, each with its delay (None without an answer) and age in days."""
        arrays = np.zeros((3, DAYS + 1), dtype=np.int64)
        for delay, age in texts:
            if delay is None:
                arrays[2, min(age, DAYS)] += 1
            else:
                arrays[0, min(delay, DAYS)] += 1
                arrays[1, min(max(age, delay), DAYS)] += 1
        return cls(*arrays)

    @property
    def happened(self) -> int:
        """How many texts were answered."""
        return int(self.delays.sum())


class Survival(NamedTuple):
    """The Kaplan-Meier curve, arrays of the shape (DAYS + 1,).

    `open` is the share without an answer by a day, `at_risk` how many texts were still
    open on a day, `variance` Greenwood's of `open`. Without a text at risk they stay as they were.
    """

    open: Reals
    at_risk: Counts
    variance: Reals


def kaplan_meier(watched: Watched) -> Survival:
    """Estimate how many texts are still open after a number of days."""
    ends = watched.delays + watched.waiting
    at_risk = ends[::-1].cumsum()[::-1]
    risk = np.maximum(at_risk, 1)
    share = np.cumprod(1 - watched.delays / risk)
    left = np.maximum(risk - watched.delays, _TINY)
    variance = share**2 * np.cumsum(watched.delays / (risk * left))
    return Survival(share, at_risk, np.where(share > 0, variance, 0.0))


def equivalent(survival: Survival, day: int) -> tuple[float, float]:
    """Return answers and texts that, counted without open ones, tell as much about a day.

    Without answers, or if every text is answered, these are the texts at risk.
    """
    open_, variance = float(survival.open[day]), float(survival.variance[day])
    texts = float(survival.at_risk[day])
    if 0 < open_ < 1 and variance > 0:
        texts = open_ * (1 - open_) / variance
    return texts * (1 - open_), texts


def law_of(within: Mapping[int, float]) -> Reals:
    """Return the law for the shares by day of a campaign, linear between them."""
    days = np.arange(DAYS + 1)
    return np.interp(days, [0, *within], [0.0, *within.values()])


def expected_law(watched: Watched, assumed: Reals) -> Reals:
    """Return the law that the answers show, starting from an assumed one.

    The log shows an answer only if it came before the text was looked at for the last time, so
    late answers are counted among the texts that were watched for so long. Read from the end
    backwards this is the Kaplan-Meier estimate; where the log ends, the assumed law continues it.
    """
    early, here = _backwards(watched, assumed)
    return _law(here / np.maximum(here + early, _TINY))


def possible_laws(watched: Watched, assumed: Reals) -> Reals:
    """Return laws, shape (n, DAYS + 1), drawn from what the answers and `assumed` tell.

    The posterior has an independent beta distribution for each day: the probability that an
    answer within that many days comes on the last of them. The draws are the same in each run.
    """
    early, here = _backwards(watched, assumed)
    random = np.random.default_rng(0)
    shape = (_DRAWS, DAYS + 1)
    last = random.beta(np.maximum(here, _TINY), np.maximum(early, _TINY), shape)
    return _law(last)


def _backwards(watched: Watched, assumed: Reals) -> tuple[Reals, Reals]:
    """Return for each day how many answers came before and on it, of texts watched for so long."""
    steps = np.diff(assumed, prepend=0.0)
    younger = np.cumsum(watched.ages) - watched.ages
    here = PRIOR_ANSWERS * steps + watched.delays
    by_then = PRIOR_ANSWERS * assumed + np.cumsum(watched.delays) - younger
    return np.maximum(by_then - here, 0.0), here


def _law(last: Reals) -> Reals:
    """Return the law for the probabilities that an answer by a day comes on that day."""
    earlier = np.cumprod(1 - last[..., :0:-1], axis=-1)[..., ::-1]
    law = np.ones_like(last)
    law[..., :-1] = earlier
    law[..., 0] = 0.0
    return law

"""What is forfeited at the cap once the list is done, when credits pile up.

Then nothing is sent, so what all grants up to day g forfeit together is what the balance would be
without the cap, above the cap: (granted - N + R - cap)+ with R refunds before that day and N people
who needed a credit. Its mean is exact where R is certain enough, else it is simulated.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from outreach_cli.projection.delays import Reals
from outreach_cli.projection.law import Expected
from outreach_cli.projection.rates import Nodes
from outreach_cli.projection.setting import ROUNDING, Setting
from outreach_cli.projection.simulation import Moments, simulate

NEGLIGIBLE = 1e-10
"""Fewer credits than this count as none."""
LITTLE = 1e-3
"""Credits that are not worth a simulation, which would be off by as much."""


class Forfeits(NamedTuple):
    """What is forfeited by day, shape (days,), how far it may be off, the runs if simulated.

    The `error` is a bound, or the standard error of the runs; None where it is exact.
    """

    by_day: Reals
    error: float | None = None
    runs: int | None = None


def forfeits(setting: Setting, nodes: Nodes, at_rates: Expected) -> Forfeits:
    """Return what is forfeited, given what is expected at the rates `nodes`."""
    gone = _never_back(setting, np.array(nodes.rates) * setting.delays.share)
    granted, together = setting.opening, {}
    for day in sorted(setting.grants):
        granted += setting.grants[day]
        together[day] = granted, _known(setting, nodes, at_rates, gone, day, granted)
    lost = {day: known[0] for day, (_, known) in together.items() if known is not None}
    bounds = [known[1] for _, known in together.values() if known is not None]
    error = max(bounds, default=0.0) or None
    unsure = {day: granted for day, (granted, known) in together.items() if known is None}
    runs = None
    if unsure:
        estimates, simulated, runs = _simulated(setting, nodes, gone, unsure)
        error = max(error or 0.0, simulated)
        # An exact figure bounds the estimates of earlier days: what is lost stays lost.
        for day, estimate in estimates.items():
            lost[day] = min([estimate, *(mean for after, mean in lost.items() if after > day)])
    by_day = np.zeros(setting.calendar.days)
    so_far = 0.0
    for day, mean in sorted(lost.items()):
        by_day[day] = max(0.0, mean - so_far)
        so_far = max(so_far, mean)
    return Forfeits(by_day, error, runs)


def _known(
    setting: Setting,
    nodes: Nodes,
    at_rates: Expected,
    gone: Reals,
    day: int,
    granted: int,
) -> tuple[float, float] | None:
    """Return the mean of what all grants up to a day forfeit, and how far that may be off.

    None where that is too far. `gone` are the laws of how many credits are spent and never come
    back, N - R in the end, shape (rates, N + 1). At each rate R lies between two binomial numbers:
    how many answers bring a credit back at all, and how many would have done so by that day if
    every InMail had been sent on the day by which the list is surely done.
    """
    most, people = granted - setting.cap, setting.needed.mean
    before = sum(setting.unanswered.values()) + sum(setting.due.values())
    if before and granted + before > setting.cap:
        return None
    if not setting.prospects:
        return float(max(0, most)), 0.0
    if granted <= setting.cap or not day:
        return 0.0, 0.0
    # A rate that is improbable itself may be off by more.
    rounding = np.minimum(ROUNDING / np.maximum(nodes.weights, ROUNDING), LITTLE)
    finished = at_rates.finished[:, day - 1]
    lost = np.where(finished < rounding, 0.0, _below(gone, most))
    lost[lost < NEGLIGIBLE] = 0.0
    # If all answers were back, it would be that. Each one yet to come makes it less, by up to 1.
    back = at_rates.refunded[:, :day].sum(axis=1)
    rates = np.array(nodes.rates)
    less = np.minimum(lost, people * rates * setting.delays.share - back)
    less[less < NEGLIGIBLE] = 0.0
    for node in np.flatnonzero((less > 0) & (finished >= 1 - rounding)):
        surely = int(np.argmax(at_rates.finished[node] >= 1 - rounding[node]))
        chance = rates[node] * float(setting.delays.chances[: max(0, day - surely)].sum())
        (law,) = _never_back(setting, np.array([chance]))
        if law[max(0, most + 1) :].sum() < rounding[node]:
            lost[node], less[node] = back[node] + most - people, 0.0
    off = float(nodes.weights @ less) / 2
    return (float(nodes.weights @ lost) - off, off) if 2 * off < LITTLE else None


def _simulated(
    setting: Setting, nodes: Nodes, gone: Reals, granted: dict[int, int]
) -> tuple[dict[int, float], float, int]:
    """Estimate what all grants up to some days forfeit; return the largest standard error, too.

    What they would forfeit if all answers were back is known exactly. Only the difference from that
    is simulated, because it varies much less.
    """
    most = {day: credits_ - setting.cap for day, credits_ in granted.items()}
    differences = Moments()
    runs = setting.number_of_runs // 4
    for batch in simulate(setting._replace(runs=runs, per_day=None)):
        so_far = np.cumsum(batch.forfeited, axis=0)
        differences.add(
            np.array(
                [
                    so_far[day] - np.maximum(above - (batch.needed - batch.answers), 0)
                    for day, above in most.items()
                ]
            )
        )
    means = {
        day: float(nodes.weights @ _below(gone, above) + apart)
        for (day, above), apart in zip(most.items(), differences.mean, strict=True)
    }
    # What is rarer than once in `runs` may be in no run, so that the error is at least 1 / runs.
    return means, max(float(differences.error.max()), 1 / runs), runs


def _never_back(setting: Setting, chances: Reals) -> Reals:
    """Return the laws of how many credits are spent and do not come back, shape (chances, N + 1).

    `chances` are the probabilities that a credit comes back.
    """
    if not setting.unsure:
        return binomials(setting.prospects, 1 - chances)
    unsure = len(setting.unsure)
    sure = binomials(setting.prospects - unsure, 1 - chances)
    shares = setting.free.nodes(setting.free.steps(unsure))
    costing = 1 - np.array(shares.rates)
    laws = np.zeros((len(chances), setting.prospects + 1))
    for number, chance in enumerate(chances):
        others = shares.weights @ binomials(unsure, costing * (1 - chance))
        laws[number] = np.convolve(sure[number], others)
    return laws


def _below(laws: Reals, most: int) -> Reals:
    """Return by how much the count is below `most`, on average, for each law, shape (laws,)."""
    return np.asarray(laws @ np.maximum(most - np.arange(laws.shape[1]), 0.0))


def binomials(trials: int, chances: Reals) -> Reals:
    """Return the binomial laws of the number of successes, shape (chances, trials + 1)."""
    counts = np.arange(trials + 1)
    ways = np.concatenate([[0.0], np.cumsum(np.log((trials - counts[:-1]) / counts[1:]))])
    chances = np.clip(chances, 1e-300, 1 - 1e-16)[:, None]
    logs = ways + counts * np.log(chances) + (trials - counts) * np.log1p(-chances)
    laws: Reals = np.exp(logs - logs.max(axis=1, keepdims=True))
    total: Reals = laws / laws.sum(axis=1, keepdims=True)
    return total

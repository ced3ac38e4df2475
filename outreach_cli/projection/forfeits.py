"""What is forfeited at the cap once the list is done, when credits pile up.

Then nothing is sent, so what all grants up to day g forfeit together is what the balance would be
without the cap, above the cap: (granted - N + R - cap)+ with R refunds before that day. Its mean
is exact where R is certain enough, else it is simulated.
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
"""Credits that are taken for none."""
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
    granted, together = setting.opening, {}
    for day in sorted(setting.grants):
        granted += setting.grants[day]
        together[day] = granted, _known(setting, nodes, at_rates, day, granted)
    lost = {day: known[0] for day, (_, known) in together.items() if known is not None}
    bounds = [known[1] for _, known in together.values() if known is not None]
    error = max(bounds, default=0.0) or None
    unsure = {day: granted for day, (granted, known) in together.items() if known is None}
    runs = None
    if unsure:
        estimates, simulated, runs = _simulated(setting, nodes, unsure)
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
    setting: Setting, nodes: Nodes, at_rates: Expected, day: int, granted: int
) -> tuple[float, float] | None:
    """Return the mean of what all grants up to a day forfeit, and how far that may be off.

    None where that is too far.
    """
    lost = off = 0.0
    for number, (rate, weight) in enumerate(zip(nodes.rates, nodes.weights, strict=True)):
        finished, refunded = at_rates.finished[number], at_rates.refunded[number]
        at_rate = _lost(setting, rate, finished, refunded, day, granted)
        if at_rate is None:
            return None
        lost += weight * at_rate[0]
        off += weight * at_rate[1]
    return lost, off


def _lost(
    setting: Setting, rate: float, finished: Reals, refunded: Reals, day: int, granted: int
) -> tuple[float, float] | None:
    """Return the same at one reply rate.

    R lies between two binomial numbers: the answers of all InMails, and those certainly back by
    then, had every InMail gone out on the day by which the list is surely done.
    """
    people, room = setting.prospects, _room(setting, granted)
    before = sum(setting.unanswered.values()) + sum(setting.due.values())
    if before and granted + before > setting.cap:
        return None
    if not people:
        return float(max(0, -room)), 0.0
    if granted <= setting.cap or not day or finished[day - 1] < ROUNDING:
        return 0.0, 0.0
    counts = np.arange(people + 1)
    refund = rate * setting.delays.share
    most = binomial(people, refund)
    at_most = _above(most, room)
    if at_most < NEGLIGIBLE:
        return 0.0, 0.0
    answers = float(refunded[:day].sum())
    if finished[day - 1] >= 1 - ROUNDING:
        surely = int(np.argmax(finished >= 1 - ROUNDING))
        back = rate * float(setting.delays.chances[: max(0, day - surely)].sum())
        if binomial(people, back)[counts < room].sum() < ROUNDING:
            return answers - room, 0.0
    # With all answers back it would be `at_most`: answers yet to come make it less, each by 1.
    less = min(at_most, people * refund - answers)
    if less < NEGLIGIBLE:
        return at_most, 0.0
    return (at_most - less / 2, less / 2) if less < LITTLE else None


def _simulated(
    setting: Setting, nodes: Nodes, granted: dict[int, int]
) -> tuple[dict[int, float], float, int]:
    """Estimate what all grants up to some days forfeit; return the largest standard error, too.

    What is simulated is only how far it lies from what it would be, were all answers back: that
    is known exactly, and the difference varies much less.
    """
    people, share = setting.prospects, setting.delays.share
    rooms = {day: _room(setting, credits_) for day, credits_ in granted.items()}
    differences = Moments()
    runs = setting.number_of_runs // 4
    for batch in simulate(setting._replace(runs=runs, per_day=None)):
        so_far = np.cumsum(batch.forfeited, axis=0)
        differences.add(
            np.array(
                [so_far[day] - np.maximum(batch.answers - room, 0) for day, room in rooms.items()]
            )
        )
    laws = [binomial(people, rate * share) for rate in nodes.rates]
    means = {
        day: float(nodes.weights @ [_above(law, room) for law in laws] + apart)
        for (day, room), apart in zip(rooms.items(), differences.mean, strict=True)
    }
    # What happens in one of more runs than there are shows in none.
    return means, max(float(differences.error.max()), 1 / runs), runs


def _room(setting: Setting, granted: int) -> int:
    """Return how many refunds there may be before the cap binds, once the list is done."""
    return setting.cap - (granted - setting.prospects)


def _above(law: Reals, most: int) -> float:
    """Return the mean of what a count is above `most`."""
    return float(np.maximum(np.arange(len(law)) - most, 0) @ law)


def binomial(trials: int, chance: float) -> Reals:
    """Return the binomial law of the number of successes, shape (trials + 1,)."""
    counts = np.arange(trials + 1)
    if chance <= 0 or chance >= 1:
        return np.asarray(counts == (0 if chance <= 0 else trials), dtype=float)
    steps = np.log((trials - counts[:-1]) / counts[1:]) + np.log(chance) - np.log1p(-chance)
    logs = np.concatenate([[0.0], np.cumsum(steps)])
    law: Reals = np.exp(logs - logs.max())
    total: Reals = law / law.sum()
    return total

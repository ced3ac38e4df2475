"""The exact law beside a day-by-day simulation in SimPy: what each takes, and how far it is off.

    python tests/benchmarks/law_and_simpy.py [--runs 9000]

The case: 12 months of 30 credits, 200 people, a reply rate of 0.2, the assumed curve of answers,
Monday to Friday. A day of the SimPy program has three hours: in the morning a grant, at noon the
credits that are back, in the evening the InMails. The program's own simulation has as many runs.

Goals: the law within 1e-9 of the oracle, the simulations within 4 standard errors of the law.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Generator, Mapping
from datetime import date
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any, NamedTuple, TypeVar

import numpy as np
import simpy
from measure import say
from numpy.typing import NDArray

from outreach_cli.model import Schedule
from outreach_cli.projection.calendar import Calendar
from outreach_cli.projection.delays import Delays
from outreach_cli.projection.law import Expected, expect
from outreach_cli.projection.lives import SendDays
from outreach_cli.projection.rates import ReplyRate
from outreach_cli.projection.setting import Setting
from outreach_cli.projection.simulation import simulate

sys.path.append(str(Path(__file__).parents[1]))

import oracle

T = TypeVar("T")
Floats = NDArray[np.float64]

START, MONTHS, WEEKDAYS = date(2026, 12, 1), 12, frozenset(range(5))
CREDITS, CAP, PEOPLE, RATE = 30, 120, 200, 0.2
WITHIN = {1: 0.5, 7: 0.85, 30: 0.97, 90: 1.0}
NOON, EVENING = 0.25, 0.5


class Case(NamedTuple):
    """The case in numbers: days as offsets, `delays` is P(D = d)."""

    sending: tuple[bool, ...]
    ends: tuple[int, ...]
    grants: Mapping[int, int]
    delays: list[float]


class Campaign:
    """One run in SimPy; `total` is what was sent by the end of each day."""

    def __init__(self, case: Case, draw: Random) -> None:
        self.case, self.draw = case, draw
        self.by_then = list(accumulate(case.delays))
        self.balance, self.total = 0, [0]
        self.env = simpy.Environment()
        self.env.process(self.grants())
        self.env.process(self.days())
        self.env.run(until=len(case.sending))

    def grants(self) -> Generator[simpy.Event, Any, Any]:
        """Grant credits on the mornings on which they are due; what is above the cap is lost."""
        for day, credits_ in sorted(self.case.grants.items()):
            yield self.env.timeout(day - self.env.now)
            self.balance = min(self.balance + credits_, CAP)

    def days(self) -> Generator[simpy.Event, Any, Any]:
        """Send on the evenings of sending days what there is."""
        yield self.env.timeout(EVENING)
        for sending in self.case.sending:
            now = min(self.balance, PEOPLE - self.total[-1]) if sending else 0
            self.balance -= now
            self.total.append(self.total[-1] + now)
            for _ in range(now):
                if self.draw.random() < RATE:
                    (delay,) = self.draw.choices(range(len(self.by_then)), cum_weights=self.by_then)
                    self.env.process(self.refund(delay))
            yield self.env.timeout(1)

    def refund(self, delay: int) -> Generator[simpy.Event, Any, Any]:
        """Bring a credit back at noon, so many days after its InMail."""
        yield self.env.timeout(delay + NOON - EVENING)
        self.balance += 1


class Exact(NamedTuple):
    """The law by month: the mean sent so far, its standard deviation, P(all sent)."""

    mean: Floats
    deviation: Floats
    finished: Floats


def the_case() -> Case:
    """Return the case, laid out by the oracle."""
    calendar = oracle.calendar(START, MONTHS, set(WEEKDAYS), set())
    _, grants = oracle.grants(calendar, START, MONTHS, "billing-day", CREDITS)
    ends = tuple(last for _, last in calendar.months)
    return Case(calendar.sending, ends, grants, oracle.delay_law(WITHIN))


def the_setting(case: Case, runs: int) -> Setting:
    """Return the case as the program has it."""
    return Setting(
        calendar=Calendar(Schedule(START, MONTHS, weekdays=WEEKDAYS)),
        delays=Delays.of(WITHIN),
        rates=(ReplyRate(RATE),),
        prospects=PEOPLE,
        opening=0,
        grants=dict(case.grants),
        cap=CAP,
        per_day=None,
        runs=runs,
    )


def the_course(setting: Setting) -> Expected:
    """Compute the exact law, from nothing."""
    ends = [last for _, last in setting.calendar.months]
    send_days = SendDays(setting.calendar.sending, setting.delays, setting.starts)
    return expect(setting, send_days.lives(ReplyRate(RATE).nodes(1)), np.ones(1), ends)


def exact(found: Expected, case: Case) -> Exact:
    """Return what the law says of the months."""
    laws = found.totals
    counts = np.arange(PEOPLE + 1)
    mean: Floats = laws @ counts
    spread: Floats = (laws * (counts - mean[:, None]) ** 2).sum(axis=1)
    return Exact(mean, np.sqrt(spread), found.finished[0, list(case.ends)])


def in_simpy(case: Case, runs: int) -> Floats:
    """Run the SimPy program; return what was sent by the end of each month, shape (runs, 12)."""
    draw = Random(1)
    totals = [Campaign(case, draw).total[1:] for _ in range(runs)]
    return np.array(totals, dtype=float)[:, list(case.ends)]


def timed(work: Callable[[], T], times: int = 1) -> tuple[float, T]:
    """Return the median of the seconds that something takes, and what it returns."""
    took = []
    for _ in range(times):
        start = time.perf_counter()
        result = work()
        took.append(time.perf_counter() - start)
    return statistics.median(took), result


def off(found: Floats, law: Floats, deviation: Floats, runs: int) -> tuple[float, float]:
    """Return the largest difference from the law, as it is and in standard errors."""
    apart = np.abs(found - law)
    # Where no run can differ from another, only rounding is left.
    in_errors = apart / np.maximum(deviation / np.sqrt(runs), 1e-9)
    return float(apart.max()), float(in_errors.max())


def line(name: str, seconds: float, totals: Floats, law: Exact) -> tuple[str, float]:
    """Return the line of a simulation and its largest difference in standard errors."""
    runs = len(totals)
    mean, in_errors = off(totals.mean(axis=0), law.mean, law.deviation, runs)
    share = np.asarray((totals == PEOPLE).mean(axis=0), dtype=float)
    spread = np.sqrt(np.clip(law.finished * (1 - law.finished), 0, None))
    odds, odds_in_errors = off(share, law.finished, spread, runs)
    numbers = f"{runs:8,}{mean:14.1e} ({in_errors:.1f} SE){odds:14.1e} ({odds_in_errors:.1f} SE)"
    return f"{name:24}{seconds * 1000:9,.0f} ms{numbers}", max(in_errors, odds_in_errors)


def held(what: str, found: str, holds: bool) -> str:
    """Say how a goal is met."""
    return f"{what:30}{found}{'' if holds else ', MISSED'}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=9_000, help="of each simulation")
    runs = max(2, parser.parse_args().runs)
    case = the_case()
    setting = the_setting(case, runs)
    the_course(setting)  # numpy loads its Fourier transform on the first call
    fast, found = timed(lambda: the_course(setting), 7)
    law = exact(found, case)
    sought = oracle.exact_law(case.sending, PEOPLE, 0, case.grants, RATE, case.delays)
    ends = list(case.ends)
    mean = float(np.abs(law.mean - sought.sent_total[ends]).max())
    odds = float(np.abs(law.finished - sought.finished[ends]).max())
    arrays, own = timed(lambda: np.concatenate([runs.total for runs in simulate(setting)], axis=1))
    slow, totals = timed(lambda: in_simpy(case, runs))
    say(f"{MONTHS} months, {CREDITS} credits a month, {PEOPLE} people, reply rate {RATE}")
    say(f"{'':24}{'time':>12}{'runs':>8}{'sent so far':>23}{'all sent':>23}")
    say(f"{'exact law':24}{fast * 1000:9,.1f} ms{'-':>8}{mean:14.1e}{'':9}{odds:14.1e}")
    own_line, own_error = line("own simulation, arrays", arrays, own.T[:, ends].astype(float), law)
    simpy_line, simpy_error = line("SimPy, day by day", slow, totals, law)
    say(own_line)
    say(simpy_line)
    say("sent so far: the largest difference of a month's mean of the InMails sent by its end;")
    say("all sent: that of the odds. Of the law from the oracle, of the others from the law.")
    apart, worst = max(mean, odds), max(own_error, simpy_error)
    say(held("the law from the oracle", f"{apart:.1e} (goal: at most 1e-09)", apart <= 1e-9))
    say(held("the simulations from the law", f"{worst:.1f} SE (goal: at most 4)", worst <= 4))


if __name__ == "__main__":
    main()

"""Cases so small that every outcome can be enumerated, for the oracle and for the product."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np
from oracle import PerDay, Simulated, delay_law, enumerate_outcomes, exact_law, simulate

from outreach_cli.model import Schedule
from outreach_cli.projection.calendar import Calendar
from outreach_cli.projection.delays import Delays
from outreach_cli.projection.law import Expected, expect, expect_nothing
from outreach_cli.projection.lives import CreditLives, SendDays
from outreach_cli.projection.rates import ReplyRate
from outreach_cli.projection.setting import Setting

ASSUMED = {1: 0.5, 7: 0.85, 30: 0.97, 90: 1.0}
QUICK = [0.0, 0.5, 0.2, 0.3]
"""P(D = d) of answers that take one to three days."""


@dataclass(frozen=True)
class Tiny:
    """A case small enough to enumerate; ``sending`` is one mark a day, x for a sending day."""

    sending: str
    prospects: int
    opening: int
    grants: Mapping[int, int] = field(default_factory=dict)
    rate: float = 0.4
    delays: tuple[float, ...] = tuple(QUICK)
    cap: int | None = None
    per_day: int | None = None

    @property
    def days(self) -> list[bool]:
        """The sending days, shape (T,)."""
        return [mark == "x" for mark in self.sending]

    def enumerated(self) -> PerDay:
        """Give every outcome."""
        return enumerate_outcomes(
            self.days,
            self.prospects,
            self.opening,
            self.grants,
            self.rate,
            self.delays,
            self.cap,
            self.per_day,
        )

    def exact(self) -> PerDay:
        """Give the exact law, which knows no limit."""
        assert self.cap is None
        assert self.per_day is None
        return exact_law(
            self.days, self.prospects, self.opening, self.grants, self.rate, self.delays
        )

    def simulated(self, runs: int, seed: int) -> Simulated:
        """Give the means of that many runs."""
        return simulate(
            self.days,
            self.prospects,
            self.opening,
            self.grants,
            self.rate,
            self.delays,
            self.cap,
            self.per_day,
            [(0, len(self.sending) - 1)],
            runs=runs,
            seed=seed,
        )


UNLIMITED = {
    "list longer than the credits last": Tiny("xxxxxxxx", 30, 3),
    "list done early, credits pile up": Tiny("xxxxxxxx", 4, 2, {3: 2}),
    "weekend in between": Tiny("xx--xxx--x", 6, 2, {2: 1}),
    "no sending day at first": Tiny("---xxxx", 5, 2, {1: 1}),
    "last days without sending": Tiny("xxxx---", 5, 2, {5: 2}),
    "three grants": Tiny("xxxxxxxx", 7, 0, {0: 2, 3: 1, 6: 1}),
    "nobody answers": Tiny("xxxxxx", 5, 2, {4: 1}, rate=0.0),
    "everybody answers": Tiny("xxxx-xxx", 9, 2, rate=1.0),
    "answers longer than the horizon": Tiny("xxxxx", 4, 2, delays=(0, 0.25, 0, 0, 0, 0, 0, 0.75)),
    "the assumed answers": Tiny("xxxx-xx", 8, 2, rate=0.7, delays=tuple(delay_law(ASSUMED))),
    "never a sending day": Tiny("-----", 2, 3, {2: 1}),
    "no credits": Tiny("xxxx", 2, 0),
    "credits back on the day of their InMails": Tiny("xx-xx--xx", 9, 2, delays=(0.5, 0.2, 0.3)),
    "all credits back on the day of their InMails": Tiny("xx-x", 6, 2, {2: 1}, 0.6, (1.0,)),
    "no prospects": Tiny("-xxx", 0, 2, {2: 1}),
}

LIMITED = {
    "per_day": Tiny("xxxxxxx", 6, 3, {3: 2}, rate=0.6, per_day=1),
    "cap over days without sending": Tiny("xx---x--x", 6, 2, {4: 2, 7: 2}, rate=0.6, cap=3),
    "cap after the list is done": Tiny("xxxxxxx", 3, 2, {3: 2, 5: 2}, rate=0.6, cap=3),
    "both": Tiny("xxxx-xxx", 6, 3, {2: 2, 5: 2}, rate=0.6, cap=3, per_day=1),
    "credits back on the day of their InMails": Tiny(
        "xx-x-xx", 7, 2, {3: 2, 5: 1}, rate=0.6, delays=(0.6, 0.4), cap=3, per_day=2
    ),
    "per_day 0": Tiny("xxx", 2, 1, {1: 3}, cap=2, per_day=0),
}


@dataclass(frozen=True)
class MarkedCalendar(Calendar):
    """Days given by marks, x for a sending day, as one month."""

    marks: str = ""

    @cached_property
    def days(self) -> int:
        return len(self.marks)

    @cached_property
    def months(self) -> tuple[tuple[int, int], ...]:
        return ((0, self.days - 1),)

    @cached_property
    def sending(self) -> tuple[int, ...]:
        return tuple(day for day, mark in enumerate(self.marks) if mark == "x")


NO_CAP = 10**9
"""A cap that never binds."""


def setting_of(tiny: Tiny) -> Setting:
    """Return a small case as the product takes it."""
    return Setting(
        calendar=MarkedCalendar(Schedule(date(2026, 12, 1), 1), tiny.sending),
        delays=Delays(np.array(tiny.delays), 1 if not tiny.delays[0] else 0, np.array(tiny.delays)),
        rates=(ReplyRate(tiny.rate),),
        prospects=tiny.prospects,
        opening=tiny.opening,
        grants=dict(tiny.grants),
        cap=NO_CAP if tiny.cap is None else tiny.cap,
        per_day=tiny.per_day,
    )


def lives_of(setting: Setting) -> CreditLives:
    """Return the lives of a setting's credits at its only rate."""
    send_days = SendDays(setting.calendar.sending, setting.delays, setting.starts)
    return send_days.lives(setting.rates[0].nodes(1))


def expected_of(setting: Setting, ends: Sequence[int] = ()) -> Expected:
    """Return what the exact law expects at a setting's only rate, of each day."""
    if not setting.prospects or not setting.starts or not setting.calendar.sending:
        return expect_nothing(setting, setting.rates[0].nodes(1), ends)
    return expect(setting, lives_of(setting), np.ones(1), ends)

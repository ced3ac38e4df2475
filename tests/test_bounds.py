"""The bounds of how many InMails are sent by a day hold, as the oracle's laws show."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import oracle
import pytest
from oracle import delay_law
from small_cases import ASSUMED, UNLIMITED, Tiny, lives_of, setting_of

from outreach_cli.projection.bounds import Bounds, Indices, angles, bounds
from outreach_cli.projection.law import sizes_of

MANY = 400
"""More prospects than the credits of these cases ever reach, so that the whole law shows."""
NEGLIGIBLE = 1e-13

CASES = {
    **{
        name: tiny
        for name, tiny in UNLIMITED.items()
        if tiny.rate < 1 and tiny.prospects and tiny.opening + len(tiny.grants) and any(tiny.days)
    },
    "many credits that nearly always come back the next day": Tiny(
        "x" * 12, MANY, 30, rate=0.9, delays=(0, 1)
    ),
    "credits that come back after two days or after eight": Tiny(
        "x" * 20, MANY, 12, {5: 10}, rate=0.8, delays=(0, 0, 0.5, 0, 0, 0, 0, 0, 0.5)
    ),
    "hardly an answer": Tiny("xxxxx--" * 3, MANY, 20, {7: 20}, rate=0.001),
}


def bounded(tiny: Tiny, target: int) -> tuple[Bounds, Indices, oracle.Floats]:
    """Return the bounds on each sending day, and the laws of S_t, shape (days, MANY + 1).

    Between them, how many points of the unit circle matter.
    """
    setting = setting_of(replace(tiny, prospects=MANY))
    lives = lives_of(setting)
    rows = np.arange(len(setting.calendar.sending))
    laws = replace(tiny, prospects=MANY).exact().law[list(setting.calendar.sending)]
    assert (laws[:, MANY] < NEGLIGIBLE).all()
    sizes = sizes_of(setting, lives)
    known = bounds(lives, sizes, target, rows)
    nodes = np.zeros_like(rows)
    return known, angles(lives, sizes, nodes, rows, known.lengths[0]), laws


@pytest.mark.parametrize("tiny", CASES.values(), ids=CASES.keys())
def test_the_law_lies_within_its_bounds(tiny: Tiny) -> None:
    counts = np.arange(MANY + 1)
    for target in (1, 5, 20, 60):
        known, _, laws = bounded(tiny, target)
        for day, law in enumerate(laws):
            least, length = known.least[0, day], known.lengths[0, day]
            outside = (counts < least) | (counts >= least + length)
            assert law[outside].sum() < NEGLIGIBLE
            reached = law[target:].sum()
            assert known.open[0, day] or reached < NEGLIGIBLE
            assert not known.done[0, day] or 1 - reached < NEGLIGIBLE


@pytest.mark.parametrize("tiny", CASES.values(), ids=CASES.keys())
def test_the_generating_function_is_negligible_beyond_its_bound(tiny: Tiny) -> None:
    known, matter, laws = bounded(tiny, 5)
    for day, law in enumerate(laws):
        length = known.lengths[0, day]
        beyond = np.exp(2j * np.pi * np.arange(matter[day], length // 2 + 1) / length)
        values = beyond[:, None] ** np.arange(MANY + 1) @ law
        assert np.abs(values).max(initial=0.0) < NEGLIGIBLE


def test_only_a_few_points_of_a_wide_law_matter() -> None:
    """A normal law takes about 20 points for 14 digits."""
    wide = Tiny("xxxxx--" * 8, MANY, 40, {28: 40}, rate=0.4, delays=tuple(delay_law(ASSUMED)))
    known, matter, _ = bounded(wide, 5)
    assert matter[-1] <= 40
    assert known.lengths[0, -1] > 100


def test_a_law_is_not_wider_where_nearly_all_credits_come_back() -> None:
    lively = Tiny("xxxxx--" * 8, MANY, 20, rate=0.995, delays=tuple(delay_law(ASSUMED)))
    known, matter, laws = bounded(lively, 5)
    counts = np.arange(MANY + 1)
    deviation = np.sqrt(laws[-1] @ counts**2 - (laws[-1] @ counts) ** 2)
    assert known.lengths[0, -1] < 24 * deviation
    assert matter[-1] < 80


def test_inmails_from_before_day_0_may_never_bring_a_credit() -> None:
    """All answers come after 20 days: of 600 InMails, 3 days old, so many as are answered."""
    waiting = Tiny("x" * 30, MANY, 0, rate=0.02, delays=(*[0.0] * 20, 1.0))
    setting = setting_of(waiting)._replace(unanswered={(3, 0): 600})
    lives, rows = lives_of(setting), np.arange(17, 30)
    sizes = sizes_of(setting, lives)
    known = bounds(lives, sizes, 5, rows)
    matter = angles(lives, sizes, np.zeros_like(rows), rows, known.lengths[0])
    for length, count in zip(known.lengths[0], matter, strict=True):
        beyond = np.exp(2j * np.pi * np.arange(count, length // 2 + 1) / length)
        values = (0.98 + 0.02 * beyond) ** 600
        assert np.abs(values).max(initial=0.0) < NEGLIGIBLE

"""When answers become known and credits are back, by the definition of a chance given no answer."""

from __future__ import annotations

import numpy as np
import pytest

from outreach_cli.projection.delays import Delays

WITHIN = {2: 0.5, 3: 0.8, 6: 1.0}
ANSWERS = [0, 0.25, 0.25, 0.3, 0.2 / 3, 0.2 / 3, 0.2 / 3]
RATE = 0.4


def test_answers_are_spread_evenly_between_the_stated_days() -> None:
    given = Delays.of(WITHIN)
    assert given.answers.tolist() == pytest.approx(ANSWERS)
    assert given.chances.tolist() == pytest.approx([0, *ANSWERS[1:]])
    assert given.share == pytest.approx(1)


@pytest.mark.parametrize(("window", "share"), [(1, 0.25), (3, 0.8), (6, 1.0), (7, 1.0)])
@pytest.mark.parametrize("after", [0, 1, 2])
def test_answers_after_the_window_bring_nothing_back(window: int, share: float, after: int) -> None:
    given = Delays.of(WITHIN, window, after)
    assert given.share == pytest.approx(share)
    assert given.chances.tolist() == pytest.approx([0] * after + ANSWERS[1 : window + 1])
    assert given.answers.tolist() == pytest.approx(ANSWERS)
    assert given.after_answer == after


def test_a_credit_is_back_the_day_after_an_answer_within_90_days_unless_stated_otherwise() -> None:
    given = Delays.of({90: 0.5, 100: 1.0})
    assert given.after_answer == 1
    assert given.share == pytest.approx(0.5)


@pytest.mark.parametrize("age", [1, 2, 3, 6, 7, 9])
@pytest.mark.parametrize("days", [1, 2, 4, 12])
def test_an_unanswered_inmail_is_answered_later_as_its_age_says(age: int, days: int) -> None:
    answers = np.pad(ANSWERS, (0, 30))
    unanswered = 1 - RATE * answers[: age + 1].sum()
    expected = [0, *(RATE * answers[age + day] / unanswered for day in range(1, days))]
    assert Delays.of(WITHIN).answers_after(RATE, age, days).tolist() == pytest.approx(expected)


@pytest.mark.parametrize("age", [1, 2, 3, 6, 9])
@pytest.mark.parametrize("days", [1, 2, 4, 12])
@pytest.mark.parametrize("after", [0, 1, 2])
def test_its_credit_is_back_later_as_its_age_says(age: int, days: int, after: int) -> None:
    given = Delays.of(WITHIN, 4, after)
    chances = np.pad(given.chances, (0, 30))
    unanswered = 1 - RATE * chances[: age + after].sum()
    later = [chances[age + day] if day >= after else 0 for day in range(days)]
    assert given.later(age, days).tolist() == pytest.approx(later)
    expected = [RATE * chance / unanswered for chance in later]
    assert given.refunds_after(RATE, age, days).tolist() == pytest.approx(expected)

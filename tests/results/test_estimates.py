"""Delays, rates and comparisons, checked with scipy's distributions and Kaplan-Meier curves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from outreach_cli.model import Share
from outreach_cli.projection.rates import ReplyRate
from outreach_cli.results.posterior import HIGH, LOW, odds_of_best, of_counts, posterior
from outreach_cli.results.survival import (
    DAYS,
    Watched,
    equivalent,
    expected_law,
    kaplan_meier,
    law_of,
    possible_laws,
)

Quad = Callable[..., tuple[float, float]]


@pytest.fixture(scope="module")
def stats() -> Any:
    """Return scipy's distributions; importing them takes longer than these tests."""
    from scipy import stats  # type: ignore[import-untyped]

    return stats


@pytest.fixture(scope="module")
def quad() -> Quad:
    """Return what integrates a function: the integral and its error."""
    from scipy.integrate import quad  # type: ignore[import-untyped]

    return quad  # type: ignore[no-any-return]


LAW = law_of({1: 0.5, 7: 0.85, 30: 0.97, 90: 1.0})
OTHER_LAWS = {
    "faster": law_of({1: 0.8, 3: 1.0, 90: 1.0}),
    "slower": (1 - np.exp(-np.arange(DAYS + 1) / 12)) / (1 - np.exp(-DAYS / 12)),
}


def texts(seed: int, number: int) -> list[tuple[int | None, int]]:
    """Return texts, each with its delay and age, about a third of them answered."""
    random = np.random.default_rng(seed)
    ages = random.integers(1, 120, number)
    delays = random.integers(1, 100, number)
    answered = random.random(number) < 0.5
    return [
        (int(delay) if said and delay <= age else None, int(age))
        for delay, age, said in zip(delays, ages, answered, strict=True)
    ]


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "number"), [(0, 1), (1, 2), (2, 10), (3, 60), (4, 400)])
def test_the_curve_is_the_one_that_scipy_estimates(seed: int, number: int, stats: Any) -> None:
    sample = [(d if d is None or d <= DAYS else None, min(a, DAYS)) for d, a in texts(seed, number)]
    data = stats.CensoredData(
        uncensored=[delay for delay, _ in sample if delay is not None],
        right=[age for delay, age in sample if delay is None],
    )
    expected = stats.ecdf(data).sf
    survival = kaplan_meier(Watched.of(sample))
    days = np.arange(DAYS + 1)
    assert survival.open == pytest.approx(expected.evaluate(days), abs=1e-12)


def test_greenwoods_variance_is_the_one_that_scipy_uses(stats: Any) -> None:
    sample = [(d if d is None or d <= DAYS else None, min(a, DAYS)) for d, a in texts(5, 80)]
    data = stats.CensoredData(
        uncensored=[delay for delay, _ in sample if delay is not None],
        right=[age for delay, age in sample if delay is None],
    )
    bounds = stats.ecdf(data).sf.confidence_interval(0.9, method="linear")
    survival = kaplan_meier(Watched.of(sample))
    widths = bounds.high.probabilities - bounds.low.probabilities
    ours = np.sqrt(survival.variance) * 2 * stats.norm.ppf(0.95)
    for day, width in zip(bounds.low.quantiles, widths, strict=True):
        if np.isfinite(width) and 0 < survival.open[int(day)] < 1 - 1e-9:
            clipped = bounds.low.evaluate(day) <= 0 or bounds.high.evaluate(day) >= 1
            assert clipped or ours[int(day)] == pytest.approx(width, rel=1e-9)


def test_without_open_texts_the_curve_is_a_share_with_its_own_counts() -> None:
    survival = kaplan_meier(Watched.of([(3, 95)] * 4 + [(None, 95)] * 16))
    assert survival.open[2] == 1
    assert survival.open[3] == pytest.approx(0.8)
    assert equivalent(survival, 3) == pytest.approx((4, 20))


@pytest.mark.parametrize(("answered", "sent"), [(0, 1), (0, 30), (9, 50), (1, 1), (400, 2000)])
def test_without_open_texts_a_rate_has_the_distribution_of_a_forecast(
    answered: int, sent: int, stats: Any
) -> None:
    sample = [(2, 99)] * answered + [(None, 99)] * (sent - answered)
    watched = Watched.of(sample)
    ours = posterior(watched, possible_laws(watched, LAW))
    beta = stats.beta(answered + 0.5, sent - answered + 0.5)
    assert ours.mean == pytest.approx(beta.mean(), abs=1e-5)
    assert ours.mean == pytest.approx(ReplyRate(0, Share(answered, sent)).mean, abs=1e-5)
    for share in (LOW, 0.5, HIGH):
        assert ours.quantile(share) == pytest.approx(beta.ppf(share), abs=2e-4)


def test_open_texts_raise_the_rate_as_the_likelihood_says(quad: Quad) -> None:
    """Half of the answers come within a day, so 40 texts of a day are about 20."""
    certain = np.array([LAW])
    watched = Watched.of([(1, 99)] * 10 + [(None, 99)] * 40 + [(None, 1)] * 40)
    ours = posterior(watched, certain)

    def density(rate: float) -> float:
        return float(rate**9.5 * (1 - rate) ** 39.5 * (1 - rate / 2) ** 40)

    whole = quad(density, 0, 1)[0]
    assert ours.mean == pytest.approx(quad(lambda p: p * density(p), 0, 1)[0] / whole, abs=1e-5)
    assert quad(density, 0, ours.quantile(LOW))[0] / whole == pytest.approx(LOW, abs=1e-3)


@pytest.mark.parametrize("counts", [[(9, 50), (12, 50)], [(0, 5), (3, 40), (1, 9)]])
def test_the_odds_of_the_best_are_those_of_independent_beta_laws(
    counts: list[tuple[int, int]], stats: Any, quad: Quad
) -> None:
    laws = [stats.beta(k + 0.5, n - k + 0.5) for k, n in counts]
    odds = odds_of_best([of_counts(*one) for one in counts])
    assert sum(odds) == pytest.approx(1)
    for number, law in enumerate(laws):
        others = laws[:number] + laws[number + 1 :]

        def density(rate: float, law=law, others=others) -> float:  # type: ignore[no-untyped-def]
            return float(law.pdf(rate) * np.prod([other.cdf(rate) for other in others]))

        assert odds[number] == pytest.approx(quad(density, 0, 1)[0], abs=1e-3)


def test_drafts_with_the_same_counts_are_equally_likely_the_best() -> None:
    same, worse = of_counts(9, 50), of_counts(3, 50)
    first, second, third = odds_of_best([same, same, worse])
    assert first == second
    assert [first, third] == pytest.approx(odds_of_best([of_counts(9, 50), same, worse])[::2])


def test_without_answers_the_law_is_the_assumed_one() -> None:
    assert expected_law(Watched.of([(None, 5)]), LAW) == pytest.approx(LAW)


def test_with_many_answers_the_law_is_that_of_the_log() -> None:
    """Old texts show the whole law; of young ones only the early answers are known."""
    true = OTHER_LAWS["slower"]
    random = np.random.default_rng(1)
    delays = random.choice(np.arange(1, DAYS + 1), 20_000, p=np.diff(true))
    ages = random.integers(1, DAYS + 1, 20_000)
    seen = [(int(d), int(a)) for d, a in zip(delays, ages, strict=True) if d <= a]
    law = expected_law(Watched.of(seen), LAW)
    assert np.abs(law - true).max() < 0.02


def covered(
    logs: int,
    sent: int,
    rate: float,
    oldest: int,
    law: np.ndarray[tuple[int], np.dtype[np.float64]],
) -> float:
    """Return the share of simulated logs whose interval contains the true rate."""
    random = np.random.default_rng(sent + oldest)
    hits = 0
    for _ in range(logs):
        ages = random.integers(1, oldest + 1, sent)
        delays = random.choice(np.arange(1, DAYS + 1), sent, p=np.diff(law))
        answered = (random.random(sent) < rate) & (delays <= ages)
        watched = Watched.of(
            (int(d) if said else None, int(a))
            for d, a, said in zip(delays, ages, answered, strict=True)
        )
        ours = posterior(watched, possible_laws(watched, LAW))
        hits += ours.quantile(LOW) <= rate <= ours.quantile(HIGH)
    return hits / logs


CASES = [(30, 0.2, 90), (100, 0.15, 90), (60, 0.25, 30)]
"""Texts sent, rate and days watched; tests/benchmarks/coverage.py tries more."""


@pytest.mark.slow
@pytest.mark.parametrize(("sent", "rate", "oldest"), CASES)
def test_intervals_contain_the_true_rate_as_often_as_they_say(
    sent: int, rate: float, oldest: int
) -> None:
    assert 0.88 <= covered(2000, sent, rate, oldest, LAW) <= 0.92


@pytest.mark.slow
@pytest.mark.parametrize("law", OTHER_LAWS)
def test_intervals_hold_when_answers_come_sooner_or_later_than_assumed(law: str) -> None:
    assert 0.88 <= covered(2000, 100, 0.2, 90, OTHER_LAWS[law]) <= 0.92


@pytest.mark.slow
@pytest.mark.parametrize(("sent", "rate"), [(30, 0.2), (50, 0.15), (100, 0.1), (300, 0.3)])
def test_intervals_hold_without_open_texts(sent: int, rate: float, stats: Any) -> None:
    """Summed over all possible counts, so without chance."""
    number = np.arange(sent + 1)
    hits = [
        (known := of_counts(int(k), sent)).quantile(LOW) <= rate <= known.quantile(HIGH)
        for k in number
    ]
    assert 0.88 <= float(stats.binom(sent, rate).pmf(number) @ hits) <= 0.92

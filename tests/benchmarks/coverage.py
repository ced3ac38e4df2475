"""How often the intervals of `outreach results` contain the true rate.

usage: python tests/benchmarks/coverage.py [LOGS]

Simulates LOGS logs (default: 2,000) of several sizes, rates, ages and laws of delays each. Then,
exactly, the same for logs without open texts: 30 to 300 texts, rates from 10 to 50%.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from scipy import stats  # type: ignore[import-untyped]

sys.path.insert(0, str(Path(__file__).parents[1] / "results"))
from measure import say
from test_estimates import CASES, LAW, OTHER_LAWS, covered

YOUNG = ((100, 0.15, 7),)


def main() -> None:
    logs = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    say("sent  rate  days watched  delays      intervals with the true rate")
    for name, law in {"as assumed": LAW, **OTHER_LAWS}.items():
        for sent, rate, oldest in (*CASES, *YOUNG):
            share = covered(logs, sent, rate, oldest, law)
            say(f"{sent:4}  {rate:4.0%}  1 to {oldest:<7}  {name:10}  {share:.1%}")
    shares = np.array([exact(n, p / 100) for n in range(30, 301, 10) for p in range(10, 51)])
    within = np.mean((shares >= 0.88) & (shares <= 0.92))
    say(
        f"without open texts: {shares.min():.1%} to {shares.max():.1%}, on average"
        f" {shares.mean():.1%}; within 88 and 92% in {within:.0%} of {len(shares):,} cases"
    )


def exact(sent: int, rate: float) -> float:
    """Return the probability that the interval for closed texts contains the true rate."""
    answered = np.arange(sent + 1)
    known = stats.beta(answered + 0.5, sent - answered + 0.5)
    hits = (known.ppf(0.05) <= rate) & (rate <= known.ppf(0.95))
    return float(stats.binom(sent, rate).pmf(answered) @ hits)


if __name__ == "__main__":
    main()

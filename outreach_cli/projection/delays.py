"""When the credit of an answered InMail is back."""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Reals: TypeAlias = NDArray[np.float64]


class Delays(NamedTuple):
    """How many days after its InMail the credit of an answered one is on hand.

    `answers` are the probabilities that an answer becomes known d days after sending, for d = 0, 1,
    ... `chances` are P(D = d) for the credit; they add up to less than 1 where an answer may come
    too late for a refund. The credit is on hand `after_answer` days after the answer. With 0 it
    may be back on the day of its InMail: it then counts as refunded that day, after the day's
    sends, and is used from the next sending day on.
    """

    chances: Reals
    after_answer: int
    answers: Reals

    @classmethod
    def of(cls, within: Mapping[int, float], window: int = 90, after_answer: int = 1) -> "Delays":
        """Return the delays for the shares of the answers by day, linear between them.

        Answers after `window` days bring nothing back. A share by day d counts the answers up to
        the end of day d - 1, so that with an `after_answer` of 1 it is also that of the refunds
        by day d.
        """
        knots = [0, *within]
        shares = np.interp(np.arange(knots[-1] + 1), knots, [0.0, *within.values()])
        answers = np.maximum(np.diff(shares, prepend=0.0), 0.0)
        in_time = answers[1 : window + 1]
        return cls(np.concatenate([np.zeros(after_answer), in_time]), after_answer, answers)

    @property
    def share(self) -> float:
        """The probability that an answer brings its credit back at all."""
        return float(self.chances.sum())

    def later(self, age: int, days: int) -> Reals:
        """Return P(D = age + d) for each day d, shape (days,), without answers before day 0."""
        chances = np.zeros(days)
        left = self.chances[age : age + days]
        chances[: len(left)] = left
        chances[: self.after_answer] = 0.0
        return chances

    def answers_after(self, rate: float, age: int, days: int) -> Reals:
        """Return P(an InMail of an age on day 0 is answered on day d), if it was not before.

        The result has the shape (days,).
        """
        chances = np.zeros(days)
        left = self.answers[age + 1 : age + days]
        chances[1 : len(left) + 1] = left
        known = float(self.answers[: age + 1].sum())
        return chances * (rate / (1 - rate * known))

    def unanswered(self, rate: float, age: int) -> float:
        """Return the factor that turns `later` into refund probabilities of an unanswered InMail.

        The InMail was sent `age` days before day 0 and not answered before day 0; the factor is
        the reply rate, given that.
        """
        return rate / (1 - rate * float(self.chances[: age + self.after_answer].sum()))

    def refunds_after(self, rate: float, age: int, days: int) -> Reals:
        """Return P(the credit of an unanswered InMail is back on day d), shape (days,)."""
        return self.unanswered(rate, age) * self.later(age, days)

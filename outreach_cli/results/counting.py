"""Counts of texts with the rates that follow from them, and variants compared."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from outreach_cli.model import Share
from outreach_cli.projection.delays import Reals
from outreach_cli.results import Curve, Event, Point, Rate, Tally
from outreach_cli.results.posterior import HIGH, LOW, Posterior, of_counts, posterior
from outreach_cli.results.survival import (
    DAYS,
    Watched,
    equivalent,
    expected_law,
    kaplan_meier,
    possible_laws,
)
from outreach_cli.results.texts import Text

K = TypeVar("K", bound=Hashable)


def watched(texts: Iterable[Text]) -> Watched:
    """Return texts as the estimates need them."""
    return Watched.of((text.delay, text.age) for text in texts)


class Delays:
    """How long one event takes, as the texts of a log and an assumed law show."""

    def __init__(self, texts: Sequence[Text], assumed: Reals) -> None:
        self.watched = watched(texts)
        self.assumed = assumed

    @cached_property
    def laws(self) -> Reals:
        """Laws that are as probable as the log makes them."""
        return possible_laws(self.watched, self.assumed)

    @cached_property
    def expected(self) -> Reals:
        """The law to expect."""
        return expected_law(self.watched, self.assumed)

    def curve(self, event: Event) -> Curve:
        """Return the curve, as far as texts have been watched."""
        survival = kaplan_meier(self.watched)
        points = []
        for day in range(1, DAYS + 1):
            if not survival.at_risk[day]:
                break
            bounds = of_counts(*equivalent(survival, day))
            points.append(
                Point(
                    day,
                    int(survival.at_risk[day]),
                    1 - float(survival.open[day]),
                    bounds.quantile(LOW),
                    bounds.quantile(HIGH),
                    float(self.expected[day]),
                    float(self.assumed[day]),
                )
            )
        return Curve(event, self.watched.happened, tuple(points))


class Counter:
    """Counts texts and estimates their rates, given the delays of each event."""

    def __init__(self, delays: Mapping[Event, Delays], says: tuple[bool, bool]) -> None:
        self._delays = delays
        self._says_opened, self._says_bounced = says
        self._posteriors: dict[object, Posterior] = {}

    def tally(self, texts: Sequence[Text]) -> Tally:
        """Count texts that all have the same event."""
        return Tally(
            sent=len(texts),
            accepted=sum(text.sent.known_accepted is not None for text in texts),
            answered=sum(text.sent.answered is not None for text in texts),
            open=sum(text.is_open for text in texts),
            opened=sum(text.sent.opened is True for text in texts) if self._says_opened else None,
            bounced=(
                sum(text.sent.bounced is True for text in texts) if self._says_bounced else None
            ),
            rate=self.rate(texts) if texts else None,
        )

    def rate(self, texts: Sequence[Text]) -> Rate:
        """Return the rate of texts that all have the same event."""
        known = self.posterior(texts)
        return Rate(texts[0].event, known.mean, known.quantile(LOW), known.quantile(HIGH))

    def posterior(self, texts: Sequence[Text]) -> Posterior:
        """Return what is known about the rate of texts that all have the same event."""
        event, seen = texts[0].event, watched(texts)
        key = event, *(days.tobytes() for days in seen)
        if key not in self._posteriors:  # a draft is counted alone and among variants
            self._posteriors[key] = posterior(seen, self._delays[event].laws)
        return self._posteriors[key]

    def counts(self, texts: Sequence[Text]) -> Share:
        """Return about equivalent counts: of an open text, the share of answers within its age."""
        law = self._delays[texts[0].event].expected
        seen = watched(texts)
        others = sum(number * law[age] for age, number in enumerate(seen.waiting))
        return Share(seen.happened, max(1, seen.happened + round(float(others))))

    def still_expected(self, texts: Sequence[Text]) -> float:
        """Return how many of the open texts are expected to have their event."""
        open_ = [text for text in texts if text.is_open]
        if not open_:
            return 0.0
        delays = self._delays[open_[0].event]
        rate = self.posterior(texts).mean
        shares = [float(delays.expected[min(text.age, DAYS)]) for text in open_]
        return sum(rate * (1 - share) / (1 - rate * share) for share in shares)


def grouped(texts: Iterable[Text], key: Callable[[Text], K]) -> dict[K, list[Text]]:
    """Return texts by a key, in the order in which its values first appear."""
    groups: dict[K, list[Text]] = {}
    for text in texts:
        groups.setdefault(key(text), []).append(text)
    return groups

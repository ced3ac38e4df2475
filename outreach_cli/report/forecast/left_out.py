"""What a sequence would be without one of its channels, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from outreach_cli.model import Channel
from outreach_cli.projection.figures_compared import Figure, State
from outreach_cli.projection.paired import Paired
from outreach_cli.projection.plans import Alternative, Forecast
from outreach_cli.words import NAMED, chance, counted, listed

_NO_ANSWER = 0.05
"""Fewer expected answers count as none."""


def left_out(forecast: Forecast) -> list[str]:
    """Return what would be without each channel; those without which little changes come first."""
    pairs = [(one, one.forecast.paired) for one in forecast.alternatives[1:]]
    others = [(one, pair) for one, pair in pairs if pair is not None]
    alike = [(one, pair) for one, pair in others if not _differs(pair)]
    unclear = [(one, pair) for one, pair in alike if _is_noisy(pair)]
    same = [(one, pair) for one, pair in alike if not _is_noisy(pair)]
    nothing = [one for one, pair in same if _moves_no_answer(pair.answers)]
    runs = counted(unclear[0][1].runs, "run") if unclear else ""
    return [
        *_unchanged(nothing, "nothing would change"),
        *_unchanged([one for one, _ in same if one not in nothing], "little would change"),
        *_unchanged([one for one, _ in unclear], f"there is no clear difference in {runs}"),
        *(_sentence(forecast, one, pair) for one, pair in others if _differs(pair)),
    ]


def _differs(pair: Paired) -> bool:
    """Return whether a figure clearly differs, as it is written."""
    states = (pair.p50.state, pair.p90.state, pair.sooner_or_later)
    return State.CHANGED in states or any(
        _difference(figure) for figure in (pair.credits, pair.answers)
    )


def _is_noisy(pair: Paired) -> bool:
    figures = (pair.p50, pair.p90, pair.credits, pair.answers)
    return State.NOISE in (pair.sooner_or_later, *(figure.state for figure in figures))


def _moves_no_answer(answers: Figure[float]) -> bool:
    return abs((answers.now or 0.0) - (answers.base or 0.0)) < _NO_ANSWER


def _difference(figure: Figure[float]) -> int:
    """Return the clear difference of two counts, as they are written; 0 if there is none."""
    if figure.state is not State.CHANGED:
        return 0
    return round(figure.now or 0.0) - round(figure.base or 0.0)


def _unchanged(alternatives: Sequence[Alternative], what: str) -> list[str]:
    """Return a sentence about all of some channels, if there are any."""
    names = listed((f"without {NAMED[one.without]}s" for one in alternatives if one.without), "or")
    return [f"{names[0].upper()}{names[1:]}, {what}."] if names else []


def _sentence(forecast: Forecast, alternative: Alternative, pair: Paired) -> str:
    """Return what the campaign would be without one of its channels."""
    without = f"Without {NAMED[alternative.without]}s" if alternative.without else "As it is"
    if alternative.answers < _NO_ANSWER <= (pair.answers.base or 0.0):
        return f"{without}, nobody would answer."
    if alternative.without is Channel.INVITATION:
        is_first = forecast.campaign.sequence[0].channel is Channel.INVITATION
        verdict = _verdict(forecast, pair)
        without = f"Inviting {'first ' if is_first else ''}{verdict}: without invitations"
    day = pair.settled.now
    if day is None:
        last = alternative.forecast.projection.months[-1]
        settled = f"not everyone would be settled by {forecast.date(last.last)}"
        if forecast.own.projection.p90 is None and pair.sooner_or_later is State.CHANGED:
            odds = forecast.own.projection.months[-1].finished, last.finished
            settled = (
                f"the probability that everyone is settled by {forecast.date(last.last)} would be"
                f" {chance(odds[1])}, not {chance(odds[0])}"
            )
    else:
        # Few runs may reach a day that all runs of the sequence as written do not.
        sooner = "" if forecast.own.projection.p50 is None else _sooner(pair)
        settled = f"everyone would be settled by {forecast.date(int(day))}{sooner}"
    states = {
        "the date": pair.sooner_or_later,
        "credits": pair.credits.state,
        "answers": pair.answers.state,
    }
    unclear = [name for name, state in states.items() if state is State.NOISE]
    clear = []
    if "credits" not in unclear:
        clear.append(f"{_moved(pair.credits, 'credit')} spent")
    if "answers" not in unclear:
        clear.append(_moved(pair.answers, "answer"))
    counts = f", with {listed(clear, 'and')}" if clear else ""
    doubt = ""
    if unclear:
        runs = counted(pair.runs, "run")
        doubt = f"; there is no clear difference in {listed(unclear, 'or')} in {runs}"
    return f"{without}, {settled}{counts}{doubt}."


def _verdict(forecast: Forecast, pair: Paired) -> str:
    """Return the advantages and disadvantages of a part of the sequence.

    `is worth it`, `is not worth it`, or, where it depends: `saves credits but takes longer`. Only
    clear differences count: of weeks, credits and answers, as they are written.
    """
    words = (
        (_weeks_later(pair), "is faster", "takes longer"),
        (_difference(pair.credits), "saves credits", "takes more credits"),
        (-_difference(pair.answers), "brings more answers", "brings fewer answers"),
    )
    better = [word for without, word, _ in words if without > 0]
    worse = [word for without, _, word in words if without < 0]
    if not better:
        return "is not worth it" if worse else "changes little"
    if not worse:
        return "is worth it"
    return f"{listed(better, 'and')} but {listed(worse, 'and')}"


def _weeks_later(pair: Paired) -> int:
    """Return how many weeks later a day clearly is; just more or less than 0 if one is unknown."""
    if pair.sooner_or_later is not State.CHANGED:
        return 0
    base, now, _ = pair.settled
    if base is None or now is None:
        return 1 if (pair.by_end.now or 0.0) < (pair.by_end.base or 0.0) else -1
    return round((now - base) / 7)


def _sooner(pair: Paired) -> str:
    """Return by how many weeks a date clearly differs from that of the sequence as written."""
    weeks = 0 if pair.settled.base is None else _weeks_later(pair)
    return f" ({counted(abs(weeks), 'week')} {'later' if weeks > 0 else 'sooner'})" if weeks else ""


def _moved(figure: Figure[float], noun: str) -> str:
    """Return by how much a count differs; a difference below a whole number counts as none."""
    own, other = figure.base or 0.0, figure.now or 0.0
    return moved(own, own if figure.state is State.SAME else other, noun)


def moved(own: float, other: float, noun: str) -> str:
    """Return the difference of two counts: `130 more credits`, `as many`, `one credit fewer`."""
    difference = round(other) - round(own)
    if not difference:
        return f"as many {noun}s"
    if not round(other):
        return f"no {noun}s"
    more = "more" if difference > 0 else "fewer"
    if abs(difference) == 1:
        return f"about one {noun} {more}"
    return f"about {abs(difference):,} {more} {noun}s"

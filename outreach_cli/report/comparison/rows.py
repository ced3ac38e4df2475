"""The rows and notes that the table and the Markdown share."""

from __future__ import annotations

from outreach_cli.projection.assumptions import PROGRAM
from outreach_cli.projection.comparing import Comparison, Given, PlanChange, Status, title
from outreach_cli.projection.figures_compared import State
from outreach_cli.report.comparison.sequence import sequence_rows
from outreach_cli.report.comparison.summary import noisy_figures, noisy_plans
from outreach_cli.report.comparison.texts import OPEN, texts
from outreach_cli.report.layout import Column
from outreach_cli.words import counted, listed, one_line, value_text

INPUTS = (
    Column("input", wrap=True),
    Column("before", wrap=True),
    Column("now", wrap=True),
    Column("source", wrap=True),
)
RESULTS = (
    Column("plan", wrap=True),
    Column("figure"),
    Column("before", wrap=True),
    Column("now", wrap=True),
    Column("difference", style="bold", wrap=True),
)
_STATUS = {Status.CHANGED: "", Status.ADDED: "new plan", Status.REMOVED: "no longer a plan"}


def inputs(comparison: Comparison) -> list[tuple[str, ...]]:
    """Return a row for each input that changed."""
    return [
        (
            one_line(entry.name),
            _value(entry.base),
            _value(entry.now),
            _sources(entry.base, entry.now),
        )
        for entry in comparison.inputs
    ]


def results(comparison: Comparison) -> list[tuple[str, ...]]:
    """Return a row for each figure that reads differently; only the first names its plan."""
    rows = [
        row for change in comparison.plans if change.changed for row in _plan(comparison, change)
    ]
    return [*rows, *sequence_rows(comparison.sequence)]


def notes(comparison: Comparison) -> list[str]:
    """Return sentences that explain the rows."""
    sentences = []
    if any(OPEN in row for row in results(comparison)):
        sentences.append(f"{OPEN}: 90% is not reached within the months.")
    noisy = noisy_plans(comparison)
    if noisy:
        names = ", ".join(map(one_line, noisy))
        figures = listed(noisy_figures(comparison), "and")
        if comparison.explained:
            sentences.append(f"The difference of {figures} on {names} may be chance.")
        else:
            sentences.append(f"Only the error of the simulation changes {figures} on {names}.")
    doubt, runs = State.UNSURE.value, _fewest_runs(comparison)
    moved = [row[-1] for row in results(comparison)]
    if runs and any(doubt in text for text in (*sentences, *moved)):
        sentences.append(f'"{doubt}": {runs} are too few to tell.')
    return sentences


def _fewest_runs(comparison: Comparison) -> str:
    """Return how many runs the forecasts have at least; empty if no plan is simulated."""
    plans = [plan for side in (comparison.base, comparison.now) for plan in side.plans]
    runs = [plan.runs for plan in plans if isinstance(plan.runs, int)]
    return counted(min(runs), "run") if runs else ""


def _plan(comparison: Comparison, change: PlanChange) -> list[tuple[str, ...]]:
    name = one_line(f"{title(change.id)}, yours" if change.own else title(change.id))
    both = change.status is Status.CHANGED
    shown = [
        text
        for text in texts(comparison, change)
        if (text.shows if both else text.before != text.after)
    ]
    return [
        (
            "" if number else name,
            text.label,
            text.before,
            text.after,
            text.moved or ("" if number else _STATUS[change.status]),
        )
        for number, text in enumerate(shown)
    ]


def _value(given: Given | None) -> str:
    return "-" if given is None else one_line(value_text(given.value))


def _sources(base: Given | None, now: Given | None) -> str:
    sources = [_source(given.source) for given in (base, now) if given is not None and given.source]
    return " -> ".join(dict.fromkeys(sources))


def _source(source: str) -> str:
    return "assumed by outreach" if source.startswith(PROGRAM) else one_line(source)

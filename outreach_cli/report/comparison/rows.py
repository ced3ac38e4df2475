"""The rows that the table and the Markdown share: inputs, results, and what they mean."""

from outreach_cli.projection.assumptions import PROGRAM
from outreach_cli.report.comparison.changes import Comparison, PlanChange, Status
from outreach_cli.report.comparison.document import Given
from outreach_cli.report.comparison.figures import OPEN
from outreach_cli.report.grid import Column
from outreach_cli.words import one_line, show

INPUTS = (
    Column("input", wrap=True),
    Column("before", wrap=True),
    Column("now", wrap=True),
    Column("from", wrap=True),
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
        (one_line(one.name), _value(one.base), _value(one.now), _sources(one.base, one.now))
        for one in comparison.inputs
    ]


def results(comparison: Comparison) -> list[tuple[str, ...]]:
    """Return a row for each figure that reads differently; a plan is named in its first."""
    return [row for one in comparison.plans for row in _plan(one)]


def notes(comparison: Comparison) -> list[str]:
    """Return what the rows do not tell by themselves, in sentences."""
    said = []
    if any(OPEN in row for row in results(comparison)):
        said.append(f"{OPEN}: not done with 9 in 10 odds within the months.")
    if comparison.blurred:
        names = ", ".join(one_line(title) for title in comparison.blurred)
        said.append(f"Odds differ only within the error of the simulation on {names}.")
    return said


def _plan(one: PlanChange) -> list[tuple[str, ...]]:
    title = one_line(f"{one.title}, yours" if one.own else one.title)
    if one.status is Status.CHANGED:
        shown = [figure for figure in one.figures if figure.shows]
    else:
        shown = [figure for figure in one.figures if figure.before != figure.after]
    return [
        (
            "" if number else title,
            figure.label,
            figure.before,
            figure.after,
            figure.moved or ("" if number else _STATUS[one.status]),
        )
        for number, figure in enumerate(shown)
    ]


def _value(one: Given | None) -> str:
    return "-" if one is None else one_line(show(one.value))


def _sources(base: Given | None, now: Given | None) -> str:
    found = [_source(one.source) for one in (base, now) if one is not None and one.source]
    return " -> ".join(dict.fromkeys(found))


def _source(source: str) -> str:
    return "assumed by outreach" if source.startswith(PROGRAM) else one_line(source)

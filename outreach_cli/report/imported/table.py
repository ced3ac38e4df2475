"""What an import did, as tables for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from outreach_cli.load.imported import Fate, Outcome, Role, Use
from outreach_cli.report.grid import PLAIN, Screen, grid, heading
from outreach_cli.report.imported import Report
from outreach_cli.report.layout import Column
from outreach_cli.words import first_few, one_line, shown

_COLUMNS = (
    Column("file", wrap=True),
    Column("column", wrap=True),
    Column("rows", right=True),
    Column("used for", wrap=True),
)
_ROWS = (Column("file", wrap=True), Column("rows", right=True), Column("what they are", wrap=True))
_FINDINGS = (Column("place", wrap=True), Column("what to look at", wrap=True))
_MOST_FINDINGS = 20
_MOST_NAMED = 3
_FATES = {
    Fate.NEW: "new",
    Fate.COMPLETES: "on the list, with more values to add",
    Fate.KNOWN: "on the list, with nothing to add",
}


def write(report: Report, screen: Screen = PLAIN) -> str:
    """Return tables of the columns, of the rows, and of what a person should look at."""
    imported = report.imported
    uses = [(use.file, one_line(use.column), f"{use.rows:,}", _use(use)) for use in imported.uses]
    outcomes = [(one.file, f"{one.number:,}", _outcome(one)) for one in imported.outcomes]
    text = heading("Columns", screen) + grid(_COLUMNS, _once(uses), screen)
    text += "\n" + heading("Rows", screen) + grid(_ROWS, _once(outcomes), screen)
    if report.findings:
        found = [
            (
                f"{PurePath(one.place.file).name}:{one.place.position}".rstrip(":"),
                one_line(one.message),
            )
            for one in report.findings
        ]
        text += "\n" + heading("To look at", screen)
        text += grid(_FINDINGS, found[:_MOST_FINDINGS], screen)
        if len(found) > _MOST_FINDINGS:
            text += f"and {len(found) - _MOST_FINDINGS:,} more; --format json has all\n"
    return text


def _once(rows: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Yield rows, the name of a file only in the first of its rows."""
    before = None
    for file, *cells in rows:
        name = one_line("standard input" if file == "-" else PurePath(file).name)
        yield "" if file == before else name, *cells
        before = file


def _use(use: Use) -> str:
    placeholder = f"{{{{ {use.key} }}}}"
    if use.role is Role.PLACEHOLDER and use.meant:
        name, key = use.meant
        option = f'--columns "{shown(use.column)}={key}"'
        return f"placeholder {placeholder} (did you mean {name}? {option})"
    return {
        Role.KEY: use.key,
        Role.FILLS_GAPS: f"{use.key}, where the column above is empty",
        Role.PLACEHOLDER: f"placeholder {placeholder}",
        Role.EMPTY: "nothing, since it is empty",
        Role.ROW_NUMBERS: "nothing, since it is empty or has row numbers",
    }[use.role]


def _outcome(outcome: Outcome) -> str:
    if outcome.fate is Fate.LEFT_OUT:
        numbers = [row + 1 for row in outcome.rows] or outcome.lines
        shown_numbers = first_few(map(str, numbers), _MOST_NAMED)
        what = "entry" if outcome.rows else "line"
        return f"left out: {outcome.reason} ({what} {shown_numbers})"
    if outcome.fate is Fate.JOINED:
        names = first_few(map(shown, outcome.people), _MOST_NAMED)
        return one_line(f"joined, {outcome.reason}: {names}")
    return _FATES[outcome.fate]

"""The findings as a table under each file, for people."""

from __future__ import annotations

from functools import partial
from itertools import groupby

from outreach_cli.finding import CheckResult, Finding
from outreach_cli.report.findings.excerpt import STYLES, excerpt
from outreach_cli.report.findings.message import message
from outreach_cli.report.grid import PLAIN, Cell, Screen, WithLines, grid, heading
from outreach_cli.report.layout import Column
from outreach_cli.words import one_line

_COLUMNS = (
    Column("place", right=True, style="dim"),
    Column("severity"),
    Column("rule", style="bold"),
    Column("finding", wrap=True),
)


def write(checked: CheckResult, screen: Screen = PLAIN) -> str:
    """Return a table for each file with findings; an empty text if there are none."""
    blocks = []
    for file, findings in groupby(checked.findings, key=lambda finding: finding.place.file):
        rows = [
            (
                finding.place.position,
                (finding.severity.value, STYLES[finding.severity]),
                finding.code,
                _said(finding, screen),
            )
            for finding in findings
        ]
        blocks.append(heading(one_line(file), screen) + grid(_COLUMNS, rows, screen, listing=True))
    return "\n".join(blocks)


def _said(finding: Finding, screen: Screen) -> Cell:
    """Return what a finding says and, on a screen with excerpts, the line that it is about."""
    said = f"{one_line(message(finding, screen))} [{finding.rule}]"
    if finding.passage is None or not screen.excerpts:
        return said
    line = f"{finding.place.line} | {one_line(finding.passage.excerpt.strip())}"
    return WithLines(said, line, partial(excerpt, finding))

"""The findings as a table under each file, for people."""

from __future__ import annotations

from itertools import groupby

from outreach_cli.finding import CheckResult, Severity
from outreach_cli.report.findings.message import message
from outreach_cli.report.grid import PLAIN, Screen, grid, heading
from outreach_cli.report.layout import Column
from outreach_cli.words import one_line

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}
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
                (finding.severity.value, _STYLES[finding.severity]),
                finding.code,
                f"{one_line(message(finding, screen))} [{finding.rule}]",
            )
            for finding in findings
        ]
        blocks.append(heading(one_line(file), screen) + grid(_COLUMNS, rows, screen, listing=True))
    return "\n".join(blocks)

"""A line for each finding, `file:line:column: severity: message [code name]`, for scripts."""

from __future__ import annotations

from outreach_cli.finding import CheckResult, Finding, Place
from outreach_cli.report.findings.message import message
from outreach_cli.report.grid import PLAIN, Screen
from outreach_cli.words import one_line


def write(checked: CheckResult, screen: Screen = PLAIN) -> str:
    """Return the findings as lines; an empty text if there are none."""
    return "".join(f"{_line(finding, screen)}\n" for finding in checked.findings)


def _line(finding: Finding, screen: Screen) -> str:
    said = f"{finding.severity}: {message(finding, screen)} [{finding.code} {finding.rule}]"
    return one_line(f"{where(finding.place)}: {said}")


def where(place: Place) -> str:
    """Return a place as compilers write it."""
    return f"{place.file}:{place.position}" if place.position else place.file

"""A line for each finding, `file:line:column: severity: message [code name]`, for scripts.

On a screen with excerpts, two indented lines with the passage follow a finding that has one.
"""

from __future__ import annotations

from outreach_cli.finding import CheckResult, Finding, Place
from outreach_cli.report.findings.excerpt import excerpt
from outreach_cli.report.findings.message import message
from outreach_cli.report.grid import PLAIN, Screen, styled
from outreach_cli.words import one_line

_INDENT = "    "


def write(checked: CheckResult, screen: Screen = PLAIN) -> str:
    """Return the findings as lines; an empty text if there are none."""
    return "".join(
        f"{_line(finding, screen)}\n{_excerpt(finding, screen)}" for finding in checked.findings
    )


def _excerpt(finding: Finding, screen: Screen) -> str:
    if not screen.excerpts:
        return ""
    lines = excerpt(finding, screen.width - len(_INDENT))
    return "".join(
        f"{_INDENT}{styled(text, style, screen) if style else text}\n" for text, style in lines
    )


def _line(finding: Finding, screen: Screen) -> str:
    said = f"{finding.severity}: {message(finding, screen)} [{finding.code} {finding.rule}]"
    return one_line(f"{where(finding.place)}: {said}")


def where(place: Place) -> str:
    """Return a place as compilers write it."""
    return f"{place.file}:{place.position}" if place.position else place.file

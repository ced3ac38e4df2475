"""Workflow commands, which GitHub Actions shows as annotations next to the lines of a change.

As in GitHub's "Workflow commands for GitHub Actions"; the escapes are those of its toolkit.
"""

from __future__ import annotations

from pathlib import PurePath

from outreach_cli.finding import CheckResult, Finding, Severity
from outreach_cli.report.findings.message import message
from outreach_cli.report.grid import PLAIN, Screen
from outreach_cli.words import one_line

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def write(checked: CheckResult, screen: Screen = PLAIN) -> str:
    """Return a line with a command for each finding; an empty text if there are none."""
    return "".join(f"{_command(finding, screen)}\n" for finding in checked.findings)


def _command(finding: Finding, screen: Screen) -> str:
    place = finding.place
    properties = {
        "file": PurePath(place.file).as_posix(),
        "line": place.line,
        "col": place.column,
        "title": f"{finding.code} {finding.rule}",
    }
    listed = ",".join(
        f"{name}={_property(str(value))}" for name, value in properties.items() if value is not None
    )
    return f"::{_COMMANDS[finding.severity]} {listed}::{_data(message(finding, screen))}"


def _data(text: str) -> str:
    # Workflow commands have escapes for line breaks, but not for other control characters.
    return one_line(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

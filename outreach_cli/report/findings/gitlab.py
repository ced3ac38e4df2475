"""A Code Quality report, which GitLab shows in merge requests.

As in GitLab's "Code Quality report format", a subset of Code Climate's.
"""

from __future__ import annotations

import json
from pathlib import PurePath

from outreach_cli.finding import CheckResult, Finding, Severity
from outreach_cli.report.findings.fingerprint import fingerprints
from outreach_cli.report.findings.message import message
from outreach_cli.report.grid import PLAIN, Screen
from outreach_cli.words import one_line

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.ADVICE: "info"}


def write(checked: CheckResult, screen: Screen = PLAIN) -> str:
    """Return the findings as an array."""
    marks = fingerprints(checked.findings)
    report = [_issue(*pair, screen) for pair in zip(checked.findings, marks, strict=True)]
    return json.dumps(report, indent=2) + "\n"


def _issue(finding: Finding, fingerprint: str, screen: Screen) -> dict[str, object]:
    # The widget shows only the description, so the description must name the rule.
    return {
        "description": one_line(f"{message(finding, screen)} [{finding.code} {finding.rule}]"),
        "check_name": finding.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": one_line(PurePath(finding.place.file).as_posix()),
            "lines": {"begin": finding.place.line or 1},  # a line is required
        },
    }

"""What an import did, as one JSON object, for scripts."""

from __future__ import annotations

from typing import Any

from outreach_cli import documents
from outreach_cli.documents import imported as document
from outreach_cli.documents.kinds import FORMAT_VERSION
from outreach_cli.report.findings.json import record
from outreach_cli.report.grid import PLAIN, Screen
from outreach_cli.report.imported import Report


def write(report: Report, screen: Screen = PLAIN) -> str:
    """Return the columns, the rows and the findings as an object."""
    columns = [
        document.Column(
            use.file, use.column, _name(use.role), use.key, use.rows, use.meant and use.meant[1]
        )
        for use in report.imported.uses
    ]
    rows = [
        document.Rows(
            file=one.file,
            fate=_name(one.fate),
            reason=one.reason or None,
            rows=[row + 1 for row in one.rows],
            people=list(one.people),
            lines=list(one.lines),
        )
        for one in report.imported.outcomes
    ]
    findings = [record(finding, screen) for finding in report.findings]
    closer = list(report.imported.closer)
    return documents.written(
        document.Document(FORMAT_VERSION, report.output, columns, rows, closer, findings)
    )


def _name(name: str) -> Any:
    return name.replace(" ", "_")

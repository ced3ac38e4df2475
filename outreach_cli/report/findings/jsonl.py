"""One JSON object a line (jsonlines.org), for scripts that read one finding after another.

The objects are those of the `json` format.
"""

from __future__ import annotations

from outreach_cli import documents
from outreach_cli.finding import CheckResult
from outreach_cli.report.findings.json import record
from outreach_cli.report.grid import PLAIN, Screen


def write(checked: CheckResult, screen: Screen = PLAIN) -> str:
    """Return a line for each finding; an empty text if there are none."""
    return "".join(
        documents.written(record(finding, screen), indent=None) for finding in checked.findings
    )

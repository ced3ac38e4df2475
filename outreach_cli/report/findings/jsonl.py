"""One JSON object a line (jsonlines.org), for scripts that read finding by finding.

The objects are those of the `json` format.
"""

from __future__ import annotations

import json

from outreach_cli.finding import CheckResult
from outreach_cli.report.findings.json import record


def write(checked: CheckResult) -> str:
    """Return the findings as objects; an empty text where there are none."""
    return "".join(
        json.dumps(record(finding), ensure_ascii=True) + "\n" for finding in checked.findings
    )

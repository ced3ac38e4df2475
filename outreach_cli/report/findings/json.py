"""The findings as one JSON object, for scripts; its keys are a contract."""

from __future__ import annotations

import json

from outreach_cli.finding import CheckResult, Finding, Severity

FORMAT_VERSION = "1.0"


def write(checked: CheckResult) -> str:
    """Return the whole result as an object, ending with a line end."""
    report = {
        "format_version": FORMAT_VERSION,
        "checked": {
            "campaigns": checked.campaigns,
            "drafts": checked.drafts,
            "prospects": checked.prospects,
            "messages": checked.messages,
        },
        "summary": {severity.value: checked.of(severity) for severity in Severity},
        "findings": [record(finding) for finding in checked.findings],
    }
    return json.dumps(report, indent=2, ensure_ascii=True) + "\n"


def record(finding: Finding) -> dict[str, object]:
    """Return a finding as an object; what does not apply is null."""
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "draft": finding.draft,
        "prospect": finding.prospect,
        "prospects": finding.prospects,
        "length": finding.length,
        "limit": finding.limit,
        "count_unit": finding.count_unit,
        "source": finding.source,
    }

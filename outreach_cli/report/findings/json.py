"""The findings as one JSON object, for scripts."""

from __future__ import annotations

from outreach_cli import documents
from outreach_cli.documents import check
from outreach_cli.documents.kinds import FORMAT_VERSION
from outreach_cli.finding import CheckResult, Finding, Severity
from outreach_cli.report.findings.message import message
from outreach_cli.report.grid import PLAIN, Screen


def write(checked: CheckResult, screen: Screen = PLAIN) -> str:
    """Return the whole result as an object."""
    document = check.Document(
        format_version=FORMAT_VERSION,
        checked=check.Checked(
            checked.campaigns, checked.drafts, checked.prospects, checked.messages
        ),
        summary=check.Summary(*(checked.of(severity) for severity in Severity)),
        findings=[record(finding, screen) for finding in checked.findings],
    )
    return documents.written(document)


def record(finding: Finding, screen: Screen) -> check.Finding:
    """Return a finding as an object; what does not apply is null."""
    return check.Finding(
        code=finding.code,
        rule=finding.rule,
        severity=finding.severity.value,
        message=message(finding, screen),
        file=finding.place.file,
        line=finding.place.line,
        column=finding.place.column,
        draft=finding.draft,
        prospect=finding.prospect,
        prospects=finding.prospects,
        length=finding.length,
        limit=finding.limit,
        count_unit=finding.count_unit,
        source=finding.source,
        drafts=list(finding.drafts) or None,
        people=finding.people.ids if finding.people else None,
    )

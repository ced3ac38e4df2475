"""A table in GitHub Flavored Markdown, for the summary of a GitHub job or a comment."""

from __future__ import annotations

from outreach_cli.finding import CheckResult, Finding
from outreach_cli.report.findings.message import message
from outreach_cli.report.findings.summary import counts, scope
from outreach_cli.report.findings.text import where
from outreach_cli.report.grid import PLAIN, Screen, markdown
from outreach_cli.report.harmless import in_markdown
from outreach_cli.report.layout import Column

_COLUMNS = (Column("severity"), Column("rule"), Column("place"), Column("finding"))


def write(checked: CheckResult, screen: Screen = PLAIN) -> str:
    """Return a line with the counts and, if there are findings, a table."""
    line = f"**{counts(checked) or 'No findings'}** in {scope(checked)}.\n"
    if not checked.findings:
        return line
    return f"{line}\n{markdown(_COLUMNS, [_row(finding, screen) for finding in checked.findings])}"


def _row(finding: Finding, screen: Screen) -> tuple[str, ...]:
    rule = f"{finding.code} {finding.rule}"
    cells = (finding.severity.value, rule, where(finding.place), message(finding, screen))
    return tuple(map(in_markdown, cells))

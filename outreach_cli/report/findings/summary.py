"""What was looked at and found, in words and counts."""

from __future__ import annotations

from outreach_cli.finding import CheckResult, Severity
from outreach_cli.words import counted


def found(checked: CheckResult) -> str:
    """Return the counts of the findings, an empty text where there are none."""
    return ", ".join(
        counted(number, severity.value, "advice" if severity is Severity.ADVICE else None)
        for severity in Severity
        if (number := checked.of(severity))
    )


def looked(checked: CheckResult) -> str:
    """Return what was looked at."""
    return (
        f"{counted(checked.drafts, 'draft')} for {counted(checked.prospects, 'prospect')}"
        f" ({counted(checked.messages, 'message')})"
    )


def sentence(checked: CheckResult) -> str:
    """Return what was looked at and found."""
    return f"Checked {looked(checked)}: {found(checked) or 'no findings'}."

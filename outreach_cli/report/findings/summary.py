"""How much was checked, and how many findings there are."""

from __future__ import annotations

from outreach_cli.finding import CheckResult, Severity
from outreach_cli.words import counted


def counts(checked: CheckResult) -> str:
    """Return how many findings of each severity there are; an empty text if there are none."""
    return ", ".join(
        counted(number, severity.value, "advice" if severity is Severity.ADVICE else None)
        for severity in Severity
        if (number := checked.of(severity))
    )


def scope(checked: CheckResult) -> str:
    """Return how much was checked."""
    return (
        f"{counted(checked.drafts, 'draft')} for {counted(checked.prospects, 'prospect')}"
        f" ({counted(checked.messages, 'message')})"
    )


def sentence(checked: CheckResult) -> str:
    """Return how much was checked and how many findings there are."""
    return f"Checked {scope(checked)}: {counts(checked) or 'no findings'}."

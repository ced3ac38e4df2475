"""The rules as one JSON object, for scripts."""

from __future__ import annotations

from collections.abc import Sequence

from outreach_cli import documents
from outreach_cli.documents import rules as rules_document
from outreach_cli.documents.kinds import FORMAT_VERSION
from outreach_cli.report.grid import PLAIN, Screen
from outreach_cli.rules import Rule


def write(rules: Sequence[Rule], screen: Screen = PLAIN) -> str:
    """Return all rules with their pages as an object."""
    listed = [
        rules_document.Rule(rule.code, rule.name, rule.severity.value, rule.page) for rule in rules
    ]
    return documents.written(rules_document.Document(FORMAT_VERSION, listed))

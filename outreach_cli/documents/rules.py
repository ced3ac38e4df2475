"""What `outreach rules --format json` writes."""

from __future__ import annotations

from msgspec import Struct

from outreach_cli.documents.check import Code, Name, Severity
from outreach_cli.documents.kinds import Text, Version


class Rule(Struct, frozen=True):
    """A rule and its explanation.

    severity: The severity of its findings; a finding may have a lower one if it is not certain.
    page: What the rule finds and why, with examples and its source.
    """

    code: Code
    name: Name
    severity: Severity
    page: Text


class Document(Struct, frozen=True):
    """All rules, in the order of their codes by family.

    rules: The rules.
    """

    format_version: Version
    rules: list[Rule]

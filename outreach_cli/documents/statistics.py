"""What `outreach check --statistics --format json` writes."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from outreach_cli.documents.check import Code, Name, Severity
from outreach_cli.documents.kinds import Positive


class Statistic(Struct, frozen=True):
    """A rule with the number of its findings.

    findings: How many findings the rule has.
    """

    code: Code
    rule: Name
    severity: Severity
    findings: Positive


Document = Annotated[
    list[Statistic],
    Meta(description="The rules that have findings, those with the most findings first."),
]

"""The page of a rule, for people."""

from __future__ import annotations

import re

from outreach_cli.report.grid import PLAIN, Screen, heading, styled
from outreach_cli.rules import Rule

_HEAD = re.compile(r"^(?:Why|Bad|Good|Source):", re.MULTILINE)


def write(rule: Rule, screen: Screen = PLAIN) -> str:
    """Return a rule's page under its code, name and severity."""
    text = _HEAD.sub(lambda head: styled(head.group(), "bold", screen), rule.page.rstrip())
    return f"{heading(f'{rule.code} {rule.name} ({rule.severity.value})', screen)}\n{text}\n"

"""The pages of rules, for people."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach_cli.report.grid import PLAIN, Screen, heading, styled
from outreach_cli.rules import Rule

_HEAD = re.compile(r"^(?:Why|Bad|Good|Source):", re.MULTILINE)


def write(rules: Sequence[Rule], screen: Screen = PLAIN) -> str:
    """Return the page of each rule under its code, name and severity."""
    return "\n".join(_page(rule, screen) for rule in rules)


def _page(rule: Rule, screen: Screen) -> str:
    text = _HEAD.sub(lambda head: styled(head.group(), "bold", screen), rule.page.rstrip())
    return f"{heading(f'{rule.code} {rule.name} ({rule.severity.value})', screen)}\n{text}\n"

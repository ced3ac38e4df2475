"""The pages of rules, for people."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach_cli.report.code import code_lines
from outreach_cli.report.grid import PLAIN, Screen, heading, styled, wrapped
from outreach_cli.rules import Rule
from outreach_cli.rules.measured import sentence

_HEAD = re.compile(r"^(?:Why|Bad|Good|Source|Measured):", re.MULTILINE)


def write(rules: Sequence[Rule], screen: Screen = PLAIN) -> str:
    """Return the page of each rule under its code, name and severity."""
    return "\n".join(_page(rule, screen) for rule in rules)


def _page(rule: Rule, screen: Screen) -> str:
    blocks = (
        block
        if not screen.terminal
        else _example(block, screen)
        if block.startswith(" ")
        else wrapped(" ".join(block.split()), screen).rstrip()
        for block in rule.page.rstrip().split("\n\n")
    )
    measured = wrapped(f"Measured: {sentence(rule.code)}", screen).rstrip()
    text = _HEAD.sub(
        lambda head: styled(head.group(), "bold", screen), "\n\n".join((*blocks, measured))
    )
    return f"{heading(f'{rule.code} {rule.name} ({rule.severities})', screen)}\n{text}\n"


def _example(block: str, screen: Screen) -> str:
    return "\n".join(line for line, _ in code_lines(block, screen.width))

"""Rules chosen by code, by the beginning of one, or by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from outreach_cli.finding import UNREAD
from outreach_cli.rules.rule import Rule
from outreach_cli.words import did_you_mean


def meant(selector: str, rule: Rule) -> bool:
    """Tell whether a selector (`L102`, `L`, `inmail-too-long`) means a rule."""
    return bool(selector) and (
        rule.code.startswith(selector.upper()) or rule.name == selector.lower()
    )


def unknown(selectors: Iterable[str], rules: Sequence[Rule]) -> str | None:
    """Return what is wrong with the first selector that means no rule, None if all mean some."""
    names = [name for rule in rules for name in (rule.code, rule.name)]
    for selector in selectors:
        if not any(meant(selector, rule) for rule in rules):
            named = selector or "an empty name"
            return f"{named} is not a rule{did_you_mean(selector, names)}"
    return None


class Selection(NamedTuple):
    """Which rules count: the selected ones, all where none is, without the ignored ones."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def combined(self, select: Sequence[str], ignore: Sequence[str]) -> Selection:
        """Add a campaign's own choice: this selection replaces its `select`, both ignore."""
        return Selection(self.select or tuple(select), (*self.ignore, *ignore))

    def has(self, rule: Rule) -> bool:
        """Tell whether a rule counts."""
        chosen = not self.select or any(meant(one, rule) for one in self.select)
        ignored = any(meant(one, rule) for one in self.ignore)
        return rule.code in UNREAD or (chosen and not ignored)


EVERYTHING = Selection()

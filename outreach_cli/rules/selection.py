"""Which rules are selected or ignored: by code, by the beginning of a code, or by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from outreach_cli.finding import UNREAD
from outreach_cli.model import Draft
from outreach_cli.rules.rule import Rule
from outreach_cli.words import did_you_mean, shown


def meant(selector: str, rule: Rule) -> bool:
    """Tell whether a selector (`L102`, `L`, `inmail-too-long`) means a rule."""
    return bool(selector) and (
        rule.code.startswith(selector.upper()) or rule.name == selector.lower()
    )


def unknown(selectors: Iterable[str], rules: Sequence[Rule]) -> str | None:
    """Return what is wrong with the first selector that means no rule, None if all are right."""
    names = [name for rule in rules for name in (rule.code, rule.name)]
    for selector in selectors:
        if not any(meant(selector, rule) for rule in rules):
            named = shown(selector) if selector else "an empty name"
            return f"{named} is not a rule{did_you_mean(selector, names)}"
    return None


def ignoring(draft: Draft, rule: Rule) -> list[str]:
    """Return the names under which a draft ignores a rule."""
    return [name for name in draft.ignore if name in (rule.code, rule.name)]


class Selection(NamedTuple):
    """The rules to run: the selected ones, or all if none is selected, without the ignored ones."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def combined(self, select: Sequence[str], ignore: Sequence[str]) -> Selection:
        """Return this selection with a campaign's: `select` replaces its own, `ignore` is added."""
        return Selection(self.select or tuple(select), (*self.ignore, *ignore))

    def has(self, rule: Rule) -> bool:
        """Tell whether a rule is run; what could not be read is reported in any case."""
        selected = not self.select or any(meant(selector, rule) for selector in self.select)
        ignored = any(meant(selector, rule) for selector in self.ignore)
        return rule.code in UNREAD or (selected and not ignored)


EVERYTHING = Selection()

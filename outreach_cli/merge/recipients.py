"""The people who could get a draft, with their values and how long those are.

No text is built to be measured: a message is as long as its literal parts and the values put in.
"""

from collections.abc import Collection, Mapping, Sequence
from itertools import compress, repeat
from typing import Any, NamedTuple

from outreach_cli.model import Prospect, Value
from outreach_cli.template import Placeholder, Problem, Template, UnfilledError, lookup, units


class Longest(NamedTuple):
    """The longest message of a draft and how many are over a limit.

    `length` is in UTF-16 code units, `code_points` in code points; `field` is the placeholder
    that adds most to it, `field_length` (UTF-16) how much; None without placeholders.
    """

    prospect: Prospect
    length: int
    code_points: int
    over: int
    field: str | None
    field_length: int


class Filled(NamedTuple):
    """What came of filling a text in for each prospect.

    `lengths` are in UTF-16 code units; `empty` are those with nothing but blanks, `failures`
    those for whom it failed, with the place and the reason.
    """

    lengths: list[int]
    empty: list[Prospect]
    failures: list[tuple[Prospect, Problem]]


class Columns:
    """The values of all prospects, field by field, and their lengths, each taken once."""

    def __init__(self, prospects: Sequence[Prospect], sender: Mapping[str, Value]) -> None:
        self.prospects = prospects
        self.sender = sender
        self._records = [prospect.values for prospect in prospects]
        self._columns: dict[str, list[Value]] = {}
        self._distinct: dict[str, frozenset[Value] | None] = {}
        self._lengths: dict[tuple[str, str | None], list[int]] = {}
        self._leading: dict[tuple[str, tuple[str | int, ...]], bool] = {}

    def leads(self, used: Placeholder) -> bool:
        """Tell whether a name such as `company.name` leads to anything, for anybody."""
        key = (used.name, used.inner)
        if used.inner and key not in self._leading:
            found = self.distinct(used.name)
            values = self.column(used.name) if found is None else found
            self._leading[key] = any(used.within(value) is not None for value in values)
        return not used.inner or self._leading[key]

    def column(self, name: str) -> list[Value]:
        """Return each prospect's value of a field, None where there is none."""
        known = self._columns.get(name)
        if known is None:
            known = self._columns[name] = list(map(dict.get, self._records, repeat(name)))
        return known

    def distinct(self, name: str) -> frozenset[Any] | None:
        """Return the values of a field, each once; None where some of them are no texts.

        A long list has far fewer of them than people, so that they are looked at much faster.
        """
        if name not in self._distinct:
            try:
                found = frozenset[Any](map(dict.get, self._records, repeat(name)))
            except TypeError:
                self._distinct[name] = None
            else:
                self._distinct[name] = found
        return self._distinct[name]

    def full(self, name: str) -> bool:
        """Tell whether everybody has a text for a field, and none is blank."""
        found = self.distinct(name)
        return found is not None and all(found) and not any(map(str.isspace, found))

    def most(self, placeholder: Placeholder) -> int:
        """Return the most that a placeholder adds, in UTF-16 code units."""
        found = self.distinct(placeholder.name)
        if found is None or placeholder.name.startswith("sender."):
            return max(self.lengths(placeholder), default=0)
        return max((units(placeholder.text(value)) for value in found), default=0)

    def lengths(self, placeholder: Placeholder) -> list[int]:
        """Return what a placeholder adds for each prospect, in UTF-16 code units."""
        key = (placeholder.name, placeholder.default)
        known = self._lengths.get(key)
        if known is None:
            known = self._lengths[key] = self._measure(placeholder)
        return known

    def _measure(self, placeholder: Placeholder) -> list[int]:
        name, text = placeholder.name, placeholder.text
        if name.startswith("sender."):
            return [units(text(lookup(name, {}, self.sender)))] * len(self.prospects)
        column, found = self.column(name), self.distinct(name)
        if found is None:
            return [units(text(value)) for value in column]
        known: dict[Any, int] = {value: units(text(value)) for value in found}
        return list(map(known.__getitem__, column))


class Recipients:
    """Prospects who could get the same drafts; `chosen` tells of each of all who is one."""

    def __init__(self, everybody: Columns, chosen: Sequence[bool]) -> None:
        self.prospects = list(compress(everybody.prospects, chosen))
        self.sender = everybody.sender
        self._everybody = everybody
        self._chosen = chosen
        self._columns: dict[str, list[Value]] = {}
        self._lengths: dict[tuple[str, str | None], list[int]] = {}
        self._without: dict[str, list[Prospect]] = {}
        self._filled: dict[str, Filled] = {}

    def __len__(self) -> int:
        return len(self.prospects)

    def column(self, name: str) -> list[Value]:
        """Return each prospect's value of a field, None where there is none."""
        known = self._columns.get(name)
        if known is None:
            known = list(compress(self._everybody.column(name), self._chosen))
            self._columns[name] = known
        return known

    def distinct(self, name: str) -> Collection[Value]:
        """Return values among which are all of a field's, each as seldom as can be."""
        found = self._everybody.distinct(name)
        return self.column(name) if found is None else found

    def lengths(self, placeholder: Placeholder) -> list[int]:
        """Return what a placeholder adds for each prospect, in UTF-16 code units."""
        key = (placeholder.name, placeholder.default)
        known = self._lengths.get(key)
        if known is None:
            known = list(compress(self._everybody.lengths(placeholder), self._chosen))
            self._lengths[key] = known
        return known

    def leads(self, used: Placeholder) -> bool:
        """Tell whether a name such as `company.name` leads to anything, for anybody at all."""
        return self._everybody.leads(used)

    def without(self, placeholder: Placeholder) -> list[Prospect]:
        """Return the prospects for whom a placeholder is left blank."""
        if placeholder.default is not None:
            return []
        name = placeholder.name
        if name.startswith("sender."):
            return [] if _filled(lookup(name, {}, self.sender)) else list(self.prospects)
        known = self._without.get(placeholder.written)
        if known is None:
            within = placeholder.within
            known = self._without[placeholder.written] = (
                []
                if not placeholder.inner and self._everybody.full(name)
                else [
                    who
                    for who, value in zip(self.prospects, self.column(name), strict=True)
                    if not _filled(within(value))
                ]
            )
        return known

    def totals(self, template: Template) -> list[int]:
        """Return the length of a template filled in for each prospect, in UTF-16 code units."""
        if template.parts is None:
            return self.filled(template).lengths
        literal = template.literal
        columns = [self.lengths(p) for p in template.parts if isinstance(p, Placeholder)]
        if not columns:
            return [literal] * len(self.prospects)
        return [literal + added for added in map(sum, zip(*columns, strict=True))]

    def filled(self, template: Template) -> Filled:
        """Fill a template in for each prospect, once, and keep what is asked for."""
        known = self._filled.get(template.text)
        if known is None:
            known = self._filled[template.text] = Filled([], [], [])
            exceeded: UnfilledError | None = None
            for prospect in self.prospects:
                try:
                    if exceeded is not None:
                        raise exceeded  # a limit is exceeded once, not for a million prospects
                    text = template.fill(prospect.values, self.sender)
                except UnfilledError as error:
                    known.failures.append((prospect, error.problem))
                    exceeded = error if error.problem.is_limit else None
                    text = ""
                else:
                    if not text.strip():
                        known.empty.append(prospect)
                known.lengths.append(units(text))
        return known

    def too_long(self, template: Template, extra: str, limit: int) -> Longest | None:
        """Find the longest message if it is over a limit; `extra` stands behind each message."""
        behind = units(extra)
        if template.problem is not None or self.at_most(template) + behind <= limit:
            return None
        totals = self.totals(template)
        over = sum(1 for total in totals if total + behind > limit)
        if not over:
            return None
        top = max(totals)
        index = totals.index(top)
        prospect = self.prospects[index]
        text = template.fill(prospect.values, self.sender)
        shares: dict[str, int] = {}
        for placeholder in template.placeholders if template.parts is not None else ():
            added = self.lengths(placeholder)[index]
            shares[placeholder.name] = shares.get(placeholder.name, 0) + added
        driver = max(shares, key=lambda name: shares[name]) if shares else None
        return Longest(
            prospect,
            top + behind,
            len(text) + len(extra),
            over,
            driver,
            shares[driver] if driver else 0,
        )

    def at_most(self, template: Template) -> int:
        """Bound all lengths of a template, as if somebody had the longest value of each field."""
        if template.parts is None:
            return max(self.filled(template).lengths, default=0)
        used = (part for part in template.parts if isinstance(part, Placeholder))
        return template.literal + sum(self._everybody.most(one) for one in used)

    def empty(self, template: Template) -> list[Prospect]:
        """Return the prospects for whom nothing but blanks is left of a template."""
        if template.problem is not None or any(
            part.strip() for part in template.parts or () if isinstance(part, str)
        ):
            return []
        return self.filled(template).empty


def _filled(value: Value) -> bool:
    return bool(value) and not (isinstance(value, str) and value.isspace())

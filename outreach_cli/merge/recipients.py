"""The prospects who could get a draft, with their values and the lengths of the values.

Messages are measured without building them: a message is as long as the texts around its
placeholders and the values put in. All lengths are in UTF-16 code units unless stated otherwise.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import wraps
from itertools import compress, repeat
from typing import Any, NamedTuple, Protocol, TypeVar, TypeVarTuple

from outreach_cli.model import Prospect, Value
from outreach_cli.template import (
    SENDER,
    Placeholder,
    Problem,
    Template,
    UnfilledError,
    lookup,
    units,
)

_Arguments = TypeVarTuple("_Arguments")
_Result = TypeVar("_Result")
_SENDERS = f"{SENDER}."


class LongestMessage(NamedTuple):
    """The longest message of a draft, where some are longer than a limit.

    `prospect` would get it; `code_points` is its length in code points; `people` are all whose
    message is over the limit. `driver` is the name of the placeholder that adds most to the
    message, and `driver_length` how much; without plain placeholders they are None and 0.
    """

    prospect: Prospect
    length: int
    code_points: int
    people: list[Prospect]
    driver: str | None
    driver_length: int


class FilledTexts(NamedTuple):
    """The results of filling in a text for each prospect.

    `lengths` has one for each prospect, 0 where filling in failed. `empty` are the prospects whose
    text has nothing but spaces; `failures` those for whom filling in failed, with the reason.
    """

    lengths: list[int]
    empty: list[Prospect]
    failures: list[tuple[Prospect, Problem]]


class _HasResults(Protocol):
    results: dict[Any, Any]


_Object = TypeVar("_Object", bound=_HasResults)


def _computed_once(
    method: Callable[[_Object, *_Arguments], _Result],
) -> Callable[[_Object, *_Arguments], _Result]:
    """Keep a method's result for each of its arguments, as long as its object lives."""

    @wraps(method)
    def kept(self: _Object, /, *args: *_Arguments) -> _Result:
        key = (method.__name__, args)
        if key not in self.results:
            self.results[key] = method(self, *args)
        result: _Result = self.results[key]
        return result

    return kept


class Columns:
    """The values of all prospects, field by field, and their lengths."""

    def __init__(self, prospects: Sequence[Prospect], sender: Mapping[str, Value]) -> None:
        self.prospects = prospects
        self.sender = sender
        self.results: dict[Any, Any] = {}
        self._records = [prospect.values for prospect in prospects]

    @_computed_once
    def column(self, name: str) -> list[Value]:
        """Return each prospect's value of a field, None if it is missing."""
        return list(map(dict.get, self._records, repeat(name)))

    @_computed_once
    def distinct(self, name: str) -> frozenset[Any] | None:
        """Return the different values of a field; None if some are lists or entries.

        A long list has far fewer different values than prospects.
        """
        try:
            return frozenset(map(dict.get, self._records, repeat(name)))
        except TypeError:
            return None

    @_computed_once
    def lengths(self, name: str, default: str | None) -> list[int]:
        """Return the length that a placeholder adds for each prospect."""
        text = Placeholder(name, default, 0).text
        if name.startswith(_SENDERS):
            return [units(text(lookup(name, {}, self.sender)))] * len(self.prospects)
        column, distinct = self.column(name), self.distinct(name)
        if distinct is None:
            return [units(text(value)) for value in column]
        lengths: dict[Any, int] = {value: units(text(value)) for value in distinct}
        return list(map(lengths.__getitem__, column))

    def longest(self, placeholder: Placeholder) -> int:
        """Return the greatest length that a placeholder adds for any prospect."""
        name = placeholder.name
        distinct = None if name.startswith(_SENDERS) else self.distinct(name)
        if distinct is None:
            return max(self.lengths(name, placeholder.default), default=0)
        return max((units(placeholder.text(value)) for value in distinct), default=0)

    @_computed_once
    def is_complete(self, name: str) -> bool:
        """Tell whether every prospect has a text for a field that is not just spaces."""
        texts = self.distinct(name)
        return texts is not None and all(texts) and not any(map(str.isspace, texts))

    @_computed_once
    def leads(self, placeholder: Placeholder) -> bool:
        """Tell whether the inner steps of a placeholder lead to a value for any prospect."""
        distinct = self.distinct(placeholder.name)
        values = self.column(placeholder.name) if distinct is None else distinct
        return not placeholder.inner or any(
            placeholder.within(value) is not None for value in values
        )


class Recipients:
    """Prospects who could get the same drafts; `is_chosen` is a mask over all prospects."""

    def __init__(self, everybody: Columns, is_chosen: Sequence[bool]) -> None:
        self.prospects = list(compress(everybody.prospects, is_chosen))
        self.sender = everybody.sender
        self.results: dict[Any, Any] = {}
        self._everybody = everybody
        self.is_chosen = is_chosen

    def __len__(self) -> int:
        return len(self.prospects)

    @_computed_once
    def column(self, name: str) -> list[Value]:
        """Return each recipient's value of a field, None if it is missing."""
        return list(compress(self._everybody.column(name), self.is_chosen))

    def distinct(self, name: str) -> Collection[Value]:
        """Return the values of a field: each once if possible, but then of all prospects."""
        distinct = self._everybody.distinct(name)
        return self.column(name) if distinct is None else distinct

    @_computed_once
    def _lengths(self, name: str, default: str | None) -> list[int]:
        return list(compress(self._everybody.lengths(name, default), self.is_chosen))

    def leads(self, placeholder: Placeholder) -> bool:
        """Tell whether the inner steps of a placeholder lead to a value for any prospect at all."""
        return self._everybody.leads(placeholder)

    def without(self, placeholder: Placeholder) -> list[Prospect]:
        """Return the recipients for whom a placeholder has neither a value nor a default."""
        if placeholder.default is not None:
            return []
        return self._without(placeholder._replace(offset=0))

    @_computed_once
    def _without(self, placeholder: Placeholder) -> list[Prospect]:
        name = placeholder.name
        if name.startswith(_SENDERS):
            return [] if has_text(lookup(name, {}, self.sender)) else self.prospects
        if not placeholder.inner and self._everybody.is_complete(name):
            return []
        is_missing = [not has_text(placeholder.within(value)) for value in self.column(name)]
        return list(compress(self.prospects, is_missing))

    def message_lengths(self, template: Template) -> list[int]:
        """Return the length of a template filled in for each recipient."""
        if template.parts is None:
            return self.filled(template).lengths
        columns = [
            self._lengths(part.name, part.default)
            for part in template.parts
            if isinstance(part, Placeholder)
        ]
        if not columns:
            return [template.literal] * len(self.prospects)
        literal = template.literal
        return [literal + added for added in map(sum, zip(*columns, strict=True))]

    def longest_possible(self, template: Template) -> int:
        """Return a length that no message exceeds: each field with its longest value."""
        if template.parts is None:
            return max(self.filled(template).lengths, default=0)
        placeholders = (part for part in template.parts if isinstance(part, Placeholder))
        return template.literal + sum(map(self._everybody.longest, placeholders))

    @_computed_once
    def filled(self, template: Template) -> FilledTexts:
        """Fill in a template for each recipient; after an exceeded limit the rest is not tried."""
        filled = FilledTexts(lengths=[], empty=[], failures=[])
        exceeded: UnfilledError | None = None
        for prospect in self.prospects:
            text = ""
            try:
                if exceeded is not None:
                    raise exceeded
                text = template.fill(prospect.values, self.sender)
            except UnfilledError as error:
                filled.failures.append((prospect, error.problem))
                exceeded = error if error.problem.is_limit else None
            else:
                if not text.strip():
                    filled.empty.append(prospect)
            filled.lengths.append(units(text))
        return filled

    def too_long(self, template: Template, extra: str, limit: int) -> LongestMessage | None:
        """Return the longest message if it is over a limit; `extra` follows each message."""
        limit -= units(extra)
        if template.problem is not None or self.longest_possible(template) <= limit:
            return None
        lengths = self.message_lengths(template)
        longest = max(lengths, default=None)
        if longest is None or longest <= limit:
            return None
        index = lengths.index(longest)
        prospect = self.prospects[index]
        added: dict[str, int] = {}
        for part in template.parts or ():
            if isinstance(part, Placeholder):
                length = self._lengths(part.name, part.default)[index]
                added[part.name] = added.get(part.name, 0) + length
        driver = max(added, key=added.__getitem__, default=None)
        return LongestMessage(
            prospect=prospect,
            length=longest + units(extra),
            code_points=len(template.fill(prospect.values, self.sender)) + len(extra),
            people=list(compress(self.prospects, map(limit.__lt__, lengths))),
            driver=driver,
            driver_length=added[driver] if driver is not None else 0,
        )

    def empty(self, template: Template) -> list[Prospect]:
        """Return the recipients whose message has nothing but spaces."""
        literals = (part for part in template.parts or () if isinstance(part, str))
        if template.problem is not None or any(map(str.strip, literals)):
            return []
        return self.filled(template).empty


def has_text(value: Value) -> bool:
    """Tell whether a value has anything to show but spaces."""
    return bool(value) and not (isinstance(value, str) and value.isspace())

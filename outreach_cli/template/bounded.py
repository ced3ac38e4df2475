"""python-liquid with limits, and with filters whose errors are written for users."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from functools import cache, wraps
from typing import Any

from liquid import BoundTemplate, Environment, RenderContext
from liquid.exceptions import (
    FilterArgumentError,
    LiquidError,
    LoopIterationLimitError,
    ResourceLimitError,
)
from liquid.undefined import is_undefined

from outreach_cli.words import kind, shown

# Limits on filling in a text for one prospect, far beyond any message.
MOST_OUTPUT = 1_000_000
"""Length of the text that comes out, in bytes."""
MOST_VALUE = 100_000
"""Length of what a filter takes and returns, in characters."""
MOST_WORK = 2_000_000
"""Length of everything that filters handle and that `assign` and `capture` keep, in characters."""
MOST_LOOPS = 10_000
"""How often all loops together run."""
MOST_LOOPED_TAGS = 2_000_000
"""How often all loops together run, times the number of tags in the text."""

_ITEM = 50
"""What an item of a list counts as, in characters, apart from its own length."""
_MULTIPLYING_FILTERS = ("join", "replace")
_MOST_MULTIPLIED = 10_000_000
"""These repeat one text for each part of another; the product of both lengths is limited."""

_ENTRY_FILTERS = ("find", "find_index", "has", "map", "reject", "where")
FAILURES = (ArithmeticError, LookupError, MemoryError, RecursionError, TypeError, ValueError)


class FilterFailedError(FilterArgumentError):
    """A filter cannot work with what it gets; `reason` explains it to a user."""

    def __init__(self, reason: str, is_limit: bool = False) -> None:
        super().__init__(reason, token=None)
        self.reason = reason
        self.is_limit = is_limit


class Context(RenderContext):
    """Adds up the work that filling in takes, and stops it at the limits."""

    template: BoundedTemplate
    loops_run = 0
    work = 0

    def raise_for_loop_limit(self, length: int = 1) -> None:
        """Count the rounds of a loop that begins; loops inside loops begin again each time."""
        self.loops_run += length
        if self.loops_run > self.template.most_loops:
            raise LoopIterationLimitError("", token=None)

    def assign(self, key: str, val: Any) -> None:
        """Keep a value under a name."""
        self.work_on(val)
        super().assign(key, val)

    def work_on(self, value: object) -> None:
        """Count a value that a filter or tag handles."""
        self.work += _length(value)
        if self.work > MOST_WORK:
            raise ResourceLimitError("", token=None)


class BoundedTemplate(BoundTemplate):
    """A text that python-liquid has parsed; `most_loops` is how often all its loops may run."""

    context_class = Context
    most_loops = MOST_LOOPS


class _Environment(Environment):
    """Liquid with limits, and with filters whose errors are written for users."""

    template_class = BoundedTemplate
    output_stream_limit = MOST_OUTPUT

    def setup_tags_and_filters(self, *, extra: bool = False) -> None:
        """Register the tags and filters."""
        super().setup_tags_and_filters(extra=extra)
        for name, function in self.filters.items():
            self.filters[name] = _guarded(name, function)


@cache
def environment() -> Environment:
    """Return Liquid's tags and filters, made once."""
    return _Environment()


def _guarded(name: str, function: Callable[..., object]) -> Callable[..., object]:
    """Return a filter that keeps to the limits and explains a failure to users."""
    needs_context = getattr(function, "with_context", False)

    @wraps(function)
    def guarded(value: object, *args: object, context: Context, **options: object) -> object:
        given = {**options, "context": context} if needs_context else options
        lengths = [_length(value), sum(map(_length, args))]
        product = lengths[0] * lengths[1] if name in _MULTIPLYING_FILTERS else 0
        if max(lengths) > MOST_VALUE or product > _MOST_MULTIPLIED:
            raise _too_long(name)
        context.work_on(value)
        try:
            result = function(value, *args, **given)
        except (LiquidError, *FAILURES):
            raise FilterFailedError(_reason(name, function, (value, *args), given)) from None
        if _length(result) > MOST_VALUE:
            raise _too_long(name)
        context.work_on(result)
        return result

    guarded.with_context = True  # type: ignore[attr-defined]
    return guarded


def _too_long(name: str) -> FilterFailedError:
    message = f"the filter {name} would handle more than {MOST_VALUE:,} characters"
    return FilterFailedError(message, is_limit=True)


def _length(value: object) -> int:
    """Measure a value in characters; stop soon after the limit, because values may be huge."""
    length = 0
    values = [value]
    while values and length <= MOST_WORK:
        value = values.pop()
        if isinstance(value, str):
            length += len(value)
        elif isinstance(value, int):
            length += value.bit_length()
        elif isinstance(value, range):
            length += _ITEM * len(value)
        elif isinstance(value, list | tuple):
            length += _ITEM * len(value)
            values += value
        elif isinstance(value, Mapping):
            length += _ITEM * len(value)
            values += [*value, *value.values()]
        else:
            length += _ITEM
    return length


def _reason(
    name: str,
    function: Callable[..., object],
    args: tuple[object, ...],
    options: Mapping[str, object],
) -> str:
    try:
        inspect.signature(function).bind(*args, **options)
    except TypeError:
        return f"the filter {name} is given too few or too many values"
    if name in _ENTRY_FILTERS:
        return f"the filter {name} needs a list of entries, but gets something else"
    given = " and ".join(dict.fromkeys(map(_described, args)))
    return f"the filter {name} cannot work with {given}"


def _described(value: Any) -> str:
    if value is None or is_undefined(value):
        return "a missing value"
    if isinstance(value, list | tuple | range | Mapping):
        return kind({} if isinstance(value, Mapping) else [])
    return f'"{shown(value)}"' if isinstance(value, str) else str(value)[:40]

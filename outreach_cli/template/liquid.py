"""Texts that need python-liquid: their placeholders, and filling them in within limits.

Nothing here depends on the wording of python-liquid's errors, and no user gets to read it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from liquid import RenderContext
from liquid.builtin.expressions.primitive import Blank, Empty, RangeLiteral
from liquid.exceptions import (
    LiquidError,
    LiquidSyntaxError,
    LoopIterationLimitError,
    OutputStreamLimitError,
    ResourceLimitError,
)
from liquid.expression import Expression
from liquid.undefined import is_undefined

from outreach_cli.template.bounded import (
    FAILURES,
    MOST_LOOPED_TAGS,
    MOST_LOOPS,
    MOST_OUTPUT,
    BoundedTemplate,
    Context,
    FilterFailedError,
    environment,
)
from outreach_cli.template.filters import meant_filter
from outreach_cli.template.placeholder import SENDER, Placeholder, Problem, UnfilledError
from outreach_cli.template.plain import RESERVED
from outreach_cli.template.tags import BLOCKS, Tag, piece, tags_of
from outreach_cli.words import shown

if TYPE_CHECKING:
    from outreach_cli.model import Value

_INVALID = "this is not valid Liquid"
_DEFAULT = re.compile(r"\|\s*default\s*:")
_NAME_WITH_SPACES = re.compile(
    rf"\{{\{{\s*(?P<of>{SENDER}\.)?(?P<name>[^\W\d]\w*(?: +\w+)+)\s*(?P<filters>\|[^{{}}]*)?\}}\}}"
)
_OTHER_TOOLS_DEFAULT = re.compile(r"\{\{\s*\w+\s*\|\s*\w+\s*\}\}")
"""How some tools write a default: `{{ name|there }}`."""


def placeholders_of(text: str) -> tuple[Placeholder, ...]:
    """Return the placeholders of a text in order; raises UnfilledError if it is not valid."""
    tags = tags_of(text)
    try:
        template = _template(text)
        analysis = template.analyze(include_partials=False)
    except (LiquidError, RecursionError):
        raise UnfilledError(_syntax_problem(text, tags)) from None
    for name, spans in analysis.filters.items():
        if name not in environment().filters:
            tag = _tag_at(tags, spans[0].index)
            message = f"{piece(name, 0, len(name))} is not a filter of Liquid"
            if meant := meant_filter(name):
                message += f" (did you mean {meant}?)"
            elif _OTHER_TOOLS_DEFAULT.match(text, tag.start):
                message += f'; for a text in place of a missing value: | default: "{name}"'
            raise UnfilledError(Problem(tag.start, message))
    # A name that the text assigns itself is not a placeholder, so only the global ones are.
    placeholders = {
        _placeholder(text, _tag_at(tags, variable.span.index), variable)
        for variables in analysis.globals.values()
        for variable in variables
    }
    return tuple(sorted(placeholders, key=lambda used: (used.offset, used.name)))


def render(text: str, values: Mapping[str, Value], sender: Mapping[str, Value]) -> str:
    """Return a text filled in; raises UnfilledError where these values do not allow it."""
    try:
        return _template(text).render({**values, SENDER: sender})
    except (LiquidError, *FAILURES) as error:
        raise UnfilledError(_render_problem(text, error)) from None


def _placeholder(text: str, tag: Tag, variable: Any) -> Placeholder:
    has_default = _DEFAULT.search(text, variable.span.index, tag.end) is not None
    default = "" if tag.is_optional or has_default else None
    head, *inner = variable.segments
    if head == SENDER and inner:
        return Placeholder(f"{head}.{inner[0]}", default, tag.start)
    # Where one value selects a part of another, that part is not known beforehand.
    is_fixed = all(isinstance(step, str | int) for step in inner)
    return Placeholder(str(head), default, tag.start, tuple(inner) if is_fixed else ())


def _tag_at(tags: list[Tag], index: int) -> Tag:
    """Return the last placeholder or tag that begins before an offset, else the first."""
    return tags[max(bisect_right(tags, index, key=lambda tag: tag.start) - 1, 0)]


def _syntax_problem(text: str, tags: list[Tag]) -> Problem:
    """Describe the first placeholder or tag that is not valid by itself."""
    tag = next((tag for tag in tags if not _is_valid(text[tag.start : tag.end], tag.name)), tags[0])
    if hint := _name_hint(text, tag):
        return Problem(tag.start, hint)
    return Problem(tag.start, f"{_INVALID}: {piece(text, tag.start, tag.end)}")


def _is_valid(written: str, name: str) -> bool:
    """Tell whether a placeholder or tag is valid by itself, inside the block it needs."""
    if name in BLOCKS:
        written += f"{{% end{name} %}}"
    elif name == "elsif":
        written = f"{{% if true %}}{written}{{% endif %}}"
    elif name == "when":
        written = f"{{% case 1 %}}{written}{{% endcase %}}"
    elif name == "else" or name.startswith("end"):
        return True
    try:
        environment().from_string(written)
    except (LiquidError, RecursionError):
        return False
    return True


def _name_hint(text: str, tag: Tag) -> str:
    """Return what to write in place of a name with spaces, an empty text if that is unknown."""
    spaced = _NAME_WITH_SPACES.match(text, tag.start)
    if spaced is None:
        return ""
    from outreach_cli.people.columns import key_of_column, meaning_of

    words, filters = spaced["name"].split(), environment().filters
    if meaning_of(spaced["name"]) is None:
        if words[1] in filters and not spaced["filters"]:
            name = f"{spaced['of'] or ''}{words[0]}"
            return f"a | is missing before {words[1]}: {{{{ {name} | {words[1]} }}}}"
        if {*words} & {*RESERVED, *filters}:
            return ""
    written = f"{spaced['of'] or ''}{key_of_column(spaced['name'])} {spaced['filters'] or ''}"
    return f"a placeholder's name has no spaces; write {{{{ {shown(written.strip())} }}}}"


def _render_problem(text: str, error: Exception) -> Problem:
    token = error.token if isinstance(error, LiquidError) else None
    tag = _tag_at(tags_of(text), token.start_index if token is not None else 0)
    is_limit = isinstance(error, ResourceLimitError | MemoryError | RecursionError)
    if isinstance(error, FilterFailedError):
        reason, is_limit = error.reason, error.is_limit
    elif isinstance(error, LoopIterationLimitError):
        reason = "the loops or ranges are too long"
    elif isinstance(error, OutputStreamLimitError):
        reason = f"the text becomes longer than {MOST_OUTPUT:,} bytes"
    elif is_limit:
        reason = "the placeholders take too much work"
    elif isinstance(error, LiquidSyntaxError):
        reason = _INVALID
    else:
        reason = "this cannot work with these values"
    return Problem(tag.start, f"{reason}, at {piece(text, tag.start, tag.end)}", is_limit)


@lru_cache(256)
def _template(text: str) -> BoundedTemplate:
    template = environment().from_string(text)
    assert isinstance(template, BoundedTemplate)
    template.most_loops = min(MOST_LOOPS, MOST_LOOPED_TAGS // len(tags_of(text)))
    if ".." in text or re.search(r"\b(?:blank|empty)\b", text):
        _adapt(template)
    return template


def _adapt(template: BoundedTemplate) -> None:
    """Limit ranges such as `(1..9)`, and make a missing value equal to `blank` and `empty`.

    In Shopify's Liquid a missing value equals `blank`, in python-liquid it does not. Programs
    differ about `empty`: many replace a missing value by an empty text, which equals `empty`.
    """
    for expression in _expressions(template):
        if isinstance(expression, RangeLiteral):
            expression.stop = _RangeStop(expression.start, expression.stop)
        # A comparison has a left and a right side, a branch of `case` only a left one.
        is_with_nothing = any(isinstance(child, Blank | Empty) for child in expression.children())
        for side in ("left", "right") if is_with_nothing else ():
            if hasattr(expression, side):
                setattr(expression, side, _OrEmpty(getattr(expression, side)))


def _expressions(template: BoundedTemplate) -> list[Expression]:
    context = Context(template)
    nodes = list(template.nodes)
    expressions: list[Expression] = []
    for node in nodes:
        nodes += node.children(context, include_partials=False)
        expressions += node.expressions()
    for expression in expressions:
        expressions += expression.children()
    return expressions


class _OrEmpty(Expression):
    """An expression with an empty text in place of a missing value."""

    def __init__(self, inner: Expression) -> None:
        super().__init__(inner.token)
        self.inner = inner

    def evaluate(self, context: RenderContext) -> object:
        value = self.inner.evaluate(context)
        return "" if value is None or is_undefined(value) else value

    def children(self) -> list[Expression]:
        return [self.inner]


class _RangeStop(Expression):
    """The last number of a range; raises an error if the range has more numbers than MOST_LOOPS."""

    def __init__(self, start: Expression, stop: Expression) -> None:
        super().__init__(stop.token)
        self.start = start
        self.stop = stop

    def evaluate(self, context: RenderContext) -> object:
        stop = self.stop.evaluate(context)
        if _whole(stop) - _whole(self.start.evaluate(context)) >= MOST_LOOPS:
            raise LoopIterationLimitError("", token=self.token)
        return stop

    def children(self) -> list[Expression]:
        return [self.stop]


def _whole(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        return 0

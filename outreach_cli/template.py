"""Placeholders: find them, fill them in, and measure the result without building it.

The language is Liquid. Its two plain forms, `{{ name }}` and `{{ name | default: "x" }}`, are
handled here; a text with anything more is left to python-liquid, which is imported only then.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from outreach_cli.model import Value

if TYPE_CHECKING:
    from liquid import BoundTemplate, Environment

SENDER = "sender"
"""The name under which the sender's own keys stand: `{{ sender.signature }}`."""

MOST_OUTPUT = 1_000_000
MOST_LOOPS = 10_000
"""Bounds on what one filled-in text may take, far beyond any message."""

_PLAIN = re.compile(
    r"""\{\{ \s* (?P<name> [a-zA-Z_]\w* | sender\.[a-zA-Z_]\w* ) \s*
        (?: \| \s* default \s* : \s* (?: "(?P<double>[^"\\{}]*)" | '(?P<single>[^'\\{}]*)' ) \s* )?
        \}\}""",
    re.VERBOSE | re.ASCII,
)
# Compiled only where a text is more than plain, so that other runs start sooner.
# The way in which some tools write a fallback: {{ name|there }}.
_FALLBACK = r"\{\{\s*\w+\s*\|\s*\w+\s*\}\}"
_BLOCK = r"\{%-?\s*(?:if|unless|case|for)\b"
_BLOCK_END = r"\{%-?\s*end(?:if|unless|case|for)\b"
_FAILURES = (ArithmeticError, LookupError, MemoryError, RecursionError, TypeError, ValueError)
_MARK = re.compile(r"\{[{%]")
_VERBATIM = r"\{%-?\s*(?:raw|comment|#)"
_RANGE = r"\(\s*-?\w+\s*\.\.\s*[0-9_]{6,}\s*\)"
_OPEN_RANGE = r"\(\s*(?=[^()]*[a-zA-Z_])-?[\w.]+?\s*\.\.\s*-?[\w.]+\s*\)"
_LOOP = r"-?\s*(?:for|tablerow)\b"
_NOTHING = r"\b(?:blank|empty)\b"
_DOUBLE_BAR = r"\{\{\s*\w+\s*\|\|[^{}]*\}\}"
_UNFIT = "a filter cannot work with what it is given"
_WITH_BLANKS = r"\{\{\s*([^\W\d]\w*(?: +\w+)+)\s*\}\}"
_END = {"{{": "}}", "{%": "%}"}
# Words that mean something of their own in Liquid.
_RESERVED = frozenset(
    (
        *("true", "false", "nil", "null", "none", "empty", "blank", "and", "or", "not"),
        *("contains", "if", "else", "with", "for", "as", "in", "limit", "offset", "reversed"),
        *("cols", "continue", "required", "now", "today", "sender"),
        *("sender.size", "sender.first", "sender.last"),
    )
)


class Placeholder(NamedTuple):
    """A place to fill in: the field's name, what stands there when it has no value, and where.

    `inner` leads to a value within that of the field, as in `{{ company.name }}`.
    """

    name: str
    default: str | None
    offset: int
    inner: tuple[str | int, ...] = ()

    @property
    def written(self) -> str:
        """The name with what leads inside."""
        return self.name + "".join(
            f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.inner
        )

    def within(self, value: Value) -> Value:
        """Return what of a field's value is meant, None where there is no such thing."""
        for step in self.inner:
            if isinstance(value, dict):
                size = str(len(value)) if step == "size" else None
                value = value.get(str(step), size)
            elif isinstance(value, list) and isinstance(step, int):
                value = value[step] if -len(value) <= step < len(value) else None
            elif isinstance(value, list) and step in {"first", "last"}:
                value = (value or [None])[0 if step == "first" else -1]
            else:
                value = str(len(value)) if value is not None and step == "size" else None
        return value

    def text(self, value: Value) -> str:
        """Return what is put in for a value."""
        if not value:
            return self.default or ""
        return value if isinstance(value, str) else _liquid_text(value)


class Problem(NamedTuple):
    """What keeps a text from being filled in, and the offset at which it shows."""

    offset: int
    message: str


class UnfilledError(ValueError):
    """A text cannot be filled in for somebody."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Template(NamedTuple):
    """A text taken apart.

    `parts` are the literal texts and placeholders in order; it is None where python-liquid must
    fill the text in. `placeholders` are all of them either way, each with its default if that is
    plain. `problem` is None in a text that can be filled in.
    """

    text: str
    parts: tuple[str | Placeholder, ...] | None
    placeholders: tuple[Placeholder, ...]
    problem: Problem | None = None

    @property
    def literal(self) -> int:
        """The length of what stands around the placeholders, in UTF-16 code units."""
        return sum(units(part) for part in self.parts or () if isinstance(part, str))

    def fill(self, values: Mapping[str, Value], sender: Mapping[str, Value]) -> str:
        """Return the text with every placeholder filled in.

        `values` are the prospect's. Raises UnfilledError in a text with a problem, and where
        filling in fails, which only python-liquid's filters and tags can make it do.
        """
        if self.problem is not None:
            raise UnfilledError(self.problem)
        if self.parts is None:
            return _render(self.text, values, sender)
        return "".join(
            part if isinstance(part, str) else part.text(lookup(part.name, values, sender))
            for part in self.parts
        )


def lookup(name: str, values: Mapping[str, Value], sender: Mapping[str, Value]) -> Value:
    """Return the value of a placeholder's name, None where there is none."""
    if name.startswith("sender."):
        return sender.get(name[7:])
    return values.get(name)


def units(text: str) -> int:
    """Count UTF-16 code units, never fewer than code points."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse(text: str) -> Template:
    """Take a text apart; what is wrong with it becomes the template's problem."""
    parts: list[str | Placeholder] = []
    end = 0
    for mark in _MARK.finditer(text):
        if mark.start() < end:
            continue
        plain = _PLAIN.match(text, mark.start())
        if plain is None or plain["name"] in _RESERVED:
            return _parse_liquid(text)
        if plain.start() > end:
            parts.append(text[end : plain.start()])
        default = plain["double"] if plain["double"] is not None else plain["single"]
        parts.append(Placeholder(plain["name"], default, plain.start()))
        end = plain.end()
    if end < len(text):
        parts.append(text[end:])
    found = tuple(part for part in parts if isinstance(part, Placeholder))
    return Template(text, tuple(parts), found)


def _parse_liquid(text: str) -> Template:
    problem = _unclosed(text)
    if problem is not None:
        return Template(text, None, (), problem)
    from liquid.exceptions import LiquidError

    try:
        bound = _bound(text)
        found = bound.analyze(include_partials=False)
    except LiquidError as error:
        return Template(text, None, (), _problem(text, error))
    except RecursionError:
        return Template(text, None, (), Problem(0, "the placeholders nest too deeply"))
    for name, spans in found.filters.items():
        if name not in _environment().filters:
            start = _opening(text, spans[0].index)
            message = f"{name} is not a filter of Liquid"
            if re.match(_FALLBACK, text[start:]):
                message += f'; for a text in place of a missing value: | default: "{name}"'
            return Template(text, None, (), Problem(start, message))
    # A name that the text itself assigns is no placeholder, so only the globals are.
    used = {_used(text, variable) for variables in found.globals.values() for variable in variables}
    return Template(text, None, tuple(sorted(used, key=lambda used: (used.offset, used.name))))


def _used(text: str, variable: Any) -> Placeholder:
    index = variable.span.index
    start = _opening(text, index)
    # Inside a tag a missing value is the author's own business, so it counts as supplied.
    inside = len(re.findall(_BLOCK, text[:start])) > len(re.findall(_BLOCK_END, text[:start]))
    default = "" if inside or text.startswith("{%", start) else _default_at(text, index)
    head, *inner = variable.segments
    if head == SENDER and inner:
        return Placeholder(f"{head}.{inner[0]}", default, start)
    # Where a value is looked up by another one, nobody knows beforehand.
    plain = all(isinstance(step, str | int) for step in inner)
    return Placeholder(str(head), default, start, tuple(inner) if plain else ())


def _opening(text: str, index: int) -> int:
    """Return where the braces around a name open."""
    return max(text.rfind("{{", 0, index + 2), text.rfind("{%", 0, index + 2), 0)


def _default_at(text: str, index: int) -> str | None:
    """Tell whether a filter after the name supplies what is missing."""
    return "" if re.search(r"\|\s*default\s*:", text[index : text.find("}}", index)]) else None


def _unclosed(text: str) -> Problem | None:
    if re.search(_VERBATIM, text):
        return None  # what stands in raw and comment blocks need not be closed
    if twice := re.search(_DOUBLE_BAR, text):
        message = '|| is not Liquid; for a text in place of a missing value: | default: "..."'
        return Problem(twice.start(), message)
    for mark in _MARK.finditer(text):
        end = _END[mark.group()]
        close = text.find(end, mark.end())
        again = text.find(mark.group(), mark.end())
        if close < 0 or 0 <= again < close:
            line = text[mark.start() : mark.start() + 40].split("\n")[0]
            piece = line if len(line) < 30 else f"{line[:30].rpartition(' ')[0]}…"
            message = f'"{piece}" is opened but not closed; {end} is expected'
            return Problem(mark.start(), message)
        inner = text[mark.end() : close]
        if huge := re.search(_RANGE, inner):
            return Problem(mark.end() + huge.start(), f"{huge.group()} is longer than any message")
        # How often a loop runs is bounded, how long a range becomes as a text is not.
        if (huge := re.search(_OPEN_RANGE, inner)) and not re.match(_LOOP, inner):
            message = f"{huge.group()} may be longer than any message; write both ends in digits"
            return Problem(mark.end() + huge.start(), message)
    return None


def _problem(text: str, error: Any) -> Problem:
    token = getattr(error, "token", None)
    index = token.start_index if token is not None else -1
    message = str(getattr(error, "message", error)).replace("found end of expression", "found none")
    if "NotFound" in type(error).__name__:
        message = "there is no other text to include"
    if message.startswith("LiquidError"):
        message = _UNFIT
    elif "positional argument" in message:
        message = "a filter is given too few or too many values"
    if not 0 <= index <= len(text):
        index = _culprit(text)
    start = _opening(text, index)
    blank = re.match(_WITH_BLANKS, text[start:])
    if blank and (hint := _with_blanks(blank[1])):
        return Problem(start, hint)
    piece = text[start : index + 40].split("\n")[0].split("}}")[0]
    return Problem(start, f"{message}, at {piece.strip()}")


def _with_blanks(written: str) -> str | None:
    """Return what to write in place of a name with blanks, None where nobody knows."""
    words, filters = written.split(), _environment().filters
    if words[1] in filters:
        return f"a | is missing before {words[1]}: {{{{ {words[0]} | {words[1]} }}}}"
    if {*words} & {*_RESERVED, *filters}:
        return None
    from outreach_cli.source.names import key_of_column

    return f"a placeholder's name has no blanks; write {{{{ {key_of_column(written)} }}}}"


def _culprit(text: str) -> int:
    """Find what is wrong where python-liquid does not say: a placeholder, or a block left open."""
    from liquid.exceptions import LiquidError

    opened: list[int] = []
    marks = [mark.start() for mark in _MARK.finditer(text)]
    for start in marks:
        if text.startswith("{{", start):
            try:
                _environment().from_string(text[start : text.find("}}", start) + 2])
            except LiquidError:
                return start
        elif re.match(_BLOCK_END, text[start:]):
            opened = opened[:-1]
        elif re.match(_BLOCK, text[start:]):
            opened.append(start)
    if opened:
        return opened[-1]
    return marks[0] if marks else 0


@cache
def _environment() -> "Environment":
    from liquid import Environment

    class Bounded(Environment):
        loop_iteration_limit = MOST_LOOPS
        local_namespace_limit = MOST_OUTPUT
        output_stream_limit = MOST_OUTPUT

    return Bounded()


@cache
def _bound(text: str) -> "BoundTemplate":
    bound = _environment().from_string(text)
    if re.search(_NOTHING, text):
        _let_missing_be_blank(bound)
    return bound


def _let_missing_be_blank(bound: "BoundTemplate") -> None:
    """Make a value that is missing equal to `blank` and `empty`.

    Nothing equals `blank` in Shopify's Liquid, though not in python-liquid. Programs differ about
    `empty`; many see an empty text wherever a list has nothing, and that is `empty` everywhere.
    """
    from liquid import RenderContext
    from liquid.builtin.expressions.primitive import Blank, Empty
    from liquid.expression import Expression
    from liquid.undefined import is_undefined

    class OrEmpty(Expression):
        def __init__(self, inner: Expression) -> None:
            super().__init__(inner.token)
            self.inner = inner

        def evaluate(self, context: RenderContext) -> object:
            value = self.inner.evaluate(context)
            return "" if value is None or is_undefined(value) else value

        def children(self) -> list[Expression]:
            return [self.inner]

    context = RenderContext(bound)
    nodes = list(bound.nodes)
    expressions: list[Expression] = []
    for node in nodes:
        nodes += node.children(context, include_partials=False)
        expressions += node.expressions()
    for expression in expressions:
        others = list(expression.children())
        expressions += others
        # A comparison has two sides; a branch of `case` has one, and what may equal it.
        for side in ("left", "right"):
            if hasattr(expression, side) and any(isinstance(one, (Blank, Empty)) for one in others):
                setattr(expression, side, OrEmpty(getattr(expression, side)))


def _render(text: str, values: Mapping[str, Value], sender: Mapping[str, Value]) -> str:
    from liquid.exceptions import LiquidError

    try:
        return _bound(text).render({**values, SENDER: sender})
    except LiquidError as error:
        raise UnfilledError(_problem(text, error)) from None
    except _FAILURES:
        # What python-liquid did not expect says nothing to anybody but its authors.
        start = _failing(text, {**values, SENDER: sender})
        piece = text[start : text.find("}", start) + 2].split("\n")[0]
        raise UnfilledError(Problem(start, f"{_UNFIT}, at {piece[:60]}")) from None


def _failing(text: str, values: Mapping[str, Any]) -> int:
    """Return where the first placeholder begins that alone cannot be filled in, else 0."""
    from liquid.exceptions import LiquidError

    for mark in _MARK.finditer(text):
        try:
            if text.startswith("{{", mark.start()):
                _bound(text[mark.start() : text.find("}}", mark.start()) + 2]).render(values)
        except (*_FAILURES, LiquidError):
            return mark.start()
    return 0


def _liquid_text(value: Value) -> str:
    from liquid.stringify import to_liquid_string

    return to_liquid_string(value, False)

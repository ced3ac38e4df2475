"""The placeholders and tags of a Liquid text, found in one pass, and how they open and close.

python-liquid takes quadratic time over some of the mistakes found here, and other versions of it
report them in other words.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from outreach_cli.template.placeholder import Problem, UnfilledError

MOST_TAGS = 1_000
MOST_IN_TAG = 2_000
MOST_SPACES = 50
MOST_BRACKETS = 30
MOST_NESTED = 30
"""Limits on placeholders and tags: how many; in each one the characters, the spaces in a row and
the brackets; blocks inside each other."""

_OPENING = re.compile(r"\{[{%]")
_MANY_SPACES = re.compile(rf"\s{{{MOST_SPACES + 1}}}")
_CLOSING = {"{{": "}}", "{%": "%}"}
_NAME = re.compile(r"\{%-?\s*(\w+|#)?")
_VERBATIM = re.compile(r"\{%-?\s*(raw|doc)\s*-?%\}")
_EMPTY = re.compile(r"\{\{-?\s*-?\}\}")
_DOUBLE_BAR = re.compile(r"\{\{\s*\w+\s*\|\|")

_OPTIONAL_BLOCKS = ("if", "unless", "case", "for")
BLOCKS = (*_OPTIONAL_BLOCKS, "tablerow", "capture", "comment", "ifchanged")
_BRANCHES = ("else", "elsif", "when")
_SINGLE = (
    *("assign", "break", "continue", "cycle", "decrement", "echo", "increment"),
    *("liquid", "#", "raw", "doc"),
)
_OTHER_TEXTS = ("include", "render", "extends", "block")


class Tag(NamedTuple):
    """A placeholder or tag from its opening to its closing braces.

    `name` is empty for a placeholder. `is_optional` is set for tags, and inside blocks that may
    leave their content out: a missing value there is the author's intention.
    """

    start: int
    end: int
    name: str
    is_optional: bool


def tags_of(text: str) -> list[Tag]:
    """Return the placeholders and tags outside comments; raises UnfilledError for a mistake."""
    tags: list[Tag] = []
    blocks: list[Tag] = []
    for tag in _tags(text, blocks):
        if blocks and blocks[-1].name == "comment":
            if tag.name == "comment":
                blocks.append(tag)
            elif tag.name == "endcomment":
                blocks.pop()
            continue
        _check(text, tag)
        if tag.name in BLOCKS:
            blocks.append(tag)
        elif tag.name.startswith("end"):
            _close(text, tag, blocks)
        if len(blocks) > MOST_NESTED:
            message = "too many blocks inside each other"
            raise UnfilledError(Problem(tag.start, message, is_limit=True))
        tags.append(tag)
    if blocks:
        opened = blocks[-1]
        raise _not_closed(text, opened.start, opened.end, f"{{% end{opened.name} %}}")
    return tags


def _tags(text: str, blocks: list[Tag]) -> Iterator[Tag]:
    """Yield all placeholders and tags, a `raw` block as one; `blocks` are those still open."""
    count = end = 0
    for opening in _OPENING.finditer(text):
        start = opening.start()
        if start < end:
            continue
        count += 1
        if count > MOST_TAGS:
            message = f"there are more than {MOST_TAGS:,} placeholders and tags"
            raise UnfilledError(Problem(start, message, is_limit=True))
        end = _end_of_tag(text, start)
        if verbatim := _VERBATIM.match(text, start):
            end = _end_of_verbatim(text, start, verbatim[1], end)
        name = _NAME.match(text, start)
        is_optional = name is not None or any(block.name in _OPTIONAL_BLOCKS for block in blocks)
        yield Tag(start, end, (name[1] or "") if name else "", is_optional)


def piece(text: str, start: int, end: int, most: int = 40) -> str:
    """Return the first line of a part of a text, cut to at most `most` characters."""
    line = text[start:end].split("\n")[0]
    if len(line) <= most:
        return line
    cut = line.rfind(" ", most // 2, most)
    return f"{line[: cut if cut > 0 else most - 1].rstrip()}…"


def _end_of_tag(text: str, start: int) -> int:
    opening = text[start : start + 2]
    closing = _CLOSING[opening]
    close = text.find(closing, start + 2)
    again = text.find(opening, start + 2, close if close >= 0 else None)
    if close < 0 or again >= 0:
        raise _not_closed(text, start, len(text) if again < 0 else again, closing)
    message = ""
    if close - start > MOST_IN_TAG:
        message = f"is longer than {MOST_IN_TAG:,} characters"
    elif text.count("[", start, close) > MOST_BRACKETS:
        message = f"has more than {MOST_BRACKETS} brackets"
    elif _MANY_SPACES.search(text, start, close):
        message = f"has more than {MOST_SPACES} spaces in a row"
    if message:
        message = f'"{piece(text, start, close + 2)}" {message}'
        raise UnfilledError(Problem(start, message, is_limit=True))
    return close + 2


def _end_of_verbatim(text: str, start: int, name: str, end: int) -> int:
    """Return where a block ends whose content is left as it is."""
    closing = re.compile(rf"\{{%-?\s*end{name}\s*-?%\}}").search(text, end)
    if closing is None:
        raise _not_closed(text, start, end, f"{{% end{name} %}}")
    return closing.end()


def _not_closed(text: str, start: int, end: int, expected: str) -> UnfilledError:
    quoted = piece(text, start, end, most=30).rstrip()
    message = f'"{quoted}" is opened but not closed; {expected} is expected'
    return UnfilledError(Problem(start, message))


def _check(text: str, tag: Tag) -> None:
    """Raise UnfilledError for a placeholder or tag whose beginning is already wrong."""
    message = ""
    if text.startswith("{{", tag.start):
        if _EMPTY.match(text, tag.start):
            message = "a placeholder needs a name, as in {{ first_name }}"
        elif _DOUBLE_BAR.match(text, tag.start):
            message = '|| is not Liquid; for a text in place of a missing value: | default: "..."'
    elif not tag.name:
        message = "a tag needs a name, as in {% if title %}"
    elif tag.name in _OTHER_TEXTS:
        message = f"{tag.name} would need another text, and there is none"
    elif tag.name not in (*BLOCKS, *_BRANCHES, *_SINGLE) and tag.name[:3] != "end":
        message = f"{piece(tag.name, 0, len(tag.name))} is not a tag of Liquid"
    if message:
        raise UnfilledError(Problem(tag.start, message))


def _close(text: str, tag: Tag, blocks: list[Tag]) -> None:
    """Close the innermost block; raises UnfilledError if the tag is not its end."""
    if blocks and tag.name == f"end{blocks[-1].name}":
        blocks.pop()
        return
    message = f"{piece(text, tag.start, tag.end)} has nothing to close"
    if blocks:
        message += f"; {{% end{blocks[-1].name} %}} is expected"
    raise UnfilledError(Problem(tag.start, message))

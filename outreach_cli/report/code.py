"""Examples of code and output on a narrow screen: lines are broken where they stay usable."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from outreach_cli.report.layout import folded

PROMPT = "$ "
"""What precedes a command among output."""
_SHELL = frozenset(("sh", "bash"))
"""Languages in which every line is a command."""
_OUTPUT = frozenset(("console", "text"))
_WORD = re.compile(
    r"""(?:--?[\w-]+\ (?=[^-|;&>\s]))?(?:[^\s"']|"[^"]*"|'[^']*'|["'])+""", re.VERBOSE
)
"""A word of a command with what is in quotes, or an option with its value."""
_COMMENT = re.compile(
    r"""(?P<code>(?:[^\s"']|"[^"]*"|'[^']*'|\s(?!\#\s))*(?<=\S)\s(?=\s)|)\s*\#\ (?P<text>.*)""",
    re.VERBOSE,
)
"""A comment, and the code before it, if there is any."""
_KEY = re.compile(r"\s*(?:- |[\w.-]+: )")
_COLUMNS = re.compile(r"\S {2,}\S| {17}")
"""A row of a table, a part of a row, or a part of a drawing."""
_BESIDE, _LEAST = 16, 24
"""From this column on a comment belongs to the code above it; a narrower one is put above."""


def code_lines(block: str, width: int, language: str = "yaml") -> Iterator[tuple[str, bool]]:
    """Yield the lines of an example, none wider than a width if that is possible.

    Each comes with whether it belongs to a command after `$`. A command goes on after a backslash,
    a comment below itself, a value further to the right. The rows of a table and the parts of a
    drawing stay in one line.
    """
    for line in _with_whole_comments(block.splitlines(), width):
        is_prompt = line.startswith(PROMPT)
        is_command = language in _SHELL or (language in _OUTPUT and is_prompt)
        for part in _lines(line, width, is_command, language in _OUTPUT):
            yield part, is_prompt


def _with_whole_comments(lines: Iterable[str], width: int) -> Iterator[str]:
    """Yield lines, in which a comment of several lines beside code is in one if it is too wide."""
    group: list[str] = []
    for line in lines:
        commented = _COMMENT.fullmatch(line)
        if commented and not commented["code"] and commented.start("text") > _BESIDE and group:
            group.append(line)
            continue
        yield from _joined(group, width)
        group = [line]
    yield from _joined(group, width)


def _joined(group: list[str], width: int) -> list[str]:
    if all(len(line) <= width for line in group) or not _COMMENT.fullmatch(group[0]):
        return group
    return [" ".join([group[0], *(line.strip().removeprefix("# ") for line in group[1:])])]


def _lines(line: str, width: int, is_command: bool, is_output: bool) -> Iterator[str]:
    commented = _COMMENT.fullmatch(line)
    if len(line) <= width:
        yield line
    elif is_command:
        yield from _command(line, width)
    elif commented and not _COLUMNS.search(commented["text"]):
        yield from _commented(commented, width)
    elif is_output and _COLUMNS.search(line):
        yield line
    else:
        yield from _broken(line, width)


def _command(line: str, width: int) -> Iterator[str]:
    """Yield a command in lines, in which an option stays beside its value."""
    indent, written = "", ""
    for word in _WORD.findall(line):
        longer = f"{written} {word}" if written else f"{indent}{word}"
        if written and len(longer) > width - len(" \\"):
            yield f"{written} \\"
            indent = "    "
            longer = f"{indent}{word}"
        written = longer
    yield written


def _commented(line: re.Match[str], width: int) -> Iterator[str]:
    """Yield code with its comment beside it, or above it where there is not enough room."""
    code, column = line["code"].rstrip(), line.start("text") - len("# ")
    room = width - column - len("# ")
    if code and (room < _LEAST or len(code) > width):
        margin = " " * (len(code) - len(code.lstrip()))
        yield from _prefixed(f"{margin}# ", line["text"], width)
        yield from _broken(code, width)
        return
    first, *rest = _prefixed(f"{' ' * column}# ", line["text"], width)
    yield from [code + first[len(code) :], *rest]


def _prefixed(prefix: str, text: str, width: int) -> Iterator[str]:
    for part in folded(text, width - len(prefix), whole_words=True):
        yield prefix + part


def _broken(line: str, width: int) -> Iterator[str]:
    """Yield a line broken at spaces; what follows a key is further to the right."""
    text = line.lstrip()
    margin = line[: len(line) - len(text)]
    first, *_ = _prefixed(margin, text, width)
    yield first
    deeper = margin + ("  " if _KEY.match(line) else "")
    if rest := line[len(first) :].lstrip():
        yield from _prefixed(deeper, rest, width)

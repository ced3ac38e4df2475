"""A page of documentation: drawn on a terminal, Markdown elsewhere."""

from __future__ import annotations

import re

from outreach_cli.report.code import code_lines
from outreach_cli.report.grid import LONG, PLAIN, Screen, drawn, styled

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```\n", re.DOTALL | re.MULTILINE)
"""Code and output, with its language."""
_INDENT = "  "
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_STYLES = {"markdown.code": "cyan", "markdown.h2": "bold"}


def write(text: str, screen: Screen = PLAIN) -> str:
    """Return a page for a screen; `text` is Markdown."""
    text = _COMMENT.sub("", text)
    if not screen.terminal:
        return text
    # Rich centres a title.
    text = re.sub(r"^# ", "## ", text)
    from rich.markdown import Markdown

    width = min(screen.width, LONG)

    def prose(part: str) -> str:
        return drawn(Markdown(part, hyperlinks=False), screen, width, _STYLES)

    parts, end = [], 0
    for block in _BLOCK.finditer(text):
        parts += [prose(text[end : block.start()]), _code(block[2], block[1], screen)]
        end = block.end()
    parts.append(prose(text[end:]))
    return "\n".join(part.strip("\n") + "\n" for part in parts if part.strip())


def _code(block: str, language: str, screen: Screen) -> str:
    """Return the lines of an example, those of commands in bold."""
    lines = code_lines(block, screen.width - len(_INDENT), language)
    shown = ((styled(line, "bold", screen) if is_command else line) for line, is_command in lines)
    return "".join(f"{_INDENT}{line}".rstrip() + "\n" for line in shown)

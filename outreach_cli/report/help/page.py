"""A page of documentation: drawn on a terminal, Markdown elsewhere."""

from __future__ import annotations

import re

from outreach_cli.report.grid import LONG, PLAIN, Screen, drawn, styled

_BLOCK = re.compile(r"^```\w*\n(.*?)^```\n", re.DOTALL | re.MULTILINE)
"""Code and output; its lines keep their length, so that they can be copied."""
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
    prose_and_blocks = _BLOCK.split(text)
    parts = []
    for number, part in enumerate(prose_and_blocks):
        if number % 2:
            parts.append("".join(_code(line, screen) for line in part.splitlines()))
        elif part.strip():
            parts.append(drawn(Markdown(part, hyperlinks=False), screen, width, _STYLES))
    return "\n".join(part.strip("\n") + "\n" for part in parts)


def _code(line: str, screen: Screen) -> str:
    style = "bold" if line.startswith("$ ") else ""
    return f"  {styled(line, style, screen) if style else line}".rstrip() + "\n"

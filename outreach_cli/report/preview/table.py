"""Messages for people: in frames on a terminal, several side by side, and as text elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from outreach_cli.merge.preview import Preview, Shown
from outreach_cli.report.grid import PLAIN, Screen, drawn, wrapped
from outreach_cli.report.layout import folded
from outreach_cli.report.preview.lines import lines, title
from outreach_cli.words import one_line

_NARROWEST, _WIDEST = 56, 100
"""The least width of a frame with others beside it, and the greatest of any frame."""


def write(preview: Preview, screen: Screen = PLAIN) -> str:
    """Return all messages, then the notes."""
    shown = _drawn if screen.terminal else _plain
    texts = [text for row in preview.rows for text in shown(row, screen)]
    notes = "".join(wrapped(one_line(note), screen) for note in preview.notes)
    return "\n".join([*texts, *([notes] if notes else [])])


def _plain(row: Sequence[Shown], screen: Screen) -> Iterator[str]:
    """Yield the messages of a row, one below the other, without colours."""
    for shown in row:
        text = wrapped(title(shown), screen)
        for pieces in lines(shown):
            line = "".join(piece for piece, _ in pieces)
            parts = folded(line, _WIDEST - 4, whole_words=True)
            text += "".join(f"  {part}".rstrip() + "\n" for part in parts)
        yield text


def _drawn(row: Sequence[Shown], screen: Screen) -> Iterator[str]:
    """Yield the messages of a row in frames, as many beside each other as fit."""
    from rich.console import Group
    from rich.panel import Panel
    from rich.table import Table
    from rich.text import Text

    beside = max(1, min(len(row), screen.width // _NARROWEST))
    width = min(screen.width // beside, _WIDEST)
    for start in range(0, len(row), beside):
        frames = [
            Panel(
                Group(
                    Text(title(shown), "bold"),
                    Text(),
                    *(Text.assemble(*line) for line in lines(shown)),
                ),
                width=width,
            )
            for shown in row[start : start + beside]
        ]
        table = Table.grid()
        for _ in frames:
            table.add_column(overflow="fold")
        table.add_row(*frames)
        yield drawn(table, screen, screen.width)

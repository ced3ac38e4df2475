"""What to send on a day as tables, for people; each text is only begun."""

from __future__ import annotations

from outreach_cli.due import Due, Text
from outreach_cli.report.due import credit_line, finished_line, heading, kind, people, waiting
from outreach_cli.report.grid import PLAIN, ROOMY, Screen, grid, short, wrapped
from outreach_cli.report.grid import heading as styled_heading
from outreach_cli.report.layout import Column
from outreach_cli.words import one_line

_EXCERPT, _SHORT_EXCERPT = 48, 24
"""How many characters of a text are shown, the second number on a narrow screen."""
_TO_SEND = (
    Column("to", wrap=True),
    Column("as"),
    Column("draft", wrap=True),
    Column("credits", right=True),
    Column("text", wrap=True, style="dim"),
)
_REFUSED = (Column("draft", wrap=True), Column("people", wrap=True), Column("why", wrap=True))
_WAITING = (Column("people", right=True), Column("wait for", wrap=True), Column("at least until"))


def write(due: Due, screen: Screen = PLAIN) -> str:
    """Return the texts to send, those that cannot be sent, who waits, and the credits."""
    parts = [wrapped(heading(due), screen, "bold")]
    length = _EXCERPT if not screen.terminal or screen.width >= ROOMY else _SHORT_EXCERPT
    if due.texts:
        rows = [
            (
                due.names.get(text.prospect.id) or short(text.prospect.name),
                kind(text),
                short(text.draft.id) + (f" (step {text.step})" if text.step else ""),
                f"{text.credits:,}",
                _beginning(text, length),
            )
            for text in due.texts
        ]
        parts.append(grid(_TO_SEND, rows, screen, listing=True))
    if due.unsendable:
        rows_refused = [
            (
                short(one.draft),
                people(due, one),
                f"{one.message} [{one.code} {one.rule}]",
            )
            for one in due.unsendable
        ]
        parts.append("\n" + styled_heading("Left out until the text is corrected", screen))
        parts.append(grid(_REFUSED, rows_refused, screen))
    if due.waiting:
        rows_waiting = [(f"{count:,}", why, until) for count, why, until in waiting(due)]
        parts.append("\n" + styled_heading("Waiting", screen))
        parts.append(grid(_WAITING, rows_waiting, screen))
    notes = [line for line in (finished_line(due), credit_line(due)) if line]
    if notes:
        parts.append("\n" + "".join(wrapped(line, screen) for line in notes))
    return "".join(parts)


def _beginning(text: Text, length: int) -> str:
    """Return the beginning of a text in one line, an InMail's subject first."""
    whole = " ".join((f"{text.subject}: " if text.subject else "", text.body)).split()
    line = one_line(" ".join(whole))
    return line if len(line) <= length else f"{line[: length - 1].rstrip()}…"

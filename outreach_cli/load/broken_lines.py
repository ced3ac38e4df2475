"""Lines of a list in JSON Lines that cannot be read: the people on the other lines can be used."""

from __future__ import annotations

from outreach_cli.finding import Severity
from outreach_cli.source import Document


def with_warnings(document: Document) -> Document:
    """Return a list whose broken lines are warnings, if there are other lines.

    Only for lists of people to write to: a line of a log, or of a list of people to leave out, must
    not go unread.
    """
    if document.file.format != "jsonl" or not document.data:
        return document
    mistakes = tuple(
        one._replace(severity=Severity.WARNING, message=f"{one.message}; this line is left out")
        if one.code == "D101" and one.severity is Severity.ERROR
        else one
        for one in document.mistakes
    )
    return document._replace(mistakes=mistakes)

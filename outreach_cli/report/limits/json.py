"""The rulebook as one JSON object, for scripts."""

from __future__ import annotations

from outreach_cli import documents
from outreach_cli.documents import limits
from outreach_cli.documents.kinds import FORMAT_VERSION
from outreach_cli.report.grid import PLAIN, Screen
from outreach_cli.rulebook import Entry, Rulebook


def write(book: Rulebook, screen: Screen = PLAIN) -> str:
    """Return the values of a rulebook as an object."""
    values = [_limit(entry) for entry in book.values.values()]
    document = limits.Document(FORMAT_VERSION, book.checked, dict(book.sources), values)
    return documents.written(document)


def _limit(entry: Entry) -> limits.Limit:
    return limits.Limit(
        name=entry.name,
        value=entry.value,
        unit=entry.unit,
        about=entry.about,
        sources=list(entry.sources),
        also=[limits.OtherValue(other.value, list(other.sources)) for other in entry.disputed],
        why=entry.why,
        reference=entry.reference,
        enforced=list(entry.enforced),
    )

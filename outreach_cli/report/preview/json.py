"""Messages as one JSON object, for scripts and to paste from."""

from __future__ import annotations

from outreach_cli import documents
from outreach_cli.documents import preview as document
from outreach_cli.documents.kinds import FORMAT_VERSION
from outreach_cli.merge.messages import Message, Text
from outreach_cli.merge.preview import Preview
from outreach_cli.report.grid import PLAIN, Screen


def write(preview: Preview, screen: Screen = PLAIN) -> str:
    """Return all messages as an object."""
    messages = [_message(shown.message) for row in preview.rows for shown in row]
    return documents.written(document.Document(FORMAT_VERSION, messages))


def _message(message: Message) -> document.Message:
    return document.Message(
        draft=message.draft.id,
        channel=message.draft.channel.value,
        prospect=message.prospect.id,
        name=message.prospect.name,
        linkedin_url=message.prospect.linkedin_url,
        subject=_text(message.subject),
        body=_text(message.body),
        signature=message.signature or None,
        missing=list(message.missing),
        problem=message.problem,
    )


def _text(text: Text | None) -> document.Text | None:
    if text is None:
        return None
    return document.Text(text.text, text.length, text.limit, text.left, "utf-16")

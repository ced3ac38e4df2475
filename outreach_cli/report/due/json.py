"""What to send on a day as one JSON object, for scripts."""

from __future__ import annotations

from outreach_cli import documents
from outreach_cli.documents import due as document
from outreach_cli.documents.kinds import FORMAT_VERSION
from outreach_cli.due import Due, Text
from outreach_cli.report.grid import PLAIN, Screen


def write(due: Due, screen: Screen = PLAIN) -> str:
    """Return everything about the day as an object."""
    return documents.written(
        document.Document(
            format_version=FORMAT_VERSION,
            campaign=due.campaign,
            day=due.day,
            sending_day=due.is_sending_day,
            next_sending_day=due.next_day,
            credits=document.Credits(
                on_hand=due.credits.on_hand,
                cost=due.credits.cost,
                left=due.credits.left,
                next_day=due.credits.next_day,
                assumed=list(due.credits.assumed),
            ),
            due=[_text(text) for text in due.texts],
            unsendable=[
                document.Unsendable(
                    rule=one.code,
                    name=one.rule,
                    draft=one.draft,
                    file=one.place.file,
                    line=one.place.line,
                    column=one.place.column,
                    message=one.message,
                    people=[prospect.id for prospect in one.people],
                )
                for one in due.unsendable
            ],
            waiting=[
                document.Waiting(
                    one.prospect.id, one.prospect.name, one.step, one.reason.value, one.until
                )
                for one in due.waiting
            ],
            finished=document.Finished(*due.finished),
        )
    )


def _text(text: Text) -> document.Text:
    return document.Text(
        prospect=text.prospect.id,
        name=text.prospect.name,
        linkedin_url=text.prospect.linkedin_url,
        step=text.step,
        channel=text.draft.channel.value,
        draft=text.draft.id,
        credits=text.credits,
        due_since=text.since,
        subject=text.subject,
        body=text.body,
        attachments=list(text.draft.attachments),
    )

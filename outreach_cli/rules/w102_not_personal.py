"""Nothing in the message comes from the prospect: everybody gets the same words.

A draft whose `audience` is a single person may do without placeholders.

Why: personal messages are answered more often, and one text to many people is spam.

Bad:

    drafts:
    - {id: hello, channel: message, body: "Happy new year! How are you?"}

Good:

    drafts:
    - {id: hello, channel: message, body: "Happy new year, {{ first_name }}! How are you?"}

Source: S0 and S2.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Mailing, Merged
from outreach_cli.rules.foreign import foreign
from outreach_cli.rules.rule import Rule
from outreach_cli.template import SENDER


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the drafts without a placeholder of the prospect's."""
    for mailing in merged.mailings:
        draft = mailing.draft
        to_one = draft.audience and len(mailing.recipients) == 1
        # What is not filled in for another reason has a finding of its own.
        if to_one or not draft.body.strip() or _personal(mailing) or foreign(merged, mailing):
            continue
        message = "the same words for everybody; use {{ first_name }} and what the profile says"
        count = len(mailing.recipients)
        yield Finding(
            where=draft.spot.child("body"),
            message=message,
            draft=draft.id,
            prospects=count,
            source="S0, S2",
        )


def _personal(mailing: Mailing) -> bool:
    return any(
        template.problem is not None
        or any(not used.name.startswith(f"{SENDER}.") for used in template.placeholders)
        for _, template in mailing.templates
    )


RULE = Rule("W102", "not-personal", Severity.WARNING, __doc__, find)

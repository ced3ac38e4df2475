"""Nothing in the message is about the prospect: everybody gets the same words.

A draft whose `audience` is one person needs no placeholders.

Why: people answer personal messages more often, and the same text to many people is spam.

Bad:

    drafts:
    - {id: hello, channel: message, body: "Happy new year! How are you?"}

Good:

    drafts:
    - {id: hello, channel: message, body: "Happy new year, {{ first_name }}! How are you?"}

Source: InMail comparison, messaging guide.
"""

from collections.abc import Iterator, Mapping

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Mailing, Merged
from outreach_cli.rulebook import COMPARISON, GUIDE
from outreach_cli.rules.foreign_placeholders import field_names, foreign_placeholders, leftovers
from outreach_cli.rules.rule import Rule, in_draft, is_for_one
from outreach_cli.template import SENDER


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the drafts without a placeholder for a value of the prospect."""
    message = "everybody gets the same words; write {{ first_name }}, or something from the profile"
    names = field_names(merged)
    for mailing in merged.mailings:
        draft = mailing.draft
        if is_for_one(mailing) or not draft.body.strip() or _is_personal(mailing):
            continue
        if not _has_token(mailing, names):
            yield in_draft(mailing, draft.spot.child("body"), message)


def _is_personal(mailing: Mailing) -> bool:
    return any(
        template.problem is not None
        or any(not used.name.startswith(f"{SENDER}.") for used in template.placeholders)
        for _, template in mailing.templates
    )


def _has_token(mailing: Mailing, names: Mapping[str, str]) -> bool:
    """Tell whether a text has a token of another tool, which T104 or T107 reports."""
    texts = [template.text for _, template in mailing.templates]
    return any(
        any(not placeholder.is_senders for placeholder in foreign_placeholders(text, names))
        or any(leftovers(text, names))
        for text in texts
    )


RULE = Rule("W102", "not-personal", Severity.WARNING, __doc__, find, (COMPARISON, GUIDE))

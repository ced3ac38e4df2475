"""The draft tells something confidential: it says so itself, or gives away a number.

Found are "please keep this confidential", "do not share", "don't tell anyone", "this must stay
between us", "internal use only", "this is under NDA" and the like in English, German, French,
Spanish and Portuguese; what a named person earns; passwords, access codes, IBANs and card
numbers. A promise of discretion is none of these: "your answer will be treated confidentially",
"a confidential conversation", "more under NDA if you like".

Why: the message leaves your hands, and it goes to people whom you may not know.

Bad:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}, do not share this: we sell."}

Good:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}, shall we talk in confidence?"}

Source: S2.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.rules.rule import Rule
from outreach_cli.wording.disclosures import disclosed
from outreach_cli.wording.own_text import own_texts


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once for each draft, what should not be written to somebody outside."""
    for mailing in merged.mailings:
        draft = mailing.draft
        found = [
            (draft.spot.child(key).at(offset), words)
            for key, text in own_texts(mailing)
            for offset, words in sorted(disclosed(text))
        ]
        if found:
            named = ", ".join(dict.fromkeys(words for _, words in found))
            message = f"not for somebody outside: {named}"
            count = len(mailing.recipients)
            yield Finding(
                where=found[0][0], message=message, draft=draft.id, prospects=count, source="S2"
            )


RULE = Rule("W107", "confidential", Severity.WARNING, __doc__, find)

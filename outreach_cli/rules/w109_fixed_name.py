"""The greeting of a draft for several people has a fixed name: "Hello Terence,".

Names after a greeting in English, German, French, Spanish and Portuguese are reported, and a name
without a greeting: alone in the first line, or as in "Terence, a quick question". A draft whose
`audience` is one person may name that person.

Why: everybody would be greeted with the name of somebody else.

Bad:

    drafts:
    - {id: hello, channel: message, body: "Hello Terence, how do you like it at {{ company }}?"}

Good:

    drafts:
    - {id: hello, channel: message, body: "Hello {{ first_name }}, how is {{ company }}?"}

Source: messaging guide, which advises personal messages.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.rulebook import GUIDE
from outreach_cli.rules.rule import Rule, in_draft, is_for_one
from outreach_cli.wording.greetings import greeted_name
from outreach_cli.wording.titles import follows_title
from outreach_cli.wording.tokens import without_tokens
from outreach_cli.words import shown


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the drafts that greet several people by one name."""
    for mailing in merged.mailings:
        draft = mailing.draft
        named = greeted_name(without_tokens(draft.body))
        if named is not None and not is_for_one(mailing):
            offset, name = named
            field = "last_name" if follows_title(draft.body, offset) else "first_name"
            message = f'everybody is greeted as "{shown(name)}"; write {{{{ {field} }}}}'
            yield in_draft(mailing, draft.spot.child("body").at(offset, len(name)), message)


RULE = Rule("W109", "fixed-name", Severity.WARNING, __doc__, find, (GUIDE,))

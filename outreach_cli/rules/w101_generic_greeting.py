"""The message greets nobody by name: "Hi there!", "Dear Sir or Madam", or "Hello," alone.

Greetings in English, German, French, Spanish and Portuguese are known. A default for people
without a name is fine: `Hi {{ first_name | default: "there" }}`.

Why: the message looks as if it was sent to everybody.

Bad:

    drafts:
    - {id: hello, channel: message, body: "Hi there! How do you like it at {{ company }}?"}

Good:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}! How is {{ company }}?"}

Source: messaging guide.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.rulebook import GUIDE
from outreach_cli.rules.rule import Rule, in_draft
from outreach_cli.wording.greetings import generic_greeting
from outreach_cli.wording.tokens import without_tokens
from outreach_cli.words import shown


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the drafts that begin with a greeting without a name."""
    for mailing in merged.mailings:
        draft = mailing.draft
        greeting = generic_greeting(without_tokens(draft.body))
        if greeting is not None:
            offset, words = greeting
            message = f'"{shown(words)}" greets nobody by name; write {{{{ first_name }}}}'
            yield in_draft(mailing, draft.spot.child("body").at(offset, len(words)), message)


RULE = Rule("W101", "generic-greeting", Severity.WARNING, __doc__, find, (GUIDE,))

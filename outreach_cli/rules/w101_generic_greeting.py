"""The message greets nobody in particular: "Hi there!", "Dear Sir or Madam", "Hello," alone.

Greetings in English, German, French, Spanish and Portuguese are known. A default for those whose
name is missing is fine: `Hi {{ first_name | default: "there" }}`.

Why: it reads as if it had been sent to everybody.

Bad:

    drafts:
    - {id: hello, channel: message, body: "Hi there! How do you like it at {{ company }}?"}

Good:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}! How is {{ company }}?"}

Source: S2.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.rules.rule import Rule
from outreach_cli.wording.greetings import generic_greeting
from outreach_cli.wording.own_text import own_text


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the drafts that begin with a greeting without a name."""
    for mailing in merged.mailings:
        draft = mailing.draft
        found = generic_greeting(own_text(draft.body))
        if found is not None:
            offset, greeting = found
            message = f'"{greeting}" greets nobody in particular; use {{{{ first_name }}}}'
            spot = draft.spot.child("body").at(offset)
            yield Finding(
                where=spot,
                message=message,
                draft=draft.id,
                prospects=len(mailing.recipients),
                source="S2",
            )


RULE = Rule("W101", "generic-greeting", Severity.WARNING, __doc__, find)

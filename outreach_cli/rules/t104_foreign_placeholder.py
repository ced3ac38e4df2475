"""A placeholder is written in the form of another tool.

These forms are known: `{first_name}`, `${firstName}`, `[First Name]`, `<First Name>`,
`%FIRSTNAME%`, `#firstName#`, `*|FNAME|*` and `FIRSTNAME` alone. They are not reported in a path
such as `/jobs/{company}`, and HTML's `<title>` is not a placeholder.

Why: it is not filled in, so the message arrives as it is written.

Bad:

    drafts:
    - {id: hello, channel: message, body: "Hi {FIRST_NAME}, how do you like {{ company }}?"}

Good:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}, how do you like {{ company }}?"}

Source: InMail comparison and messaging guide, which advise personal messages.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.rulebook import COMPARISON, GUIDE
from outreach_cli.rules.foreign_placeholders import field_names, foreign_placeholders
from outreach_cli.rules.rule import Rule, first_few, in_draft


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once for each draft, the placeholders of other tools."""
    names = field_names(merged.fields)
    for mailing in merged.mailings:
        foreign = [
            (mailing.draft.spot.child(key).at(placeholder.offset), placeholder)
            for key, template in mailing.templates
            for placeholder in foreign_placeholders(template.text, names)
        ]
        if foreign:
            named = first_few(f"{one.written} (write {one.instead})" for _, one in foreign)
            message = f"a placeholder of another tool is not filled in: {named}"
            yield in_draft(mailing, foreign[0][0], message)


RULE = Rule("T104", "foreign-placeholder", Severity.WARNING, __doc__, find, (COMPARISON, GUIDE))

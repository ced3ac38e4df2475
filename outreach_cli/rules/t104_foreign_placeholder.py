"""A placeholder is written as another tool writes it.

Those that fill in `{first_name}`, `${firstName}`, `[First Name]`, `<First Name>`, `%FIRSTNAME%`,
`#firstName#`, `*|FNAME|*` or a bare `FIRSTNAME` are meant; not what stands in a path, such as
`/jobs/{company}`, nor HTML's `<title>`.

Why: nothing is filled in here, so it would arrive as it is written.

Bad:

    drafts:
    - {id: hello, channel: message, body: "Hi {FIRST_NAME}, how do you like {{ company }}?"}

Good:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}, how do you like {{ company }}?"}

Source: S0 and S2 ask for personal messages; this is the opposite.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.rules.foreign import foreign
from outreach_cli.rules.rule import Rule


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once for each draft, the placeholders of other tools."""
    for mailing in merged.mailings:
        found = foreign(merged, mailing)
        if found:
            named = {one.written: one.instead for one in found}
            message = "written as another tool does, so it stays as it is: "
            message += ", ".join(f"{old} (write {new})" for old, new in named.items())
            spot = mailing.draft.spot.child(found[0].key).at(found[0].offset)
            count = len(mailing.recipients)
            yield Finding(
                where=spot,
                message=message,
                draft=mailing.draft.id,
                prospects=count,
                source="S0, S2",
            )


RULE = Rule("T104", "foreign-placeholder", Severity.WARNING, __doc__, find)

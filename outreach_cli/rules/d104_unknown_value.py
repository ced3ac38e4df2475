"""A key has a value that is not one of those allowed, or is outside the allowed range.

Why: this is often a slip: a rate of 18 instead of 0.18, a deadline before the start, a misspelt
plan, or an audience that includes nobody. In a list of people this is a warning, which says how the
value is read: a person with an unknown degree counts as not connected.

Bad:

    replies: {rate: 18}

Good:

    replies: {rate: 0.18}

Source: the file formats of this program.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.people.degrees import field_of
from outreach_cli.rules.rule import Rule, in_draft
from outreach_cli.words import did_you_mean, shown


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once for each draft, a value of its audience that no prospect has.

    All other findings of this rule come from loading the files and from the engine.
    """
    prospects = merged.campaign.prospects
    for mailing in merged.mailings if prospects else ():
        draft = mailing.draft
        for key, wanted in draft.audience.items():
            values = {str(value) for who in prospects if (value := field_of(who, key)) is not None}
            absent = sorted(wanted - values)
            if absent:
                hint = did_you_mean(absent[0], values)
                message = f"no prospect has {shown(key)}: {shown(absent[0])}{hint}"
                yield in_draft(mailing, draft.spot.child("audience", key), message, [])
                break


RULE = Rule("D104", "unknown-value", Severity.ERROR, __doc__, find, warns_in_lists=True)

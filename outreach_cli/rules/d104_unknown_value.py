"""A key has a value of the right kind that means nothing, or lies outside its bounds.

Why: most often a slip: a rate of 18 for 0.18, a deadline before the start, a misspelt plan, an
audience that nobody belongs to.

Bad:

    replies: {rate: 18}

Good:

    replies: {rate: 0.18}

Source: this program's file formats.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.rules.rule import Rule
from outreach_cli.words import did_you_mean


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once for each draft, the audience that no prospect belongs to.

    All other mistakes of this kind are found while the files are read.
    """
    prospects = merged.campaign.prospects
    for mailing in merged.mailings if prospects else ():
        draft = mailing.draft
        for key, wanted in draft.audience.items():
            there = {str(who.values[key]) for who in prospects if key in who.values}
            absent = sorted(wanted - there)
            if absent:
                value = absent[0]
                message = f"no prospect has {key}: {value}" + did_you_mean(value, there)
                yield Finding(
                    where=draft.spot.child("audience", key),
                    message=message,
                    draft=draft.id,
                    prospects=0,
                )
                break


RULE = Rule("D104", "unknown-value", Severity.ERROR, __doc__, find)

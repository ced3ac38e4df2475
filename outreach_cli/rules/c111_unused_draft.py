"""A draft is in no step of the sequence, so nobody gets it.

Why: with a sequence, people get the drafts of its steps only.

Bad:

    sequence: [{draft: first}]

Good:

    sequence: [{draft: first}, {draft: second}]

Source: none is needed.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.rules.rule import Rule
from outreach_cli.words import shown


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the drafts that no step of the sequence names."""
    campaign = merged.campaign
    if not campaign.sequence or not campaign.all_steps:
        return
    used = {id for step in campaign.sequence for id in step.drafts}
    for draft in campaign.drafts:
        if draft.id not in used:
            message = f"no step of the sequence has {shown(draft.id)}; add a step, or delete the"
            yield Finding(where=draft.spot, message=f"{message} draft", draft=draft.id)


RULE = Rule("C111", "unused-draft", Severity.WARNING, __doc__, find)

"""Somebody gets a second InMail before having answered the first.

The log of what was sent is named in campaign.yaml: `sent: sent.yaml`, a list of `prospect`,
`sent` and `answered`. Found are second InMails in the log, and prospects of the log without an
answer whom `channel: inmail` in the list would write to again.

Why: a second InMail before an answer is not possible, or costs another credit.

Bad:

    sent: sent.yaml
    sent.yaml: |
      - {prospect: ada, sent: 2026-11-10}
      - {prospect: ada, sent: 2026-11-20}

Good:

    sent: sent.yaml
    sent.yaml: |
      - {prospect: ada, sent: 2026-11-10, answered: 2026-11-12}
      - {prospect: ada, sent: 2026-11-20}

Source: Help 75 (not possible), Help 57013 (costs another credit).
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel, Sent
from outreach_cli.rules.rule import Rule, several


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once, the prospects who got or would get a second InMail too early."""
    if not merged.campaign.sent:
        return
    people = {who.id: who for who in merged.campaign.prospects}
    last: dict[str, Sent] = {}
    early: list[Sent] = []
    for one in sorted(merged.campaign.sent, key=lambda one: one.sent):
        before = last.get(one.prospect)
        if before is not None and (before.answered is None or before.answered > one.sent):
            early.append(one)
        last[one.prospect] = one
    early += [
        one
        for one in last.values()
        if one.answered is None and people[one.prospect].channel is Channel.INMAIL
    ]
    if early:
        whom = [people[name] for name in dict.fromkeys(one.prospect for one in early)]
        message = (
            f"a second InMail to {several(whom)} before an answer to the first"
            " is not possible, or costs another credit"
        )
        source = "Help 75, Help 57013"
        yield Finding(
            where=early[0].spot,
            message=message,
            prospect=whom[0].id,
            prospects=len(whom),
            source=source,
        )


RULE = Rule("C109", "second-inmail", Severity.WARNING, __doc__, find)

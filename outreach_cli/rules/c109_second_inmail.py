"""Somebody gets a second InMail before answering the first one.

The key `sent` in campaign.yaml names the log of what was sent: a list of `prospect`, `sent` and
`answered`, or `messages.csv` as LinkedIn exports it. Two things are reported: a second InMail in
the log that was sent before an answer to the first, and people in the log without an answer who
have `channel: inmail` in the list.

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

Source: LinkedIn Help 75 (not possible), LinkedIn Help 57013 (costs another credit).
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, People, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel, Sent
from outreach_cli.rulebook import HELP
from outreach_cli.rules.rule import Rule, about, several


def find(merged: Merged) -> Iterator[Finding]:
    """Yield one finding for all prospects who got, or would get, a second InMail too early."""
    inmails = [sent for sent in merged.campaign.sent if sent.channel is Channel.INMAIL]
    if not inmails:
        return
    people = {who.id: who for who in merged.campaign.prospects}
    last: dict[str, Sent] = {}
    early: list[Sent] = []
    for sent in sorted(inmails, key=lambda sent: sent.sent):
        before = last.get(sent.prospect)
        if before is not None and (before.answered is None or before.answered > sent.sent):
            early.append(sent)
        last[sent.prospect] = sent
    if not merged.campaign.sequence:  # which sends no second InMail
        early += [
            sent
            for sent in last.values()
            if sent.answered is None and people[sent.prospect].channel is Channel.INMAIL
        ]
    if early:
        concerned = [people[id] for id in dict.fromkeys(sent.prospect for sent in early)]
        message = (
            f"a second InMail to {several(concerned)} before an answer to the first is not"
            " possible, or costs another credit; if there was an answer, add answered: to the log"
        )
        finding = about(concerned, early[0].spot, message)
        ids = {who.id for who in concerned}
        in_order = [who for who in merged.campaign.prospects if who.id in ids]
        yield finding._replace(people=People(in_order))


SOURCES = (f"{HELP}75", f"{HELP}57013")
RULE = Rule("C109", "second-inmail", Severity.WARNING, __doc__, find, SOURCES)

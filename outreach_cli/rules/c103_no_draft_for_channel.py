"""Prospects would be reached over a channel that has no draft for them.

Why: they stay on the list, count in the forecast, and nobody has written to them. A channel
without any draft is not told while a drafts file has errors, which may be the reason.

Bad:

    prospects:
    - {id: ada, first_name: Ada, company: Engines, industry: Computing, connection: 2nd}
    - {id: li, first_name: Li, company: Loom, industry: Textiles, connection: 2nd}
    drafts:
    - id: hello
      channel: inmail
      subject: A question
      body: "Hi {{ first_name }}, what do you think?"
      audience: {industry: Computing}

Good:

    drafts:
    - id: hello
      channel: inmail
      subject: A question
      body: "Hi {{ first_name }}, what do you think?"
    - {id: hi, channel: message, body: "Hi {{ first_name }}, how are you?"}

Source: none is needed.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel, Prospect
from outreach_cli.rules.rule import Rule, several

_NAMES = {
    Channel.INMAIL: "an InMail",
    Channel.MESSAGE: "a message",
    Channel.INVITATION: "an invitation",
}


def find(merged: Merged) -> Iterator[Finding]:
    """Yield each channel with prospects for whom there is no draft."""
    for channel in Channel:
        mailings = [one for one in merged.mailings if one.draft.channel is channel]
        unread = not mailings and merged.campaign.unread
        if unread or any(not one.draft.audience for one in mailings):
            continue
        covered = {who.id for one in mailings for who in one.recipients.prospects}
        left = [who for who in _on(merged, channel) if who.id not in covered]
        if left:
            lack = "no draft's audience includes them" if mailings else "there is no such draft"
            message = f"{several(left)} would get {_NAMES[channel]}, but {lack}"
            spot = merged.campaign.spot.child("drafts")
            yield Finding(where=spot, message=message, prospect=left[0].id, prospects=len(left))


def _on(merged: Merged, channel: Channel) -> list[Prospect]:
    written = {one.prospect for one in merged.campaign.sent}
    pairs = zip(merged.campaign.prospects, merged.routes, strict=True)
    return [who for who, route in pairs if route.channel is channel and who.id not in written]


RULE = Rule("C103", "no-draft-for-channel", Severity.WARNING, __doc__, find)

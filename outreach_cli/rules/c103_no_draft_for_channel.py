"""Some prospects would be reached over a channel that has no draft for them.

Why: they are on the list and count in the forecast, but there is no text to send to them. While a
drafts file has errors, a channel without any draft is not reported: the draft may be in that file.

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
from outreach_cli.routing import Written
from outreach_cli.rules.rule import Rule, about, several
from outreach_cli.words import CALLED


def find(merged: Merged) -> Iterator[Finding]:
    """Yield one finding for each channel with prospects for whom there is no draft."""
    if merged.campaign.sequence:
        return  # its steps decide over which channels people are reached
    for channel in Channel:
        mailings = [mailing for mailing in merged.mailings if mailing.draft.channel is channel]
        unread = not mailings and merged.campaign.unread
        if unread or any(not mailing.draft.audience for mailing in mailings):
            continue
        covered = {who.id for mailing in mailings for who in mailing.recipients.prospects}
        left = [who for who in _on(merged, channel) if who.id not in covered]
        if left:
            message = f"{several(left)} would get {CALLED[channel]}, but "
            if mailings:
                readable = "readable " if merged.campaign.unread else ""
                message += (
                    f"no {readable}draft has them in its audience; add a draft for them, or widen"
                )
                message += " an audience"
            else:
                message += f"there is no {channel} draft; write one"
            yield about(left, merged.campaign.spot.child("drafts"), message)


def _on(merged: Merged, channel: Channel) -> list[Prospect]:
    """Return the prospects whose route is a channel and who were not written to yet."""
    written = Written(merged.campaign.sent)
    pairs = zip(merged.campaign.prospects, merged.routes, strict=True)
    return [
        who
        for who, route in pairs
        if route.channel is channel and written.on(who.id, channel) is None
    ]


RULE = Rule("C103", "no-draft-for-channel", Severity.WARNING, __doc__, find)

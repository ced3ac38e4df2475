"""An InMail would go to somebody who was sent one and has not answered.

The log of what was sent is named in campaign.yaml: `sent: sent.yaml`, a list of `prospect`,
`sent` and `answered`.

Why: a second InMail before an answer is not possible, or costs another credit.

Bad:

    sent: sent.yaml
    sent.yaml: |
      - {prospect: ada, sent: 2026-11-20}

Good:

    sent: sent.yaml
    sent.yaml: |
      - {prospect: ada, sent: 2026-11-20, answered: 2026-11-22}

Source: Help 75 (not possible), Help 57013 (costs another credit).
"""

from collections.abc import Iterator

from outreach_cli.finding import Severity
from outreach_cli.merge import Merged
from outreach_cli.routing import Way
from outreach_cli.rules.rule import Hit, Rule, several


def find(merged: Merged) -> Iterator[Hit]:
    """Yield, once, the prospects with an InMail route whose last InMail is unanswered."""
    last = {one.prospect: one for one in sorted(merged.campaign.sent, key=lambda one: one.sent)}
    if not last:
        return
    pairs = zip(merged.campaign.prospects, merged.routes, strict=True)
    waiting = [
        who
        for who, route in pairs
        if route.way in {Way.INMAIL, Way.OPEN_PROFILE}
        and who.id in last
        and last[who.id].answered is None
    ]
    if waiting:
        first = last[waiting[0].id]
        message = (
            f"{several(waiting)} was sent an InMail (on {first.sent}), without an answer yet;"
            " a second one is not possible, or costs another credit"
        )
        source = "Help 75, Help 57013"
        yield Hit(first.spot, message, None, waiting[0], len(waiting), source=source)


RULE = Rule("C109", "second-inmail", Severity.WARNING, __doc__, find)

"""A draft refers to an earlier text, but without a sequence nothing comes before it.

Without `sequence:` several drafts for the same people are variants: everybody gets one of them.
Such phrases are known in English, German, French, Spanish and Portuguese.

Why: somebody who was never written to reads "I wrote to you last week".

Bad:

    drafts:
    - {id: cold, channel: message, body: "Hi {{ first_name }}, do you mend organs?"}
    - {id: two, channel: message, body: "Hi {{ first_name }}, I wrote to you last week. Shall we?"}

Good:

    drafts:
    - {id: cold, channel: message, body: "Hi {{ first_name }}, do you mend organs?"}
    - {id: two, channel: message, body: "Hi {{ first_name }}, I wrote to you last week. Shall we?"}
    sequence: [{draft: cold}, {draft: two}]

Source: messaging guide, which advises to follow up after a week.
"""

from collections.abc import Iterator
from functools import partial

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Mailing, Merged
from outreach_cli.model import ASSUMED, Channel
from outreach_cli.rulebook import GUIDE
from outreach_cli.rules.passages import found_in_texts, quoted_matches
from outreach_cli.rules.rule import Rule
from outreach_cli.words import first_few, shown


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the drafts that refer to an earlier text, beside drafts that do not."""
    campaign = merged.campaign
    # Without a campaign nothing is known about a sequence.
    is_alone = ASSUMED in campaign.assumed
    if campaign.sequence or campaign.sent or is_alone or len(merged.mailings) < 2:
        return
    passages = partial(quoted_matches, "follow_ups")
    follow_ups = {found.draft: found for found in found_in_texts(merged, passages, "{}")}
    firsts = [mailing for mailing in merged.mailings if mailing.draft.id not in follow_ups]
    for mailing in merged.mailings:
        found = follow_ups.get(mailing.draft.id)
        if found is None:
            continue
        variants = [other.draft.id for other in firsts if _are_variants(mailing, other)]
        if not variants:
            continue
        message = (
            f"{found.message}: this follows an earlier text, but without sequence: in campaign.yaml"
            f" everybody gets either {shown(mailing.draft.id)} or"
            f" {first_few(map(shown, variants))}; list them as steps of a sequence"
        )
        if mailing.draft.channel is Channel.INMAIL:
            message += ", this one over another channel, since a second InMail needs an answer"
        yield found._replace(message=message)


def _are_variants(one: Mailing, other: Mailing) -> bool:
    """Tell whether somebody could get both drafts over the same channel."""
    if one.draft.channel is not other.draft.channel:
        return False
    masks = zip(one.recipients.is_chosen, other.recipients.is_chosen, strict=True)
    return any(first and second for first, second in masks)


RULE = Rule("C118", "follow-up-as-variant", Severity.WARNING, __doc__, find, (GUIDE,))

"""What the length rules share: they compare one text of each draft with a limit."""

from __future__ import annotations

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Mailing, Merged
from outreach_cli.merge.assumed import assumed_length
from outreach_cli.merge.limits import added_signature, limit_of
from outreach_cli.merge.recipients import LongestMessage
from outreach_cli.model import ASSUMED, Channel
from outreach_cli.rulebook import Entry, cite
from outreach_cli.rules.rule import UTF16, in_draft
from outreach_cli.template import units
from outreach_cli.words import first_few, shown, value_text


def too_long(merged: Merged, channel: Channel, key: str) -> Iterator[Finding]:
    """Yield the drafts of a channel whose `key` (subject, body) is longer than its limit.

    The body of an InMail is counted with the sender's signature, unless the draft has the signature
    as a placeholder. A finding is a warning if the text is within a higher published limit, and no
    source says that the lower one is enforced.
    """
    entry = limit_of(merged, channel, key)
    assert entry is not None  # only texts with a limit are compared
    for mailing in merged.mailings:
        template = dict(mailing.templates).get(key)
        if mailing.draft.channel is not channel or template is None:
            continue
        signature = added_signature(merged, channel, template) if key == "body" else ""
        spot = mailing.draft.spot.child(key)
        longest = mailing.recipients.too_long(template, signature, entry.whole)
        before_filling = template.literal + units(signature)
        if longest is not None:
            length = longest.length
            message = _sentence(merged, mailing, longest, entry, signature)
            finding = in_draft(mailing, spot, message, longest.people, longest.prospect)
        elif not len(mailing.recipients) and before_filling > entry.whole:
            # Nobody gets the draft, but the text around the placeholders has a length.
            length = before_filling
            message = f"{length:,} characters before anything is filled in"
            finding = in_draft(mailing, spot, f"{message}, {_allowed(entry, length)}")
        else:
            continue
        is_certain = length > entry.certain_above
        yield finding._replace(
            length=length,
            limit=entry.whole,
            count_unit=UTF16,
            source=cite(entry.sources),
            severity=Severity.ERROR if is_certain else Severity.WARNING,
        )


def _sentence(
    merged: Merged, mailing: Mailing, longest: LongestMessage, entry: Entry, signature: str
) -> str:
    """Say how long the longest message is, for whom, why, and what is allowed."""
    assumed = ASSUMED in merged.campaign.assumed
    text = f"{longest.length:,} characters"
    if longest.code_points != longest.length:
        text += f" in UTF-16 ({longest.code_points:,} code points)"
    if signature:
        text += f" with the signature ({units(signature)})"
    text += f" for {'somebody with long values' if assumed else shown(longest.prospect.name)}"
    if len(longest.people) > 1:
        text += f" (the longest of {len(longest.people):,} that are too long)"
    text += f", {_allowed(entry, longest.length)}"
    if longest.driver_length:
        text += f"; {{{{ {shown(longest.driver)} }}}} adds {longest.driver_length:,}"
    if longest.length <= entry.highest:
        # For users who trust the source of the highest published value.
        text += f"; to allow more, add limits: {{{entry.name}: {entry.highest}}} to campaign.yaml"
    return text + (_assumed(merged, mailing) if assumed else "")


def _allowed(entry: Entry, length: int) -> str:
    """Return what is allowed, according to which sources, and how certain a refusal is."""
    others = "".join(
        f"; {value_text(other.value)} in {cite(other.sources)}" for other in entry.disputed
    )
    text = f"{entry.whole:,} allowed (source: {cite(entry.sources)}{others})"
    if length <= entry.certain_above:
        return f"{text}; sources disagree, so LinkedIn may refuse it"
    if entry.enforced:
        return f"{text}; more is refused, according to {cite(entry.enforced)}"
    return text + (", more than any source allows" if entry.certain_above > entry.whole else "")


def _assumed(merged: Merged, mailing: Mailing) -> str:
    """Return the lengths that were assumed because there is no list of prospects."""
    used = {one.written: one for _, template in mailing.templates for one in template.placeholders}
    listed = first_few(
        f"{name} {assumed_length(used[name], merged.campaign, merged.book)}"
        for name in sorted(used)
    )
    return f"; there is no list, so these lengths are assumed: {listed}" if used else ""

"""How the limit rules measure: one text of each draft against one value of the rulebook."""

from __future__ import annotations

from collections.abc import Iterator

from outreach_cli.finding import Finding
from outreach_cli.merge import Mailing, Merged
from outreach_cli.merge.assumed import assumed_lengths
from outreach_cli.merge.recipients import Longest
from outreach_cli.model import ASSUMED, Channel
from outreach_cli.rulebook import Entry, cite
from outreach_cli.rules.rule import UTF16
from outreach_cli.template import Template, units
from outreach_cli.words import show


def too_long(merged: Merged, channel: Channel, key: str, limit: str) -> Iterator[Finding]:
    """Yield the drafts of a channel whose `key` (subject, body) is longer than a limit allows.

    An InMail's body counts with the sender's signature, unless the draft places it itself.
    """
    entry = merged.book.entry(limit)
    for mailing in merged.mailings:
        template = dict(mailing.templates).get(key)
        if mailing.draft.channel is not channel or template is None:
            continue
        signature = ""
        if channel is Channel.INMAIL and key == "body":
            signature = _signature(merged, template)
        yield from _over(merged, mailing, template, key, entry, signature)


def _signature(merged: Merged, template: Template) -> str:
    placed = any(used.name == "sender.signature" for used in template.placeholders)
    return "" if placed else merged.campaign.sender.signature


def _over(
    merged: Merged,
    mailing: Mailing,
    template: Template,
    key: str,
    entry: Entry,
    signature: str,
) -> Iterator[Finding]:
    spot = mailing.draft.spot.child(key)
    limit = entry.whole
    source = cite(entry.sources)
    longest = mailing.recipients.too_long(template, signature, limit)
    if not len(mailing.recipients):
        # Nobody gets the draft; what does not depend on anybody can still be measured.
        length = template.literal + units(signature)
        if length > limit:
            message = f"{length:,} characters before anything is filled in, {_allowed(entry)}"
            yield Finding(
                where=spot,
                message=message,
                draft=mailing.draft.id,
                prospects=0,
                length=length,
                limit=limit,
                count_unit=UTF16,
                source=source,
            )
    elif longest is not None:
        who = longest.prospect.name
        if ASSUMED in merged.campaign.assumed:
            who = "somebody with long values"
        message = f"{_count(longest, signature, who)}, {_allowed(entry)}{_driver(longest)}"
        message += _way_out(entry) + _assumed(merged, mailing)
        yield Finding(
            where=spot,
            message=message,
            draft=mailing.draft.id,
            prospect=longest.prospect.id,
            prospects=longest.over,
            length=longest.length,
            limit=limit,
            count_unit=UTF16,
            source=source,
        )


def _assumed(merged: Merged, mailing: Mailing) -> str:
    """Say which lengths were assumed, where there is no list."""
    if ASSUMED not in merged.campaign.assumed:
        return ""
    names = {used.written for _, template in mailing.templates for used in template.placeholders}
    lengths = assumed_lengths(merged.campaign, merged.book)
    told = ", ".join(f"{name} {lengths[name]}" for name in sorted(names))
    return f"; no list, so lengths are assumed: {told}" if told else ""


def _count(longest: Longest, signature: str, who: str) -> str:
    points = longest.code_points
    text = f"{longest.length:,} characters"
    if points != longest.length:
        text += f" in UTF-16 ({points:,} code points)"
    if signature:
        text += f" with the signature ({units(signature)})"
    text += f" for {who}"
    return text + (f" (the longest of {longest.over:,} too long)" if longest.over > 1 else "")


def _allowed(entry: Entry) -> str:
    others = "".join(f"; {show(other.value)} in {cite(other.sources)}" for other in entry.disputed)
    return f"{entry.whole:,} allowed ({cite(entry.sources)}{others})"


def _driver(longest: Longest) -> str:
    if longest.field is None or not longest.field_length:
        return ""
    return f"; {{{{ {longest.field} }}}} is {longest.field_length:,} of them"


def _way_out(entry: Entry) -> str:
    """Name the line that changes a disputed limit to the highest value that a source gives."""
    higher = [o.value for o in entry.disputed if isinstance(o.value, int) and o.value > entry.whole]
    return f"; to allow more: limits: {{{entry.name}: {max(higher)}}}" if higher else ""

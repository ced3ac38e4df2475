"""What the rules about sequences share: who can take which of the steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from outreach_cli.finding import Finding
from outreach_cli.merge import Merged
from outreach_cli.model import Channel, Prospect, Step
from outreach_cli.routing.audience import is_in_audience
from outreach_cli.routing.steps import Fit
from outreach_cli.rules.rule import about
from outreach_cli.words import listed, shown

Fits = tuple[Fit, ...]
"""The steps that a person can take."""


def is_judged(merged: Merged) -> bool:
    """Tell whether the steps of the sequence, its drafts and the people are all known."""
    campaign = merged.campaign
    complete = campaign.all_steps and campaign.all_prospects and not campaign.unread
    return bool(campaign.prospects) and complete


def all_fits(merged: Merged) -> set[Fits]:
    """Return the different combinations of steps, those of before the log included."""
    return set(_by_id(merged).values())


def concerned(merged: Merged, is_meant: Callable[[Fits], bool]) -> list[Prospect]:
    """Return the prospects with a combination of steps that is meant."""
    meant = {key for key, fits in _by_id(merged).items() if is_meant(fits)}
    if not meant:
        return []
    everyone = zip(merged.campaign.prospects, merged.fits, merged.first_fits, strict=True)
    return [who for who, now, first in everyone if id(now) in meant or id(first) in meant]


def _by_id(merged: Merged) -> dict[int, Fits]:
    """Return each combination once: people share it, and comparing long ones takes time."""
    return {id(fits): fits for fits in (*merged.fits, *merged.first_fits)}


def in_audience(merged: Merged, step: Step) -> list[Prospect]:
    """Return the prospects in the audience of a draft of a step."""
    drafts = [draft for draft in merged.campaign.drafts if draft.id in step.drafts]
    return [
        who
        for who in merged.campaign.prospects
        if any(is_in_audience(who, draft.audience) for draft in drafts)
    ]


def can_both(merged: Merged, earlier: Fit, later: Fit) -> bool:
    """Tell whether one person can take both of two steps that fit.

    Nobody gets a message and then a text for people who are not connected.
    """
    before, after = (merged.campaign.sequence[fit.step].channel for fit in (earlier, later))
    return before is not Channel.MESSAGE or after is Channel.MESSAGE


def called(number: int, step: Step) -> str:
    """Return how sentences call a step: `step 2 (welcome)`."""
    return f"step {number + 1} ({listed(map(shown, step.drafts))})"


def about_step(
    step: Step, key: str, message: str, people: Sequence[Prospect] = (), drafts: Sequence[str] = ()
) -> Finding:
    """Return a finding about a key of a step: for its drafts or others, and for some people."""
    ids = tuple(drafts) or step.drafts
    where = step.spot.child(key)
    finding = about(people, where, message) if people else Finding(where=where, message=message)
    return finding._replace(draft=ids[0], drafts=ids if len(ids) > 1 else ())

"""The section `sequence`: the steps that each person takes."""

from __future__ import annotations

from outreach_cli.finding import KEY, Spot
from outreach_cli.load.drafts import KnownDrafts
from outreach_cli.load.fields import Fields
from outreach_cli.model import Step, Value
from outreach_cli.rulebook import standard
from outreach_cli.words import CALLED, shown

_EXAMPLE = "{draft: hello, wait: 7}"


def read_sequence(
    fields: Fields, drafts: KnownDrafts, assumed: set[str]
) -> tuple[tuple[Step, ...], bool]:
    """Read the sequence of a campaign; return its steps, and whether all could be read.

    A step has those of its drafts that exist and share a channel; without any it is left out.
    Waits that are left out are added to `assumed`, by the numbers of their steps from 1.
    """
    if "sequence" not in fields.data:
        return (), True
    items = fields.items("sequence")
    if not items:
        message = f"sequence is empty; list steps such as {_EXAMPLE}, or delete the key"
        fields.wrong("D104", fields.spot.child("sequence"), message)
    before = len(fields.mistakes)
    if items and not fields.has("drafts"):
        fields.need("drafts")
    steps = [
        _step(item, spot, not number, fields, drafts) for number, (item, spot) in enumerate(items)
    ]
    assumed.update(
        f"sequence.{number}.wait"
        for number, (item, _) in enumerate(items, 1)
        if isinstance(item, dict) and item.get("wait") is None
    )
    mistakes = (mistake for mistake in fields.mistakes[before:] if mistake.code != "D107")
    complete = bool(items) and drafts.complete and not any(mistakes)
    return tuple(step for step in steps if step is not None), complete


def _step(
    item: Value, spot: Spot, is_first: bool, campaign: Fields, drafts: KnownDrafts
) -> Step | None:
    if not isinstance(item, dict):
        message = f"a step takes keys with values such as {_EXAMPLE}, found {shown(item)}"
        campaign.wrong("D102", spot, message)
        return None
    fields = Fields(item, spot, campaign.mistakes, "a step", campaign.keys["sequence"].keys)
    fields.need("draft")
    fields.known()
    wait = fields.whole("wait")
    if wait and is_first and not campaign.has("sent"):
        message = (
            "wait has no effect in the first step, since nothing is sent before it; delete it,"
        )
        fields.wrong("D107", spot.child("wait").at(KEY), f"{message} or move the schedule's start")
    if wait is None:
        wait = 0 if is_first else standard().entry("follow_up.wait").whole
    ids = _drafts(fields, drafts)
    return Step(tuple(ids), drafts.channels[ids[0]], wait, spot) if ids else None


def _drafts(fields: Fields, drafts: KnownDrafts) -> list[str]:
    """Return the drafts of a step that exist and share the channel of the first."""
    ids: list[str] = []
    if fields.data.get("draft") == []:
        message = "draft is an empty list; name a draft, or delete the step"
        fields.wrong("D104", fields.spot.child("draft"), message)
    for item, spot in fields.items("draft"):
        if not isinstance(item, str) or not item.strip():
            message = f"draft takes the id of a draft or a list of ids, found {shown(item)}"
            fields.wrong("D102", spot, message)
            continue
        channel = drafts.channel(item, spot, fields.mistakes)
        if channel is None:
            continue
        if item in ids:
            message = f"{shown(item)} is in this step twice; name each draft once"
            fields.wrong("D104", spot, message)
        elif ids and channel is not drafts.channels[ids[0]]:
            message = f"{shown(item)} is {CALLED[channel]}, but {shown(ids[0])} is"
            message += f" {CALLED[drafts.channels[ids[0]]]}; make them two steps"
            fields.wrong("D104", spot, message)
        else:
            ids.append(item)
    return ids

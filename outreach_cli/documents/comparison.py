"""What `outreach plan --compare-to FILE --format json` writes."""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, Struct, UnsetType, field

from outreach_cli.documents.forecast import ChannelId, PlanId
from outreach_cli.documents.kinds import (
    Amount,
    Day,
    Mean,
    Number,
    Probability,
    Text,
    Version,
    Whole,
)


class Side(Struct, frozen=True):
    """One of the two forecasts.

    campaign: The name of the campaign.
    start: Day 0 of the forecast.
    """

    campaign: str
    start: Day
    plan: PlanId


class Given(Struct, frozen=True):
    """The value of an input.

    value: The value. Null if there is none.
    source: Where an assumption comes from. Null for values that come from the campaign itself.
    """

    value: str | Whole | Number | None
    source: str | None


class Input(Struct, frozen=True):
    """An input that changed.

    name: What it is, in words.
    base: The earlier value. Null if the earlier forecast has none.
    now: The present value. Null if the present forecast has none.
    """

    name: Text
    base: Given | None
    now: Given | None


class DayChange(Struct, frozen=True):
    """A day before and now.

    base: The earlier day. Null if there is none.
    now: The present day. Null if there is none.
    days: How many days later it is now. Null if one of the days is not known, or if no input
        changed and the error of the simulation can explain the difference.
    """

    base: Day | None
    now: Day | None
    days: Whole | None


class OddsChange(Struct, frozen=True):
    """A probability before and now.

    base: The earlier probability. Null if there is none.
    now: The present probability. Null if there is none.
    within_error: Whether the error of the simulation can explain the difference.
    """

    base: Probability | None
    now: Probability | None
    within_error: bool


class CostChange(Struct, frozen=True):
    """A cost before and now.

    base: The earlier cost. Null if it is not known.
    now: The present cost. Null if it is not known.
    difference: By how much the cost rose. Null unless both are known.
    """

    base: Amount | None
    now: Amount | None
    difference: Number | None


class MeanChange(Struct, frozen=True):
    """A mean before and now.

    base: The earlier mean. Null unless both forecasts are of a sequence.
    now: The present mean. Null unless both forecasts are of a sequence.
    within_error: Whether the error of the simulation can explain the difference.
    """

    base: Mean | None
    now: Mean | None
    within_error: bool


class PlanChange(Struct, frozen=True):
    """A plan of which at least one figure changed.

    own: Whether it is the sender's own plan now.
    status: changed: the plan is in both forecasts. added: it is only in the present one. removed:
        it is only in the earlier one.
    p50: The day by which the list is finished with a probability of 0.5.
    p90: The day by which the list is finished with a probability of 0.9.
    by_deadline: The probability of meeting the deadline.
    until_done: US dollars for the months that have begun by p90.
    """

    plan: PlanId
    own: bool
    status: Literal["changed", "added", "removed"]
    p50: DayChange
    p90: DayChange
    by_deadline: OddsChange
    until_done: CostChange


class StepChange(Struct, frozen=True):
    """A step of the sequence whose figures changed, or that only one of the forecasts has.

    drafts: The ids of its drafts.
    sent: Texts sent in all months. Null in a forecast without the step.
    answers: Answers to these texts that become known in all months.
    """

    drafts: list[Text]
    sent: MeanChange
    answers: MeanChange


class PartChange(Struct, frozen=True):
    """What the sequence would be without one of its channels.

    without: The channel.
    p50: The day by which everyone is settled with a probability of 0.5.
    p90: The day by which everyone is settled with a probability of 0.9.
    credits: InMails that cost a credit, in all months.
    answers: Answers that become known in all months.
    """

    without: ChannelId
    p50: DayChange
    p90: DayChange
    credits: MeanChange
    answers: MeanChange


class HeldChange(Struct, frozen=True):
    """What holds the campaign back in a month, where that changed.

    from: The first day of the month.
    base: What held it back before, as held_by in a forecast. Null for nothing.
    now: What holds it back now. Null for nothing.
    """

    from_: Day = field(name="from")
    base: str | None
    now: str | None


class Document(Struct, frozen=True):
    """What changed since an earlier forecast. Later versions of 1.x may add keys.

    base: The earlier forecast.
    now: The present forecast.
    summary: What changed on the sender's own plan, in sentences that may be reworded.
    inputs: The inputs that changed.
    plans: The plans on which a figure changed.
    credits: InMails that cost a credit, in all months on the sender's own plan.
    answers: Answers that become known in all months on the sender's own plan.
    steps: The steps of the sequence that changed. Only if the campaign has one in both forecasts.
    alternatives: What the sequence would be without a channel, where that changed. Only if the
        campaign has a sequence in both forecasts.
    held_by: The months in which something else holds the campaign back. Only if the campaign has a
        sequence in both forecasts.
    """

    format_version: Version
    base: Side
    now: Side
    summary: list[str]
    inputs: list[Input]
    plans: list[PlanChange]
    credits: MeanChange
    answers: MeanChange
    steps: list[StepChange] | UnsetType = UNSET
    alternatives: list[PartChange] | UnsetType = UNSET
    held_by: list[HeldChange] | UnsetType = UNSET

"""What `outreach results --format json` writes."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from outreach_cli.documents.kinds import Count, Day, Mean, Positive, Probability, Version

Channel = Literal["inmail", "message", "invitation"]
Event = Literal["accepted", "answered"]


class Rate(Struct, frozen=True):
    """The probability that a text is answered, or an invitation accepted, within 90 days.

    A text that is still open counts in part, by the share of answers that come within its age.

    event: What it is the probability of.
    mean: The expected value.
    low: The true rate is above this with a probability of 95%.
    high: The true rate is below this with a probability of 95%.
    """

    event: Event
    mean: Probability
    low: Probability
    high: Probability


class Group(Struct, frozen=True):
    """Texts that are counted together; what they do not have in common is null.

    channel: How they were sent. Null for InMails and messages together, and if a log without a
        campaign does not state it.
    draft: The id of the draft. Null for all drafts, and where the log names none.
    step: The number of the step in the sequence, from 1. Null for all steps.
    field: The field of the list by whose values people are counted. Null for everybody.
    value: The value of the field. Null for all other people.
    sent: How many were sent.
    accepted: How many of them were accepted.
    answered: How many of them were answered.
    open: How many may still be answered or, if they are invitations, accepted.
    opened: How many the log says were opened. Null if it never says so.
    bounced: How many the log says bounced. Null if it never says so.
    rate: The rate of invitations accepted, or of other texts answered. Null if nothing was sent.
    """

    channel: Channel | None
    draft: str | None
    step: Positive | None
    field: str | None
    value: str | None
    sent: Count
    accepted: Count
    answered: Count
    open: Count
    opened: Count | None
    bounced: Count | None
    rate: Rate | None


class Variant(Struct, frozen=True):
    """A draft among others that went to people in turn.

    draft: The id of the draft.
    sent: How many were sent.
    answered: How many were answered.
    accepted: How many were accepted.
    open: How many are still open.
    rate: The rate of invitations accepted, or of other texts answered.
    best: The probability that this rate is the highest of them.
    """

    draft: str
    sent: Count
    answered: Count
    accepted: Count
    open: Count
    rate: Rate
    best: Probability


class Comparison(Struct, frozen=True):
    """Variants compared.

    channel: How they are sent. Null if a log without a campaign does not state it.
    step: The step whose variants they are, from 1. Null without a sequence.
    variants: The drafts.
    """

    channel: Channel | None
    step: Positive | None
    variants: list[Variant]


class Point(Struct, frozen=True):
    """How much has happened within some days of sending.

    days: The days. Day 1 is the day of sending.
    at_risk: How many texts were still open, and watched, at the start of the last of these days.
    happened: The share of all texts with the event by then (Kaplan-Meier).
    low: The true share is above this with a probability of about 95%.
    high: The true share is below this with a probability of about 95%.
    of_all: The share of all events that has come by then.
    assumed: The same share as the campaign states or the program assumes it.
    """

    days: Positive
    at_risk: Count
    happened: Probability
    low: Probability
    high: Probability
    of_all: Probability
    assumed: Probability


class Curve(Struct, frozen=True):
    """How long an event takes.

    event: The event.
    events: How many of them the log has.
    points: The curve, as far as texts have been watched.
    """

    event: Event
    events: Count
    points: list[Point]


class Return(Struct, frozen=True):
    """Credits that come back for answers.

    day: The day.
    credits: How many.
    """

    day: Day
    credits: Count


class Credits(Struct, frozen=True):
    """The credits of the InMails in the log.

    spent: How many the InMails cost.
    back: How many of them are back.
    coming: How many are on their way, since the InMail was answered.
    open: How many may still come back.
    lost: How many do not come back: too much time has passed, the InMail bounced, or the person
        has answered another text.
    expected: How many of the open ones are expected to come back.
    returns: The days on which those on their way come back.
    last_day: The last day on which an open one can come back. Null if none is open.
    open_profiles_known: Whether InMails to people with an Open Profile, which are free, are left
        out. False without a campaign.
    """

    spent: Count
    back: Count
    coming: Count
    open: Count
    lost: Count
    expected: Mean
    returns: list[Return]
    last_day: Day | None
    open_profiles_known: bool


class LowAnswers(Struct, frozen=True):
    """The last days with fewer answers than LinkedIn's Recruiter accepts without a warning.

    first: The first of the days.
    last: The last of the days.
    inmails: How many InMails were sent on them.
    answered: How many of these are answered.
    open: How many of these are still open.
    limit: The share of answers below which Recruiter warns.
    decided: Whether the open ones are too few to reach the limit.
    """

    first: Day
    last: Day
    inmails: Count
    answered: Count
    open: Count
    limit: Probability
    decided: bool


class Measured(Struct, frozen=True):
    """A rate that --write puts into campaign.yaml.

    key: The keys that lead to it.
    answered: How many answered or accepted.
    of: Out of how many. An open text counts in part, by the share of answers that come within
        its age.
    before: What the campaign states. Null if it states nothing.
    """

    key: list[str]
    answered: Count
    of: Positive
    before: str | None


class Document(Struct, frozen=True):
    """What a log says by the end of a day.

    campaign: The name of the campaign. Null for a log without one.
    day: The day; the log counts up to its end.
    channels: The texts by channel.
    drafts: The texts by draft.
    steps: The texts by step of the sequence. Empty without one.
    segments: The texts by the segments under replies, and by the fields of --by.
    comparisons: Variants compared, those of each step or, without a sequence, of a channel.
    delays: How long answers and acceptances take.
    credits: The credits of InMails. Null if none cost one.
    low_answers: Too few answers for Recruiter. Null if there is no such warning.
    measured: The rates for campaign.yaml. Empty for a log without a campaign.
    assumed: The keys whose values the program assumes, since the campaign does not state them.
    """

    format_version: Version
    campaign: str | None
    day: Day
    channels: list[Group]
    drafts: list[Group]
    steps: list[Group]
    segments: list[Group]
    comparisons: list[Comparison]
    delays: list[Curve]
    credits: Credits | None
    low_answers: LowAnswers | None
    measured: list[Measured]
    assumed: list[str]

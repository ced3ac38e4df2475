"""The parts of the document of `outreach plan`: one plan, its months, and what they assume."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType, field

from outreach_cli.documents.kinds import (
    NULL,
    NUMBER,
    TEXT,
    Amount,
    Count,
    Day,
    Mean,
    Number,
    Positive,
    Probability,
    Text,
    Whole,
    when,
)

PlanId: TypeAlias = Annotated[
    str,
    Meta(
        description="The id of the plan, as in sender: {plan: ...}, such as career. Later versions"
        " may have more plans.",
        min_length=1,
    ),
]
Method: TypeAlias = Literal["exact", "simulated"]
Compared: TypeAlias = Literal["p50", "p90", "by_deadline", "credits", "answers"]
ChannelId: TypeAlias = Literal["inmail", "message", "invitation"]
EXACT = {"method": {"const": "exact"}}
SIMULATED = {"standard_error": NUMBER}


class Prospects(Struct, frozen=True):
    """Counts of prospects; with a sequence, those reached are counted by their next step.

    total: Everybody on the list: the sum of the other counts.
    message: Reached by a message to a 1st-degree connection, which costs nothing.
    open_profile: Reached by an InMail to an Open Profile, which costs no credit.
    inmail: Reached by an InMail that costs a credit.
    invitation: Reached by an invitation to connect.
    unreachable: Cannot be reached.
    already_sent: Already contacted, and therefore left out of the forecast. An invitation in the
        log counts only for people who are to be reached by an invitation. With a sequence, only
        those for whom no step is left.
    """

    total: Count
    message: Count
    open_profile: Count
    inmail: Count
    invitation: Count
    unreachable: Count
    already_sent: Count | UnsetType = UNSET


class Assumption(Struct, frozen=True, kw_only=True):
    """Something that the forecast is based on.

    key: A name for programs, which never changes: the key in campaign.yaml or the value in the
        rulebook, such as replies.rate or career.cap.
    name: What it is about, in words. The name of a value of a plan begins with the title of
        the plan and a colon.
    value: The value: a number (a rate from 0 to 1, credits, months, US dollars) or words.
    source: Where the value comes from: campaign.yaml or --limit (the user), assumption (the
        program), or the names of sources, separated by commas, which outreach limits explains.
    """

    key: Text | UnsetType = UNSET
    name: Text
    value: str | Whole | Number
    source: Text


class SentTotal(Struct, frozen=True):
    """A count that depends on chance.

    mean: The mean.
    p10: The smallest count that is not exceeded with a probability of at least 0.1.
    p50: The smallest count that is not exceeded with a probability of at least 0.5.
    p90: The smallest count that is not exceeded with a probability of at least 0.9.
    """

    mean: Mean
    p10: Count
    p50: Count
    p90: Count


class Month(Struct, frozen=True):
    """A month of the horizon.

    from: The first day of the month.
    to: The last day of the month.
    granted: Credits granted in the month, before any are forfeited; without the opening
        credits.
    sent: InMails sent in the month that cost a credit: the mean.
    refunded: Credits that come back in the month because of answers: the mean.
    forfeited: Credits lost in the month because a grant would lift the balance above the cap:
        the mean.
    balance: Credits on hand at the end of the last day of the month: the mean.
    sent_total: InMails that cost a credit, sent from day 0 to the end of the last day of the
        month.
    finished: The probability, from 0 to 1, that the list is done by the end of the last day of
        the month.
    invitations: Invitations sent in the month: the mean.
    accepted: Acceptances of invitations that become known in the month: the mean.
    messages: Messages sent in the month: the mean.
    open_profile: InMails to Open Profiles sent in the month, which cost no credit: the mean.
    answers: Answers that become known in the month, to texts of all channels: the mean.
    held_by: What holds the campaign back most in the month: credits, invitations per week, notes
        per month (the invitations with a note of the free plan), free InMails per month, messages
        per day, InMails per day, invitations per day, waits (those between steps, and for
        acceptances), or days off (in a month without sending days). Null if nothing does, and
        without a sequence. Later versions may have more.
    also_held_by: What holds it back about as often; only if the campaign has a sequence.
    """

    from_: Day = field(name="from")
    to: Day
    granted: Count
    sent: Mean
    refunded: Mean
    forfeited: Mean
    balance: Mean
    sent_total: SentTotal
    finished: Probability
    invitations: Mean | UnsetType = UNSET
    accepted: Mean | UnsetType = UNSET
    messages: Mean | UnsetType = UNSET
    open_profile: Mean | UnsetType = UNSET
    answers: Mean | UnsetType = UNSET
    held_by: str | UnsetType | None = UNSET
    also_held_by: list[str] | UnsetType = UNSET


class Step(Struct, frozen=True):
    """A step of the sequence.

    drafts: The ids of its drafts. If there are several, people get them in turn.
    channel: How its texts are sent.
    sent: Texts sent in all months: the mean.
    answers: Answers to these texts that become known in all months: the mean.
    accepted: Acceptances that become known in all months: the mean. 0 unless the step is an
        invitation.
    """

    drafts: Annotated[list[Text], Meta(min_length=1)]
    channel: ChannelId
    sent: Mean
    answers: Mean
    accepted: Mean


class Finish(Struct, frozen=True):
    """When the list is done: all InMails and invitations are sent.

    With a sequence, it is done when everyone is settled: they have answered, or no step is left
    for them.

    p50: The first day by which the list is done with a probability of at least 0.5. Null if that
        is after the horizon.
    p90: The first day by which the list is done with a probability of at least 0.9. Null if that
        is after the horizon.
    """

    p50: Day | None
    p90: Day | None


class FinishBetween(Struct, frozen=True):
    """The days between which p50 and p90 almost certainly are, given the error of a simulation.

    Where those of two forecasts overlap, chance can explain the difference of their days.

    p50_first: The first of these days for p50. Null if it is after the horizon.
    p50_last: The last of these days for p50. Null if it is after the horizon.
    p90_first: The first of these days for p90. Null if it is after the horizon.
    p90_last: The last of these days for p90. Null if it is after the horizon.
    """

    p50_first: Day | None
    p50_last: Day | None
    p90_first: Day | None
    p90_last: Day | None


class Cost(Struct, frozen=True):
    """US dollars for all seats together.

    per_month: US dollars a month. Null if no price is known.
    total: US dollars for all months of the horizon. Null if no price is known.
    until_done: US dollars for the months that have begun by finish.p90; 0 if nothing has
        to be sent. Null if no price is known or finish.p90 is null.
    """

    per_month: Amount | None
    total: Amount | None
    until_done: Amount | None


class PlanForecast(Struct, frozen=True, kw_only=True):
    """The forecast on one plan.

    own: Whether this is the sender's own plan: true only for the first plan.
    seats: How many seats the sender has.
    monthly_credits: Credits granted each month, for all seats.
    cap: The largest balance that a grant can lead to, for all seats.
    opening: Credits on hand on day 0, in addition to any grant of that day.
    inmail: How many prospects need an InMail that costs a credit.
    inmail_unknown: How many of these may turn out to have an Open Profile, so that their InMail is
        free; only if the campaign has open_profiles, which says how many do.
    inmail_expected: How many prospects will need an InMail that costs a credit: the mean; only if
        the campaign has open_profiles.
    unreachable: How many prospects cannot be reached on this plan.
    answers: Answers to expect to the InMails to all these prospects, including those that
        arrive after the horizon: the mean. With a sequence those to texts of all channels that
        become known in the months.
    method: exact: computed from the probability law of the credits, without random samples,
        except where forfeited_standard_error is a number. simulated: means over many random
        runs, for the given reason.
    reason: Why the plan is simulated: daily limit or cap (each makes the credits depend on one
        another), different rates (the order of the list matters), or sequence (who gets a step
        depends on answers and acceptances). Null if method is exact.
        Later versions may have more reasons.
    runs: How many runs were simulated, for all means or only for forfeited credits. Null if
        nothing was simulated.
    standard_error: The largest standard error of the monthly means, in credits or InMails.
        Null if method is exact.
    forfeited_standard_error: The error of forfeited and balance after the end of the list, in
        credits, where method is exact but these are not: the largest standard error if runs is
        a number, otherwise the largest possible error. Null in all other cases.
    binding_odds: If method is exact, an upper bound on the probability that a limit (the cap or
        the daily limit), which the exact figures leave out, plays a role: at most 1e-6. Null if
        method is simulated.
    months: The months of the horizon, in order.
    steps: The steps of the sequence, in order. Empty without one.
    finish: When the list is done.
    by_deadline: The probability, from 0 to 1, that the list is done by the end of the deadline;
        if the horizon ends earlier, by the end of the horizon. Null if the campaign has no
        deadline.
    cost: What the plan costs, in US dollars, for all seats together.
    finish_between: How exact finish is; only if the campaign has figures that are simulated.
    no_clear_difference: The figures that do not differ from those of the sender's own plan by more
        than 4 standard errors of the difference, in runs with the same luck: p50 and p90 of finish,
        by_deadline, credits (InMails that cost one, in all months) and answers. Not on the
        own plan, and only if the campaign has a sequence that is simulated.
    """

    plan: PlanId
    own: bool
    seats: Positive
    monthly_credits: Count
    cap: Count
    opening: Count
    inmail: Count
    unreachable: Count
    answers: Mean | UnsetType = UNSET
    method: Method
    reason: str | UnsetType | None = UNSET
    runs: Positive | UnsetType | None = UNSET
    standard_error: Amount | None
    forfeited_standard_error: Amount | None
    binding_odds: Probability | UnsetType | None = UNSET
    months: Annotated[list[Month], Meta(min_length=1, max_length=36)]
    finish: Finish
    by_deadline: Probability | None
    cost: Cost
    steps: list[Step] | UnsetType = UNSET
    inmail_unknown: Count | UnsetType = UNSET
    inmail_expected: Mean | UnsetType = UNSET
    finish_between: FinishBetween | UnsetType = UNSET
    no_clear_difference: list[Compared] | UnsetType = UNSET


METHOD = when(
    EXACT,
    {"reason": NULL, "standard_error": NULL},
    {"reason": TEXT, "forfeited_standard_error": NULL, **SIMULATED},
)

"""What `outreach plan --format json` writes and `--compare-to` reads."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from outreach_cli.documents.forecast import (
    EXACT,
    METHOD,
    SIMULATED,
    Assumption,
    ChannelId,
    Compared,
    Cost,
    Finish,
    FinishBetween,
    Method,
    PlanForecast,
    PlanId,
    Prospects,
)
from outreach_cli.documents.kinds import (
    NULL,
    NUMBER,
    TEXT,
    Amount,
    Count,
    Day,
    Mean,
    Months,
    Number,
    Positive,
    Probability,
    Text,
    Version,
    when,
)


class Offer(Struct, frozen=True):
    """A plan with the cheapest number of seats that is enough.

    seats: The number of seats that is enough and costs least, counted as seats times months.
        Null if no number is enough; then all the following keys are null, too.
    odds: The probability, from 0 to 1, of finishing by the day choice.by. Null if no number of
        seats is enough.
    done: The first day by which the list is done with the probability choice.odds. Null if no
        number of seats is enough.
    months: The months that have begun by the day done. Null if no number of seats is enough.
    price: US dollars for these months and all seats. Null if no price is known.
    per_inmail: US dollars for each InMail. Null if no price is known.
    per_answer: US dollars for each expected answer. Null if no price is known or no answer is
        expected.
    """

    plan: PlanId
    seats: Positive | None
    odds: Probability | None
    done: Day | None
    months: Positive | None
    price: Amount | None
    per_inmail: Amount | None
    per_answer: Amount | None


_NO_SEATS = ("odds", "done", "months", "price", "per_inmail", "per_answer")
_ENOUGH = when(
    {"seats": NULL},
    dict.fromkeys(_NO_SEATS, NULL),
    {"odds": NUMBER, "done": TEXT, "months": NUMBER},
)


class Choice(Struct, frozen=True):
    """What to buy to finish in time.

    odds: The probability, from 0 to 1, of finishing in time that is asked for.
    by: The day by which the list must be finished: the deadline, or the last day of the
        horizon if there is no deadline or it is later.
    best: The id of the cheapest plan among those with a known price. Null if there is none.
    offers: Every plan with credits: the cheapest first, then plans without a known price, then
        plans for which no number of seats is enough. Empty if nobody needs an InMail.
    """

    odds: Probability
    by: Day
    best: str | None
    offers: list[Annotated[Offer, _ENOUGH]]


class Case(Struct, frozen=True):
    """One case that was tried.

    seats: How many seats there are in this case.
    rate: The reply rate of everybody without a rate of their own: a number from 0 to 1, or a
        text such as 9 of 50 if it was counted.
    rate_by: The fields, such as industry, by which some prospects have a reply rate of their
        own in this case. Empty if all have the same rate.
    months: How many months the horizon of this case has.
    inmail: How many prospects need an InMail that costs a credit.
    method: exact: computed from the probability law of the credits. simulated: means over many
        random runs.
    standard_error: The largest standard error of the monthly means, in credits or InMails.
        Null if method is exact.
    finish: When the list is done.
    by_deadline: The probability, from 0 to 1, that the list is done by the end of the deadline;
        if the horizon ends earlier, by the end of the horizon. Null if the campaign has no
        deadline.
    cost: What the plan costs, in US dollars, for all seats together.
    accept_rate: The share of invitations that are accepted, as rate. Null without a sequence.
    per_week: How many invitations can be sent a week with each seat. Null if no draft is
        an invitation.
    no_clear_difference: As for a plan, but compared with the first case. Empty in that one, and
        without a sequence that is simulated.
    """

    plan: PlanId
    seats: Positive
    rate: Annotated[float, Meta(ge=0, le=1)] | str
    rate_by: list[str]
    months: Months
    inmail: Count
    method: Method
    standard_error: Amount | None
    finish: Finish
    by_deadline: Probability | None
    cost: Cost
    accept_rate: Annotated[float, Meta(ge=0, le=1)] | str | None
    per_week: Count | None
    no_clear_difference: list[Compared] = []


class Alternative(Struct, frozen=True):
    """The sequence, or a part of it, on the sender's own plan.

    without: The channel whose steps are left out. Null for the sequence as written.
    finish: When the list is done.
    credits: InMails sent in all months that cost a credit: the mean.
    answers: Answers that become known in all months, to texts of all channels: the mean. Like
        credits, it is corrected for luck: this sequence has fewer runs than the one as written, and
        all runs of that one show how lucky these are.
    cost: What the plan costs, in US dollars, for all seats together.
    runs: How many random runs the figures rest on. Null if they are exact.
    standard_error: The largest standard error of the monthly means, in texts, answers or credits.
        Null if they are exact.
    by_deadline: As for a plan. Null if the campaign has no deadline.
    finish_between: As for a plan; only if the campaign has figures that are simulated.
    no_clear_difference: As for a plan, but compared with the sequence as written. Not for that
        one, and only if the campaign has several channels.
    """

    without: ChannelId | None
    finish: Finish
    credits: Mean
    answers: Mean
    cost: Cost
    runs: Count | None = None
    standard_error: Amount | None = None
    by_deadline: Probability | None = None
    finish_between: FinishBetween | UnsetType = UNSET
    no_clear_difference: list[Compared] | UnsetType = UNSET


class Contradiction(Struct, frozen=True):
    """A rate that the log contradicts.

    what: invitations (their acceptance) or texts (the answers to messages and InMails).
    happened: How many of them were accepted or answered before day 0.
    sent: How many are in the log.
    expected: How many should have been accepted or answered by now, on average.
    odds: The probability of a count that is at least as far off, in the same direction.
    """

    what: Literal["invitations", "texts"]
    happened: Count
    sent: Positive
    expected: Mean
    odds: Probability


class LowAnswers(Struct, frozen=True):
    """The risk of too few answers, for which Recruiter warns an account.

    share: The share of answers below which it warns.
    inmails: The number of InMails that are counted.
    days: The number of days within which these are sent.
    odds: The probability that a smaller share of them is answered, at the reply rate.
    """

    share: Probability
    inmails: Count
    days: Count
    odds: Probability


class Requirement(Struct, frozen=True):
    """A requirement on the sender's own plan.

    name: What is required: odds (the least probability of meeting the deadline), months (the
        most months that have begun by finish.p90) or price (the most US dollars for these
        months). Later versions may have more.
    wanted: The required value.
    found: The value in the forecast. Null if it is not known; then the requirement is not met.
    met: Whether the requirement is met. If one is not, the exit code is 1.
    """

    name: Text
    wanted: Amount
    found: Number | None
    met: bool


_CASE = when(EXACT, {"standard_error": NULL}, SIMULATED)
_FIRST_IS_OWN = {
    "prefixItems": [{"properties": {"own": {"const": True}}}],
    "items": {"properties": {"own": {"const": False}}},
}


class Document(Struct, frozen=True):
    """How long a list takes, what it costs and which credits come back, on every plan.

    Later versions of 1.x may add keys; no key is removed or changes its meaning. Means and
    probabilities are not rounded. Because they are sums of floating-point numbers, they may
    exceed their bounds by less than 1e-9.

    campaign: The name of the campaign; the name of its folder if the file has none.
    start: Day 0, the first day of the horizon.
    months: How many months the horizon has; each plan has as many entries in months.
    deadline: The deadline of the campaign. Null if it has none.
    prospects: How many prospects there are: in total, and by how each is reached on the
        sender's own plan.
    assumptions: What the forecast is based on.
    plans: The forecast on every plan, the sender's own first. The others are compared as if
        bought on day 0.
    choice: What to buy to finish in time: each plan with the cheapest number of seats that is
        enough.
    what_if: The cases tried with options such as --plan and --seats; the first is the campaign
        without changes. Empty if nothing was tried.
    require: What the campaign or --require asks of the sender's own plan. Empty if nothing is
        required.
    alternatives: The sequence as written, then without its invitations and without its InMails,
        on the sender's own plan. Empty without a sequence.
    contradictions: Where the log makes a stated rate improbable (less than 1 in 100). Empty if it
        does not.
    low_answers: On a Recruiter plan, the risk that too few InMails are answered. Null on other
        plans, or if fewer InMails are to be sent than Recruiter counts.
    """

    format_version: Version
    campaign: str
    start: Day
    months: Months
    deadline: Day | None
    prospects: Prospects
    assumptions: list[Assumption]
    plans: Annotated[
        list[Annotated[PlanForecast, METHOD]],
        Meta(min_length=1, extra_json_schema={"allOf": [_FIRST_IS_OWN]}),
    ]
    choice: Choice | UnsetType = UNSET
    what_if: list[Annotated[Case, _CASE]] | UnsetType = UNSET
    require: list[Requirement] | UnsetType = UNSET
    alternatives: list[Alternative] | UnsetType = UNSET
    contradictions: list[Contradiction] | UnsetType = UNSET
    low_answers: LowAnswers | UnsetType | None = UNSET

    @property
    def own(self) -> PlanForecast:
        """The forecast on the sender's own plan."""
        return next(on_plan for on_plan in self.plans if on_plan.own)

"""What `outreach route --format json` writes."""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, Struct, UnsetType

from outreach_cli.documents.kinds import Count, Day, Mean, Text, Version


class Step(Struct, frozen=True):
    """A step of the sequence that a prospect may take.

    step: The number of the step in the sequence, from 1.
    draft: The id of the draft that the prospect gets.
    channel: The channel of the draft.
    wait: The days to wait, counted as the condition says; 0 for the condition start.
    condition: What the step waits for. start: nothing. accepted: the days count from the acceptance
        of the invitation. not_accepted, not_answered: the days count from the step before, and
        there is no acceptance or answer.
    credits: The InMail credits that the step costs.
    due: The day from which the step is due, if it follows the log directly; else null.
    """

    step: Count
    draft: str
    channel: Literal["inmail", "message", "invitation"]
    wait: Count
    condition: Literal["start", "accepted", "not_accepted", "not_answered"]
    credits: Count
    due: Day | None


class Route(Struct, frozen=True):
    """How one prospect is reached.

    prospect: The id of the prospect.
    name: The full name; the id if the list has no name.
    route: message: to a 1st-degree connection, free. open_profile: InMail to an Open Profile,
        free. inmail: InMail that costs credits. invitation: an invitation to connect.
        unreachable: none of these. With a sequence, the route of the next step.
    credits: The InMail credits that this costs; with a sequence, the most that it can cost.
    drafts: The ids of the drafts that the prospect could get; several are variants. With a
        sequence, the drafts of all steps in order.
    reason: Why this route was chosen, in words. The wording may change in any version.
    steps: The steps that the prospect may still take, in order, until there is an answer; only if
        the campaign has a sequence.
    """

    prospect: str
    name: str
    route: Literal["message", "open_profile", "inmail", "invitation", "unreachable"]
    credits: Count
    drafts: list[str]
    reason: Text
    steps: list[Step] | UnsetType = UNSET


class Excluded(Struct, frozen=True):
    """A person on the list who is left out.

    prospect: The id of the person.
    name: The full name; the id if the list has no name.
    reason: Why, in words. The wording may change in any version.
    """

    prospect: str
    name: str
    reason: Text


class Document(Struct, frozen=True):
    """How each prospect is reached, in the order of the list.

    routes: A route for each prospect.
    excluded: The people on the list who are left out because of exclude: in the campaign, or
        because a log does not say which of several people it means.
    open_profile_unknown: How many of those whose InMail would cost a credit may turn out to have an
        Open Profile; only if the campaign has open_profiles, which says how many do.
    open_profile_expected: How many of these will, on average; only if the campaign has
        open_profiles.
    """

    format_version: Version
    routes: list[Route]
    excluded: list[Excluded]
    open_profile_unknown: Count | UnsetType = UNSET
    open_profile_expected: Mean | UnsetType = UNSET

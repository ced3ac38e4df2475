"""What `outreach due --format json` writes."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from outreach_cli.documents import kinds
from outreach_cli.documents.kinds import Count, Day, Positive, Version


class Text(Struct, frozen=True):
    """A text to send.

    prospect: The id of the prospect.
    name: The full name; the id if the list has no name.
    linkedin_url: The address of the profile. Null if the list has none.
    step: The number of the step in the sequence, from 1. Null without a sequence.
    channel: How it is sent.
    draft: The id of the draft.
    credits: The InMail credits that it costs.
    due_since: The first day on which it could have been sent.
    subject: The subject, filled in. Null if the draft has none.
    body: The text, filled in; without the signature that LinkedIn adds to an InMail.
    attachments: The files to attach.
    """

    prospect: str
    name: str
    linkedin_url: str | None
    step: Positive | None
    channel: Literal["inmail", "message", "invitation"]
    draft: str
    credits: Count
    due_since: Day
    subject: str | None
    body: str
    attachments: list[str]


class Unsendable(Struct, frozen=True):
    """Texts that are left out, because they would be wrong or too long.

    rule: The code of the rule that finds it, as in outreach rules.
    name: The name of the rule.
    draft: The id of the draft.
    file: The file of the draft.
    line: The line, from 1. Null if it is not known.
    column: The column, from 1. Null if it is not known.
    message: What is wrong and what to do. The wording may change in any version.
    people: The ids of the prospects whose text it concerns.
    """

    rule: str
    name: str
    draft: str
    file: str
    line: Positive | None
    column: Positive | None
    message: kinds.Text
    people: list[str]


class Waiting(Struct, frozen=True):
    """A prospect who gets nothing on this day, but may later.

    prospect: The id of the prospect.
    name: The full name; the id if the list has no name.
    step: The number of the step that is next, from 1. Null without a sequence.
    reason: What the prospect waits for. credits: a credit for the InMail. invitations_per_week,
        notes_per_month, open_profiles_per_month: a limit of LinkedIn. daily_limit: per_day in the
        schedule. start: the schedule's start. wait: the days after the last text. acceptance: the
        invitation is not accepted yet. no_sending_day: the next sending day. no_draft: no draft is
        for the prospect.
    until: The first sending day on which that may change. Null if no day is known.
    """

    prospect: str
    name: str
    step: Positive | None
    reason: Literal[
        "credits",
        "invitations_per_week",
        "notes_per_month",
        "open_profiles_per_month",
        "daily_limit",
        "start",
        "wait",
        "acceptance",
        "no_sending_day",
        "no_draft",
    ]
    until: Day | None


class Credits(Struct, frozen=True):
    """The InMail credits of the day.

    on_hand: Those on hand, without what the log has already used.
    cost: What the listed texts cost together.
    left: What they leave.
    next_day: The next day on which credits are certain to come. Null if none is known.
    assumed: Sentences that say what the number on hand depends on. The wording may change.
    """

    on_hand: Count
    cost: Count
    left: Count
    next_day: Day | None
    assumed: list[str]


class Finished(Struct, frozen=True):
    """How many prospects get nothing more, as things stand.

    answered: Those who have answered.
    no_step_left: Those who have got all their texts.
    unreachable: Those whom nothing reaches.
    """

    answered: Count
    no_step_left: Count
    unreachable: Count


class Document(Struct, frozen=True):
    """What is due on a day, given the log.

    campaign: The name of the campaign.
    day: The day.
    sending_day: Whether texts are sent on this day; not on days off or before the schedule starts.
    next_sending_day: The next one after this day. Null if it is more than three
        years away.
    credits: The InMail credits of the day.
    due: The texts to send, in the order of sending.
    unsendable: The texts that are left out.
    waiting: The prospects who get nothing on this day, in the order of the list.
    finished: How many prospects get nothing more.
    """

    format_version: Version
    campaign: str
    day: Day
    sending_day: bool
    next_sending_day: Day | None
    credits: Credits
    due: list[Text]
    unsendable: list[Unsendable]
    waiting: list[Waiting]
    finished: Finished

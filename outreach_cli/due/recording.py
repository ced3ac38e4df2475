"""What to add to the log: texts that were sent, acceptances and answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from outreach_cli.due import Due
from outreach_cli.due.candidates import turns
from outreach_cli.due.day import due
from outreach_cli.load.listed import own_log
from outreach_cli.load.plausible import Problem, doubts
from outreach_cli.load.who import directory_of, names_of_namesakes
from outreach_cli.merge import Merged, assignments, merge
from outreach_cli.model import Campaign, Channel, Prospect, Sent
from outreach_cli.people.directory import Directory
from outreach_cli.routing.steps import is_connection
from outreach_cli.rulebook import Rulebook
from outreach_cli.words import CALLED, did_you_mean, either, shown

_REMEDIES = {
    Problem.ANSWERED_INVITATION: (
        "record the acceptance with --accepted, or first the text that was answered"
    ),
    Problem.MESSAGE_TO_STRANGER: (
        "record the acceptance with --accepted first, or add connection: 1st to the list"
    ),
    Problem.LATE_ACCEPTANCE: "give the right day with --on, or correct the log",
    Problem.ANSWERED_BOUNCE: "delete bounced: in the log first",
    Problem.LATE_INVITATION: "give the right day with --on, or correct the log",
}


class CannotRecordError(Exception):
    """Something cannot be added to the log; the message is a sentence that says why."""


class Sending(NamedTuple):
    """A text that was sent: to whom, and the id of its draft."""

    prospect: Prospect
    draft: str


class Completion(NamedTuple):
    """The day on which a text in the log was accepted or answered; `key` is that of the log."""

    text: Sent
    prospect: Prospect
    key: str
    day: date


class Recorder:
    """Turns what a user says was sent, accepted or answered on a day into entries of a log."""

    def __init__(self, campaign: Campaign, book: Rulebook, day: date) -> None:
        self._campaign, self._book, self._day = campaign, book, day
        self._people = {prospect.id: prospect for prospect in campaign.prospects}
        self._left_out = {one.prospect.id: one.reason for one in campaign.excluded}
        self._drafts = {draft.id: draft for draft in campaign.drafts}

    def whom(self, references: Iterable[str]) -> list[Prospect]:
        """Return the people whom ids, addresses or names mean.

        Raises CannotRecordError if one is unknown, ambiguous, left out or named twice.
        """
        people: dict[str, Prospect] = {}
        for reference in references:
            id = self._id_of(reference)
            if id in self._left_out:
                raise CannotRecordError(f"{shown(reference)} is left out: {self._left_out[id]}")
            if id in people:
                message = f"{self._called(people[id])} is named twice; name everybody once"
                raise CannotRecordError(message)
            people[id] = self._people[id]
        return list(people.values())

    def sendings(self, people: Iterable[Prospect], draft: str | None) -> list[Sending]:
        """Return what was sent to some people: `draft`, or else what each was to get."""
        if draft is not None and draft not in self._drafts:
            near = did_you_mean(draft, self._drafts) or f"; {either(map(shown, self._drafts))}"
            raise CannotRecordError(f"--draft {shown(draft)}: there is no such draft{near}")
        start = self._campaign.schedule.start
        if self._day < start and not self._campaign.sent:
            message = f"{self._day} is before the campaign starts, {start}; give another day with"
            raise CannotRecordError(f"{message} --on, or correct schedule.start")
        return [Sending(one, draft or self._next(one)) for one in people]

    def due(self) -> Due:
        """Return what is due on the day.

        Raises CannotRecordError if the log goes on after the day.
        """
        last = self._campaign.last_logged
        if last is not None and last > self._day:
            message = f"the log goes on to {last}, so it is not certain what was due on {self._day}"
            raise CannotRecordError(f"{message}; name the people, or give a later day with --on")
        return due(self._campaign, self._book, self._day)

    def entries(self, sendings: Sequence[Sending]) -> list[dict[str, str]]:
        """Return the entries of the log.

        Raises CannotRecordError for what it already has, and for what cannot have happened.
        """
        for one in sendings:
            self._require_new(one)
            self._require_reachable(one)
            draft = self._drafts[one.draft]
            text = Sent(one.prospect.id, self._day, None, draft.spot, draft.channel, draft.id)
            log = self._log.get(one.prospect.id, [])
            self._require_plausible(one.prospect, log, [*log, text])
        return [
            {"prospect": self._lasting(one.prospect), "draft": one.draft, "sent": str(self._day)}
            for one in sendings
        ]

    def completions(
        self, people: Iterable[Prospect], key: str, draft: str | None
    ) -> list[Completion]:
        """Return which texts in the log were `accepted` or `answered`: of each person the last."""
        return [Completion(self._completed(one, key, draft), one, key, self._day) for one in people]

    def _completed(self, prospect: Prospect, key: str, draft: str | None) -> Sent:
        """Return the text to a person that was accepted or answered, if it can have been."""
        text, log = self._open(prospect, key, draft), self._log[prospect.id]
        file = text.spot.file.name
        if own_log([file]) is None:
            message = f"the text to {self._called(prospect)} is in {file}, but only a log in YAML"
            message += f" is written; add {key}: {self._day} there by hand"
            raise CannotRecordError(message)
        is_accepted = key == "accepted"
        new = (
            text._replace(accepted=self._day) if is_accepted else text._replace(answered=self._day)
        )
        after = [new if one is text else one for one in log]
        self._require_plausible(prospect, log, after)
        return text

    def _id_of(self, reference: str) -> str:
        """Return the id of the person whom a text means."""
        ids = self._directory.mentioned(reference)
        if len(ids) > 1:
            raise CannotRecordError(self._directory.ambiguity(reference, ids))
        if ids:
            return ids[0]
        near = self._directory.suggestion(reference)
        hint = near or "; outreach route shows all names"
        raise CannotRecordError(f"{shown(reference)} is not on the list{hint}")

    @cached_property
    def _directory(self) -> Directory:
        return directory_of(self._campaign)

    def _lasting(self, prospect: Prospect) -> str:
        """Return what means a person in the log, also if the order of the list changes.

        Raises CannotRecordError if nothing does.
        """
        reference = self._directory.lasting(prospect.id)
        if reference is None:
            message = f"nothing in the list tells {shown(prospect.id)} apart from others, so that a"
            message += " log cannot name this person; add an id, address, e-mail or company"
            raise CannotRecordError(message)
        return reference

    def _next(self, prospect: Prospect) -> str:
        """Return the draft that a person was to get: that of the day, or the only possible one."""
        draft = self._next_drafts.get(prospect.id)
        if draft is not None:
            return draft
        possible = self._possible.get(prospect.id, ())
        for text in self._log.get(prospect.id, ()):
            if text.sent == self._day:
                message = f"{self._in_log(text, prospect)}; if you sent another text, name it with"
                raise CannotRecordError(f"{message} --draft")
        if len(possible) == 1:
            return possible[0]
        name = self._called(prospect)
        start = self._campaign.schedule.start
        if possible and self._day < start:
            message = f"nothing was due on {self._day}, because the campaign starts on {start}; say"
            raise CannotRecordError(f"{message} with --draft what {name} got")
        if possible:
            message = f"{name} may have got {either(map(shown, possible))}; say which with --draft"
            raise CannotRecordError(message)
        raise CannotRecordError(
            f"no text is left for {name}; if you sent one, name it with --draft"
        )

    @cached_property
    def _next_drafts(self) -> dict[str, str]:
        """The drafts of those whose turn it is, whatever the limits of the day."""
        candidates = turns(self._merged, self._day).candidates
        return {one.prospect.id: one.draft for one in candidates}

    @cached_property
    def _merged(self) -> Merged:
        return merge(self._campaign, self._book)

    @cached_property
    def _possible(self) -> dict[str, tuple[str, ...]]:
        assigned = assignments(self._merged).assigned
        return {one.prospect.id: one.drafts for one in assigned}

    @cached_property
    def _log(self) -> dict[str, list[Sent]]:
        log: dict[str, list[Sent]] = {}
        for text in self._campaign.sent:
            log.setdefault(text.prospect, []).append(text)
        return log

    def _require_new(self, sending: Sending) -> None:
        """Raise CannotRecordError if the log has a text already."""
        channel = self._drafts[sending.draft].channel
        for text in self._log.get(sending.prospect.id, ()):
            is_same_day = text.sent == self._day and text.channel is channel
            if text.draft == sending.draft or (text.draft is None and is_same_day):
                raise CannotRecordError(self._in_log(text, sending.prospect))

    def _require_reachable(self, sending: Sending) -> None:
        """Raise CannotRecordError for an InMail or an invitation to a connection."""
        prospect, channel = sending.prospect, self._drafts[sending.draft].channel
        days = (text.accepted for text in self._log.get(prospect.id, ()))
        has_accepted = any(day is not None and day <= self._day for day in days)
        if channel is not Channel.MESSAGE and is_connection(prospect, has_accepted):
            message = f"{self._called(prospect)} is a connection, but {shown(sending.draft)} is"
            message += f" {CALLED[channel]}; if you did send it, write it into the log by hand"
            raise CannotRecordError(message)

    def _require_plausible(
        self, prospect: Prospect, before: Sequence[Sent], after: Sequence[Sent]
    ) -> None:
        """Raise CannotRecordError if what is added to a person's texts cannot have happened."""
        known = {doubt.what for doubt in doubts(before, prospect)}
        for number, doubt in enumerate(doubts(after, prospect)):
            if doubt.what not in known:
                named = list(doubts(after, prospect, self._called(prospect)))[number]
                raise CannotRecordError(f"{named.what}; {_REMEDIES[doubt.problem]}")

    def _open(self, prospect: Prospect, key: str, draft: str | None) -> Sent:
        """Return the text to a person that was accepted or answered."""
        channels = (Channel.INVITATION,) if key == "accepted" else tuple(Channel)
        texts = [
            text
            for text in self._log.get(prospect.id, ())
            if text.channel in channels and draft in {None, text.draft}
        ]
        what = "invitation" if key == "accepted" else "text"
        if not texts:
            by_draft = f" with the draft {shown(draft)}" if draft else ""
            message = f"the log has no {what} to {self._called(prospect)}{by_draft}"
            raise CannotRecordError(f"{message}; record it first")
        for text in texts:
            known = getattr(text, key)
            if known is not None:
                message = f"the log already has {key}: {known} for {self._called(prospect)}"
                raise CannotRecordError(f"{message} ({_place(text)})")
        before = [text for text in texts if text.sent <= self._day]
        if not before:
            name = self._called(prospect)
            message = f"{key} on {self._day}, but the {what} to {name} was sent on {texts[0].sent}"
            raise CannotRecordError(f"{message}; give a later day with --on")
        return max(before, key=lambda text: text.sent)

    def _in_log(self, text: Sent, prospect: Prospect) -> str:
        """Return that the log already has a text to a person."""
        what = shown(text.draft) if text.draft else CALLED[text.channel]
        message = f"the log already has {what} to {self._called(prospect)}, sent on {text.sent}"
        return f"{message} ({_place(text)})"

    def _called(self, prospect: Prospect) -> str:
        """Return the name of a person for a message, with what `due` adds for namesakes.

        It takes time on a long list, so it is only for a message that ends the program.
        """
        names = names_of_namesakes(self._campaign, [prospect])
        return names.get(prospect.id) or shown(prospect.name)


def _place(text: Sent) -> str:
    row = int(text.spot.path[0]) + 1 if text.spot.path else 1
    return f"{text.spot.file.name}, entry {row}"

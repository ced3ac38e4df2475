"""The log of InMails that were sent before the schedule starts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import PurePath

from outreach_cli.finding import MOST_OF_A_KIND, Finding
from outreach_cli.load.fields import Fields, entries
from outreach_cli.model import Prospect, Sent
from outreach_cli.source import Document
from outreach_cli.words import did_you_mean, shown

KEYS = ("prospect", "sent", "answered")


class Log:
    """Reads the files of a log; mistakes become findings in `mistakes`.

    `prospects` are the prospects by id, all of them if `complete`. The log ends on the day before
    `start`; None if that is not known. If it is not `stated`, it is today.
    """

    def __init__(
        self,
        prospects: Mapping[str, Prospect],
        complete: bool,
        start: date | None,
        stated: bool,
        mistakes: list[Finding],
    ) -> None:
        self._prospects = prospects
        self._complete = complete
        self._start = start
        self._stated = stated
        self._mistakes = mistakes
        self._unknown = 0
        self._inmails: dict[tuple[str, date], Sent] = {}

    @property
    def inmails(self) -> tuple[Sent, ...]:
        """The InMails in the order of the files, each once."""
        return tuple(self._inmails.values())

    def add(self, document: Document) -> None:
        """Read a file; an entry without a known prospect or without a valid day is left out."""
        file, entry = "a log is a list of sent InMails", "an entry of the log"
        for fields, _ in entries(document, file, entry, self._mistakes):
            inmail = self._read(fields) if fields is not None else None
            if inmail is not None:
                self._enter(inmail)

    def _read(self, fields: Fields) -> Sent | None:
        fields.need("prospect", "the id of a prospect")
        fields.need("sent", "the day of the InMail")
        fields.known(KEYS)
        id, sent, answered = fields.text("prospect"), fields.day("sent"), fields.day("answered")
        if id is None or sent is None or (id not in self._prospects and not self._complete):
            return None
        wrong = self._wrong(id, sent, answered)
        if wrong is not None:
            key, message = wrong
            fields.wrong("D104", fields.spot.child(key), message)
            return None
        return Sent(id, sent, answered, fields.spot)

    def _wrong(self, id: str, sent: date, answered: date | None) -> tuple[str, str] | None:
        """Return the key of a wrong value and a message, None where all values can be true."""
        if id not in self._prospects:
            self._unknown += 1
            # More are not shown, and comparing each of a long log with all ids takes too long.
            near = did_you_mean(id, self._prospects) if self._unknown <= MOST_OF_A_KIND else ""
            hint = near or "; give the id, linkedin_url or email of the list"
            return "prospect", f"no prospect has the id {shown(id)}{hint}"
        for key, day in (("sent", sent), ("answered", answered)):
            if day is not None and self._start is not None and day >= self._start:
                if not self._stated:
                    return (
                        key,
                        f"{day} is not before today, {self._start}, when the schedule starts",
                    )
                message = f"{day} is not before the start of the schedule, {self._start}"
                return key, f"{message}; set the start to today"
        if answered is not None and answered < sent:
            return "answered", f"answered on {answered}, before it was sent on {sent}"
        return None

    def _enter(self, inmail: Sent) -> None:
        """Add an InMail; one that the log already has only completes it, with the first answer."""
        key = inmail.prospect, inmail.sent
        known = self._inmails.get(key)
        if known is None:
            self._inmails[key] = inmail
            return
        answers = [one.answered for one in (known, inmail) if one.answered is not None]
        self._inmails[key] = known._replace(answered=min(answers, default=None))
        where = f"entry {int(known.spot.path[0]) + 1}"
        if known.spot.file != inmail.spot.file:
            where = f"{PurePath(known.spot.file.name).name}, {where}"
        message = f"the InMail to {shown(inmail.prospect)} on {inmail.sent} is already in the log"
        message += f" ({where}); the two entries count as one"
        self._mistakes.append(Finding(code="D108", where=inmail.spot, message=message))

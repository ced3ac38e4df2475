"""Parts of a log by their days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from outreach_cli.model import Sent


def until(sent: Iterable[Sent], day: date) -> list[Sent]:
    """Return what a log says by the end of a day."""

    def by_then(when: date | None) -> date | None:
        return when if when is not None and when <= day else None

    return [
        text._replace(answered=by_then(text.answered), accepted=by_then(text.accepted))
        for text in sent
        if text.sent <= day
    ]

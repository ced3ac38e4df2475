"""Days, months and grants, against dates written by hand."""

from __future__ import annotations

from datetime import date

import pytest

from outreach_cli.model import Schedule, Sender
from outreach_cli.projection.calendar import Calendar, grants
from outreach_cli.rulebook import standard

CAREER = standard().plan("career")
SALES_NAVIGATOR = standard().plan("sales-navigator")


def dates(calendar: Calendar, days: tuple[int, ...]) -> list[str]:
    return [f"{calendar.date(day):%m-%d}" for day in days]


@pytest.mark.parametrize(
    ("start", "first_days", "last_day"),
    [
        (date(2026, 12, 1), ["12-01", "01-01", "02-01"], "02-28"),
        (date(2026, 12, 31), ["12-31", "01-31", "02-28"], "03-30"),
        (date(2028, 1, 31), ["01-31", "02-29", "03-31"], "04-29"),
        (date(2026, 12, 29), ["12-29", "01-29", "02-28"], "03-28"),
    ],
)
def test_months_are_counted_from_the_start(
    start: date, first_days: list[str], last_day: str
) -> None:
    calendar = Calendar(Schedule(start, 3))
    assert dates(calendar, tuple(first for first, _ in calendar.months)) == first_days
    assert dates(calendar, (calendar.days - 1, calendar.months[-1][1])) == [last_day] * 2
    for (_, last), (first, _) in zip(calendar.months, calendar.months[1:], strict=False):
        assert first == last + 1


def test_sending_days_are_weekdays_that_are_not_skipped() -> None:
    schedule = Schedule(
        date(2026, 12, 1),
        1,
        weekdays=frozenset({1, 4}),
        skip=frozenset({date(2026, 12, 8), date(2026, 12, 25), date(2026, 12, 24)}),
    )
    calendar = Calendar(schedule)
    assert dates(calendar, calendar.sending) == [
        *("12-01", "12-04", "12-11", "12-15", "12-18", "12-22", "12-29")
    ]


@pytest.mark.parametrize(
    ("deadline", "day"),
    [
        (None, None),
        (date(2026, 12, 1), 0),
        (date(2026, 12, 30), 29),
        (date(2026, 12, 31), 30),
        (date(2027, 1, 1), 30),
        (date(2040, 1, 1), 30),
    ],
)
def test_a_deadline_after_the_last_day_counts_as_the_last_day(
    deadline: date | None, day: int | None
) -> None:
    assert Calendar(Schedule(date(2026, 12, 1), 1, deadline)).deadline == day


def test_a_month_has_begun_on_its_first_day() -> None:
    calendar = Calendar(Schedule(date(2026, 12, 1), 3))
    assert [calendar.months_begun(day) for day in (0, 30, 31, 61, 62, 89)] == [1, 1, 2, 2, 3, 3]


FREE_OF_CREDITS = CAREER._replace(credits=0)
GRANTS = {
    "bought on day 0": (CAREER, None, date(2026, 12, 15), ["12-15", "01-15", "02-15"]),
    "bought at the end of a month": (
        *(CAREER, None, date(2026, 12, 31)),
        ["12-31", "01-31", "02-28"],
    ),
    "the first of the month": (
        *(SALES_NAVIGATOR, None, date(2026, 12, 15)),
        ["12-15", "01-01", "02-01", "03-01"],
    ),
    "the first of the month, on the first": (
        *(SALES_NAVIGATOR, None, date(2026, 12, 1)),
        ["12-01", "01-01", "02-01"],
    ),
    "one's own, credits not stated": (
        *(CAREER, Sender("career", renewal_day=20), date(2026, 12, 15)),
        ["12-15", "01-15", "02-15"],
    ),
    "one's own, credits on hand": (
        *(CAREER, Sender("career", credits=0), date(2026, 12, 15)),
        ["01-15", "02-15"],
    ),
    "a renewal day later in the month": (
        *(CAREER, Sender("career", credits=3, renewal_day=20), date(2026, 12, 15)),
        ["12-20", "01-20", "02-20"],
    ),
    "a renewal day on the day after the start": (
        *(CAREER, Sender("career", credits=3, renewal_day=16), date(2026, 12, 15)),
        ["12-16", "01-16", "02-16"],
    ),
    "a renewal day earlier in the month": (
        *(CAREER, Sender("career", credits=3, renewal_day=5), date(2026, 12, 15)),
        ["01-05", "02-05", "03-05"],
    ),
    "a renewal day on the start": (
        *(CAREER, Sender("career", credits=3, renewal_day=15), date(2026, 12, 15)),
        ["01-15", "02-15"],
    ),
    "a renewal day that short months do not have": (
        *(CAREER, Sender("career", credits=3, renewal_day=31), date(2026, 12, 15)),
        ["12-31", "01-31", "02-28"],
    ),
    "one's own, renewed on the first": (
        *(SALES_NAVIGATOR, Sender("sales-navigator", credits=3), date(2026, 12, 15)),
        ["01-01", "02-01", "03-01"],
    ),
    "a plan without credits": (FREE_OF_CREDITS, None, date(2026, 12, 15), []),
}


@pytest.mark.parametrize(("plan", "sender", "start", "days"), GRANTS.values(), ids=GRANTS.keys())
def test_grants(plan: object, sender: Sender | None, start: date, days: list[str]) -> None:
    calendar = Calendar(Schedule(start, 3))
    granted = grants(calendar, plan, 3, sender)  # type: ignore[arg-type]
    assert dates(calendar, tuple(granted)) == days
    assert set(granted.values()) <= {3 * plan.credits}  # type: ignore[attr-defined]

"""The table of the variations that were tried."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from outreach_cli.model import Accepts, Replies
from outreach_cli.projection.assumptions import fields_of, rate_of
from outreach_cli.projection.plans import Forecast
from outreach_cli.projection.what_if import Case
from outreach_cli.report.forecast.part import COST, Part, by_note, finish, finish_columns, marked
from outreach_cli.report.grid import short
from outreach_cli.report.layout import Column
from outreach_cli.words import counted, listed, price, value_text


class _Value(NamedTuple):
    """A value of all cases: its head, and its texts.

    It has a column if it is `wanted` or differs. `same` is what the note says if it has none.
    """

    head: str
    texts: Sequence[str]
    wanted: bool = False
    same: str = ""

    @property
    def has_column(self) -> bool:
        return self.wanted or len(set(self.texts)) > 1


def what_if(forecast: Forecast, cases: Sequence[Case], roomy: bool) -> Part:
    """Return a row for each variation, after the campaign without changes.

    Unless the screen is roomy, numbers that are the same in all rows are in the note.
    """
    values = _values(forecast, cases, roomy)
    shown = [value for value in values if value.has_column]
    columns = [
        Column("plan", wrap=True),
        *(Column(value.head, right=True, wrap=value.head == "reply rate") for value in shown),
        *finish_columns(forecast),
        COST,
    ]
    rows = [
        [
            case.forecast.plan.title + (", unchanged" if number == 0 else ""),
            *(value.texts[number] for value in shown),
            *finish(case, case.forecast),
            price(case.forecast.until_done),
        ]
        for number, case in enumerate(cases)
    ]
    rows, unclear = marked(columns, rows, [case.forecast for case in cases])
    note = f"{by_note(forecast)}-: not within the months, or no price is known.\n"
    note += unclear
    unvaried = [value for value in values if value.same and not value.has_column]
    # A rate may have a comma, so that it comes last.
    unvaried.sort(key=lambda value: value.head == "reply rate")
    same = listed((value.same for value in unvaried), "and")
    note += f"In all rows: {same}.\n" if same else ""
    if forecast.campaign.sequence and not roomy:
        note += "A wider terminal also shows the number of InMails.\n"
    return Part("What if", "What if", columns, rows, note)


def _values(forecast: Forecast, cases: Sequence[Case], roomy: bool) -> list[_Value]:
    # The table of a sequence has so many columns that there is no room for what is the same.
    on_plans = [case.forecast for case in cases]
    own, has_sequence = forecast.own, bool(forecast.campaign.sequence)
    seats = [f"{on_plan.seats:,}" for on_plan in on_plans]
    rates = [_rate(case.replies) for case in cases]
    months = [f"{len(on_plan.projection.months):,}" for on_plan in on_plans]
    values = [
        _Value("seats", seats, not has_sequence, counted(own.seats, "seat")),
        _Value("reply rate", rates, not has_sequence, f"a reply rate of {rates[0]}"),
        _Value("accept rate", [_rate(case.accepts) for case in cases]),
        _Value("invited a week", [value_text(case.per_week) for case in cases]),
        _Value(
            "months",
            months,
            roomy and not has_sequence,
            counted(len(own.projection.months), "month"),
        ),
    ]
    if not has_sequence:
        needed = [f"{on_plan.needed:,.0f}" for on_plan in on_plans]
        return [*values, _Value("InMails", needed, roomy, counted(round(own.needed), "InMail"))]
    sent = [f"{on_plan.paid_inmails:,.0f}" for on_plan in on_plans]
    answers = [f"{on_plan.answers:,.0f}" for on_plan in on_plans]
    credits_ = [_Value("InMails", sent, True)] if roomy else []
    return [*values, *credits_, _Value("answers", answers, True)]


def _rate(rate: Replies | Accepts | None) -> str:
    """Return a rate of a case, and the fields, such as industry, by which rates differ."""
    if rate is None:
        return "-"
    fields = listed(fields_of(rate), "and") if isinstance(rate, Replies) else ""
    return value_text(rate_of(rate)) + (f", by {short(fields)}" if fields else "")

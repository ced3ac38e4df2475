"""The tables of a forecast: all plans, what to buy, what if, and the assumptions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from outreach_cli.model import Replies
from outreach_cli.projection.assumptions import assumptions, fields_of, rate_of
from outreach_cli.projection.plans import Forecast, PlanForecast
from outreach_cli.projection.what_if import Case
from outreach_cli.report.forecast import Outcome
from outreach_cli.report.forecast.answer import CERTAIN
from outreach_cli.report.forecast.months import by_month
from outreach_cli.report.grid import Cell, short
from outreach_cli.report.layout import Column
from outreach_cli.rulebook import cite
from outreach_cli.words import chance, counted, listed, price, value_text

_COST = Column("$ until 90%", right=True)
_BY = '"50% by" and "90% by": the day by which all InMails are sent with that probability.\n'


class Part(NamedTuple):
    """A part of the forecast: a title, a table, and a note of one or more lines below it."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    note: str = ""


def parts(outcome: Outcome, roomy: bool = True) -> list[Part]:
    """Return the tables in order; if variations were tried, only theirs.

    Unless the screen is `roomy`, less important columns are left out, and a note says where their
    values are. There are no tables if nobody needs an InMail.
    """
    forecast, cases, _ = outcome
    if cases:
        needed = any(case.forecast.inmail for case in cases)
        return [_what_if(forecast, cases, roomy)] if needed else []
    if not any(on_plan.inmail for on_plan in forecast.plans):
        return []
    tables = [_plans(forecast, roomy)]
    if forecast.choice.offers:
        tables.append(_offers(forecast))
    if forecast.own.inmail and forecast.own.has_credits:
        title, columns, rows, note = by_month(forecast)
        tables.append(Part(title, columns, rows, note))
    return [*tables, _assumptions(forecast), _known_plans(forecast)]


def _plans(forecast: Forecast, roomy: bool) -> Part:
    unreachable = any(on_plan.unreachable for on_plan in forecast.plans)
    columns = [
        Column("plan", wrap=True),
        Column("credits a month", right=True),
        Column("InMails", right=True),
        *([Column("unreachable", right=True)] if unreachable else []),
        *_finish_columns(forecast),
        *([Column("$ a month", right=True)] if roomy else []),
        _COST,
    ]
    rows = [
        [
            _title(on_plan, forecast),
            f"{on_plan.plan.credits * on_plan.seats:,}",
            f"{on_plan.inmail:,}",
            *([f"{on_plan.unreachable:,}"] if unreachable else []),
            *_finish(forecast, on_plan),
            *([price(on_plan.per_month)] if roomy else []),
            price(on_plan.until_done),
        ]
        for on_plan in forecast.plans
    ]
    last = forecast.date(forecast.own.projection.months[-1].last)
    note = f"{_BY}-: not by {last}, or no price is known.\n"
    if len({on_plan.inmail for on_plan in forecast.plans}) > 1:
        note += "Plans with fewer InMails cannot reach people out of network.\n"
    if not roomy:
        note += "The prices a month are in the last table, for one seat.\n"
    seats = forecast.own.seats
    return Part(f"All plans{f', {seats:,} seats' if seats > 1 else ''}", columns, rows, note)


def _title(on_plan: PlanForecast, forecast: Forecast) -> str:
    return (
        f"{on_plan.plan.title}, yours"
        if on_plan.plan.id == forecast.own.plan.id
        else on_plan.plan.title
    )


def _offers(forecast: Forecast) -> Part:
    """Return for each plan the number of seats that is enough, the cheapest first."""
    choice = forecast.choice
    day, odds = forecast.date(choice.day), chance(choice.odds)
    columns = [
        Column("plan", wrap=True),
        Column("seats", right=True, style="bold"),
        Column(f"by {day}", right=True),
        Column(f"{odds} by", right=True),
        Column("months", right=True),
        Column("$ in total", right=True, style="bold"),
        Column("$ per InMail", right=True),
        Column("$ per answer", right=True),
    ]
    titles = {on_plan.plan.id: _title(on_plan, forecast) for on_plan in forecast.plans}
    rows = [
        [
            titles[offer.plan.id],
            f"{offer.seats:,}",
            chance(offer.odds),
            str(forecast.date(offer.done)),
            f"{offer.months:,}",
            price(offer.price),
            price(offer.per_inmail),
            price(offer.per_answer),
        ]
        if offer.seats
        else [titles[offer.plan.id], *("-" for _ in columns[1:])]
        for offer in choice.offers
    ]
    note = (
        f'"{odds} by": the day by which all InMails are sent with that probability. "months": those'
        " to pay for until then.\n"
        "-: no number of seats is enough, or no price is known.\n"
        "A seat is the account of one person. Prices are not from LinkedIn; set what you pay:"
        f" limits: {{{choice.offers[0].plan.id}.price: 100}}.\n"
    )
    return Part(f"What to buy to finish by {day}", columns, rows, note)


def _what_if(forecast: Forecast, cases: Sequence[Case], roomy: bool) -> Part:
    """Return a row for each variation, after the campaign without changes.

    Unless the screen is roomy, months and InMails that are the same in all rows are in the note.
    """
    own = forecast.own
    inmails = roomy or any(case.forecast.inmail != own.inmail for case in cases)
    months = roomy or any(_length(case.forecast) != _length(own) for case in cases)
    columns = [
        Column("plan", wrap=True),
        Column("seats", right=True),
        Column("reply rate", right=True, wrap=True),
        *([Column("months", right=True)] if months else []),
        *([Column("InMails", right=True)] if inmails else []),
        *_finish_columns(forecast),
        _COST,
    ]
    rows = []
    for number, case in enumerate(cases):
        on_plan = case.forecast
        rows.append(
            [
                on_plan.plan.title if number else f"{on_plan.plan.title}, unchanged",
                f"{on_plan.seats:,}",
                _rate(case.replies),
                *([f"{_length(on_plan):,}"] if months else []),
                *([f"{on_plan.inmail:,}"] if inmails else []),
                *_finish(case, on_plan),
                price(on_plan.until_done),
            ]
        )
    note = f"{_BY}-: not within the months, or no price is known.\n"
    same = [
        *([] if months else [counted(_length(own), "month")]),
        *([] if inmails else [counted(own.inmail, "InMail")]),
    ]
    note += f"In all rows: {listed(same, 'and')}.\n" if same else ""
    return Part("What if", columns, rows, note)


def _length(on_plan: PlanForecast) -> int:
    """Return how many months the forecast has."""
    return len(on_plan.projection.months)


def _rate(replies: Replies) -> str:
    """Return the reply rate of a case, and the fields, such as industry, by which rates differ."""
    fields = listed(fields_of(replies), "and")
    return value_text(rate_of(replies)) + (f", by {short(fields)}" if fields else "")


def _finish_columns(forecast: Forecast) -> list[Column]:
    deadline = forecast.date(forecast.calendar.deadline)
    return [
        Column("50% by", right=True, style="bold"),
        Column("90% by", right=True),
        *([Column(f"by {deadline}", right=True)] if deadline else []),
    ]


def _finish(dates: Forecast | Case, on_plan: PlanForecast) -> list[str]:
    """Return the dates, and the probability of meeting the deadline if there is one."""
    projection = on_plan.projection
    cells = [str(dates.date(day) or "-") for day in (projection.p50, projection.p90)]
    odds, deadline = projection.by_deadline, dates.calendar.schedule.deadline
    if odds is None or deadline is None:
        return cells
    # A case with fewer months does not reach the deadline, but may be finished before.
    last = dates.calendar.date(dates.calendar.days - 1)
    known = isinstance(dates, Forecast) or deadline <= last or odds >= CERTAIN
    return [*cells, chance(odds) if known else "-"]


def _assumptions(forecast: Forecast) -> Part:
    columns = (Column("assumption"), Column("value", wrap=True), Column("source"))
    assumed = ("assumed by outreach", "yellow")
    rows: list[list[Cell]] = [
        [
            short(assumption.label),
            short(value_text(assumption.value)),
            assumed if assumption.program else assumption.source,
        ]
        for assumption in assumptions(forecast)
        if assumption.plan is None
    ]
    return Part("Assumptions", columns, rows)


def _known_plans(forecast: Forecast) -> Part:
    """Return the values of each plan that the forecast uses, with their sources."""
    columns = (
        Column("plan", wrap=True),
        Column("credits a month", right=True),
        Column("at most", right=True),
        Column("renewal"),
        Column("$ a month", right=True),
        Column("sources", wrap=True),
    )
    rows = []
    for on_plan in forecast.plans:
        values, sources = dict[str, str](), list[str]()
        for known in assumptions(forecast):
            if known.plan == on_plan.plan:
                values[known.key.rpartition(".")[2]] = value_text(known.value)
                sources += known.source.split(", ")
        keys = ("monthly_credits", "cap", "renewal", "price")
        rows.append([on_plan.plan.title, *(values.get(key, "-") for key in keys), cite(sources)])
    return Part("Values of the plans, for one seat", columns, rows)

"""The forecast for people: the answer in a sentence, the plans, the months, the assumptions."""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from outreach_cli.model import Replies
from outreach_cli.projection.assumptions import assumptions, fields_of, rate_of
from outreach_cli.projection.calendar import grants
from outreach_cli.projection.forecast import CAP, DAILY_LIMIT, DIFFERENT_RATES, Month
from outreach_cli.projection.plans import Forecast, PlanForecast
from outreach_cli.projection.what_if import Case
from outreach_cli.report.forecast import Outcome
from outreach_cli.report.forecast.answer import CERTAIN, answer, shown_months
from outreach_cli.report.grid import PLAIN, Cell, Column, Screen, grid, heading, wrapped
from outreach_cli.rulebook import cite
from outreach_cli.words import chance, counted, listed, one_line, price, value_text

_MONTHS = (
    Column("month from"),
    Column("granted", right=True),
    Column("sent", right=True, style="bold"),
    Column("back", right=True, style="green"),
    Column("lost at cap", right=True),
    Column("left", right=True),
    Column("sent so far", right=True),
    Column("8 in 10 between", right=True),
    Column("all sent", right=True),
)
_ASSUMPTIONS = (Column("assumption"), Column("value", wrap=True), Column("from", wrap=True))


_LONGEST = 200


class Part(NamedTuple):
    """A part of the forecast: a title, a table, and lines below it."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    note: str = ""


def write(outcome: Outcome, screen: Screen = PLAIN) -> str:
    """Return the whole forecast, or what was tried; the first thing to read is the answer."""
    forecast, cases, _ = outcome
    roomy = not screen.terminal or screen.width >= 100
    blocks = [wrapped(answer(forecast), screen, "bold")]
    for part in below(forecast, cases, roomy):
        table = grid(part.columns, part.rows, screen)
        notes = (wrapped(note, screen) for note in part.note.splitlines())
        blocks.append(heading(part.title, screen) + table + "".join(notes))
    return "\n".join(blocks)


def below(forecast: Forecast, cases: Sequence[Case], roomy: bool = True) -> list[Part]:
    """Return what was tried, or else all about the forecast; nothing where nobody is written to."""
    if not cases:
        return parts(forecast, roomy)
    return [tried(forecast, cases, roomy)] if any(case.forecast.inmail for case in cases) else []


def parts(forecast: Forecast, roomy: bool) -> list[Part]:
    """Return the plans, what to buy, the months of the own plan, and the assumptions.

    Without room one column of the plans is left out. Where nobody needs an InMail on any plan
    there is nothing to tell of them.
    """
    own = forecast.own
    if not any(one.inmail for one in forecast.plans):
        return []
    months = [_months(forecast)] if own.inmail and own.has_credits else []
    offers = [_offers(forecast)] if forecast.choice.offers else []
    return [_plans(forecast, roomy), *offers, *months, _assumptions(forecast)]


def _plans(forecast: Forecast, roomy: bool) -> Part:
    unreachable = any(one.unreachable for one in forecast.plans)
    columns = [
        Column("plan", wrap=True),
        Column("credits a month", right=True),
        Column("InMails", right=True),
        *([Column("out of reach", right=True)] if unreachable else []),
        *_finish_columns(forecast),
        *([Column("$ a month", right=True)] if roomy else []),
        Column("$ until 9 in 10", right=True),
    ]
    rows = [
        [
            f"{one.plan.title}, yours" if one.own else one.plan.title,
            f"{one.plan.credits * one.seats:,}",
            f"{one.inmail:,}",
            *([f"{one.unreachable:,}"] if unreachable else []),
            *_finish(forecast, one),
            *([price(one.per_month)] if roomy else []),
            price(one.until_done),
        ]
        for one in forecast.plans
    ]
    last = forecast.date(forecast.own.projection.months[-1].last)
    note = f"-: not by {last}, or no price is known.\n"
    if len({one.inmail for one in forecast.plans}) > 1:
        note += "A plan that cannot reach people out of network needs fewer InMails.\n"
    seats = forecast.own.seats
    return Part(f"Every plan{f', {seats:,} seats' if seats > 1 else ''}", columns, rows, note)


_OFFERS = (
    Column("plan", wrap=True),
    Column("seats", right=True, style="bold"),
    Column("odds", right=True),
    Column("done by", right=True),
    Column("months", right=True),
    Column("$ in all", right=True, style="bold"),
    Column("$ an InMail", right=True),
    Column("$ an answer", right=True),
)


def _offers(forecast: Forecast) -> Part:
    """Return for each plan the seats that are enough, the cheapest first."""
    choice = forecast.choice
    rows = []
    for one in choice.offers:
        own = one.plan.id == forecast.own.plan.id
        title = f"{one.plan.title}, yours" if own else one.plan.title
        if not one.seats:
            rows.append([title, *("-" for _ in _OFFERS[1:])])
            continue
        rows.append(
            [
                title,
                f"{one.seats:,}",
                chance(one.odds),
                str(forecast.date(one.done)),
                f"{one.months:,}",
                price(one.price),
                price(one.per_inmail),
                price(one.per_answer),
            ]
        )
    day, odds = forecast.date(choice.day), chance(choice.odds)
    setting = f"{{{choice.offers[0].plan.id}.price: 100}}"
    note = (
        f'"Odds" are those of {day}, "done by" is the day with {odds} odds, months are those'
        " begun until then. -: not with any number of seats, or no price is known.\n"
        "A seat is the account of one person.\n"
        f"Prices are not from LinkedIn; put in what you pay: limits: {setting}.\n"
    )
    return Part(f"What to buy to be done by {day}", _OFFERS, rows, note)


def tried(forecast: Forecast, cases: Sequence[Case], roomy: bool = True) -> Part:
    """Return a row for each case that was tried, the campaign as it stands first.

    Without room the months and the InMails are left out where all rows have the campaign's own.
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
        Column("$ until 9 in 10", right=True),
    ]
    rows = []
    for number, case in enumerate(cases):
        one = case.forecast
        rows.append(
            [
                one.plan.title if number else f"{one.plan.title}, as it stands",
                f"{one.seats:,}",
                _rate(case.replies),
                *([f"{_length(one):,}"] if months else []),
                *([f"{one.inmail:,}"] if inmails else []),
                *_finish(case, one),
                price(one.until_done),
            ]
        )
    return Part("What if", columns, rows, "-: not within the months, or no price is known.\n")


def _length(one: PlanForecast) -> int:
    """Return how many months are looked at."""
    return len(one.projection.months)


def _rate(replies: Replies) -> str:
    """Return the reply rate of a case, and by what people have rates of their own."""
    fields = listed(fields_of(replies), "and")
    return _said(rate_of(replies)) + (f", by {_short(fields)}" if fields else "")


def _finish_columns(forecast: Forecast) -> list[Column]:
    deadline = forecast.date(forecast.calendar.deadline)
    return [
        Column("most likely done", right=True, style="bold"),
        Column("9 in 10 by", right=True),
        *([Column(f"by {deadline}", right=True)] if deadline else []),
    ]


def _finish(dates: Forecast | Case, one: PlanForecast) -> list[str]:
    """Return when the list is done, and with what odds by the deadline if there is one."""
    found, odds = one.projection, list[str]()
    if found.by_deadline is not None:
        deadline, last = dates.calendar.schedule.deadline, dates.date(dates.calendar.days - 1)
        # A case with fewer months says nothing of a later day, but that it is done before.
        known = not isinstance(dates, Case) or deadline is None or last is None or deadline <= last
        odds = [chance(found.by_deadline) if known or found.by_deadline >= CERTAIN else "-"]
    return [str(dates.date(found.p50) or "-"), str(dates.date(found.p90) or "-"), *odds]


def _month(forecast: Forecast, month: Month) -> list[str]:
    total = month.sent_total
    return [
        str(forecast.date(month.first)),
        f"{month.granted:,}",
        f"{month.sent:,.1f}",
        f"{month.refunded:,.1f}",
        f"{month.forfeited:,.1f}",
        f"{month.balance:,.1f}",
        f"{total.mean:,.1f}",
        f"{total.p10:,}-{total.p90:,}",
        chance(month.finished),
    ]


def _months(forecast: Forecast) -> Part:
    """Return the months up to the one in which the list is done, and what follows in a line."""
    own = forecast.own
    months = own.projection.months
    shown = shown_months(own)
    rows = [_month(forecast, month) for month in shown]
    rest = months[len(shown) :]
    note = _granted(forecast, shown)
    if rest:
        lost = sum(month.forfeited for month in rest)
        note += f"Then {counted(len(rest), 'month')} with nothing left to send"
        note += (
            f"; about {counted(round(lost), 'credit')} would be lost above the cap.\n"
            if lost >= 0.5
            else ".\n"
        )
    return Part(f"Month by month on {own.plan.title}", _MONTHS, rows, note + _method(own))


def _granted(forecast: Forecast, months: Sequence[Month]) -> str:
    """Return which credits there are beside the one grant that a month usually has."""
    own, sender = forecast.own, forecast.campaign.sender
    days = grants(forecast.calendar, own.plan, own.seats, sender)
    lines = ""
    if own.opening:
        on_hand = counted(own.opening, "credit is", "credits are")
        lines += f"{on_hand} on hand at the start, beside those granted.\n"
    for month in months:
        within = [day for day in sorted(days) if month.first <= day <= month.last]
        if len(within) > 1:
            dates = listed((str(forecast.date(day)) for day in within), "and")
            start, each = forecast.date(month.first), counted(days[within[0]], "credit")
            lines += f"Granted in the month from {start}: {each} each on {dates}.\n"
    return lines


_REASONS = {
    DAILY_LIMIT: "the daily limit makes credits wait for each other",
    CAP: "the cap can bind while people are left, which makes credits depend on each other",
    DIFFERENT_RATES: "people answer at different rates, so that the order of the list matters",
}


def _method(own: PlanForecast) -> str:
    found = own.projection
    if found.error is not None:
        reason = _REASONS[found.reason or CAP]
        error = f"standard error up to {found.error:.2g}"
        return f"Simulated, since {reason}: {found.runs:,} runs, {error}.\n"
    lines = "Means, computed exactly; nothing is sampled.\n"
    if found.forfeited_error is not None:
        spread = found.forfeited_error
        lines = "Means, computed exactly. What is lost at the cap, and left, once the list is done "
        if found.runs is None:
            lines += f"may be off by up to {spread:.2g}.\n"
        else:
            lines += f"comes from {found.runs:,} simulated runs, with a standard error of up to"
            lines += f" {spread:.2g}.\n"
    return lines


def _assumptions(forecast: Forecast) -> Part:
    rows: list[list[Cell]] = []
    for plan, facts in groupby(assumptions(forecast), attrgetter("plan")):
        known = list(facts)
        if plan is None:
            for one in known:
                source = "assumed by outreach, not by you", "yellow"
                rows.append(
                    [
                        _short(one.label),
                        _short(_said(one.value)),
                        source if one.program else one.source,
                    ]
                )
            continue
        # What is known of a plan takes one row.
        values = "; ".join(f"{_said(one.value)} {one.label}" for one in known)
        sources = dict.fromkeys(source for one in known for source in one.source.split(", "))
        rows.append([plan.title, values, cite(sources)])
    return Part("What this rests on", _ASSUMPTIONS, rows)


def _short(text: str) -> str:
    """Return a user's text on one line that leaves room for others."""
    text = one_line(text)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _said(value: str | float) -> str:
    return value if isinstance(value, str) else value_text(value)

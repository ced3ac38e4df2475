"""The tables of a forecast: all plans, what to buy, what if, and the assumptions."""

from __future__ import annotations

from outreach_cli.projection.assumptions import assumptions
from outreach_cli.projection.plans import Forecast, PlanForecast
from outreach_cli.report.forecast import Outcome
from outreach_cli.report.forecast.done import all_done, invites
from outreach_cli.report.forecast.months import by_month
from outreach_cli.report.forecast.part import (
    COST,
    Part,
    by_note,
    finish,
    finish_columns,
    marked,
    other_runs,
)
from outreach_cli.report.forecast.sequence import alternatives, steps
from outreach_cli.report.forecast.sequence_months import sequence_by_month
from outreach_cli.report.forecast.what_if import what_if
from outreach_cli.report.grid import ROOMY, Cell, short
from outreach_cli.report.layout import Column
from outreach_cli.rulebook import cite
from outreach_cli.words import chance, listed, price, value_text


def parts(outcome: Outcome, width: int | None = None) -> list[Part]:
    """Return the tables in order; if variations were tried, only theirs.

    On a screen of some width, less important columns that do not fit are left out, and a note
    says so. There are no tables if nothing takes time: nobody needs an InMail or an invitation.
    """
    forecast, cases, _ = outcome
    roomy = width is None or width >= ROOMY
    if all(on_plan.has_nothing_to_send for on_plan in forecast.plans):
        return []
    if cases:
        return [what_if(forecast, cases, roomy)]
    tables = [_plans(forecast, roomy)]
    if forecast.choice.offers:
        tables.append(_offers(forecast))
    if forecast.campaign.sequence:
        of_sequence = [alternatives(forecast), steps(forecast), sequence_by_month(forecast, width)]
        tables = [*of_sequence, *tables]
    elif invites(forecast) or (forecast.own.inmail and forecast.own.has_credits):
        tables.append(by_month(forecast))
    return [*tables, _assumptions(forecast), _known_plans(forecast)]


def _plans(forecast: Forecast, roomy: bool) -> Part:
    has_sequence = bool(forecast.campaign.sequence)
    unreachable = any(on_plan.unreachable for on_plan in forecast.plans)
    columns = [
        Column("plan", wrap=True),
        Column("credits a month", right=True),
        Column("InMails", right=True),
        *([Column("answers", right=True)] if has_sequence else []),
        *([Column("unreachable", right=True)] if unreachable else []),
        *finish_columns(forecast),
        *([Column("$ a month", right=True)] if roomy else []),
        COST,
    ]
    rows = [
        [
            _title(on_plan, forecast),
            f"{on_plan.plan.credits * on_plan.seats:,}",
            f"{on_plan.paid_inmails:,.0f}" if has_sequence else f"{on_plan.needed:,.0f}",
            *([f"{on_plan.answers:,.0f}"] if has_sequence else []),
            *([f"{on_plan.unreachable:,}"] if unreachable else []),
            *finish(forecast, on_plan),
            *([price(on_plan.per_month)] if roomy else []),
            price(on_plan.until_done),
        ]
        for on_plan in forecast.plans
    ]
    rows, unclear = marked(columns, rows, forecast.plans)
    last = forecast.date(forecast.own.projection.months[-1].last)
    note = f"{by_note(forecast)}-: not by {last}, or no price is known.\n"
    if has_sequence:
        note += '"InMails": those that cost a credit; "answers": those to texts of all channels.\n'
    elif any(on_plan.unknown for on_plan in forecast.plans):
        note += '"InMails": those that are expected to cost a credit.\n'
    elif len({on_plan.inmail for on_plan in forecast.plans}) > 1:
        note += "Plans with fewer InMails cannot reach people out of network.\n"
    note += other_runs(forecast.plans) + unclear
    if not roomy:
        note += "The prices a month are in the last table, for one seat.\n"
    seats = forecast.own.seats
    title = f"All plans{f', {seats:,} seats' if seats > 1 else ''}"
    return Part("Plans", title, columns, rows, note)


def _title(on_plan: PlanForecast, forecast: Forecast) -> str:
    return (
        f"{on_plan.plan.title}, yours"
        if on_plan.plan.id == forecast.own.plan.id
        else on_plan.plan.title
    )


def _offers(forecast: Forecast) -> Part:
    """Return for each plan the number of seats that is enough, the cheapest first."""
    choice, has_sequence = forecast.choice, bool(forecast.campaign.sequence)
    day, odds = forecast.date(choice.day), chance(choice.odds)
    columns = [
        Column("plan", wrap=True),
        Column("seats", right=True, style="bold"),
        Column(f"by {day}", right=True),
        Column(f"{odds} by", right=True),
        Column("months", right=True),
        Column("$ in total", right=True, style="bold"),
        *([] if has_sequence else [Column("$ per InMail", right=True)]),
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
            *([] if has_sequence else [price(offer.per_inmail)]),
            price(offer.per_answer),
        ]
        if offer.seats
        else [titles[offer.plan.id], *("-" for _ in columns[1:])]
        for offer in choice.offers
    ]
    alone = [
        offer.plan.title for offer in choice.offers if not (offer.seats or offer.plan.several_seats)
    ]
    note = (
        f'"{odds} by": the day by which {all_done(forecast)} with that probability. "months": those'
        " to pay for until then.\n"
        "-: no number of seats is enough, or no price is known.\n"
        "A seat is the account of one person. Prices are not from LinkedIn; set what you pay:"
        f" limits: {{{choice.offers[0].plan.id}.price: 100}}.\n"
    )
    runs = [plan.paired.runs for plan in forecast.plans if plan.paired is not None]
    if runs:
        note += f"Each number of seats was tried in at least {min(runs):,} simulated runs.\n"
    if alone and forecast.own.seats == 1:
        are = "is a plan" if len(alone) == 1 else "are plans"
        note += f"{listed(alone, 'and')} {are} for one person, whose one seat is not enough.\n"
    return Part("What to buy", f"What to buy to finish by {day}", columns, rows, note)


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
    return Part("Assumptions", "Assumptions", columns, rows)


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
                key = known.key.rpartition(".")[2]
                values[key] = (
                    price(known.value)
                    if key == "price" and not isinstance(known.value, str)
                    else value_text(known.value)
                )
                sources += known.source.split(", ")
        keys = ("monthly_credits", "cap", "renewal", "price")
        rows.append([on_plan.plan.title, *(values.get(key, "-") for key in keys), cite(sources)])
    return Part("Values of the plans", "Values of the plans, for one seat", columns, rows)

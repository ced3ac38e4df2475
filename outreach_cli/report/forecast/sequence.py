"""The tables about a sequence: what it would be without a part of it, and its steps."""

from __future__ import annotations

from outreach_cli.model import Channel
from outreach_cli.projection.plans import Forecast
from outreach_cli.report.forecast.done import weeks
from outreach_cli.report.forecast.part import (
    COST,
    Part,
    by_note,
    finish,
    finish_columns,
    marked,
    other_runs,
)
from outreach_cli.report.grid import short
from outreach_cli.report.layout import Column
from outreach_cli.words import NAMED, counted, listed, price

_SETTLED = (
    "Settled: people who have answered, or for whom no step is left unless they accept an"
    " invitation later.\n"
)
_ACCEPTED = {Channel.INVITATION}
"""What is accepted; the others are answered."""


def alternatives(forecast: Forecast) -> Part:
    """Return a row for the sequence as written and for each part of it."""
    columns = [
        Column("sequence", wrap=True, style="bold"),
        Column("weeks", right=True, style="bold"),
        *finish_columns(forecast),
        Column("InMails", right=True),
        Column("answers", right=True),
        COST,
    ]
    rows = [
        [
            f"without {NAMED[one.without]}s" if one.without else "as written",
            f"{weeks(p90):,}" if (p90 := one.forecast.projection.p90) is not None else "-",
            *finish(forecast, one.forecast),
            f"{one.credits:,.0f}",
            f"{one.answers:,.0f}",
            price(one.forecast.until_done),
        ]
        for one in forecast.alternatives
    ]
    forecasts = [one.forecast for one in forecast.alternatives]
    rows, unclear = marked(columns, rows, forecasts)
    last = forecast.date(forecast.own.projection.months[-1].last)
    note = (
        f'{_SETTLED}"weeks": those until 90%. {by_note(forecast)}"InMails": those that cost a'
        f" credit. Answers are counted until {last}.\n-: not by then, or no price is known.\n"
        + other_runs(forecasts)
        + unclear
    )
    return Part(
        "Alternatives",
        f"The sequence with and without its parts, on {forecast.own.plan.title}",
        columns,
        rows,
        note,
    )


def steps(forecast: Forecast) -> Part:
    """Return a row for each step of the sequence."""
    figures = forecast.own.projection.steps
    accepts = any(step.accepted for step in figures)
    columns = [
        Column("step", right=True),
        Column("drafts", wrap=True),
        Column("sent as"),
        Column("wait", right=True),
        Column("sent", right=True, style="bold"),
        *([Column("accepted", right=True)] if accepts else []),
        Column("answered", right=True),
    ]
    rows = [
        [
            str(number),
            short(listed(step.drafts, "and")),
            NAMED[step.channel],
            counted(step.wait, "day"),
            f"{sent:,.1f}",
            *([f"{accepted:,.1f}" if step.channel in _ACCEPTED else "-"] if accepts else []),
            "-" if step.channel in _ACCEPTED else f"{answers:,.1f}",
        ]
        for number, (step, sent, accepted, answers) in enumerate(figures, 1)
    ]
    note = "Averages over all months. Several drafts of a step: people get them in turn.\n"
    return Part("Steps", f"Step by step on {forecast.own.plan.title}", columns, rows, note)

"""Forecasts of campaigns with a sequence, made by hand, for tests of how they are shown."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from outreach_cli import rulebook
from outreach_cli.load import load
from outreach_cli.model import Accepts, Channel, Step
from outreach_cli.projection.figures import Held, Month, Projection, Spread, StepFigures
from outreach_cli.projection.planner import PlanForecast, Planner
from outreach_cli.projection.plans import Alternative, Forecast, forecast

FILES = {
    "campaign.yaml": """\
name: Two hundred engineers
sender: {plan: recruiter-lite}
schedule: {start: 2026-12-01, months: 6, deadline: 2027-04-30}
replies: {rate: 0.18}
prospects: prospects.yaml
drafts: drafts.yaml
""",
    "prospects.yaml": "".join(f"- {{id: p{n}, connection: 2nd}}\n" for n in range(220)),
}
"""The files of a campaign that the forecast is about, without its sequence."""

STEPS = (
    (("hello",), Channel.INVITATION, 0, 210.0, 62.5, 0.0),
    (("welcome",), Channel.MESSAGE, 1, 61.5, 0.0, 15.2),
    (("first-inmail",), Channel.INMAIL, 14, 136.25, 0.0, 24.5),
    (("nudge-a", "nudge-b"), Channel.MESSAGE, 7, 46.0, 0.0, 8.25),
)
"""Drafts, channel, wait, sent, accepted and answers of each step."""

MONTHS = (
    ((210.0, 55.5, 40.0, 25.5, 3.0, 14.0), (30, 4.5, 0.0, 9.0), 0.0, Held.WEEKLY_INVITATIONS),
    ((0.0, 6.5, 45.5, 41.0, 0.0, 17.5), (30, 7.0, 0.0, 5.0), 0.0, Held.CREDITS),
    ((0.0, 0.5, 14.0, 36.0, 0.0, 12.0), (30, 6.5, 0.0, 5.5), 0.0, Held.CREDITS),
    ((0.0, 0.0, 8.0, 33.75, 0.0, 4.25), (30, 6.0, 0.0, 7.75), 0.6, Held.CREDITS),
    ((0.0, 0.0, 0.0, 0.0, 0.0, 0.25), (30, 2.0, 0.0, 39.75), 1.0, Held.WAITS),
    ((0.0, 0.0, 0.0, 0.0, 0.0, 1.2), (30, 0.5, 0.0, 70.25), 1.0, None),
)
"""Invited, accepted, messages, InMails, free InMails, answers; credits; settled; the limit."""


def with_sequence(folder: Path, months: object = MONTHS, steps: object = STEPS) -> Forecast:
    """Return a forecast of the campaign in a folder, as if it had a sequence."""
    loaded = load(str(folder), rulebook.standard())
    assert loaded.campaign is not None
    plain = forecast(Planner(loaded.campaign, loaded.book))
    spot = loaded.campaign.spot
    figures = tuple(
        StepFigures(Step(drafts, channel, wait, spot), sent, accepted, answers)
        for drafts, channel, wait, sent, accepted, answers in steps  # type: ignore[attr-defined]
    )
    campaign = loaded.campaign._replace(
        sequence=tuple(one.step for one in figures),
        accepts=Accepts(0.3, {1: 0.35, 7: 0.75, 30: 0.95, 90: 1.0}),
    )

    def changed(on_plan: PlanForecast, p50: int | None, p90: int | None) -> PlanForecast:
        projection = _projection(on_plan.projection, months, p50, p90)
        return on_plan._replace(
            answers=47.95,
            until_done=849.95,
            projection=projection._replace(steps=figures),
        )

    plans = tuple(changed(on_plan, 104, 118) for on_plan in plain.plans)
    own = plans[0]
    late = changed(own, None, None)._replace(answers=38.6, until_done=None)
    early = changed(own, 80, 95)._replace(answers=23.4, until_done=679.96)
    alternatives = (
        Alternative(None, own),
        Alternative(Channel.INVITATION, _sending(late, 45.0)),
        Alternative(Channel.INMAIL, _sending(early, 0.0)),
    )
    return plain._replace(
        campaign=campaign,
        routes={},
        plans=plans,
        alternatives=alternatives,
    )


def _sending(on_plan: PlanForecast, inmails: float) -> PlanForecast:
    """Return a forecast with so many InMails each month."""
    projection = on_plan.projection
    months = tuple(month._replace(sent=inmails) for month in projection.months)
    return on_plan._replace(projection=projection._replace(months=months))


def _projection(
    projection: Projection, rows: object, p50: int | None, p90: int | None
) -> Projection:
    months = []
    for month, row in zip(projection.months, rows, strict=True):  # type: ignore[call-overload]
        texts, credits_, finished, held = row
        invited, accepted, messages, inmails, free, answers = texts
        granted, back, lost, left = credits_
        months.append(
            Month(
                month.first,
                month.last,
                granted,
                inmails,
                back,
                lost,
                left,
                Spread(inmails, 0, 0, 0),
                finished,
                invited,
                accepted,
                messages,
                free,
                answers,
                held,
            )
        )
    finished = np.zeros_like(projection.finished)
    if p50 is not None and p90 is not None:
        finished[p50:p90], finished[p90:] = 0.6, 1.0
    return Projection(
        tuple(months),
        p50,
        p90,
        float(finished[-30]),
        False,
        0.12,
        None,
        finished,
        2_000,
        "sequence",
    )

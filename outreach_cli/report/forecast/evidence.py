"""Sentences about rates that the log contradicts, and about too few answers for Recruiter."""

from __future__ import annotations

from outreach_cli.model import Campaign
from outreach_cli.projection.evidence import Contradiction, LowAnswers
from outreach_cli.projection.plans import Forecast
from outreach_cli.words import chance, counted

_LEAST = 0.01
"""A smaller probability of too few answers is not mentioned."""
_LEAST_ODDS = 1e-6
_WAY_OUT = (
    "outreach results shows the rates in your log; with --write it puts them into campaign.yaml."
)


def evidence(forecast: Forecast) -> list[str]:
    """Return the sentences, none where nothing speaks against the rates."""
    low = forecast.low_answers
    return [
        *(_contradiction(one, forecast.campaign) for one in forecast.contradictions),
        *([_WAY_OUT] if forecast.contradictions else []),
        *([_low(low)] if low is not None and low.odds >= _LEAST else []),
    ]


def _contradiction(found: Contradiction, campaign: Campaign) -> str:
    what = "invitations" if found.accepted else "texts"
    done = "accepted" if found.accepted else "answered"
    how = "few" if found.happened < found.expected else "many"
    return (
        f"Your log contradicts {_rate(found, campaign)}: {found.happened:,} of {found.sent:,}"
        f" {what} were {done} so far, where {found.expected:.0f} would be expected; the"
        f" probability of so {how} is {_odds(found.odds)}."
    )


def _rate(found: Contradiction, campaign: Campaign) -> str:
    """Return which rate is contradicted: one of the campaign's file, or an assumed one."""
    key, part = ("accepts", campaign.accepts) if found.accepted else ("replies", campaign.replies)
    if part is None or f"{key}.rate" not in campaign.assumed:
        return f"the rate under {key}"
    what = "accepted invitations" if found.accepted else "answers"
    return f"the assumed rate of {what}, {part.rate:g}"


def _odds(odds: float) -> str:
    """Return a small probability: `1 in 320`, rounded to two digits."""
    if odds < _LEAST_ODDS:
        return "less than 1 in a million"
    return f"1 in {float(f'{1 / odds:.2g}'):,.0f}"


def _low(low: LowAnswers) -> str:
    return (
        f"If {counted(low.inmails, 'InMail')} go out within {low.days} days, the probability that"
        f" fewer than {low.share:.0%} of them are answered, so that Recruiter warns you, is"
        f" {chance(low.odds)}."
    )

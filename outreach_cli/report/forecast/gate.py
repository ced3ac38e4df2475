"""A requirement that is not met, in a sentence: which one, and by how much."""

from __future__ import annotations

from outreach_cli.projection.gates import Gate
from outreach_cli.projection.plans import Forecast
from outreach_cli.words import chance, counted, price


def sentence(gate: Gate, forecast: Forecast, tried: bool = False) -> str:
    """Return what is required, what the forecast comes to, and how large the difference is.

    If variations were `tried`, the sentence says that it is about the campaign without changes.
    """
    text = _sentence(gate, forecast)
    return f"for the campaign without changes, {text}" if tried else text


def _sentence(gate: Gate, forecast: Forecast) -> str:
    wanted, found, plan = gate.wanted, gate.found, forecast.own.plan
    if gate.name == "odds":
        odds = found or 0.0
        return (
            f"the probability of finishing by {forecast.campaign.schedule.deadline} is"
            f" {chance(odds)} ({odds:.4f}), but require.odds asks for {wanted:g}"
        )
    months = gate.name == "months"
    most = counted(int(wanted), "month") if months else f"{price(wanted)} US dollars"
    asks = f"require.{gate.name} asks for at most {most}"
    if not months and plan.price is None:
        setting = f"limits: {{{plan.id}.price: 100}}"
        return f"no price is known for {plan.title}, but {asks}; set what you pay: {setting}"
    if found is None:
        last = forecast.date(forecast.own.projection.months[-1].last)
        return f"90% probability of finishing is not reached by {last}, but {asks}"
    until = "until the list is finished with 90% probability"
    if months:
        return (
            f"it takes {counted(int(found), 'month')} {until}, {found - wanted:g} too many: {asks}"
        )
    return f"{price(found)} US dollars are paid {until}, {price(found - wanted)} too much: {asks}"

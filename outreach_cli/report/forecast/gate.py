"""A requirement that is not met, in a sentence: which one, and by how much."""

from outreach_cli.projection.gates import Gate
from outreach_cli.projection.plans import Forecast
from outreach_cli.words import chance, counted


def sentence(gate: Gate, forecast: Forecast, beside: bool = False) -> str:
    """Return what is required, what was found instead, and how far off that is.

    Where something was tried `beside` the campaign, it says that it is about the campaign itself.
    """
    said = _said(gate, forecast)
    return f"for the campaign as it stands, {said}" if beside else said


def _said(gate: Gate, forecast: Forecast) -> str:
    wanted, found, plan = gate.wanted, gate.found, forecast.own.plan
    if gate.name == "odds":
        odds = found or 0.0
        return (
            f"the odds of being done by {forecast.campaign.schedule.deadline} are {chance(odds)}"
            f" ({odds:.4f}), and require.odds asks for {wanted:g}"
        )
    months = gate.name == "months"
    asks = counted(int(wanted), "month") if months else f"{wanted:,.2f} US dollars"
    asks = f"require.{gate.name} asks for at most {asks}"
    if gate.name == "price" and plan.price is None:
        return (
            f"no price is known for {plan.title}, and {asks}; put in what you pay:"
            f" limits: {{{plan.id}.price: 100}}"
        )
    if found is None:
        last = forecast.date(forecast.own.projection.months[-1].last)
        return f"the list is not done with 9 in 10 odds by {last}, and {asks}"
    if gate.name == "months":
        begun = counted(int(found), "month is", "months are")
        return (
            f"{begun} begun until the list is done with 9 in 10 odds,"
            f" {found - wanted:g} too many: {asks}"
        )
    return (
        f"{found:,.2f} US dollars are paid until the list is done with 9 in 10 odds,"
        f" {found - wanted:,.2f} too much: {asks}"
    )

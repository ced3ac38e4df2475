"""What a campaign requires of its forecast, and what of that is not met."""

from typing import NamedTuple

from outreach_cli.model import Required
from outreach_cli.projection.plans import Forecast
from outreach_cli.projection.setting import ROUNDING


class Gate(NamedTuple):
    """A requirement: what is wanted of the sender's plan, and what was found, None for nothing."""

    name: str
    wanted: float
    found: float | None
    met: bool


def gates(forecast: Forecast, required: Required) -> list[Gate]:
    """Compare a forecast with each requirement."""
    own = forecast.own
    day = own.outlook.p90
    months = None if day is None else forecast.calendar.months_begun(day)
    price = own.until_done
    if not own.inmail:
        months, price = 0, 0.0
    found = Required(own.outlook.by_deadline, months, price)
    return [
        Gate(name, wanted, got, got is not None and _holds(name, wanted, got))
        for name, wanted, got in zip(Required._fields, required, found, strict=True)
        if wanted is not None
    ]


def _holds(name: str, wanted: float, found: float) -> bool:
    return found >= wanted - ROUNDING if name == "odds" else found <= wanted + ROUNDING

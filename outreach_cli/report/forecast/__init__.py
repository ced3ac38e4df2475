"""A forecast as text; each file is a format and has one `write`."""

from collections.abc import Sequence
from typing import NamedTuple

from outreach_cli.projection.gates import Gate
from outreach_cli.projection.plans import Forecast
from outreach_cli.projection.what_if import Case


class Outcome(NamedTuple):
    """A forecast, the variations that were tried, and what the campaign requires."""

    forecast: Forecast
    cases: Sequence[Case] = ()
    required: Sequence[Gate] = ()

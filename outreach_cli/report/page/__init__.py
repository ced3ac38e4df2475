"""A campaign as one page of HTML, which needs neither scripts nor a network."""

from collections.abc import Sequence
from typing import NamedTuple

from outreach_cli.finding import CheckResult
from outreach_cli.merge import Routing
from outreach_cli.report.forecast import Outcome
from outreach_cli.results import Results


class Report(NamedTuple):
    """Everything that a page is about.

    `results` are those of the log, None without one. `notes` are sentences on how the lists were
    read.
    """

    outcome: Outcome
    routing: Routing
    checked: CheckResult
    results: Results | None = None
    notes: Sequence[str] = ()

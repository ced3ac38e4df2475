"""`outreach report`: the campaign as one page of HTML to share."""

from pathlib import Path

from outreach_cli.cli.campaign import continue_after_log, usable
from outreach_cli.cli.formats import ending_of
from outreach_cli.cli.options import AllowOutside, CampaignPath, Force, Limits, Output, book_with
from outreach_cli.cli.output import emit_report, fail, is_terminal, talk, writable
from outreach_cli.cli.plan_options import Odds, Runs, Seed, requirements, share, simulation
from outreach_cli.cli.progress import progress
from outreach_cli.cli.rows import rows_note, unused_note
from outreach_cli.lint import check
from outreach_cli.load import load
from outreach_cli.merge import assignments, merge
from outreach_cli.model import Campaign
from outreach_cli.results import Results
from outreach_cli.rulebook import Rulebook

_ENDINGS = {"", ".html", ".htm"}


def report(
    campaign: CampaignPath,
    output: Output = None,
    force: Force = False,
    odds: Odds = "0.8",
    limit: Limits = [],  # noqa: B006 - read only
    allow_outside: AllowOutside = False,
    runs: Runs = None,
    seed: Seed = "1",
) -> None:
    """Write one page of HTML to share: forecast, charts, routes and findings.

    The page has no scripts and loads nothing. Print it to PDF in a browser.

    Exit code 0: done. 2: no forecast is possible.

    Example: outreach report sample_campaigns/founder_launch --output report.html
    """
    _require_page(output)
    writable(output, force, [campaign])
    least_odds, simulating = share("--odds", odds), simulation(runs, seed)
    with progress("Reading"):
        loaded = load(campaign, book_with(limit), allow_outside=allow_outside)
    planned = continue_after_log(usable(loaded, campaign), loaded.book)
    from outreach_cli.projection.gates import gates
    from outreach_cli.projection.planner import Planner
    from outreach_cli.projection.plans import forecast
    from outreach_cli.report.forecast import Outcome
    from outreach_cli.report.page import Report

    with progress("Forecasting"):
        forecasts = forecast(Planner(planned, loaded.book, *simulating), least_odds)
        outcome = Outcome(forecasts, required=gates(forecasts, requirements((), planned)))
    with progress("Checking"):
        checked = check(loaded)
        merged = merge(planned, loaded.book)
        notes = [*unused_note(merged.unused), *rows_note(planned)]
        page = Report(outcome, assignments(merged), checked, _results(planned, loaded.book), notes)
    emit_report("page", "html", page, output)
    if notes:
        talk(" ".join(notes))


def _results(campaign: Campaign, book: Rulebook) -> Results | None:
    """Return what the log says by the last day that it can have, None without a log."""
    if not campaign.sent:
        return None
    from outreach_cli.results.summary import results_of_campaign

    return results_of_campaign(campaign, book, campaign.observed)


def _require_page(output: str | None) -> None:
    """Refuse a terminal, which cannot show a page, and a file with the ending of something else."""
    if is_terminal(output):
        fail("a terminal cannot show the page; name a file: --output report.html")
    ending = ending_of(output)
    if output is not None and ending not in _ENDINGS:
        page = f"--output {Path(output).with_suffix('.html')}"
        printed = ", and print it to PDF in a browser" if ending == ".pdf" else ""
        fail(f"{output} would not be {ending[1:]}; the page is HTML: {page}{printed}")

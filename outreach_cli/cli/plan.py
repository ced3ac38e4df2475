"""`outreach plan`: how long the list takes, what it costs and what comes back, plan by plan."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from outreach_cli.cli import completing, options
from outreach_cli.cli.campaign import campaign_at, continue_after_log
from outreach_cli.cli.drawing import draw, require_outputs
from outreach_cli.cli.formats import format_option
from outreach_cli.cli.options import AllowOutside, CampaignPath, Force, Limits, Output, book_with
from outreach_cli.cli.output import emit_report, fail, talk
from outreach_cli.cli.plan_options import (
    TEXT_PLOT,
    Format,
    Odds,
    Runs,
    Seed,
    Tried,
    output_format,
    requirements,
    share,
    simulation,
    variations,
)
from outreach_cli.cli.progress import progress
from outreach_cli.cli.rows import rows_note, unused_note

if TYPE_CHECKING:
    from typer._click.core import Context


class Command(options.Command):
    """The command, whose option --plot may be given without a file."""

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """Give --plot a value if no file follows it."""
        for at, argument in enumerate(args):
            if argument.partition("=")[0] == "--weeks":
                fail("--weeks is not an option; a forecast takes whole months: --months 3")
            if argument == "--plot" and not any(map(_is_figure, args[at + 1 : at + 2])):
                args = [*args[:at], f"--plot={TEXT_PLOT}", *args[at + 1 :]]
        return super().parse_args(ctx, args)


def _is_figure(name: str) -> bool:
    path = Path(name)
    if not name:  # a mistake, which the option reports
        return True
    campaign = path.suffix in {"", ".yaml", ".yml"} or path.is_dir()
    return not campaign and not name.startswith("-")


_WHAT_IF = "What if: a row for each case"


def plan(
    campaign: CampaignPath,
    format: Annotated[Format | None, format_option(Format)] = None,
    odds: Odds = "0.8",
    require: Annotated[
        list[str],
        typer.Option(
            metavar="NAME=VALUE",
            help="Exit with 1 unless the forecast meets this: odds=0.9, months=6 or price=200.",
        ),
    ] = [],  # noqa: B006 - read only
    compare_to: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Show what changed since an earlier forecast in JSON; - is standard input.",
        ),
    ] = None,
    plot: Annotated[
        str | None,
        typer.Option(
            metavar="[FILE]", help="Draw the forecast, as text or into a file: svg, png or html."
        ),
    ] = None,
    output: Output = None,
    force: Force = False,
    limit: Limits = [],  # noqa: B006 - read only
    allow_outside: AllowOutside = False,
    plans: Annotated[
        str | None,
        typer.Option(
            "--plan",
            metavar="PLANS",
            rich_help_panel=_WHAT_IF,
            help="Try other plans, such as business,career.",
            autocompletion=completing.plans,
        ),
    ] = None,
    seats: Annotated[
        str | None,
        typer.Option(
            metavar="NUMBERS",
            rich_help_panel=_WHAT_IF,
            help="Try other numbers of seats, such as 2 or 1,3 or 1..5.",
        ),
    ] = None,
    rate: Annotated[
        str | None,
        typer.Option(
            metavar="RATES",
            rich_help_panel=_WHAT_IF,
            help='Try other reply rates, such as 0.1 or "0.1,9 of 50".',
        ),
    ] = None,
    months: Annotated[
        str | None,
        typer.Option(
            metavar="NUMBERS",
            rich_help_panel=_WHAT_IF,
            help="Try other numbers of months, such as 6,12.",
        ),
    ] = None,
    accept_rate: Annotated[
        str | None,
        typer.Option(
            metavar="RATES",
            rich_help_panel=_WHAT_IF,
            help='Try other shares of accepted invitations, such as 0.2 or "0.2,30 of 100".',
        ),
    ] = None,
    per_week: Annotated[
        str | None,
        typer.Option(
            metavar="NUMBERS",
            rich_help_panel=_WHAT_IF,
            help="Try other numbers of invitations per week and seat, such as 50,100.",
        ),
    ] = None,
    runs: Runs = None,
    seed: Seed = "1",
) -> None:
    """Forecast how long the list takes, month by month and on every plan.

    Also shows the credits that are used and returned, and which plan or how many seats to choose.

    Exit code 0: done. 1: a requirement is not met. 2: no forecast is possible.

    Example: outreach plan sample_campaigns/berlin_data_engineers
    """
    figure = None if plot == TEXT_PLOT else plot
    require_outputs(output, figure, force, [campaign], "forecast")
    tried = Tried(plans, seats, rate, months, accept_rate, per_week)
    format = output_format(format, tried.names, compare_to is not None, plot, output)
    least_odds, simulating = share("--odds", odds), simulation(runs, seed)
    loaded, book = campaign_at(campaign, book_with(limit), allow_outside)
    loaded = continue_after_log(loaded, book)
    from outreach_cli.projection.gates import gates
    from outreach_cli.projection.planner import Planner
    from outreach_cli.projection.plans import forecast
    from outreach_cli.projection.what_if import what_if
    from outreach_cli.report.forecast import Outcome
    from outreach_cli.routing.unused import unused_on

    varied = variations(tried, loaded, book)
    required = requirements(require, loaded)
    with progress("Forecasting"):
        planner = Planner(loaded, book, *simulating)
        forecasts = forecast(planner, least_odds)
        cases = what_if(planner, varied)
    outcome = Outcome(forecasts, cases, gates(forecasts, required))
    comparison = None
    if compare_to is not None:
        from outreach_cli.cli.comparing import compared

        comparison = compared(outcome, compare_to)
    if figure is not None:
        draw("forecast", forecasts, figure)
    if comparison is not None:
        emit_report("comparison", format, comparison, output)
    else:
        emit_report("forecast", "plot" if plot == TEXT_PLOT else format, outcome, output)
    for note in (*unused_note(unused_on(loaded, planner.own)), *rows_note(loaded)):
        talk(note)
    unmet = [gate for gate in outcome.required if not gate.met]
    for gate in unmet:
        from outreach_cli.report.forecast.gate import sentence

        talk(f"outreach: {sentence(gate, forecasts, bool(cases))}")
    raise typer.Exit(int(bool(unmet)))

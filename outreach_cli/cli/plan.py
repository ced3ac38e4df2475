"""`outreach plan`: how long the list takes, what it costs and what comes back, plan by plan."""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperCommand

from outreach_cli.cli.campaign import campaign_at
from outreach_cli.cli.options import CampaignPath, Force, Limits, Output, book_with
from outreach_cli.cli.output import emit, screen, talk, writable
from outreach_cli.cli.plan_options import HERE, Format, fit, required, share, tried
from outreach_cli.cli.progress import progress

if TYPE_CHECKING:
    from typer._click.core import Context


class Command(TyperCommand):
    """The command, whose option --plot may stand alone."""

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """Put in what --plot stands for where no file to draw into follows it."""
        for at, one in enumerate(args):
            if one == "--plot" and not _is_figure("".join(args[at + 1 : at + 2])):
                args = [*args[:at], f"--plot={HERE}", *args[at + 1 :]]
        return super().parse_args(ctx, args)


def _is_figure(name: str) -> bool:
    path = Path(name)
    campaign = path.suffix in {"", ".yaml", ".yml"} or path.is_dir()
    return not campaign and not name.startswith("-")


_WHAT_IF = "What if, a row each:"


def plan(
    campaign: CampaignPath,
    format: Annotated[
        Format | None,
        typer.Option(help="How to write it; left out: as --output ends, else a table."),
    ] = None,
    plans: Annotated[
        str,
        typer.Option("--plan", metavar="PLANS", help=f"{_WHAT_IF} plans, such as business,career."),
    ] = "",
    seats: Annotated[
        str, typer.Option(metavar="NUMBERS", help=f"{_WHAT_IF} seats, such as 1..5.")
    ] = "",
    rate: Annotated[
        str, typer.Option(metavar="RATES", help=f"{_WHAT_IF} reply rates, such as 0.1,9 of 50.")
    ] = "",
    months: Annotated[
        str, typer.Option(metavar="NUMBERS", help=f"{_WHAT_IF} months, such as 6,12.")
    ] = "",
    odds: Annotated[
        str, typer.Option(metavar="SHARE", help="With what odds to be done in time, to choose.")
    ] = "0.8",
    require: Annotated[
        list[str],
        typer.Option(metavar="NAME=VALUE", help="Fail unless odds, months or price hold."),
    ] = [],  # noqa: B006 - read only
    compare_to: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help="Say what changed since an earlier --format json; - is input."
        ),
    ] = None,
    plot: Annotated[
        str | None,
        typer.Option(metavar="[FILE]", help="Draw it; into a file as svg, png or html."),
    ] = None,
    runs: Annotated[
        int, typer.Option(min=200, max=100_000, help="How many runs a simulation makes.")
    ] = 2_000,
    seed: Annotated[int, typer.Option(min=0, help="What the runs start from.")] = 1,
    output: Output = None,
    force: Force = False,
    limit: Limits = [],  # noqa: B006 - read only
) -> None:
    """Forecast month by month how long the list takes and what comes back, on every plan.

    Exit code 0: done. 1: something required is not met. 2: nothing could be done.

    Example: outreach plan sample_campaigns/berlin_data_engineers
    """
    figure = None if plot == HERE else plot
    what_ifs = {"--plan": plans, "--seats": seats, "--rate": rate, "--months": months}
    tries = [name for name, value in what_ifs.items() if value]
    written = fit(format, tries, compare_to is not None, plot, output)
    writable(output, force)
    writable(figure, force)
    in_time = share("--odds", odds)
    taken, book = campaign_at(campaign, book_with(limit))
    from outreach_cli.projection.gates import gates
    from outreach_cli.projection.planner import Planner
    from outreach_cli.projection.plans import forecast
    from outreach_cli.projection.what_if import what_if
    from outreach_cli.report.forecast import Outcome

    what_ifs_tried = tried(plans, seats, rate, months, taken.replies, book)
    wanted = required(require, taken)
    with progress("Forecasting"):
        planner = Planner(taken, book, runs, seed)
        found = forecast(planner, in_time)
        cases = what_if(planner, what_ifs_tried)
    held = gates(found, wanted)
    outcome = Outcome(found, cases, held)
    if compare_to is not None:
        from outreach_cli.cli.comparing import compared

        text = compared(outcome, compare_to, written.value, screen(output))
    else:
        name = "plot" if plot == HERE else written.value
        report = import_module(f"outreach_cli.report.forecast.{name}")
        text = report.write(outcome, screen(output))
    if figure is not None:
        from outreach_cli.cli.drawing import draw

        draw(found, figure)
    emit(text, output)
    unmet = [gate for gate in held if not gate.met]
    for gate in unmet:
        from outreach_cli.report.forecast.gate import sentence

        talk(f"outreach: {sentence(gate, found, bool(cases))}")
    raise typer.Exit(int(bool(unmet)))

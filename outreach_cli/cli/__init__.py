"""The command line: one file a command, each reads, asks one function, prints and exits."""

from __future__ import annotations

import sys

import typer

from outreach_cli.cli.check import check
from outreach_cli.cli.limits import limits
from outreach_cli.cli.route import route

app = typer.Typer(
    name="outreach",
    help="Plans LinkedIn outreach: checks every message against the limits, forecasts InMail credits.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (check, route, limits):
    app.command()(command)


@app.callback(invoke_without_command=True)
def _outreach(version: bool = typer.Option(False, "--version", help="Show the version.")) -> None:
    """Plans LinkedIn outreach: checks every message against the limits, forecasts credits."""
    if version:
        from outreach_cli import __version__

        print(f"outreach {__version__}")  # noqa: T201
        raise typer.Exit


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a sign gets it as an escape, not a traceback.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app()
    except BrokenPipeError:  # the reader, such as head, has seen enough
        sys.stderr.close()
        sys.exit(141)

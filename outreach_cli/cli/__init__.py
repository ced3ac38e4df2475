"""The command line: one file a command, each reads, asks one function, prints and exits."""

import gc
import os
import sys
from importlib import import_module
from typing import Annotated

# Starting makes no cyclic garbage: looking for it would take a tenth of the time.
gc.set_threshold(100_000, 20, 100)

import typer  # noqa: E402

from outreach_cli.cli.output import talk  # noqa: E402

COMMANDS = ("check", "plan", "route", "limits", "rules", "rule", "schema")


def app(names: tuple[str, ...] = COMMANDS) -> typer.Typer:
    """Return the program with some of its commands; each is imported only where it is asked for."""
    made = typer.Typer(
        name="outreach",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    made.callback(invoke_without_command=True)(_outreach)
    for name in names:
        module = import_module(f"outreach_cli.cli.{name}")
        made.command(name, cls=getattr(module, "Command", None))(getattr(module, name))
    return made


def _outreach(
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> None:
    """Plan LinkedIn outreach: check every message against the limits, forecast InMail credits."""
    if version:
        from outreach_cli import __version__

        typer.echo(f"outreach {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a sign gets it as an escape, not a traceback.
        if stream is not None:
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    asked = sys.argv[1] if len(sys.argv) > 1 else ""
    try:
        app((asked,) if asked in COMMANDS else COMMANDS)()
    except SystemExit as ended:
        _end(ended.code)
    except OSError as error:
        if error.filename is not None:
            raise
        # Help that cannot be shown; all else is caught where it is written.
        talk(f"outreach: standard output cannot be written: {(error.strerror or '').lower()}")
        _end(2)


def _end(code: object) -> None:
    """End at once: taking modules and objects apart one by one is a tenth of a short run."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:  # nobody reads any more
        code = code or 1
    if code is None or isinstance(code, int):
        os._exit(code or 0)
    sys.exit(str(code))

"""The command line: one file for each command, which reads, calls a function, prints and exits."""

import os
import sys
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from typing import Annotated

import typer

from outreach_cli.cli import completing
from outreach_cli.cli.options import Command
from outreach_cli.cli.output import LogStream, fail, in_actions, reason_of

GROUPS = {
    "Prepare": ("init", "import", "check", "preview"),
    "Look ahead": ("route", "plan", "report"),
    "Carry out": ("due", "sent", "results"),
    "Look up": ("help", "limits", "rules", "rule", "schema"),
}
"""The commands in the order of `--help`."""
COMMANDS = tuple(name for names in GROUPS.values() for name in names)
_GROUP_OF = {name: group for group, names in GROUPS.items() for name in names}
_FUNCTIONS = {"import": "import_people"}
"""The modules and functions of commands whose name Python does not allow."""


def app(names: tuple[str, ...] = COMMANDS, completion: bool = True) -> typer.Typer:
    """Return the program with some of its commands; only their modules are imported.

    With `completion` it has the options by which a shell learns to complete its words.
    """
    program = typer.Typer(
        name="outreach",
        no_args_is_help=True,
        add_completion=completion,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    program.callback(invoke_without_command=True)(_outreach)
    for name in names:
        function = _FUNCTIONS.get(name, name)
        module = import_module(f"outreach_cli.cli.{function}")
        command = program.command(
            name, cls=getattr(module, "Command", Command), rich_help_panel=_GROUP_OF[name]
        )
        command(getattr(module, function))
    return program


def _outreach(
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> None:
    """Plan LinkedIn outreach: check every message against the limits, forecast InMail credits.

    Example: outreach check sample_campaigns/with_mistakes
    """
    if version:
        from outreach_cli import __version__

        typer.echo(f"outreach {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command line with the arguments of the process, and end the process."""
    for stream in (sys.stdout, sys.stderr):
        # What a terminal's encoding cannot represent is escaped.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if in_actions() and isinstance(sys.stderr, TextIOWrapper):
        sys.stderr = LogStream(sys.stderr)
    first = sys.argv[1] if len(sys.argv) > 1 else ""
    is_completing = completing.VARIABLE in os.environ
    if is_completing:
        first = completing.command_of(COMMANDS) or ""
    is_one = first in COMMANDS
    try:
        app((first,) if is_one else COMMANDS, is_completing or not is_one)(prog_name="outreach")
    except SystemExit as exit:
        _end(exit.code)
    except MemoryError:
        _refuse("there is not enough memory for these files; split the list of prospects")
    except OSError as error:
        if error.filename is not None:
            raise
        # Only help gets here: `emit` writes all results and handles such errors itself.
        _refuse(f"standard output cannot be written: {reason_of(error)}")


def _refuse(message: str) -> None:
    with suppress(typer.Exit):
        fail(message)
    _end(2)


def _end(code: object) -> None:
    """End the process at once: freeing all objects would take a tenth of a short run."""
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except OSError:  # the reader of a pipe has gone
        code = code or 1
    if code is None or isinstance(code, int):
        os._exit(code or 0)
    sys.exit(str(code))

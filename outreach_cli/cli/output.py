"""Where results and words go: data to standard output or a file, talk to standard error."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

import typer

from outreach_cli.report.grid import Screen


def screen(output: str | None = None) -> Screen:
    """Tell what standard output is; `NO_COLOR` and `FORCE_COLOR` are honoured."""
    forced = bool(os.environ.get("FORCE_COLOR"))
    terminal = output is None and (sys.stdout.isatty() or forced)
    if not terminal:
        return Screen()
    import shutil

    color = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Screen(True, color, max(60, shutil.get_terminal_size((100, 24)).columns))


def talk(message: str) -> None:
    """Say something to the person, on standard error."""
    typer.echo(message, err=True)


def fail(message: str) -> NoReturn:
    """Say why nothing could be done, and exit with 2."""
    talk(f"outreach: {message}")
    raise typer.Exit(2)


def writable(output: str | None, force: bool) -> None:
    """Fail early where the output file may not be written."""
    if output is None:
        return
    path = Path(output)
    if path.is_dir():
        fail(f"{output} is a folder; name a file")
    if path.exists() and not force:
        fail(f"{output} is there already; --force writes over it")
    if not path.parent.is_dir():
        fail(f"{path.parent} is no folder; make it first")


def emit(text: str, output: str | None) -> None:
    """Write a result: to standard output, or whole to a file."""
    if output is None:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    path = Path(output)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        fail(f"{output} cannot be written: {(error.strerror or str(error)).lower()}")

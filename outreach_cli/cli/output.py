"""Where results and words go: data to standard output or a file, talk to standard error."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import typer

from outreach_cli.report.grid import Screen
from outreach_cli.words import one_line


def screen(output: str | None = None) -> Screen:
    """Tell what standard output is; `NO_COLOR` and `FORCE_COLOR` are honoured."""
    forced = os.environ.get("FORCE_COLOR", "0") not in {"", "0"}
    terminal = output is None and sys.stdout is not None and (sys.stdout.isatty() or forced)
    if not terminal:
        return Screen()
    import shutil

    color = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Screen(True, color, max(60, shutil.get_terminal_size((100, 24)).columns))


def talk(message: str) -> None:
    """Say something to the person, on standard error; where that is full, the result counts."""
    with suppress(OSError):
        typer.echo(one_line(message), err=True)


def fail(message: str) -> NoReturn:
    """Say why nothing could be done, and exit with 2."""
    talk(f"outreach: {message}")
    raise typer.Exit(2)


def writable(output: str | None, force: bool) -> None:
    """Fail early where the output file may not be written."""
    if output is None:
        return
    path = Path(output)
    try:
        if path.is_dir() or output.endswith("/"):
            fail(f"{output} is a folder; name a file")
        if os.path.lexists(path) and not force and not _is_stream(path):
            fail(f"{output} already exists; --force writes over it")
        if not path.parent.is_dir():
            fail(f"{path.parent} is not a folder; make it first")
    except (OSError, ValueError) as error:
        fail(f"{output} cannot be written: {_reason(error)}")


def emit(text: str, output: str | None) -> None:
    """Write a result: to standard output, or whole to a file."""
    if output is None:
        _print(text)
        return
    emit_bytes(text.encode("utf-8", "backslashreplace"), output)


def emit_bytes(raw: bytes, output: str) -> None:
    """Write a result whole to a file."""
    path = Path(output).resolve()  # a link stays a link, its target is written
    beside = path.with_name(f".outreach-{os.getpid()}")
    try:
        if _is_stream(path):
            path.write_bytes(raw)
            return
        beside.write_bytes(raw)
        if path.exists():
            beside.chmod(path.stat().st_mode & 0o777)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        fail(f"{output} cannot be written: {_reason(error)}")


def _print(text: str) -> None:
    if sys.stdout is None:
        fail("standard output is closed")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        raise typer.Exit(141) from None
    except OSError as error:
        fail(f"standard output cannot be written: {_reason(error)}")


def _is_stream(path: Path) -> bool:
    return path.is_fifo() or path.is_char_device()


def _reason(error: OSError | ValueError) -> str:
    return str(getattr(error, "strerror", None) or error).lower()

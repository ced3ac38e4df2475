"""Output: results go to standard output or a file, messages to standard error."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn, TextIO

import typer

from outreach_cli.cli.files import descriptor, is_stream, write_whole
from outreach_cli.finding import CheckResult, Finding
from outreach_cli.report.grid import LONG, Screen
from outreach_cli.report.layout import folded
from outreach_cli.words import one_line


def is_terminal(output: str | None = None) -> bool:
    """Return whether a result goes to a terminal."""
    return output is None and sys.stdout is not None and sys.stdout.isatty()


def messages_on_terminal() -> bool:
    """Return whether messages go to a terminal."""
    return sys.stderr is not None and sys.stderr.isatty()


def screen(output: str | None = None) -> Screen:
    """Describe standard output; respects `NO_COLOR` and `FORCE_COLOR`."""
    return _screen_of(sys.stdout) if output is None else Screen()


def _screen_of(stream: TextIO | None) -> Screen:
    """Describe a standard stream."""
    forced = os.environ.get("FORCE_COLOR", "0") not in {"", "0"}
    if stream is None or not (forced or stream.isatty()):
        return Screen()
    color = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Screen(True, color, max(60, _columns(stream)))


def _columns(stream: TextIO) -> int:
    """Return how wide the terminal of a stream is, or as wide as `COLUMNS` says."""
    with suppress(ValueError):
        if (columns := int(os.environ.get("COLUMNS", "0"))) > 0:
            return columns
    with suppress(ValueError, OSError):
        return os.get_terminal_size(stream.fileno()).columns or 100
    return 100


def talk(message: str) -> None:
    """Write a message to standard error; if that is impossible, the result still counts.

    On a terminal its lines are broken between words; elsewhere it is one line.
    """
    text = one_line(message)
    shown_on = _screen_of(sys.stderr)
    if shown_on.terminal:
        # A long word is not broken, because it may be a path to copy.
        text = "\n".join(folded(text, min(shown_on.width, LONG), whole_words=True))
    with suppress(OSError):
        typer.echo(text, err=True)


def say_findings(findings: tuple[Finding, ...]) -> None:
    """Write findings to standard error, each as a message."""
    from outreach_cli.report.findings import text

    for line in text.write(CheckResult(0, 0, 0, 0, findings)).splitlines():
        talk(line)


def fail(message: str) -> NoReturn:
    """Write why nothing could be done, and exit with 2."""
    talk(f"outreach: {message}")
    raise typer.Exit(2)


def writable(output: str | None, force: bool, inputs: Iterable[str] = ()) -> None:
    """Fail before the work starts if the output file may not be written.

    `inputs` are the paths that the command reads. A file that one of them means is never replaced.
    """
    if output is None:
        return
    path = Path(output)
    try:
        if path.is_dir() or output.endswith("/"):
            fail(f"{output} is a folder; name a file")
        if not is_stream(output) and os.path.lexists(path) and not force:
            fail(f"{output} already exists; --force overwrites it")
        if not path.parent.is_dir():
            fail(f"{path.parent} is not a folder; create it first")
        if force and path.is_file() and any(path.samefile(file) for file in _read(inputs)):
            fail(f"{output} is read by this command, so it is not replaced; name another file")
    except (OSError, ValueError) as error:
        fail(f"{output} cannot be written: {reason_of(error)}")


def _read(inputs: Iterable[str]) -> Iterator[str]:
    """Yield the files that exist of those that some paths mean."""
    for name in inputs:
        if name != "-":  # standard input is read only once
            from outreach_cli.load.files_of import files_of

            yield from filter(os.path.isfile, {name, *files_of(name)})


def emit_report(
    kind: str,
    format: str,
    value: object,
    output: str | None,
    everyone: bool = False,
    excerpts: bool = False,
) -> None:
    """Write a value as the module `report.KIND.FORMAT` does; the switches are those of `Screen`."""
    report = import_module(f"outreach_cli.report.{kind}.{format}")
    shown_on = screen(output)._replace(everyone=everyone, excerpts=excerpts)
    emit(report.write(value, shown_on), output, format)
    say_written(output, always=kind == "page")


def emit_aside(kind: str, format: str, value: object) -> None:
    """Write a value as `emit_report` does, to standard error, beside a result."""
    report = import_module(f"outreach_cli.report.{kind}.{format}")
    with suppress(OSError):
        typer.echo(report.write(value, _screen_of(sys.stderr)), err=True, nl=False)


def emit(text: str, output: str | None, format: str = "text") -> None:
    """Write a result: to standard output, or to a file as a whole."""
    if output is None or descriptor(output) == 1:
        _print(without_commands(text, format) if in_actions() else text)
    else:
        emit_bytes(text.encode("utf-8", "backslashreplace"), output)


def say_written(output: str | None, always: bool = False) -> None:
    """Say which file a result was written to, if it was one: on a terminal, or always."""
    if output is None or is_stream(output):
        return
    if always or messages_on_terminal():
        talk(f"Wrote {output}.")


def emit_bytes(raw: bytes, output: str) -> None:
    """Write a result to a file as a whole, or to a pipe or device."""
    try:
        write_whole(raw, output)
    except OSError as error:
        fail(f"{output} cannot be written: {reason_of(error)}")


class LogStream(TextIOWrapper):
    """Standard error in the log of GitHub Actions; no text written becomes a workflow command."""

    def __init__(self, stream: TextIOWrapper) -> None:
        super().__init__(stream.buffer, stream.encoding, stream.errors, line_buffering=True)

    def write(self, text: str) -> int:
        """Write a text with its workflow commands made harmless."""
        return super().write(without_commands(text))


def in_actions() -> bool:
    """Return whether the output goes to the log of GitHub Actions."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def without_commands(text: str, format: str = "text") -> str:
    """Return a text in which GitHub Actions sees no workflow command by accident.

    A line that starts with `::` is a command, and so is `##[name]` anywhere. The format `github`
    consists of commands on purpose; JSON can only hold `##[` within a string.
    """
    if format == "github":
        return text
    if format in {"json", "jsonl", "gitlab", "sarif"}:
        return text.replace("##[", "\\u0023#[")
    return re.sub(r"(?m)(?:^|\r)[^\S\r\n]*(?=::)|#(?=#\[)", r"\g<0>\\", text)


def _print(text: str) -> None:
    if sys.stdout is None:
        fail("standard output is closed")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, for example head, has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        raise typer.Exit(141) from None
    except OSError as error:
        fail(f"standard output cannot be written: {reason_of(error)}")


def reason_of(error: OSError | ValueError) -> str:
    """Return what the system says about an error, for the end of a sentence."""
    return str(getattr(error, "strerror", None) or error).lower()

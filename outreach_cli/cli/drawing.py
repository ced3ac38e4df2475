"""The option --plot FILE: a result as a figure in a file."""

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

from outreach_cli.cli.extras import library
from outreach_cli.cli.output import emit_bytes, fail, talk, writable


def require_outputs(
    output: str | None, figure: str | None, force: bool, inputs: Iterable[str], result: str
) -> None:
    """Fail before the work starts if the result or its figure may not be written, as `writable`."""
    if figure is not None and output is not None and Path(figure) == Path(output):
        fail(f"{output} cannot be both the figure and the {result}")
    inputs = tuple(inputs)
    writable(output, force, inputs)
    writable(figure, force, inputs)
    if figure is not None:
        library("matplotlib", "plot", "--plot FILE")


def draw(kind: str, value: object, file: str) -> None:
    """Draw a value as the module `report.KIND.figure` does; a mistake ends the program."""
    try:
        drawn = import_module(f"outreach_cli.report.{kind}.figure").write(value, Path(file))
    except ValueError as error:
        fail(f"--plot {file}: {error}")
    emit_bytes(drawn, file)
    talk(f"Drew {file}.")

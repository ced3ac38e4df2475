"""The option --plot FILE: a result as a figure in a file."""

from importlib import import_module
from pathlib import Path

from outreach_cli.cli.output import emit_bytes, fail, talk
from outreach_cli.report.figure import MissingExtraError


def draw(kind: str, value: object, file: str) -> None:
    """Draw a value as the module `report.KIND.figure` does; a mistake ends the program."""
    try:
        drawn = import_module(f"outreach_cli.report.{kind}.figure").write(value, Path(file))
    except MissingExtraError as error:
        fail(str(error))
    except ValueError as error:
        fail(f"--plot {file}: {error}")
    emit_bytes(drawn, file)
    talk(f"Drew {file}.")

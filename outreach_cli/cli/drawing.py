"""`outreach plan --plot FILE`: the forecast as a figure in a file."""

from pathlib import Path

from outreach_cli.cli.output import emit_bytes, fail, talk
from outreach_cli.projection.plans import Forecast
from outreach_cli.report.forecast.figure import MissingExtraError, write


def draw(forecast: Forecast, file: str) -> None:
    """Draw a forecast in the format that the file's ending names; a mistake ends the program."""
    try:
        drawn = write(forecast, Path(file))
    except MissingExtraError as error:
        fail(str(error))
    except ValueError as error:
        fail(f"--plot {file}: {error}")
    emit_bytes(drawn, file)
    talk(f"Drew {file}.")

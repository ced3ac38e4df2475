"""The forecast as a figure for a slide: SVG, PNG, or a page of HTML with the SVG inside it."""

from pathlib import Path

from outreach_cli.projection.plans import Forecast
from outreach_cli.report.figure import Words, written
from outreach_cli.report.forecast.answer import answer
from outreach_cli.report.forecast.bars import nothing_to_draw, numbers
from outreach_cli.report.forecast.panels import drawn, title


def write(forecast: Forecast, path: Path) -> bytes:
    """Return the figure in the format that the path's ending names; nothing is written."""
    table = None if nothing_to_draw(forecast) else numbers(forecast)
    return written(path, lambda: drawn(forecast), Words(title(forecast), answer(forecast), table))

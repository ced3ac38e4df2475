"""The forecast beside an earlier one."""

import json as reading
import sys
from pathlib import Path

from outreach_cli.cli.output import fail
from outreach_cli.projection.plans import Forecast
from outreach_cli.report.comparison import compare, json, markdown, read, table
from outreach_cli.report.forecast import json as forecasts
from outreach_cli.report.grid import Screen
from outreach_cli.source.text import decode


def _raw(file: str) -> bytes:
    if file != "-":
        return Path(file).read_bytes()
    return sys.stdin.buffer.read() if sys.stdin is not None else b""


def compared(forecast: Forecast, file: str, format: str, screen: Screen) -> str:
    """Return what changed since the forecast in a file; a wrong file ends the program."""
    try:
        text, mistake = decode(_raw(file), file)
        if mistake is not None:
            fail(f"--compare-to {file}: {mistake.message}")
        base = read(text)
    except OSError as error:
        fail(f"--compare-to {file} cannot be read: {(error.strerror or str(error)).lower()}")
    except ValueError as error:
        fail(f"--compare-to {file}: {error}")
    found = compare(base, reading.loads(forecasts.write(forecast)))
    if format == "json":
        return json.write(found)
    return markdown.write(found) if format == "markdown" else table.write(found, screen)

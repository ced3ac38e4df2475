"""`outreach rules`: all rules, with what each finds."""

from enum import StrEnum
from typing import Annotated

import typer

from outreach_cli.cli.options import Force, Output
from outreach_cli.cli.output import emit, screen, writable
from outreach_cli.rules import RULES


class Format(StrEnum):
    """How the rules are written; each is a file of `report.rules`."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


def rules(
    format: Annotated[Format, typer.Option(help="How to write it.")] = Format.TABLE,
    output: Output = None,
    force: Force = False,
) -> None:
    """List the rules: what each finds and how serious it is.

    Example: outreach rules
    """
    writable(output, force)
    if format is Format.JSON:
        from outreach_cli.report.rules import json

        text = json.write(RULES)
    elif format is Format.MARKDOWN:
        from outreach_cli.report.rules import markdown

        text = markdown.write(RULES)
    else:
        from outreach_cli.report.rules import table

        text = table.write(RULES, screen(output))
    emit(text, output)

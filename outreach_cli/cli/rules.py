"""`outreach rules`: the list of all rules."""

from enum import StrEnum
from typing import Annotated

from outreach_cli.cli.formats import format_for, format_option
from outreach_cli.cli.options import Force, Output
from outreach_cli.cli.output import emit_report, writable
from outreach_cli.rules import RULES


class Format(StrEnum):
    """How the rules are written; each is a file of `report.rules`."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


def rules(
    format: Annotated[Format | None, format_option(Format)] = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """List the rules: what each one finds and how severe it is.

    Example: outreach rules
    """
    writable(output, force)
    format = format_for(format, output, Format, Format.TABLE)
    emit_report("rules", format, RULES, output)

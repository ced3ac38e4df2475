"""`outreach limits`: the values of the rulebook, their sources, and what other sources publish."""

from enum import StrEnum
from typing import Annotated

import typer

from outreach_cli.cli import completing
from outreach_cli.cli.formats import format_for, format_option
from outreach_cli.cli.options import Force, Limits, Output, book_with
from outreach_cli.cli.output import emit_report, fail, writable
from outreach_cli.words import did_you_mean, shown


class Format(StrEnum):
    """How the rulebook is written; each is a file of `report.limits`."""

    TABLE = "table"
    JSON = "json"


def limits(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME]...",
            help="Names of values, or the beginnings of names.",
            show_default="all values",
            autocompletion=completing.values,
        ),
    ] = None,
    format: Annotated[Format | None, format_option(Format)] = None,
    output: Output = None,
    force: Force = False,
    limit: Limits = [],  # noqa: B006 - read only
) -> None:
    """Show the limits and other numbers in use, their sources, and what other sources publish.

    A campaign changes a number by its name: limits: {message.body: 8000}.

    Example: outreach limits inmail invitation
    """
    writable(output, force)
    format = format_for(format, output, Format, Format.TABLE)
    book = book_with(limit)
    families = {value.partition(".")[0] for value in book.values}
    for name in names or ():
        if not any(_under(value, name) for value in book.values):
            near = did_you_mean(name, [*book.values, *families])
            fail(f"{shown(name)} is not a value of the rulebook{near}; see outreach limits")
    if names:
        chosen = [value for value in book.values if any(_under(value, name) for name in names)]
        book = book._replace(values={value: book.values[value] for value in chosen})
    emit_report("limits", format, book, output)


def _under(value: str, name: str) -> bool:
    return value == name or value.startswith(f"{name}.")

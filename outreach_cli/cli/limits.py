"""`outreach limits`: every number in use, with its source and what other sources give."""

from enum import StrEnum
from typing import Annotated

import typer

from outreach_cli.cli.options import Force, Limits, Output, book_with
from outreach_cli.cli.output import emit, fail, screen, writable
from outreach_cli.words import did_you_mean


class Format(StrEnum):
    """How the rulebook is written."""

    TABLE = "table"
    JSON = "json"


def limits(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]...", help="Values, or the beginning of their names."),
    ] = None,
    format: Annotated[Format, typer.Option(help="How to write it.")] = Format.TABLE,
    output: Output = None,
    force: Force = False,
    limit: Limits = [],  # noqa: B006 - read only
) -> None:
    """Show every number in use: its source, and what other sources give.

    A campaign changes one by name: limits: {message.body: 8000}.

    Example: outreach limits inmail invitation
    """
    writable(output, force)
    book = book_with(limit)
    chosen = list(book.values)
    if names:
        for name in names:
            if not any(_under(value, name) for value in book.values):
                near = did_you_mean(
                    name, [*book.values, *(one.split(".")[0] for one in book.values)]
                )
                fail(f"{name} is not a value of the rulebook{near}")
        chosen = [value for value in chosen if any(_under(value, name) for name in names)]
    book = book._replace(values={name: book.entry(name) for name in chosen})
    if format is Format.JSON:
        from outreach_cli.report.limits import json

        text = json.write(book)
    else:
        from outreach_cli.report.limits import table

        text = table.write(book, screen(output))
    emit(text, output)


def _under(value: str, name: str) -> bool:
    return value == name or value.startswith(f"{name}.")

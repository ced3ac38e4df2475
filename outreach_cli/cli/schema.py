"""`outreach schema NAME`: the JSON Schema of what a command writes."""

from typing import Annotated

import typer

from outreach_cli import documents
from outreach_cli.cli.options import Force, Output
from outreach_cli.cli.output import emit, fail, writable
from outreach_cli.words import did_you_mean, listed, shown


def schema(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help=f"Name of a document: {listed(documents.TITLES)}.")
    ],
    output: Output = None,
    force: Force = False,
) -> None:
    """Print the JSON Schema of the document that a command writes with --format json.

    It describes every key: its meaning, its unit, and what null means.

    Example: outreach schema plan
    """
    writable(output, force)
    if name not in documents.TITLES:
        near = did_you_mean(name, documents.TITLES)
        fail(f"there is no schema for {shown(name)}; {listed(documents.TITLES)} is expected{near}")
    emit(documents.schema(name), output)

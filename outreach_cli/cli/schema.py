"""`outreach schema NAME`: the JSON Schema of a document or of a file that users write."""

from typing import Annotated

import typer

from outreach_cli import documents
from outreach_cli.cli import completing
from outreach_cli.cli.options import Force, Output
from outreach_cli.cli.output import emit, fail, say_written, writable
from outreach_cli.load import schema as files
from outreach_cli.words import did_you_mean, listed, shown

NAMES = (*documents.TITLES, *files.TITLES)


def schema(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help=f"Name of a document: {listed(documents.TITLES)}; or of a file:"
            f" {listed(files.TITLES)}.",
            autocompletion=completing.schemas,
        ),
    ],
    output: Output = None,
    force: Force = False,
) -> None:
    """Print the JSON Schema of a document that a command writes, or of a file that you write.

    The schema of a document describes what a command writes with --format json: each key with its
    meaning, its unit, and what null means. With the schema of a file, an editor completes keys,
    explains them, and marks mistakes as you type.

    Example: outreach schema plan
    """
    writable(output, force)
    if name not in NAMES:
        near = did_you_mean(name, NAMES)
        fail(f"there is no schema for {shown(name)}; {listed(NAMES)} is expected{near}")
    emit((files if name in files.TITLES else documents).schema(name), output)
    say_written(output)

"""`outreach rule CODE`: the page of a rule."""

from typing import Annotated

import typer

from outreach_cli.cli import completing
from outreach_cli.cli.options import Force, Output
from outreach_cli.cli.output import emit_report, fail, writable
from outreach_cli.rules import RULES
from outreach_cli.rules.selection import meant, unknown


def rule(
    code: Annotated[
        str,
        typer.Argument(
            metavar="CODE",
            help="Code or name of a rule, or the beginning of a code.",
            autocompletion=completing.rules,
        ),
    ],
    output: Output = None,
    force: Force = False,
) -> None:
    """Explain a rule: what it finds and why, with a bad and a good example, and its source.

    Example: outreach rule L102
    """
    writable(output, force)
    mistake = unknown([code], RULES)
    if mistake is not None:
        fail(f"{mistake}; see outreach rules")
    emit_report("rules", "page", [rule for rule in RULES if meant(code, rule)], output)

"""`outreach rule CODE`: the page of a rule."""

from typing import Annotated

import typer

from outreach_cli.cli.options import Force, Output
from outreach_cli.cli.output import emit, fail, screen, writable
from outreach_cli.report.rules import page
from outreach_cli.rules import RULES
from outreach_cli.rules.selection import meant, unknown


def rule(
    code: Annotated[str, typer.Argument(metavar="CODE", help="A code or a name.")],
    output: Output = None,
    force: Force = False,
) -> None:
    """Explain a rule: what it finds, why, a bad and a good example, its source.

    Example: outreach rule L102
    """
    writable(output, force)
    wrong = unknown([code], RULES)
    if wrong is not None:
        fail(f"{wrong}; see outreach rules")
    chosen = [one for one in RULES if meant(code, one)]
    emit(page.write(chosen, screen(output)), output)

"""`outreach help TOPIC`: a page of the documentation, or the part of it about a command."""

from typing import Annotated

import typer

from outreach_cli import pages
from outreach_cli.cli import completing
from outreach_cli.cli.options import Force, Output
from outreach_cli.cli.output import emit_report, fail, talk, writable
from outreach_cli.words import did_you_mean, listed, shown


def help(
    topic: Annotated[
        str | None,
        typer.Argument(
            metavar="[TOPIC]",
            help=f"{listed(pages.TOPICS).capitalize()}; or a command, such as plan.",
            show_default=False,
            autocompletion=completing.topics,
        ),
    ] = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Show a page of the documentation, with examples; without a topic, list the topics.

    Example: outreach help sequence
    """
    writable(output, force)
    if topic is None:
        emit_report("help", "topics", pages.TOPICS, output)
        talk("outreach help TOPIC shows a page; outreach COMMAND --help lists the options.")
        return
    if topic in pages.TOPICS:
        text = pages.page(topic)
    else:
        commands = pages.sections()
        if topic not in commands:
            near = did_you_mean(topic, (*pages.TOPICS, *commands))
            expected = f"{', '.join(pages.TOPICS)} or a command is expected{near}"
            fail(f"there is no page about {shown(topic)}; {expected}")
        text = commands[topic]
    emit_report("help", "page", pages.without_links(text), output)

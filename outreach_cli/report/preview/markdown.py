"""Messages in Markdown, each text in a separate block, to be copied as it is."""

from __future__ import annotations

import re

from outreach_cli.merge.messages import Text
from outreach_cli.merge.preview import Preview
from outreach_cli.report.grid import PLAIN, Screen
from outreach_cli.report.harmless import in_markdown
from outreach_cli.report.preview.lines import counter, title
from outreach_cli.words import one_line


def write(preview: Preview, screen: Screen = PLAIN) -> str:
    """Return a heading for each message, its texts in blocks with their lengths, and the notes."""
    parts = []
    for row in preview.rows:
        for shown in row:
            message = shown.message
            parts.append(f"### {in_markdown(title(shown))}")
            if message.problem is not None:
                parts.append(f"Cannot be filled in: {in_markdown(message.problem)}")
            if message.subject is not None:
                parts += ["Subject:", _block(message.subject), counter(message.subject)]
            if message.body is not None:
                parts.append(_block(message.body, message.signature))
                parts.append(counter(message.body, message.signature))
            parts += [f"`{{{{ {one_line(name)} }}}}` has no value" for name in message.missing]
    return "\n\n".join([*parts, *map(in_markdown, preview.notes)]) + "\n"


def _block(text: Text, signature: str = "") -> str:
    """Return a text in a fence that is longer than any run of backticks in it."""
    whole = f"{text.text}\n\n{signature}" if signature else text.text
    written = "\n".join(map(one_line, re.split(r"\r\n|[\n\r]", whole.rstrip("\n"))))
    longest = max(map(len, re.findall("`+", written)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{written}\n{fence}"

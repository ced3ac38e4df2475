"""What to send on a day as Markdown: a list to tick off, each text in full to paste from."""

from __future__ import annotations

import re

from outreach_cli.due import Due, Text
from outreach_cli.report.due import credit_line, finished_line, heading, kind, people, waiting
from outreach_cli.report.grid import PLAIN, Screen, markdown
from outreach_cli.report.harmless import in_markdown
from outreach_cli.report.layout import Column
from outreach_cli.words import one_line

_WAITING = (Column("people", right=True), Column("wait for"), Column("at least until"))
_REFUSED = (Column("draft"), Column("people"), Column("why"))


def write(due: Due, screen: Screen = PLAIN) -> str:
    """Return the texts, those that cannot be sent, who waits, and the credits."""
    parts = [f"## {in_markdown(due.campaign)}\n", f"{in_markdown(heading(due))}\n"]
    parts += [_text(due, text) for text in due.texts]
    if due.unsendable:
        rows = [
            (
                in_markdown(one.draft),
                in_markdown(people(due, one)),
                in_markdown(f"{one.message} ({one.code} {one.rule})"),
            )
            for one in due.unsendable
        ]
        parts.append("### Left out until the text is corrected\n")
        parts.append(markdown(_REFUSED, rows))
    if due.waiting:
        parts.append("### Waiting\n")
        rows_waiting = [(f"{count:,}", why, until) for count, why, until in waiting(due)]
        parts.append(markdown(_WAITING, rows_waiting))
    lines = (finished_line(due), credit_line(due))
    parts += [f"{in_markdown(line)}\n" for line in lines if line]
    return "\n".join(parts)


def _text(due: Due, text: Text) -> str:
    """Return a text with its person, as an item of a list to tick off."""
    cost = ", 1 credit" if text.credits else ""
    step = f", step {text.step}" if text.step else ""
    about = f"{kind(text)}, draft {text.draft.id}{step}{cost}"
    name = due.names.get(text.prospect.id, text.prospect.name)
    lines = [f"- [ ] **{in_markdown(name)}**: {in_markdown(about)}"]
    profile = text.prospect.linkedin_url
    if profile is not None:
        # Between backticks an address stays as it is, to be copied.
        shown_profile = one_line(profile)
        is_plain = "`" not in shown_profile and "|" not in shown_profile
        lines.append(f"Profile: `{shown_profile}`" if is_plain else in_markdown(profile))
    if text.draft.attachments:
        lines.append(in_markdown(f"Attach: {', '.join(text.draft.attachments)}"))
    blocks = [_block(part) for part in (text.subject, text.body) if part]
    head = lines[0] + "".join(f"\n\n  {line}" for line in lines[1:])
    return head + "".join(f"\n\n{block}" for block in blocks) + "\n"


def _block(text: str) -> str:
    """Return a text as a block of code, so that nothing in it is markup or moves the cursor."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    lines = map(one_line, re.split(r"\r\n|\r|\n", text.rstrip("\r\n")))
    body = "".join(f"  {line}\n" if line else "\n" for line in lines)
    return f"  {fence}text\n{body}  {fence}"

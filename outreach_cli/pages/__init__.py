"""The pages that explain the program: those of `docs/`, to which this folder has links."""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = Path(__file__).parent
TOPICS = {
    "campaign": "campaign.yaml and its keys; starting a campaign; the limits of LinkedIn",
    "lists": "lists of prospects, exports of other tools, and who is reached how",
    "drafts": "messages and placeholders, what is checked, and all rules",
    "sequence": "campaigns of several steps: invitations, messages, InMails and follow-ups",
    "forecasts": "how long a list takes, what it costs, how that is computed; the report",
    "logs": "what to send today, recording what was sent and answered, and results",
    "ci": "checks in GitHub Actions, GitLab CI, pre-commit and make",
}
"""What each page explains, in the order in which somebody new reads them."""
_NEXT = "\n## "
"""What begins the next section of a page."""
_LINK = re.compile(r"\[([^]]+)\]\((?!https?:)([a-z]*)(?:\.md)?(?:#[a-z-]*)?\)")
"""A link to another page or another heading."""


def page(topic: str) -> str:
    """Return a page of `TOPICS` in Markdown."""
    return (FOLDER / f"{topic}.md").read_text("utf-8")


def sections() -> dict[str, str]:
    """Return the part about each command, in Markdown."""
    parts = {}
    for topic in TOPICS:
        for part in page(topic).split("\n## outreach ")[1:]:
            command, _, text = part.partition("\n")
            parts[command] = f"# outreach {command}\n{text.split(_NEXT)[0]}"
    return parts


def without_links(text: str) -> str:
    """Return Markdown in which a link to a page is the command that shows it."""

    def named(link: re.Match[str]) -> str:
        label, topic = link.groups()
        return f"{label} (`outreach help {topic}`)" if topic else label

    return _LINK.sub(named, text)

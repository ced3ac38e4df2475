"""Small campaigns with a sequence, for tests of what `plan` shows of them."""

from __future__ import annotations

from collections.abc import Mapping

Files = dict[str, str]

STANDARD = {
    "name": "Engineers",
    "sender": "{plan: recruiter-lite}",
    "schedule": "{start: 2026-12-01, months: 6, deadline: 2027-02-28}",
    "replies": "{rate: 0.2}",
    "accepts": "{rate: 0.3, within: {1: 0.35, 7: 0.75, 30: 0.95, 90: 1.0}}",
    "sequence": "[{draft: hello}, {draft: welcome, wait: 1}, {draft: first-inmail, wait: 14},"
    " {draft: [nudge-a, nudge-b]}]",
    "prospects": "prospects.yaml",
    "drafts": "drafts.yaml",
}
DRAFTS = """\
- {id: hello, channel: invitation, body: "Hi {{ first_name }}"}
- {id: welcome, channel: message, body: "Hi {{ first_name }}, how are you?"}
- {id: first-inmail, channel: inmail, subject: A question, body: "Hi {{ first_name }}, why?"}
- {id: nudge-a, channel: message, body: "Hi {{ first_name }}, when?"}
- {id: nudge-b, channel: message, body: "Hi {{ first_name }}, where?"}
"""


def files(people: int = 60, others: str = "", **lines: str) -> Files:
    """Return the files of a campaign: so many people who are not connected, and others.

    `lines` replace those of its campaign.yaml; an empty one is left out.
    """
    text = "".join(f"{key}: {value}\n" for key, value in {**STANDARD, **lines}.items() if value)
    prospects = "".join(
        f"- {{id: p{n}, first_name: Ada, connection: 2nd}}\n" for n in range(people)
    )
    return {
        "campaign.yaml": text,
        "prospects.yaml": prospects + others or "[]",
        "drafts.yaml": DRAFTS,
    }


SMALL: Mapping[str, str] = files(12)

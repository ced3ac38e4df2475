"""The draft shouts: several words in capitals, or more than one exclamation mark.

Acronyms such as SQL, and names in capitals that the sender's own data has, are no shouting.

Why: it looks like an advertisement; these messages are to be polite and professional.

Bad:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}, LAST CHANCE!!! Will you come?"}

Good:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}, three places are left. Coming?"}

Source: S2.
"""

import re
from collections.abc import Iterator

from outreach_cli.finding import Severity
from outreach_cli.merge import Merged
from outreach_cli.rules.capitals import shouted
from outreach_cli.rules.own_text import own_texts
from outreach_cli.rules.rule import Hit, Rule


def find(merged: Merged) -> Iterator[Hit]:
    """Yield, once for each draft, what it shouts."""
    sender = merged.campaign.sender
    names = [value for value in (*sender.values.values(), sender.signature) if value]
    texts = [name for name in names if isinstance(name, str)]
    for mailing in merged.mailings:
        draft = mailing.draft
        found = []
        for key, text in own_texts(mailing):
            spot = draft.spot.child(key)
            if (loud := shouted(text, texts)) is not None:
                found.append((spot.at(loud[0]), f'"{loud[1]}" in capitals'))
            if (marks := _marks(text)) is not None:
                found.append((spot.at(marks.start()), f'"{marks.group()}"'))
        if found:
            message = f"{' and '.join(what for _, what in found)} read as shouting"
            yield Hit(found[0][0], message, draft, prospects=len(mailing.recipients), source="S2")


def _marks(text: str) -> re.Match[str] | None:
    if "!!" not in text and "！！" not in text and "!?!" not in text:
        return None
    return re.search(r"[!?！？]*(?:!!|！！|!\?!)[!?！？]*", text)


RULE = Rule("W105", "shouting", Severity.ADVICE, __doc__, find)

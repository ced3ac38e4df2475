"""The draft shouts: several words in capitals, or many exclamation marks.

Acronyms such as SQL do not count, nor do names in capitals that are in the sender's own values, nor
titles in quotes or after a word such as "called". Exclamation marks are reported where two follow
each other, and where three sentences of a text end in one. A greeting with a name ("Good morning
{{ first_name }}!"), thanks and congratulations do not count.

Why: it looks like an advertisement. These messages should be polite and professional.

Bad:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}, LAST CHANCE!!! Will you come?"}

Good:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}, three places are left. Coming?"}

Source: messaging guide.
"""

import re
from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.rulebook import GUIDE
from outreach_cli.rules.rule import Rule, in_draft
from outreach_cli.wording.capitals import shouted_words
from outreach_cli.wording.own_text import FILLED, lowercase_words
from outreach_cli.wording.phrases import listed
from outreach_cli.wording.tokens import without_tokens
from outreach_cli.words import first_few, shown

_MANY = 3
_FEW = 3
"""How many words may be called out without shouting: `Good morning dear Ada!`, `Many thanks!`."""


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once for each draft, the passages that shout."""
    sender = merged.campaign.sender
    names = [value for value in (*sender.values.values(), sender.signature) if value]
    texts = [name for name in names if isinstance(name, str)]
    for mailing in merged.mailings:
        draft = mailing.draft
        loud = []
        for key, template in mailing.templates:
            text = without_tokens(template.text)
            spot = draft.spot.child(key)
            if (capitals := shouted_words(text, texts)) is not None:
                loud.append(
                    (spot.at(capitals[0], len(capitals[1])), f'"{shown(capitals[1])}" in capitals')
                )
            if (marks := _marks(text)) is not None:
                place = spot.at(marks.start(), len(marks.group()))
                loud.append((place, f'"{shown(marks.group())}"'))
            elif len(ends := _exclaimed(text)) >= _MANY:
                loud.append((spot.at(ends[0], 1), f'{len(ends)} sentences that end in "!"'))
        if loud:
            message = f"this looks like shouting: {first_few(what for _, what in loud)}"
            yield in_draft(mailing, loud[0][0], message)


def _marks(text: str) -> re.Match[str] | None:
    if "!!" not in text and "！！" not in text and "!?!" not in text:
        return None
    return re.search(r"(?<![!?！？])[!?！？]*(?:!!|！！|!\?!)[!?！？]*", text)


def _exclaimed(text: str) -> list[int]:
    """Return where sentences end with an exclamation mark, except greetings and thanks."""
    if text.count("!") + text.count("！") < _MANY:
        return []
    found, start = [], 0
    for end in re.finditer(r"[.!?…！？]+(?!\w)|\n+", text):
        said = text[start : end.start()].rstrip()
        start = end.end()
        # The mark may be part of a name: "Yahoo! is hiring".
        goes_on = text[start : start + 2].strip().islower()
        if end.group() in ("!", "！") and not goes_on and not _is_kind(said):
            found.append(end.start())
    return found


def _is_kind(said: str) -> bool:
    spoken = lowercase_words(said).split()
    kind = said.endswith(FILLED) or not listed("kind").isdisjoint(spoken)
    return not spoken or (kind and len(spoken) <= _FEW)


RULE = Rule("W105", "shouting", Severity.ADVICE, __doc__, find, (GUIDE,))

"""A link goes through a service that shortens links, such as bit.ly.

LinkedIn's own lnkd.in is not reported: LinkedIn writes such links itself when you copy one from a
post, and its members know them.

Why: nobody can see where it leads, so careful readers do not follow it, and mail filters and
LinkedIn's own warning page distrust it.

Bad:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}, have you seen bit.ly/dyke27 yet?"}

Good:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}, have you seen dyke.example/film?"}

Source: messaging guide, which asks for professional messages.
"""

import re
from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.rulebook import GUIDE
from outreach_cli.rules.passages import found_in_texts
from outreach_cli.rules.rule import Rule
from outreach_cli.wording.phrases import listed
from outreach_cli.words import shown

_LINK = r"(?<![\w.@/-])(?:https?://)?(?:www\.)?([\w-]+(?:\.\w+)+)/[\w~-]+"


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once for each draft, its short links."""
    message = "nobody can see where {} leads; write the whole address"
    return found_in_texts(merged, _short_links, message)


def _short_links(text: str) -> Iterator[tuple[int, int, str]]:
    for match in re.finditer(_LINK, text) if "/" in text else ():
        if match[1].lower() in listed("link_shorteners"):
            yield *match.span(), shown(match.group())


RULE = Rule("W112", "short-link", Severity.WARNING, __doc__, find, (GUIDE,))

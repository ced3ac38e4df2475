"""The text calls itself something that it is not, such as "this email" or "cette lettre".

Such phrases are known in English, German, French, Spanish and Portuguese.

Why: the text was written for another medium, and the recipient notices.

Bad:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}, may I ask something in this email?"}

Good:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}, may I ask something?"}

Source: InMail comparison, which describes how the channels differ.
"""

from collections.abc import Iterator
from functools import partial

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Mailing, Merged
from outreach_cli.model import Channel
from outreach_cli.rulebook import COMPARISON
from outreach_cli.rules.passages import found_in_texts
from outreach_cli.rules.rule import Rule
from outreach_cli.wording.language import language_of
from outreach_cli.wording.notation import matches
from outreach_cli.wording.own_text import quoted


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once for each draft, how it names the wrong medium."""
    message = '{}: the recipient reads this on LinkedIn; write "message"'
    yield from found_in_texts(merged, partial(_named, "other_media"), message)
    message = '{}: this is no InMail; write "message"'
    yield from found_in_texts(merged, partial(_named, "inmail"), message, _is_no_inmail)


def _is_no_inmail(mailing: Mailing) -> bool:
    return mailing.draft.channel is not Channel.INMAIL


def _named(name: str, text: str) -> Iterator[tuple[int, str]]:
    for match in matches(name, text, language_of(text)):
        yield match.start(), quoted(text, match)


RULE = Rule("W114", "wrong-medium", Severity.ADVICE, __doc__, find, (COMPARISON,))

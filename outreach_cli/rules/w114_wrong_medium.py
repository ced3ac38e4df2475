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
from outreach_cli.rules.passages import found_in_texts, quoted_matches
from outreach_cli.rules.rule import Rule
from outreach_cli.wording.language import language_of, languages
from outreach_cli.wording.notation import matches
from outreach_cli.wording.own_text import own_text
from outreach_cli.wording.phrases import phrases

_ON_LINKEDIN = "{}: the recipient reads this on LinkedIn"
_NO_INMAIL = "{}: this is not an InMail"


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once for each draft, how it names the wrong medium."""
    yield from found_in_texts(
        merged, partial(quoted_matches, "other_media"), partial(_message, _ON_LINKEDIN)
    )
    yield from found_in_texts(
        merged, partial(quoted_matches, "inmail"), partial(_message, _NO_INMAIL), _is_no_inmail
    )


def _message(said: str, mailing: Mailing) -> str:
    """Return a finding's message with the word for a message in the draft's language."""
    text = own_text(mailing.draft.body)
    spoken = languages(language_of(text))
    media = ("other_media", "inmail")
    language = next(
        (one for one in spoken for name in media if any(matches(name, text, one))), spoken[0]
    )
    return f'{said}; write "{phrases(language)["message"]}"'


def _is_no_inmail(mailing: Mailing) -> bool:
    return mailing.draft.channel is not Channel.INMAIL


RULE = Rule("W114", "wrong-medium", Severity.ADVICE, __doc__, find, (COMPARISON,))

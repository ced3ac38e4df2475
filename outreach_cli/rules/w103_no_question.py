"""An InMail or message ends without anything to answer: no question, invitation or suggestion.

The last sentences are checked. Phrases such as "let me know" are known in English, German, French,
Spanish and Portuguese. In other languages, a text is reported only if it has no question mark
at all, and only if its script has question marks.

Why: nobody answers a message that asks for nothing, and an InMail without an answer brings no
credit back.

Bad:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}, we have moved to a new office."}

Good:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}, when will you visit our office?"}

Source: InMail comparison, messaging guide, Canaltech.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Mailing, Merged
from outreach_cli.model import Channel
from outreach_cli.rulebook import CANALTECH, COMPARISON, GUIDE
from outreach_cli.rules.rule import Rule, in_draft
from outreach_cli.wording.own_text import FILLED, own_text, own_texts, sentences, words

_LAST = 4
"""How many sentences are the end of a message."""

_WORDS = 4
"""How many words make a sentence; fewer are a greeting, a closing or a name."""

_ENOUGH = 8
"""How many words a text in a language that is not understood must have to be judged."""

_MARKS = "？؟\u037e⸮՞፧"


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the InMail and message drafts that end without anything to answer."""
    message = "the end asks for no answer; end with a question, an invitation or a suggestion"
    for mailing in merged.mailings:
        draft = mailing.draft
        if draft.channel is not Channel.INVITATION and _ends_flat(mailing):
            yield in_draft(mailing, draft.spot.child("body"), message)


def _ends_flat(mailing: Mailing) -> bool:
    body = own_text(mailing.draft.body)
    last = _end(sentences(body))
    if not last or _is_filled_in(last):
        return False
    end = "\n".join(last)
    if _asks(end):
        return False
    # Most drafts ask something, and need nothing of this.
    from outreach_cli.wording.hooks import has_hook
    from outreach_cli.wording.language import language_of

    spoken = language_of("\n".join(text for _, text in own_texts(mailing)))
    if spoken is None:
        return _is_judged(body) and not _asks(body) and not has_hook(body, None)
    return not has_hook(end, spoken)


def _end(said: list[str]) -> list[str]:
    """Return the last sentences with enough words, and the shorter ones between and after them."""
    count = 0
    for index in range(len(said) - 1, -1, -1):
        count += len(words(said[index])) >= _WORDS
        if count == _LAST:
            return said[index:]
    return said if count else []


def _is_filled_in(said: list[str]) -> bool:
    """Tell whether the end is mostly a value, which may be a question."""
    for sentence in reversed(said):
        few = len(words(sentence)) < _WORDS
        if few and FILLED in sentence and sentence is not said[0]:
            return True
        if not few:
            return False
    return False


def _asks(text: str) -> bool:
    """Tell whether there is a question mark outside web addresses."""
    if any(mark in text for mark in _MARKS):
        return True
    if ";" in text and any("\u0370" <= character <= "\u03ff" for character in text):
        return True  # the Greek question mark
    parts = text.split("?")
    return any(not part[:1].isalnum() for part in parts[1:])


def _is_judged(text: str) -> bool:
    """Tell whether a text in an unknown language is long enough, in a script with such marks."""
    if len(words(text)) < _ENOUGH:
        return False
    return all(
        sign < "\u0e00" or "\u1e00" <= sign < "\u2c00" or not sign.isalpha() for sign in text
    )


RULE = Rule("W103", "no-question", Severity.ADVICE, __doc__, find, (COMPARISON, GUIDE, CANALTECH))

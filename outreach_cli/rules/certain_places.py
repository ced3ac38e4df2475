"""Which tokens of other tools certainly mean the recipient, from their name and their place.

A name is the recipient's in a greeting; elsewhere it may be a colleague's or the sender's. A
company is the recipient's in a question or where the reader is addressed, unless the text is about
a job, or about the sender. A title is never certain: it may be the job on offer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from outreach_cli.load.person import MEANINGFUL
from outreach_cli.rules.foreign_placeholders import ForeignPlaceholder
from outreach_cli.wording.language import language_of, languages
from outreach_cli.wording.notation import matches
from outreach_cli.wording.own_text import FILLED, lowercase_words
from outreach_cli.wording.phrases import listed
from outreach_cli.wording.tokens import Token, tokens, without_tokens

_NAMES = ("first_name", "last_name", "name")
_CONDITION = re.compile(r"(?i)(?:else|end|/)?\s*(?:if|else|end|unless)\b.*|else:?|end")
_NEAR = 300
"""How many characters of a text before and after a token are looked at."""
_PART_OF_MORE = set("{}[]<>()|$#%*@~^_=&\\")
"""Signs that show a token to be part of a construct."""


def certain(text: str, placeholders: Sequence[ForeignPlaceholder]) -> Iterator[ForeignPlaceholder]:
    """Yield those of a text's placeholders of other tools that certainly mean the recipient."""
    if any(_is_construct(token) for token in tokens(text)):
        return
    language = language_of(without_tokens(text))
    is_about_job = any(placeholder.field == "title" for placeholder in placeholders) or any(
        matches("hiring", without_tokens(text), language)
    )
    companies = [placeholder for placeholder in placeholders if placeholder.field == "company"]
    is_readers = not is_about_job and all(
        _is_readers_company(text, placeholder.token, language) for placeholder in companies
    )
    for placeholder in placeholders:
        beside = (
            text[max(placeholder.token.offset - 1, 0) : placeholder.token.offset]
            + text[placeholder.token.end :][:1]
        )
        if not _PART_OF_MORE.isdisjoint(beside) or placeholder.is_senders:
            continue
        if placeholder.field in _NAMES:
            is_certain = _is_greeted(text, placeholder, language)
        elif placeholder.field == "company":
            is_certain = is_readers
        else:
            is_certain = placeholder.field not in MEANINGFUL  # a column of the list
        if is_certain:
            yield placeholder


def _is_construct(token: Token) -> bool:
    """Tell whether a token is a choice of words or a condition, which cannot be translated."""
    is_choice = token.form == "braces" and "|" in token.inside
    return is_choice or _CONDITION.fullmatch(token.inside.split(":")[0].strip()) is not None


def _is_greeted(text: str, placeholder: ForeignPlaceholder, language: str | None) -> bool:
    """Tell whether a name is in the greeting at the beginning of a text."""
    covered = without_tokens(text)
    before = covered[: placeholder.token.offset]
    if len(before) > _NEAR:
        return False
    said = lowercase_words(before).split()
    spoken = (*languages(language), "en")
    titles = listed("titles_of_people", spoken)
    is_greeting = set(said) <= listed("salutations", spoken) | titles and "\n" not in before.strip()
    has_title = not titles.isdisjoint(said)
    following = covered[placeholder.token.end :].lstrip(" ")
    next_word = following.split(None, 1)[0].strip(".,").lower() if following.strip() else ""
    ends = following[:1] in ("", "\n", ",", "!", ":", ";", ".", "?", "-", "–", "—", FILLED)
    goes_on = bool(said) and "," not in before and next_word not in listed("introductions", spoken)
    return is_greeting and (placeholder.field == "last_name" or not has_title) and (ends or goes_on)


def _is_readers_company(text: str, token: Token, language: str | None) -> bool:
    """Tell whether a sentence about a company is about the reader's."""
    covered = without_tokens(text)
    before = re.split(r"[\n.!?]", covered[max(token.offset - _NEAR, 0) : token.offset])[-1]
    after = re.match(r"[^\n.!?]*\??", covered[token.end : token.end + _NEAR])
    sentence = before + FILLED + (after.group() if after else "")
    is_question = sentence.endswith("?")
    is_addressed = is_question or any(matches("addressed", sentence, language))
    previous = lowercase_words(before).split()[-1:]
    is_compared = bool(previous) and previous[0] in listed("comparisons", languages(language))
    for polite in [*matches("polite", sentence, language)]:
        sentence = sentence.replace(polite.group(), " ")
    is_own = any(matches("first_person", sentence, language))
    return is_addressed and not is_own and not is_compared

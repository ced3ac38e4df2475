"""Which tokens of other tools certainly mean the recipient, from their name and their place.

A name is the recipient's in a greeting; elsewhere it may be a colleague's or the sender's. A
company is the recipient's in phrases such as `your work at [Company]`, and in a question of fact
that ends the message, as in `how is the harvest at [Company]?`. Elsewhere it may be the one that
hires, the sender's, or a competitor. A title is never certain: it may be the job on offer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from outreach_cli.load.person import MEANINGFUL
from outreach_cli.people.column_names import NAMING
from outreach_cli.people.columns import key_of_column
from outreach_cli.rules.constructs import has_rest, is_construct, is_free, is_plain
from outreach_cli.rules.foreign_placeholders import ForeignPlaceholder
from outreach_cli.wording.language import language_of, languages
from outreach_cli.wording.notation import matches
from outreach_cli.wording.own_text import FILLED, lowercase_words, words
from outreach_cli.wording.phrases import listed
from outreach_cli.wording.tokens import Token, tokens, without_tokens

_NEAR = 300
"""How many characters of a text before and after a token are looked at."""
_SIGNATURE = 8
"""The most words of a signature."""


def certain(text: str, placeholders: Sequence[ForeignPlaceholder]) -> Iterator[ForeignPlaceholder]:
    """Yield those of a text's placeholders of other tools that certainly mean the recipient."""
    covered = without_tokens(text)
    if any(map(is_construct, tokens(text))) or has_rest(covered):
        return
    language = language_of(covered)
    companies = [one.token for one in placeholders if one.field == "company"]
    has_title = any(one.field == "title" for one in placeholders)
    is_about_job = has_title or any(matches("hiring", covered, language))
    is_readers = not has_title and any(
        _are_readers_company(covered, companies, spoken) for spoken in languages(language)
    )
    for placeholder in placeholders:
        token = placeholder.token
        is_alone = is_plain(token) and is_free(covered, token.offset, token.end)
        if placeholder.is_senders or not is_alone:
            continue
        if placeholder.field in NAMING:
            is_certain = _is_greeted(covered, placeholder, language)
        elif placeholder.field == "company":
            is_certain = is_readers
        else:
            # The values of a column are the prospects', but `our team in {city}` is elsewhere.
            is_certain = placeholder.field not in MEANINGFUL and not (
                is_about_job
                or any(matches("first_person", _sentence(covered, token, language), language))
            )
        if is_certain:
            yield placeholder


def _is_greeted(covered: str, placeholder: ForeignPlaceholder, language: str | None) -> bool:
    """Tell whether a name is in the greeting at the beginning of a text."""
    before = covered[: placeholder.token.offset]
    if len(before) > _NEAR:
        return False
    said = lowercase_words(before).split()
    spoken = (*languages(language), "en")
    titles = listed("titles_of_people", spoken)
    # A column such as `Nombre` has first names, or whole ones.
    is_last = placeholder.field == "last_name" and (
        key_of_column(placeholder.token.inside) != "first_name"
    )
    is_greeting = set(said) <= listed("salutations", spoken) | titles and "\n" not in before.strip()
    has_title = not titles.isdisjoint(said)
    following = covered[placeholder.token.end :].lstrip(" ")
    next_word = following.split(None, 1)[0].strip(".,").lower() if following.strip() else ""
    ends = following[:1] in ("", "\n", ",", "!", ":", ";", ".", "?", "-", "–", "—", FILLED)
    goes_on = bool(said) and "," not in before and next_word not in listed("introductions", spoken)
    return is_greeting and (is_last or not has_title) and (ends or goes_on)


def _are_readers_company(covered: str, companies: Sequence[Token], language: str) -> bool:
    """Tell whether all tokens of a company mean the reader's, since one may be another company."""
    if not companies:
        return False
    about_work = [match.span() for match in matches("readers_company", covered, language)]
    asked = [
        match.span()
        for match in matches("company_questions", covered, language)
        if _is_last_question(covered, match.end(), language)
    ]
    rest = covered
    for start, end in about_work:
        rest = rest[:start] + FILLED * (end - start) + rest[end:]
    if any(matches("hiring", rest, language_of(covered))):
        return False
    return all(_is_certain(covered, token, language, about_work, asked) for token in companies)


def _is_certain(
    covered: str,
    token: Token,
    language: str,
    about_work: Sequence[tuple[int, int]],
    asked: Sequence[tuple[int, int]],
) -> bool:
    sentence = _sentence(covered, token, language)
    if any(matches("offers", sentence, language)):
        return False
    if any(start <= token.offset < end for start, end in about_work):
        return True
    near = covered[max(token.offset - _NEAR, 0) : token.offset]
    previous = lowercase_words(near).split()[-1:]
    if previous and previous[0] in listed("comparisons", (language,)):
        return False
    is_asked = any(start <= token.offset < end for start, end in asked)
    others = (any(matches(name, sentence, language)) for name in ("first_person", "addressed"))
    return is_asked and not any(others)


def _sentence(covered: str, token: Token, language: str | None) -> str:
    """Return the sentence that a token is in, without polite phrases such as `may I ask`."""
    before = re.split(r"[\n.!?]", covered[max(token.offset - _NEAR, 0) : token.offset])[-1]
    after = re.split(r"[\n.!?]", covered[token.end : token.end + _NEAR])[0]
    sentence = before + FILLED + after
    for polite in [*matches("polite", sentence, language)]:
        sentence = sentence.replace(polite.group(), " ")
    return sentence


def _is_last_question(covered: str, start: int, language: str) -> bool:
    """Tell whether a sentence is a question that only a signature follows.

    A question in the middle of a text may be one that the sender answers: "What does [Company] do?"
    """
    mark = re.compile(r"[^\n.!?]{0,200}\?").match(covered, start)
    if mark is None:
        return False
    rest = covered[mark.end() :]
    if len(rest) > _NEAR:
        return False
    is_signature = rest.startswith("\n") and len(words(rest)) <= _SIGNATURE
    return not any(map(str.isalpha, rest)) or (
        is_signature and not any(matches("first_person", rest, language))
    )

"""Data that does not belong in a message: pay, passwords, IBANs and card numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from outreach_cli.wording.given_names import is_given_name
from outreach_cli.wording.language import LANGUAGES, frequent_words, language_of, languages
from outreach_cli.wording.notation import TERMS, matches, may_match, overlapping
from outreach_cli.wording.own_text import bare, lowercase_words
from outreach_cli.wording.phrases import listed
from outreach_cli.wording.slips import fold
from outreach_cli.wording.spelling import is_word

_NEAR = 30
"""How many characters before a name and after an amount are looked at."""

_SHORTEST = 4
"""The least number of characters of a password."""

_POSTAL_CODE = r"[^\W\d_], PIN:? \d{6}$"
"""The end of an Indian address."""

_CAPITALISED_BEFORE = r"(?:[^\W\d_a-zß-öø-ÿ][\w-]+ ){1,2}$"
_AROUND_SECRETS = ".,;:!?()\"'“”‘’„«»‹›`"
_NO_SECRET = r"v?\d{1,3}(?:[.,:/]\d+)*(?:-[^\W\d_]+|[^\W\d_]{0,3})|[^\s@]+@[^\s@]+\.\w+"
"""Versions, counts such as `12-digit` and `24h`, and addresses of e-mail."""

_IBAN = r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b"
_CARD = r"(?<![\d+])[3-6]\d{3}([ -]?)\d{4,6}\1\d{4,5}(?:\1\d{3,4})?(?!\d)"


def sensitive_data(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and kind of data that should not be sent to a stranger."""
    language = language_of(text)
    for secret in islice(_secrets(text, language), 1):
        yield *bare(text, secret), "a password"
    if re.search(r"\d", text) is None:
        return
    # Searching for an amount takes longer than seeing that no pattern may match.
    may_be_pay = may_match("pay", text, language) and re.search(TERMS["SUM"], text, re.I)
    pays = overlapping("pay", text, language) if may_be_pay else ()
    for pay in islice((pay for pay in pays if _is_persons(text, pay, language)), 1):
        yield pay.start("name"), bare(text, pay)[1], "what a person earns"
    ibans = (iban for iban in re.finditer(_IBAN, text) if _is_iban(iban.group()))
    for iban in islice(ibans, 1):
        yield *iban.span(), "an IBAN"
    cards = (card for card in re.finditer(_CARD, text) if _is_card(card.group()))
    for card in islice(cards, 1):
        yield *card.span(), "the number of a card"


def _secrets(text: str, language: str | None) -> Iterator[re.Match[str]]:
    """Yield what gives away a password, or a code that opens something."""
    yield from (match for match in matches("passwords", text, language) if _is_secret(text, match))
    yield from (match for match in matches("codes", text, language) if _is_code(text, match))


def _is_secret(text: str, match: re.Match[str]) -> bool:
    """Tell a password or code from other words and numbers, such as `OAuth2` and `24-hour`."""
    if match.groupdict().get("secret") is None:
        return True  # it is in quotation marks
    secret = match["secret"].strip(_AROUND_SECRETS).lower()
    following = lowercase_words(text[match.end("secret") :].split("\n")[0][:_NEAR]).split()[:1]
    is_counted = secret.isdigit() and bool(following) and not _is_frequent(following[0])
    return not (
        len(secret) < _SHORTEST
        or (is_counted and text[match.end("secret")] == " ")
        or re.fullmatch(_NO_SECRET, secret)
        or secret in listed("no_secrets", ("any", *LANGUAGES))
        or _is_frequent(secret)
    )


def _is_code(text: str, match: re.Match[str]) -> bool:
    """Tell a code that opens something from the reader's own, and from a postal code."""
    before = _last_word(text[: match.start()])
    beside = {before, *lowercase_words(match[0]).split()[1:3]}
    return (
        before not in listed("readers_own", LANGUAGES)
        and listed("other_codes", LANGUAGES).isdisjoint(beside)
        and re.search(_POSTAL_CODE, text[: match.end()]) is None
        and _is_secret(text, match)
    )


def _is_persons(text: str, pay: re.Match[str], language: str | None) -> bool:
    """Tell whether what a pattern of pay has found is the pay of a person with a name."""
    spoken = languages(language)
    sentence = re.split(r"\n|\. ", text[pay.start() : pay.end() + _NEAR])[0]
    is_other = not listed("no_pay", spoken).isdisjoint(lowercase_words(sentence).split())
    if is_other or _is_turnover(text, pay, language):
        return False
    # A gap in the pattern may have taken the first name.
    before = re.search(_CAPITALISED_BEFORE, text[: pay.start("name")])
    names = [*(before[0].split() if before else ()), *pay["name"].split()]
    while len(names) > 1 and _is_frequent(names[0]):
        del names[0]  # such as `Our`, at the beginning of a sentence
    roles = listed("titles_of_people", spoken) | listed("colleagues", spoken)
    preceding = (_last_word(text[: pay.start("name")]), *names[:-1])
    return any(word.lower() in roles for word in preceding) or _is_persons_name(names)


def _is_persons_name(names: list[str]) -> bool:
    """Tell the name of a person from that of a company and from other words with a capital."""
    first, last = names[0], names[-1]
    is_other = (
        last.lower() in listed("companies") | listed("legal_forms")
        or first.lower() in listed("no_names", LANGUAGES)
        or _is_frequent(first)
        or all(map(str.isupper, names))
    )
    # Without a surname, an s may be that of a genitive.
    given = names[:-1] if len(names) > 1 else [first, first.removesuffix("s")]
    is_known = any(is_word(fold(first.lower()), language) for language in LANGUAGES)
    return not is_other and (any(map(is_given_name, given)) or (len(names) > 1 and not is_known))


def _last_word(text: str) -> str:
    words = lowercase_words(text[-_NEAR:]).split()
    return words[-1] if words else ""


def _is_frequent(word: str) -> bool:
    return any(word.lower() in frequent_words(language) for language in LANGUAGES)


def _is_turnover(text: str, pay: re.Match[str], language: str | None) -> bool:
    """Tell whether a company earns an amount: the text says `at Acme`, or it is revenue."""
    name = pay["name"].split()[0]
    before = "|".join(listed("at_companies", languages(language)))
    after = text[pay.end() : pay.end() + _NEAR]
    following = matches("turnover", after, language)
    return any(not after[: match.start()].strip() for match in following) or (
        re.search(rf"(?i:\b(?:{before})) {re.escape(name)}\b", text) is not None
    )


def _is_iban(written: str) -> bool:
    """Tell whether the check digits of an IBAN are right (ISO 7064, modulo 97)."""
    number = written.replace(" ", "")
    rearranged = number[4:] + number[:4]
    return int("".join(str(int(character, 36)) for character in rearranged)) % 97 == 1


def _is_card(written: str) -> bool:
    """Tell whether the last digit of a card number is right (Luhn's formula)."""
    digits = [int(character) for character in written if character.isdigit()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return len(digits) in (15, 16) and (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0

"""Data that does not belong in a message: pay, passwords, IBANs and card numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from outreach_cli.wording.language import LANGUAGES, frequent_words, language_of, languages
from outreach_cli.wording.notation import TERMS, matches, may_match
from outreach_cli.wording.phrases import listed

_NEAR = 30
"""How many characters after an amount are looked at."""

_IBAN = r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b"
_CARD = r"(?<![\d+])[3-6]\d{3}([ -]?)\d{4,6}\1\d{4,5}(?:\1\d{3,4})?(?!\d)"


def sensitive_data(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and kind of data that should not be sent to a stranger."""
    if re.search(r"\d", text) is None:
        return
    language = language_of(text)
    # Searching for an amount takes longer than seeing that no pattern may match.
    may_be_pay = may_match("pay", text, language) and re.search(TERMS["AMOUNT"], text, re.I)
    for pay in matches("pay", text, language) if may_be_pay else ():
        if _is_name(pay["name"]) and not _is_company(text, pay, language):
            yield pay.start("name"), pay.end(), "what a person earns"
    for password in islice(matches("passwords", text, language), 1):
        yield *password.span(), "a password"
    ibans = (iban for iban in re.finditer(_IBAN, text) if _is_iban(iban.group()))
    for iban in islice(ibans, 1):
        yield *iban.span(), "an IBAN"
    cards = (card for card in re.finditer(_CARD, text) if _is_card(card.group()))
    for card in islice(cards, 1):
        yield *card.span(), "the number of a card"


def _is_name(words: str) -> bool:
    """Tell a name from other capitalised words: `The Role`, `In Berlin`, `EY`."""
    first = words.split()[0].lower()
    is_frequent = any(first in frequent_words(language) for language in LANGUAGES)
    return not (words.isupper() or is_frequent or first in listed("no_names", LANGUAGES))


def _is_company(text: str, pay: re.Match[str], language: str | None) -> bool:
    """Tell whether a company earns an amount: by the day, or the text says `at Acme`."""
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

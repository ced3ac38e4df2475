"""Data that does not belong in a message: pay, passwords, IBANs and card numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from outreach_cli.wording.language import LANGUAGES, frequent_words

# Pay is in thousands. `95k` alone may also be calls or views, so that a plural must not follow.
_THOUSANDS = r"\d{1,3}(?:k\b| (?:mil|mille|tausend|thousand)\b|[.,  ]?\d{3}(?:[.,]\d\d)?)"
_AMOUNT = (
    rf"(?i:(?:R?[€$£¥] ?|\b(?:eur|usd|gbp|chf) ){_THOUSANDS}"
    rf"|{_THOUSANDS} ?(?:€|\$|£|(?:eur|euros?|usd|dollars?|gbp|chf)\b)"
    r"|\d{2,3}k\b(?! (?!as\b|plus\b)\w+s\b))(?![.,  ]?\d| ?(?:m|mn|bn|million|billion)\b)"
)
_FEW_WORDS = r"(?:\w+ ){0,2}"
_PER_PERIOD = r" ?(?:a|an|per|im|pro|par|al|por|brutto|netto|brut|net|brutos?|monatlich|jährlich)\b"
_PER_YEAR = r"(?: \w+)? ?(?:an?|per|each|every|/|p\.) ?(?:year|annum|month|a\b)"
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
# A name begins a clause; after another word it may well be a German noun, or a title.
_NAME_AT_START = (
    r"(?:^|(?<=[.,;:!?(–—-])\s*|\b(?:and|but|that|because|know|und|aber|denn|dass|weil|et|mais|que"
    rf"|y|pero|e|mas|porque) )(?P<name>{_CAPITAL}\w+(?: {_CAPITAL}\w+)?)"
    r"(?: (?:now|already|currently|schon|jetzt|ya|ahora|já|hoje))?"
)
# After such a title there is a person's name, anywhere in a sentence.
_TITLE_AND_NAME = (
    r"\b(?:Mrs?\.?|Ms\.?|Miss|Dr\.?|Herrn?|Frau|Mme|Mlle|M\.|Monsieur|Madame|[Ee]l señor"
    rf"|[Ll]a señora|[Oo] senhor|[Aa] senhora|Sra?\.|Don|Doña) (?P<name>{_CAPITAL}\w+)"
)
# Each entry: words, separated by |, of which a text must contain one, and then the pattern.
_PAY = (
    (
        "earns|paid|offered",
        rf"{_NAME_AT_START} (?:earns|is paid|gets paid|was offered) {_FEW_WORDS}{_AMOUNT}",
    ),
    ("makes", rf"{_NAME_AT_START} makes {_FEW_WORDS}{_AMOUNT}{_PER_YEAR}"),
    (
        "verdient|gagne|touche|gana|cobra|ganha|recebe",
        rf"{_NAME_AT_START} (?:verdient|gagne|touche|gana|cobra|ganha|recebe) {_FEW_WORDS}{_AMOUNT}"
        r" ?(?:k€ )?(?:im|pro|brutto|netto|par|brut|net|al|anual\w*|brutos|por)\b",
    ),
    (
        "earns|verdient|cobra",
        rf"{_TITLE_AND_NAME} (?:earns|verdient|cobra) {_FEW_WORDS}{_AMOUNT}",
    ),
    (
        "makes|gets|bekommt|erhält|gagne|touche|perçoit|gana|percibe|ganha|recebe",
        rf"{_TITLE_AND_NAME} (?:makes|gets|bekommt|erhält|gagne|touche|perçoit|gana|percibe|ganha"
        rf"|recebe) {_FEW_WORDS}{_AMOUNT}{_PER_PERIOD}",
    ),
    (
        "salary|pay|wage|bonus",
        rf"\b(?P<name>{_CAPITAL}\w+)['’]s (?:salary|pay|wage|bonus) (?:is|was|of)"
        rf" {_FEW_WORDS}{_AMOUNT}",
    ),
)
# Words that begin a clause as a name would.
_NOT_NAMES = """each every both nobody everybody everyone anybody anyone someone somebody staff
    today overtime relocation training man jeder jede jeden niemand hier dort heute chaque chacun
    personne nadie alguien cada aquí hoy ninguém alguém hoje aqui"""
# Without a colon or verb the next word may be any, as in `password manager`. `clave` alone may be
# the key to something else, and `PIN:` is followed by a postal code in India.
_PASSWORD = (
    r"(?i)\b(?:password|passwd|passcode|passwort|kennwort|mot de passe|contraseña|senha"
    r"|palavra-passe|clave de acceso|código de acceso|(?<!your )access code|(?<!ihr )zugangscode"
    r"|(?<!votre )code d['’]accès|pin(?! ?[:=])|usuario\b[^.!?\n]{0,30}\bclave)"
    r"(?: ?[:=]| (?:is|ist|lautet|est|es|é)\b:?) ?[\"'“‘„«]?(?!https?:|www\.)"
    r"(?=[^\s\"'”’»]{0,40}(?:\d|[!#$%&*+=@^~]\w))"
    r"(?=\S{0,40}[^\W\d_]|\d{4,40}(?: ?[.,;!)]|\s*$))"
    r"[^\s\"'”’»]{4,40}"
)
_IBAN = r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b"
_CARD = r"(?<![\d+])[3-6]\d{3}([ -]?)\d{4,6}\1\d{4,5}(?:\1\d{3,4})?(?!\d)"


def sensitive_data(text: str) -> Iterator[tuple[int, str]]:
    """Yield the offset and the kind of data that should not be sent to a stranger."""
    if not any(character.isdigit() for character in text):
        return
    yield from _pay(text)
    if password := re.search(_PASSWORD, text):
        yield password.start(), "a password"
    ibans = (iban for iban in re.finditer(_IBAN, text) if _is_iban(iban.group()))
    for iban in islice(ibans, 1):
        yield iban.start(), "an IBAN"
    cards = (card for card in re.finditer(_CARD, text) if _is_card(card.group()))
    for card in islice(cards, 1):
        yield card.start(), "the number of a card"


def _pay(text: str) -> Iterator[tuple[int, str]]:
    for required, pattern in _PAY:
        if any(word in text for word in required.split("|")):
            for passage in re.finditer(pattern, text, re.MULTILINE):
                if _is_name(passage["name"]):
                    yield passage.start("name"), "what a person earns"
                    break


def _is_name(words: str) -> bool:
    """Tell a name from other capitalised words: `The Role`, `In Berlin`, `EY`."""
    first = words.split()[0].lower()
    is_frequent = any(first in frequent_words(language) for language in LANGUAGES)
    return not (words.isupper() or is_frequent or first in _NOT_NAMES.split())


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

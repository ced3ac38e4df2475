"""What is told as a secret, or is one, as against a promise of discretion."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outreach_cli.rules.own_text import uncovered

_GAP = r"[^.!?\n]{0,40}"
_BEGIN = r"(?:^|[.,;:!?(–—-]\s*|\b(?:please|kindly|so|but|and|let['’]s|must|should) )"
_THIS = (
    r"(?:this|it|these|that|the (?:following|attached|enclosed|numbers|figures|report|file|link))"
)
_THING = (
    r"(?:information|data|figures|numbers|report|documents?|details|road ?map|pricing|memo|list)"
)
_WHAT = r"(?:informa|dato|dado|cifra|número|document|mensa|enlace|link)\w*"
_ISTO = rf"(?:isto|isso|com ninguém|(?:est[ae]s?|ess[ae]s?|as?|os?) {_WHAT})"
_ESTO = rf"(?:esto|con nadie|(?:este|esta|estos|estas|la|el|los|las) {_WHAT})"
_CECI = r"(?:ceci|cela|ça|(?:ce|cet|cette|ces) (?:informa|donnée|chiffre|document|message|lien)\w*)"
_DIES = r"(?:dies\w*|das|die|den|es|folgende\w*)"


# Words without which a passage cannot be there, and the passage, both in small letters. Gaps are
# short, so that nothing takes long.
_TELLING = (
    ("keep", rf"{_BEGIN}keep {_THIS}\b{_GAP}?\b(?:confidential|secret|to yourself|between us)\b"),
    ("treat", rf"{_BEGIN}treat {_THIS}\b{_GAP}?\bconfidential"),
    (
        "confidential",
        r"\bthis is (?:\w+ )?confidential(?:: |,? (?:but|so|until|please|information)\b)",
    ),
    (
        "confidential",
        r"\bthis (?:message|information|document|report|data|file|e?mail|inmail) (?:is|contains)"
        r" (?:\w+ )?confidential",
    ),
    ("confidential", rf"\b(?:following|attached|enclosed) (?:\w+ )?confidential {_THING}"),
    ("share", rf"{_BEGIN}(?:do not|don['’]t|never) share {_THIS}\b(?! (?:view|opinion))"),
    ("forward", rf"{_BEGIN}(?:do not|don['’]t|never) forward {_THIS}\b"),
    ("istribut", r"\bnot for (?:further )?distribution\b|\bdo not distribute\b"),
    ("internal", r"\binternal use only\b|\binternal only\b|\bonly for internal use\b"),
    ("eyes only", r"\beyes only\b"),
    ("vertraulich", rf"\bbitte(?: \w+){{0,2}} {_DIES}\b{_GAP}\bvertraulich(?: zu)? behandel"),
    ("für sich", rf"\b(?:bitte{_GAP}|behalten sie (?:das|dies) )für sich\b"),
    (
        "weiter",
        rf"\bbitte{_GAP}\bnicht (?:weiter(?:leiten|geben|sagen)|weiterzu(?:leiten|geben|sagen))",
    ),
    ("weiter", rf"\b(?:leiten|geben|sagen|erzählen) sie {_DIES}\b{_GAP}\bnicht weiter\b"),
    (
        "intern",
        r"\bnur (?:für den|zum|für die|zur) internen (?:gebrauch|verwendung)\b|\bstreng intern\b",
    ),
    (
        "confidentiel",
        rf"\b(?:merci de|veuillez|prière de) (?:bien vouloir )?(?:garder|traiter) {_CECI}\b{_GAP}"
        r"\bconfidentiel",
    ),
    ("confidentiel", rf"\b(?:gardez|garde|traitez) {_CECI}\b{_GAP}\bconfidentiel"),
    ("pour vous", rf"\bgardez {_CECI} (?:\w+ )?pour vous\b"),
    ("usage interne", r"\busage interne (?:uniquement|exclusivement|seulement)\b"),
    ("partage", rf"\bne partage[zs]? pas {_CECI}\b|\bmerci de ne pas partager\b"),
    ("diffuse", rf"\bne diffusez pas {_CECI}\b|\bne pas diffuser\b"),
    ("confidencia", rf"\b(?:mantenga|mantén) {_ESTO}\b{_GAP}\bconfidencia"),
    ("confidencia", rf"\b(?:mantenha|mantém|mantenham) {_ISTO}\b{_GAP}\bconfidencia"),
    ("compart", rf"\bno compart[ae]s? {_ESTO}\b|\bnão compartilhe[sm]? {_ISTO}\b"),
    ("partilh", rf"\bnão partilhe[sm]? {_ISTO}\b"),
    ("difund", rf"\bno difunda[sn]? {_ESTO}\b"),
    ("divulg", rf"\bno divulgue[sn]? {_ESTO}\b|\bnão divulgue[sm]? {_ISTO}\b"),
    (
        "uso interno",
        r"\b(?:solo|sólo|exclusivamente|apenas|somente|só) (?:para |de )?uso interno\b",
    ),
    ("uso interno", r"\buso interno (?:exclusivo|exclusivamente|únicamente|apenas)\b"),
)

# The same, for what may also be part of a promise, or speak of the reader's own secrets.
_MAYBE_TELLING = (
    ("confidencia", r"\b(?:informaci|informaç|dato|dado|cifra|número)\w+ (?:\w+ )?confidencia"),
    ("confidential", rf"\b(?:our|these|company|client|customer) (?:\w+ )?confidential {_THING}"),
    (" nda", rf"\b(?:this|it|that|which|everything)\b{_GAP}\bunder (?:\w+ )?nda\b"),
    (" nda", r"\b(?:covered by|subject to|breach(?:es|ing)?|breaks|breaking) (?:\w+ )?nda\b"),
    ("non-public", rf"\bnon-public {_THING}"),
    ("vertraulich", rf"\bbehandel\w* (?:sie )?(?:bitte )?{_DIES}\b{_GAP}\bvertraulich\b"),
    ("vertraulich", r"\bvertrauliche[ns]? (?:zahlen|daten|information|unterlagen|dokument)"),
    (" nda", rf"\b(?:steht|unterliegt|fällt)\b{_GAP}\bnda\b"),
    ("confidentiel", r"\b(?:information|donnée|chiffre|document)s? (?:\w+ )?confidentiel"),
    (" nda", r"\b(?:bajo|sob) (?:un |um )?nda\b"),
)

_PROMISED = r"""(?x)\b(?: can | could | would | will | happy | glad | sign\w* | after | once | if
    | your? | phone | kann | können | könnte\w* | würde\w* | werde\w* | wir | ihre?n? | ihnen
    | deine?n? | peux | pouvons | pourr\w+ | vos | votre | nous | puedo | podemos | podría\w*
    | sus? | tus? | posso | poderia\w* | seus? | suas? | teus? | tuas? )\b"""
_DENIED = r"""(?x)\b(?: no | not | any | without | never | nothing | n['’]t | keine? | keinerlei
    | ohne | nie | sans | aucune? | sin | ningun[ao]? | sem | nenhum\w* )\b [^.!?\n]{0,30} $"""

_AMOUNT = (
    r"(?i:[€$£¥] ?\d[\d.,  ]*\d"
    r"|\d[\d.,  ]*\d ?(?:k\b|€|\$|£|eur\b|euros?\b|usd\b|dollars?\b|gbp\b|chf\b))"
)
_FEW = r"(?:\w+ ){0,2}"
_EARNS = (
    rf"\b(\w+) (?:\w+ )?(?:earns|is paid|was offered) {_FEW}{_AMOUNT}"
    r"(?! ?(?:m|b)(?:n|illion)?\b)"
)
_EARNS_A_YEAR = (
    rf"\b(\w+) (?:\w+ )?(?:verdient|gagne|gana|cobra|ganha|recebe) {_FEW}{_AMOUNT}"
    r" ?(?:k€ )?(?:im|pro|brutto|netto|par|brut|net|al|anual\w*|brutos|por)\b"
)
_SALARY = rf"\b(\w+)['’]s (?:salary|pay|wage|bonus) (?:is|was|of) {_FEW}{_AMOUNT}"
_NOBODY = """He She It Who One Nobody Everybody Everyone Anybody Anyone Someone Somebody This That
    Today Man Wer Jeder Niemand Er Sie Qui On Il Elle Quien Nadie Alguien Quem Ninguém Alguém"""
_PASSWORD = (
    r"(?i)\b(?:password|passwd|passcode|passwort|kennwort|mot de passe|contraseña|senha)"
    r"(?: (?:is|ist|lautet|est|es|é)\b)? ?[:=]? ?[\"'“‘„«]?"
    r"(?=[^\s\"'”’»]{0,40}[\d!#$%&*+=@^~])([^\s\"'”’»]{4,40})"
)
_IBAN = r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b"
_CARD = r"(?<![\d+])[3-6]\d{3}([ -]?)\d{4,6}\1\d{4,5}(?:\1\d{3,4})?(?!\d)"


def disclosed(text: str) -> Iterator[tuple[int, str]]:
    """Yield the offset and the words of each passage that should not be written to a stranger."""
    small = text.lower()
    if len(small) != len(text):
        small = text  # a letter that changes its length would move what follows
    for start, end in _told(small):
        words = uncovered(text[start:end]).strip(" \n.,;:!?–—-(")
        yield start, f'"{" ".join(words.split())}"'
    if any(sign.isdigit() for sign in text):
        yield from _figures(text)


def _told(small: str) -> Iterator[tuple[int, int]]:
    for mild, telling in ((False, _TELLING), (True, _MAYBE_TELLING)):
        for trigger, pattern in telling:
            if trigger in small:
                yield from (
                    found.span()
                    for found in re.finditer(pattern, small, re.MULTILINE)
                    if not _is_discretion(small, found, mild)
                )


def _is_discretion(small: str, found: re.Match[str], mild: bool) -> bool:
    """Tell whether a sentence denies or promises what it seems to tell."""
    ends = ".!?\n"
    start = max(small.rfind(sign, 0, found.start() + 1) for sign in ends) + 1
    if re.search(_DENIED, small[max(start, found.start() - 60) : found.start()]):
        return True
    end = min((at for sign in ends if (at := small.find(sign, found.end())) >= 0), default=None)
    return mild and re.search(_PROMISED, small[start:end]) is not None


def _figures(text: str) -> Iterator[tuple[int, str]]:
    for pattern in (_EARNS, _EARNS_A_YEAR, _SALARY):
        for found in re.finditer(pattern, text):
            name = found[1]
            if name[0].isupper() and not name.isupper() and name not in _NOBODY.split():
                yield found.start(), "what a person earns"
                break
    if password := re.search(_PASSWORD, text):
        yield password.start(), "a password"
    for found in re.finditer(_IBAN, text):
        if _is_iban(found.group().replace(" ", "")):
            yield found.start(), "an IBAN"
            break
    for found in re.finditer(_CARD, text):
        if _is_card([int(sign) for sign in found.group() if sign.isdigit()]):
            yield found.start(), "the number of a card"
            break


def _is_iban(number: str) -> bool:
    turned = number[4:] + number[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def _is_card(digits: list[int]) -> bool:
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return len(digits) in (15, 16) and (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0

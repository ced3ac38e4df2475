"""Greetings that name nobody, in five languages."""

from __future__ import annotations

from functools import cache

from outreach_cli.rules.own_text import FILLED, flat, uncovered
from outreach_cli.rules.spelling import fold

_LONGEST = 60

# Generic only where no name follows: "Hello," but not "Hello Ada,".
_BARE = """hi|hello|hey|greetings|good day|good morning|good afternoon|good evening|dear|hallo|
    hallöchen|moin|servus|grüezi|grüß gott|guten tag|guten morgen|guten abend|schönen guten tag|
    bonjour|bonsoir|salut|coucou|cher monsieur|chère madame|monsieur|madame|hola|buenas|
    buenos días|buenas tardes|buenas noches|muy buenas|estimado|estimada|estimado a|olá|oi|bom dia|
    boa tarde|boa noite|prezado|prezada|prezado a|caro|cara|caro a"""

# Generic with whatever follows.
_GENERIC = """hi there|hello there|hey there|hi all|hello all|hey all|dear all|hi everyone|
    hello everyone|hey everyone|dear everyone|hi everybody|hello everybody|hi folks|hello folks|
    hi team|hello team|dear team|hi friend|hello friend|dear friend|dear friends|hi friends|
    dear sir|dear madam|dear sirs|dear sir or madam|dear madam or sir|dear sir madam|
    dear sir and madam|dear sir or madame|dear sirs and madams|dear ladies and gentlemen|
    ladies and gentlemen|to whom it may concern|to whomever it may concern|dear hiring manager|
    dear hiring team|dear recruiter|dear recruiting team|dear recruitment team|dear candidate|
    dear applicant|dear colleague|dear colleagues|dear customer|dear professional|
    dear linkedin member|dear linkedin user|dear connection|dear connections|dear network|
    dear prospect|dear contact|dear reader|hi network|hello network|greetings all|
    sehr geehrte damen und herren|sehr geehrte damen herren|sehr geehrte herren und damen|
    werte damen und herren|liebe damen und herren|sehr geehrte dame sehr geehrter herr|
    sehr geehrter herr oder frau|sehr geehrte frau sehr geehrter herr|hallo zusammen|
    guten tag zusammen|guten morgen zusammen|hi zusammen|moin zusammen|hallo alle|hallo an alle|
    hallo ihr lieben|ihr lieben|hallo leute|hallo team|liebes team|hallo liebes team|
    liebe kolleginnen und kollegen|liebe kollegen|liebe alle|hallo in die runde|
    liebe bewerberinnen und bewerber|liebe r bewerber in|sehr geehrtes team|
    sehr geehrte kolleginnen und kollegen|wen es betrifft|an alle die es betrifft|madame monsieur|
    monsieur madame|mesdames messieurs|messieurs dames|mesdames et messieurs|
    chère madame cher monsieur|cher monsieur chère madame|bonjour à tous|bonjour à toutes|
    bonjour à toutes et à tous|bonjour à toutes et tous|bonjour à tous et à toutes|bonjour tous|
    bonjour tout le monde|salut à tous|salut à toutes et à tous|salut tout le monde|
    salut la compagnie|bonjour madame monsieur|bonjour monsieur madame|bonjour mesdames messieurs|
    à qui de droit|a qui de droit|cher candidat|chère candidate|cher e candidat e|chers collègues|
    chères et chers collègues|cher recruteur|bonjour l équipe|estimado señor o señora|
    estimado señor señora|estimado sr o sra|estimada señora o señor|estimado señor|estimada señora|
    estimados señores|estimados señores y señoras|estimados señoras y señores|
    estimadas señoras y señores|señoras y señores|estimadas y estimados|muy señor mío|
    muy señores míos|muy señora mía|a quien corresponda|a quien pueda corresponder|
    a quien pueda interesar|a quién corresponda|hola a todos|hola a todas|hola a todas y todos|
    hola a todos y todas|hola a todas y a todos|hola a todos y a todas|hola todos|hola equipo|
    hola amigos|buenos días a todos|buenas tardes a todos|estimado candidato|estimada candidata|
    estimado a candidato a|estimado reclutador|estimados colegas|hola qué tal|prezado senhor|
    prezada senhora|prezados senhores|prezadas senhoras|prezado senhor ou senhora|
    prezado a senhor a|prezados senhores e senhoras|prezados senhores e prezadas senhoras|
    prezadas senhoras e senhores|caro senhor|cara senhora|caros senhores|caro senhor ou senhora|
    caro a senhor a|exmo senhor|exma senhora|exmos senhores|exmo a senhor a|exmo sr|exmos srs|
    exmo senhor exma senhora|ex mo senhor|ex mos senhores|senhoras e senhores|
    a quem possa interessar|a quem interessar possa|a quem de direito|olá a todos|olá a todas|
    olá a todas e a todos|olá a todos e a todas|olá pessoal|oi pessoal|oi gente|olá gente|
    bom dia a todos|boa tarde a todos|bom dia pessoal|caro candidato|cara candidata|
    prezado candidato|prezada candidata|prezado a candidato a|caros colegas|prezados|prezados as|
    olá equipe|olá equipa|olá tudo bem|oi tudo bem"""

_GO_ON = ("i", "my", "we", "hope", "just", "ich", "wir", "je", "nous")


def generic_greeting(text: str) -> tuple[int, str] | None:
    """Return a greeting without a name at the beginning of a text, with its offset."""
    start = next((index for index, sign in enumerate(text) if sign.isalpha() or sign == FILLED), 0)
    ends = [index for index in range(start, min(len(text), start + _LONGEST)) if _ends(text[index])]
    # A comma may stand within the greeting: Madame, Monsieur,
    for end in (*reversed(ends[:2]), min(len(text), start + _LONGEST)):
        greeting = text[start:end]
        if FILLED in greeting or text[end : end + 1] == FILLED:
            continue
        said = fold(flat(greeting).strip())
        if said in _greetings() and not _named(text[end:]):
            return start, uncovered(greeting).strip(" …")
    beginning = fold(flat(text[start : start + _LONGEST])).split()
    for count in (2, 3, 4, 5):
        said = " ".join(beginning[:count])
        if said in _generic() and beginning[count : count + 1] and beginning[count] in _GO_ON:
            return start, text[start : start + len(said)]
    return None


def _ends(sign: str) -> bool:
    return sign in ",.!?:;\n–—-"


def _named(rest: str) -> bool:
    """Tell whether a name follows, with a word such as "dear" before it at most."""
    before, filled, _ = rest.partition("\n\n")[0].partition(FILLED)
    return bool(filled) and len(flat(before).split()) <= 1


@cache
def _generic() -> frozenset[str]:
    return frozenset(fold(phrase.strip()) for phrase in _GENERIC.split("|"))


@cache
def _greetings() -> frozenset[str]:
    return _generic().union(fold(phrase.strip()) for phrase in _BARE.split("|"))

"""Greetings without a name, in five languages."""

from __future__ import annotations

from functools import cache

from outreach_cli.wording.own_text import FILLED, lowercase_words, readable, words
from outreach_cli.wording.spelling import fold

_LONGEST = 60
"""The number of characters at the beginning of a text that may be a greeting."""

# Generic unless a name follows: `Hello,` is, `Hello Ada,` is not.
_BARE = """hi|hello|hey|greetings|good day|good morning|good afternoon|good evening|dear|hallo|
    hallöchen|moin|servus|grüezi|grüß gott|guten tag|guten morgen|guten abend|schönen guten tag|
    bonjour|bonsoir|salut|coucou|cher monsieur|chère madame|monsieur|madame|hola|buenas|
    buenos días|buenas tardes|buenas noches|muy buenas|estimado|estimada|estimado a|olá|oi|bom dia|
    boa tarde|boa noite|prezado|prezada|prezado a|caro|cara|caro a"""

# Generic whatever follows: each of these greetings together with each of these addressees.
_TO_ANYBODY = (
    (
        "hi|hello|hey|dear|respected|greetings|good day|good morning|good afternoon|good evening",
        """there|all|you all|to you all|to all|to all of you|everyone|everybody|folks|
        team|friend|friends|colleague|colleagues|network|
        sir|madam|ma am|sirs|mr ms|ms mr|mr mrs|mr or ms|mr mrs ms|sir or madam|madam or sir|
        sir madam|madam sir|sir ma am|sir and madam|sir or madame|sirs and madams|
        ladies and gentlemen|hiring manager|hiring team|recruiter|recruiting team|
        recruitment team|candidate|applicant|customer|professional|linkedin member|linkedin user|
        connection|connections|prospect|contact|reader""",
    ),
    (
        "hallo|hi|hey|moin|servus|guten tag|guten morgen|guten abend",
        """zusammen|alle|an alle|alle zusammen|ihr lieben|leute|team|liebes team|in die runde|
        liebe kolleginnen und kollegen|liebe kollegen""",
    ),
    (
        "liebe|sehr geehrte|werte",
        """damen und herren|damen herren|herren und damen|damen geehrte herren|
        damen sehr geehrte herren|damen liebe herren|dame sehr geehrter herr|
        frau sehr geehrter herr|frau herr|herr frau|r frau herr|r herr frau|kollegen|
        interessenten|interessentinnen und interessenten|kunden|kundinnen und kunden|
        leserinnen und leser|
        kolleginnen und kollegen|kolleginnen liebe kollegen|kolleginnen sehr geehrte kollegen|
        alle|bewerberinnen und bewerber|bewerberinnen liebe bewerber|r bewerber in""",
    ),
    (
        "bonjour|bonsoir|salut|coucou",
        """à tous|à toutes|à toutes et à tous|à toutes et tous|à tous et à toutes|tous|
        tout le monde|la compagnie|l équipe|madame monsieur|monsieur madame|mesdames messieurs""",
    ),
    (
        "cher|chère|chers|chères|chers et chères|chères et chers",
        """ami|amie|amis|amies|ami e s|client|cliente|clients|lecteur|lecteurs|membres|
        confrères|professionnel|professionnels|partenaires""",
    ),
    (
        "hola|buenas|buenos días|buenas tardes|buenas noches",
        """a todos|a todas|a todas y todos|a todos y todas|a todas y a todos|a todos y a todas|
        todos|equipo|amigos|qué tal""",
    ),
    (
        "olá|oi|bom dia|boa tarde|boa noite",
        """a todos|a todas|a todas e a todos|a todos e a todas|pessoal|gente|equipe|equipa|
        tudo bem""",
    ),
    (
        "prezado|prezada|prezado a|prezados|prezadas|caro|cara|caro a|caros|exmo|exma|exmos|ex mo|"
        "ex mos|exmo a",
        """senhor|senhora|senhores|senhoras|senhor ou senhora|senhor a|sr|srs|sr a|senhor senhora|
        senhores e senhoras|senhores e prezadas senhoras|senhores prezadas senhoras|
        senhoras e senhores|senhor exma senhora|candidato|candidata|candidato a|colegas|as|
        profissional|profissionais|cliente|clientes|amigo|amiga|amigos""",
    ),
    (
        "estimado|estimada|estimado a|estimados|estimadas",
        """señor|señora|señores|señor o señora|señor señora|señora o señor|sr o sra|sr sra|sr a|
        señores y señoras|señoras y señores|señoras estimados señores|y estimados|candidato|
        candidata|candidato a|reclutador|colegas|profesional|profesionales|cliente|clientes|
        amigo|amiga|amigos""",
    ),
)
# Generic by themselves.
_GENERIC = """to whom it may concern|to whomever it may concern|ladies and gentlemen|
    sehr geehrte herr oder frau|sehr geehrter herr oder frau|liebes team|sehr geehrtes team|
    ihr lieben|wen es betrifft|an alle die es betrifft|madame monsieur|monsieur madame|
    mesdames messieurs|messieurs dames|mesdames et messieurs|chère madame cher monsieur|
    cher monsieur chère madame|à qui de droit|cher candidat|chère candidate|cher e candidat e|
    chers collègues|chères et chers collègues|cher e s collègues|chères collègues chers collègues|
    chers tous|chères toutes chers tous|cher recruteur|señoras y señores|muy señor mío|
    muy señores míos|muy señora mía|a quien corresponda|a quien pueda corresponder|
    a quien pueda interesar|senhoras e senhores|a quem possa interessar|a quem interessar possa|
    a quem de direito|prezados|prezados as"""

_TITLES_WITH_PERIOD = (" mr", " ms", " mrs", " sr", " sra", " srs", " a")

# A sentence that goes on after the greeting starts with one of these: `Hi there I saw ...`.
_SENTENCE_STARTS = ("i", "my", "we", "hope", "just", "ich", "wir", "je", "nous")

# A company after a role does not make it a name: `Dear recruiter at {{ company }}`.
_ROLES = ("recruiter", "manager", "candidate", "applicant", "colleague", "customer", "sir", "madam")
_AT_COMPANY = ("at", "of", "from")


def generic_greeting(text: str) -> tuple[int, str] | None:
    """Return the greeting without a name at the beginning of a text, with its offset."""
    starts = (index for index, char in enumerate(text) if char.isalpha() or char == FILLED)
    start = next(starts, 0)
    most = min(len(text), start + _LONGEST)
    ends = [index for index in range(start, most) if text[index] in ",.!?:;\n–—-"]
    # The greeting may contain a comma, as in `Madame, Monsieur,`, so the second end comes first.
    for end in (*reversed(ends[:2]), most):
        greeting = text[start:end]
        if FILLED in greeting or text[end : end + 1] == FILLED:
            continue
        phrase = fold(lowercase_words(greeting).strip())
        is_generic = phrase in _phrases(_BARE) or _is_generic(phrase)
        if is_generic and not _is_followed_by_name(phrase, text[end:]):
            return start, readable(greeting).strip(" …")
    return _greeting_before_sentence(text, start)


def _greeting_before_sentence(text: str, start: int) -> tuple[int, str] | None:
    """Return a greeting that a sentence follows directly, as in `Hi there {{ first_name }}, I`."""
    beginning = text[start : start + _LONGEST].partition(FILLED)[0]
    said = fold(lowercase_words(beginning)).split()
    for count in (2, 3, 4, 5):
        following = "".join(said[count : count + 1])
        is_company = following in _AT_COMPANY and said[count - 1] in _ROLES
        phrase = " ".join(said[:count])
        if (following in _SENTENCE_STARTS or is_company) and _is_generic(phrase):
            return start, text[start : start + len(phrase)]
    return None


def _is_followed_by_name(greeting: str, rest: str) -> bool:
    """Tell whether a name follows, with at most one word such as `dear` before it."""
    has_title = rest[:1] == "." and greeting.endswith(_TITLES_WITH_PERIOD)
    if has_title and rest[1:].lstrip()[:1].isalpha():
        return True
    before, filled, _ = rest.partition("\n\n")[0].partition(FILLED)
    return bool(filled) and len(words(before)) <= 1


def _is_generic(phrase: str) -> bool:
    said = phrase.split()
    return phrase in _phrases(_GENERIC) or any(
        " ".join(said[:count]) in _phrases(greetings)
        and " ".join(said[count:]) in _phrases(addressees)
        for greetings, addressees in _TO_ANYBODY
        for count in (1, 2, 3)
    )


@cache
def _phrases(listed: str) -> frozenset[str]:
    return frozenset(fold(phrase.strip()) for phrase in listed.split("|"))

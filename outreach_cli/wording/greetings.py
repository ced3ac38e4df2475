"""Greetings that name nobody, in five languages."""

from __future__ import annotations

from functools import cache

from outreach_cli.wording.own_text import FILLED, flat, uncovered
from outreach_cli.wording.spelling import fold

_LONGEST = 60

# Generic only where no name follows: "Hello," but not "Hello Ada,".
_BARE = """hi|hello|hey|greetings|good day|good morning|good afternoon|good evening|dear|hallo|
    hallöchen|moin|servus|grüezi|grüß gott|guten tag|guten morgen|guten abend|schönen guten tag|
    bonjour|bonsoir|salut|coucou|cher monsieur|chère madame|monsieur|madame|hola|buenas|
    buenos días|buenas tardes|buenas noches|muy buenas|estimado|estimada|estimado a|olá|oi|bom dia|
    boa tarde|boa noite|prezado|prezada|prezado a|caro|cara|caro a"""

# Generic with whatever follows: how one greets, and whom, in any combination.
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

_ABBREVIATED = (" mr", " ms", " mrs", " sr", " sra", " srs", " a")

_GO_ON = ("i", "my", "we", "hope", "just", "ich", "wir", "je", "nous")

# Behind one of these a company makes nobody of it: "Dear recruiter at {{ company }}".
_ROLES = ("recruiter", "manager", "candidate", "applicant", "colleague", "customer", "sir", "madam")
_OF = ("at", "of", "from")


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
        if (said in _phrases(_BARE) or _is_generic(said)) and not _named(said, text[end:]):
            return start, uncovered(greeting).strip(" …")
    # What is filled in ends the greeting: Hi there {{ first_name }}, I
    beginning = fold(flat(text[start : start + _LONGEST].partition(FILLED)[0])).split()
    for count in (2, 3, 4, 5):
        following = "".join(beginning[count : count + 1])
        goes_on = following in _GO_ON or (following in _OF and beginning[count - 1] in _ROLES)
        said = " ".join(beginning[:count])
        if goes_on and _is_generic(said):
            return start, text[start : start + len(said)]
    return None


def _ends(sign: str) -> bool:
    return sign in ",.!?:;\n–—-"


def _named(greeting: str, rest: str) -> bool:
    """Tell whether a name follows, with a word such as "dear" before it at most."""
    if rest[:1] == "." and greeting.endswith(_ABBREVIATED) and rest[1:].lstrip()[:1].isalpha():
        return True
    before, filled, _ = rest.partition("\n\n")[0].partition(FILLED)
    return bool(filled) and len(flat(before).split()) <= 1


def _is_generic(said: str) -> bool:
    words = said.split()
    return said in _phrases(_GENERIC) or any(
        " ".join(words[:count]) in _phrases(greetings) and " ".join(words[count:]) in _phrases(whom)
        for greetings, whom in _TO_ANYBODY
        for count in (1, 2, 3)
    )


@cache
def _phrases(listed: str) -> frozenset[str]:
    return frozenset(fold(phrase.strip()) for phrase in listed.split("|"))

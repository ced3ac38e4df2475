"""Sentences that share something in confidence, unlike promises of discretion."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outreach_cli.wording.own_text import readable

# Parts of the patterns below. All gaps are short, so that searching takes linear time.
_SAME_SENTENCE = r"[^.!?\n]{0,40}"
"""Up to 40 characters of the same sentence."""
_FEW_WORDS = r"(?! (?:for|pour|para) )(?:,? [\x1a\x1b]+,?| \w+){0,3},?"
"""Up to three words of the same clause, or a name that is filled in."""
_ADVERB = r"(?:,? (?:strictly|just|only|please|all))?"
_END_OF_STATEMENT = (
    r"(?=\s*$| ?[^\w\s]| (?:for|until|till|and|but|or|please|as|so|with|within|from|at|in|between"
    r"|among|while|if|when|because|since)\b)"
)
"""The statement ends here, or goes on without a noun, unlike `confidential talk`."""
_CLAUSE_START = r"(?:^|[.,;:!?(–—-]\s*|\b(?:please|kindly|so|but|and|let['’]s|must|should) )"
_THIS = (
    r"(?:this|it|these|that|the (?:following|attached|enclosed|numbers|figures|report|file|link))"
)
_THING = (
    r"(?:information|data|figures|numbers|report|documents?|details|road ?map|pricing|memo|list)"
)
_IBERIAN_NOUN = r"(?:informa|dato|dado|cifra|número|document|mensa|enlace|link)\w*"
_PORTUGUESE_THIS = rf"(?:isto|isso|com ninguém|(?:est[ae]s?|ess[ae]s?|as?|os?) {_IBERIAN_NOUN})"
_SPANISH_THIS = rf"(?:esto|con nadie|(?:este|esta|estos|estas|la|el|los|las) {_IBERIAN_NOUN})"
_ANYONE = r"(?:anyone|anybody|a soul)"
_NOT = r"(?:do not|don['’]t|never)"
_BETWEEN = r"(?:strictly |just |only )?between (?:us|you and me|the two of us|ourselves)\b"
_TO_YOURSELF = rf"(?:to yourself|under (?:your|our) hat|under wraps|{_BETWEEN})"
_FRENCH_THIS = (
    r"(?:ceci|cela|ça|(?:ce|cet|cette|ces) (?:informa|donnée|chiffre|document|message|lien)\w*)"
)
_GERMAN_THIS = r"(?:dies\w*|das|die|den|es|folgende\w*)"
_NOT_YET = (
    r"(?:not (?:yet )?(?:public|announced|official)|noch nicht (?:öffentlich|offiziell)"
    r"|sous embargo|pas encore (?:public|publique|officiel|officielle)|(?:todavía|aún) no es"
    r" (?:público|oficial)|ainda não é (?:público|oficial))"
)
_IT_IS = (
    rf"(?:\b(?:this is|all of this is|(?:das|dies) ist|{_FRENCH_THIS} est|{_SPANISH_THIS} es"
    rf"|{_PORTUGUESE_THIS} é)"
    r"|(?:^|[.:!?]) ?(?:c['’]est|es|é))"
)
_STRICTLY = (
    r"(?:strictly|highly|top|streng|absolut|strikt|strictement|hautement|estrictamente|altamente"
    r"|absolutamente|estritamente)"
)
_SECRET = r"(?:confidential|secret|vertraulich|geheim|confidentiel|confidencial|secreto|secreta)"
_SILENCE = (
    r"(?:not a word|not leave|kein wort|pas un mot|motus|ni una palabra|nem uma palavra"
    r"|bico calado|stillschweigen)"
)


# Each entry: words, separated by |, of which a text must contain one, and then the pattern to
# search for. Both are in lower case.

# Requests to keep something secret. They always count.
_REQUESTS = (
    ("tell any|tell a soul", rf"{_CLAUSE_START}{_NOT} tell {_ANYONE}\b(?! your)"),
    (
        "any|a soul",
        rf"{_CLAUSE_START}{_NOT} (?:mention|repeat|discuss|show|pass|share|talk|speak|breathe)"
        rf" (?:\w+ ){{1,4}}(?:to|with) {_ANYONE}\b",
    ),
    ("share|forward", rf"{_CLAUSE_START}{_NOT} (?:share|forward) {_THIS}\b(?! (?:view|opinion))"),
    ("mention", rf"{_CLAUSE_START}{_NOT} mention (?:this|that)\b"),
    ("pass", rf"{_CLAUSE_START}{_NOT} pass (?:this|it) (?:on|around|along)\b"),
    (
        "delete|destroy",
        rf"{_CLAUSE_START}(?:delete|destroy) this(?: \w+)? (?:after|once|as soon)\b",
    ),
    ("leave", r"\bmust not leave (?:this|the|our|these) (?:chat|room|company|office|walls)\b"),
    (
        "word|wort|mot|palabra|palavra",
        r"\b(?:not a word (?:of this )?to any|kein wort (?:zu|an) (?:niemand|keinem|ander|dritte)"
        r"|pas un mot à (?:personne|quiconque)|ni una palabra a nadie"
        r"|nem uma palavra a ninguém)\w*",
    ),
    (
        "public|announced|öffentlich|offiziell|embargo|offici|público|oficial",
        rf"\b{_NOT_YET}\b{_SAME_SENTENCE}\b{_SILENCE}\b",
    ),
    (
        "niemand|keiner",
        rf"\b{_GERMAN_THIS} (?:darf|dürfen|soll) (?:\w+ )?(?:niemand|keiner) (?:wissen|erfahren)",
    ),
    (
        "niemand|keinem",
        rf"\b(?:(?:sagen|erzählen|verraten|zeigen) sie|(?:sag|erzähl|verrat|zeig)e?)"
        rf" (?:bitte )?(?:{_GERMAN_THIS} )?(?:bitte )?(?:niemand|keinem)",
    ),
    ("niemand", r"\bsprich(?:st du)? (?:\w+ )?mit niemand|\bsprechen sie (?:\w+ )?mit niemand"),
    ("lösch", r"\blöschen sie (?:bitte )?dies\w* \w+ (?:nach|sobald|anschließend)"),
    ("personne", r"\bn['’]en parle[zr] (?:surtout )?à personne\b"),
    (
        "personne",
        r"\bne (?:l[ea]s? )?(?:dites|répétez|montrez|racontez|partagez|transmettez)"
        r" (?:rien |cela |ça |ceci )?à personne\b",
    ),
    (
        "transf",
        rf"\bne (?:transférez|transmettez) pas {_FRENCH_THIS}|\bne pas transférer {_FRENCH_THIS}",
    ),
    ("partage", rf"\bne partage[zs]? pas {_FRENCH_THIS}\b|\bmerci de ne pas partager\b"),
    ("diffuse", rf"\bne diffusez pas {_FRENCH_THIS}\b|\bne pas diffuser\b"),
    ("ce m", r"\b(?:supprime|efface)[zr] ce (?:message|mail) (?:après|une fois|dès)\b"),
    (
        "nadie",
        r"\bno (?:(?:se|le|lo|la|los|las) ){0,2}(?:(?:cuent|coment|muestr|enseñ|habl|mencion)e"
        r"|(?:dig|repit|compart)a)[sn]? (?:\w+ ){0,2}(?:a|con) nadie\b",
    ),
    (
        "compart|difund|divulg|reenv",
        rf"\bno (?:compart[ae]|difunda|divulgue|reenvíe)[sn]? {_SPANISH_THIS}\b",
    ),
    ("este ", r"\b(?:borre|elimine)s? este (?:mensaje|correo) (?:después|tras|una vez)\b"),
    (
        "ninguém",
        r"\bnão (?:o |lhe |isto |isso )?(?:(?:cont|coment|mostr|revel|fal|mencion|partilh"
        r"|compartilh)e|(?:dig|repit)a|conta)[sm]? (?:\w+ ){0,3}(?:a|com|para|pra) ninguém\b",
    ),
    ("ninguém", r"\bnão comente[sm]? (?:isto|isso)? ?com ninguém\b"),
    (
        "ilh|divulg|caminh",
        rf"\bnão (?:(?:com)?partilh|divulgu|(?:re)?encaminh)e[sm]? {_PORTUGUESE_THIS}\b",
    ),
    ("apague", r"\bapague est[ae] (?:mensagem|e-?mail) (?:depois|após|assim que)\b"),
)

# Statements that something is secret. They count unless the sentence denies it.
_STATEMENTS = (
    (
        "confidential|secret",
        rf"{_CLAUSE_START}keep {_THIS}\b{_FEW_WORDS} (?:confidential|secret){_END_OF_STATEMENT}",
    ),
    (
        "yourself|r hat|wraps|between",
        rf"{_CLAUSE_START}keep {_THIS}(?: {_THING})?{_ADVERB} {_TO_YOURSELF}\b",
    ),
    ("between", rf"\b{_THIS} (?:must|has to|needs to|should) (?:stay|remain|be kept) {_BETWEEN}"),
    (
        "treat",
        rf"{_CLAUSE_START}treat {_THIS}\b{_FEW_WORDS} confidential(?:ly)?{_END_OF_STATEMENT}",
    ),
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
    ("istribut", r"\bnot for (?:further )?distribution\b|\bdo not distribute\b"),
    ("internal", r"\binternal use only\b|\binternal only\b|\bonly for internal use\b"),
    ("eyes only", r"\beyes only\b"),
    (
        "vertraulich",
        rf"\bbitte(?: \w+){{0,2}} {_GERMAN_THIS}\b{_SAME_SENTENCE}\bvertraulich(?: zu)? behandel",
    ),
    (
        "behalt",
        r"\bbehalt(?:en sie|e?|et) (?:bitte )?(?:das|es|dies|diese \w+)(?: bitte)? für"
        r" (?:sich|dich|euch)\b",
    ),
    ("unter uns", rf"\b{_GERMAN_THIS} (?:muss|soll|sollte) (?:\w+ ){{0,2}}unter uns bleiben\b"),
    ("behalt", rf"\bbitte{_SAME_SENTENCE}\bfür (?:sich|dich|euch) (?:zu )?behalten\b"),
    (
        "weiter",
        rf"\bbitte{_SAME_SENTENCE}\bnicht weiter(?:zu)?(?:leiten|geben|sagen)",
    ),
    (
        "weiter",
        rf"\b(?:leiten|geben|sagen|erzählen) sie {_GERMAN_THIS}\b{_SAME_SENTENCE}\bnicht weiter\b",
    ),
    (
        "intern",
        r"\bnur (?:für den|zum|für die|zur) internen (?:gebrauch|verwendung)\b|\bstreng intern\b",
    ),
    (
        "confidentiel",
        rf"\b(?:merci de|veuillez|prière de) (?:bien vouloir )?(?:garder|traiter) {_FRENCH_THIS}"
        rf"\b{_FEW_WORDS} confidentiel",
    ),
    ("confidentiel", rf"\b(?:gardez|garde|traitez) {_FRENCH_THIS}\b{_FEW_WORDS} confidentiel"),
    (
        "pour vous|pour toi",
        rf"\b(?:gardez|(?:merci de|veuillez|prière de) (?:bien vouloir )?garder) {_FRENCH_THIS}"
        r" (?:\w+ )?pour (?:vous|toi)\b",
    ),
    (
        "entre nous",
        rf"\bque (?:tout )?{_FRENCH_THIS} reste (?:\w+ )?entre nous\b"
        rf"|\b{_FRENCH_THIS} doit rester (?:\w+ )?entre nous\b",
    ),
    ("usage interne", r"\busage interne (?:uniquement|exclusivement|seulement)\b"),
    ("confidencia", rf"\b(?:mantenga|mantén) {_SPANISH_THIS}\b{_FEW_WORDS} confidencia"),
    (
        "confidencia",
        rf"\b(?:mantenha|mantém|mantenham) {_PORTUGUESE_THIS}\b{_FEW_WORDS} confidencia",
    ),
    (
        "entre nosotros",
        r"\bque (?:esto )?(?:se )?quede entre nosotros\b"
        rf"|\b{_SPANISH_THIS} (?:debe|tiene que) quedar(?:se)? entre nosotros\b",
    ),
    ("secreto", r"\bguárd[ea](?:lo|la|los|las) en secreto\b|\bguard[ea] esto en secreto\b"),
    ("guárd", r"\bguárd[ea]lo para (?:usted|sí|ti)\b"),
    (
        "entre nós",
        rf"\b{_PORTUGUESE_THIS} (?:deve|tem de|tem que) ficar (?:\w+ )?entre nós\b"
        r"|\bque (?:isto |isso )?fique (?:\w+ )?entre nós\b",
    ),
    ("guard", r"\bguard(?:e|a|em) (?:isto|isso) (?:só |apenas )?(?:para (?:si|ti)|em segredo)\b"),
    (
        "uso interno",
        r"\b(?:solo|sólo|exclusivamente|apenas|somente|só) (?:para |de )?uso interno\b",
    ),
    ("uso interno", r"\buso interno (?:exclusivo|exclusivamente|únicamente|apenas)\b"),
)

# Statements that may also promise discretion, or be about the reader's own secrets.
_AMBIGUOUS_STATEMENTS = (
    ("confiden|vertraulich|secret|geheim", rf"{_IT_IS} {_STRICTLY} {_SECRET}{_END_OF_STATEMENT}"),
    ("between", rf"\bthis (?:stays|remains) {_BETWEEN}"),
    ("unter uns", rf"\b{_GERMAN_THIS} bleibt (?:\w+ )?unter uns\b"),
    (
        "entre n",
        rf"\b(?:{_FRENCH_THIS} reste|esto (?:se )?queda|is[ts]o fica) (?:\w+ )?entre n[oó]",
    ),
    ("confidencia", r"\b(?:informaci|informaç|dato|dado|cifra|número)\w+ (?:\w+ )?confidencia"),
    ("confidential", rf"\b(?:our|these|company|client|customer) (?:\w+ )?confidential {_THING}"),
    (" nda", rf"\b(?:this|it|that|which|everything)\b{_SAME_SENTENCE}\bunder (?:\w+ )?nda\b"),
    (" nda", r"\b(?:covered by|subject to|breach(?:es|ing)?|breaks|breaking) (?:\w+ )?nda\b"),
    ("non-public", rf"\bnon-public {_THING}"),
    (
        "vertraulich",
        rf"\bbehandel\w* (?:sie )?(?:bitte )?{_GERMAN_THIS}\b{_SAME_SENTENCE}\bvertraulich\b",
    ),
    ("vertraulich", r"\bvertrauliche[ns]? (?:zahlen|daten|information|unterlagen|dokument)"),
    (" nda", rf"\b(?:steht|unterliegt|fällt)\b{_SAME_SENTENCE}\bnda\b"),
    ("confidentiel", r"\b(?:information|donnée|chiffre|document)s? (?:\w+ )?confidentiel"),
    (" nda", r"\b(?:bajo|sob) (?:un |um )?nda\b"),
)

_PROMISED = r"""(?x)\b(?: can | could | would | will | happy | glad | sign\w* | after | once | if
    | your? | phone | kann | können | könnte\w* | würde\w* | werde\w* | wir | ihre?n? | ihnen
    | deine?n? | peux | pouvons | pourr\w+ | vos | votre | nous | puedo | podemos | podría\w*
    | sus? | tus? | posso | poderia\w* | seus? | suas? | teus? | tuas?
    | of\ course | natürlich | selbstverständlich | bien\ sûr | supuesto | claro | promise
    | versprochen | promis | prometo )\b"""
_DENIED = r"""(?x)\b(?: no | not | any | without | never | nothing | n['’]t | keine? | keinerlei
    | ohne | nie | sans | aucune? | sin | ningun[ao]? | sem | nenhum\w* )\b [^.!?\n]{0,30} $"""


def confidences(text: str) -> Iterator[tuple[int, str]]:
    """Yield passages that share something in confidence, quoted, each with its offset."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = text  # a letter whose lower case is longer would move all offsets after it
    for start, end in _passages(lower):
        quoted = readable(text[start:end]).strip(" \n.,;:!?–—-(")
        yield start, f'"{" ".join(quoted.split())}"'


def _passages(lower: str) -> Iterator[tuple[int, int]]:
    for entries in (_REQUESTS, _STATEMENTS, _AMBIGUOUS_STATEMENTS):
        for required, pattern in entries:
            if not any(word in lower for word in required.split("|")):
                continue
            for passage in re.finditer(pattern, lower, re.MULTILINE):
                is_ambiguous = entries is _AMBIGUOUS_STATEMENTS
                if entries is _REQUESTS or not _is_discretion(lower, passage, is_ambiguous):
                    yield passage.span()


def _is_discretion(lower: str, passage: re.Match[str], is_ambiguous: bool) -> bool:
    """Tell whether the sentence denies the passage or, if that is ambiguous, is a promise."""
    ends = ".!?\n"
    start = max(lower.rfind(mark, 0, passage.start() + 1) for mark in ends) + 1
    if re.search(_DENIED, lower[max(start, passage.start() - 60) : passage.start()]):
        return True
    following = [lower.find(mark, passage.end()) for mark in ends]
    end = min((offset for offset in following if offset >= 0), default=None)
    return is_ambiguous and re.search(_PROMISED, lower[start:end]) is not None

"""What is told as a secret, or is one, as against a promise of discretion."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outreach_cli.wording.own_text import uncovered

_GAP = r"[^.!?\n]{0,40}"
_CLOSE = r"(?! (?:for|pour|para) )(?:,? [\x1a\x1b]+,?| \w+){0,3},?"
"""A few words of the same clause, and a name that is filled in."""
_ADVERB = r"(?:,? (?:strictly|just|only|please|all))?"
_ENDS = (
    r"(?=\s*$| ?[^\w\s]| (?:for|until|till|and|but|or|please|as|so|with|within|from|at|in|between"
    r"|among|while|if|when|because|since)\b)"
)
"""Something ends here, or goes on without a noun: not `confidential talk`."""
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
_ANYONE = r"(?:anyone|anybody|a soul)"
_NOT = r"(?:do not|don['’]t|never)"
_BETWEEN = r"(?:strictly |just |only )?between (?:us|you and me|the two of us|ourselves)\b"
_TO_YOURSELF = rf"(?:to yourself|under (?:your|our) hat|under wraps|{_BETWEEN})"
_CECI = r"(?:ceci|cela|ça|(?:ce|cet|cette|ces) (?:informa|donnée|chiffre|document|message|lien)\w*)"
_DIES = r"(?:dies\w*|das|die|den|es|folgende\w*)"
_NOT_YET = (
    r"(?:not (?:yet )?(?:public|announced|official)|noch nicht (?:öffentlich|offiziell)"
    r"|sous embargo|pas encore (?:public|publique|officiel|officielle)|(?:todavía|aún) no es"
    r" (?:público|oficial)|ainda não é (?:público|oficial))"
)
_IT_IS = (
    rf"(?:\b(?:this is|all of this is|(?:das|dies) ist|{_CECI} est|{_ESTO} es|{_ISTO} é)"
    r"|(?:^|[.:!?]) ?(?:c['’]est|es|é))"
)
_STRICTLY = (
    r"(?:strictly|highly|top|streng|absolut|strikt|strictement|hautement|estrictamente|altamente"
    r"|absolutamente|estritamente)"
)
_SECRET = r"(?:confidential|secret|vertraulich|geheim|confidentiel|confidencial|secreto|secreta)"
_HUSH = (
    r"(?:not a word|not leave|kein wort|pas un mot|motus|ni una palabra|nem uma palavra"
    r"|bico calado|stillschweigen)"
)


# Words one of which a passage must have, and the passage, both in small letters. Gaps are short,
# so that nothing takes long.
_HUSHED = (
    ("tell any|tell a soul", rf"{_BEGIN}{_NOT} tell {_ANYONE}\b(?! your)"),
    (
        "any|a soul",
        rf"{_BEGIN}{_NOT} (?:mention|repeat|discuss|show|pass|share|talk|speak|breathe)"
        rf" (?:\w+ ){{1,4}}(?:to|with) {_ANYONE}\b",
    ),
    ("share|forward", rf"{_BEGIN}{_NOT} (?:share|forward) {_THIS}\b(?! (?:view|opinion))"),
    ("mention", rf"{_BEGIN}{_NOT} mention (?:this|that)\b"),
    ("pass", rf"{_BEGIN}{_NOT} pass (?:this|it) (?:on|around|along)\b"),
    ("delete|destroy", rf"{_BEGIN}(?:delete|destroy) this(?: \w+)? (?:after|once|as soon)\b"),
    ("leave", r"\bmust not leave (?:this|the|our|these) (?:chat|room|company|office|walls)\b"),
    (
        "word|wort|mot|palabra|palavra",
        r"\b(?:not a word (?:of this )?to any|kein wort (?:zu|an) (?:niemand|keinem|ander|dritte)"
        r"|pas un mot à (?:personne|quiconque)|ni una palabra a nadie"
        r"|nem uma palavra a ninguém)\w*",
    ),
    (
        "public|announced|öffentlich|offiziell|embargo|offici|público|oficial",
        rf"\b{_NOT_YET}\b{_GAP}\b{_HUSH}\b",
    ),
    (
        "niemand|keiner",
        rf"\b{_DIES} (?:darf|dürfen|soll) (?:\w+ )?(?:niemand|keiner) (?:wissen|erfahren)",
    ),
    (
        "niemand|keinem",
        rf"\b(?:(?:sagen|erzählen|verraten|zeigen) sie|(?:sag|erzähl|verrat|zeig)e?)"
        rf" (?:bitte )?(?:{_DIES} )?(?:bitte )?(?:niemand|keinem)",
    ),
    ("niemand", r"\bsprich(?:st du)? (?:\w+ )?mit niemand|\bsprechen sie (?:\w+ )?mit niemand"),
    ("lösch", r"\blöschen sie (?:bitte )?dies\w* \w+ (?:nach|sobald|anschließend)"),
    ("personne", r"\bn['’]en parle[zr] (?:surtout )?à personne\b"),
    (
        "personne",
        r"\bne (?:l[ea]s? )?(?:dites|répétez|montrez|racontez|partagez|transmettez)"
        r" (?:rien |cela |ça |ceci )?à personne\b",
    ),
    ("transf", rf"\bne (?:transférez|transmettez) pas {_CECI}|\bne pas transférer {_CECI}"),
    ("partage", rf"\bne partage[zs]? pas {_CECI}\b|\bmerci de ne pas partager\b"),
    ("diffuse", rf"\bne diffusez pas {_CECI}\b|\bne pas diffuser\b"),
    ("ce m", r"\b(?:supprime|efface)[zr] ce (?:message|mail) (?:après|une fois|dès)\b"),
    (
        "nadie",
        r"\bno (?:(?:se|le|lo|la|los|las) ){0,2}(?:(?:cuent|coment|muestr|enseñ|habl|mencion)e"
        r"|(?:dig|repit|compart)a)[sn]? (?:\w+ ){0,2}(?:a|con) nadie\b",
    ),
    (
        "compart|difund|divulg|reenv",
        rf"\bno (?:compart[ae]|difunda|divulgue|reenvíe)[sn]? {_ESTO}\b",
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
        rf"\bnão (?:(?:com)?partilh|divulgu|(?:re)?encaminh)e[sm]? {_ISTO}\b",
    ),
    ("apague", r"\bapague est[ae] (?:mensagem|e-?mail) (?:depois|após|assim que)\b"),
)

# The same, unless the sentence denies what it seems to tell.
_TELLING = (
    ("confidential|secret", rf"{_BEGIN}keep {_THIS}\b{_CLOSE} (?:confidential|secret){_ENDS}"),
    (
        "yourself|r hat|wraps|between",
        rf"{_BEGIN}keep {_THIS}(?: {_THING})?{_ADVERB} {_TO_YOURSELF}\b",
    ),
    ("between", rf"\b{_THIS} (?:must|has to|needs to|should) (?:stay|remain|be kept) {_BETWEEN}"),
    ("treat", rf"{_BEGIN}treat {_THIS}\b{_CLOSE} confidential(?:ly)?{_ENDS}"),
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
    ("vertraulich", rf"\bbitte(?: \w+){{0,2}} {_DIES}\b{_GAP}\bvertraulich(?: zu)? behandel"),
    (
        "behalt",
        r"\bbehalt(?:en sie|e?|et) (?:bitte )?(?:das|es|dies|diese \w+)(?: bitte)? für"
        r" (?:sich|dich|euch)\b",
    ),
    ("unter uns", rf"\b{_DIES} (?:muss|soll|sollte) (?:\w+ ){{0,2}}unter uns bleiben\b"),
    ("behalt", rf"\bbitte{_GAP}\bfür (?:sich|dich|euch) (?:zu )?behalten\b"),
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
        rf"\b(?:merci de|veuillez|prière de) (?:bien vouloir )?(?:garder|traiter) {_CECI}\b{_CLOSE}"
        r" confidentiel",
    ),
    ("confidentiel", rf"\b(?:gardez|garde|traitez) {_CECI}\b{_CLOSE} confidentiel"),
    (
        "pour vous|pour toi",
        rf"\b(?:gardez|(?:merci de|veuillez|prière de) (?:bien vouloir )?garder) {_CECI}"
        r" (?:\w+ )?pour (?:vous|toi)\b",
    ),
    (
        "entre nous",
        rf"\bque (?:tout )?{_CECI} reste (?:\w+ )?entre nous\b"
        rf"|\b{_CECI} doit rester (?:\w+ )?entre nous\b",
    ),
    ("usage interne", r"\busage interne (?:uniquement|exclusivement|seulement)\b"),
    ("confidencia", rf"\b(?:mantenga|mantén) {_ESTO}\b{_CLOSE} confidencia"),
    ("confidencia", rf"\b(?:mantenha|mantém|mantenham) {_ISTO}\b{_CLOSE} confidencia"),
    (
        "entre nosotros",
        r"\bque (?:esto )?(?:se )?quede entre nosotros\b"
        rf"|\b{_ESTO} (?:debe|tiene que) quedar(?:se)? entre nosotros\b",
    ),
    ("secreto", r"\bguárd[ea](?:lo|la|los|las) en secreto\b|\bguard[ea] esto en secreto\b"),
    ("guárd", r"\bguárd[ea]lo para (?:usted|sí|ti)\b"),
    (
        "entre nós",
        rf"\b{_ISTO} (?:deve|tem de|tem que) ficar (?:\w+ )?entre nós\b"
        r"|\bque (?:isto |isso )?fique (?:\w+ )?entre nós\b",
    ),
    ("guard", r"\bguard(?:e|a|em) (?:isto|isso) (?:só |apenas )?(?:para (?:si|ti)|em segredo)\b"),
    (
        "uso interno",
        r"\b(?:solo|sólo|exclusivamente|apenas|somente|só) (?:para |de )?uso interno\b",
    ),
    ("uso interno", r"\buso interno (?:exclusivo|exclusivamente|únicamente|apenas)\b"),
)

# The same, for what may also be part of a promise, or speak of the reader's own secrets.
_MAYBE_TELLING = (
    ("confiden|vertraulich|secret|geheim", rf"{_IT_IS} {_STRICTLY} {_SECRET}{_ENDS}"),
    ("between", rf"\bthis (?:stays|remains) {_BETWEEN}"),
    ("unter uns", rf"\b{_DIES} bleibt (?:\w+ )?unter uns\b"),
    ("entre n", rf"\b(?:{_CECI} reste|esto (?:se )?queda|is[ts]o fica) (?:\w+ )?entre n[oó]"),
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
    | sus? | tus? | posso | poderia\w* | seus? | suas? | teus? | tuas?
    | of\ course | natürlich | selbstverständlich | bien\ sûr | supuesto | claro | promise
    | versprochen | promis | prometo )\b"""
_DENIED = r"""(?x)\b(?: no | not | any | without | never | nothing | n['’]t | keine? | keinerlei
    | ohne | nie | sans | aucune? | sin | ningun[ao]? | sem | nenhum\w* )\b [^.!?\n]{0,30} $"""

# What somebody earns is in thousands; `95k` alone may be calls or views as well.
_THOUSANDS = r"\d{1,3}(?:k\b| (?:mil|mille|tausend|thousand)\b|[.,  ]?\d{3}(?:[.,]\d\d)?)"
_AMOUNT = (
    rf"(?i:(?:R?[€$£¥] ?|\b(?:eur|usd|gbp|chf) ){_THOUSANDS}"
    rf"|{_THOUSANDS} ?(?:€|\$|£|(?:eur|euros?|usd|dollars?|gbp|chf)\b)"
    r"|\d{2,3}k\b(?! (?!as\b|plus\b)\w+s\b))(?![.,  ]?\d| ?(?:m|mn|bn|million|billion)\b)"
)
_WORDS = r"(?:\w+ ){0,2}"
_A_PERIOD = r" ?(?:a|an|per|im|pro|par|al|por|brutto|netto|brut|net|brutos?|monatlich|jährlich)\b"
_A_YEAR = r"(?: \w+)? ?(?:an?|per|each|every|/|p\.) ?(?:year|annum|month|a\b)"
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
# A name begins a clause; what has a word before it is likelier a noun of German, or a title.
_NAMED = (
    r"(?:^|(?<=[.,;:!?(–—-])\s*|\b(?:and|but|that|because|know|und|aber|denn|dass|weil|et|mais|que"
    rf"|y|pero|e|mas|porque) )(?P<name>{_CAPITAL}\w+(?: {_CAPITAL}\w+)?)"
    r"(?: (?:now|already|currently|schon|jetzt|ya|ahora|já|hoje))?"
)
# Who has such a title is a person, wherever the name stands.
_TITLED = (
    r"\b(?:Mrs?\.?|Ms\.?|Miss|Dr\.?|Herrn?|Frau|Mme|Mlle|M\.|Monsieur|Madame|[Ee]l señor"
    rf"|[Ll]a señora|[Oo] senhor|[Aa] senhora|Sra?\.|Don|Doña) (?P<name>{_CAPITAL}\w+)"
)
# Again with words without which it cannot be there.
_EARNS = (
    (
        "earns|paid|offered",
        rf"{_NAMED} (?:earns|is paid|gets paid|was offered) {_WORDS}{_AMOUNT}",
    ),
    ("makes", rf"{_NAMED} makes {_WORDS}{_AMOUNT}{_A_YEAR}"),
    (
        "verdient|gagne|touche|gana|cobra|ganha|recebe",
        rf"{_NAMED} (?:verdient|gagne|touche|gana|cobra|ganha|recebe) {_WORDS}{_AMOUNT}"
        r" ?(?:k€ )?(?:im|pro|brutto|netto|par|brut|net|al|anual\w*|brutos|por)\b",
    ),
    (
        "earns|verdient|cobra",
        rf"{_TITLED} (?:earns|verdient|cobra) {_WORDS}{_AMOUNT}",
    ),
    (
        "makes|gets|bekommt|erhält|gagne|touche|perçoit|gana|percibe|ganha|recebe",
        rf"{_TITLED} (?:makes|gets|bekommt|erhält|gagne|touche|perçoit|gana|percibe|ganha|recebe)"
        rf" {_WORDS}{_AMOUNT}{_A_PERIOD}",
    ),
    (
        "salary|pay|wage|bonus",
        rf"\b(?P<name>{_CAPITAL}\w+)['’]s (?:salary|pay|wage|bonus) (?:is|was|of)"
        rf" {_WORDS}{_AMOUNT}",
    ),
)
_NOBODY = """each every both nobody everybody everyone anybody anyone someone somebody staff
    today overtime relocation training man jeder jede jeden niemand hier dort heute chaque chacun
    personne nadie alguien cada aquí hoy ninguém alguém hoje aqui"""
# After a plain blank it may be any word, as in `password manager`.
# A bare `clave` may be the key to something, and a PIN with a colon is a place in India.
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
    for telling in (_HUSHED, _TELLING, _MAYBE_TELLING):
        for triggers, pattern in telling:
            if any(trigger in small for trigger in triggers.split("|")):
                for found in re.finditer(pattern, small, re.MULTILINE):
                    mild = telling is _MAYBE_TELLING
                    if telling is _HUSHED or not _is_discretion(small, found, mild):
                        yield found.span()


def _is_discretion(small: str, found: re.Match[str], mild: bool) -> bool:
    """Tell whether a sentence denies or promises what it seems to tell."""
    ends = ".!?\n"
    start = max(small.rfind(sign, 0, found.start() + 1) for sign in ends) + 1
    if re.search(_DENIED, small[max(start, found.start() - 60) : found.start()]):
        return True
    end = min((at for sign in ends if (at := small.find(sign, found.end())) >= 0), default=None)
    return mild and re.search(_PROMISED, small[start:end]) is not None


def _figures(text: str) -> Iterator[tuple[int, str]]:
    for triggers, pattern in _EARNS:
        if any(trigger in text for trigger in triggers.split("|")):
            for found in re.finditer(pattern, text, re.MULTILINE):
                if _is_name(found["name"]):
                    yield found.start("name"), "what a person earns"
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


def _is_name(words: str) -> bool:
    """Tell a name from other words at the front of a clause: not `The Role`, `In Berlin`, `EY`."""
    from outreach_cli.wording.language import UNDERSTOOD, frequent

    first = words.split()[0].lower()
    usual = any(first in frequent(spoken) for spoken in UNDERSTOOD)
    return not (words.isupper() or usual or first in _NOBODY.split())


def _is_iban(number: str) -> bool:
    turned = number[4:] + number[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def _is_card(digits: list[int]) -> bool:
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return len(digits) in (15, 16) and (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0

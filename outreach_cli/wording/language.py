"""The language of a text, guessed from its most frequent words."""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache

from outreach_cli.wording.own_text import words

LANGUAGES = ("en", "de", "fr", "es", "pt")
"""The languages that the rules understand."""

_FEWEST_WORDS = 2
_LEAST_SHARE = 0.18
_LEAST_LEAD = 1.2
"""A text is in a language if at least so many of its words, and this share of all of them, are
frequent there, and so many times as many as in any other language."""

_FREQUENT = {
    "en": """the of and to in a is that it for was on are as with his they at be this have from
        or had by not but what all were we when your can said there an each which she do how
        their if will up about out many then them these so some her would make like him has look
        more could go my than been who its now did get you i me our us any am m re ll don t
        hello hi dear know whether where here just into after before because work working""",
    "de": """der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch
        es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen
        so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei ich ihr ihre
        ihnen ihrem ihren wir uns unser unsere unserem mir mich du dir dich was wer wenn kann
        habe gern gerne hallo guten viele grüße""",
    "fr": """le la les de des et à un une du en que qui dans pour pas sur au aux par plus avec ce
        il est sont ne se je vous nous votre vos notre nos mon ma mes tu te ton ta tes cette ces
        comme mais ou où si son sa ses leur on être avoir ai avez avons suis qu l j
        bonjour très chez bien merci aussi tout""",
    "es": """el la los las de del y a que en un una es por con no para su sus se lo le como más
        pero al ha me mi si sin sobre este esta ser son también fue hay desde está están muy nos
        ya yo usted ustedes tu te tus he han cuando quien donde qué cómo hola gracias o e nuestro
        nuestra nuestros hace ese esa""",
    "pt": """o a os as de do da dos das e que em um uma é por com não para seu sua seus suas se
        no na nos nas ao à mais mas como foi ser são tem está também muito já eu você vocês nós
        me meu minha ou quando quem onde isso este esta esse essa pelo pela lhe vosso olá
        obrigado obrigada até nosso nossa há sobre sem""",
    # Recognised, so that texts in them are not taken for one of the languages above.
    "nl": """de het een en van ik te dat die in is niet met op voor zijn er aan ook als maar om
        bij naar uw u je wij we ons heeft hebt heb kan wat wordt graag nog over""",
    "it": """il lo la i gli le di che e un una in per con non è sono del della dei delle al alla
        da dal nel nella si ho ha hai mi ti ci come ma anche più questo questa se suo sua tuo""",
    "sv": """och att det i en jag som är på av för med inte den har till om du vi ett din er vår
        kan men mig dig""",
    "da": """og at det i en jeg som er på af for med ikke den har til om du vi et din jer vores
        kan men mig dig de fra vil være hej""",
    "pl": """i w na z że do się nie jest to o jak co po za od czy dla przez ale już ma pan pani
        mam są by być tym""",
    "cs": """a v na je se že s z do to i o k ve pro by jsem jako ale za od jste po si tak""",
    "tr": """ve bir bu için ile de da çok ne var mı mi daha olarak ben sen biz siz gibi ama kadar
        en olan merhaba""",
    "ro": """și de în la cu pe un o nu că este pentru din mai sunt se am ați dumneavoastră ce au
        sau ca""",
    "ca": """el la els les de i que a en un una és per amb no del dels al hem he em us més com
        però són""",
    "fi": """ja on ei että se hän oli joka mutta niin kun minä sinä olen ovat myös tai kuin
        teidän voi""",
}


@lru_cache(64)
def language_of(text: str) -> str | None:
    """Return one of `LANGUAGES`; None if a text is in another language or not clearly in one."""
    spoken = words(text)
    languages = _languages_by_word()
    scores = Counter(name for _, word in spoken for name in languages.get(word.lower(), ()))
    ranked = scores.most_common(2)
    if not ranked:
        return None
    best, score = ranked[0]
    next_score = ranked[1][1] if len(ranked) > 1 else 0
    least = max(_FEWEST_WORDS, _LEAST_SHARE * len(spoken), _LEAST_LEAD * next_score)
    return best if score >= least and best in LANGUAGES else None


@cache
def frequent_words(language: str) -> frozenset[str]:
    """Return the most frequent words of a language, in lower case."""
    return frozenset(_FREQUENT[language].split())


@cache
def _languages_by_word() -> dict[str, list[str]]:
    languages: dict[str, list[str]] = {}
    for name, frequent in _FREQUENT.items():
        for word in frequent.split():
            languages.setdefault(word, []).append(name)
    return languages

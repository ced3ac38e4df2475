"""An InMail is written as if to a friend: with emoji, "hey", "lol" or "gonna".

Only the text of the draft is checked, not the values filled in. Messages to connections may be
casual.

Why: the recipient of an InMail does not know the sender.

Bad:

    drafts:
    - id: hello
      channel: inmail
      subject: A question
      body: "Hey {{ first_name }}, wanna see what we build? 😎"

Good:

    drafts:
    - id: hello
      channel: inmail
      subject: A question
      body: "Hello {{ first_name }}, would you like to see what we build?"

Source: messaging guide, InMail comparison (informal language is for messages to connections).
"""

from collections.abc import Iterator
from functools import cache

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Mailing, Merged
from outreach_cli.model import Channel
from outreach_cli.rulebook import COMPARISON, GUIDE
from outreach_cli.rules.rule import Rule, first_few, in_draft
from outreach_cli.wording.emoji import find_emoji
from outreach_cli.wording.own_text import own_texts, phrases_in

_MOST_NAMED = 3

_NEAR = 40
"""How many letters beside a word are enough to see its neighbour."""

_CLAUSE = 3
"""How many words make a clause; what is shorter may be a part of a list."""

_SIGNS = ("", *'\n.,;:!?…–—("“„«')

# Nobody writes these to a stranger, whatever the language.
_ANYWHERE = """hey|lol|lmao|rofl|omg|wtf|haha|hahaha|hihi|hehe|thx|pls|plz|asap pls|xoxo|
    xd|jaja|jajaja|jajajaja|kkkk|kkkkk|kkkkkk|rsrs|ptdr"""

_CASUAL = {
    "en": """gonna|wanna|gotta|kinda|sorta|dunno|lemme|gimme|y all|yo|sup|wassup|what s up|
        whats up|dude|dudes|bro|my buddy|hi buddy|hello buddy|thanks buddy|my pal|hi pal|thanks pal|
        you guys|hi guys|coz|cuz|r u|tnx|tbh|btw|idk|ttyl|brb|yeah|yep|nope|yay|woohoo|oops|
        super cool|hit me up|crap|damn|howdy|ngl""",
    "de": """krass|geil|mega cool|voll cool|digga|digger|hi leute|nö|joa|haste|willste|kannste|
        biste|hdl|lg|btw|was geht|hau rein|tschau|ciao|tschüssi|bro|yo|echt jetzt|hi du|
        hallöchen|hallöle|is ja|alter""",
    "fr": """salut|coucou|slt|stp|bisous|biz|bises|t es|t as|ouais|ouaip|mec|mdr|trop cool|
        c est trop bien|kiffe|kiffer|ça roule|bof|bcp|tkt|wesh|frérot""",
    "es": """qué onda|que onda|guay|mola|porfa|porfis|xq|tqm|wey|güey|holi|holis|chido|besitos|
        besos|ey|q tal|tío|tía|che""",
    "pt": """e aí|e ai|blz|vlw|valeu|vc|vcs|tá ligado|mano|beijos|bjs|bj|fala aí|galera|véi|
        tmj|cê|bué|pá""",
}

# These are plain words elsewhere: `l'Armée du Salut`, `valeu a pena`, `le coucou suisse`,
# `bisous en chocolat`, `mano a mano`. Some count only in front of a clause, some only where one
# greets, takes leave or addresses somebody.
_FIRST = ("yo", "ey", "valeu", "was geht")
_ALONE = ("valeu", "was geht")
_GREETINGS = ("salut", "coucou")
_CLOSINGS = ("bisous", "biz", "bises", "besos", "besitos", "beijos")
_ADDRESSES = ("mano", "galera", "tío", "tía", "che", "pá", "alter", "frérot")

_BEFORE_CLOSING = ("gros", "grosses", "mille", "muchos", "y", "e", "et")
_BEFORE_ADDRESS = ("hey", "oi", "olá", "fala", "aí", "valeu", "hola", "oye", "salut", "wesh")
_GREETED = ("à", "toi", "les", "tout", "tous", "mon", "ma", "cher", "chère")

# In capitals others may be names: EY, LG, VC, XD.
_IN_CAPITALS = ("lol", "lmao", "rofl", "omg", "wtf", "hey")


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once for each InMail draft, what is too casual in it."""
    for mailing in merged.mailings:
        draft = mailing.draft
        casual = _casual(mailing) if draft.channel is Channel.INMAIL else []
        if casual:
            named = first_few((what for _, _, what in casual), _MOST_NAMED)
            message = f"too casual for somebody who does not know you: {named}"
            yield in_draft(mailing, draft.spot.child(casual[0][0]).at(casual[0][1]), message)


def _casual(mailing: Mailing) -> list[tuple[str, int, str]]:
    """Return what is casual in the texts of a draft: the key, the offset, how to call it."""
    texts = list(own_texts(mailing))
    phrases = _anywhere()
    if any(phrases_in(text, _somewhere()) for _, text in texts):
        # A word of one language may be a plain one in another: "dude" is "doubt" in Spanish.
        from outreach_cli.wording.language import language_of

        spoken = language_of("\n".join(text for _, text in texts))
        phrases = phrases.union(_split(_CASUAL[spoken])) if spoken else phrases
    found = []
    for key, text in texts:
        places = [
            (offset, f'"{phrase}"')
            for offset, phrase in phrases_in(text, phrases)
            if _is_casual(text, offset, phrase)
        ]
        emoji = find_emoji(text)
        if emoji is not None:
            places.append((emoji, "an emoji"))
        found += [(key, offset, what) for offset, what in sorted(places)]
    return found


def _is_casual(text: str, start: int, phrase: str) -> bool:
    """Tell a phrase from a name, and from one that means another thing within a sentence."""
    end = start + len(phrase)
    written = text[start:end]
    if written.isupper():
        return phrase in _IN_CAPITALS
    if phrase.isalpha() and written[0].isupper() and not written[1:].islower():
        return False  # VCs, LoL
    before, after = text[:start].rstrip(" \xa0\t¡¿"), text[end:].lstrip(" \xa0")
    first, alone = before[-1:] in _SIGNS, after[:1] in _SIGNS
    if phrase in _GREETINGS:
        return first and (not after[:1].islower() or _word(after, 0) in _GREETED)
    if phrase in _CLOSINGS:
        return (first or _word(before, -1) in _BEFORE_CLOSING) and not after[:1].islower()
    if phrase in _ADDRESSES:
        return _is_address(before, after)
    return (first or phrase not in _FIRST) and (alone or phrase not in _ALONE)


def _is_address(before: str, after: str) -> bool:
    """Tell whether somebody is addressed: `Ficou irado, galera.`, `Tío, qué pasada`, `oi mano`."""
    if _word(before, -1) in _BEFORE_ADDRESS and before[-1:].isalpha():
        return after[:1] in _SIGNS
    if before[-1:] in ("", *"\n.!?…"):
        return after[:1] == ","
    # In a list there are commas as well: `Name, Beruf, Alter`.
    clause = before[:-1].rpartition("\n")[2]
    is_list = clause.rfind(",") >= 0 and len(clause.rpartition(",")[2].split()) < _CLAUSE
    return before[-1:] == "," and after[:1] in ("", *"\n.!?…") and not is_list


def _word(text: str, index: int) -> str:
    """Return the first or the last word of a text in small letters, "" if there is none."""
    said = text[:_NEAR].split() if index == 0 else text[-_NEAR:].split()
    return said[index].strip(",.!?:;").lower() if said else ""


@cache
def _anywhere() -> frozenset[str]:
    return frozenset(_split(_ANYWHERE))


@cache
def _somewhere() -> frozenset[str]:
    return frozenset(phrase for listed in _CASUAL.values() for phrase in _split(listed))


def _split(listed: str) -> list[str]:
    return [phrase.strip() for phrase in listed.split("|")]


RULE = Rule("W106", "too-casual", Severity.ADVICE, __doc__, find, (COMPARISON, GUIDE))

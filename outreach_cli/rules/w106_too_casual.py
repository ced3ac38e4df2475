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

from outreach_cli.finding import Finding, Severity, Spot
from outreach_cli.merge import Mailing, Merged
from outreach_cli.model import Channel
from outreach_cli.rulebook import COMPARISON, GUIDE
from outreach_cli.rules.rule import Rule, in_draft
from outreach_cli.wording.emoji import find_emoji
from outreach_cli.wording.language import language_of
from outreach_cli.wording.own_text import own_text, own_texts, phrases_in
from outreach_cli.wording.phrases import listed
from outreach_cli.words import first_few

_MOST_NAMED = 3

_NEAR = 40
"""How many letters beside a word are enough to see its neighbour."""

_CLAUSE = 3
"""How many words make a clause; what is shorter may be a part of a list."""

_KINDS = (
    *("casual", "casual_greetings", "casual_closings", "casual_addresses"),
    *("casual_beginnings", "casual_clauses"),
)
"""The lists of casual phrases; all but the first count only in certain places."""

_SIGNS = ("", *'\n.,;:!?…–—("“„«')


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once for each InMail draft, what is too casual in it."""
    for mailing in merged.mailings:
        draft = mailing.draft
        casual = _casual(mailing) if draft.channel is Channel.INMAIL else []
        if casual:
            named = first_few((what for _, what in casual), _MOST_NAMED)
            message = f"too casual for somebody who does not know you: {named}"
            yield in_draft(mailing, casual[0][0], message)


def _casual(mailing: Mailing) -> list[tuple[Spot, str]]:
    """Return what is casual in the texts of a draft: where it is, how to call it."""
    # A word of one language may be a plain one in another: "dude" is "doubt" in Spanish.
    spoken = language_of(own_text(mailing.body.text))
    languages = ("any",) if spoken is None else ("any", spoken)
    kinds = {phrase: kind for kind in _KINDS for phrase in listed(kind, languages)}
    found = []
    for key, text in own_texts(mailing):
        places = [
            (offset, len(phrase), f'"{phrase}"')
            for offset, phrase in phrases_in(text, kinds)
            if _is_casual(text, offset, phrase, kinds[phrase], languages)
        ]
        emoji = find_emoji(text)
        if emoji is not None:
            places.append((emoji, 1, "an emoji"))
        spot = mailing.draft.spot.child(key)
        found += [(spot.at(offset, length), what) for offset, length, what in sorted(places)]
    return found


def _is_casual(text: str, start: int, phrase: str, kind: str, languages: tuple[str, ...]) -> bool:
    """Tell whether a phrase is casual where it is, not a name or a word with another meaning."""
    end = start + len(phrase)
    written = text[start:end]
    if written.isupper():
        return phrase in listed("casual_capitals")
    if phrase.isalpha() and written[0].isupper() and not written[1:].islower():
        return False  # VCs, LoL
    before, after = text[:start].rstrip(" \xa0\t¡¿"), text[end:].lstrip(" \xa0")
    first, alone = before[-1:] in _SIGNS, after[:1] in _SIGNS
    previous, following = _word(before, -1), _word(after, 0)
    if kind == "casual_greetings":
        is_greeted = following in listed("after_casual_greetings", languages)
        return first and (not after[:1].islower() or is_greeted)
    if kind == "casual_closings":
        is_closing = first or previous in listed("before_casual_closings", languages)
        return is_closing and not after[:1].islower()
    if kind == "casual_addresses":
        if previous in listed("before_casual_addresses", languages) and before[-1:].isalpha():
            return alone
        return _is_address(before, after)
    return kind == "casual" or (first and (alone or kind != "casual_clauses"))


def _is_address(before: str, after: str) -> bool:
    """Tell whether somebody is addressed: `Ficou irado, galera.`, `Tío, qué pasada`, `oi mano`."""
    if before[-1:] in ("", *"\n.!?…"):
        return after[:1] == ","
    # In a list there are commas as well: `Name, Beruf, Alter`.
    clause = before[:-1].rpartition("\n")[2]
    is_list = "," in clause and len(clause.rpartition(",")[2].split()) < _CLAUSE
    return before[-1:] == "," and after[:1] in ("", *"\n.!?…") and not is_list


def _word(text: str, index: int) -> str:
    """Return the first or the last word of a text in small letters, "" if it has no words."""
    said = text[:_NEAR].split() if index == 0 else text[-_NEAR:].split()
    return said[index].strip(",.!?:;").lower() if said else ""


RULE = Rule("W106", "too-casual", Severity.ADVICE, __doc__, find, (COMPARISON, GUIDE))

"""What the tokens of other tools mean here: a field of the recipient or of the sender."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from outreach_cli.load.person import DECIDING, MEANINGFUL
from outreach_cli.merge import Merged
from outreach_cli.model import ASSUMED
from outreach_cli.people.columns import key_of_column
from outreach_cli.template import SENDER
from outreach_cli.wording.language import LANGUAGES, language_of, languages
from outreach_cli.wording.notation import matches
from outreach_cli.wording.own_text import lowercase_words, own_text
from outreach_cli.wording.phrases import listed
from outreach_cli.wording.titles import follows_title
from outreach_cli.wording.tokens import Token, tokens, without_tokens

_OWNERS = "prospect|candidate|recipient|contact|lead|person|member|people|customer|client|profile"
_OWNER = re.compile(rf"(?:{_OWNERS})s?")
_COMPANIES = ("account", "accounts", "company", "organization", "organisation", "employer", "firm")
_SENDERS = re.compile(r"(?:sender|user|my|your|our|owner|me|author)s?")

SECTIONS = tuple("#^/>&~=")
"""How sections, partials and the like begin inside braces, in Mustache and its relatives."""

_PERSONAL = ("first_name", "last_name", "name", "company", "title", "email")
_LINES, _SIGNATURE = 5, 300
"""The most lines and characters from a name to the end of a signature."""
_NEAR = 60
"""How many characters before a token may show that the sender introduces himself or herself."""


class ForeignPlaceholder(NamedTuple):
    """A token that means one of our fields: `field` has the prefix `sender.` for the sender's.

    `is_on_offer` says that a title is that of a job on offer, for which there is no field.
    """

    token: Token
    field: str
    is_on_offer: bool = False

    @property
    def instead(self) -> str:
        """What to write here."""
        fallback = self.token.fallback
        default = f' | default: "{fallback}"' if fallback else ""
        return f"{{{{ {self.field}{default} }}}}"

    @property
    def advice(self) -> str:
        """What to write here, for a reader."""
        return "the title of the job" if self.is_on_offer else self.instead

    @property
    def is_senders(self) -> bool:
        """Whether the field is the sender's."""
        return self.field.startswith(f"{SENDER}.")


def foreign_placeholders(text: str, names: Mapping[str, str]) -> Iterator[ForeignPlaceholder]:
    """Yield the tokens in a text that mean one of our fields; `names` is from `field_names`."""
    for token in tokens(text):
        field = field_of(token.inside, names)
        if field is not None:
            if field in _PERSONAL and _is_senders_place(text, token):
                field = _of_sender(field)
            elif (
                field == "first_name" and _is_any_name(token) and follows_title(text, token.offset)
            ):
                field = "last_name"
            is_on_offer = field == "title" and _is_on_offer(text, token)
            yield ForeignPlaceholder(token, field, is_on_offer)


def leftovers(text: str, names: Mapping[str, str]) -> Iterator[Token]:
    """Yield the tokens in a text that mean none of our fields."""
    return (token for token in tokens(text) if field_of(token.inside, names) is None)


def field_names(merged: Merged) -> dict[str, str]:
    """Map the names that other tools may use, in small letters without spaces, to our fields."""
    # Without a list, a placeholder in a draft does not prove that there is such a field.
    fields = frozenset[str]() if ASSUMED in merged.campaign.assumed else merged.fields
    names = {}
    known = {*fields, *MEANINGFUL}.difference(DECIDING, ("id",))
    if "name" not in fields:
        names["name"] = "first_name"
        known.remove("name")
    # Of two fields with the same plain name, one that this program knows comes last and wins.
    ordered = sorted(known, key=lambda field: (field in MEANINGFUL, field))
    return names | {_plain(field): field for field in ordered}


def field_of(inside: str, names: Mapping[str, str]) -> str | None:
    """Return the field that a name of another tool means, None if there is no such field."""
    if inside.startswith(SECTIONS):
        return None
    *owners, last = re.split(r"\.|->|::", inside.strip(" !"))
    owner = _plain(owners[-1]) if owners else ""
    first, _, rest = last.strip().partition(" ")
    if first.lower() in listed("own", LANGUAGES):
        owner, last = "my", rest
    plain = _plain(last)
    if not owner and (prefix := _SENDERS.match(plain)) and _lookup(plain[prefix.end() :], names):
        owner, last = "my", plain[prefix.end() :]
    if _SENDERS.fullmatch(owner):
        field = _lookup(last, names)
        return None if field is None else _of_sender(field)
    if owner in _COMPANIES:
        is_name = plain in (*(f"{company}name" for company in _COMPANIES), "name")
        return "company" if is_name else _lookup(last, names)
    if owner and not _OWNER.fullmatch(owner):
        return None
    prefix = _OWNER.match(plain)
    return _lookup(last, names) or (_lookup(plain[prefix.end() :], names) if prefix else None)


def _of_sender(field: str) -> str:
    return f"{SENDER}.{'first_name' if field == 'name' else field}"


def _is_senders_place(text: str, token: Token) -> bool:
    """Tell whether a token is in the signature, or the sender introduces himself or herself."""
    before, after = (
        text[max(token.offset - _NEAR, 0) : token.offset],
        text[token.end : token.end + _SIGNATURE],
    )
    return _is_signature(before, after) or _is_introduction(
        before, after, languages(language_of(own_text(text)))
    )


def _is_signature(before: str, after: str) -> bool:
    """Tell whether a name ends a text, in a line of its own or after words such as `Best,`."""
    ends = re.match(r"[ \t]*[,.]?[ \t]*(?:\n|\Z)", after) is not None
    if not ends or len(after) == _SIGNATURE or after.count("\n") >= _LINES:
        return False
    is_line = before.rstrip(" \t").endswith("\n") and after.lstrip(" \t")[:1] in ("", "\n")
    closing = re.search(r"(?:\A|[.!?…:;)\n])\W*([^.!?…:;)\n]+?)[\s,!]*\Z", before)
    said = lowercase_words(closing[1]).strip() if closing else ""
    return (is_line and bool(before.strip())) or said in listed("closings", LANGUAGES)


def _is_introduction(before: str, after: str, spoken: tuple[str, ...]) -> bool:
    """Tell whether the sender says a name: `my name is Ada`, `Hi, Ada here from Leeds`."""
    here = re.match(r"\s+(\w+)(?:\s*(?:[,.!:–—-]|\Z)|\s+(\w+))", after)
    if here is None or here[1].lower() not in listed("here", spoken):
        introducing = tuple(f" {phrase} " for phrase in listed("introducing", spoken))
        return lowercase_words(before).endswith(introducing)
    if here[2] is not None and here[2].lower() not in listed("from_where", spoken):
        return False
    starts = before.rstrip(" ")[-1:] in ("", "\n", *",.!?:")
    return starts or not listed("salutations", spoken).isdisjoint(before.lower().split()[-1:])


def _is_any_name(token: Token) -> bool:
    """Tell whether a token is any name: a last name after `Mr`, a first name elsewhere."""
    return _plain(re.split(r"[.>:]", token.inside)[-1]) in ("name", "nombre", "nome")


def _is_on_offer(text: str, token: Token) -> bool:
    """Tell whether a title is that of a job on offer, as in `we are hiring a [Job Title]`."""
    covered = without_tokens(text)
    found = matches("jobs_on_offer", covered, language_of(covered))
    return any(match.start() <= token.offset < match.end() for match in found)


def _lookup(name: str, names: Mapping[str, str]) -> str | None:
    return names.get(_plain(name)) or names.get(_plain(key_of_column(name.strip())))


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()

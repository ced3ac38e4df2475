"""Placeholders in the form of other tools, which are not filled in here."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from outreach_cli.load.person import DECIDING, MEANINGFUL
from outreach_cli.template import SENDER
from outreach_cli.wording.own_text import own_text, readable

_STARTS = "{[%#*<"

_FORMS = r"""(?x)
    \*\| \s* (?P<stars> [^|*\n]{1,40} ) \|\*
    | \$? \{ (?P<braces> [^{}|\n]{1,40} ) (?: \|{1,2} (?P<else_braces> [^{}|\n]{0,40} ) )? \}
    | \[{1,2} (?P<square> [^][|\n]{1,40} ) (?: \|{1,2} (?P<else_square> [^][|\n]{0,40} ) )? \]{1,2}
        (?! \( )
    | <{1,2} (?P<angle> [^<>\n]{1,40} ) >{1,2}
    | %{1,2} (?P<percent> \w [\w .-]{0,39} ) %{1,2}
    | \# (?P<number> \w [\w .-]{0,39} ) \#
    | (?<! \{ ) (?<! \{\s ) \b (?P<bare> (?: FIRST | LAST | FULL | COMPANY ) _?NAME
        | (?: first | last | full | company ) (?: _name | Name ) ) \b
"""

_OTHER_NAMES = dict.fromkeys(
    ("yourname", "yourfirstname", "myname", "sendername"), f"{SENDER}.first_name"
)
_OWNERS = ("prospect", "candidate", "recipient", "contact", "lead", "person")


class ForeignPlaceholder(NamedTuple):
    """A placeholder of another tool: where and how it is written, and what to write here."""

    offset: int
    written: str
    instead: str


def foreign_placeholders(text: str, names: Mapping[str, str]) -> Iterator[ForeignPlaceholder]:
    """Yield the placeholders of other tools in a text that mean one of our fields.

    `names` is what `field_names` returns.
    """
    text = own_text(text)
    if not any(start in text for start in _STARTS) and "name" not in text.lower():
        return
    for match in re.finditer(_FORMS, text):
        # With a placeholder of Liquid inside, it is not another tool's.
        if readable(match.group()) != match.group() or _is_technical(text, match):
            continue
        inside = match[match.lastgroup or 0]
        fallback = match["else_braces"] or match["else_square"]
        if fallback is not None:
            inside = match["braces"] or match["square"]
        field = _field(inside, names)
        if field is not None:
            default = f' | default: "{fallback.strip()}"' if fallback else ""
            yield ForeignPlaceholder(match.start(), match.group(), f"{{{{ {field}{default} }}}}")


def field_names(fields: Collection[str]) -> dict[str, str]:
    """Map the names that other tools may use, in small letters without spaces, to our fields.

    `fields` are those of the list of prospects.
    """
    names = dict(_OTHER_NAMES)
    known = {*fields, *MEANINGFUL}.difference(DECIDING, ("id",))
    if "name" not in fields:
        names["name"] = "first_name"
        known.remove("name")
    # Of two fields with the same plain name, one that this program knows comes last and wins.
    ordered = sorted(known, key=lambda field: (field in MEANINGFUL, field))
    return names | {_plain(field): field for field in ordered}


def _is_technical(text: str, match: re.Match[str]) -> bool:
    """Tell whether a match is part of a path or an address, or the tag `<title>` of HTML."""
    word = f"{text[: match.start()]}.".rsplit(None, 1)[-1]  # the point makes a last word certain
    return "://" in word or word.startswith("/") or match.group() == "<title>"


def _field(inside: str, names: Mapping[str, str]) -> str | None:
    """Return the field that a name of another tool means, None if there is no such field."""
    from outreach_cli.people.columns import key_of_column

    last = inside.strip().rpartition(".")[2]
    plain = _plain(last)
    for owner in _OWNERS:
        plain = plain.removeprefix(owner) or plain
    return names.get(plain) or names.get(_plain(key_of_column(last)))


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()

"""Placeholders as other tools write them: they would arrive as they are."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from outreach_cli.load.prospects import DECIDING, MEANINGFUL
from outreach_cli.merge import Mailing, Merged
from outreach_cli.template import SENDER
from outreach_cli.wording.own_text import own_text, uncovered

_SIGNS = "{[%#*<"

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

_OTHER_NAMES = {
    "yourname": f"{SENDER}.first_name",
    "yourfirstname": f"{SENDER}.first_name",
    "myname": f"{SENDER}.first_name",
    "sendername": f"{SENDER}.first_name",
}
_OWNERS = ("prospect", "candidate", "recipient", "contact", "lead", "person")


class Foreign(NamedTuple):
    """A placeholder of another tool: where and how it is written, what to write instead."""

    key: str
    offset: int
    written: str
    name: str
    instead: str


def foreign(merged: Merged, mailing: Mailing) -> list[Foreign]:
    """Return the placeholders of other tools in a draft, by what they would stand for here."""
    known: Mapping[str, str] | None = None
    found = []
    for key, template in mailing.templates:
        text = own_text(template.text)
        if not any(sign in text for sign in _SIGNS) and "name" not in text.lower():
            continue
        known = known or _known(merged)
        for match in re.finditer(_FORMS, text):
            if uncovered(match.group()) != match.group():
                continue  # what has a placeholder of Liquid inside is no other tool's
            inside = match[match.lastgroup or 0]
            fallback = match["else_braces"] or match["else_square"]
            if fallback is not None:
                inside = match["braces"] or match["square"]
            name = _name(inside, known)
            if name and not _is_technical(text, match):
                default = f' | default: "{fallback.strip()}"' if fallback else ""
                instead = f"{{{{ {name}{default} }}}}"
                found.append(Foreign(key, match.start(), match.group(), name, instead))
    return found


def _is_technical(text: str, match: re.Match[str]) -> bool:
    """Tell whether what looks like a placeholder is a part of a path, or HTML's own `<title>`."""
    before = re.search(r"\S*\Z", text[: match.start()])
    word = before[0] if before else ""
    return "://" in word or word.startswith("/") or match.group() == "<title>"


def _known(merged: Merged) -> dict[str, str]:
    fields = {*merged.fields, *MEANINGFUL}.difference(DECIDING, ("id",))
    if "name" not in merged.fields:
        fields.discard("name")
        return {**_OTHER_NAMES, "name": "first_name", **{_plain(field): field for field in fields}}
    return {**_OTHER_NAMES, **{_plain(field): field for field in fields}}


def _name(inside: str, known: Mapping[str, str]) -> str | None:
    """Return the field that a name means, None where it is that of none."""
    from outreach_cli.source.names import key_of_column

    last = inside.strip().rpartition(".")[2]
    plain = _plain(last)
    for owner in _OWNERS:
        plain = plain.removeprefix(owner) or plain
    return known.get(plain) or known.get(_plain(key_of_column(last)))


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()

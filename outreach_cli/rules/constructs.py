"""Whether a token of another tool stands for one value, or is part of a construct of that tool.

Only a token alone can be replaced: of a section, a fallback or brackets that do not match, a part
would be left, and it would no longer look like a mistake.
"""

from __future__ import annotations

import re

from outreach_cli.rules.foreign_placeholders import SECTIONS
from outreach_cli.wording.gaps import is_named
from outreach_cli.wording.own_text import FILLED
from outreach_cli.wording.tokens import Token

_CONDITION = re.compile(r"(?i)\W?\s*(?:else|end|/)?\s*(?:if|else|end|unless)\b.*|else:?|end")
_FRAMES = frozenset(
    (
        *(("", ""), ("$", ""), ("@", ""), ("*|", "|*"), ("<%", "%>"), ("<%=", "%>"), ("[%", "%]")),
        *(("{", "}"), ("${", "}"), ("{!", "}"), ("{$", "}"), ("{.", "}")),
        *(("[", "]"), ("[[", "]]"), ("(", ")"), ("((", "))"), ("<", ">"), ("<<", ">>")),
        *(("«", "»"), ("‹", "›"), ("%", "%"), ("%%", "%%"), ("#", "#"), ("##", "##")),
        *(("~", "~"), ("^", "^"), ("$", "$"), ("@", "@"), ("@@", "@@")),
    )
)
"""What is before and after the name in a token that stands for one value."""

_NEAR = 20
"""How many characters before and after a token are looked at."""
_BEFORE = re.compile(r"(?:\A|(?:\A|[^\s|#/\\{\[<%*+=~^&$@])\s+|[¿¡–—]|[^\W_]['’])\Z")
"""The end of a text that a token may follow."""
_AFTER = re.compile(
    r"""(?x)
    (?: [,;:] | [.!?…]+ ) (?= \s | \Z )
    | (?= \s | \Z ) (?! [ ]+ (?: [|\#/\\}\]<>)%*+=~^$@_`] | & \S | [?:] [^\s()] ) )
    | ['’]s (?= [\s.,;:!?] | \Z ) | [–—，。！？：] | [\u2600-\u26ff\U0001f300-\U0001faff]
    """
)
"""The beginning of a text that may follow a token."""

_BALANCED = re.compile(r"\[[^][\n]*\]|<[^<>\n]*>|\{(?:at|dot|ät|punkt)\}")
_REST = re.compile(
    r"[{}\[\]【】＜＞［］｛｝⟨⟩]|<(?=[^\W\d])|(?<=\w)>|\|(?=[^\s|])|(?<=[^\s|])\||\|\|"
)

_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def is_construct(token: Token) -> bool:
    """Tell whether a token is a choice of words, a section or a condition."""
    is_braces = token.form == "braces"
    is_section = is_braces and token.inside.startswith(SECTIONS)
    is_choice = is_braces and "|" in token.inside
    return is_choice or is_section or _CONDITION.fullmatch(token.inside.strip()) is not None


def is_plain(token: Token) -> bool:
    """Tell whether a token is a name in a frame such as `[ ]`, maybe with a fallback."""
    start, _, end = re.split(r"(?s)(\w(?:.*\w)?)", token.written, maxsplit=1)
    return (start.rstrip(), end.lstrip()) in _FRAMES


def is_free(covered: str, start: int, end: int) -> bool:
    """Tell whether nothing beside a passage can belong to a construct.

    `covered` is the text with all tokens covered.
    """
    before, after = covered[max(start - _NEAR, 0) : start], covered[end : end + _NEAR]
    return _BEFORE.search(before) is not None and _AFTER.match(after) is not None


def has_rest(covered: str) -> bool:
    """Tell whether a text has parts of a construct, or `COMPANY`, beside its covered tokens."""
    is_any_name = any(word.isupper() and is_named(word) for word in _LONG_WORD.findall(covered))
    return is_any_name or _REST.search(_BALANCED.sub(FILLED, covered)) is not None

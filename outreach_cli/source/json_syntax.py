"""What keeps a JSON text from being read, in one sentence that says what to do."""

from __future__ import annotations

import re

_TEXT = r'"(?:[^"\\\x00-\x1f]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*+'
_TOKEN = re.compile(
    rf"""(?x) (?P<mark> [\[\]{{}}:,] ) | (?P<text> {_TEXT}" ) | (?P<value>
    -?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)? | true | false | null | NaN | -?Infinity
    )"""
)
_SPACES = re.compile(r"[ \t\n\r]*")
_CLOSING = {"[": "]", "{": "}"}
_VALUE = {"[", "{", "text", "value"}
_ALLOWED = {
    "value": _VALUE,
    "first value": {*_VALUE, "]"},
    "key": {"text"},
    "first key": {"text", "}"},
    "colon": {":"},
    "comma": {",", "]", "}"},
}
"""The kinds of token that may follow, by what is expected."""
_MISSING = {
    "value": "a value is missing before this",
    "first value": "a value is missing before this",
    "key": "a key must be a text in double quotes",
    "first key": "a key must be a text in double quotes",
    "colon": "a colon is missing before this, after the key",
    "comma": "a comma is missing before this",
}

Explained = tuple[int, str]
"""The index of a mistake in the text, and a sentence about it."""


def explained(text: str, stopped: int) -> Explained:
    """Return the index at which a text is wrong, and a sentence that says how.

    `stopped` is the index at which the parser stopped, the answer where nothing is recognised.
    """
    opened: list[int] = []
    expected, at, before = "value", _skip_spaces(text, 0), 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        kind = str(token.lastgroup) if token else ""
        kind = text[at] if kind == "mark" else kind
        if expected == "end":
            return at, "nothing may follow the value of a file or line; delete the rest"
        if token is None:
            return _no_token(text, at, expected)
        bracket = text[opened[-1]] if opened else ""
        if kind in {"]", "}"} and kind != _CLOSING.get(bracket):
            return at, f"this {kind} closes nothing that is open here; delete it"
        if kind not in _ALLOWED[expected]:
            return _not_allowed(text, at, before, kind, expected)
        if kind in _CLOSING:
            opened.append(at)
        elif kind in {"]", "}"}:
            opened.pop()
        expected = _following(kind, expected, text[opened[-1]] if opened else "")
        at, before = _skip_spaces(text, token.end()), at
    if opened:
        bracket = text[opened[-1]]
        return opened[-1], f"{bracket} is opened here and never closed; add {_CLOSING[bracket]}"
    return stopped, "a value is expected, such as a list in [ ]"


def _skip_spaces(text: str, index: int) -> int:
    spaces = _SPACES.match(text, index)
    return spaces.end() if spaces else index


def _following(kind: str, expected: str, bracket: str) -> str:
    """Return what is expected after a token of a kind, within a bracket."""
    if kind in _CLOSING:
        return "first key" if kind == "{" else "first value"
    if kind == ",":
        return "key" if bracket == "{" else "value"
    if kind == ":":
        return "value"
    if "key" in expected and kind == "text":
        return "colon"
    return "comma" if bracket else "end"


def _not_allowed(text: str, at: int, before: int, kind: str, expected: str) -> Explained:
    """Return what is wrong about a token that cannot follow the one `before` it."""
    if kind in {"]", "}"} and text[before] == ",":
        return before, f"a comma after the last value, before {kind}; delete it"
    if kind == "value" and text[at - 1] == "0":
        return at, "a number cannot begin with 0; put it in double quotes"
    return at, _MISSING[expected]


def _no_token(text: str, at: int, expected: str) -> Explained:
    """Return what is wrong about characters that mean nothing in JSON."""
    if text[at] == '"':
        good = re.compile(_TEXT).match(text, at)
        bad = good.end() if good else at
        if text[bad : bad + 1] == "\\":
            return bad, r"a \ begins an escape, and this is not one; write \\"
        if text[bad : bad + 1] not in {"", "\n", "\r"}:
            code = ord(text[bad])
            return bad, f"the control character U+{code:04X} in a text; write it as \\u{code:04x}"
        return at, r"a quote is opened here and not closed in this line; a line break is written \n"
    if text[at] in {"/", "#"}:
        return at, "JSON has no comments; delete this one"
    if expected in {"value", "first value"}:
        return at, "a text must be in double quotes"
    return at, _MISSING[expected]

"""YAML files to plain data: every value stays as it was written."""

from __future__ import annotations

import io
import sys

import pytest
from loading import Reading, case

from outreach_cli.finding import File
from outreach_cli.model import Value
from outreach_cli.source import Document, read

# YAML: what is right


@pytest.mark.parametrize(
    "written",
    [
        *("No", "NO", "no", "Yes", "on", "off", "true", "FALSE", "y", "n"),
        *("007", "3M", "1e3", "1_000", "0x1F", "0o17", "12:30", "1.50", "+1", ".inf", ".NaN"),
        *("Null", "NULL", "nil", "None", "=", "2026-12-01", "2026-12-01T10:00:00Z", "1st"),
        *("a b", "a#b", "a:b", "O'Neil", 'say "hi"', "Zoë", "文", "😀", "-x", "\\n"),
    ],
)
def test_a_plain_text_stays_as_written(reading: Reading, written: str) -> None:
    document = reading(f"value: {written}\n{written}: key\nlist: [{written}]\n")
    assert document.data == {"value": written, written: "key", "list": [written]}
    assert document.mistakes == ()


@pytest.mark.parametrize(
    ("written", "value"),
    [
        case("nothing is no value", "", None),
        case("a tilde is no value", "~", None),
        case("null is no value", "null", None),
        case("a comment is no value", "  # a comment", None),
        case("single quotes hold an empty text", "''", ""),
        case("double quotes hold an empty text", '""', ""),
        case("a quoted tilde is a text", "'~'", "~"),
        case("a quoted null is a text", '"null"', "null"),
        case("an empty block is an empty text", "|\n", ""),
        case("a doubled quote is one", "'it''s'", "it's"),
        case("escapes are read", '"\\u00e9\\x41\\t\\U0001F600"', "éA\t😀"),
        case("a plain text is folded", "a\n  b\n\n  c", "a b\nc"),
        case("a literal block is kept", "|\n  a\n   b\n\n  c\n", "a\n b\n\nc\n"),
        case("a literal block without its line end", "|-\n  a\n", "a"),
        case("a folded block is folded", ">\n  a\n  b\n\n  c\n", "a b\nc\n"),
        case("an empty list", "[]", []),
        case("an empty entry", "{}", {}),
        case("brackets and braces", "[a, {b: c}, [d]]", ["a", {"b": "c"}, ["d"]]),
        case("a placeholder behind a word", "Hi {{ x }}", "Hi {{ x }}"),
    ],
)
def test_a_value(reading: Reading, written: str, value: Value) -> None:
    document = reading(f"value: {written}")
    assert document.data == {"value": value}
    assert document.mistakes == ()


@pytest.mark.parametrize(
    ("text", "data"),
    [
        case("an empty file", "", None),
        case("only a comment", "# only a comment\n", None),
        case("an empty document", "---\n...\n", None),
        case("one document with its marks", "%YAML 1.2\n---\na: 1\n...\n", {"a": "1"}),
        case("a text alone", "a", "a"),
        case("a key after a question mark", "? a\n: b", {"a": "b"}),
        case("an alias of a text", "a: &x 1\nb: *x", {"a": "1", "b": "1"}),
        case("an alias of nothing", "a: &x\nb: *x", {"a": None, "b": None}),
        case("an alias of an entry", "- &x {a: 1}\n- *x", [{"a": "1"}, {"a": "1"}]),
        case("the nearest anchor counts", "- &x 1\n- &x 2\n- *x", ["1", "2", "2"]),
        case(
            "own keys stand before merged ones",
            "- &x {a: 1, b: 2}\n- {<<: *x, b: 3, c: 4}",
            [{"a": "1", "b": "2"}, {"a": "1", "b": "3", "c": "4"}],
        ),
        case(
            "of two merged entries the first stands before the second",
            "- &x {a: 1}\n- &y {a: 2, b: 2}\n- <<: [*x, *y]",
            [{"a": "1"}, {"a": "2", "b": "2"}, {"a": "1", "b": "2"}],
        ),
        case("a quoted << is a key", "'<<': 1", {"<<": "1"}),
    ],
)
def test_a_document(reading: Reading, text: str, data: Value) -> None:
    document = reading(text)
    assert document.data == data
    assert document.mistakes == ()


@pytest.mark.parametrize(
    "raw",
    [
        case("UTF-8 with a byte order mark", "\ufeffa: é\nb: 😀\n".encode()),
        case("UTF-16", "a: é\nb: 😀\n".encode("utf-16")),
        case("UTF-16, big end first", b"\xfe\xff" + "a: é\nb: 😀\n".encode("utf-16-be")),
        case("CRLF", "a: é\r\nb: 😀\r\n".encode()),
        case("CR alone", "a: é\rb: 😀\r".encode()),
    ],
)
def test_encodings(reading: Reading, raw: bytes) -> None:
    document = reading(raw)
    assert document.data == {"a": "é", "b": "😀"}
    assert document.mistakes == ()


def test_standard_input_is_yaml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("a: é".encode())))
    assert read("-") == Document(File("-", "yaml", "a: é"), {"a": "é"}, ())

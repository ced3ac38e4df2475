"""From a value, or a character in it, back to the line and column where it was written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st
from loading import case, marked

from outreach_cli.finding import KEY, File, Place, Spot
from outreach_cli.model import Value
from outreach_cli.source import places
from outreach_cli.source.events import compose

Route = tuple[str | int, ...]

# What YAML itself gives back changed (line separators, byte order marks) or cannot hold is left
# out, and so are uncommon blanks: one has a test of its own below.
SIGNS = st.one_of(
    st.sampled_from(" \n'\"\\:#-|>{}[]&*!%@,?.<=~`ab\t"),
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs"]).filter(
        lambda sign: sign not in "\ufeff\ufffe\uffff"
    ),
)
TEXTS = st.text(SIGNS, max_size=40)
DATA: st.SearchStrategy[Value] = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=8,
)
STYLES = {"plain": None, "single": "'", "double": '"', "literal": "|", "folded": ">"}


def place(text: str, path: Route, offset: int = 0, format: str = "yaml") -> Place:
    spot = Spot(File("f", format, text), path, offset)
    return places([spot])[spot]


def leaves(data: Value, path: Route = ()) -> Iterator[tuple[Route, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from leaves(value, (*path, index))


def found_again(text: str, data: Value) -> Iterator[tuple[str, str, str]]:
    """Yield each value's text, one of its code points, and what stands at the place found."""
    file = File("f", "yaml", text)
    starts = [0, *(end.end() for end in re.finditer(r"\r\n|\r|\n", text))]
    spots = {
        Spot(file, path, offset): value
        for path, value in leaves(data)
        for offset in range(len(value))
    }
    for spot, at in places(spots).items():
        assert at.line is not None
        assert at.column is not None
        index = starts[at.line - 1] + at.column - 1
        yield spots[spot], spots[spot][spot.offset], text[index : index + 1]


def test_marked_counts_as_an_editor_does() -> None:
    assert marked("a: 1\r\nb: ‸2") == ("a: 1\r\nb: 2", Place("f", 2, 4))


@pytest.mark.slow
@pytest.mark.parametrize("style", ["plain", "single", "double"])
@given(
    data=DATA,
    width=st.sampled_from([20, 80, 1_000_000]),
    indent=st.sampled_from([2, 4, 7]),
    unicode=st.booleans(),
    flow=st.booleans(),
    crlf=st.booleans(),
)
def test_each_character_of_flow_scalars_is_found(
    style: str, data: Value, width: int, indent: int, unicode: bool, flow: bool, crlf: bool
) -> None:
    text = yaml.safe_dump(
        data,
        default_style=STYLES[style],
        width=width,
        indent=indent,
        allow_unicode=unicode,
        default_flow_style=flow,
        line_break="\r\n" if crlf else "\n",
    )
    same = compose(text.encode(), File("f", "yaml")) == (data, ())
    assume(same or yaml.safe_load(text) == data)  # a few texts PyYAML itself cannot write
    assert same
    for _, expected, found in found_again(text, data):
        # A fold stands for a blank or a line end, a backslash for what follows it.
        assert found == expected or expected in " \n" or found == "\\"


@pytest.mark.slow
@pytest.mark.parametrize("style", ["literal", "folded"])
@given(data=DATA, indent=st.sampled_from([2, 4, 7]), crlf=st.booleans())
def test_each_character_of_block_scalars_is_found(
    style: str, data: Value, indent: int, crlf: bool
) -> None:
    text = yaml.safe_dump(
        data,
        default_style=STYLES[style],
        width=1_000_000,
        indent=indent,
        allow_unicode=True,
        line_break="\r\n" if crlf else "\n",
    )
    assert compose(text.encode(), File("f", "yaml")) == (data, ())
    for _, expected, found in found_again(text, data):
        same = found == expected or (expected, found) == ("\n", "\r") or found == "\\"
        assert same or (style == "folded" and expected == "\n")


@example(lines=["", " deep", "", "flush", ""], depth=3, keep="+")
@given(
    lines=st.lists(st.text(SIGNS.filter(lambda sign: sign != "\n"), max_size=20), max_size=6),
    depth=st.integers(1, 6),
    keep=st.sampled_from(["", "-", "+"]),
)
def test_each_character_of_a_literal_block_is_found(
    lines: list[str], depth: int, keep: str
) -> None:
    filled = [line for line in lines if line.strip(" ")]
    assume(filled and filled[0][0] not in " \t")
    assume(all(line.strip(" ") for line in lines[: lines.index(filled[0])] if line))
    text = f"- body: |{keep}  # the text\n" + "".join(
        f"{' ' * (depth + 2)}{line}\n" if line else "\n" for line in lines
    )
    data, mistakes = compose(text.encode(), File("f", "yaml"))
    assert not mistakes
    ((path, value),) = leaves(data)
    assert path == (0, "body")
    assert value.rstrip("\n") == "\n".join(lines).rstrip("\n")
    for _, expected, found in found_again(text, data):
        assert found == expected


@pytest.mark.parametrize(
    ("text", "path", "offset"),
    [
        case("the start of a plain text", "a: ‸x", ("a",), 0),
        case("within a plain text", "a: xy‸z", ("a",), 2),
        case("the text starts behind its quote", "a: '‸x'", ("a",), 0),
        case("a doubled quote is one character", "a: 'it''s ‸x'", ("a",), 5),
        case("escapes of every length", 'a: "\\x41\\u0042\\U00000043\\n‸x"', ("a",), 4),
        case(
            "behind an escaped line end",
            'a: "x\\\n  ‸y"',
            ("a",),
            1,
        ),
        case("a plain text that is folded", "a: x\n  ‸y", ("a",), 2),
        case("blank lines in a folded text", "a: 'x\n\n\n  ‸y'", ("a",), 3),
        case("the second line of a literal block", "a: |\n  x\n  y‸z\n", ("a",), 3),
        case("the second line of a folded block", "a: >\n  x\n  y‸z\n", ("a",), 3),
        case("a folded block with a blank line", "a: >\n  x\n\n  ‸y\n", ("a",), 2),
        case("a folded block with a deeper line", "a: >\n  x\n   ‸y\n  z\n", ("a",), 3),
        case(
            "a folded block with a deeper line after a blank one",
            "a: >\n  x\n\n   ‸y\n",
            ("a",),
            4,
        ),
        case("folded, with CRLF", "a: >-\r\n  x\r\n  ‸y\r\n", ("a",), 2),
        case("behind an anchor", "a: &name '‸x'", ("a",), 0),
        case("an entry in a list", "- a\n- b: ‸c", (1, "b"), 0),
        case("the key itself", "- a\n- ‸b: c", (1, "b"), KEY),
        case("a key after a question mark", "? ‸a\n: b", ("a",), KEY),
        case("the first of a key that stands twice", "a: ‸1\na: 2", ("a",), 0),
        case("a missing key gives its entry", "- x: 1\n- ‸y: 1", (1, "z"), 0),
        case("an offset in nothing gives the entry", "- x: 1\n- ‸y: 1", (1, "z"), 7),
        case("a missing entry gives the list", "‸- x", (5,), 0),
        case("the whole file", "‸a: 1", (), 0),
        case("an empty file", "‸", ("a",), 0),
        case("columns count code points", "😀é: ‸x", ("😀é",), 0),
        case("what stands before a break in the syntax", "a: ‸x\nb: [", ("a",), 0),
        case("in brackets", "a: {b: [c, ‸d]}", ("a", "b", 1), 0),
        case("CRLF ends one line", "a: 1\r\nb: ‸2", ("b",), 0),
        case("CR ends a line", "a: 1\rb: ‸2", ("b",), 0),
        case("within an alias: the alias", "a: &x [1]\nb: ‸*x", ("b", 0), 0),
        case(
            "an offset in an alias stays at the alias",
            "a: &x long text\nb: ‸*x\n",
            ("b",),
            6,
        ),
        case(
            "a block that begins with a line of blanks",
            "a: |2\n     \n  x‸y\n",
            ("a",),
            5,
        ),
        case(
            "a block that states its indentation",
            "a: |2\n   x‸y\n",
            ("a",),
            2,
        ),
        case(
            "a no-break space after a fold",
            "a: 'x\n\n  \xa0‸y'",
            ("a",),
            3,
        ),
    ],
)
def test_yaml(text: str, path: Route, offset: int) -> None:
    text, expected = marked(text)
    assert place(text, path, offset) == expected


@pytest.mark.parametrize(
    ("text", "path"),
    [
        case("a cell", "name,company\nAda,‸Engines\n", (0, "company")),
        case("a row", "name,company\nAda,Engines\n‸Li,Loom\n", (1,)),
        case("quoted", 'name,company\n"Lovelace, Ada",‸Engines\n', (0, "company")),
        case("doubled quotes", 'name,company\n"A ""x"", b",‸E\n', (0, "company")),
        case("at its quote", 'name,company\nAda,‸"Engines, Ltd"\n', (0, "company")),
        case("semicolons", "name;company\nAda;‸Engines\n", (0, "company")),
        case("tabs", "name\tcompany\nAda\t‸Engines\n", (0, "company")),
        case("another name", "Full Name,Company Name\nAda,‸E\n", (0, "company")),
        case("a preamble", "Notes:\nx\n\nname,company\nAda,‸E\n", (0, "company")),
        case("blank lines", "name,company\n\nAda,‸E\n", (0, "company")),
        case("CRLF", "name,company\r\nAda,E\r\nLi,‸L\r\n", (1, "company")),
        case("below a cell of two lines", 'name,note\nA,"x\ny"\nB,‸z\n', (1, "note")),
        case(
            "behind a cell of two lines",
            'a,b,c\n1,"x\ny",‸z\n',
            (0, "c"),
        ),
        case("odd quotes above", 'a,b\nx,24" I‸,5\n'.replace("‸", "") + 'y,‸"p, q"\n', (1, "b")),
        case("behind an odd quote", 'a,b,c\nA,24" I,‸5\nB,"x, y",2\n', (0, "c")),
        case("a missing column: the row", "a,b\n‸1,2\n", (0, "c")),
        case("a missing row: the file", "‸a,b\n1,2\n", (7, "a")),
        case("the whole file", "‸a,b\n1,2\n", ()),
        case("an empty file", "‸", (0, "a")),
        case(
            "a quote within a plain cell",
            'name,company\nA 5" B,‸Engines\n',
            (0, "company"),
        ),
        case(
            "a line break within a cell, as Excel writes it",
            "name,company\nAda\x0b,E\nLi,‸L\n",
            (1, "company"),
        ),
    ],
)
def test_csv(text: str, path: Route) -> None:
    text, expected = marked(text)
    assert place(text, path, format="csv") == expected


@pytest.mark.parametrize(
    ("text", "path", "offset"),
    [
        case("a text", '[\n  {"a": "‸x"}\n]', (0, "a"), 0),
        case("indented by tabs", '[\n\t{\n\t\t"a": "x‸y"}]', (0, "a"), 1),
        case("a number", '[{"a": ‸1.50}]', (0, "a"), 0),
        case("behind an escape", '[{"a": "\\u0041‸x"}]', (0, "a"), 1),
        case("a missing key: its entry", '[{"a": "x"},\n‸{"b": "y"}]', (1, "zz"), 0),
        case(
            "a key under another name",
            '[{"firstName": "‸x"}]',
            (0, "first_name"),
            0,
        ),
        case(
            "below a key with an escaped emoji",
            '[\n {"\\ud83d\\ude00": "x",\n "a": "‸y"}]',
            (0, "a"),
            0,
        ),
        case(
            "behind an escaped backslash",
            '[{"a": "\\\\ud83d\\n‸x"}]',
            (0, "a"),
            7,
        ),
        case(
            "behind emoji written as escapes",
            '[{"a": "Hi \\ud83d\\ude00 \\uD83D\\uDE00 \\ud800 ‸x"}]',
            (0, "a"),
            9,
        ),
        case(
            "below an emoji written as two escapes",
            '[{"a": "\\ud83d\\ude00"},\n{"a": "‸x"}]',
            (1, "a"),
            0,
        ),
    ],
)
def test_json(text: str, path: Route, offset: int) -> None:
    text, expected = marked(text)
    json.loads(text)
    assert place(text, path, offset, format="json") == expected


@pytest.mark.parametrize(
    ("text", "path"),
    [
        case("the second line", '{"a": "x"}\n{"a": "‸y"}\n', (1, "a")),
        case("blank lines, CRLF", '{"a": 1}\r\n\r\n{"a": ‸2}', (1, "a")),
        case("a line separator within a text", '{"a": "\u2028", "b": ‸1}', (0, "b")),
        case("a missing line: the file", '‸{"a": 1}', (4, "a")),
        case(
            "below a broken line",
            '{"a": 1}\n{"a": \n{"a": ‸2}',
            (1, "a"),
        ),
    ],
)
def test_json_lines(text: str, path: Route) -> None:
    text, expected = marked(text)
    assert place(text, path, format="jsonl") == expected


def test_a_file_that_is_gone_is_still_named(tmp_path: Path) -> None:
    spot = Spot(File(str(tmp_path / "gone.yaml"), "yaml"), ("a",))
    assert places([spot])[spot] == Place(spot.file.name)


def test_places_in_several_files_come_at_once() -> None:
    one = Spot(File("one", "yaml", "a: 1"), ("a",))
    two = Spot(File("two", "csv", "a,b\n1,2"), (0, "b"))
    assert places([one, two]) == {one: Place("one", 1, 4), two: Place("two", 2, 3)}


def test_a_deep_list_is_walked_no_deeper_than_asked() -> None:
    text, expected = marked("- " + "[" * 900 + "]" * 900 + "\n- ‸x")
    assert place(text, (1,)) == expected

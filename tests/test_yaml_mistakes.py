"""What is wrong in a YAML file: a sentence in our own words, and its place. The ‸ marks where."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from conftest import SAMPLES, thinned
from hypothesis import given
from hypothesis import strategies as st
from loading import Reading, case, marked, wrong

from outreach_cli.finding import File, Place
from outreach_cli.model import Value
from outreach_cli.source import parser as parsing
from outreach_cli.source import read
from outreach_cli.source.events import compose

# YAML: what is wrong. The ‸ marks where.


@pytest.fixture(params=["the fastest parser", "the parser in Python"], scope="module")
def parser(request: pytest.FixtureRequest) -> Iterator[None]:
    """Read with either parser of PyYAML."""
    fastest = parsing.LOADER
    parsing.LOADER = yaml.SafeLoader if "Python" in request.param else fastest
    yield
    parsing.LOADER = fastest


UNQUOTED = "a placeholder in an unquoted text"
TAB = "a tab cannot indent in YAML; use spaces"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        case("two", "a: 1\n‸---\nb: 2", "a second document"),
        case("a text after the end mark", "a: 1\n...\n‸b: 2\n", "the line ... ends"),
        case(
            "an object",
            "a: ‸!!python/object:os.system x",
            "the tag !!python/object:os.system",
        ),
        case("a known tag", "a: ‸!!int 1", "the tag !!int is not supported; delete it"),
        case("a tag of one's own", "- ‸!own {a: 1}", "the tag !own is not supported"),
        case("the bare tag", "a: ‸! x", "the tag ! is not supported"),
        case("no such anchor", "a: ‸*x", "no value above has the anchor &x; if *x is a text"),
        case("a list in itself", "a: &x [‸*x]", "no value above has the anchor &x"),
        case("an entry in itself", "a: &x {b: ‸*x}", "no value above has the anchor &x"),
        case("merging a text", "‸<<: 3", "<< takes an alias of an entry"),
        case("merging a list of texts", "- ‸<<: [1]", "<< takes an alias of an entry"),
        case("a list as a key", "? ‸[a]\n: b", "a key must be a text"),
        case("an alias as a key", "a: &x b\nc: {‸*x : d}", "a key must be a text"),
        case(
            "a list as the second key",
            "a: 1\n? ‸[b]\n: c",
            "a key must be a text",
        ),
        case(
            "a tag on a key",
            "‸!!str a: b",
            "the tag !!str is not supported",
        ),
        case("too deep", "[" * 50 + "‸[", "values are nested more than 50 levels deep"),
        case("a colon", "a: b‸: c", 'a ": " inside an unquoted text'),
        case("a list never closed", "a: ‸[1, 2\n", "[ is opened here and never closed"),
        case("an entry never closed", "- ‸{a: 1\n\n", "{ is opened here and never closed"),
        case(
            "a quote never closed",
            '- a: ‸"x\n- b: y\n',
            'a quote " is opened here and never closed',
        ),
        case("nothing behind a bracket", "a: ‸[", ""),
        case("a key in a list", "- a\n‸b: c", "not aligned with"),
        case("a reserved sign", "a: ‸@b", "a text cannot begin with @"),
        case("an unknown escape", 'a: "‸\\q"', "begins an escape, and this is not one; write \\\\"),
        case(
            "quotes within quotes",
            'a: "x {{ b | default: "‸y" }}"',
            'the text ends at the " before this',
        ),
        case("an apostrophe", "a: 'it'‸s me'\n", "the text ends at the ' before this"),
        case("a text that is not indented", "- a: |\n  ‸x\n  y\n", "indented less than the text"),
        case("a line that is not", "a: |\n    x\n\n  ‸y\n   z\n", "indented less than the text"),
        case("a draft that is not aligned", "- a: b\n  ‸- a: c\n", "not aligned with"),
        case("a draft that is not aligned, less", "  - a: b\n‸- a: c\n", "not aligned with"),
        case("a key that is not aligned", "a: b\n ‸c:\n  d: e\n", "indented more than the one"),
        case("a key that is not aligned below", "a:\n  b: c\n ‸d: e\n", "not aligned with"),
        case("a star", "a: ‸*b* c", "a text cannot begin with *"),
        case("an ampersand", "a: ‸& b", "a text cannot begin with &"),
        case("a bracket", "a: ‸]", "a text cannot begin with ]"),
        case("a dash", "a: ‸- b", 'a text cannot begin with "- "'),
        case("a text behind a list", "a: [b] ‸c", "a text cannot begin with [ or {"),
        case("a key alone", "a: b\n‸c\nd: e\n", "a key needs a colon and a value"),
        case(
            "a bracket not closed in its line",
            "a: ‸{b: c\nd: e\n",
            "not closed where it should",
        ),
        case(
            "a comment within braces",
            "- ‸{a: b # c, d: 'Hi {{ e }}'}\n",
            "{ is opened here and never",
        ),
        case("a comma alone", "a: [x, ‸, y]", "a value is missing before this comma"),
        case("a placeholder in braces", "- {a: b, c: d ‸{{ e }} }\n", UNQUOTED),
        case(
            "no blank behind a colon",
            "a: |\n  x\nb:‸c\nd: e\n",
            "a space is missing after",
        ),
        case("a key above without a colon", "‸a b\nc: d\n", "a key needs a colon and a value"),
        case("an entry without a colon", "- ‸a b\n  c: d\n", "a key needs a colon and a value"),
        case("a bell", "a: ‸\x07", "the control character U+0007 is not allowed"),
        case("a NUL", "é: 1\nb: 😀‸\x00", "the control character U+0000 is not allowed"),
        case("a placeholder alone", "a: ‸{{ x }}", UNQUOTED),
        case("a placeholder and more", "- a: ‸{{ x }}, hi\n", UNQUOTED),
        case("a placeholder in a list", "- ‸{{ x }}\n", UNQUOTED),
        case("a tag of Liquid", "a: ‸{% if x %}\n", UNQUOTED),
        case("a placeholder before a colon", "a: ‸Hi {{ x }}: y\n", UNQUOTED),
        case("the first of two placeholders", "a: ‸{{ x }} {{ y }}\nb: 1\n", UNQUOTED),
        case("below a quoted placeholder", 'a: "{{ x }}"\nb: ‸{{ y }} z\n', UNQUOTED),
        case("a placeholder on a last line without its end", "a: ‸{% if x %}", UNQUOTED),
        case(
            "a colon below a placeholder in a block",
            "- body: |\n    Hi {{ x }}\n  subject: a‸: b\n",
            'a ": " inside an unquoted text',
        ),
        *(
            case(f"a tab {where}", text, TAB)
            for where, text in {
                "before a key": "a:\n‸\tb: 1\n",
                "below a value": "a: b\n‸\tc: d\n",
                "before a list": "- a\n‸\t- b\n",
            }.items()
        ),
    ],
)
def test_what_is_refused(reading: Reading, text: str, message: str) -> None:
    text, place = marked(text)
    document = reading(text)
    assert document.data is None
    assert wrong(document) == [("D101", place.line, place.column)]
    assert message in document.mistakes[0].message


@pytest.mark.parametrize(
    ("text", "data"),
    [
        case("the first is used", "a: 1\n‸a: 2\n", {"a": "1"}),
        case("also where the second is empty", "- {a: 1, ‸a: }\n", [{"a": "1"}]),
        case("however quoted", "\ufeffé: {b: 1, ‸'b': [2]}\r\n", {"é": {"b": "1"}}),
        case("<< twice", "- &x {a: 1}\n- <<: *x\n  ‸<<: {b: 2}\n", [{"a": "1"}, {"a": "1"}]),
    ],
)
def test_a_key_that_appears_twice(reading: Reading, text: str, data: Value) -> None:
    text, place = marked(text)
    document = reading(text.encode("utf-8"))
    column = (place.column or 0) - text.startswith("\ufeff")
    assert document.data == data
    assert wrong(document) == [("D105", place.line, column)]
    assert "appears twice in the same entry; the first is used" in document.mistakes[0].message


def test_merged_keys_may_be_overruled_without_a_finding(reading: Reading) -> None:
    assert not reading("- &x {a: 1}\n- {<<: *x, a: 2}\n").mistakes


@pytest.mark.parametrize(
    "text",
    [
        case(
            "a billion laughs",
            "- &l0 [x, x, x, x, x, x, x, x, x]\n"
            + "".join(f"- &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 30)),
        ),
        case("a long list, often", "- &x [" + "x, " * 30_000 + "]\n" + "- *x\n" * 30_000),
        case(
            "through merge keys",
            "- &l0 {a: x}\n"
            + "".join(f"- &l{n} {{a: *l{n - 1}, b: *l{n - 1}, <<: *l0}}\n" for n in range(1, 40)),
        ),
    ],
)
@pytest.mark.usefixtures("bounded")
def test_aliases_without_end_are_refused(reading: Reading, text: str) -> None:
    document = reading(text)
    assert document.data is None
    assert [mistake.code for mistake in document.mistakes] == ["D101"]
    assert "aliases stand for more than 1,000,000 values" in document.mistakes[0].message


@pytest.mark.usefixtures("bounded", "parser")
@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 50_000, "{a: " * 50_000, "? " * 50_000])
def test_deep_nesting_is_refused(reading: Reading, text: str) -> None:
    (finding,) = reading(text).mistakes
    assert finding.code == "D101"
    assert "more than 50 levels deep" in finding.message or text.startswith("?")


NASTY = [
    *("a: b: c", "a: [1, 2\n", "- {a: 1\n\n", '- a: "x\n- b: y\n', "a: [", "- a\nb: c", "a: @b"),
    *('a: "\\q"', 'a: "\\xZZ"', "a: 'it's me'\n", "- a: |\n  x\n  y\n", "- a: b\n  - a: c\n"),
    *(
        "a: b\n c:\n  d: e\n",
        "a:\n  b: c\n d: e\n",
        "a: *b* c",
        "a: & b",
        "a: ]",
        "a: - b",
        "a: ,x",
    ),
    *(
        "a: [b] c",
        "a: b\nc\nd: e\n",
        "a: {b: c\nd: e\n",
        "a: [x, , y]",
        "- {a: b, c: d {{ e }} }\n",
    ),
    *(
        "a b\nc: d\n",
        "a: {{ x }}",
        "a: {% if x %}\n",
        "a:\n\tb: 1\n",
        "a: |\n\tx\n",
        "%YAML 3.0\n---\na",
    ),
    *(
        "a: !<x y",
        "a: !x!y z",
        "a: |x\n b",
        "a: >9x\n b",
        "a: 'x\n---\ny'",
        "? a\n- b",
        "[a]: b\nc",
    ),
    *("a: &x &y z", "a: *x\n", "*x : y", "[a: b: c]", "a: [b: c, {d]", "a: [b}", "'a\n b': c\nd"),
    *(
        "a: x\u2028y\nb: z\n",
        "a: |\n  x\x85y\nb: z\n",
        "--- a\n--- b\n",
        "!!int",
        "a: [1,2]]\nb: c",
    ),
    *(
        ": x",
        "- : x",
        "a: 'x'y: z",
        'a: "\\\n',
        "- a\n-b\n- c: d",
        "a: \x07",
        "a\x00",  # alone, in UTF-16, it is the mark of UTF-32
        "a: \ufffe",
        "[" * 60,
    ),
]


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="there is only one parser")
@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("encoding", thinned(["utf-8", "utf-8-sig", "utf-16"]))
def test_both_parsers_give_the_same_findings(
    reading: Reading, monkeypatch: pytest.MonkeyPatch, text: str, encoding: str
) -> None:
    by_libyaml = reading(text.encode(encoding))
    monkeypatch.setattr(parsing, "LOADER", yaml.SafeLoader)
    assert reading(text.encode(encoding)) == by_libyaml
    assert by_libyaml.mistakes or text == "a: {{ x }}"


PIECES = st.sampled_from(
    [
        *"-?:,[]{}#&*!|>'\"%@` \t\n\r\\ab1\x00\x85\u2028\ufeff😀",
        "- ",
        ": ",
        "? ",
        "&a ",
        "*a",
        "!!x ",
        "---",
        "...",
        "<<: ",
        "{{ x }}",
        "|\n ",
        ">-\n  ",
        "\n  ",
        "\r\n",
        "%YAML 1.1\n",
        "~",
        "null",
    ]
)


@pytest.mark.usefixtures("parser")
@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from(["utf-8", "utf-16"]))
def test_any_mixture_of_yaml_is_read_or_refused(text: str, encoding: str) -> None:
    file = File("f", "yaml", text)
    data, findings = compose(text.encode(encoding), file)
    assert data is None or isinstance(data, str | list | dict)
    for finding in findings:
        assert finding.place.line is not None
        assert 1 <= finding.place.line <= len(text) + 1
        assert len(finding.message) < 250


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="there is but one parser")
def test_both_parsers_of_yaml_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    names = sorted(str(path) for path in SAMPLES.glob("[!w]*/*.yaml"))
    read_by_libyaml = [read(name) for name in names]
    monkeypatch.setattr(parsing, "LOADER", yaml.SafeLoader)
    assert names
    assert [read(name) for name in names] == read_by_libyaml


@pytest.mark.parametrize(
    ("raw", "place", "message"),
    [
        case("Latin-1", b"ok: 1\nb: caf\xe9\n", (2, 7), "byte 0xE9"),
        case(
            "far behind a slip in the syntax",
            b"a: @x\n" + b"# pad\n" * 9_000 + b"\xff\n",
            (9_002, 1),
            "byte 0xFF",
        ),
        case("behind CRLF", "é: 1\r\nb: ".encode() + b"\xff", (2, 4), "byte 0xFF"),
        case("an encoded surrogate", b"\xed\xa0\x80", (1, 1), "byte 0xED"),
        case("beside other mistakes", b"a: 1\na: 2\n---\n\xff", (4, 1), "byte 0xFF"),
    ],
)
@pytest.mark.parametrize("name", ["data.yaml", "data.csv", "data.json", "data.jsonl"])
def test_bytes_that_are_no_text(
    reading: Reading, raw: bytes, place: tuple[int, int], message: str, name: str
) -> None:
    document = reading(raw, name)
    assert document.data is None
    assert wrong(document) == [("D106", *place)]
    assert message in document.mistakes[0].message


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    missing, folder = str(tmp_path / "gone.csv"), str(tmp_path)
    for name, message in ((missing, "no such file"), (folder, "this is a folder")):
        (mistake,) = read(name).mistakes
        assert (mistake.code, mistake.where) == ("D106", Place(name))
        assert mistake.message.startswith(message)


def test_a_file_name_with_a_nul() -> None:
    assert [mistake.code for mistake in read("a\0b.yaml").mistakes] == ["D106"]

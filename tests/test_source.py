"""Files to plain data: every value stays as it was written, every slip has its place."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from conftest import SAMPLES
from hypothesis import given, settings
from hypothesis import strategies as st
from test_places import case, marked

from outreach_cli.finding import File, Place, Spot
from outreach_cli.model import Value
from outreach_cli.source import Document, parser, places, read
from outreach_cli.source.names import key_of_column

Reading = Callable[..., Document]


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    """Return a function that writes a file and reads it: `reading("a: 1")`."""

    def _reading(text: str | bytes, name: str = "data.yaml") -> Document:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return read(str(path))

    return _reading


def wrong(document: Document) -> list[tuple[str, int | None, int | None]]:
    """Return code, line and column of each mistake."""
    where = [mistake.where for mistake in document.mistakes]
    found = places(spot for spot in where if isinstance(spot, Spot))
    at = [found[spot] if isinstance(spot, Spot) else spot for spot in where]
    return [
        (mistake.code, place.line, place.column)
        for mistake, place in zip(document.mistakes, at, strict=True)
    ]


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


# YAML: what is wrong. The ‸ marks where.

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
        case("a colon", "a: b‸: c", 'a ": " inside a plain text'),
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
            'a ": " inside a plain text',
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
def test_a_key_that_stands_twice(reading: Reading, text: str, data: Value) -> None:
    text, place = marked(text)
    document = reading(text.encode("utf-8"))
    column = (place.column or 0) - text.startswith("\ufeff")
    assert document.data == data
    assert wrong(document) == [("D105", place.line, column)]
    assert "appears twice in the same entry; the first is used" in document.mistakes[0].message


def test_merged_keys_may_be_overruled_without_a_word(reading: Reading) -> None:
    assert not reading("- &x {a: 1}\n- {<<: *x, a: 2}\n").mistakes


@pytest.mark.parametrize(
    "text",
    [
        case(
            "a billion laughs",
            "- &l0 [x, x, x, x, x, x, x, x, x]\n"
            + "".join(f"- &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 12)),
        ),
        case("a long list, often", "- &x [" + "x, " * 3000 + "]\n" + "- *x\n" * 3000),
        case(
            "through merge keys",
            "- &l0 {a: x}\n"
            + "".join(f"- &l{n} {{a: *l{n - 1}, b: *l{n - 1}, <<: *l0}}\n" for n in range(1, 40)),
        ),
    ],
)
@pytest.mark.usefixtures("bounded")
def test_aliases_without_end_are_refused_at_once(reading: Reading, text: str) -> None:
    document = reading(text)
    assert document.data is None
    assert [mistake.code for mistake in document.mistakes] == ["D101"]
    assert "aliases stand for more than 1,000,000 values" in document.mistakes[0].message


def test_deep_nesting_is_refused_at_once(reading: Reading) -> None:
    for text in ("[" * 100_000, "- " * 50_000, "{a: " * 50_000):
        assert "more than 50 levels deep" in reading(text).mistakes[0].message


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="there is but one parser")
def test_both_parsers_of_yaml_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    names = sorted(str(path) for path in SAMPLES.glob("[!w]*/*.yaml"))
    read_by_libyaml = [read(name) for name in names]
    monkeypatch.setattr(parser, "LOADER", yaml.SafeLoader)
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
    for name, message in ((missing, "no such file"), (folder, "is a folder")):
        (mistake,) = read(name).mistakes
        assert (mistake.code, mistake.where) == ("D106", Place(name))
        assert mistake.message.startswith(message)


def test_a_file_name_with_a_nul() -> None:
    assert [mistake.code for mistake in read("a\0b.yaml").mistakes] == ["D106"]


# CSV

COLUMNS = {
    "first_name": "First Name, firstName, first_name, Vorname, Prénom, Nombre, Nome",
    "last_name": "Last Name, lastName, Nachname, Nom, Apellidos, Sobrenome",
    "name": "Full Name, fullName, name",
    "company": "Company, Company Name, companyName, Current Company",
    "title": "Title, Position, Job Title, Current Job, title",
    "industry": "Industry",
    "location": "Location",
    "email": "Email, Email Address",
    "linkedin_url": "URL, LinkedIn URL, Person Linkedin Url, profileUrl, linkedInProfileUrl,"
    " Linkedin URL Public, Profile URL",
    "connection": "connectionDegree, Connection Degree, Kontaktgrad",
    "open_profile": "isOpenLink, Is Open Profile, Is Open Profile Linkedin",
}


@pytest.mark.parametrize(
    ("name", "key"),
    [(name, key) for key, names in COLUMNS.items() for name in names.split(", ")],
)
def test_names_of_columns(reading: Reading, name: str, key: str) -> None:
    for written in (name, name.upper(), name.lower(), name.replace(" ", "_"), f" {name} "):
        assert reading(f"{written},x\nvalue,y\n", "list.csv").data == [{key: "value", "x": "y"}]
    assert reading(f'[{{"{name}": "value"}}]', "list.json").data == [{key: "value"}]
    assert reading(f'{{"{name}": "value"}}', "list.jsonl").data == [{key: "value"}]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        case("blanks become underscores", "Phone Number", "phone_number"),
        case("what can stand in a placeholder stays", "startDate", "startDate"),
        case("the date of a connection", "Connected On", "connected_on"),
        case("signs go", "# of staff (2026)", "of_staff_2026"),
        case("nothing is left", "???", ""),
    ],
)
def test_every_other_column_can_stand_in_a_placeholder(name: str, key: str) -> None:
    assert key_of_column(name) == key


@given(st.text())
@settings(max_examples=100)
def test_the_key_of_a_column_is_stable(name: str) -> None:
    key = key_of_column(name.strip())
    assert key_of_column(key) in {key, key.lower()}


ADA = [{"name": "Ada", "company": "Engines"}]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        case("an empty file", "", []),
        case("blank lines only", "\n \n", []),
        case("a header only", "name,company\n", []),
        case("one column", "name\nAda\nLi\n", [{"name": "Ada"}, {"name": "Li"}]),
        case("commas", "name,company\nAda,Engines", ADA),
        case("semicolons", "name;company\nAda;Engines\n", ADA),
        case("tabs", "name\tcompany\nAda\tEngines\n", ADA),
        case("a byte order mark and CRLF", "\ufeffname,company\r\nAda,Engines\r\n", ADA),
        case("CR alone", "name,company\rAda,Engines\r", ADA),
        case("everything quoted", '"name","company"\n"Ada","Engines"\n', ADA),
        case(
            "semicolons around decimal commas",
            "name;a;b;c\nAda;1,5;2,5;3,5\n",
            [{"name": "Ada", "a": "1,5", "b": "2,5", "c": "3,5"}],
        ),
        case(
            "commas, quotes and line ends in quotes",
            'name,company\n"Lovelace, Ada","The ""E"" Ltd\nLondon"\n',
            [{"name": "Lovelace, Ada", "company": 'The "E" Ltd\nLondon'}],
        ),
        case("texts as written", "name,n\nNo,007\n", [{"name": "No", "n": "007"}]),
        case("a short row", "name,company\nAda\n", [{"name": "Ada"}]),
        case("an empty cell is left out", "name,company\nAda,\n", [{"name": "Ada"}]),
        case("empty rows are left out", "name,company\n,\n\nAda,Engines\n", ADA),
        case("a column without a name", "name,,company\nAda,x,Engines\n", ADA),
        case("empty cells behind the last", "name,company\nAda,Engines,,\n", ADA),
        case("a preamble", "Notes:\nabout this\n\nname,company\nAda,Engines\n", ADA),
        case(
            "tabs around a comma in the first row",
            "name\tcompany\nAda\tEngines, Ltd\n",
            [{"name": "Ada", "company": "Engines, Ltd"}],
        ),
        case(
            "semicolons around many commas in the first row",
            "name;company;note\nAda;Engines;a, b, c, d\n",
            [{"name": "Ada", "company": "Engines", "note": "a, b, c, d"}],
        ),
        *(
            case(
                f"U+{ord(sign):04X} in a cell",
                f"name,company\nAda{sign},Engines\n",
                [{"name": f"Ada{sign}", "company": "Engines"}],
            )
            for sign in "\x0b\x85\u2028"
        ),
    ],
)
def test_csv(reading: Reading, text: str, data: Value) -> None:
    document = reading(text, "list.csv")
    assert document.data == data
    assert document.mistakes == ()
    assert reading(text.encode("utf-16"), "list.TSV").data == data


NOTES = """\
Notes:
"When exporting your connection data, you may notice that some addresses are missing, ""sic""."

"""
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ROWS = """\
Ada,Lovelace,https://www.linkedin.com/in/ada,,"Engines, Ltd",Engineer,07 Jun 2026
,,,,,,08 Jun 2026
"""


@pytest.mark.parametrize("preamble", [NOTES, ""], ids=["since 2021", "before 2021"])
def test_connections_as_linkedin_exports_them(reading: Reading, preamble: str) -> None:
    document = reading("\ufeff" + (preamble + HEADER + ROWS).replace("\n", "\r\n"), "c.csv")
    assert document.mistakes == ()
    assert document.data == [
        {
            "first_name": "Ada",
            "last_name": "Lovelace",
            "linkedin_url": "https://www.linkedin.com/in/ada",
            "company": "Engines, Ltd",
            "title": "Engineer",
            "connected_on": "07 Jun 2026",
        },
        {"connected_on": "08 Jun 2026"},
    ]


@pytest.mark.parametrize(
    ("text", "code", "place", "message"),
    [
        case(
            "an unquoted comma",
            "name,note\nAda,x\nLi,a,b\n",
            "D101",
            (3, 1),
            "3 cells, but the header has 2",
        ),
        case(
            "two columns of one meaning",
            "name,Company,company\nAda,x,y\n",
            "D105",
            (1, None),
            "two columns are named company; the first is used",
        ),
        case(
            "two columns below a preamble",
            "Notes:\n\nname,Company,Company\nAda,x,y\n",
            "D105",
            (3, None),
            "two columns are named company",
        ),
        case(
            "a cell without end",
            "name,note\nAda,x\nLi," + "x" * 140_000 + "\n",
            "D101",
            (3, 4),
            "this cell has more than 131,072 characters",
        ),
        case(
            "a text after a quoted cell",
            'name,note\nAda,"x" y\nLi,z\n',
            "D101",
            (2, 8),
            'write "" for a quote inside it',
        ),
        case(
            "a quote that is never closed",
            'name,note\nAda,x\nLi,"y\nWei,z\n',
            "D101",
            (3, 4),
            "a quote is opened here and never closed",
        ),
    ],
)
def test_what_is_wrong_in_csv(
    reading: Reading, text: str, code: str, place: tuple[int, int | None], message: str
) -> None:
    document = reading(text, "list.csv")
    assert wrong(document) == [(code, *place)]
    assert message in document.mistakes[0].message


@pytest.mark.parametrize("text", [",\n,\n", '""\n'])
def test_csv_with_nothing_but_empty_cells(reading: Reading, text: str) -> None:
    assert reading(text, "list.csv").data == []


# JSON and JSON Lines


@pytest.mark.parametrize("name", ["list.json", "list.jsonl", "list.ndjson"])
@pytest.mark.parametrize(
    ("written", "value"),
    [
        *((number, number) for number in ("7", "-0", "1.50", "1e3", "1E+400", "9" * 40)),
        ("NaN", "NaN"),
        ("true", "true"),
        ("false", "false"),
        ("null", None),
        ('""', ""),
        ('"007"', "007"),
        ('"\\ud83d\\ude00"', "😀"),
        ('[1, true, null, {"Name": 2.0}]', ["1", "true", None, {"Name": "2.0"}]),
    ],
)
def test_json_as_written(reading: Reading, name: str, written: str, value: Value) -> None:
    text = f'{{"firstName": {written}}}'
    document = reading(f"[{text}]" if name.endswith(".json") else f"\n{text}\r\n\n", name)
    assert document.data == [{"first_name": value}]
    assert document.mistakes == ()


def test_a_line_separator_ends_no_line_of_json(reading: Reading) -> None:
    assert reading('{"a": "x\u2028y"}\n', "list.jsonl").data == [{"a": "x\u2028y"}]


def test_a_broken_line_costs_no_other(reading: Reading) -> None:
    text, place = marked('{"a": 1}\n\n{"a": ‸}\r\n{"a": 2}\n[\n')
    document = reading(text, "list.jsonl")
    assert document.data == [{"a": "1"}, {"a": "2"}]
    assert wrong(document)[0] == ("D101", place.line, place.column)
    assert [mistake.code for mistake in document.mistakes] == ["D101", "D101"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        case("an empty file", "‸", "a value is expected, such as a list"),
        case("zeros", '[\r\n{"a": 0‸07}]', "a number cannot begin with 0"),
        case("a comma too many", '[{"a": 1}‸, ]', "a comma after the last value"),
        case("a comma too many in an entry", '[{"a": 1‸,}]', "a comma after the last value"),
        case("two commas", "[1,‸,2]", "a value is missing before this"),
        case("too deep", "[" * 50 + "‸" + "[" * 100_000, "more than 50 levels deep"),
    ],
)
def test_what_is_wrong_in_json(reading: Reading, text: str, message: str) -> None:
    text, place = marked(text)
    document = reading(text, "list.json")
    assert document.data is None
    assert wrong(document) == [("D101", place.line, place.column)]
    assert message in document.mistakes[0].message


@pytest.mark.parametrize(
    ("name", "text", "data"),
    [
        case(
            "by two names",
            "l.json",
            '[\n{‸"Company": "A", "companyName": "B"}]',
            [{"company": "A"}],
        ),
        case("in its entry", "l.json", '[{"a": 1},\n{‸"a": 1, "a": 2}]', [{"a": "1"}, {"a": "1"}]),
        case("deep within", "l.json", '[{"a": [{‸"b": 1, "b": 2}]}]', [{"a": [{"b": "1"}]}]),
        case("in a line", "l.jsonl", '{"a": 1}\n\n{‸"a": 1, "a": 2}\n', [{"a": "1"}, {"a": "1"}]),
        case("in what is not kept", "l.json", '‸[{"a": 1, "a": {"b": 2, "b": 3}}]', [{"a": "1"}]),
    ],
)
def test_a_key_that_stands_twice_in_json(
    reading: Reading, name: str, text: str, data: Value
) -> None:
    text, place = marked(text)
    document = reading(text, name)
    assert document.data == data
    assert ("D105", place.line, place.column) in wrong(document)

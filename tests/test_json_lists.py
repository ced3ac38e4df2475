"""JSON and JSON Lines lists: values as written, and what is wrong."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loading import Reading, case, marked, wrong

from outreach_cli.finding import File
from outreach_cli.model import Value
from outreach_cli.source.json_files import read_json

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
def test_a_key_that_appears_twice_in_json(
    reading: Reading, name: str, text: str, data: Value
) -> None:
    text, place = marked(text)
    document = reading(text, name)
    assert document.data == data
    assert ("D105", place.line, place.column) in wrong(document)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        case("the same", '{"name": "A", "fullName": "A"}', {"name": "A", "fullName": "A"}),
        case("the first is empty", '{"Company": "", "companyName": "A"}', {"company": "A"}),
        case("the first is null", '{"Company": null, "companyName": "A"}', {"company": "A"}),
        case("the second is null", '{"Company": "A", "companyName": null}', {"company": "A"}),
        case(
            "two addresses of a person",
            '{"profileUrl": "https://www.linkedin.com/sales/lead/A,x",'
            ' "defaultProfileUrl": "https://www.linkedin.com/in/a"}',
            {
                "linkedin_url": "https://www.linkedin.com/sales/lead/A,x",
                "defaultProfileUrl": "https://www.linkedin.com/in/a",
            },
        ),
    ],
)
def test_keys_with_the_same_meaning_that_agree(
    reading: Reading, text: str, data: dict[str, str]
) -> None:
    assert (reading(f"[{text}]", "l.json").data, reading(text, "l.jsonl").data) == ([data], [data])
    assert reading(text, "l.jsonl").mistakes == ()


@pytest.mark.parametrize("name", ["list.json", "list.jsonl"])
@pytest.mark.parametrize("depth", [49, 60, 300, 985, 5_000, 100_000])
@pytest.mark.parametrize("repeated", [False, True])
def test_any_depth_of_json_is_read_or_refused(
    reading: Reading, name: str, depth: int, repeated: bool
) -> None:
    inner = '{"b": 1, "b": 2}' if repeated else "1"
    text = '{"a":' * (depth - repeated) + inner + "}" * (depth - repeated)
    document = reading(f"[{text}]" if name == "list.json" else text, name)
    codes = [finding.code for finding in document.mistakes]
    assert codes == (["D101"] if depth > 50 else ["D105"] * repeated)
    assert depth < 50 or "more than 50 levels deep" in document.mistakes[0].message


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text('ab\\"\n', max_size=3),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text("ab"), inner, max_size=3)
        ),
    ),
    st.integers(0, 60),
    st.sampled_from(
        ["", ",", "]", "}", "[", "{", '"', ":", "\\", "x", "0", "'", "#", "\x01", "\n"]
    ),
    st.integers(0, 2),
)
def test_a_sentence_explains_any_broken_json(
    data: object, index: int, character: str, deleted: int
) -> None:
    good = json.dumps(data)
    text = good[:index] + character + good[index + deleted :]
    _, findings = read_json(text, File("f", "json"))
    try:
        json.loads(text)
    except ValueError:
        (finding,) = findings
        assert finding.code == "D101"
        assert "such as a list" not in finding.message or not text.strip()
    else:
        assert all(finding.code == "D105" for finding in findings)


RECORDS: list[Value] = [{"name": "Ada"}, {"name": "Li"}]


@pytest.mark.parametrize(
    ("name", "text", "format"),
    [
        ("list.json", '{"name": "Ada"}\n{"name": "Li"}\n', "jsonl"),
        ("list.json", '\n{"name": "Ada"} \r\n\r\n {"name": "Li"}', "jsonl"),
        ("list.jsonl", '[{"name": "Ada"},\n {"name": "Li"}]\n', "json"),
        ("list.ndjson", '[\n  {\n    "name": "Ada"\n  },\n  {"name": "Li"}\n]', "json"),
    ],
)
def test_json_and_json_lines_are_told_apart_by_what_is_in_the_file(
    reading: Reading, name: str, text: str, format: str
) -> None:
    document = reading(text, name)
    assert (document.data, document.mistakes, document.file.format) == (RECORDS, (), format)


def test_an_object_over_several_lines_is_json(reading: Reading) -> None:
    assert reading('{"a": {}\n, "b": {}}\n', "one.json").data == {"a": {}, "b": {}}

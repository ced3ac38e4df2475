"""Files in which other programs save tables: encodings, endings, and what is no table."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loading import Reading, case, wrong

from outreach_cli.source.text import decode

TABLE = "First Name\tCompany\tURL\r\nZoë\tCafé\thttps://www.linkedin.com/in/zoe\r\n"
RECORDS = [
    {"first_name": "Zoë", "company": "Café", "linkedin_url": "https://www.linkedin.com/in/zoe"}
]


@pytest.mark.parametrize("name", ["list.txt", "list.csv", "list.tsv", "list.TXT", "list.xls"])
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        case("UTF-8", "utf-8", b""),
        case("UTF-8 with a mark", "utf-8", codecs.BOM_UTF8),
        case("little-endian with a mark", "utf-16-le", codecs.BOM_UTF16_LE),
        case("little-endian without", "utf-16-le", b""),
        case("big-endian with a mark", "utf-16-be", codecs.BOM_UTF16_BE),
        case("big-endian without", "utf-16-be", b""),
        case("UTF-32", "utf-32-le", codecs.BOM_UTF32_LE),
    ],
)
def test_encodings(reading: Reading, name: str, encoding: str, mark: bytes) -> None:
    document = reading(mark + TABLE.encode(encoding), name)
    assert (document.data, document.mistakes) == (RECORDS, ())
    assert document.file.format == "csv"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_other_files_in_utf_16_without_a_mark(reading: Reading, encoding: str) -> None:
    assert reading("- first_name: Zoë\n".encode(encoding)).data == [{"first_name": "Zoë"}]
    assert reading('[{"firstName": "Zoë"}]'.encode(encoding), "l.json").data == [
        {"first_name": "Zoë"}
    ]


def test_a_list_in_another_script_without_a_mark(reading: Reading) -> None:
    text = "First Name,Company\n" + "".join(f"名前{n},株式会社東京\n" for n in range(200))
    document = reading(text.encode("utf-16-le"), "l.csv")
    assert document.mistakes == ()
    assert isinstance(document.data, list)
    assert document.data[-1] == {"first_name": "名前199", "company": "株式会社東京"}


def test_utf_16_that_is_cut_off(reading: Reading) -> None:
    document = reading(TABLE.encode("utf-16")[:-5], "l.csv")
    assert [(code, line) for code, line, _ in wrong(document)] == [("D106", 2)]
    assert "UTF-16" in document.mistakes[0].message


def test_a_few_nul_characters_are_no_utf_16(reading: Reading) -> None:
    document = reading("name,company\nA\0da,E\0ngines\nLi,Lo\0om\nWei,\0\n", "l.csv")
    assert [code for code, *_ in wrong(document)] == ["D111"] * 4


@pytest.mark.parametrize(
    "text",
    [
        case("a list", "- first_name: Ada\n  company: Engines, Ltd\n"),
        case("a draft", "- id: a\n  channel: message\n  body: Hi {{ first_name }}, a; b | c\n"),
        case("one known word", "company\nx\n"),
        case("an empty file", ""),
    ],
)
def test_a_txt_file_that_is_no_table_is_yaml(reading: Reading, text: str) -> None:
    document = reading(text, "list.txt")
    assert document.file.format == "yaml"
    assert document.data == reading(text, "list.yaml").data


def test_a_log_with_tabs_in_a_txt_file(reading: Reading) -> None:
    document = reading("FROM\tTO\tDATE\nIris\tAnn\t2026-11-10\n", "messages.txt")
    assert document.data == [{"from": "Iris", "to": "Ann", "date": "2026-11-10"}]


@pytest.mark.parametrize("name", ["list.xls", "list.xlsx", "list.csv", "list.txt", "list.html"])
@pytest.mark.parametrize(
    ("raw", "message"),
    [
        case("a zipped spreadsheet", b"PK\x03\x04" + bytes(50), "spreadsheet or archive; save it"),
        case("an old spreadsheet", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "spreadsheet or archive"),
        case("a page", b"\n<html><body><table><tr><td>First Name", "open it in a spreadsheet"),
        case("a table", b"\xef\xbb\xbf<table border=1>", "open it in a spreadsheet and save it"),
        case("a page in UTF-16", "<!DOCTYPE html>".encode("utf-16"), "save it as CSV (UTF-8)"),
        case("XML", b'<?xml version="1.0"?><Workbook>', "save it as CSV (UTF-8)"),
        case("a PDF", b"%PDF-1.7\n", "save it as CSV (UTF-8)"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(
    reading: Reading, name: str, raw: bytes, message: str
) -> None:
    document = reading(raw, name)
    assert document.data is None
    assert wrong(document) == [("D106", None, None)]
    assert message in document.mistakes[0].message


@pytest.mark.parametrize("text", ["", "\n", "\ufeff", "First Name,Company\n", "sep=,\n"])
def test_a_table_without_rows(reading: Reading, text: str) -> None:
    document = reading(text, "list.csv")
    assert (document.data, document.mistakes) == ([], ())


@given(st.text(st.characters(codec="utf-8", exclude_characters="\ufeff"), min_size=1))
def test_a_text_with_a_latin_header_is_decoded_in_both_byte_orders(text: str) -> None:
    whole = f"First Name,Last Name,Company\n{text}"
    for encoding in ("utf-16-le", "utf-16-be", "utf-8", "utf-16", "utf-8-sig"):
        assert decode(whole.encode(encoding), "f") == (whole, None)

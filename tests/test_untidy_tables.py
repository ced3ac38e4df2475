"""Tables that are not as CSV should be: how they are read, and that no row is lost."""

from __future__ import annotations

import csv
import time
from io import StringIO

import pytest
from conftest import thinned
from hypothesis import example, given
from hypothesis import strategies as st
from loading import Reading, case, marked, wrong

from outreach_cli.finding import File, Place, Spot
from outreach_cli.source import places
from outreach_cli.source.left_out import Reason
from outreach_cli.source.lenient import Dialect, read
from outreach_cli.source.rows import dialect_of, rows
from outreach_cli.source.tables import read_csv

HEADER = "Name,Company,Note\n"


@pytest.mark.parametrize(
    ("lines", "cells"),
    [
        case("a quote that is never closed", 'Ada,"Engines,x', ["Ada", "Engines", "x"]),
        case("in the last cell", 'Ada,Engines,"x', ["Ada", "Engines", "x"]),
        case("in the first cell", '"Ada,Engines,x', ["Ada", "Engines", "x"]),
        case("an inch", 'Ada,24" Engines,x', ["Ada", '24" Engines', "x"]),
        case("quotes around a word", 'Ada,"Engines" Ltd,x', ["Ada", '"Engines" Ltd', "x"]),
        case("quotes within quotes", 'Ada,"The "Loom" Ltd",x', ["Ada", 'The "Loom" Ltd', "x"]),
        case("at the end", 'Ada,"The "Loom"",x', ["Ada", 'The "Loom"', "x"]),
        case("at the beginning", 'Ada,""Loom" Ltd",x', ["Ada", '"Loom" Ltd', "x"]),
        case("with a comma", 'Ada,"The "Loom", Ltd",x', ["Ada", 'The "Loom", Ltd', "x"]),
        case(
            "a comma after quotes",
            '"Lovelace, Ada" B.,Engines,x',
            ["Lovelace, Ada B.", "Engines", "x"],
        ),
        case("backslashes", 'Ada,"The \\"Loom\\" Ltd",x', ["Ada", 'The \\"Loom\\" Ltd', "x"]),
        case("a space after the quote", 'Ada,"Engines" ,x', ["Ada", "Engines", "x"]),
        case(
            "over two lines",
            'Ada,Engines,"says "hi"\nand more"',
            ["Ada", "Engines", 'says "hi"\nand more'],
        ),
        case("twice in a row", 'Ada,"a "b" c","d "e" f"', ["Ada", 'a "b" c', 'd "e" f']),
    ],
)
@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_quotes(reading: Reading, lines: str, cells: list[str], mark: str) -> None:
    before, after = "Li,Loom,y\n", 'Wei,"a, b",z\nBo,c,d\n'
    text = (HEADER + before + lines + "\n" + after).replace(",", mark)
    document = reading(text, "list.csv")
    names = ["name", "company", "note"]
    expected = [["Li", "Loom", "y"], cells, ["Wei", "a, b", "z"], ["Bo", "c", "d"]]
    assert document.data == [
        dict(zip(names, (cell.replace(",", mark) for cell in row), strict=True)) for row in expected
    ]
    assert {code for code, *_ in wrong(document)} <= {"D111"}
    assert {line for _, line, _ in wrong(document)} <= {3}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        case("never closed", 'Name,Note\nLi,a\nAda,‸"x\nBo,b\n', "never closed"),
        case("text after a quote", 'Name,Note\nAda,"x"‸ y\n', "text after the closing quote"),
        case("a quote within", 'Name,Note\n"Ada","x "‸y" z"\n', "text after the closing quote"),
        case("after a cell of two lines", 'Name,Note\nAda,"x\ny"\nLi,"a"‸b\n', "text after"),
        case("in the header", 'Name,‸"Note,Email\nAda,x,a@b.example\n', "never closed"),
        case("too many cells", "Name,Note\nAda,x\n‸Li,a,b\n", "3 cells, but the header has 2"),
        case(
            "the header again", "Name,Note\nAda,x\n‸Name,Note\nLi,y\n", "the header appears again"
        ),
        case("a total", "Name,Note\nAda,x\n‸Total 1,\n", "a total or note"),
        case("a total in each cell", "Name,N\nAda,1\nTotal Fox,2\n‸TOTAL,3\n", "a total or note"),
        case("a Dutch total", "Name,N\nAda,1\n‸Totaal: 1,\n", "a total or note"),
        case("an Italian total", "Name,N,M\nAda,1,2\n‸ Totale,1,2.50 €\n", "a total or note"),
        case("spaces in the header", "Name,Note\nAda,x\n‸Name , Note\n", "appears again"),
        case("a mean", "Name,A,B,C\nAda,1,2,3\n‸Average,,,0.5\n", "a total or note"),
        case("a name that is a total", "Name,N\nAda,1\n‸Suma,3\n", "a total or note"),
        case("a note of LinkedIn", "Name,Note\nAda,x\n‸Notes:\nLi,y\n", "a total or note"),
        case("a control character", "Name,Note\nAda,x\nLi,‸a\x07b\n", "U+0007"),
        case("a reversed direction", "Name,Note\nAda,x\nLi,‸a\u202eb\n", "U+202E"),
        case("an isolated direction", "Name,Note\nAda,x\n‸L\u2069i,a\n", "U+2069"),
        case("a line break", 'Name,Company\nLi,‸"Ac\nme"\nBo,x\n', "a line break; write it"),
        case("a line separator", "Name,Title\nLi,‸C\u2028FO\n", "a line break U+2028"),
        case("a paragraph separator", "Name,Title\n‸L\u2029i,CFO\n", "a line break U+2029"),
        case(
            "a BOM in the middle",
            "Name,Note\nAda,x\n‸\ufeffName,Note\n",
            "the header appears again",
        ),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places(reading: Reading, text: str, message: str, end: str) -> None:
    text, place = marked(text)
    document = reading(text.replace("\n", end), "list.csv")
    assert wrong(document) == [("D111", place.line, place.column)]
    assert message in document.mistakes[0].message


@pytest.mark.parametrize("cell", ["Acme\n", "\r\nAcme", " Acme \u2028"])
def test_a_line_break_at_the_ends_of_a_cell_or_in_a_note_is_fine(
    reading: Reading, cell: str
) -> None:
    text = f'Name,Company,Note\nAda,"{cell}","a\nb\u2028c"\n'
    assert wrong(reading(text, "list.csv")) == []


# Python's own writer, with each of its ways to quote, is read as it was meant.

CELLS = st.text(st.sampled_from(list("ab ,;\t|\"\n'é名\u2028=-@")), max_size=8)
TABLES = st.integers(2, 5).flatmap(
    lambda width: st.lists(
        st.lists(CELLS, min_size=width, max_size=width).filter(
            lambda row: any(map(str.strip, row))
        ),
        max_size=6,
    )
)


def written(rows: list[list[str]], mark: str, quoting: int, end: str) -> str:
    file = StringIO()
    writer = csv.writer(file, delimiter=mark, quoting=quoting, lineterminator=end)  # type: ignore[arg-type]
    writer.writerows(rows)
    return file.getvalue()


def names(width: int) -> list[str]:
    return ["First Name", "Company", "Title", "Note", "Email"][:width]


@example(body=[["a", 'x "b'], [" ", 'y"']], mark=",", quoting=csv.QUOTE_MINIMAL, end="\n")
@given(
    body=TABLES,
    mark=st.sampled_from(list(",;\t|")),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_whatever_csv_writes(body: list[list[str]], mark: str, quoting: int, end: str) -> None:
    width = len(body[0]) if body else 2
    text = written([names(width), *body], mark, quoting, end)
    file = File("f", "csv", text)
    table = read_csv(text, file)
    keys = [column.key for column in table.columns]
    expected = [
        {
            key: cell.replace("\r\n", "\n").replace("\r", "\n")
            for key, cell in zip(keys, row, strict=True)
            if cell
        }
        for row in body
    ]
    assert table.records == expected
    assert all("contains a line break" in mistake.message for mistake in table.mistakes)
    spots = [Spot(file, (number, key)) for number, row in enumerate(expected) for key in row]
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for spot, at in places(spots).items():
        number, key = spot.path
        assert at.line is not None
        assert at.column is not None
        begin = lines[at.line - 1][at.column - 1 :]
        value = expected[int(number)][str(key)].replace('"', '""').split("\n")[0]
        assert begin.removeprefix('"').startswith(value) or begin.startswith(value)


@given(body=TABLES, mark=st.sampled_from(list(",;\t|")), end=st.sampled_from(["\n", "\r\n"]))
def test_the_lenient_reader_reads_well_formed_rows_like_the_strict_one(
    body: list[list[str]], mark: str, end: str
) -> None:
    text = written(body, mark, csv.QUOTE_MINIMAL, end)
    for row in rows(text, Dialect(mark), 0, len(body[0]) if body else 2):
        assert row.fault is None
        alone = read(text, row.start, Dialect(mark), len(row.cells), row.end)
        assert (alone.cells, alone.end, alone.fault) == (row.cells, row.end, None)
        assert len(alone.starts) == len(alone.cells)


@given(
    body=st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=6),
    mark=st.sampled_from(list(",;\t|")),
)
def test_any_text_is_read_to_its_end(body: list[list[str]], mark: str) -> None:
    text = "First Name,Company\n".replace(",", mark) + "\n".join(mark.join(row) for row in body)
    end = 0
    for row in rows(text, dialect_of(text, mark), 0, 2):
        assert end <= row.start < row.end <= len(text)
        assert not text[end : row.start].strip(f'"\r\n{mark} \t\u2028')
        end = row.end
    assert not text[end:].strip(f'"\r\n{mark} \t\u2028')
    read_csv(text, File("f", "csv", text))


@given(st.permutations(["First Name", "Last Name", "Company", "Note", "Email"]), st.data())
def test_the_order_of_columns_does_not_matter(order: list[str], data: st.DataObject) -> None:
    record = {name: data.draw(CELLS) for name in order}
    record["Email"] = "a@b.example"
    mark = data.draw(st.sampled_from(list(",;\t|")))
    text = written([order, [record[name] for name in order]], mark, csv.QUOTE_MINIMAL, "\n")
    straight = sorted(order)
    same = written([straight, [record[name] for name in straight]], mark, csv.QUOTE_ALL, "\n")
    file = File("f", "csv")
    assert read_csv(text, file).records == read_csv(same, file).records


BROKEN = [
    case("quotes never closed", 'Ada,"Engines,x\n'),
    case("rows that chain", 'Ada","Engines","x\n'),
    case("text after quotes", '"Ada"x,"Engines"y,"n"z\n'),
    case("short rows with quotes", '"Ada,x\n'),
    case("spaces before quotes", '"Ada"  ,   "Engines"  ,   "x"y\n'),
    case("only quotes", '""""""""""\n'),
    case("odd quotes", '"""""""""\n'),
    case("quotes and commas", '",",",",","\n'),
    case("a row of two lines", 'Ada,"x\ny"z\n'),
    case("carriage returns", 'Ada,"x"\r,"y\r\n'),
    case("spaces and quotes", '"         " " " " "    "\n'),
    case("tabs", '"\t"\t""\t"\n'),
    case("totals", "Total,,\n"),
    case("headers", "Name,Company,Note\n"),
]


@pytest.mark.slow
@pytest.mark.usefixtures("bounded")
@pytest.mark.parametrize("line", thinned(BROKEN))
def test_broken_rows_take_linear_time(line: str) -> None:
    def seconds(copies: int) -> float:
        text = HEADER + line * copies
        before = time.process_time()
        read_csv(text, File("f", "csv", text))
        return time.process_time() - before

    small = max(seconds(150), 0.005)
    assert seconds(1_200) < 32 * small


@pytest.mark.usefixtures("bounded")
@pytest.mark.parametrize(
    ("start", "repeated", "end"),
    thinned(
        [
            case("letters", "", "x", ""),
            case("quotes", "", '"', ""),
            case("quotes and letters", "", 'x"', ""),
            case("quotes and spaces", "", '" ', ""),
            case("spaces", "", " ", '"'),
            case("quotes and commas", "", '",', ""),
            case("commas", "", ",", ""),
            case("lines", '"', "x\n", ""),
            case("carriage returns", "", "\r", ""),
            case("NUL", "", "\0", ""),
        ]
    ),
)
@pytest.mark.parametrize("quote", ["", pytest.param('"', marks=pytest.mark.slow)])
@pytest.mark.parametrize("size", [100_000, pytest.param(1_000_000, marks=pytest.mark.slow)])
def test_a_megabyte_in_one_cell(start: str, repeated: str, end: str, quote: str, size: int) -> None:
    cell = start + repeated * (size // len(repeated)) + end
    text = f"{HEADER}Ada,{quote}{cell}{quote},x\nLi,Loom,y\n"
    file = File("f", "csv", text)
    table = read_csv(text, file)
    assert table.records[-1] == {"name": "Li", "company": "Loom", "note": "y"}
    last = Spot(file, (len(table.records) - 1, "company"))
    assert places([last])[last] == Place("f", len(text.replace("\r", "\n").split("\n")) - 1, 4)


JOINED = """\
Name,Company,Title,Email
Ada Lovelace,Engines,CTO,ada@x.example
Title,Full Name,Phone,Company Name
"CFO, interim","Ek, Bo",+1,
COO,Cy Fox,+2,Loom
Name,Email
Di Orr,di@x.example
"""


def test_rows_below_another_header_are_read_by_it(reading: Reading) -> None:
    document = reading(JOINED, "list.csv")
    assert document.data == [
        {"name": "Ada Lovelace", "company": "Engines", "title": "CTO", "email": "ada@x.example"},
        {"name": "Ek, Bo", "title": "CFO, interim", "phone": "+1"},
        {"name": "Cy Fox", "company": "Loom", "title": "COO", "phone": "+2"},
        {"name": "Di Orr", "email": "di@x.example"},
    ]
    assert wrong(document) == [("D111", 3, 1), ("D111", 6, 1)]
    said = [one.message for one in document.mistakes]
    assert all(one.endswith("the rows below it are read by its names of columns") for one in said)
    assert [(one.name, one.key) for one in document.columns[4:]] == [
        ("Full Name", "name"),
        ("Phone", "phone"),
        ("Company Name", "company"),
    ]
    assert [(one.reason, one.line) for one in document.left_out] == [
        (Reason.HEADER, 3),
        (Reason.HEADER, 6),
    ]
    spots = {
        (1, "name"): (4, 16),
        (1, "title"): (4, 1),
        (1, "phone"): (4, 25),
        (2, "company"): (5, 15),
        (2, "email"): (5, 1),
        (3, "email"): (7, 8),
    }
    found = places([Spot(document.file, path) for path in spots])
    assert {spot.path: (at.line, at.column) for spot, at in found.items()} == spots


BO = {"name": "Bo Ek", "company": "Loom"}
ADA = {"first_name": "Ada", "last_name": "Lovelace"}
URL = "linkedin.com/in/ada"


@pytest.mark.parametrize(
    ("text", "data"),
    [
        case(
            "fewer columns first",
            f"Name,Company\nBo Ek,Loom\nFirst Name,Last Name,URL\nAda,Lovelace,{URL}\n",
            [BO, {**ADA, "linkedin_url": URL}],
        ),
        case(
            "a column more",
            f"Name,Company\nBo Ek,Loom\nBo Ek,Loom\nName,Company,URL\nBo Ek,Loom,{URL}\n",
            [BO, BO, {**BO, "linkedin_url": URL}],
        ),
        case(
            "names in one column",
            "Name\nBo Ek\nFirst Name,Last Name,Company\nAda,Lovelace,x\n",
            [{"name": "Bo Ek"}, {**ADA, "company": "x"}],
        ),
        case(
            "addresses in one column",
            f"Email\na@x.org\nFirst Name,Last Name,URL\nAda,Lovelace,{URL}\n",
            [{"email": "a@x.org"}, {**ADA, "linkedin_url": URL}],
        ),
        case(
            "an unknown column beside addresses",
            "Email,Tag\na@x.org,1\nFirst Name,Last Name,Email\nAda,Lovelace,b@x.org\n",
            [{"email": "a@x.org", "tag": "1"}, {**ADA, "email": "b@x.org"}],
        ),
        case(
            "a byte order mark, names as in code, an unknown column first",
            "Name,Company\nBo Ek,Loom\n\ufeffNo.,firstName,last_name\n1,Ada,Lovelace\n",
            [BO, {"no": "1", **ADA}],
        ),
        case(
            "a column with addresses of any name",
            f"Name,Company\nBo Ek,Loom\nFirst Name,Last Name,Where\nAda,Lovelace,{URL}\n",
            [BO, {**ADA, "where": URL, "linkedin_url": URL}],
        ),
    ],
)
def test_nobody_between_two_headers_is_lost(reading: Reading, text: str, data: object) -> None:
    document = reading(text, "list.csv")
    assert document.data == data
    assert [code for code, *_ in wrong(document)] == ["D111"]


@pytest.mark.parametrize(
    ("above", "lines"),
    [
        case("a title", "Leads\n\n", []),
        case("a title with a known word", "Company,Acme\nOwner,Iris\n", []),
        case("an address", "Bo Ek,b@x.org\n", [1]),
        case("as many cells", "Bo Ek,Loom,Weaver\nx,y,\n", [1]),
        case("a column of names and an unknown one", "Name,Tag\nBo Ek,1\n", [2]),
    ],
)
def test_rows_above_the_header(reading: Reading, above: str, lines: list[int]) -> None:
    document = reading(f"{above}First Name,Last Name,Email\nAda,Lovelace,a@x.org\n", "list.csv")
    assert document.data == [{**ADA, "email": "a@x.org"}]
    assert wrong(document) == [("D111", line, 1) for line in lines]
    assert [(one.reason, one.line) for one in document.left_out] == [
        (Reason.TOTAL, line) for line in lines
    ]
    assert all("move it below the header" in one.message for one in document.mistakes)


@pytest.mark.parametrize("name", ["Suma", "Soma", "Sum", "SUMMA", "Mean"])
def test_names_that_also_mean_a_total(reading: Reading, name: str) -> None:
    text = f"First Name,Last Name,Company,Degree of Connection,Phone\n{name},,,2,\n{name},,,,\n"
    document = reading(f"{text}{name},,,,030123456\n", "list.csv")
    assert isinstance(document.data, list)
    assert (len(document.data), wrong(document)) == (3, [])


def test_a_person_called_job_at_linkedin_is_no_header(reading: Reading) -> None:
    text = "First Name,Last Name,Company\nJob,Fox,LinkedIn\nAda,Lovelace,Engines\n"
    document = reading(text, "list.csv")
    assert (len(document.data or ()), wrong(document)) == (2, [])


def test_another_header_without_people_is_a_mistake(reading: Reading) -> None:
    text = "First Name,Last Name,Company\nAda,Lovelace,Engines\nCompany,Industry\nLoom,IT\n"
    document = reading(text, "list.csv")
    assert wrong(document) == [("D101", 3, 1)]
    assert "put it and what follows into another file" in document.mistakes[0].message


def test_many_headers_are_no_table(reading: Reading) -> None:
    document = reading("Name,Email\na,b\nEmail,Name\nc,d\n" * 2_000, "list.csv")
    assert [code for code, *_ in wrong(document)] == ["D111"] * 19 + ["D101"]


def test_a_person_with_the_name_of_a_column_is_no_header(reading: Reading) -> None:
    document = reading("Name,Company,Title\nTitle,Acme,CTO\nNome,Loom,COO\n", "list.csv")
    assert (len(document.data or ()), wrong(document)) == (2, [])

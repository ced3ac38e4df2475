"""CSV lists: delimiters, headers, names of columns, and what is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loading import Reading, case, wrong

from outreach_cli.model import Value
from outreach_cli.people.columns import key_of_column

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
            'name,address\n"Lovelace, Ada","The ""E"" Ltd\nLondon"\n',
            [{"name": "Lovelace, Ada", "address": 'The "E" Ltd\nLondon'}],
        ),
        case("texts as written", "name,n\nNo,007\n", [{"name": "No", "n": "007"}]),
        case("the end that old programs write", "name,company\nAda,Engines\n\x1a", ADA),
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
            for sign in "\u2028\xa0"
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
            "D111",
            (3, 1),
            "3 cells, but the header has 2",
        ),
        case(
            "two columns of one meaning",
            "name,Company,company\nAda,x,y\n",
            "D111",
            (1, 14),
            "the columns Company and company have the same meaning, company; "
            "the first non-empty cell of the row is used",
        ),
        case(
            "two columns below a preamble",
            "Notes:\n\nname,Company,Company\nAda,x,y\n",
            "D111",
            (3, 14),
            "two columns are named Company; the first non-empty cell of the row is used",
        ),
        case(
            "a cell without end",
            "name,note\nAda,x\nLi," + "x" * 140_000 + "\n",
            "D111",
            (3, 4),
            "this cell has 140,000 characters",
        ),
        case(
            "a text after a quoted cell",
            'name,note\nAda,"x" y\nLi,z\n',
            "D111",
            (2, 8),
            'write "" for a quote inside it',
        ),
        case(
            "a quote that is never closed",
            'name,note\nAda,x\nLi,"y\nWei,z\n',
            "D111",
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

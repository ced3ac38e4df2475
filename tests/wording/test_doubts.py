"""Values that read badly, and unusual names that do not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from outreach_cli.source.parser import LOADER
from outreach_cli.wording.damage import CODE_PAGES, damage
from outreach_cli.wording.doubts import doubtful_values, full_names

JUDGED: dict[str, Any] = yaml.load(
    Path(__file__).with_name("values.yaml").read_text(encoding="utf-8"), LOADER
)
"""By field, values that read badly and values that do not."""

DOUBTFUL = {
    "first_name": {
        "no value": ["N/A", "n/a", "-", "--", "unknown", "UNKNOWN", "none", "null", "Test", "?"],
        "an emoji": ["Lea 🚀", "🌟Ada", "Ada ❤️"],
        "a title": [
            "Dr. Henrike",
            "Dr Henrike",
            "Mr John",
            "Prof. Dr. Eva",
            "Frau Meier",
            "Mme Eva",
            "Dr.-Ing. Ada",
            "Dr.Ada",
            "Prof.Dr. Ada",
            "Univ.-Prof. Ada",
            "PD Dr. Ada",
            "Dipl. Ing. Ada",
            "Dipl.-Ing. Ada",
            "Madame Ada",
            "Señora Ada",
            "Miss Ada",
            "Ada, Dr. rer. nat.",
        ],
        "a degree": [
            *("Ada, PhD", "Ada MBA", "Ada, M.Sc.", "Ada (Lovelace), MD", "Ada PhD.", "Ada Ph. D."),
            *("Ada (PhD)", "Ada MBA.", "Ada M.Eng.", "Ada D.Phil."),
        ],
        "digits": ["Ada2", "4da", "Ada 1815"],
        "all capitals": ["BARTOSZ", "ADA", "MARY-JANE", "ÉMILE", "БОГДАН", "JP MORGAN"],
        "all lower case": ["ada", "élodie", "богдан", "mary jane"],
        "a placeholder": ["{{ first_name }}", "{first_name}", "[First Name]", "*|FNAME|*"],
        "damaged by an import": [
            "AnnÂ",
            "Ann Â",
            "JosÃ",
            "JosÃ©",
            "Ren\ufffde",
            "Zo&euml;",
            "#NAME?",
            "1.23E+11",
            *("An\u00adna", "An\u200bna", "Anna\u200b", "An\u200dna", "An\u200cna", "An\u2060na"),
            *("An\ufeffna", "Anna\u200e", "\u200fAnna", "Élo\u00addie", "Бог\u200bдан"),
        ],
        "a formula": [
            *("=A2&B2", "=A2", "=$A$2&B2", "=PROPER(A2)", '=CONCATENATE(A2;" ";B2)', '="Anna"'),
            *("=VERKETTEN(A2;B2)", "=Leads!A2", "='My leads'!A2", "=[@Name]", "=Table1[Name]"),
        ],
        "the name of a column": ["FIRSTNAME", "Vorname", "first_name"],
        "not a person": [
            "LinkedIn Member",
            "Hiring Manager",
            "Équipe RH",
            "Team",
            "Mr",
            "Mrs",
            "Ms.",
            "Frau",
        ],
        "an address": ["ada@example.com"],
        "pronouns": ["Ada (she/her)", "Ada, they/them", "Lea (sie/ihr)"],
        "a comma": ["Lovelace, Ada"],
        "quotes": ['Ada "Countess"', "“Ada”"],
        "more than a name": ["Ada | Coach", "ada_maria", "Ada & Tom", "Ada (Countess)"],
        "a full name": ["Ada Müller", "José Luis García"],
        "initials": ["J.", "K", "A", "O", "J.R.", "J. R.", "J R", "J.-K.", "A. P. J.", "K.M.S."],
        "a word in capitals": ["Ada LOVELACE"],
        "cut off": ["Ada…"],
        "spaces around it": [" Ada", "Ada ", "Ada\t", "Ada\u00a0", "\nAda"],
    },
    "last_name": {
        "no value": ["N/A", "unknown"],
        "a title": ["Dr. Asmussen"],
        "a degree": ["Lovelace, PhD", "Lovelace MBA"],
    },
    "company": {
        "no value": ["N/A", "-", "None", "test"],
        "not a company": ["Self-employed", "Stealth Startup", "Auf Jobsuche", "Autónomo"],
        "a number": ["123456"],
        "a formula": ["=A2&B2", "=SVERWEIS(A2;B:C;2)", "=B2"],
        "damaged by an import": [
            "Acme Â Labs",
            "AcmeÂ Labs",
            "ÂAcme",
            "En\u202egines",
            "Ana\u00adlytical En\u00adgines",
            "Analytical\u200d Engines",
            "\u2066Engines\u2069",
        ],
        "a line break": ["En\ngines", "En\u2028gines", "En\u2029gines", "Analytical\r\nEngines"],
        "odd quotes": ['"Engines"', "'Engines'", "“Engines”", "„Engines“", "»Engines«", "“Engines"],
        "underscores": ["Acme_Inc", "Loom__Labs"],
        "spaces around it": ["Engines "],
    },
    "title": {
        "not a job title": ["I help founders", "Looking for a job", "CEO | Dad", "Hiring!"],
        "a title in capitals": ["SALES MANAGER"],
        "an emoji": ["Growth 🚀"],
        "damaged by an import": ["Head Â of Sales", "CEOÂ\u00a0"],
        "odd quotes": ['"CEO"', "'CEO'", "“CEO”", "‘CEO’", '"CEO'],
        "underscores": ["head_of_sales", "Sales_Manager"],
    },
    "industry": {"odd quotes": ['"Finance"'], "underscores": ["real_estate"]},
    "noticed": {"no value": ["N/A", "tbd"], "spaces around it": [" your talk"]},
}

NOT_DOUBTFUL = {
    "first_name": [
        *("Ada", "JP", "J.P.", "A. J.", "JRR", "Al", "Li", "Jean-Luc", "D'Arcy", "Mary Jane"),
        *(
            "Minh Tuấn",
            "علی\u200cرضا",
            "مریم\u200f",
            "क्\u200dषमा",
            "ശ്രീ\u200dജ",
            "İrem",
            "Богдан",
            "Γιώργος",
            "拓海",
            "혜린",
            "مريم",
            "გიორგი",
            "नेहा",
            "DeShawn",
        ),
        *("McKenzie", "Nan", "Nil", "Maria de", "Anne van", "Drew", "Profit", "Msgr", "Hon", "Ng"),
        *(
            "Prof",
            "Dr",
            "Phd",
            "Madam",
            "Madam Mohan",
            "Madame",
            "Miss",
            "Doctor",
            "Dre",
            "St.John",
        ),
        *(
            "MS",
            "O'Neill",
            "Âncora",
            "Ângela",
            "J.P. Ada",
            "M.A. Ada",
            "Ramesh M. A.",
            "Ray J.",
            "Phil D.",
            "Don",
            "M.S. Mahendra",
        ),
    ],
    "last_name": [
        *(
            "von Hohenberg",
            "Graf von Hohenberg",
            "van der Berg",
            "de la Cruz",
            "KOWALCZEWSKI",
            "Null",
        ),
        *(
            "None",
            "Test",
            "Herr",
            "Frau",
            "Ó Loideáin",
            "ten Cate",
            "O'Neil",
            "d'Arc",
            "zu Lindenau",
        ),
        *("Lovelace III", "Jr.", "Ma", "Do", "Meng", "Edd", "MacBa"),
    ],
    "name": ["Ada Lovelace", "J. R. R. Tolkien", "PD James", "MS Dhoni", "ludwig van Beethoven"],
    "company": [
        "3e8",
        *("=mc²", "A=B Labs", "می\u200cنا"),
        "SAP",
        "ebay",
        "Farnglas 🌿 Analytics",
        "Dr. Oetker",
        "Prof. Müller AG",
        "3M",
        *("Rock 'n' Roll GmbH", "Yahoo!", 'Theater "Die Bühne" e.V.', "ООО «Ромашка»", "'s Heeren"),
        *("Âncora", "Château Âme", "L'Âge d'Or", "CÂMARA", "Irmãos Brandão", "Leylâ", "Int'l Labs"),
        *('"Die Bühne" und "Loom"', "“Loom” Labs", "_blank"),
    ],
    "title": [
        "Master d'Âge",
        'Head of "Loom"',
        "MBA Student",
        "Dr. med.",
        "Head of Test",
        "Unknown Pleasures",
    ],
    "industry": ["Real Estate", 'Film ("Kino")'],
    "noticed": ["your talk\n", "0", "?", "a. b"],
}


@pytest.mark.parametrize("field", DOUBTFUL)
def test_a_doubtful_value_has_its_reason(field: str) -> None:
    reasons = {value: kind for kind, values in DOUBTFUL[field].items() for value in values}
    assert doubtful_values(field, [*reasons, *NOT_DOUBTFUL[field], None, ["a", "list"]]) == reasons


@pytest.mark.parametrize(
    ("field", "doubtful", "good"),
    [
        ("last_name", ["L.", "Lee ✔", "Lee ❖", "➤ Lee", "Ö."], ["O", "Lee", "St. John", "S. R."]),
        ("title", ["TODO", "CEO ✔"], ["CEO @ Acme", "CTO @Loom", "CEO"]),
        ("company", ["[company]", "[Company Name]", "[company_name]"], ["[solidcore]"]),
    ],
)
def test_signs_and_initials_beside_good_values(
    field: str, doubtful: list[str], good: list[str]
) -> None:
    assert list(doubtful_values(field, good)) == []
    assert doubtful_values(field, doubtful).keys() == set(doubtful)


@pytest.mark.parametrize("field", NOT_DOUBTFUL)
def test_names_of_all_kinds_are_not_doubtful(field: str) -> None:
    assert doubtful_values(field, NOT_DOUBTFUL[field]) == {}


@pytest.mark.parametrize("field", JUDGED)
def test_bad_values_are_doubtful_and_good_ones_are_not(field: str) -> None:
    bad, good = JUDGED[field]["bad"], JUDGED[field]["good"]
    assert set(bad) - set(doubtful_values(field, bad)) == set()
    assert doubtful_values(field, good) == {}


@pytest.mark.parametrize(
    ("damaged", "before"),
    [
        ("JosÃ©", "José"),
        ("Mar\u00c3\u00ada", "María"),
        ("Jos√©", "José"),
        ("Jos├®", "José"),
        ("JosĂ©", "José"),
        ("JosГ©", "José"),
        ("Ð˜Ð²Ð°Ð½", "Иван"),
        ("РџРµС‚СЂ", "Петр"),
        ("Tom &amp; Ann", "Tom & Ann"),
        ("Ren\ufffde", ""),
        ("####", ""),
    ],
)
def test_damage_of_an_import_is_undone_where_it_can_be(damaged: str, before: str) -> None:
    assert damage(damaged) == before


@pytest.mark.parametrize("text", ["José", "Лі", "NESCAFÉ®", "AT&T", "Voile—étoile", "田中", "3e8"])
def test_unusual_letters_are_no_damage(text: str) -> None:
    assert damage(text) is None


@pytest.mark.parametrize("page", CODE_PAGES)
def test_the_code_pages_are_those_of_the_codecs(page: str) -> None:
    written = CODE_PAGES[page]
    first, second = (
        bytes(range(begin, end)).decode(page, "ignore")
        for begin, end in ((0xC2, 0xF5), (0x80, 0xC0))
    )
    controls = "".join(map(chr, range(0x80, 0xA0))) if page == "cp1252" else ""
    assert (written.first, set(written.second)) == (first, {*second, *controls})


@pytest.mark.parametrize(
    ("first", "last"),
    [
        *(("Ann Lee", "Lee"), ("ANN LEE", "Lee"), ("Lee Ann", "Lee"), ("Zoe Núñez", "Nunez")),
        *(("Ann Lee", None), ("Ann Lee", ""), ("Ann B. Lee", None), ("Sara van der Berg", None)),
        *(("Jean-Luc Picard", None), ("Иван Петров", None), ("O'Neil Shaw", " ")),
    ],
)
def test_a_full_name_in_place_of_a_first_name(first: str, last: str | None) -> None:
    assert full_names([(first, last)]) == {first}


@pytest.mark.parametrize(
    ("first", "last"),
    [
        *(("Ann", None), ("Ann", "Ann"), ("Mary Ann", "Lee"), ("Mary Ann", None), ("Ji Woo", None)),
        *(("María del Carmen", None), ("Phương Anh", None), ("王 芳", None), ("I Made", None)),
        *(("Anna Lena", ""), ("J. Robert", None), ("Ray J.", None), ("Anne van", None)),
        *(("Abd El Rahman", None), ("Hans Peter", None), ("João Pedro", None), (None, "Lee")),
    ],
)
def test_a_first_name_of_several_words(first: str | None, last: str | None) -> None:
    assert full_names([(first, last)]) == set()

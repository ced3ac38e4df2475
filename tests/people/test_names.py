"""First and last names from a single field."""

from __future__ import annotations

import pytest

from outreach_cli.load.person import derive_names
from outreach_cli.model import Value, full_name
from outreach_cli.people.names import full_name_key, split_name

AFTER_A_NAME = (
    *(", Acme GmbH", ", Acme Labs Inc.", ",Acme AG", ", Loom S.A.", ", Loom & Co. KG", ", 3M"),
    *(", CTO", ", CTO, Acme GmbH", ", Head of Sales", ", Geschäftsführerin", ", PhD, Acme Ltd."),
    *("; Acme GmbH", ": Acme", " @ Acme", " @Acme", " at Acme", " bei Acme", " c/o Acme GmbH"),
    *(" (Acme GmbH)", " - Acme GmbH"),
)
"""Companies and jobs that lists have after a name."""


@pytest.mark.parametrize(
    ("full", "first", "last"),
    [
        ("Ann Lee", "Ann", "Lee"),
        ("  Ann   Lee ", "Ann", "Lee"),
        ("Müller, Hans", "Hans", "Müller"),
        ("Müller, Hans, PhD", "Hans", "Müller"),
        ("Pd, Zoë", "Zoë", "Pd"),
        ("van der Berg, Jan", "Jan", "van der Berg"),
        ("Ludwig van Beethoven", "Ludwig", "van Beethoven"),
        ("Jean-Luc Picard", "Jean-Luc", "Picard"),
        ("Tom O'Neil", "Tom", "O'Neil"),
        ("Yo-Yo Ma", "Yo-Yo", "Ma"),
        ("Emeka Mba", "Emeka", "Mba"),
        ("Ann B. Lee", "Ann", "Lee"),
        ("Ann Lee, PhD", "Ann", "Lee"),
        ("Ann Lee, MBA, PMP", "Ann", "Lee"),
        ("Ann Lee MBA", "Ann", "Lee"),
        ("Dr. Henrike Voß", "Henrike", "Voß"),
        ("Prof. Dr. Ada Lovelace, M.Sc.", "Ada", "Lovelace"),
        ("Ann Lee (she/her)", "Ann", "Lee"),
        ("Ann (she/her) Lee", "Ann", "Lee"),
        ("Ann Lee she/her", "Ann", "Lee"),
        ('Ann "Annie" Lee', "Ann", "Lee"),
        ("Ada Lovelace (née Byron)", "Ada", "Lovelace"),
        ("Ann Lee | Recruiter", "Ann", "Lee"),
        ("Ann Lee - hiring engineers", "Ann", "Lee"),
        ("🚀 Ann Lee", "Ann", "Lee"),
        *((f"Ann Lee{more}", "Ann", "Lee") for more in AFTER_A_NAME),
        ("Lee, Ann, Acme GmbH", "Ann", "Lee"),
        ("García Márquez, Gabriel José", "Gabriel José", "García Márquez"),
        ("Nguyen, An Co", "An Co", "Nguyen"),
        ("Sa, Ann", "Ann", "Sa"),
        ("SAS, ANNA", "ANNA", "SAS"),
        ("Anna Sas", "Anna", "Sas"),
        ("Madonna, CEO", "Madonna", ""),
        ("li bei wang", "li", "bei wang"),
        ("Madonna", "Madonna", ""),
        ("محمد علي", "محمد", "علي"),
    ],
)
def test_a_name_is_taken_apart(full: str, first: str, last: str) -> None:
    assert split_name(full) == (first, last)


@pytest.mark.parametrize(
    "full",
    [
        *("", " ", "-", "123", "N/A", "🚀", "Dr."),
        *("李明", "山田 太郎", "김민수", "สมชาย ใจดี"),  # no space between names, or another order
        *("Nguyễn Văn An", "Tran Thi Mai", "Kim Min-su"),  # the family name comes first
        *("J. Robert Oppenheimer", "A. P. J. Abdul Kalam"),  # which name is used is not certain
        *("Acme GmbH", "Acme, Inc.", "Ann Lee Acme GmbH", "Müller, Hans AG"),
        "LinkedIn Member",
        "x " * 60,
    ],
)
def test_an_uncertain_name_stays_whole(full: str) -> None:
    assert split_name(full) is None


@pytest.mark.parametrize(
    "spelling",
    [
        *("Hans Müller", "hans müller", "HANS MÜLLER", "Müller, Hans", " Hans  Müller "),
        *("Hans\u200b Müller", "\u200eHans Mül\u00adler", "Ha\u200dns Müller\ufeff"),
        *("\u202aHans Müller\u202c", "\u2068Müller\u2069, \u202eHans"),
        *("Hans Mu\u0308ller", "Dr. Hans Müller", "Hans Müller, PhD", "Hans Müller (er/ihm)"),
    ],
)
def test_spellings_of_a_name_are_the_same(spelling: str) -> None:
    assert full_name_key(spelling) == "hans müller"


@pytest.mark.parametrize("name", ["Ann Lee", "Ann O'Neil", "Li Wei", "Jean-Luc Picard"])
def test_the_shortcut_for_plain_names_agrees(name: str) -> None:
    assert full_name_key(name) == full_name_key(f"{name} (she/her)") == name.lower()


@pytest.mark.parametrize("spelling", ["Ann Ma", "ANN MA", "ann ma", "Ma, Ann", "MA, ANN"])
def test_a_family_name_that_looks_like_a_degree_is_compared(spelling: str) -> None:
    assert full_name_key(spelling) == "ann ma"
    assert full_name_key("Ann Lee, MA") == full_name_key("Ann Lee MA") == "ann lee"


@pytest.mark.parametrize(
    ("name", "company", "first"),
    [
        ("Ann Lee, Acme", "Acme GmbH", "Ann"),
        ("Ann Lee, ACME Inc.", "Acme", "Ann"),
        ("Lee, Ann", "Acme", "Ann"),
        ("García Márquez, Gabriel", "", "Gabriel"),
        ("Müller, Hans", "Hans GmbH", "Hans"),
        ("Santos, Maria 2", "", "Maria 2"),
        ("de la Cruz, Juan 3rd", "", "Juan 3rd"),
    ],
)
def test_the_company_of_a_person_is_no_given_name(name: str, company: str, first: str) -> None:
    values: dict[str, Value] = {"name": name, "company": company}
    derive_names(values)
    assert values["first_name"] == first


@pytest.mark.parametrize("whole", ["Madonna; Acme", "Madonna: Acme", "Madonna | Acme"])
def test_a_name_with_more_is_shown_once(whole: str) -> None:
    assert full_name({"first_name": "Madonna", "name": whole}) == whole

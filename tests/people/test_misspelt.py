"""Names of columns that are probably misspelt."""

import pytest

from outreach_cli.people.misspelt import misspelt


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("iFrst Name", "first_name"),
        ("Frist Name", "first_name"),
        ("FirstNmae", "first_name"),
        ("Copmany", "company"),
        ("ocmpany", "company"),
        ("Prenomm", "first_name"),
        ("Jbo Title", "title"),
    ],
)
def test_a_slip_is_known_wherever_it_is(name: str, meant: str) -> None:
    found = misspelt(name)
    assert found is not None
    assert found[1] == meant


@pytest.mark.parametrize("name", ["", "-", "_ _", "42", "Noticed", "Company 2", "Username"])
def test_other_names_are_no_slips(name: str) -> None:
    assert misspelt(name) is None

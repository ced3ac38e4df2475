"""A token is replaced as a whole, or not at all."""

from __future__ import annotations

import pytest

from outreach_cli.rules.certain_places import certain
from outreach_cli.rules.foreign_placeholders import foreign_placeholders

SIGNS = "{}[]()<>|#!%*/+-$@~^_&=:;.?'\"`\\«»‹›【】"
JOINING = "}])<>|#%*/+$@~^_=`\\"
MIRRORED = str.maketrans("{[(<«‹【", "}])>»›】")
NAMES = {"firstname": "first_name"}
REST = ", how old is the mill?"


def replaced(text: str) -> str:
    for one in [*certain(text, list(foreign_placeholders(text, NAMES)))][::-1]:
        text = text[: one.token.offset] + "ADA" + text[one.token.end :]
    return text


@pytest.mark.parametrize("name", ["first_name", "FNAME", "First Name"])
@pytest.mark.parametrize("sign", SIGNS)
def test_nothing_of_a_construct_is_left_beside_what_is_filled_in(sign: str, name: str) -> None:
    befores = ("", sign, sign + sign)
    afters = {after for sign in befores for after in (sign, sign.translate(MIRRORED))}
    for before in befores:
        spaced = [f" {sign} there"] if sign in JOINING else []
        for after in (*afters, f"{sign}there", f"{sign}there{sign}", *spaced):
            text = f"Hi {before}{name}{after}{REST}"
            assert replaced(text) in (text, f"Hi ADA{REST}"), text


@pytest.mark.parametrize(
    "end", [", hi", ": hi", "! Hi", "... hi", " – hi", "– hi", "'s mill", " 👋", ""]
)
def test_ordinary_punctuation_may_follow(end: str) -> None:
    assert replaced(f"Hi [First Name]{end}") == f"Hi ADA{end}"

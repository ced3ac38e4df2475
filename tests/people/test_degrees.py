"""Degrees of connection as exports write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_cli.model import Degree
from outreach_cli.people.degrees import degree_of
from outreach_cli.people.missing import UNREADABLE

SPELLINGS = {
    Degree.FIRST: "1st|1|1.|1.0|· 1st|1st degree connection|DISTANCE_1|1º|1er|1re|1ère|first"
    "|1. Grades|1.º|1º grau|premier degré|Kontakt 1. Grades|First Degree|1st-degree|FIRST_DEGREE"
    "|Connected|verbunden|Connecté|1 st|1 st degree connection|1-st|1°|1. Grad|1.Grad|1er degré"
    "|1 er degré|1 ère|1:a|1ºgrau|1er. grado|1-й|1e graad|erste|Erstes|primera|primo|eerste"
    "|Already connected|Contact de 1er niveau",
    Degree.SECOND: "2nd|2|2.|2,0|· 2nd|• 2nd|2nd degree connection|Distance 2|2º|2ª|2e|2ᵉ|2ème"
    "|2 nd|2 ème|2 nd degree|2nde|2º grado|2. Grades|· 2º|(2nd)|second|zweite|segunda"
    "| 2ND |2nd\u00a0degree|2do",
    Degree.THIRD: "3rd|3|3.|3rd+|3+|· 3rd+|3rd + Everyone else|DISTANCE_3|3º|3e|3ème"
    "|3rd degree|3º+|3 rd+|3-rd|3ème niveau|dritte|terzo",
    Degree.OUT: "out|Out of network|OUT_OF_NETWORK|Hors réseau|fuera de la red|Fora da rede"
    "|Außerhalb des Netzwerks",
}


@pytest.mark.parametrize(
    ("text", "degree"),
    [(text, degree) for degree, texts in SPELLINGS.items() for text in texts.split("|")],
)
def test_degrees_as_exports_write_them(text: str, degree: Degree) -> None:
    assert degree_of(text) is degree


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "–",
        "—",
        "N/A",
        "n/a",
        "#N/A",
        "null",
        "Unknown",
        "Not connected",
        "nicht vernetzt",
    ],
)
def test_texts_that_mean_an_unknown_degree(text: str) -> None:
    assert degree_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "4th",
        "-1",
        "1 stone",
        "1 st street",
        "1stanbul",
        "22nd",
        "12",
        "0",
        "1st/2nd",
        "1.5",
        "2024",
        "MSc",
        "colleague",
        "yes",
        "2nd cousin",
        "Pending",
        "not 1st",
        "Invited",
    ],
)
def test_texts_that_state_no_degree(text: str) -> None:
    assert degree_of(text) is UNREADABLE


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert degree_of(text) in {*Degree, None, UNREADABLE}

"""W109 fixed-name."""

from __future__ import annotations

import pytest
from builders import CONNECTION, MARK, Check, draft, drafts_and_people, of_code, written

REPORTED = (
    "Hello Terence,\nhow are you?",
    "Hi Ingeborg!",
    "Hey Patrick\n\nHad a look",
    "Dear Ms Kern,",
    "Good afternoon Philippa, the jury",
    "Liebe Hannelore, das Moos",
    "Hallo Herr Kern,",
    "Guten Tag Frau Doktor Kern,",
    "Sehr geehrter Herr Kern,",
    "Bonjour Mathurin,",
    "Gaspard,\n\nUne papeterie",
    "Cher Anselme, un couple",
    "Hola Nicanor, qué",
    "Estimado Sr. Ruiz:",
    "Olá João, tudo bem?",
    "Oi Bruna! Tudo bem?",
    "Hi Ann-Marie, so?",
    "Hello Ann Lee, so?",
    "Hi Tom - quick one",
    "Prezada Ana, tudo bem",
)

NOT_REPORTED = (
    "Hello from Charlotte, how is it in Leeds?",
    "Hello {{ first_name }},",
    "Hello, how are you?",
    "Hi Team, how",
    "Dear Recruiter,",
    "Hello there,",
    "Dear Sir or Madam,",
    "Thanks,\nit was good",
    "Congratulations!\nGood",
    "Hello. I am Ann.",
    "Hello! Terence told me",
    "Liebe Nachbarn, das",
    "Liebe Kolleginnen und Kollegen,",
    "Guten Tag,\nwir suchen",
    "Guten Tag! Anna hat",
    "Bonjour à tous,",
    "Bonjour, Anne m'a dit",
    "Hola a todos,",
    "Hola, ¿qué tal?",
    "Olá! Sou a Ana",
    "Bom dia, tudo bem?",
    "Good morning! Monday is",
    "Happy New Year, Ann!",
    "Hi, Leeds is big",
    "Hello World Foundation is big",
    "Good Morning America is on",
    "Merry Christmas!",
    "Dear Friends,",
    "Great talk in Leeds, thank you!",
    "Hello {{ first_name }}, it",
    "Dear {{ first_name }} and Ann,",
    "Hi All,",
    "Hola Equipo,",
    "Buenos días:",
    "Quick question, Ann?",
    "Hello again,",
)


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_all_of_these_are_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("W109", REPORTED, channel) == list(REPORTED)


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_none_of_these_is_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("W109", NOT_REPORTED, channel) == []


def test_a_draft_for_one_person_may_name_that_person(check: Check) -> None:
    (draft,) = written("Hi Terence, is it open?", "message")
    for_one = {**draft, "audience": {"id": "ada"}}
    people = [{"id": who, "first_name": "T", "connection": "1st"} for who in ("ada", "bo")]
    assert of_code(check.run(drafts_and_people([for_one], people)), "W109") == []
    assert check.one("W109", drafts_and_people([draft], people))["prospects"] == 2


def test_the_message_names_the_name(check: Check) -> None:
    finding = check.one("W109", drafts_and_people(written("Hi Terence, is it open?", "message")))
    assert finding["message"] == 'everybody is greeted as "Terence"; write {{ first_name }}'
    assert finding["severity"] == "warning"


def test_it_is_reported_at_the_name(check: Check) -> None:
    files = draft(f'body: "Hello {MARK}Terence, how is {{{{ company }}}}?"', "message")
    check.reports("W109", CONNECTION | files)


def test_after_a_title_the_last_name_is_missing(check: Check) -> None:
    files = drafts_and_people(written("Guten Tag Herr Wagenknecht, wie geht es?", "message"))
    message = check.one("W109", files)["message"]
    assert message == 'everybody is greeted as "Wagenknecht"; write {{ last_name }}'

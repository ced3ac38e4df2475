"""W101 generic-greeting."""

from __future__ import annotations

import pytest
from builders import CONNECTION, MARK, Check, draft, drafts_and_people, written

REPORTED = (
    "Dear valued customer, how is {{ company }}?",
    "Hello, {name} of {company} here. How is {{ company }}?",
    "Hi there! How is {{ company }}?",
    "Dear Sir or Madam, how is {{ company }}?",
    "Hello,\n\nhow is {{ company }}, {{ first_name }}?",
    "Sehr geehrte Damen und Herren,\n\nwie geht es {{ company }}?",
    "Bonjour à tous, comment va {{ company }} ?",
    "Estimados señores: ¿cómo va {{ company }}?",
    "Prezados senhores, como vai a {{ company }}?",
)

NOT_REPORTED = (
    "Hello [Name], how is {{ company }}?",
    "Hello, {name}, how is {{ company }}?",
    "Olá, {!Contact.FirstName}. {{ company }}?",
    'Hi {{ first_name | default: "there" }}, how are you?',
    "Hello, {{ first_name }}! How are you?",
    "Hi there {{ first_name }}, how are you?",
    "Hi there, {{ first_name }}! How are you?",
    "Hello dear {{ first_name }}, how are you?",
    "Hello,\n{{ first_name }}, how are you?",
    "{{ first_name }}, hi there! How are you?",
    "Good morning {{ first_name }}. How are you?",
    "Dear hiring team at {{ company }}, who is your dream candidate?",
    "{% if nickname %}Hi {{ nickname }}{% else %}Hi there{% endif %}, how is {{ company }}?",
    "Bonjour Madame {{ last_name }}, comment allez-vous ?",
    "Guten Tag, {{ first_name }}, wie geht es Ihnen?",
    "I said hi there to {{ first_name }}. Did you hear?",
    "Hi there {{ first_name }}, I saw your talk. How was it?",
    "Hello there {{ first_name }}, we met in Leeds. How are you?",
    "Dear Mr./Ms. {{ last_name }}, how are you?",
    "Dear Mr./Ms. Lovelace, how is {{ company }}?",
    "Prezado(a) Sr(a). {{ last_name }}, tudo bem?",
    "Olá Caro, tudo bem na {{ company }}?",
    "Dear Ma, how is {{ company }}?",
    "Good day to you {{ first_name }}, how is {{ company }}?",
    "Cher ami de {{ company }}, comment allez-vous ?",
    "Chers amis de {{ company }}, comment allez-vous ?",
    "Estimado {{ first_name }}: ¿qué tal?",
    "Cara colega {{ first_name }}, como está?",
)


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_all_of_these_are_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("W101", REPORTED, channel) == list(REPORTED)


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_none_of_these_is_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("W101", NOT_REPORTED, channel) == []


def test_a_placeholder_is_left_out_of_the_quote(check: Check) -> None:
    finding = check.one(
        "W101", drafts_and_people(written("Hello {{ sender.first_name }}, how is it?", "message"))
    )
    assert finding["message"] == '"Hello" greets nobody by name; write {{ first_name }}'


def test_it_is_reported_at_the_greeting(check: Check) -> None:
    files = draft(f'body: "{MARK}Hi there! How is {{{{ company }}}}?"', "message")
    check.reports("W101", CONNECTION | files)

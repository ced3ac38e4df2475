"""W102 not-personal."""

from __future__ import annotations

import pytest
from builders import MARK, Check, draft, drafts_and_people, of_code, written

REPORTED = (
    "I build boats. Would you sail one?",
    "I build boats. Would you sail one? {{ sender.first_name }}",
)

NOT_REPORTED = (
    "Hi {{ nickname | default: 'friend' }}, how are you?",
    "{% if title %}As {{ title }}{% endif %} you know. Or not?",
    "Hi {first_name}, how are you?",
    "Hello, [a topic] it is. How are you?",
)


@pytest.mark.parametrize("text", REPORTED)
@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_all_of_these_are_reported(check: Check, channel: str, text: str) -> None:
    finding = check.one("W102", drafts_and_people(written(text, channel, "A question")))
    assert finding["prospects"] == 3


@pytest.mark.parametrize("text", REPORTED)
def test_a_name_in_the_subject_is_personal(check: Check, text: str) -> None:
    assert check.reported_texts("W102", [text], "inmail") == []


def test_a_draft_for_one_person_needs_no_placeholder(check: Check) -> None:
    (draft,) = written("I build boats. Would you sail one?", subject="Boats")
    people = [{"id": id, "first_name": id.title(), "connection": "2nd"} for id in ("a", "b")]
    assert check.one("W102", drafts_and_people([draft], people))["prospects"] == 2
    for_one = {**draft, "audience": {"id": "a"}}
    assert of_code(check.run(drafts_and_people([for_one], people)), "W102") == []
    for_two = {**draft, "audience": {"id": ["a", "b"]}}
    assert check.one("W102", drafts_and_people([for_two], people))["prospects"] == 2


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_none_of_these_is_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("W102", NOT_REPORTED, channel) == []


def test_of_several_drafts_only_the_one_that_is_not_personal_is_reported(check: Check) -> None:
    texts = [NOT_REPORTED[0], REPORTED[0], NOT_REPORTED[1]]
    assert check.reported_texts("W102", texts, "message") == [REPORTED[0]]


def test_the_message_says_what_to_write(check: Check) -> None:
    found = check.one("W102", drafts_and_people(written(REPORTED[0], "message")))
    assert found["message"] == (
        "everybody gets the same words; write {{ first_name }}, or something from the profile"
    )


def test_it_is_reported_at_the_body(check: Check) -> None:
    check.reports(
        "W102", draft(f'subject: Boats, body: "{MARK}I build boats. Would you sail one?"')
    )

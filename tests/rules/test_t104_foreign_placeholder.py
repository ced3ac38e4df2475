"""T104 foreign-placeholder."""

from __future__ import annotations

import pytest
from builders import Check, cases, drafts_and_people, people, subject_and, written
from conftest import Run

REPORTED = (
    "Hi {FIRST_NAME}, how is {{ company }}?",
    "Hi ${firstName}, how is {{ company }}?",
    "Hi [First Name], how is {{ company }}?",
    "Hi [[First Name]], how is {{ company }}?",
    "Hi <First Name>, how is {{ company }}?",
    "Hi %FIRSTNAME%, how is {{ company }}?",
    "Hi #firstName#, how is {{ company }}?",
    "Hi *|FNAME|*, how is {{ company }}?",
    "Hi FIRSTNAME, how is {{ company }}?",
    "Hi {contact.first_name}, how is {{ company }}?",
    "Hi {name}, how is {{ company }}?",
)

NOT_REPORTED = (
    "Hi {{ first_name }}, our new site (in the harbour) is open [finally]. Will you come?",
    "Hi {{ first_name }}, I did #marketing and #sales before, 50% each. Which do you prefer?",
    "Hi {{ first_name }}, is {this} how you write [it]? *I* would write <b>it</b>.",
    "Hi {{ first_name }}, 20 % company, 80 % people: what is your mix?",
    "Hi {{ first_name }}, have you read [Company](https://example.org)?",
    "Hi {{ first_name }}, see [1] and [Leeds]. Any other sources?",
    "Hi [Name {{ first_name }}], are those brackets meant?",
)


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_all_of_these_are_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("T104", REPORTED, channel) == list(REPORTED)


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_none_of_these_is_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("T104", NOT_REPORTED, channel) == []


@pytest.mark.parametrize(
    ("body", "instead"),
    [
        ("Hi {FIRST_NAME}, how is {{ company }}?", "{FIRST_NAME} (write {{ first_name }})"),
        ("Hi *|LNAME|*, how is {{ company }}?", "*|LNAME|* (write {{ last_name }})"),
        ("Hi {firstName||you}, eh?", '{firstName||you} (write {{ first_name | default: "you" }})'),
        ("Hi [Candidate Name], eh?", "[Candidate Name] (write {{ first_name }})"),
        ("Hi {{ first_name }}, [Your Name] here.", "[Your Name] (write {{ sender.first_name }})"),
    ],
)
def test_the_message_names_what_to_write(check: Check, body: str, instead: str) -> None:
    finding = check.one("T104", drafts_and_people(written(body, "message")))
    assert instead in finding["message"]
    assert (finding["line"], finding["prospects"]) == (1, 3)


def test_a_name_that_the_list_has_stays_that_name(check: Check) -> None:
    files = people("- {id: a, name: Ada Lovelace}") | subject_and('body: "Hi {name}, how are you?"')
    assert "{name} (write {{ name }})" in check.one("T104", files)["message"]


def test_a_field_that_this_program_knows_wins_over_one_with_a_similar_name(check: Check) -> None:
    files = people("- {id: a, firstname: Ada, first__name: Ada}") | subject_and(
        'body: "{firstName}!"'
    )
    assert "(write {{ first_name }})" in check.one("T104", files)["message"]


@pytest.mark.parametrize(
    "text",
    cases(
        {
            "in a path": "see /jobs/{company}",
            "in an address": "see https://example.org/{company}",
            "HTML's own title": "the tag <title> is missing",
        }
    ),
)
def test_what_is_technical_is_not_reported(check: Check, text: str) -> None:
    assert check.reported_texts("T104", [f"Hi {{{{ first_name }}}}, {text}"], "message") == []


@pytest.mark.parametrize("written_as", ["{{FirstName||there}}", "{{first_name|there}}"])
def test_a_syntax_error_is_not_reported_twice(check: Check, written_as: str) -> None:
    files = drafts_and_people(written(f"Hi {written_as}, eh?"))
    assert [finding["code"] for finding in check.all(files, "--select", "T,W")] == ["T101"]


def test_many_are_counted_after_the_first_five(check: Check) -> None:
    fields = ["first name", "last name", "company", "title", "industry", "location", "your name"]
    text = " ".join(f"{{{field}}}" for field in fields)
    message = check.one("T104", drafts_and_people(written(f"Hi {text}?", "message")))["message"]
    assert message.count("(write") == 5
    assert message.endswith(" and 2 more")


def test_a_field_of_another_tool_in_our_braces_is_reported_without_a_list(run: Run) -> None:
    text = "Hi {{ contact.firstname }}, how is {{ company.name }}?"
    ran = run("check", "-", "--channel", "message", "--select", "T104", stdin=text)
    assert "{{ contact.firstname }} (write {{ first_name }}) [T104" in ran.out

"""Which tokens of other tools certainly mean the recipient."""

from __future__ import annotations

import pytest
from builders import cases

from outreach_cli.rules.certain_places import certain
from outreach_cli.rules.foreign_placeholders import foreign_placeholders

NAMES = {
    "firstname": "first_name",
    "lastname": "last_name",
    "name": "first_name",
    "company": "company",
    "title": "title",
    "industry": "industry",
    "hobby": "hobby",
}


def found(text: str) -> list[str]:
    """Return the certain fields of a text."""
    return [one.field for one in certain(text, list(foreign_placeholders(text, NAMES)))]


HI = "Hi {first_name}, how old is the mill?"


@pytest.mark.parametrize(
    "text",
    [
        f"{HI} {{one|two}}",
        f"{HI} [if hobby]",
        f"{HI} [else]",
        f"{HI} [end]",
        f"{HI} {{/if}}",
        f"{HI} {{/ if}}",
        f"{HI} {{else: a friend}}",
        "Hi {first_name}%, how old is the mill?",
        "Hi #{first_name}, how old is the mill?",
        "#{first_name}, how old is the mill?",
    ],
)
def test_what_is_part_of_a_construct_is_not_certain(text: str) -> None:
    assert found(HI) == ["first_name"]
    assert found(text) == []


@pytest.mark.parametrize("sign", ["", "\n", ",", "!", ":", ";", ".", "?", " -", " –", " —", " now"])
def test_a_name_after_a_salutation_is_the_readers(sign: str) -> None:
    assert found(f"Good morning {{first_name}}{sign}") == ["first_name"]
    alone = found(f"{{first_name}}{sign}")
    assert alone == ([] if sign == " now" else ["first_name"])


@pytest.mark.parametrize(
    ("text", "fields"),
    cases(
        {
            "a first and a last name": (
                "{first_name} {last_name}, hi",
                ["first_name", "last_name"],
            ),
            "a title": ("Dear Mr. {last_name}, is it open?", ["last_name"]),
            "a title before a first name": ("Dear Mr. {first_name}, is it open?", []),
            "a title before any name": ("Dear Mr. {name}, is it open?", ["last_name"]),
            "a title before a column of names": ("Estimado Sr. {nombre}, ¿está abierto?", []),
            "a last name": ("Dear {last_name}, is it open?", ["last_name"]),
            "the second line": ("Hello\n\nHi {first_name}, is it open?", []),
            "an empty first line": ("\nHi {first_name}, is it open?", ["first_name"]),
            "alone in its line": ("{first_name}\nis it open?", ["first_name"]),
            "a word after it": ("{first_name} X, is it open?", []),
            "a salutation of another language": (
                "Guten Tag {first_name}, we have seen that the mill is yours.",
                [],
            ),
            "no salutation": ("See {first_name}, is it open?", []),
            "an introduction": ("Hello {first_name} from Leeds, is it open?", []),
            "an introduction in capitals": ("Hello {first_name} HERE, is it open?", []),
            "an introduction before a comma": ("Hello {first_name} here, is it open?", []),
            "a comma before it": ("Hello, {first_name} asks, is it open?", []),
            "the sender's": ("Hi {my first name}, is it open?", []),
            "near": (f"{'hi ' * 100}{{first_name}}, is it open?", ["first_name"]),
            "not near": (f"{'hi ' * 100} {{first_name}}, is it open?", []),
        }
    ),
)
def test_a_name_is_the_readers_only_in_a_greeting(text: str, fields: list[str]) -> None:
    assert found(text) == fields


@pytest.mark.parametrize(
    ("text", "is_certain"),
    cases(
        {
            "an own column": ("You know all about {hobby}. I ask you.", True),
            "after the sender's sentence": ("I ask you.\nYou know all about {hobby}.", True),
            "in the sender's sentence": ("I know all about {hobby}. You ask.", False),
            "after a polite phrase": ("May I ask what is new in {hobby}?", True),
            "beside a name like a word of another language": (
                "You know all about {hobby} and about Mi Kim, and it has been there long.",
                True,
            ),
            "in a text about a job": ("You know all about {hobby}. It is a job.", False),
            "with a title": ("You know all about {hobby}, {title}.", False),
            "a usual column": ("You know all about {industry}.", False),
            "a sentence far away": (f"I {'so ' * 100}know {{hobby}}.", True),
        }
    ),
)
def test_an_own_column_is_the_readers(text: str, is_certain: bool) -> None:
    assert found(text) == (["hobby"] if is_certain else [])


ASKED = "How old is the mill of {company}?"


@pytest.mark.parametrize(
    ("text", "is_certain"),
    cases(
        {
            "the end": (ASKED, True),
            "signs": (f"{ASKED}\n---", True),
            "after a sentence": (f"It rains. {ASKED}", True),
            "a signature": (f"{ASKED}\n\nKind regards from Leeds,\nNoor Haddad of Lampfrog", True),
            "a long signature": (
                f"{ASKED}\n\nKind regards from Leeds,\nNoor Haddad of Lampfrog Ltd",
                False,
            ),
            "a name like a word of another language": (
                f"It is old, and it has been there for a long time. {ASKED}\n\nMi Kim",
                True,
            ),
            "on the same line": (f"{ASKED} Best, Noor", False),
            "the sender's words": (f"{ASKED}\n\nI sell ropes.\nNoor", False),
            "300 signs": (f"{ASKED}\n{'-' * 299}", True),
            "301 signs": (f"{ASKED}\n{'-' * 300}", False),
            "no question": ("How old is the mill of {company}!", False),
            "the sender's question": ("How old is our mill of {company}?", False),
            "about the reader": ("How old is your mill of {company}?", False),
            "an offer": ("How is the chance of {company}?", False),
            "a comparison": ("How is the mill, unlike {company}?", False),
            "a title elsewhere": (f"You are a {{title}}.\n\n{ASKED}", False),
            "a job elsewhere": (f"It is a job. {ASKED}", False),
            "two of them": (f"It is near {{company}}. {ASKED}", False),
            "the reader's work": ("I saw your role at {company}. It is old.", True),
            "the reader's work in an offer": ("I saw your role at {company}, would you?", False),
            "the reader's work and a job": ("I saw your role at {company}. It is a job.", False),
            "after a name in a construct": (f"Hi #{{first_name}}, hello.\n{ASKED}", True),
            "jobs of the reader": (
                "I saw your role at {company}. I saw your job at {company}.",
                True,
            ),
            "the reader's work twice": (
                "I saw your role at {company}. You are still at {company}.",
                True,
            ),
        }
    ),
)
def test_a_company_is_the_readers_if_all_of_them_are(text: str, is_certain: bool) -> None:
    assert set(found(text)) == ({"company"} if is_certain else set())

"""T107 leftover-placeholder."""

from __future__ import annotations

import pytest
from builders import Check, drafts_and_people, written

REPORTED = (
    "[specific project]",
    "[Insert Calendly Link]",
    "[beekeeper/orchardist]",
    "[X] years",
    "[Company X]",
    "{Hi|Hello}",
    "{Hi {{ first_name }}|Hello}",
    "{weather}",
    "{0}",
    "{#if city}",
    "{manager.name}",
    "((City))",
    "«Hotel Name»",
    "«Event_Date»",
    "<<Venue>>",
    "<name of recruiter>",
    "<%= venue %>",
    "*|IF:CITY|*",
    "%CITY%",
    "#city#",
    "$eventDate",
    "between $X and $Y",
    "XX% more",
    "Dear ____,",
    "_FN_",
    "TODO: a link",
    "(TODO)",
    "FIXME",
    "INSERT CLIENT",
    "INSERT NAME HERE",
    "XXX people",
    "lorem ipsum dolor",
    "[DÍA]",
    "[Zwei Sätze dazu]",
    "[adresse de la page]",
    "{technologies}",
)

NOT_REPORTED = (
    "it is [sic] so",
    "a role (m/w/d), [m/f/d] or [f/m/x]",
    "see [1] and [2]",
    "read [this report](https://example.org)",
    "two\n- [x] done\n- [ ] open\nlines",
    "a <3 b, 3 < 4 and 5 > 4",
    "<b>bold</b> and <br/>",
    "<https://example.org>",
    "<ann@example.org>",
    "he said “[they] never sleep”",
    "« bonjour » et « Le Monde »",
    "«Os Lusíadas» e «Público»",
    "50% of 100% remote",
    "#hiring #remote #jobs",
    "in C# and F#",
    "for $5 or $AAPL",
    "a line\n________________\n",
    "in siglo XX, im XX. Jahrhundert",
    "XXX Congreso de Roble",
    "love, Ann xxx",
    "my TODO list",
    "o sea, lo queremos TODO: es el plan y la idea de los dos",
    "our team (Acme), Ann (she/her)",
    "an engineer (remote)",
    "List<String> and f(name)",
    "the API /jobs/{city}/all",
    "https://example.org/{city}?q=[b]",
    "{% if title %}as {{ title }}{% endif %}",
    "snake_case names",
)


def bodies(texts: tuple[str, ...]) -> list[str]:
    return [f"Hi {{{{ first_name }}}}, so:\n\nHere is {text}\nfor you." for text in texts]


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_all_of_these_are_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("T107", bodies(REPORTED), channel) == bodies(REPORTED)


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_none_of_these_is_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("T107", bodies(NOT_REPORTED), channel) == []


def test_the_message_names_what_would_be_sent(check: Check) -> None:
    text = "Hi {{ first_name }}, [mutual friend] and [mutual friend] like ____, [Company]. So?"
    finding = check.one("T107", drafts_and_people(written(text, "message")))
    assert finding["message"].startswith("[mutual friend], ____ would be sent as written")
    assert (finding["severity"], finding["prospects"]) == ("error", 3)


@pytest.mark.parametrize("text", ["as a (position) there", "my (job title) years"])
def test_round_brackets_in_place_of_a_noun_are_reported(check: Check, text: str) -> None:
    drafts = [f"Hi {{{{ first_name }}}}, I work {text}. Could we talk?"]
    foreign, left = (check.reported_texts(code, drafts, "message") for code in ("T104", "T107"))
    assert foreign + left == drafts


def test_a_label_of_a_subject_is_not_reported(check: Check) -> None:
    files = drafts_and_people(written("Hi {{ first_name }}?", "inmail", "[Webinar] What next"))
    assert "T107" not in {finding["code"] for finding in check.all(files)}

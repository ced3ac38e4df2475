"""W111 markup."""

from __future__ import annotations

import pytest
from builders import Check, drafts_and_people, written

REPORTED = (
    "It is **finally** here.",
    "__Note__ that it is open.",
    "See [here](https://a.example/b).",
    "# Title",
    "Line<br>Line",
    "A <b>bold</b> word",
    "Use `code` here",
    "A&nbsp;B",
    "~~old~~ new",
    "<p>Hello</p>",
    '<a href="https://a.example">here</a>',
    "**Wichtig:** bis Freitag",
    "- **Día:** lunes",
    "![image](https://a.example/b.png)",
    "Fish &amp; Chips",
    "It is *great* here",
    "It is _great_ here, and *really good*.",
    "*Wichtig:* bis Freitag",
    "We make pots &ndash; and tiles.",
    "We sell caf&eacute; chairs.",
    "Our prices:\n| pot | price |\n| --- | ---: |\n| big | 9 |",
)

NOT_REPORTED = (
    "- one item",
    "• one item",
    "1. first",
    "free parking* (*subject to space)",
    "#hiring #remote",
    "We are no. #1 in C#",
    "a < b and b > a",
    "<3 for it",
    "snake_case and __init__",
    "5* hotel and 4* hotel",
    "A & B; C & D",
    "[1] and [2]",
    "use it -- or not",
    "~5 people",
    "a 5* hotel, 4* food and 2*3*4 beds",
    "* one item\n* two items",
    "Kolleg*innen und Freund*innen, liebe*r Ann",
    "parking* and food** (*free, **not free)",
    "* free until May\n** not on Sunday",
    "the file_name and a_b_c, _blank or so",
    "(see https://a.example/b_c_d)",
    "Ann Miller | Potter | Vienna",
    "| Potters of the valley",
    "Research &Development; and more.",
)


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_all_of_these_are_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("W111", REPORTED, channel) == list(REPORTED)


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_none_of_these_is_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("W111", NOT_REPORTED, channel) == []


def test_a_token_of_another_tool_is_no_markup(check: Check) -> None:
    text = "Hello *|FNAME|**|LNAME|*, is it open?"
    assert check.reported_texts("W111", [text], "message") == []


def test_the_message_names_the_markup(check: Check) -> None:
    message = check.one("W111", drafts_and_people(written("**Is** it open?", "message")))["message"]
    assert message == "LinkedIn shows markup as it is written: **Is**; delete it"

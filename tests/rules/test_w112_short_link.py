"""W112 short-link."""

from __future__ import annotations

import pytest
from builders import Check, drafts_and_people, written

REPORTED = (
    "see bit.ly/abc",
    "https://tinyurl.com/x-1 now",
    "http://www.bit.ly/abc",
    "(t.co/AbC1)",
    "goo.gl/maps/xyz",
    "rb.gy/abc, here",
    "https://is.gd/x.",
    "Mire acortar.link/abc para el plano.",
    "Siehe kurzelinks.de/abc für den Plan.",
    "Mire n9.cl/abc para el plano.",
)

NOT_REPORTED = (
    "https://example.org/a",
    "see example.co/abc",
    "linkedin.com/in/ann",
    "lnkd.in/abc",
    "youtu.be/abc",
    "calendly.com/ann/30min",
    "bit.ly is a service",
    "habit.ly/abc",
    "ann@bit.ly",
)


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_all_of_these_are_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("W112", REPORTED, channel) == list(REPORTED)


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_none_of_these_is_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("W112", NOT_REPORTED, channel) == []


def test_the_message_names_the_link(check: Check) -> None:
    text = "Have you seen https://bit.ly/x1, {{ first_name }}?"
    message = check.one("W112", drafts_and_people(written(text, "message")))["message"]
    assert message == "nobody can see where https://bit.ly/x1 leads; write the whole address"

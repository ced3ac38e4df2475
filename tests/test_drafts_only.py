"""Drafts without a campaign: for a list, for assumed lengths, from standard input."""

from __future__ import annotations

import pytest
from conftest import Run, Write

DRAFT = """\
- id: hello
  channel: inmail
  subject: "{{ first_name }}, a question"
  body: "Hi {{ first_name }}, how is {{ company }}? {{ sender.first_name }}"
"""


def test_drafts_are_checked_for_assumed_lengths(run: Run, write: Write) -> None:
    drafts = write({"drafts.yaml": DRAFT}) / "drafts.yaml"
    report = run("check", drafts, "--limit", "inmail.body=60", "--select", "L", "--format", "json")
    (finding,) = report.json["findings"]
    # "Hi , how is ? " are 14 characters; 20, 60 and 20 are assumed.
    assert (finding["length"], finding["limit"]) == (114, 60)
    assert "for somebody with long values" in finding["message"]
    assert "lengths are assumed: company 60, first_name 20" in finding["message"]
    assert report.json["checked"]["prospects"] == 0


def test_a_length_is_assumed_by_name(run: Run, write: Write) -> None:
    drafts = write({"drafts.yaml": DRAFT}) / "drafts.yaml"
    options = ["--assume", "company=10", "--assume", "first_name=5", "--select", "L"]
    assert run("check", drafts, *options, "--limit", "inmail.body=34").code == 0
    assert run("check", drafts, *options, "--limit", "inmail.body=33").code == 1


def test_drafts_are_checked_for_a_list(run: Run, write: Write) -> None:
    place = write({"drafts.yaml": DRAFT.replace(" {{ sender.first_name }}", "")})
    args = [place / "drafts.yaml", "--prospects", place / "prospects.yaml", "--select", "L"]
    ran = run("check", *args, "--limit", "inmail.body=26", "--format", "json")
    (finding,) = ran.json["findings"]
    assert (finding["prospect"], finding["length"]) == ("ada", 27)
    assert ran.json["checked"]["prospects"] == 2


@pytest.mark.parametrize(
    ("text", "options", "severity"),
    [
        pytest.param("x" * 700, ["--channel", "message"], None, id="a message at its limit"),
        pytest.param("x" * 701 + "\n", ["--channel", "message"], "warning", id="over one limit"),
        pytest.param("x" * 8001, ["--channel", "message"], "error", id="over every limit"),
        pytest.param("x" * 300, ["--channel", "invitation"], None, id="a note on a premium plan"),
        pytest.param(
            "x" * 201,
            ["--channel", "invitation", "--plan", "free"],
            "error",
            id="a note on the free plan",
        ),
        pytest.param("x" * 1901, ["--channel", "inmail"], "error", id="an InMail over its limit"),
    ],
)
def test_a_text_from_standard_input(
    run: Run, text: str, options: list[str], severity: str | None
) -> None:
    ran = run("check", "-", *options, "--select", "L", stdin=text)
    assert ran.code == (severity is not None)
    assert ran.out.startswith(f"-:1:1: {severity}: ") if severity else ran.out == ""


def test_a_mistake_in_a_text_has_its_place(run: Run) -> None:
    ran = run("check", "-", "--channel", "message", stdin="Hi there\n  {{ first_name, yes?\n")
    assert '-:2:3: error: "{{ first_name, yes?" is opened but not closed' in ran.out


def test_a_line_break_counts_as_one_character(run: Run) -> None:
    options = ["--channel", "invitation", "--limit", "invitation.note.premium=10", "--select", "L"]
    found = run("check", "-", *options, "--format", "json", stdin="a\r\nb\rc\n89 11?\r\n")
    (finding,) = found.json["findings"]
    assert (finding["length"], finding["line"], finding["column"]) == (12, 1, 1)
    found = run("check", "-", "--channel", "message", "--format", "text", stdin="a\r\nb {{ x?\r\n")
    assert "-:2:3: error" in found.out


def test_bytes_that_are_not_a_text_are_not_checked(run: Run) -> None:
    ran = run("check", "-", "--channel", "message", stdin=b"caf\xe9 {{ first_name }}?")
    assert ran.code == 2
    assert ran.out.startswith("-:1:4: error: byte 0xE9 is not UTF-8")
    assert ran.out.count("\n") == 1


def test_assumed_values_name_no_prospect(run: Run) -> None:
    text = "Hi {{ first_name }}, how is {{ company.name }} and {{ sender.first_name }}?"
    options = ["--channel", "message", "--assume", "first_name=3", "--assume", "company=7"]
    ran = run("check", "-", *options, "--assume", "sender.first_name=900", stdin=text)
    assert "sender.first_name 900" in ran.out
    assert "L103" in ran.out
    assert ran.out.count("\n") == 1


def test_people_instead_of_drafts_are_a_finding(run: Run, write: Write) -> None:
    folder = write()
    ran = run("check", folder / "prospects.yaml")
    assert "this is a list of people, but drafts are expected" in ran.out
    assert ran.out.count("\n") == 1
    assert ran.code == 2


def test_drafts_from_standard_input(run: Run) -> None:
    assert run("check", "-", "--select", "L", stdin=DRAFT).code == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--assume", "company"], "--assume company: a field and a length such as company=60"),
        (["--assume", "company=0"], "--assume company=0: a field and a length"),
        (["--plan", "recruter"], "--plan recruter: free, career"),
        (["--assume", "compny=50"], "no draft has {{ compny }} (did you mean company?)"),
        (["--channel", "message"], "--channel is for a text on standard input (-)"),
        (["--assume", "company=9", "--prospects", "p.csv"], "gives the real values"),
    ],
)
def test_a_wrong_option_ends_with_2_and_a_sentence(
    run: Run, write: Write, options: list[str], said: str
) -> None:
    ran = run("check", write() / "drafts.yaml", *options)
    assert ran.code == 2
    assert said in ran.err

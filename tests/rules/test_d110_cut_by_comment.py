"""D110 cut-by-comment."""

from __future__ import annotations

import pytest
from builders import (
    ASK,
    MARK,
    TITLE,
    Check,
    Files,
    body,
    cases,
)
from conftest import DEFAULT, Run, Write

REPORTED: dict[str, Files] = {
    "a text": body(f"  body: Hi {{{{ first_name }}}}, why not C {MARK}# or Java?"),
    "a text of two lines": body(f"  body: Hi you,\n    are you number {MARK}#1?"),
    "a subject": {"drafts.yaml": DEFAULT["drafts.yaml"].replace(TITLE, f"Hi {MARK}# 1")},
}

NOT_REPORTED: dict[str, Files] = {
    "a comment after quotes": body(f'  body: "{ASK}"  # a comment'),
    "a # within a word": body("  body: Hi {{ first_name }}, how do you like C#?#"),
    "a # in a block": body(f"  body: |  # a comment\n    {ASK} #1"),
    "a # in quotes": body(f"  body: '{ASK} # 1'\n# a comment"),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("D110", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("D110", files)


def test_a_comment_in_a_text_may_be_ignored_and_is_found_in_utf_16(run: Run, write: Write) -> None:
    text = body("  body: Hi {{ first_name }}, how are you? # ours")["drafts.yaml"]
    accepted = f"{text}  ignore: {{D110: it is a comment}}\n"
    assert run("check", write({"drafts.yaml": accepted})).code == 0
    folder = write()
    (folder / "drafts.yaml").write_bytes(text.encode("utf-16"))
    (found,) = run("check", folder, "--select", "D", "--format", "json").json["findings"]
    assert (found["code"], found["line"], found["column"]) == ("D110", 4, 43)
    assert found["draft"] == "hello"


@pytest.mark.parametrize("nothing", ["~", "null"])
def test_an_empty_value_is_not_cut(run: Run, write: Write, nothing: str) -> None:
    text = DEFAULT["drafts.yaml"].replace(TITLE, f"{nothing} # none yet")
    assert run("check", write({"drafts.yaml": text}), "--select", "D").code == 0


def test_of_two_comments_in_a_draft_the_first_is_reported(check: Check) -> None:
    text = "- id: hello\n  channel: inmail\n  subject: A question # 1\n  body: Hi # 2\n"
    found = check.one("D110", {"drafts.yaml": text})
    assert found["line"] == 3
    assert found["message"].startswith('the text ends before "# 1", which YAML reads as a comment')

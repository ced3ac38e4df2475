"""L106 subject-lines."""

from __future__ import annotations

import pytest
from builders import Check, drafts_and_people, written
from conftest import Run, Write

REPORTED = ("A bench\nfor {{ company }}", "One\n\nthree\n")
NOT_REPORTED = ("A bench for {{ company }}", "A bench\n", "A bench\n\n \n", "  A bench  ")


@pytest.mark.parametrize("subject", REPORTED)
def test_a_subject_of_several_lines_is_an_error(check: Check, subject: str) -> None:
    files = drafts_and_people(written("Hi {{ first_name }}, shall we?", "inmail", subject))
    finding = check.one("L106", files)
    assert finding["severity"] == "error"
    lines = subject.rstrip().count("\n") + 1
    assert finding["message"].startswith(f"the subject has {lines} lines; ")


@pytest.mark.parametrize("subject", NOT_REPORTED)
def test_a_subject_of_one_line_is_none(check: Check, subject: str) -> None:
    files = drafts_and_people(written("Hi {{ first_name }}, shall we?", "inmail", subject))
    assert "L106" not in {finding["code"] for finding in check.all(files)}


def test_the_place_is_the_end_of_the_first_line(run: Run, write: Write) -> None:
    files = drafts_and_people([])
    files["drafts.yaml"] = '- {channel: inmail, body: Hi, subject: "A bench\\nfor you\\nand me"}\n'
    _, line, marks, *_ = run("check", write(files), "--select", "L106", "--excerpt").out.split("\n")
    assert line[marks.index("^") :].startswith("\\nfor you")
    assert marks.endswith(" ^^")

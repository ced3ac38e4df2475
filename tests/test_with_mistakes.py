"""The sample with a mistake for each rule: what is reported in it, and where.

`OUTREACH_REWRITE_GOLDENS=1 pytest tests/test_with_mistakes.py` rewrites the golden text.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from conftest import REPOSITORY, SAMPLES, Ran, Run

from outreach_cli.rules import RULES

SAMPLE = SAMPLES / "with_mistakes"
GOLDEN = Path(__file__).with_name("golden") / "with_mistakes.txt"
OF_SEQUENCES = {"C111", "C112", "C113", "C114", "C115", "C116", "C117", "C118"}
"""Rules that judge a sequence only where all people are known, so not with unreadable lists."""
CODES = {rule.code for rule in RULES} - OF_SEQUENCES

CAUSES = {
    ("campaign.yaml", "D101"),  # the broken list; the finding is in that file
    ("campaign.yaml", "D111"),  # the list with two columns; the finding is in that file
    ("campaign.yaml", "C102"),  # the plan; the finding is at each draft that needs credits
    ("prospects.yaml", "C103"),  # those without a draft; the finding is at the list of drafts
    ("prospects.yaml", "L102"),  # the long company; the finding is at the draft
    ("prospects.yaml", "T103"),  # the missing company; the finding is at the placeholder
    ("prospects.yaml", "T105"),  # the missing name; the finding is at the placeholder
}
"""Comments at the cause of a finding that is reported in another place."""


class Comment(NamedTuple):
    """A comment of the sample that names a rule, and the lines at which its finding may be.

    These are the comment's line, the text after a `|` on it, the next line if the comment has a
    line of its own, and the first line of the entry, if the entry as a whole is wrong.
    """

    file: str
    line: int
    code: str
    lines: frozenset[int]


def comments() -> Iterator[Comment]:
    for path in sorted(SAMPLE.glob("*.yaml")):
        lines = path.read_text(encoding="utf-8").splitlines()
        for index, line in enumerate(lines):
            found = re.match(r"(.*?)# ([A-Z]\d{3}):", line)
            if found:
                before, code = found.groups()
                own = {index + 1, _entry(lines, index)}
                if not before.strip():
                    own.add(index + 2)
                if before.rstrip().endswith("|"):
                    own.update(_block(lines, index))
                yield Comment(path.name, index + 1, code, frozenset(own))


def _entry(lines: list[str], index: int) -> int:
    starts = (number for number in range(index, -1, -1) if lines[number].startswith("- "))
    return next(starts, index) + 1


def _block(lines: list[str], index: int) -> Iterator[int]:
    for number in range(index + 1, len(lines)):
        if lines[number] and not lines[number].startswith("    "):
            return
        yield number + 1


COMMENTS = [comment for comment in comments() if comment.code in CODES]


@pytest.fixture(scope="module")
def ran(run: Run) -> Ran:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(REPOSITORY)
        return run("check", "sample_campaigns/with_mistakes", "--format", "json")


@pytest.fixture(scope="module")
def findings(ran: Ran) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ran.json["findings"]
    return found


def test_the_text_is_the_golden_one(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)
    ran = run("check", "sample_campaigns/with_mistakes", "--format", "text")
    assert ran.code == 1
    if os.environ.get("OUTREACH_REWRITE_GOLDENS"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(ran.out, encoding="utf-8", newline="\n")
    assert ran.out == GOLDEN.read_text(encoding="utf-8")


def test_each_rule_reports_something(findings: list[dict[str, Any]]) -> None:
    assert {found["code"] for found in findings} == CODES


def test_each_rule_has_its_comment() -> None:
    assert {comment.code for comment in COMMENTS} == CODES


@pytest.mark.parametrize(
    "comment",
    [
        pytest.param(comment, id=f"{comment.code} at line {comment.line} of {comment.file}")
        for comment in COMMENTS
        if (comment.file, comment.code) not in CAUSES
    ],
)
def test_what_a_comment_names_is_reported_there(
    findings: list[dict[str, Any]], comment: Comment
) -> None:
    places = {
        (Path(found["file"]).name, found["line"])
        for found in findings
        if found["code"] == comment.code
    }
    assert places & {(comment.file, line) for line in comment.lines}


@pytest.mark.parametrize(
    "comment",
    [
        pytest.param(comment, id=f"{comment.code} at line {comment.line} of {comment.file}")
        for comment in COMMENTS
        if (comment.file, comment.code) in CAUSES
    ],
)
def test_a_cause_that_a_comment_names_is_reported_elsewhere(
    findings: list[dict[str, Any]], comment: Comment
) -> None:
    assert any(found["code"] == comment.code for found in findings)


def test_nothing_is_reported_without_a_comment(findings: list[dict[str, Any]]) -> None:
    told = {(comment.file, comment.code, line) for comment in COMMENTS for line in comment.lines}
    second = re.compile(r"; ([A-Z]\d{3}):")  # two rules in one comment
    for path in SAMPLE.glob("*.yaml"):
        lines = path.read_text(encoding="utf-8").splitlines()
        for index, line in enumerate(lines):
            for code in second.findall(line):
                told |= {(path.name, code, number) for number in _block(lines, index)}
    placed = {c.code for c in COMMENTS if (c.file, c.code) not in CAUSES}
    elsewhere = {code for _, code in CAUSES} - placed
    surprising = [
        found
        for found in findings
        if (Path(found["file"]).name, found["code"], found["line"]) not in told
        and found["code"] not in elsewhere
    ]
    assert surprising == []


def test_the_first_person_without_a_value_is_named_and_the_other_counted(
    findings: list[dict[str, Any]],
) -> None:
    (found,) = [found for found in findings if found["code"] == "T103"]
    assert (found["draft"], found["prospect"], found["prospects"]) == ("wards", "kaarina", 2)


def test_only_the_one_with_the_long_company_is_over_the_limit(
    findings: list[dict[str, Any]],
) -> None:
    (found,) = [found for found in findings if found["code"] == "L102"]
    assert (found["prospect"], found["prospects"]) == ("maximilian", 1)
    assert found["length"] > found["limit"] == 1900
    assert "{{ company }} adds" in found["message"]


def test_the_broken_list_hides_nothing_of_the_others(ran: Ran) -> None:
    assert ran.code == 1
    checked = ran.json["checked"]
    assert (checked["campaigns"], checked["prospects"]) == (1, 22)
    assert checked["drafts"] == 29
    assert checked["messages"] > checked["prospects"]

"""`outreach sent` adds to logs that are written between brackets, or as empty."""

from __future__ import annotations

import pytest
import yaml
from conftest import Run, Write
from test_due import CAMPAIGN, DRAFTS, FOUR, STEPS

FILES = {"campaign.yaml": CAMPAIGN + STEPS, "prospects.yaml": FOUR, "drafts.yaml": DRAFTS}
BOB = "- prospect: bob\n  draft: welcome\n  sent: 2027-01-12\n"
LOADER = yaml.BaseLoader
NEW = "{prospect: bob, draft: welcome, sent: 2027-01-12}"
ADA = "{prospect: ada, draft: hello, sent: 2027-01-11}"
LI = "{prospect: li, draft: hello, sent: 2027-01-11}"

EMPTY = {
    "alone": ("[]", BOB),
    "spaces": ("  [ ]  \n", BOB),
    "a comment above": ("# the log\n[]\n", f"# the log\n{BOB}"),
    "a comment behind": ("[]  # none yet\n", f"# none yet\n{BOB}"),
    "comments around": ("# a\n\n[] # b\n# c\n", f"# a\n\n# b\n{BOB}# c\n"),
    "a document": ("--- []\n...\n", f"---\n{BOB}...\n"),
    "a document with a comment": ("--- [] # b\n", f"--- # b\n{BOB}"),
    "two lines": ("[\n]\n", BOB),
    "null": ("# a\nnull\n", f"# a\n{BOB}"),
    "a tilde": ("~ # b\n", f"# b\n{BOB}"),
    "Windows": ("# a\r\n[]\r\n", "# a\n".replace("\n", "\r\n") + BOB.replace("\n", "\r\n")),
    "a byte order mark": ("\ufeff[]\n", f"\ufeff{BOB}"),
    "a comment inside": ("[  # none\n]\n", f"[  # none\n{NEW}]\n"),
}
FULL = {
    "one line": (f"[{ADA}]\n", f"[{ADA}, {NEW}]\n"),
    "no line break": (f"[{ADA}]", f"[{ADA}, {NEW}]"),
    "a comma": (f"[{ADA}, ]\n", f"[{ADA}, {NEW}, ]\n"),
    "lines": (f"# a\n[\n  {ADA},  # b\n  {LI}  # c\n]  # d\n", None),
    "lines with a comma": (f"[\n{ADA},\n{LI},\n]\n", f"[\n{ADA},\n{LI},\n{NEW},\n]\n"),
    "lines, closed in the last": (f"[{ADA},\n {LI}]\n", f"[{ADA},\n {LI},\n {NEW}]\n"),
    "a comma below": (f"[\n {ADA}\n , {LI}\n ,\n]\n", None),
    "a document": (f"--- [{ADA}]\n...\n", f"--- [{ADA}, {NEW}]\n...\n"),
    "JSON": ('[{"prospect": "ada", "sent": "2027-01-11"}]', None),
    "an entry in lines": ("[\n  {\n    prospect: ada,\n    sent: 2027-01-11\n  }\n]\n", None),
    "Windows": (f"[\r\n  {ADA},\r\n  {LI}\r\n]\r\n", None),
}


@pytest.mark.parametrize(
    ("before", "after"), [*EMPTY.values(), *FULL.values()], ids=[*EMPTY, *FULL]
)
def test_entries_are_added_and_the_rest_stays(
    run: Run, write: Write, before: str, after: str | None
) -> None:
    folder = write({**FILES, "sent.yaml": before.encode()})
    ran = run("sent", folder, "bob", "--on", "2027-01-12")
    assert (ran.code, ran.out) == (0, "")
    written = (folder / "sent.yaml").read_bytes().decode()
    assert after is None or written == after
    expected = {"prospect": "bob", "draft": "welcome", "sent": "2027-01-12"}
    entries = yaml.load(written, LOADER)
    assert entries == [*(yaml.load(before, LOADER) if "ada" in before else []), expected]
    assert [line.split("#")[1] for line in before.splitlines() if "#" in line] == [
        line.split("#")[1] for line in written.splitlines() if "#" in line
    ]
    assert run("sent", folder, "bob", "--draft", "nudge-b", "--on", "2027-01-13").code == 0


def test_each_line_keeps_its_comment(run: Run, write: Write) -> None:
    folder = write({**FILES, "sent.yaml": f"[\n  {ADA},  # b\n  {LI}  # c\n]  # d\n"})
    assert run("sent", folder, "bob", "--on", "2027-01-12").code == 0
    assert (folder / "sent.yaml").read_text("utf-8") == (
        f"[\n  {ADA},  # b\n  {LI},  # c\n  {NEW}\n]  # d\n"
    )


def test_dates_and_several_entries_are_added_between_brackets(run: Run, write: Write) -> None:
    folder = write({**FILES, "sent.yaml": f"[{ADA},\n {LI}]\n"})
    assert run("sent", folder, "ada", "--accepted", "--on", "2027-01-12").code == 0
    assert run("sent", folder, "--all-due", "--on", "2027-01-13").code == 0
    written = (folder / "sent.yaml").read_text("utf-8")
    assert written.startswith(f"[{ADA[:-1]}, accepted: 2027-01-12}},\n {LI},\n {{prospect: ")
    assert written.count("\n {prospect: ") > 2
    assert "sent.yaml" not in run("check", folder, "--select", "D").out

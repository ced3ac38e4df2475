"""`outreach preview --copy`: one message to the clipboard, or a sentence why not."""

from __future__ import annotations

import sys

import pyperclip
import pytest
from conftest import DEFAULT, Run, Write
from test_preview import CAMPAIGN, DRAFTS, PEOPLE


@pytest.fixture
def folder(write: Write) -> str:
    files = {"campaign.yaml": CAMPAIGN, "prospects.yaml": PEOPLE, "drafts.yaml": DRAFTS}
    return str(write(files))


@pytest.fixture
def clipboard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is put on the clipboard."""
    texts: list[str] = []
    monkeypatch.setattr(pyperclip, "copy", texts.append)
    return texts


def test_the_body_is_copied_and_the_subject_is_said(
    run: Run, folder: str, clipboard: list[str]
) -> None:
    ran = run("preview", folder, "--to", "ada", "--draft", "first", "--copy")
    assert ran.code == 0
    assert clipboard == ["Hi Ada,\n\nhow is Engines Ltd?"]  # LinkedIn adds the signature
    assert ran.err == (
        "Copied the text of the InMail first to Ada Lovelace. Its subject is not part of it:"
        " Ada, a question\n"
    )
    assert ran.out == run("preview", folder, "--to", "ada", "--draft", "first").out


def test_a_message_has_no_subject_to_speak_of(run: Run, folder: str, clipboard: list[str]) -> None:
    ran = run("preview", folder, "--to", "bo", "--copy")
    assert clipboard == ["Hi BO of Loom, shall we talk?"]
    assert ran.err == "Copied the text of the message hello to Bo Wei.\n"


def test_it_goes_with_other_ways_to_choose_and_with_formats(
    run: Run, folder: str, clipboard: list[str]
) -> None:
    ran = run("preview", folder, "--longest", "--draft", "hello", "--copy", "--format", "json")
    assert (ran.code, len(ran.json["messages"])) == (0, 1)
    assert len(clipboard) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "--copy takes one message, but 5 are chosen; choose one with --to and --draft"),
        (["--format", "json"], "--copy takes one message, but 9 are chosen; choose one"),
        (["--to", "ada"], "--copy takes one message, but 2 are chosen"),
        (["--blank", "company", "--draft", "first"], "--blank shows a text that nobody gets"),
        (["--to", "max", "--draft", "first"], "--copy: {{ company }} has no value for Maximilian"),
        (["--to", "ada", "--watch"], "so it cannot be combined with --copy"),
    ],
)
def test_anything_but_one_whole_message_is_refused(
    run: Run, folder: str, clipboard: list[str], arguments: list[str], said: str
) -> None:
    ran = run("preview", folder, *arguments, "--copy")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert clipboard == []


def test_a_draft_that_cannot_be_filled_in_is_refused(
    run: Run, write: Write, clipboard: list[str]
) -> None:
    drafts = DEFAULT["drafts.yaml"].replace("how do", "{{ first_name | nofilter }} how do")
    ran = run("preview", write({"drafts.yaml": drafts}), "--to", "ada", "--copy")
    assert (ran.code, ran.out) == (2, "")
    assert "--copy: hello cannot be filled in for Ada Lovelace: " in ran.err
    assert clipboard == []


def test_without_a_clipboard_it_says_so(
    run: Run, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: str) -> None:
        raise pyperclip.PyperclipException("no clipboard")

    monkeypatch.setattr(pyperclip, "copy", refuse)
    ran = run("preview", folder, "--to", "bo", "--copy")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("outreach: --copy: there is no clipboard here; on Linux, install")


def test_without_pyperclip_it_says_how_to_install_it(
    run: Run, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyperclip", None)
    ran = run("preview", folder, "--to", "bo", "--copy")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "outreach: --copy needs pyperclip: pip install 'outreach-cli[copy]'\n"

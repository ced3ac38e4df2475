"""Completion in the shell: what is offered after TAB, and that nothing else is ever printed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import DEFAULT, SAMPLES, Run, Write, thinned

from outreach_cli.cli import COMMANDS
from outreach_cli.cli.completing import command_of
from outreach_cli.rules import RULES

PROGRAM = [sys.executable, "-m", "outreach_cli"]
CAREER = str(SAMPLES / "career_change")
SHELLS = ("bash", "zsh", "fish")
Ask = Callable[[str, str], str]
Offered = Callable[[str, str], list[str]]


@pytest.fixture
def asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Return what asks the program as a shell does that completes the last word of a line."""

    def _asked(shell: str, line: str) -> str:
        for name, value in environment(shell, line).items():
            monkeypatch.setenv(name, value)
        ran = run()
        assert (ran.code, ran.err) == (0, "")
        return ran.out

    return _asked


def environment(shell: str, line: str) -> dict[str, str]:
    """Return the variables that a shell sets."""
    protocol = {"_OUTREACH_COMPLETE": f"complete_{shell}"}
    if shell == "bash":
        words = line.split(" ")
        return protocol | {"COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)}
    return protocol | {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"}


@pytest.fixture
def offered(asked: Ask) -> Offered:
    """Return what gives the words that are offered for the last word of a line."""

    def _offered(shell: str, line: str) -> list[str]:
        answer = asked(shell, line)
        if shell == "zsh":
            return re.findall(r'^(?:_arguments .*\(\()?"(.*?)"', answer, re.MULTILINE)
        return [word.partition("\t")[0] for word in answer.splitlines() if word]

    return _offered


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("outreach sen", ["sent"]),
        ("outreach rule L10", [rule.code for rule in RULES if rule.code.startswith("L10")]),
        ("outreach rule no-q", ["no-question"]),
        ("outreach check x --select L101,no-q", ["L101,no-question"]),
        ("outreach plan x --plan free,sal", ["free,sales-navigator"]),
        ("outreach init --plan sal", ["sales-navigator"]),
        ("outreach check x --plan bus", ["business"]),
        (f"outreach preview {CAREER} --draft people", ["people-i-know"]),
        (f"outreach sent {CAREER} --draft inv", ["invitation"]),
        (f"outreach sent {CAREER} ro", ["rosamund", "roberta"]),
        (f"outreach sent {CAREER} rosamund teo", ["teodor"]),
        (f"outreach preview {CAREER} --to ros", ["rosamund"]),
        ("outreach schema camp", ["campaign"]),
        ("outreach help seq", ["sequence"]),
        ("outreach limits inmail.s", ["inmail.subject"]),
        ("outreach plan x --limit message.b", ["message.body="]),
        ("outreach check --format js", ["json", "jsonl"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_words_are_offered(offered: Offered, shell: str, line: str, words: list[str]) -> None:
    assert offered(shell, line) == words


@pytest.mark.parametrize("shell", SHELLS)
def test_the_first_word_is_a_command(offered: Offered, shell: str) -> None:
    assert offered(shell, "outreach ") == list(COMMANDS)


def test_addresses_are_offered_without_the_colon_that_ends_a_word_in_bash(
    offered: Offered, run: Run
) -> None:
    founder = SAMPLES / "founder_launch"
    (word,) = offered("bash", f"outreach sent {founder} www.linkedin.com/in/torben-w")
    assert run("preview", founder, "--to", word).code == 0


@pytest.mark.parametrize("shell", SHELLS)
def test_names_with_spaces_are_offered_where_the_shell_quotes_them(
    offered: Offered, shell: str, write: Write
) -> None:
    people = "- {first_name: Ada, last_name: Lovelace}\n- {id: adam, first_name: Adam}\n"
    folder = write({"prospects.yaml": people})
    spaced = [] if shell == "bash" else ["Ada Lovelace"]
    words = offered(shell, f"outreach sent {folder} ")
    assert words == [*spaced, "adam"]


HOSTILE = [r"\$(touch x)", "$(touch x)", "`touch x`", '";touch x;"', "';x", "a\nb", "*"]


@pytest.mark.parametrize("shell", SHELLS)
def test_nothing_that_a_shell_would_run_is_offered(
    asked: Ask, offered: Offered, shell: str, write: Write
) -> None:
    people = [{"id": text, "first_name": text} for text in HOSTILE]
    people += [
        {"id": f"p{n}", "first_name": "Ada", "last_name": text} for n, text in enumerate(HOSTILE)
    ]
    drafts = [{"id": text, "channel": "message", "body": "Hi"} for text in ("fine", *HOSTILE)]
    folder = write({"prospects.yaml": json.dumps(people), "drafts.yaml": json.dumps(drafts)})
    assert offered(shell, f"outreach sent {folder} ") == [f"p{n}" for n in range(len(HOSTILE))]
    explained = asked(shell, f"outreach sent {folder} ").replace(r"\\:", "")
    assert not set(explained) & set("$`;")
    assert "\\" not in explained
    assert offered(shell, f"outreach sent {folder} p0 --draft ") == ["fine"]


BROKEN: dict[str, dict[str, str | bytes]] = {
    "a campaign that is no YAML": {"campaign.yaml": "a: ["},
    "a campaign of bytes": {"campaign.yaml": b"\xff\xfe\x00"},
    "an empty campaign": {"campaign.yaml": ""},
    "no list": {"campaign.yaml": DEFAULT["campaign.yaml"].replace("prospects.yaml", "gone.csv")},
    "a list that is no YAML": {"prospects.yaml": "- {id: ["},
    "drafts without channels": {"drafts.yaml": "- {id: a}"},
}


@pytest.mark.parametrize("files", BROKEN.values(), ids=BROKEN.keys())
def test_a_campaign_that_cannot_be_read_offers_nothing_and_says_nothing(
    offered: Offered, write: Write, files: dict[str, str | bytes]
) -> None:
    folder = write(files)
    assert offered("fish", f"outreach preview {folder} --draft x") == []
    assert offered("fish", f"outreach sent {folder} x") == []


@pytest.mark.parametrize("line", ["outreach sent gone a", "outreach sent 'a b", "outreach gone a"])
@pytest.mark.parametrize("shell", ["bash", "fish"])
def test_a_line_that_makes_no_sense_offers_nothing(offered: Offered, shell: str, line: str) -> None:
    assert offered(shell, line) == []


def test_people_of_a_very_large_list_are_not_offered(offered: Offered, write: Write) -> None:
    folder = write({"prospects.yaml": "# " + "x" * 20_000_000 + "\n" + DEFAULT["prospects.yaml"]})
    assert offered("bash", f"outreach sent {folder} a") == []


def test_fish_completes_paths_with_our_help(offered: Offered, tmp_path: Path) -> None:
    (tmp_path / "spring").mkdir()
    (tmp_path / "spring.yaml").touch()
    words = offered("fish", f"outreach plan {tmp_path}/sp")
    assert words == [f"{tmp_path}/spring/", f"{tmp_path}/spring.yaml"]
    assert offered("bash", f"outreach plan {tmp_path}/sp") == []  # bash itself does it then


def test_zsh_and_fish_explain_the_words(asked: Ask) -> None:
    assert '"career":"Premium Career"' in asked("zsh", "outreach init --plan car")
    assert "L102\tinmail-too-long" in asked("fish", "outreach rule L102")
    assert asked("fish", f"outreach sent {CAREER} ros").startswith("rosamund\tRosamund Achterberg")


def test_bash_itself_completes(tmp_path: Path) -> None:
    script = f"""
outreach() {{ "{sys.executable}" -m outreach_cli "$@"; }}
printf '#!/bin/sh\\nexec "{sys.executable}" -m outreach_cli "$@"\\n' > "{tmp_path}/outreach"
chmod +x "{tmp_path}/outreach"; PATH="{tmp_path}:$PATH"
eval "$(outreach --show-completion bash)"
COMP_WORDS=(outreach rule L101); COMP_CWORD=2
_outreach_completion outreach; echo "${{COMPREPLY[@]}}"
"""
    ran = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.stderr) == ("L101\n", "")


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("outreach plan x", "plan"),
        ("outreach plan ", "plan"),
        ("outreach plan", None),
        ("outreach pl", None),
        ("outreach", None),
        ("outreach -h x", None),
    ],
)
def test_only_the_command_of_the_line_is_imported(
    monkeypatch: pytest.MonkeyPatch, line: str, command: str | None
) -> None:
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
    assert command_of(COMMANDS) == command


@pytest.mark.parametrize("shell", thinned(SHELLS))
def test_the_program_itself_answers(shell: str) -> None:
    variables = {**os.environ, **environment(shell, "outreach schema camp")}
    ran = subprocess.run(PROGRAM, env=variables, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "campaign" in ran.stdout


def test_the_help_says_how_to_install_it(run: Run) -> None:
    assert "--install-completion" in run("--help").out

"""Mistakes of any number and size: a short time, short sentences, and nothing half done."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from builders import Check, below, cases, in_campaign
from conftest import DEFAULT, Run, Write, thinned

LONG = "Q" * 1_000  # a key in YAML has at most 1,024 characters
HELLO, TWO = DEFAULT["drafts.yaml"], DEFAULT["prospects.yaml"]


@pytest.mark.usefixtures("bounded")
@pytest.mark.parametrize("encoding", thinned(["utf-8", "utf-16"]))
@pytest.mark.parametrize("end", thinned(["\n", "\r", "\r\n"]))
def test_many_tag_directives_are_refused(run: Run, write: Write, encoding: str, end: str) -> None:
    text = "".join(f"%TAG !a{n}! tag:x,{end}" for n in range(200_000)) + f"---{end}- {{id: ada}}\n"
    ran = run("check", write({"prospects.yaml": text.encode(encoding)}))
    assert ran.code == 2
    assert "prospects.yaml:101:1: error: there are more than 100 lines %TAG; delete them" in ran.out


def test_few_tag_directives_and_the_word_in_texts_are_read(run: Run, write: Write) -> None:
    prospects = (
        "%TAG !a! tag:x,\n---\n"
        + TWO
        + "".join(
            f"- {{id: p{n}, first_name: Ada, company: Ltd, note: '%TAG%'}}\n" for n in range(200)
        )
    )
    assert run("check", write({"prospects.yaml": prospects})).code == 0


@pytest.mark.usefixtures("bounded")
@pytest.mark.parametrize("name", thinned(["x" * 1_000_000, "a/" * 500_000, "../" * 300_000 + "x"]))
@pytest.mark.parametrize("key", ["prospects", "drafts"])
def test_a_file_name_of_any_length_is_refused_in_a_line(check: Check, name: str, key: str) -> None:
    finding = check.one("D106", in_campaign(f"{key}: {key}.yaml", f"{key}: {name}"))
    assert finding["message"] == f"{name[:39]}…: this name is too long for a file"


@pytest.mark.slow
@pytest.mark.usefixtures("bounded")
def test_many_wrong_names_are_compared_with_few(check: Check) -> None:
    people = "".join(f"- {{id: person-{n}, industry: kind-{n}}}\n" for n in range(400))
    log = "".join(f"- {{prospect: persons-{n}, sent: 2026-11-01}}\n" for n in range(20_000))
    by = "".join(f"kinds-{n}: 0.1, " for n in range(20_000))
    files = in_campaign("replies: {rate: 0.2}", f"replies: {{by: {{industry: {{{by}}}}}}}")
    files["campaign.yaml"] += "sent: sent.yaml\n"
    ran = check.run({**files, "sent.yaml": log, "prospects.yaml": people})
    messages = [finding["message"] for finding in ran.json["findings"]]
    assert "20,000 people in the log are not on the list" in ran.err
    assert "no prospect has industry: kinds-7 (did you mean kind-7?)" in messages
    assert "and 19,900 more findings of this rule in this file" in messages


@pytest.mark.slow
@pytest.mark.usefixtures("bounded")
def test_many_unknown_placeholders_are_compared_with_few(check: Check) -> None:
    fields = ", ".join(f"field_{n}: x" for n in range(400))
    body = "".join(f"{{{{fields{n}}}}} " for n in range(6_000))
    drafts = "".join(f"- {{id: d{n}, channel: message, body: '{body}'}}\n" for n in range(5))
    person = f"- {{id: ada, connection: 1st, {fields}}}\n"
    found = check.all({"drafts.yaml": drafts, "prospects.yaml": person}, "--select", "T102")
    assert len(found) == 5
    assert "{{ fields7 }}" not in found[0]["message"]
    assert found[0]["message"].endswith(" and 5,995 more")


LOG = f"- {{prospect: {LONG}, sent: 2026-11-01}}\n- {{prospect: ada, sent: {LONG}}}\n"
SHORT = {
    "an entry of the log": below("sent: sent.yaml\n") | {"sent.yaml": LOG},
    "the id of a person": {"prospects.yaml": TWO.replace("id: ada", f"id: {LONG}") * 2},
    "a name": {"prospects.yaml": TWO.replace("Ada,", f"{LONG}, channel: x,")},
    "the name of the campaign": in_campaign("A small campaign", LONG) | {"drafts.yaml": "[]"},
    "a segment": in_campaign("rate: 0.2", f"by: {{{LONG}: {{{LONG}: 0.1}}}}"),
    "a rate": in_campaign("rate: 0.2", f"by: {{{LONG}: {{{LONG}: {LONG}}}}}"),
    "a limit": below(f"limits: {{{LONG}: 7, inmail.body: {LONG}}}\n"),
    "a key": below(f"{LONG}: {{{LONG}: 1}}\n"),
    "a requirement": below(f"require: {{{LONG}: 7, odds: {LONG}}}\n"),
    "rules": below(f"check: {{select: {LONG}, fail_on: {LONG}}}\n"),
    "a file": in_campaign("prospects.yaml", LONG),
    "files above": in_campaign("prospects.yaml", "../" * 1_000 + "x"),
    "the id of drafts": {"drafts.yaml": HELLO.replace("id: hello", f"id: {LONG}") * 2},
    "a channel": {"drafts.yaml": HELLO.replace(": inmail", f": {LONG}")},
    "what is ignored": {"drafts.yaml": f"{HELLO}  ignore: {{{LONG}: {LONG}, L102: [{LONG}]}}\n"},
    "an audience": {"drafts.yaml": f"{HELLO}  audience: {{{LONG}: {LONG}}}\n"},
    "a placeholder": {"drafts.yaml": HELLO.replace("company }}?", f"{LONG} }}}}?")},
    "a placeholder for few": {
        "drafts.yaml": HELLO.replace("company }}?", f"{LONG} }}}}?"),
        "prospects.yaml": TWO.replace("company: E", f"{LONG}: x, company: E"),
    },
    "a placeholder of spaces": {
        "drafts.yaml": HELLO.replace("company }}?", f"{LONG} }}}}?"),
        "prospects.yaml": TWO.replace("company", f"{LONG}: ' ', company"),
    },
    "a long placeholder that is long": {
        "drafts.yaml": HELLO.replace("company }}?", f"{LONG} }}}}?"),
        "prospects.yaml": TWO.replace("company", f"{LONG}: {LONG}, company"),
    },
}


@pytest.mark.parametrize("files", thinned(cases(SHORT)))
@pytest.mark.parametrize("command", ["check", "plan", "route"])
def test_texts_of_any_length_are_quoted_in_part(
    run: Run, write: Write, command: str, files: dict[str, str]
) -> None:
    ran = run(command, write(files))
    assert all(len(line) < 700 for line in (ran.out + ran.err).splitlines())


OPTIONS = {
    "--limit": ["check", "--limit", LONG],
    "the value of a limit": ["check", "--limit", f"inmail.body={LONG}"],
    "--plan": ["check", "--plan", LONG],
    "--assume": ["check", "--assume", LONG],
    "--select": ["check", "--select", LONG],
    "--seats": ["plan", "--seats", LONG],
    "--rate": ["plan", "--rate", LONG],
    "--odds": ["plan", "--odds", LONG],
    "--require": ["plan", "--require", LONG],
    "what is required": ["plan", "--require", f"odds={LONG}"],
    "--seed": ["plan", "--seed", LONG],
}


@pytest.mark.parametrize("args", [pytest.param(value, id=id) for id, value in OPTIONS.items()])
def test_options_of_any_length_are_quoted_in_part(run: Run, write: Write, args: list[str]) -> None:
    command, *options = args
    ran = run(command, write(), *options)
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err) < 400


@pytest.mark.parametrize("key", ["prospects", "drafts", "sent"])
def test_a_campaign_does_not_read_standard_input(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    files = below("sent: '-'\n") if key == "sent" else in_campaign(f"{key}.yaml", "'-'")
    monkeypatch.chdir(write(files))
    ran = run("check", ".", stdin="- {id: secret}\n")
    assert "-: no such file; check the spelling" in ran.out
    Path("-").write_text({"prospects": TWO, "drafts": HELLO, "sent": "[]"}[key])
    ran = run("check", ".", stdin="- {id: secret}\n")
    assert (ran.code, ran.out) == (0, "")


FOREIGN = '- {id: a, channel: message, body: "Hi {FIRST_NAME}, how is {{ company }}?"}\n'


@pytest.mark.parametrize("moment", ["writing", "renaming"])
def test_fix_changes_all_files_or_says_which(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    names = ["a.yaml", "b.yaml", "c.yaml"]
    texts = {name: FOREIGN.replace("id: a", f"id: {name}") for name in names}
    folder = write(in_campaign("drafts.yaml", "[a.yaml, b.yaml, c.yaml]") | texts)
    method = {"writing": "chmod", "renaming": "replace"}[moment]
    original = getattr(Path, method)
    calls = []

    def full(path: Path, *args: object) -> object:
        calls.append(path)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        return original(path, *args)

    monkeypatch.setattr(Path, method, full)
    ran = run("check", folder, "--fix")
    assert ran.code == 2
    done = [name for name in names if (folder / name).read_text() != texts[name]]
    assert done == ([] if moment == "writing" else ["a.yaml"])
    result = f"fixed before: {folder / 'a.yaml'}" if done else "nothing was fixed"
    message = f"{folder / 'b.yaml'} cannot be written: no space left on device; {result}\n"
    assert ran.err.endswith(f"outreach: {message}")
    assert not [path for path in folder.iterdir() if path.name.startswith(".outreach")]


def test_too_little_memory_is_a_sentence(write: Write) -> None:
    refused = (
        "from outreach_cli.__main__ import main; from outreach_cli.cli import check\n"
        "def load(*args, **options): raise MemoryError\n"
        "check.load = load; main()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", refused, "check", str(write())],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    message = "there is not enough memory for these files; split the list of prospects"
    assert (ran.returncode, ran.stderr) == (2, f"outreach: {message}\n")

"""`--watch`: a command runs again whenever one of its files is saved, whatever it finds."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import watchfiles
from conftest import DEFAULT, Run, Write

from outreach_cli.cli.watching import repeat
from outreach_cli.load.files_of import files_of

Step = Callable[[], object]


@pytest.fixture
def saving(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return what makes the watch loop see these changes one after the other, and then Ctrl-C."""

    def _saving(*steps: Step) -> None:
        def watch(*folders: str, **_: Any) -> Iterator[set[object]]:
            assert folders
            for step in steps:
                step()
                yield set()
            raise KeyboardInterrupt

        monkeypatch.setattr(watchfiles, "watch", watch)

    return _saving


def nothing() -> None:
    """Change nothing, as when a file that does not matter is saved."""


def test_check_runs_again_after_each_change_until_ctrl_c(
    run: Run, write: Write, saving: Callable[..., None]
) -> None:
    folder = write()
    drafts, text = folder / "drafts.yaml", DEFAULT["drafts.yaml"]
    saving(
        nothing,
        lambda: drafts.write_text(text.replace("company", "compny")),
        lambda: drafts.write_text("- {id: hello, channel: [", "utf-8"),
        drafts.unlink,
        lambda: drafts.write_text(text),
    )
    ran = run("check", folder, "--watch")
    assert ran.code == 130
    assert ran.out.count("T102") == 1
    assert ran.out.count("D101") == 1
    assert ran.out.count("D106") == 1
    assert "\033" not in ran.out
    lines = ran.err.splitlines()
    assert sum("no findings." in line for line in lines) == 2
    assert "Watching 4 files; Ctrl-C ends it." in lines
    assert lines.count(f"{drafts} has changed. Watching; Ctrl-C ends it.") == 4


def test_preview_runs_again(run: Run, write: Write, saving: Callable[..., None]) -> None:
    folder = write()
    prospects = folder / "prospects.yaml"
    saving(lambda: prospects.write_text(DEFAULT["prospects.yaml"].replace("Ada", "Augusta")))
    ran = run("preview", folder, "--to", "ada", "--watch")
    assert ran.code == 130
    assert "Hi Ada," in ran.out
    assert "Hi Augusta," in ran.out


def test_a_campaign_that_cannot_be_used_is_watched_until_it_can(
    run: Run, write: Write, saving: Callable[..., None]
) -> None:
    folder = write({"campaign.yaml": "sender: ["})
    campaign = folder / "campaign.yaml"
    saving(lambda: campaign.write_text(DEFAULT["campaign.yaml"]))
    ran = run("preview", folder, "--watch")
    assert ran.code == 130
    assert "cannot be used until the errors above are fixed" in ran.err
    assert "Hi Ada," in ran.out


def test_a_campaign_that_is_not_there_yet_is_waited_for(
    run: Run, write: Write, saving: Callable[..., None]
) -> None:
    folder = write()
    (folder / "campaign.yaml").unlink()
    saving(lambda: (folder / "campaign.yaml").write_text(DEFAULT["campaign.yaml"]))
    ran = run("check", folder, "--watch")
    assert ran.code == 130
    assert "no campaign.yaml in this folder" in ran.out
    assert ran.err.count("no findings.") == 1


def test_drafts_without_a_campaign_are_watched_with_their_list(
    run: Run, write: Write, saving: Callable[..., None]
) -> None:
    folder = write({"people.yaml": DEFAULT["prospects.yaml"]})
    people = folder / "people.yaml"
    saving(lambda: people.write_text("- {id: ada, first_name: Ada}\n"))
    ran = run("check", folder / "drafts.yaml", "--prospects", people, "--watch")
    assert ran.code == 130
    assert "has changed" in ran.err
    assert "T103" in ran.out


def test_all_files_that_a_campaign_names_are_watched(write: Write) -> None:
    campaign = DEFAULT["campaign.yaml"].replace("prospects.yaml", "[a.csv, ../b.yaml]")
    more = "sent: log.yaml\nexclude: no.csv\nconnections: [Connections.csv, 'a\\0b', [c]]\n"
    folder = write({"campaign.yaml": campaign + more.replace("'a\\0b'", '"a\\0b"')})
    names = {os.path.relpath(name, folder) for name in files_of(str(folder))}
    assert names == {
        *("campaign.yaml", "words.txt", "a.csv", "../b.yaml", "drafts.yaml"),
        *("log.yaml", "no.csv", "Connections.csv"),
    }
    assert files_of(str(folder / "drafts.yaml"))[0] == str(folder / "drafts.yaml")


def test_what_is_saved_while_the_command_runs_is_not_missed() -> None:
    state, runs = {"a": 1}, []

    def work() -> None:
        runs.append(dict(state))
        state["a"] = 2

    repeat(work, lambda: dict(state), [None, None])
    assert runs == [{"a": 1}, {"a": 2}]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["--fix"],
            "--watch runs the command again and again, so it cannot be combined with --fix",
        ),
        (["--output", "x"], "so it cannot be combined with --output"),
        (["--write-baseline", "x"], "so it cannot be combined with --write-baseline"),
        (["-", "--channel", "inmail"], "--watch needs files; standard input can be read only once"),
        (["gone/camp"], "there is nothing to watch: gone/camp does not exist"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_what_does_not_go_with_it_is_refused(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("check", *arguments, "--watch")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_without_watchfiles_it_says_how_to_install_it(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    ran = run("check", write(), "--watch")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "outreach: --watch needs watchfiles: pip install 'outreach-cli[watch]'\n"
    assert run("check", write()).code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent as a signal")
def test_a_watch_in_a_process_of_its_own_sees_a_save_and_ends_with_ctrl_c(write: Write) -> None:
    folder = write()
    command = [sys.executable, "-m", "outreach_cli", "check", str(folder), "--watch"]
    log = folder.parent / "messages.txt"
    # A shell that runs the tests in the background has Ctrl-C ignored, for all its children too.
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        with log.open("w") as messages:
            process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=messages, text=True)
    finally:
        signal.signal(signal.SIGINT, before)
    with process:
        try:
            _await(log, "Watching 4 files")
            text = DEFAULT["drafts.yaml"].replace("company", "compny")
            (folder / "drafts.yaml").write_text(text, "utf-8")
            _await(log, "drafts.yaml has changed. Watching;")
            process.send_signal(signal.SIGINT)
            out, _ = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == 130
    assert "T102" in out
    assert "Traceback" not in log.read_text("utf-8")


def _await(log: Path, text: str) -> None:
    """Wait up to a minute until a text is in a file."""
    for _ in range(600):
        if text in log.read_text("utf-8"):
            return
        time.sleep(0.1)
    pytest.fail(f"no {text} in {log.read_text('utf-8')}")

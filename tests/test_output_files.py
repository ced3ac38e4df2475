"""Writing results: files are replaced as a whole, pipes and devices are only written to."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from conftest import DEFAULT, SAMPLES, Run, Write, thinned

from outreach_cli import rulebook
from outreach_cli.cli.output import without_commands

PROGRAM = [sys.executable, "-m", "outreach_cli"]
CAMPAIGN = SAMPLES / "career_change"
LIMITS = ("limits", "inmail.body", "--format", "json")


def shell(command: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a shell command in a folder; `outreach` is the program."""
    program = f'outreach() {{ "{sys.executable}" -m outreach_cli "$@"; }}; '
    return subprocess.run(
        ["bash", "-c", program + command],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def left_over(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".outreach")]


# Pipes, devices and descriptors


@pytest.mark.parametrize(
    "command",
    thinned(
        [
            pytest.param(
                "outreach limits inmail.body -o /dev/stdout", id="standard output, a pipe"
            ),
            pytest.param("outreach limits inmail.body -o -", id="standard output, a hyphen"),
            pytest.param("outreach limits inmail.body -o /dev/fd/1", id="a number of a descriptor"),
            pytest.param("outreach limits inmail.body -o /dev/stderr 2>&1", id="standard error"),
            pytest.param("outreach limits inmail.body -o link", id="a link to standard output"),
            pytest.param(
                "outreach limits inmail.body -o >(cat) | cat", id="a process substitution"
            ),
            pytest.param(
                "outreach limits inmail.body -o /dev/fd/3 3> out; cat out", id="an open file"
            ),
            pytest.param(
                "(echo first; outreach limits inmail.body -o /dev/stdout) > out; cat out",
                id="standard output, a file that is already written to",
            ),
        ]
    ),
)
def test_a_stream_is_written_to_and_never_replaced(command: str, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/dev/stdout")
    ran = shell(command, tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    first = "first\n" if "first" in command else ""
    assert ran.stdout.startswith(f"{first}On every plan\n")
    assert ran.stdout.endswith(f"\nChecked {rulebook.standard().checked}.\n")
    assert (tmp_path / "link").is_symlink()
    assert left_over(tmp_path) == []


def test_a_named_pipe_is_written_to_and_stays_a_pipe(run: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    received: list[str] = []
    reader = threading.Thread(target=lambda: received.append(pipe.read_text("utf-8")))
    reader.start()
    ran = run(*LIMITS, "-o", pipe)
    reader.join()
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert received == [run(*LIMITS).out]
    assert pipe.is_fifo()


def test_a_device_is_written_to_and_stays_a_device(run: Run) -> None:
    assert run(*LIMITS, "-o", os.devnull).code == 0
    assert Path(os.devnull).is_char_device()


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["check", CAMPAIGN, "--baseline", "/dev/zero"], id="a baseline"),
        pytest.param(["plan", CAMPAIGN, "--compare-to", "/dev/zero"], id="a forecast"),
    ],
)
def test_a_device_is_not_read(arguments: list[object], run: Run) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("outreach: ")
    assert "device" in ran.err


# Links


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["limits", "--output", "LOOP", "--force"], id="--output"),
        pytest.param(["limits", "--output", "LOOP"], id="--output without --force"),
        pytest.param(["check", CAMPAIGN, "--write-baseline", "LOOP", "--force"], id="a baseline"),
        pytest.param(["plan", CAMPAIGN, "--plot", "LOOP.svg", "--force"], id="a figure"),
        pytest.param(["check", CAMPAIGN, "--baseline", "LOOP"], id="reading a baseline"),
        pytest.param(["plan", CAMPAIGN, "--compare-to", "LOOP"], id="reading a forecast"),
    ],
)
def test_a_link_to_itself_is_refused_in_a_sentence(
    arguments: list[object], run: Run, tmp_path: Path
) -> None:
    for name in ("loop", "loop.svg"):
        (tmp_path / name).symlink_to(name)
    loop = str(tmp_path / "loop")
    ran = run(*[str(argument).replace("LOOP", loop) for argument in arguments])
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("outreach: ")
    assert ran.err.count("\n") == 1
    assert loop in ran.err
    assert (tmp_path / "loop").is_symlink()


def test_a_link_stays_a_link_and_its_target_is_written(run: Run, tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old", "utf-8")
    link.symlink_to("target")
    assert run(*LIMITS, "-o", link, "--force").code == 0
    assert link.is_symlink()
    assert target.read_text("utf-8") == run(*LIMITS).out


# Whole files


def test_a_new_file_has_the_usual_permissions_and_an_old_one_keeps_its_own(
    run: Run, tmp_path: Path
) -> None:
    new, old = tmp_path / "new", tmp_path / "old"
    old.write_text("old", "utf-8")
    old.chmod(0o640)
    before = os.umask(0o027)
    try:
        run(*LIMITS, "-o", new)
        run(*LIMITS, "-o", old, "--force")
    finally:
        os.umask(before)
    assert stat.S_IMODE(new.stat().st_mode) == 0o640
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    old.chmod(0o600)
    run(*LIMITS, "-o", old, "--force")
    assert stat.S_IMODE(old.stat().st_mode) == 0o600


def test_links_with_names_like_temporary_files_are_not_followed(run: Run, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine", "utf-8")
    for number in range(200):
        (tmp_path / f".outreach-{number}").symlink_to(victim)
        (tmp_path / f".outreach-{number:016x}").symlink_to(victim)
    assert run(*LIMITS, "-o", tmp_path / "out").code == 0
    assert victim.read_text("utf-8") == "mine"
    assert len(left_over(tmp_path)) == 400


def test_a_file_that_cannot_be_written_leaves_nothing_beside_it(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    ran = run(*LIMITS, "-o", folder / ("x" * 300))
    assert (ran.code, ran.out) == (2, "")
    assert "file name too long" in ran.err
    assert left_over(folder) == []


@pytest.mark.slow
@pytest.mark.parametrize("before", [None, "old"], ids=["a new file", "an old file"])
def test_a_file_that_grows_too_large_stays_as_it_was(before: str | None, tmp_path: Path) -> None:
    target = tmp_path / "out"
    if before is not None:
        target.write_text(before, "utf-8")
    command = "ulimit -f 1; outreach limits --format json -o out --force"
    # Python would cut its own compiled modules at the limit, too, and then fail to read them.
    ran = shell(command, tmp_path, PYTHONDONTWRITEBYTECODE="1")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "outreach: out cannot be written: file too large\n"
    assert (target.read_text("utf-8") if target.exists() else None) == before
    assert left_over(tmp_path) == []


WRITERS = """
import os, signal, sys, time
from pathlib import Path
from outreach_cli.cli.files import write_whole
target = Path(sys.argv[1])
contents = [letter * 3_000_000 for letter in (b"a", b"b")]
target.write_bytes(contents[0])
for number in range(12):
    writer = os.fork()
    while not writer:
        for content in contents:
            write_whole(content, str(target))
    time.sleep(number / 300)
    killed = os.waitpid(writer, os.WNOHANG) == (0, 0)
    os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)
    left = [path for path in target.parent.iterdir() if path.name.startswith(".outreach")]
    print(killed, target.read_bytes() in contents, len(left) <= 1)
"""


@pytest.mark.slow
def test_killed_writers_leave_the_old_or_the_new_content(tmp_path: Path) -> None:
    program = [sys.executable, "-c", WRITERS, str(tmp_path / "target")]
    ran = subprocess.run(program, capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.stderr) == ("True True True\n" * 12, "")


def test_the_next_run_removes_what_a_killed_one_left_and_nothing_else(
    run: Run, tmp_path: Path
) -> None:
    fcntl = pytest.importorskip("fcntl")
    stale, locked = tmp_path / f".outreach-{'0' * 16}", tmp_path / f".outreach-{'1' * 16}"
    others = [tmp_path / name for name in (".outreach-notes", ".outreach-1", "outreach")]
    for path in (stale, locked, *others):
        path.write_text("part of a resu", "utf-8")
    with locked.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert run(*LIMITS, "-o", tmp_path / "out").code == 0
    assert not stale.exists()
    assert all(path.exists() for path in (locked, *others))


# Streams that cannot be written


@pytest.mark.parametrize("command", thinned(["check .", "limits", "route .", "plan .", "rules"]))
def test_a_closed_standard_output_is_an_error_without_a_traceback(command: str) -> None:
    ran = shell(f"outreach {command} >&-", CAMPAIGN)
    assert ran.returncode == 2
    assert ran.stderr.splitlines()[-1] == "outreach: standard output is closed"
    assert "Traceback" not in ran.stderr
    assert shell(f"outreach {command} >&- 2>&-", CAMPAIGN).returncode == 2


def test_a_file_is_written_although_all_streams_are_closed(tmp_path: Path) -> None:
    ran = shell("outreach limits --format json -o out <&- >&- 2>&-", tmp_path)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert (tmp_path / "out").read_text("utf-8").startswith("{")


# Workflow commands in the log of GitHub Actions


ATTACK = "::error title=x::injected"


@pytest.mark.parametrize(
    "command",
    thinned(
        [
            pytest.param(f"plan '{ATTACK}'", id="a campaign of plan"),
            pytest.param(f"check --format text '{ATTACK}'", id="a campaign of check"),
            pytest.param(f"check --format table '{ATTACK}'", id="a table"),
            pytest.param(f"limits '{ATTACK}'", id="a name that is not in the rulebook"),
            pytest.param(f"rule $'x\\n{ATTACK}'", id="a rule after a line break"),
            pytest.param("plan '##[error]injected'", id="the older form of a command"),
            pytest.param("limits --'##[error]injected'", id="an option that does not exist"),
            pytest.param("check --format json '##[error]injected'", id="a string in JSON"),
        ]
    ),
)
def test_a_users_text_is_never_a_workflow_command(command: str, tmp_path: Path) -> None:
    ran = shell(f"outreach {command}", tmp_path, GITHUB_ACTIONS="true")
    assert ran.returncode == 2
    for stream in (ran.stdout, ran.stderr):
        assert "##[" not in stream
        assert not any(line.lstrip().startswith("::") for line in stream.splitlines())
    assert "injected" in ran.stdout + ran.stderr


def test_the_findings_are_workflow_commands_on_purpose() -> None:
    ran = shell("outreach check with_mistakes", SAMPLES, GITHUB_ACTIONS="true")
    assert ran.returncode == 1
    assert all(line.startswith("::") for line in ran.stdout.splitlines())


# Interruption


INTERRUPTED = """
import runpy, sys
wanted = sys.argv.pop(1)
class Interrupting:
    def find_spec(self, name, *_):
        if name == wanted:
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupting())
runpy.run_module("outreach_cli", run_name="__main__", alter_sys=True)
"""


@pytest.mark.parametrize(
    "module",
    ["outreach_cli.cli", "typer", "outreach_cli.cli.limits", "outreach_cli.rulebook", "yaml"],
)
def test_an_interruption_while_starting_is_silent_and_130(module: str) -> None:
    program = [sys.executable, "-c", INTERRUPTED, module, "limits"]
    ran = subprocess.run(program, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "")


@pytest.mark.usefixtures("bounded")
def test_many_line_breaks_are_searched_for_workflow_commands_in_linear_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    breaks = "\n" * 200_000
    assert without_commands(f"{breaks} ::error::x") == f"{breaks} \\::error::x"


@pytest.mark.parametrize(
    "command",
    [
        ("limits", "inmail.body"),
        ("rules",),
        ("rule", "L102"),
        ("schema", "plan"),
        ("help", "lists"),
        ("check", CAMPAIGN, "--format", "json"),
        ("route", CAMPAIGN),
        ("preview", CAMPAIGN),
        ("plan", CAMPAIGN, "--format", "json"),
        ("due", CAMPAIGN, "--on", "2026-12-08"),
        ("import", SAMPLES / "saas_sales_team" / "apollo.csv"),
    ],
    ids=lambda command: command[0],
)
def test_a_hyphen_is_standard_output(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: tuple[object, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(*command, "--output", "-")
    assert (ran.code, ran.out) == (0, run(*command).out)
    assert ran.out
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "line",
    [
        "check . --output drafts.yaml",
        "check drafts.yaml -o drafts.yaml",
        "check . --write-baseline prospects.yaml",
        "due . -o sent.yaml --format csv",
        "plan . -o sent.yaml --format table",
        "preview . -o ./campaign.yaml",
        "results . --write -o campaign.yaml",
        "results log.yaml -o log.yaml",
        "route . -o ../campaign/prospects.yaml",
    ],
)
def test_a_file_that_a_command_reads_is_never_replaced(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    log = "- {prospect: ada, sent: 2026-11-20}\n"
    listed = DEFAULT["campaign.yaml"] + "sent: sent.yaml\n"
    folder = write({"campaign.yaml": listed, "sent.yaml": log, "log.yaml": log})
    monkeypatch.chdir(folder)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    ran = run(*line.split(), "--force")
    assert (ran.code, ran.out) == (2, "")
    assert "is read by this command, so it is not replaced; name another file" in ran.err
    assert {path: path.read_bytes() for path in folder.iterdir()} == before

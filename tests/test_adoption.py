"""What others put into their CI is run here: the action, the hook, the snippets of docs/ci.md."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from conftest import REPOSITORY, SAMPLES, Ran

ACTION = yaml.safe_load((REPOSITORY / "action.yml").read_text("utf-8"))
(HOOK,) = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"))
PAGE = (REPOSITORY / "docs" / "ci.md").read_text("utf-8")
SCRIPTS = Path(sys.executable).parent
EXPRESSION = re.compile(r"\$\{\{ *([\w.-]+) *\}\}")
CLEAN, MISTAKEN = "career_change", "with_mistakes"

# Stands in for the Python that GitHub sets up: makes an environment, and notes what pip is asked.
PYTHON = f"""\
#!/bin/sh
[ "$1" = -I ] && shift
case "$1 $2" in
    "-m venv") mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
    "-m pip")
        printf '%s\\n' "$@" > "$(dirname "$0")/asked"
        ln -s {shlex.quote(str(SCRIPTS / "outreach"))} "$(dirname "$0")/outreach" ;;
    *) exit 9 ;;
esac
"""


class Job(NamedTuple):
    """What a job came to: the last step, the summary, what pip was asked to install."""

    ran: Ran
    summary: str
    asked: list[str]


def program(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path


def run(command: list[str], cwd: Path, **changed: str) -> Ran:
    path = f"{cwd.parent / 'bin'}{os.pathsep}{SCRIPTS}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "LC_ALL": "C.UTF-8", **changed}
    done = subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def action(tmp_path: Path, workspace: Path, **given: str) -> Job:
    """Run the steps of the action as GitHub does, with a Python that stands in for a new one."""
    values = {f"inputs.{name}": str(of["default"]) for name, of in ACTION["inputs"].items()}
    values |= {f"inputs.{name.replace('_', '-')}": value for name, value in given.items()}
    values["steps.python.outputs.python-path"] = str(program(tmp_path / "new" / "python", PYTHON))
    summary, output = tmp_path / "summary.md", tmp_path / "output"
    summary.touch()
    ran = Ran(0, "", "")
    for step in ACTION["runs"]["steps"]:
        if "run" not in step:
            continue
        assert step["shell"] == "bash"
        script = tmp_path / "step.sh"
        script.write_text(step["run"])
        output.write_text("")
        ran = run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            workspace,
            **environment(step["env"], values),
            CI="true",
            GITHUB_ACTIONS="true",
            GITHUB_ACTION_PATH=str(REPOSITORY),
            GITHUB_OUTPUT=str(output),
            GITHUB_STEP_SUMMARY=str(summary),
            GITHUB_WORKSPACE=str(workspace),
            RUNNER_TEMP=str(tmp_path),
        )
        for line in output.read_text().splitlines():
            name, _, value = line.partition("=")
            values[f"steps.{step['id']}.outputs.{name}"] = value
        if ran.code:
            break
    asked = (tmp_path / "outreach-cli" / "bin" / "asked").read_text().splitlines()
    return Job(ran, summary.read_text("utf-8"), asked)


def environment(asked: Mapping[str, str], values: Mapping[str, str]) -> dict[str, str]:
    return {name: EXPRESSION.sub(lambda at: values[at[1]], text) for name, text in asked.items()}


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Return a repository that has two campaigns, one of them with mistakes."""
    place = tmp_path / "workspace"
    for name in (CLEAN, MISTAKEN):
        shutil.copytree(SAMPLES / name, place / "campaigns" / name)
    return place


@pytest.fixture
def spring(tmp_path: Path) -> Path:
    """Return a repository with the campaign that the snippets of docs/ci.md check."""
    place = tmp_path / "repository"
    shutil.copytree(SAMPLES / CLEAN, place / "campaigns" / "spring")
    return place


def spoil(repository: Path) -> None:
    """Give a repository's campaign mistakes."""
    shutil.copytree(SAMPLES / MISTAKEN, repository / "campaigns" / "spring", dirs_exist_ok=True)


def snippet(title: str, language: str) -> str:
    """Return the block of code below a heading of the page about CI."""
    part = PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0]
    (block,) = re.findall(rf"```{language}\n(.*?)```", part, re.DOTALL)
    return str(block)


@pytest.mark.slow
def test_action_annotates_and_summarizes(tmp_path: Path, workspace: Path) -> None:
    job = action(tmp_path, workspace, path=f"campaigns/{MISTAKEN}")
    assert job.ran.code == 1
    lines = job.ran.out.splitlines()
    assert len(lines) > 20
    assert all(re.match("::(error|warning|notice) file=campaigns/", line) for line in lines)
    assert len([line for line in job.summary.splitlines() if "| " in line]) == len(lines) + 1
    assert job.ran.err.count("Checked ") == 1


@pytest.mark.slow
def test_action_on_a_clean_campaign(tmp_path: Path, workspace: Path) -> None:
    job = action(tmp_path, workspace, path=f"campaigns/{CLEAN}")
    assert (job.ran.code, job.ran.out) == (0, "")
    assert job.summary.startswith("**No findings**")


@pytest.mark.slow
def test_action_adds_to_the_summary(tmp_path: Path, workspace: Path) -> None:
    (tmp_path / "summary.md").write_text("# Before\n")
    assert action(tmp_path, workspace / "campaigns" / CLEAN).summary.startswith("# Before\n**No")


@pytest.mark.slow
def test_action_installs_its_own_checkout(tmp_path: Path, workspace: Path) -> None:
    asked = action(tmp_path, workspace / "campaigns" / CLEAN).asked
    assert asked[:3] == ["-m", "pip", "install"]
    assert asked[-1] == str(REPOSITORY)


@pytest.mark.slow
def test_action_checks_several_campaigns(tmp_path: Path, workspace: Path) -> None:
    job = action(tmp_path, workspace, path=f"campaigns/{CLEAN}\n\ncampaigns/{MISTAKEN}\n")
    assert job.ran.code == 1
    assert "in 32 drafts" in job.summary


@pytest.mark.slow
def test_action_fails_from_a_severity_on(tmp_path: Path, workspace: Path) -> None:
    settings = workspace / "campaigns" / CLEAN / "campaign.yaml"
    settings.write_text(settings.read_text() + "own: key\n")
    given = {"path": f"campaigns/{CLEAN}", "args": "--select=D107,D108\n--ignore  D108"}
    job = action(tmp_path, workspace, **given, fail_on="error")
    assert job.ran.code == 0
    assert job.ran.out.startswith("::warning ")
    assert "D108" not in job.ran.out


@pytest.mark.slow
def test_action_keeps_the_exit_code(tmp_path: Path, workspace: Path) -> None:
    job = action(tmp_path, workspace, path="campaigns/none")
    assert job.ran.code == 2
    assert "::error file=campaigns/none," in job.ran.out


@pytest.mark.slow
def test_action_runs_nothing_that_an_input_says(tmp_path: Path, workspace: Path) -> None:
    hostile = "\"; touch owned; '$(touch owned)`touch owned` *"
    for name in ("path", "args", "fail_on"):
        job = action(tmp_path / name, workspace, **{name: hostile})
        assert job.ran.code == 2
    assert not list(tmp_path.rglob("owned"))


@pytest.mark.slow
def test_action_takes_a_path_for_a_path(tmp_path: Path, workspace: Path) -> None:
    odd = workspace / "--help me *"
    (workspace / "campaigns" / CLEAN).rename(odd)
    assert action(tmp_path, workspace, path=odd.name).summary.startswith("**No findings**")


def test_action_puts_no_expression_into_a_script() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
    given = set(EXPRESSION.findall(str(ACTION["runs"])))
    assert {f"inputs.{name}" for name in ACTION["inputs"]} <= given


def test_action_pins_what_it_uses() -> None:
    used = [step["uses"] for step in ACTION["runs"]["steps"] if "uses" in step]
    assert used
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", use) for use in used)


@pytest.mark.slow
def test_readme_workflow_runs_the_action(tmp_path: Path, spring: Path) -> None:
    workflow = yaml.safe_load(snippet("GitHub Actions", "yaml"))
    (job,) = workflow["jobs"].values()
    step = job["steps"][-1]
    assert set(step["with"]) <= set(ACTION["inputs"])
    given = {name.replace("-", "_"): value for name, value in step["with"].items()}
    assert action(tmp_path, spring, **given).ran.code == 0
    spoil(spring)
    assert action(tmp_path / "more", spring, **given).ran.code == 1


def gitlab(repository: Path) -> tuple[Ran, list[Any]]:
    """Run the GitLab job of the documentation and return its end, and its report."""
    (job,) = yaml.safe_load(snippet("GitLab CI", "yaml")).values()
    program(repository.parent / "bin" / "pip", '#!/bin/sh\nprintf "%s\\n" "$@" > asked\n')
    ran = run(["sh", "-e", "-c", "\n".join(job["script"])], repository)
    report = repository / job["artifacts"]["reports"]["codequality"]
    issues = yaml.safe_load(report.read_text("utf-8"))
    report.unlink()
    return ran, issues


@pytest.mark.slow
def test_readme_gitlab_job(spring: Path) -> None:
    ran, issues = gitlab(spring)
    assert (ran.code, ran.out, issues) == (0, "", [])
    asked = (spring / "asked").read_text().splitlines()
    assert asked == ["install", "git+https://github.com/OWNER/outreach-cli@v0"]
    spoil(spring)
    ran, issues = gitlab(spring)
    assert ran.code == 1
    assert len(issues) == len(ran.out.splitlines()) > 20
    assert all(one["location"]["path"].startswith("campaigns/spring/") for one in issues)


@pytest.mark.slow
def test_readme_makefile(spring: Path) -> None:
    (spring / "Makefile").write_text(snippet("Makefile", "make"))
    assert run(["make"], spring).code == 0
    spoil(spring)
    ran = run(["make"], spring, MAKEFLAGS="")
    assert ran.code == 2
    assert "Error 1" in ran.err
    assert "campaigns/spring/drafts.yaml:" in ran.out


@pytest.mark.slow
def test_readme_hook(spring: Path) -> None:
    (source,) = yaml.safe_load(snippet("pre-commit", "yaml"))["repos"]
    (hook,) = source["hooks"]
    assert hook["id"] == HOOK["id"]
    command = [*shlex.split(HOOK["entry"]), *hook["args"]]
    assert run(command, spring).code == 0
    spoil(spring)
    assert run(command, spring).code == 1


def test_hook_is_told_no_files() -> None:
    assert HOOK["language"] == "python"
    assert HOOK["pass_filenames"] is False


@pytest.mark.parametrize(
    ("file", "wanted"),
    [
        ("campaign.yaml", True),
        ("campaigns/spring/campaign.yml", True),
        ("spring/drafts.yaml", True),
        ("spring/drafts/first.yaml", True),
        ("spring/prospects-2.jsonl", True),
        ("spring/sent.yaml", True),
        ("spring/log.yaml", True),
        ("spring/catalog.yaml", False),
        ("Connections.csv", True),
        ("presentation.yaml", False),
        ("my_campaign.yaml", False),
        ("src/drafts.py", False),
        ("README.md", False),
    ],
)
def test_hook_runs_for(file: str, wanted: bool) -> None:
    assert bool(re.search(HOOK["files"], file)) is wanted


def test_every_sample_file_starts_the_hook() -> None:
    files = [path.relative_to(SAMPLES).as_posix() for path in SAMPLES.rglob("*.*")]
    unseen = {file for file in files if not re.search(HOOK["files"], file)}
    # Lists with names of their own are what the hook's documentation on `files` is about.
    assert unseen == {"saas_sales_team/referrals.yaml", "with_mistakes/broken.yaml"}

"""The outputs in the README and the pages of `docs/` are those of the program.

With OUTREACH_REWRITE_GOLDENS set, they are first rewritten.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from conftest import REPOSITORY, Ran, run_and_see

from outreach_cli import pages
from outreach_cli.cli import COMMANDS
from outreach_cli.report.rules import markdown
from outreach_cli.rules import RULES

PAGES = (REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").glob("*.md")))
CONSOLE = re.compile(r"(?<=```console\n)\$ (?P<command>[^\n]+)\n(?P<shown>.*?)(?=```)", re.DOTALL)
EARLY_START = re.compile(
    r"^The schedule starts on .* days before .* is recorded\. .*\n", re.MULTILINE
)
"""A note that appears once the sample campaigns are out of date."""
PLAIN = re.compile(r"outreach (?P<arguments>[^|;>$]*)(\| (?P<filter>(?!outreach)[^|;>$]*))?")
"""A command that needs no shell, except to filter what it prints."""
RULE_TABLE = re.compile(r"(?<=<!-- rules -->\n).*?(?=<!-- end of rules -->)", re.DOTALL)


def printed(command: str) -> str:
    """Return what a terminal shows of a command: its results and its messages.

    Some commands write files, so the command runs in a folder of its own.
    """
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        for name in ("sample_campaigns", "tests"):
            (Path(folder) / name).symlink_to(REPOSITORY / name)
        patch.chdir(folder)
        patch.setenv("COLUMNS", "100")
        # Starting a process for each command would take longer than the commands themselves.
        plain = PLAIN.fullmatch(command)
        if not plain:
            shown = in_shell(command)
        else:
            ran, together = ran_with(plain["arguments"])
            piped = plain["filter"]
            shown = [in_shell(piped, ran.out)[0], ran.err] if piped else [together]
    shown = [EARLY_START.sub("", text) for text in shown]
    # The program tail shows nothing before its input ends.
    return "".join(reversed(shown) if "| tail" in command else shown)


@cache
def ran_with(arguments: str) -> tuple[Ran, str]:
    """Run the program; several examples show parts of the same output."""
    return run_and_see(*shlex.split(arguments))


def in_shell(command: str, piped: str | None = None) -> list[str]:
    """Return the results and the messages of a command; together if it is no pipeline."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        ["sh", "-c", command],
        input=piped,
        env={**os.environ, "PATH": path},
        stdout=subprocess.PIPE,
        # In a pipeline messages do not pass through the other program.
        stderr=subprocess.PIPE if "|" in command else subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return [ran.stdout, ran.stderr or ""]


def rules() -> str:
    """Return the table of all rules in Markdown."""
    return markdown.write(RULES)


def rewritten(text: str) -> str:
    """Return a page with the current outputs and the current table of rules."""
    text = CONSOLE.sub(lambda shown: f"$ {shown['command']}\n{printed(shown['command'])}", text)
    return RULE_TABLE.sub(lambda _: rules(), text)


if os.environ.get("OUTREACH_REWRITE_GOLDENS"):
    for page in PAGES:
        page.write_text(rewritten(page.read_text("utf-8")), "utf-8")

TEXTS = {page.name: page.read_text("utf-8") for page in PAGES}
EXAMPLES = [(name, shown) for name, text in TEXTS.items() for shown in CONSOLE.finditer(text)]


@pytest.mark.parametrize(
    "shown",
    [shown for _, shown in EXAMPLES],
    ids=[f"{name}: {shown['command']}" for name, shown in EXAMPLES],
)
def test_a_page_shows_the_output_of_the_command(shown: re.Match[str]) -> None:
    assert shown["shown"] == printed(shown["command"])


def test_the_page_about_drafts_lists_every_rule() -> None:
    table = RULE_TABLE.search(TEXTS["drafts.md"])
    assert table is not None
    assert table.group() == rules()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_section_with_output(command: str) -> None:
    section = pages.sections()[command]
    assert f"$ outreach {command}" in section


def test_the_readme_names_every_command_and_every_page() -> None:
    readme = TEXTS["README.md"]
    assert [command for command in COMMANDS if f"[`{command}`](docs/" not in readme] == []
    assert [name for name in TEXTS if name != "README.md" and f"(docs/{name})" not in readme] == []


@pytest.mark.parametrize("name", TEXTS)
def test_every_link_to_a_page_leads_to_a_heading(name: str) -> None:
    folder = next(page for page in PAGES if page.name == name).parent
    links = re.findall(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)", TEXTS[name])
    for path, heading in links:
        linked = folder / path if path else folder / name
        titles = re.findall(r"^#+ (.*)$", linked.read_text("utf-8"), re.MULTILINE)
        assert not heading or heading in {title.lower().replace(" ", "-") for title in titles}


def test_the_readme_is_short() -> None:
    assert TEXTS["README.md"].count("\n") <= 160

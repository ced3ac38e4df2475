"""The outputs in the README are those of the program.

With OUTREACH_REWRITE_GOLDENS set, they are first rewritten.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from conftest import REPOSITORY

from outreach_cli.cli import COMMANDS
from outreach_cli.report.rules import markdown
from outreach_cli.rules import RULES

README = REPOSITORY / "README.md"
CONSOLE = re.compile(r"(?<=```console\n)\$ (?P<command>[^\n]+)\n(?P<shown>.*?)(?=```)", re.DOTALL)
RULE_TABLE = re.compile(r"(?<=<!-- rules -->\n).*?(?=<!-- end of rules -->)", re.DOTALL)


def printed(command: str) -> str:
    """Return what a terminal shows of a command: its results and its messages.

    Some commands write files, so the command runs in a folder of its own.
    """
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    with TemporaryDirectory() as folder:
        for name in ("sample_campaigns", "tests", "README.md"):
            (Path(folder) / name).symlink_to(REPOSITORY / name)
        ran = subprocess.run(
            ["sh", "-c", command],
            cwd=folder,
            env={**os.environ, "PATH": path, "COLUMNS": "100"},
            stdout=subprocess.PIPE,
            # In a pipeline messages do not pass through the other program.
            stderr=subprocess.PIPE if "|" in command else subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
    shown = [ran.stdout, ran.stderr or ""]
    # The program tail shows nothing before its input ends.
    return "".join(reversed(shown) if "| tail" in command else shown)


def rules() -> str:
    """Return the table of all rules in Markdown."""
    return markdown.write(RULES)


def rewritten(text: str) -> str:
    """Return the README with the current outputs and the current table of rules."""
    text = CONSOLE.sub(lambda shown: f"$ {shown['command']}\n{printed(shown['command'])}", text)
    return RULE_TABLE.sub(lambda _: rules(), text)


if os.environ.get("OUTREACH_REWRITE_GOLDENS"):
    README.write_text(rewritten(README.read_text("utf-8")), "utf-8")

TEXT = README.read_text("utf-8")


@pytest.mark.parametrize(
    "shown", list(CONSOLE.finditer(TEXT)), ids=lambda shown: str(shown["command"])
)
def test_the_readme_shows_the_output_of_the_command(shown: re.Match[str]) -> None:
    assert shown["shown"] == printed(shown["command"])


def test_the_readme_lists_every_rule() -> None:
    table = RULE_TABLE.search(TEXT)
    assert table is not None
    assert table.group() == rules()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_section_with_output(command: str) -> None:
    section = TEXT.split(f"## outreach {command}\n")[1].split("\n## ")[0]
    assert f"$ outreach {command} " in section

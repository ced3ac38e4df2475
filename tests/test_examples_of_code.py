"""Examples of code on a narrow screen: they fit, and they still mean the same."""

from __future__ import annotations

import re
import shlex

import pytest
import yaml
from conftest import REPOSITORY
from rich.cells import cell_len

from outreach_cli.report.code import code_lines
from outreach_cli.rules import RULES

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```\n", re.DOTALL | re.MULTILINE)
DOCS = [BLOCK.findall(page.read_text("utf-8")) for page in (REPOSITORY / "docs").glob("*.md")]
BLOCKS = [block for page in DOCS for block in page]


def narrow(block: str, width: int, language: str = "yaml") -> str:
    return "".join(f"{line}\n" for line, _ in code_lines(block, width, language))


def meaning(text: str) -> list[str]:
    """Return what YAML contains, but for line breaks in a message."""
    return str([*yaml.safe_load_all(text)]).replace("\\n", " ").split()


@pytest.mark.parametrize("width", [56, 78])
def test_the_yaml_of_the_documentation_means_the_same(width: int) -> None:
    examples = [block for language, block in BLOCKS if language == "yaml"]
    assert len(examples) > 9
    for block in examples:
        broken = narrow(block, width)
        assert max(map(len, broken.splitlines())) <= max(width, *map(len, block.split()))
        assert meaning(broken) == meaning(block)


@pytest.mark.parametrize("width", [56, 76])
def test_the_examples_of_rules_mean_the_same(width: int) -> None:
    pages = "\n".join(rule.page for rule in RULES)
    examples = re.findall(r"(?:^    .*\n)+", pages, re.MULTILINE)
    alike = 0
    for block in examples:
        if "# 7" in block:  # this is about comments
            continue
        assert meaning(narrow(block, width)) == meaning(block)
        alike += narrow(block, width) == block
    assert 0 < alike < len(examples)


@pytest.mark.parametrize("width", [56, 78])
def test_a_command_means_the_same(width: int) -> None:
    commands = [
        line.removeprefix("$ ")
        for language, block in BLOCKS
        for line in block.splitlines()
        if language in {"sh", "bash"} or line.startswith("$ ")
    ]
    wide = [command for command in commands if len(command) > width]
    assert len(wide) > 5
    for command in wide:
        broken = narrow(command, width, "sh")
        assert broken.count("\\\n") == broken.count("\n") - 1 > 0
        assert shlex.split(broken.replace("\\\n", "")) == shlex.split(command)


@pytest.mark.parametrize(
    ("language", "written", "shown"),
    [
        pytest.param(
            "yaml",
            "plan: free     # one of many that there are, each\n               # with its price",
            "plan: free     # one of many that there are,\n               # each with its price",
            id="a comment of two lines",
        ),
        pytest.param(
            "yaml",
            "  plan: recruiter-professional    # the one with most credits",
            "  # the one with most credits\n  plan: recruiter-professional",
            id="a comment without room beside the code",
        ),
        pytest.param(
            "yaml",
            "# plan: free   # a plan with a name of one word",
            "# plan: free   # a plan with a name of one\n               # word",
            id="code that is a comment itself",
        ),
        pytest.param(
            "yaml",
            "- {id: hello, body: Hi {{ first_name }}, is it 7 # 8?}",
            "- {id: hello, body: Hi {{ first_name }}, is\n  it 7 # 8?}",
            id="a # in a text",
        ),
        pytest.param(
            "console",
            "$ outreach plan spring --compare-to earlier.json -o x.md",
            "$ outreach plan spring \\\n    --compare-to earlier.json -o x.md",
            id="an option with its value",
        ),
        pytest.param(
            "console",
            "prospect                 route         credits  draft",
            "prospect                 route         credits  draft",
            id="a row of a table",
        ),
        pytest.param(
            "console",
            "Wrote a sentence that is too long for this screen.",
            "Wrote a sentence that is too long for this\nscreen.",
            id="a sentence",
        ),
        pytest.param("yaml", f"key: {'a' * 60}", f"key:\n  {'a' * 60}", id="a long word"),
        pytest.param("yaml", f"  {'a' * 60}", f"  {'a' * 60}", id="only a long word"),
        pytest.param(
            "yaml",
            f"{' ' * 25}# a comment without any code",
            f"{' ' * 25}# a comment without\n{' ' * 25}# any code",
            id="a comment far to the right",
        ),
        pytest.param("yaml", "", "", id="nothing"),
    ],
)
def test_where_a_line_is_broken(language: str, written: str, shown: str) -> None:
    assert narrow(written, 44, language).rstrip("\n") == shown


def test_a_wide_letter_takes_two_columns() -> None:
    assert all(cell_len(line) <= 44 for line in narrow("美玲 葉 " * 12, 44).splitlines())

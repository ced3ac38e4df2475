"""`outreach help`: the pages of the documentation, on a terminal and elsewhere."""

from __future__ import annotations

import re

import pytest
from conftest import REPOSITORY, Run, thinned

from outreach_cli import pages
from outreach_cli.cli import COMMANDS


def test_without_a_topic_all_pages_are_listed(run: Run) -> None:
    ran = run("help")
    assert ran.code == 0
    assert [line.split()[0] for line in ran.out.splitlines()[2:]] == list(pages.TOPICS)


def test_every_page_of_the_documentation_is_a_topic() -> None:
    names = {page.stem for page in (REPOSITORY / "docs").glob("*.md")}
    assert names == set(pages.TOPICS)
    for topic in pages.TOPICS:
        assert pages.page(topic) == (REPOSITORY / "docs" / f"{topic}.md").read_text("utf-8")


@pytest.mark.parametrize("topic", pages.TOPICS)
def test_elsewhere_a_page_is_markdown_whose_links_are_commands(run: Run, topic: str) -> None:
    ran = run("help", topic)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("# ")
    assert not re.search(r"\]\((?!https?:)", ran.out)
    assert "<!--" not in ran.out
    for linked in re.findall(r"`outreach help ([a-z]+)`", ran.out):
        assert linked in pages.TOPICS


@pytest.mark.parametrize("topic", [*pages.TOPICS, *COMMANDS])
@pytest.mark.parametrize("width", thinned([80, 120]))
def test_on_a_terminal_only_tables_are_wider_than_the_screen(
    run: Run, monkeypatch: pytest.MonkeyPatch, topic: str, width: int
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", str(width))
    ran = run("help", topic)
    assert ran.code == 0
    table = re.compile(r"  .*(\S {2,}\S|[─━═-]{9}| {17})")
    others = [line for line in ran.out.splitlines() if not table.match(line)]
    assert max(map(len, others)) <= width
    assert "```" not in ran.out


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_a_topic_too(run: Run, command: str) -> None:
    ran = run("help", command)
    assert ran.out.startswith(f"# outreach {command}\n\n")
    assert "\n## " not in ran.out


def test_an_unknown_topic_says_which_there_are(run: Run) -> None:
    ran = run("help", "sequense")
    assert (ran.code, ran.out) == (2, "")
    assert "there is no page about sequense" in ran.err
    assert "campaign, lists, drafts" in ran.err
    assert "did you mean sequence?" in ran.err


def test_a_page_is_written_to_a_file_that_does_not_exist(run: Run, tmp_path: object) -> None:
    path = f"{tmp_path}/page.md"
    assert run("help", "logs", "--output", path).code == 0
    assert run("help", "logs", "--output", path).code == 2

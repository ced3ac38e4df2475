"""What a terminal of 60 to 120 columns shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import below
from conftest import SAMPLES, Run, Write, thinned
from rich.cells import cell_len

from outreach_cli.rules import RULES

Shown = Callable[..., str]


@pytest.fixture
def shown(run: Run, monkeypatch: pytest.MonkeyPatch) -> Shown:
    """Return a function that runs the program on a terminal: `shown(80, "rules")`."""

    def _shown(columns: int, *args: object) -> str:
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("NO_COLOR", "1")
        monkeypatch.setenv("COLUMNS", str(columns))
        return run(*args).out

    return _shown


@pytest.mark.parametrize("sample", thinned(["career_change", "berlin_data_engineers"]))
def test_plan_says_where_a_column_is_that_it_leaves_out(shown: Shown, sample: str) -> None:
    note = "The prices a month are in the last table, for one seat.\n"
    for columns, left_out in ((60, True), (80, True), (99, True), (100, False), (120, False)):
        text = shown(columns, "plan", SAMPLES / sample)
        plans = text[text.index("All plans") : text.index("What to buy")]
        has_price = bool(re.search(r"\$ a( month)? ", plans.replace("\n", " ")))
        assert (note in plans.replace("\nseat", " seat"), has_price) == (left_out, not left_out)
        assert "169.99" in text[text.index("Values of the plans") :]


def test_what_ifs_say_what_is_the_same_in_all_rows(shown: Shown) -> None:
    folder = SAMPLES / "career_change"
    same = "In all rows: 9 months and 19 InMails.\n"
    assert same in shown(80, "plan", folder, "--seats", "2")
    assert same not in shown(100, "plan", folder, "--seats", "2")
    text = shown(80, "plan", folder, "--months", "3,6")
    assert "In all rows: 19 InMails.\n" in text
    assert " months " in text[text.index("What if") :]


@pytest.mark.parametrize("columns", [60, 80, 100, 120])
def test_a_page_fits_and_its_examples_keep_lines_that_fit(shown: Shown, columns: int) -> None:
    for rule in RULES:
        text = shown(columns, "rule", rule.code)
        assert max(map(len, text.splitlines())) <= min(columns, 100)
        examples = [line for line in rule.page.splitlines() if line.startswith(" ")]
        fitting = {line for line in examples if len(line) <= columns}
        assert fitting <= set(text.splitlines())
        page = " ".join(text.split())
        assert page.startswith(f"{rule.code} {rule.name} ({rule.severities}) ")
        assert f") {' '.join(rule.page.split())} Measured: " in page


@pytest.mark.parametrize("columns", thinned([60, 80, 120]))
@pytest.mark.parametrize(
    "arguments",
    [
        ("check", SAMPLES / "with_mistakes"),
        ("route", SAMPLES / "founder_launch"),
        ("due", SAMPLES / "founder_launch", "--on", "2027-01-20"),
        ("route", SAMPLES / "with_mistakes"),
        ("import", SAMPLES / "with_mistakes" / "broken.yaml"),
        ("schema", "x"),
    ],
    ids=lambda arguments: " ".join(str(part) for part in arguments[:1]),
)
def test_the_messages_of_a_terminal_are_broken_between_words(
    run: Run, monkeypatch: pytest.MonkeyPatch, arguments: tuple[object, ...], columns: int
) -> None:
    monkeypatch.chdir(SAMPLES.parent)
    arguments = tuple(
        part.relative_to(Path.cwd()) if isinstance(part, Path) else part for part in arguments
    )
    plain = run(*arguments).err
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", str(columns))
    narrow = run(*arguments).err
    assert max(map(cell_len, narrow.splitlines())) <= columns
    assert narrow.split() == plain.split()


def test_a_long_name_in_a_message_stays_whole(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "a" * 90 + ".csv"
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    assert name in run("import", name).err


@pytest.mark.parametrize("columns", [60, 70, 80, 90, 100, 110, 120])
def test_no_line_ends_within_a_placeholder(shown: Shown, columns: int) -> None:
    text = shown(columns, "check", SAMPLES / "with_mistakes", "--ignore", "T101")
    for line in text.splitlines():
        assert line.count("{{") == line.count("}}")
    assert "{{ company }}" in text


def test_a_placeholder_wider_than_its_cell_is_broken_at_spaces(shown: Shown, write: Write) -> None:
    body = "- {id: a, channel: message, body: 'Hi {{ company.the.name.of.all.that.is.long }}?'}\n"
    text = shown(60, "check", write({"drafts.yaml": body}), "--select", "T")
    assert max(map(len, text.splitlines()[1:])) <= 60


@pytest.mark.parametrize(
    ("sample", "columns"),
    thinned(
        [
            (sample, columns)
            for sample in ("career_change", "saas_sales_team", "berlin_data_engineers")
            for columns in (80, 100, 120)
        ]
    ),
)
def test_route_shows_most_people_on_one_line(shown: Shown, sample: str, columns: int) -> None:
    lines = shown(columns, "route", SAMPLES / sample).splitlines()[2:]
    people = sum(bool(re.search(r" [01] ", line)) for line in lines)
    assert max(map(cell_len, lines)) <= columns
    assert len(lines) < 1.2 * people


def test_route_on_a_narrow_screen_counts_further_drafts(shown: Shown) -> None:
    folder = SAMPLES / "saas_sales_team"
    assert "question-first or 1 more not connected" in shown(80, "route", folder)
    wide = shown(140, "route", folder)
    assert re.search(r"question-first or story-first +not connected: an InMail", wide)


def test_route_says_how_many_inmails_are_sent(run: Run, write: Write) -> None:
    folder = write(
        {**below("sent: sent.yaml\n"), "sent.yaml": "- {prospect: li, sent: 2026-11-20}\n"}
    )
    assert run("route", folder).err == "2 prospects: 2 by InMail (1 already sent); 1 credit.\n"
    assert run("route", write(folder="none")).err == "2 prospects: 2 by InMail; 2 credits.\n"


@pytest.mark.parametrize("more", [[], ["--dry-run"]], ids=["list on standard output", "dry run"])
def test_the_tables_of_import_fit_beside_a_list(
    shown: Shown, run: Run, tmp_path: Path, more: list[str]
) -> None:
    export = tmp_path / "an-export-with-a-long-name-of-a-file.csv"
    export.write_text("First Name,Last Name,A column with a long name of its own\nAda,Lovelace,x\n")
    shown(70, "rules")  # sets the width
    ran = run("import", export, *more)
    assert "A column with" in ran.err
    assert max(cell_len(line) for line in ran.err.splitlines()[:-1]) <= 70

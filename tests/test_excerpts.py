"""The line that a finding is about, with its passage underlined."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from builders import drafts_and_people
from conftest import Run, Write, thinned
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from outreach_cli.finding import File, Finding, Passage, Place, Severity, Spot
from outreach_cli.report.findings.excerpt import excerpt
from outreach_cli.source import places

LINES = re.compile(r"^    (\d+) \| (.*)\n    ( +) \| ( *)(\^+)$", re.MULTILINE)


def shown(line: str, passage: str, width: int = 80, number: int = 12) -> list[str]:
    """Return the two lines about the first occurrence of a passage in a line."""
    start = line.index(passage)
    found = Passage(number, 1, line, start, start + len(passage))
    finding = Finding(Place("f", number, start + 1), "said", passage=found)
    return [text for text, _ in excerpt(finding, width)]


def underlined(lines: list[str]) -> str:
    """Return the text above the marks, measured as a terminal does."""
    line, marks = lines
    left, right = len(marks) - len(marks.lstrip(" |")), len(marks)
    kept, at = "", 0
    for character in line:
        width = cell_len(character)
        # An accent is drawn on the character before it.
        kept += character if left <= at - (not width) < right else ""
        at += width
    return kept


# What is underlined


@pytest.mark.parametrize(
    ("code", "text", "passage"),
    [
        pytest.param("T101", "Hi {{ first_name, shall we?", "{{", id="braces left open"),
        pytest.param("T101", "Hi {{ first_name | loud }}?", "{{ first_name | loud }}", id="Liquid"),
        pytest.param("T102", "Hi {{ frist_name }}?", "{{ frist_name }}", id="a misspelt name"),
        pytest.param(
            "T103", "Hi {{ first_name }} {{ nickname }}?", "{{ nickname }}", id="no value"
        ),
        pytest.param("T104", "Hi {FIRST_NAME}, shall we?", "{FIRST_NAME}", id="another tool"),
        pytest.param("T105", "Hi {{ first_name }} , shall we?", " ,", id="a space"),
        pytest.param("T107", "Hi {{ first_name }}, [a topic] it is?", "[a topic]", id="left over"),
        pytest.param("W101", "Hi there! How is {{ company }}?", "Hi there", id="a greeting"),
        pytest.param("W105", "Hi {{ first_name }}, LAST CHANCE!!!", "LAST CHANCE", id="capitals"),
        pytest.param("W105", "Hi {{ first_name }}, is it so!!! Yes?", "!!!", id="marks"),
        pytest.param("W105", "Hi {{ first_name }}, we won! It is so! It is big!", "!", id="calls"),
        pytest.param("W106", "Hi {{ first_name }}, lol, shall we?", "lol", id="casual"),
        pytest.param(
            "W107", "Hi {{ first_name }}, keep this secret?", "keep this secret", id="told"
        ),
        pytest.param("W108", "Hi {{ first_name }}, did you recieve it?", "recieve", id="a slip"),
        pytest.param("W109", "Hello Terence, how is {{ company }}?", "Terence", id="a fixed name"),
        pytest.param(
            "W110", "Hi. I came across your profile.", "came across your profile", id="worn"
        ),
        pytest.param("W111", "Hi {{ first_name }}, it is **here**?", "**here**", id="markup"),
        pytest.param("W112", "Hi {{ first_name }}, see bit.ly/abc27 ?", "bit.ly/abc27", id="link"),
        pytest.param("W113", "Hi {{ first_name }}, is the the mill open?", "the the", id="doubled"),
        pytest.param("W114", "Hi {{ first_name }}, in this email I ask?", "this email", id="mail"),
    ],
)
@pytest.mark.parametrize("style", thinned(["plain", "double", "folded", "literal"], 2))
def test_each_rule_about_a_text_underlines_its_passage(
    run: Run, write: Write, code: str, text: str, passage: str, style: str
) -> None:
    body = {
        "plain": f"{json.dumps(text)}",
        "double": json.dumps(text, ensure_ascii=True),
        "literal": f"|\n    {text}\n",
        "folded": f">\n    Dear\n    {text}\n",
    }[style]
    if style == "folded" and code in {"W101", "W109"}:
        return  # these are only about the beginning of a text
    files = drafts_and_people([])
    files["drafts.yaml"] = f"- id: a\n  channel: inmail\n  subject: A question\n  body: {body}\n"
    out = run("check", write(files), "--select", code, "--excerpt").out
    lines = LINES.search(out)
    assert lines, out
    assert lines[2][len(lines[4]) :][: len(lines[5])] == passage
    assert f"drafts.yaml:{lines[1]}:" in out.splitlines()[0]


@pytest.mark.parametrize(
    ("name", "text", "path", "passage"),
    [
        pytest.param("f.yaml", "a: red # not\n", ("a",), "red", id="a plain value"),
        pytest.param("f.yaml", "a: 'red'\n", ("a",), "red", id="a value in quotes"),
        pytest.param("f.yaml", "a: |\n  red\n  blue\n", ("a",), "red", id="a block"),
        pytest.param("f.yaml", "a: [x, red]\n", ("a", 1), "red", id="an item of a list"),
        pytest.param("f.json", '[{"a": "red"}]', (0, "a"), "red", id="JSON"),
        pytest.param("f.json", '[{"a": "r\\u00e9d"}]', (0, "a"), "r\\u00e9d", id="an escape"),
        pytest.param("f.jsonl", '{}\n\n{"a": "red"}\n', (1, "a"), "red", id="JSON Lines"),
        pytest.param("f.csv", "id,a\n1,red\n", (0, "a"), "red", id="CSV"),
        pytest.param("f.csv", 'id,a\n1,"red, so"\n', (0, "a"), '"red, so"', id="a cell in quotes"),
        pytest.param("f.csv", "id,a\r\n1,red\r\n", (0, "a"), "red", id="line breaks of Windows"),
    ],
)
def test_a_whole_value_is_a_passage(
    name: str, text: str, path: tuple[str | int, ...], passage: str
) -> None:
    spot = Spot(File(name, name.partition(".")[2], text), path).whole
    passages: dict[Spot, Passage] = {}
    places([spot], passages)
    found = passages[spot]
    assert found.excerpt[found.start : found.stop].rstrip() == passage
    assert not set("\r\n") & set(found.excerpt)


@given(
    before=st.text("ab é日😀\n", max_size=12),
    passage=st.text("ab é日😀\n", min_size=1, max_size=8),
    after=st.text("ab é日😀\n", max_size=12),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_a_passage_of_any_text_is_found_again(
    before: str, passage: str, after: str, end: str
) -> None:
    value = f"x{before}{passage}{after}"
    text = "\ufeffa:\n- |+\n" + "".join(f"  {line}\n" for line in value.split("\n"))
    for written, format, path in (
        (text.replace("\n", end), "yaml", ("a", 0)),
        (json.dumps({"a": [value]}, indent=1).replace("\n", end), "json", ("a", 0)),
        (value.replace("\n", end) if end != "\r\n" else value, "text", ()),
    ):
        spot = Spot(File("f", format, written.removeprefix("\ufeff")), path)
        spot = spot.at(1 + len(before), len(passage))
        passages: dict[Spot, Passage] = {}
        place = places([spot], passages)[spot]
        found = passages[spot]
        assert place.line is not None
        assert place.column is not None
        # In the file it is the same as in the excerpt.
        file = spot.file.text or ""
        starts = [0, *(line_end.end() for line_end in re.finditer(r"\r\n|\r|\n", file))]
        start = starts[place.line - 1] + place.column - 1
        whole = file[start : starts[found.end_line - 1] + found.end_column - 1]
        assert found.excerpt[found.start : found.stop] == re.split(r"[\r\n]", whole)[0]
        if format == "yaml":
            assert re.sub(r"(?:\r\n|\r|\n)(?:  )?", "\n", whole) == passage
        elif format == "json":
            assert json.loads(f'"{whole}"') == passage


# How a line is shown


def test_a_line_that_fits_is_shown_without_its_indentation() -> None:
    assert shown("      I came across your profile and", "came across") == [
        "12 | I came across your profile and",
        "   |   ^^^^^^^^^^^",
    ]


@pytest.mark.parametrize(
    ("line", "passage", "marks"),
    [
        pytest.param("日本 red", "red", 5, id="East Asian characters before it"),
        pytest.param("a 日本 b", "日本", 2, id="East Asian characters in it"),
        pytest.param("😎 red", "red", 3, id="an emoji before it"),
        pytest.param("e\u0301e\u0301 red", "red", 3, id="combining accents before it"),
        pytest.param("a\tred", "red", 5, id="a tab before it"),
        pytest.param("a\x1b[31m red", "red", 10, id="a control character before it"),
        pytest.param("a\u202e red", "red", 8, id="a change of the writing direction"),
        pytest.param("a\u200b red", "red", 2, id="a space without a width"),
    ],
)
def test_the_marks_are_below_the_passage(line: str, passage: str, marks: int) -> None:
    above, below = shown(line, passage)
    assert below == f"   | {' ' * marks}{'^' * cell_len(passage)}"
    assert underlined([above, below]) == passage


@pytest.mark.parametrize(
    "control", ["\x1b[31m", "\x00", "\x07", "\x9b", "\u202e", "\u2028", "\x85"]
)
def test_no_control_character_is_shown(control: str) -> None:
    text = "".join(shown(f"a{control}b re{control}d c{control}", f"re{control}d"))
    assert text.isprintable()


def test_what_takes_no_room_still_has_a_mark() -> None:
    assert shown("a\u200bb", "\u200b")[1] == "   |  ^"


@given(
    width=st.sampled_from([30, 80, 120]),
    passage=st.sampled_from(["red", "日本語", "😎", "e\u0301", "x" * 300, "日" * 200]),
    before=st.sampled_from([0, 10, 40, 400]),
    after=st.sampled_from([0, 10, 400]),
    filler=st.sampled_from(["a ", "語", "o\u0308"]),
)
def test_a_long_line_is_cut_around_the_passage(
    width: int, passage: str, before: int, after: int, filler: str
) -> None:
    line = f"{filler * before}{passage}{filler * after}"
    lines = shown(line, passage, width)
    assert max(map(cell_len, lines)) <= width
    text = lines[0].partition(" | ")[2]
    assert text.strip("…") in line
    if cell_len(passage) < width - 10:
        assert underlined(lines) == passage
        assert lines[1].count("^") == cell_len(passage)
    else:
        assert underlined(lines).endswith("…")
        assert underlined(lines).rstrip("…") in passage
    # It is cut only if it has to be, and then the room is used.
    assert ("…" in text) == (cell_len(line.strip()) > width - 5)
    if "…" in text:
        assert cell_len(lines[0]) >= width - 4


@pytest.mark.parametrize("size", [1_000, 100_000])
def test_of_a_very_long_line_only_a_part_is_kept(size: int) -> None:
    text = "a" * size + "red" + "b" * size
    spot = Spot(File("f", "text", text)).at(size, 3)
    passages: dict[Spot, Passage] = {}
    places([spot], passages)
    found = passages[spot]
    assert found.excerpt[found.start : found.stop] == "red"
    assert found.excerpt[0] == found.excerpt[-1] == "…"
    assert len(found.excerpt) < 2_000


# When it is shown

WORN = {
    "drafts.yaml": "- id: a\r\n  channel: message\r\n  body: |\r\n    Hello {{ first_name }}.\r\n"
    "    I came across your profile at {{ company }}. What is new?\r\n",
    "prospects.yaml": "- {id: ada, first_name: Ada, company: Engines, connection: 1st}\n",
}
BELOW = (
    "    5 | I came across your profile at {{ company }}. What is new?\n"
    "      |   ^^^^^^^^^^^^^^^^^^^^^^^^\n"
)


def test_text_shows_it_below_the_line_of_the_finding(run: Run, write: Write) -> None:
    folder = write(WORN)
    plain = run("check", folder, "--format", "text")
    assert plain.out.count("\n") == 1
    assert run("check", folder, "--no-excerpt").out == plain.out
    shown = run("check", folder, "--excerpt")
    assert shown.out == plain.out + BELOW
    assert (shown.code, shown.err) == (plain.code, plain.err)


def test_a_pipe_gets_a_line_for_each_finding_also_with_colours(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(WORN)
    plain = run("check", folder, "--format", "text").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert run("check", folder, "--format", "text").out == plain


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_a_table_shows_it_below_the_sentence(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    for name, value in {"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": str(columns)}.items():
        monkeypatch.setenv(name, value)
    out = run("check", write(WORN), "--excerpt").out
    _, *rows = out.splitlines()
    assert max(map(cell_len, rows)) <= columns
    *_, line, marks = rows
    assert re.fullmatch(r" +5 \| .*came across your profile.*", line)
    assert line[marks.index("^") : len(marks)] == "came across your profile"


def test_marks_have_the_colour_of_the_severity(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = (write(WORN), "--format", "text", "--excerpt")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    assert "    \x1b[36m  |   ^^^" in run("check", *options).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("check", *options).out


@pytest.mark.parametrize("format", ["table", "text"])
def test_it_is_shown_on_a_terminal(write: Write, format: str) -> None:
    pty = pytest.importorskip("pty")
    terminal, child = pty.openpty()
    program = [sys.executable, "-m", "outreach_cli", "check", str(write(WORN)), "--format", format]
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100"}
    subprocess.run(program, stdout=child, stderr=subprocess.DEVNULL, env=environment, check=False)
    os.close(child)
    out = b""
    try:
        while part := os.read(terminal, 4096):
            out += part
    except OSError:  # on Linux, the other end is closed
        pass
    os.close(terminal)
    assert b"5 | I came across your profile" in out
    assert b"| " + b" " * 2 + b"^" * len("came across your profile") in out


@pytest.mark.parametrize(
    "format", ["json", "jsonl", "github", "gitlab", "sarif", "junit", "markdown"]
)
def test_formats_without_excerpts_refuse_the_option(run: Run, write: Write, format: str) -> None:
    folder = write(WORN)
    ran = run("check", folder, "--format", format, "--excerpt")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"outreach: --excerpt works with the formats table and text, not with {format}\n"
    )
    assert run("check", folder, "--format", format, "--no-excerpt").code == 1


@pytest.mark.parametrize("option", ["--statistics", "--diff", "--write-baseline=known.json"])
def test_where_no_finding_is_shown_the_option_is_refused(
    run: Run, write: Write, option: str
) -> None:
    ran = run("check", write(WORN), "--excerpt", option)
    assert (ran.code, ran.out) == (2, "")
    assert "--excerpt shows the lines in findings, but " + option.partition("=")[0] in ran.err


def test_what_is_outside_the_folder_is_not_shown(run: Run, write: Write, tmp_path: Path) -> None:
    (tmp_path / "people.yaml").write_text(
        "- {id: ada, first_name: SECRETIA, company: Engines, conection: 1st, connection: 1st}\n"
        "- {id: bo, first_name: Bo, company: Engines, open_profile: secret}\n"
    )
    settings = "name: x\nsender: {plan: business}\nprospects: ../people.yaml\ndrafts: drafts.yaml\n"
    folder = write({"campaign.yaml": settings, "drafts.yaml": WORN["drafts.yaml"]})
    out = run("check", folder, "--excerpt", "--select", "T106,D")
    assert "people.yaml:1:" in out.out
    assert "secret" not in out.out.lower()
    assert "SECRETIA" in run("check", folder, "--excerpt", "--allow-outside").out


def test_sarif_has_the_end_of_the_passage(run: Run, write: Write) -> None:
    log = run("check", write(WORN), "--format", "sarif").json
    (result,) = log["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    start = 7
    assert region == {
        "startLine": 5,
        "startColumn": start,
        "endLine": 5,
        "endColumn": start + len("came across your profile"),
    }


@pytest.mark.parametrize("severity", Severity)
def test_a_finding_without_a_passage_has_no_excerpt(severity: Severity) -> None:
    assert excerpt(Finding(Place("f", 1, 1), "said", severity=severity), 80) == []

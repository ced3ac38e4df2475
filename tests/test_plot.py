"""`outreach plan --plot`: the drawing for a terminal and the figure for a slide."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from conftest import SAMPLES, Run, Write, thinned

from outreach_cli.load import load
from outreach_cli.projection.planner import Planner
from outreach_cli.projection.plans import Forecast, forecast
from outreach_cli.report.forecast import figure, plot
from outreach_cli.report.forecast.answer import answer
from outreach_cli.report.forecast.bars import amounts
from outreach_cli.report.forecast.done import shown_months
from outreach_cli.report.forecast.panels import drawn as as_figure
from outreach_cli.report.grid import Screen

NAMES = ("berlin_data_engineers", "career_change", "saas_sales_team")
PLAIN = Screen()


@cache
def sample(name: str) -> Forecast:
    return made(SAMPLES / name)


def made(path: Path) -> Forecast:
    loaded = load(str(path))
    assert loaded.campaign is not None
    return forecast(Planner(loaded.campaign, loaded.book))


def small(
    write: Write,
    people: int = 4,
    name: str = "Small",
    sender: str = "{plan: career}",
    schedule: str = "{start: 2026-12-01, months: 3}",
    rate: float = 0.2,
) -> Forecast:
    """Forecast a campaign in which everybody needs an InMail."""
    rows = "".join(f"- {{id: p{n}, first_name: A, connection: 2nd}}\n" for n in range(people))
    keys = f"sender: {sender}\nschedule: {schedule}\nreplies: {{rate: {rate}}}\n"
    files = {
        "campaign.yaml": f"name: {name}\n{keys}prospects: prospects.yaml\ndrafts: drafts.yaml\n",
        "prospects.yaml": rows or "[]\n",
    }
    return made(write(files))


def width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)


def panels(text: str) -> tuple[list[str], list[str]]:
    """Return the rows of the months and those of the odds."""
    _, months, odds = text.split("\n\n")
    return months.splitlines()[2:-1], odds.splitlines()[1:]


# --- The drawing ---


@pytest.mark.parametrize("name", NAMES)
def test_the_drawing_keeps_to_the_width_and_fills_it(name: str) -> None:
    found = sample(name)
    for columns in (60, 61, 80, 120):
        text = plot.drawing(found, Screen(True, False, columns))
        assert max(map(width, text.splitlines())) == columns
    wide = plot.drawing(found, Screen(True, False, 300))
    assert max(map(width, wide.splitlines())) == 120


@pytest.mark.parametrize("name", NAMES)
def test_colour_only_adds_to_what_plain_text_says(name: str) -> None:
    found = sample(name)
    plain = plot.drawing(found, Screen(True, False, 100))
    coloured = plot.drawing(found, Screen(True, True, 100))
    assert "\x1b" not in plain
    assert plain == plot.drawing(found, PLAIN)
    assert "\x1b" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


@pytest.mark.parametrize("name", NAMES)
def test_every_month_until_the_list_is_done_has_its_numbers(name: str) -> None:
    found = sample(name)
    rows, _ = panels(plot.drawing(found, PLAIN))
    months = shown_months(found.own)
    assert len(rows) == len(months) < len(found.own.projection.months)
    for row, month in zip(rows, months, strict=True):
        numbers = [f"{n:.1f}" for n in (month.sent, month.balance, month.forfeited)]
        assert row.split()[0] == str(found.date(month.first))
        assert row.split()[-3:] == numbers


def test_bars_are_as_long_as_what_they_show(write: Write) -> None:
    schedule = "{start: 2026-02-01, months: 14, per_day: 2, weekdays: [mon]}"
    found = small(write, 50, sender="{plan: business}", schedule=schedule)
    rows, _ = panels(plot.drawing(found, PLAIN))
    months = shown_months(found.own)
    most = max(sum(amounts(found, month)) for month in months)
    room = max(sum(row.count(sign) for sign in "█░x") for row in rows)
    assert any("x" in row for row in rows)
    for row, month in zip(rows, months, strict=True):
        for sign, amount in zip("█░x", amounts(found, month), strict=True):
            assert row.count(sign) == pytest.approx(amount / most * room, abs=1.01)
            assert row.count(sign) or amount < 0.5


@pytest.mark.parametrize("months", thinned([5, 1, 2, 36, 3, 8, 12, 20], 4))
@pytest.mark.parametrize("rate", [0.1, 0.8])
def test_the_curve_has_a_fair_number_of_rows(write: Write, months: int, rate: float) -> None:
    found = small(write, 5 * months, rate=rate, schedule=f"{{start: 2026-01-31, months: {months}}}")
    finished = found.own.projection.finished
    _, rows = panels(plot.drawing(found, PLAIN))
    # The days that the answer names come on top of the regular ones.
    assert 8 <= len(rows) <= 22
    days = [row[:10] for row in rows]
    assert days == sorted(days)
    first = int(np.argmax(finished > 0.005))
    assert days[0] <= str(found.date(first))
    high = finished > 0.995
    last = int(np.argmax(high)) if high.any() else len(finished) - 1
    assert days[-1] >= str(found.date(last))


@pytest.mark.parametrize("name", NAMES)
def test_the_days_that_the_answer_names_are_marked(name: str) -> None:
    found = sample(name)
    own = found.own.projection
    _, rows = panels(plot.drawing(found, PLAIN))
    marked = {row.split(" < ")[1]: row[:10] for row in rows if " < " in row}
    assert marked["deadline"] == str(found.campaign.schedule.deadline)
    assert marked["90%"] == str(found.date(own.p90))
    assert ("50%" in marked) == (own.p50 != own.p90)


def test_a_deadline_behind_the_horizon_says_its_date(write: Write) -> None:
    schedule = "{start: 2026-12-01, months: 2, deadline: 2040-01-01}"
    found = small(write, schedule=schedule)
    text = plot.drawing(found, Screen(True, False, 60))
    assert re.search(r"^2027-01-31 .* < deadline 2040-01-01$", text, re.MULTILINE)
    assert max(map(width, text.splitlines())) == 60
    if figures:
        assert "deadline 2040-01-01: 100% probability →" in svg_text(found)


def test_a_deadline_that_is_another_named_day_shares_its_row(write: Write) -> None:
    found = small(write, 2, schedule="{start: 2026-12-01, months: 2, deadline: 2026-12-01}")
    assert " < 90%, deadline\n" in plot.drawing(found, PLAIN)


def test_no_deadline_marks_no_row(write: Write) -> None:
    assert "deadline" not in plot.drawing(small(write), PLAIN)


@pytest.mark.parametrize(
    ("people", "sender", "reason"),
    [
        (0, "{plan: career}", "Nothing to draw: nobody needs an InMail."),
        (3, "{plan: free}", "Nothing to draw: no credits on Basic (free)."),
    ],
)
def test_where_there_is_nothing_to_draw_it_says_why(
    write: Write, people: int, sender: str, reason: str
) -> None:
    found = small(write, people, sender=sender)
    assert plot.drawing(found, PLAIN) == f"Small\n{reason}\n"
    if figures:
        assert reason in svg_text(found)


def test_one_month_only(write: Write) -> None:
    found = small(write, 6, schedule="{start: 2026-02-01, months: 1}")
    rows, _ = panels(plot.drawing(found, PLAIN))
    assert len(rows) == 1


def test_nothing_done_inside_the_horizon(write: Write) -> None:
    schedule = "{start: 2026-12-01, months: 4, deadline: 2027-01-15}"
    found = small(write, 900, schedule=schedule)
    months, odds = panels(plot.drawing(found, PLAIN))
    assert len(months) == 4
    assert [" ".join(row.replace(".", "").split()) for row in odds] == [
        "2027-01-15 0% < deadline",
        ":",
        "2027-03-31 0%",
    ]


@pytest.mark.slow
def test_very_large_numbers_fit(write: Write) -> None:
    found = small(
        write,
        300,
        sender="{plan: recruiter, seats: 5000, credits: 1000000}",
        schedule="{start: 2026-12-01, months: 8, per_day: 2, deadline: 2027-05-01}",
    )
    text = plot.drawing(found, Screen(True, False, 60))
    rows, _ = panels(text)
    assert max(map(width, text.splitlines())) == 60
    assert all(sum(row.count(sign) for sign in "█░x") >= 3 for row in rows)
    assert [len(number) for number in rows[-1].split()[-2:]] == [len("2,999,968"), len("749,967")]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([0.04, 12.34, 999.9], ["0.0", "12.3", "999.9"]),
        ([0.6, 1_234.5], ["1", "1,234"]),
        ([1.0, 12_345_678.0], ["0.0M", "12.3M"]),
    ],
)
def test_numbers_are_as_fine_as_their_column_asks(values: list[float], said: list[str]) -> None:
    assert plot._numbers(values) == said


def test_names_cannot_disturb_the_drawing(write: Write) -> None:
    found = small(write, name=r'"\e[31mred\nnext' + "東" * 80 + '"')
    text = plot.drawing(found, Screen(True, False, 60))
    first = text.splitlines()[0]
    assert "\x1b" not in text
    assert first.startswith(r"\x1b[31mred\nnext東東")
    assert first.endswith("…")
    assert width(first) <= 60


# --- The figure ---

try:
    import matplotlib as figures
except ImportError:  # the extra is not installed
    figures = None  # type: ignore[assignment]

needs_matplotlib = pytest.mark.skipif(figures is None, reason="needs the extra plot")

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = r'"a $x_1$ & <script>alert(1)</script> _b_ \e[31m 東京 ' + "\N{ROCKET}" + '"'


@cache
def sample_figure(name: str, ending: str) -> bytes:
    """Return the figure of a sample campaign."""
    return figure.write(sample(name), Path(f"plan{ending}"))


def svg_text(found: Forecast) -> str:
    """Return what the figure says, with the line breaks of the title as spaces."""
    return texts_of(ElementTree.fromstring(figure.write(found, Path("x.svg"))))


def texts_of(root: ElementTree.Element) -> str:
    """Return all texts of an SVG."""
    return " ".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))


@pytest.mark.parametrize("name", ["plan.pdf", "plan", "svg", "plan.svg.gz"])
def test_another_ending_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r"\.svg, \.png or \.html"):
        figure.write(sample("career_change"), Path(name))


@pytest.mark.parametrize(
    ("prefix", "command"),
    [
        ("/home/ada/venv", "pip install"),
        ("/home/ada/.local/share/pipx/venvs/outreach-cli", "pipx install --force"),
        ("/home/ada/.local/share/uv/tools/outreach-cli", "uv tool install"),
    ],
)
def test_without_matplotlib_it_says_how_to_install_it(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, prefix: str, command: str
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    monkeypatch.setattr(sys, "prefix", prefix)
    for name in ("plan", "results"):
        ran = run(name, SAMPLES / "career_change", "--plot", tmp_path / "plan.svg")
        hint = f"{command} 'outreach-cli[plot]'"
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == f"outreach: --plot FILE needs matplotlib: {hint}\n"


@needs_matplotlib
@pytest.mark.parametrize("name", thinned(NAMES))
@pytest.mark.parametrize(
    ("ending", "start"),
    thinned([(".svg", b"<?xml"), (".html", b"<!DOCTYPE html>"), (".PNG", b"\x89PNG\r\n\x1a\n")], 2),
)
def test_a_figure_has_its_format_and_is_the_same_twice(
    name: str, ending: str, start: bytes
) -> None:
    once = sample_figure(name, ending)
    assert once.startswith(start)
    assert once == figure.write(sample(name), Path(f"other{ending}"))


@needs_matplotlib
@pytest.mark.parametrize("name", NAMES)
def test_the_svg_says_the_answer_and_names_the_days(name: str) -> None:
    found = sample(name)
    root = ElementTree.fromstring(sample_figure(name, ".svg"))
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == found.campaign.name
    assert root.findtext(f"{SVG}desc") == answer(found)
    said = texts_of(root)
    assert answer(found) in said
    assert f"deadline {found.campaign.schedule.deadline}: 100% probability" in said
    assert f"by {found.date(found.own.projection.p90)}" in said


@pytest.mark.slow
@needs_matplotlib
def test_text_is_never_taken_for_mathematics_or_markup(write: Write) -> None:
    found = small(write, name=HOSTILE)
    name = "a $x_1$ & <script>alert(1)</script> _b_ \\x1b[31m 東京 \N{ROCKET}"
    assert name in svg_text(found)
    assert figure.write(found, Path("x.png"))
    page = figure.write(found, Path("x.html")).decode()
    assert "<script" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 3


@needs_matplotlib
@pytest.mark.parametrize("name", NAMES)
def test_the_page_stands_alone(name: str) -> None:
    found = sample(name)
    page = sample_figure(name, ".html").decode()
    assert "<script" not in page
    assert set(re.findall(r"https?://[^\"' <]*", page)) == {
        "http://www.w3.org/1999/xlink",
        "http://www.w3.org/2000/svg",
    }
    assert len(re.findall(r"xmlns(?::xlink)?=\"http", page)) == page.count("http")
    assert not re.search(r"\b(?:src|href)=\"[^#]", page)
    assert page.count("<svg ") == 1
    assert f"<title>{found.campaign.name}</title>" in page
    assert page.count("<tr>") == 1 + len(shown_months(found.own))


@needs_matplotlib
@pytest.mark.parametrize("months", thinned([13, 1, 2, 36, 3, 4, 10, 24], 4))
def test_dates_do_not_overlap_and_nothing_is_small(write: Write, months: int) -> None:
    found = small(write, 900, schedule=f"{{start: 2026-01-31, months: {months}}}")
    root = ElementTree.fromstring(figure.write(found, Path("x.svg")))
    texts = list(root.iter(f"{SVG}text"))
    dates = [t for t in texts if re.fullmatch(r"\d{4}-\d\d-\d\d", t.text or "")]
    places = [float(t.attrib["x"]) for t in dates]
    assert 2 <= len(places) <= 10
    # A date at 12 pt is some 77 points wide.
    assert all(b - a > 80 for a, b in pairwise(places))
    assert places[-1] < 960 - 40
    sizes = [float(size) for t in texts for size in re.findall(r"([\d.]+)px", t.attrib["style"])]
    assert len(sizes) == len(texts)
    assert min(sizes) >= 11


@needs_matplotlib
@pytest.mark.parametrize("deadline", thinned(["2026-12-02", "2027-01-20", "2027-02-28"]))
def test_what_is_written_stays_inside_the_figure(write: Write, deadline: str) -> None:
    found = small(
        write, 12, schedule=f"{{start: 2026-12-01, months: 3, deadline: {deadline}}}", rate=0.5
    )
    drawn = as_figure(found)
    drawn.draw_without_rendering()
    whole = drawn.bbox
    for axes in drawn.axes:
        for text in (*axes.texts, *axes.get_xticklabels(), *axes.get_yticklabels(), axes.title):
            box = text.get_window_extent()
            assert box.x0 >= whole.x0
            assert box.x1 <= whole.x1
    assert f"deadline {deadline}" in svg_text(found)


@needs_matplotlib
@pytest.mark.parametrize("rate", [0.0, 0.2, 0.5])
@pytest.mark.parametrize("people", thinned([7, 5, 12, 30], 4))
def test_days_are_marked_on_the_curve(write: Write, people: int, rate: float) -> None:
    """A mark beside it would say that the odds of that day are others than they are."""
    found = small(write, people, schedule="{start: 2026-12-01, months: 9}", rate=rate)
    outlook = found.own.projection
    drawn = as_figure(found)
    drawn.draw_without_rendering()
    lower = drawn.axes[1]
    days = {day for day in (outlook.p50, outlook.p90) if day is not None}
    marks = {
        tuple(np.asarray(line.get_xydata())[0]) for line in lower.lines if line.get_marker() == "o"
    }
    assert marks == {(day + 0.5, float(outlook.finished[day])) for day in days}
    boxes = [text.get_window_extent() for text in lower.texts]
    assert len(boxes) == len(days)
    assert not any(one.overlaps(other) for one, other in pairwise(boxes))
    # Each stands beside its own mark, and no part of the curve runs through it.
    curve = [
        lower.transData.transform((day + part, odds))
        for day, odds in enumerate(outlook.finished)
        for part in (0, 0.5, 1)
    ]
    assert not any(box.contains(*point) for box in boxes for point in curve)


@needs_matplotlib
def test_no_window_system_is_touched_and_no_setting_changed() -> None:
    import matplotlib

    before = matplotlib.rcParams.copy()  # a dict of it would ask for the backend, and import pyplot
    figure.write(sample("career_change"), Path("x.svg"))
    assert "matplotlib.pyplot" not in sys.modules
    assert matplotlib.rcParams.copy() == before


@needs_matplotlib
def test_a_persons_own_style_changes_nothing() -> None:
    import matplotlib

    found = sample("career_change")
    usual = sample_figure("career_change", ".svg")
    with matplotlib.rc_context({"font.size": 30, "axes.facecolor": "black", "svg.id": "mine"}):
        assert figure.write(found, Path("x.svg")) == usual

"""The page of `outreach report`, opened in a real browser.

With OUTREACH_SCREENSHOTS set to a folder, pictures of each page are written there to look at.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Page, browser, program
from conftest import SAMPLES, Run, Write, as_yaml, thinned

pytestmark = pytest.mark.skipif(
    program() is None, reason="no Chromium or Chrome is installed: .ci/run browser installs it"
)
WIDTHS = {"phone": 360, "tablet": 768, "desktop": 1280}
LONG = "Donaudampfschifffahrtsgesellschaftskapitän" * 8

OVERFLOW = """
(() => {
  const width = document.documentElement.clientWidth;
  const inside = (one) => one.closest(".scroll, svg, .hidden");
  const wide = [...document.body.querySelectorAll("*")]
    .filter((one) => !inside(one) || one.matches(".scroll"))
    .filter((one) => one.getBoundingClientRect().right > width + 1)
    .map((one) => one.outerHTML.slice(0, 200));
  const tiles = [...document.querySelectorAll(".tiles dd, .tiles dt")]
    .filter((one) => one.scrollWidth > one.clientWidth)
    .map((one) => one.textContent);
  const page = document.documentElement.scrollWidth > width ? ["the page itself"] : [];
  return [...page, ...wide, ...tiles];
})()
"""
"""Lists what is wider than the window; tables may scroll in a frame of their own."""
CUT_OFF = """
[...document.querySelectorAll("figure > svg text")]
  .filter((one) => getComputedStyle(one).display !== "none")
  .filter((one) => {
    const box = one.getBoundingClientRect();
    const svg = one.closest("figure > svg").getBoundingClientRect();
    return box.left < svg.left - 1 || box.right > svg.right + 1 || box.bottom > svg.bottom + 1;
  })
  .map((one) => one.textContent)
"""
"""Lists the labels of charts that are outside of them."""
OVERLAPS = """
[...document.querySelectorAll("figure > svg")].flatMap((svg) => {
  const labels = [...svg.querySelectorAll("text")]
    .filter((one) => getComputedStyle(one).display !== "none")
    .map((one) => [one.textContent, one.getBoundingClientRect()]);
  return labels.flatMap(([text, a], n) => labels.slice(n + 1)
    .filter(([_, b]) => a.left < b.right && b.left < a.right)
    .filter(([_, b]) => a.top < b.bottom - 3 && b.top < a.bottom - 3)
    .map(([other]) => `${text} / ${other}`));
})
"""
"""Lists pairs of labels that overlap."""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


def picture(page: Page, name: str) -> None:
    """Write what the page looks like, if somebody wants to look at it."""
    folder = os.environ.get("OUTREACH_SCREENSHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        (Path(folder) / f"{name}.png").write_bytes(page.screenshot())


def hostile(write: Write) -> Path:
    """Return a campaign whose texts are long, have no spaces, and contain markup."""
    name = f'{LONG}<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    persons = [
        {
            "id": f"p{n}",
            "first_name": name,
            "last_name": "مريم",
            "company": LONG,
            "connection": "2nd",
        }
        for n in range(300)
    ]
    draft = {
        "id": LONG,
        "channel": "inmail",
        "subject": "Hi",
        "body": f"Hi {{{{ {LONG} }}}} {name}",
    }
    campaign = {
        "name": name,
        "sender": {"first_name": name, "plan": "business"},
        "schedule": {"start": "2026-12-01", "months": 24, "deadline": "2027-01-31"},
        "replies": {"rate": 0.2, "by": {"company": {LONG: 0.1}}},
        "require": {"odds": 0.9},
        "prospects": "prospects.yaml",
        "drafts": "drafts.yaml",
        "sent": "sent.yaml",
    }
    log = [{"prospect": f"p{n}", "sent": "2026-11-02", "draft": LONG} for n in range(40)]
    return write(
        {
            "campaign.yaml": as_yaml(campaign),
            "prospects.yaml": as_yaml(persons),
            "drafts.yaml": as_yaml([draft]),
            "sent.yaml": as_yaml(log),
        }
    )


@pytest.fixture(
    params=thinned(["hostile", "founder_launch", "saas_sales_team", "career_change"], 4)
)
def report(request: pytest.FixtureRequest, run: Run, write: Write, tmp_path: Path) -> Path:
    """Return the file of a report."""
    campaign = hostile(write) if request.param == "hostile" else SAMPLES / request.param
    file = tmp_path / f"{request.param}.html"
    ran = run("report", campaign, "-o", file)
    assert ran.code == 0, ran.err
    return file


def test_the_page_fits_every_screen_and_nothing_is_blocked(page: Page, report: Path) -> None:
    for screen, width in WIDTHS.items():
        for dark in (False, True):
            page.open(report, width, dark)
            where = f"{screen}{', dark' if dark else ''}"
            assert page.value("document.documentElement.clientWidth") == width, where
            assert page.value(OVERFLOW) == [], where
            assert page.value(CUT_OFF) == [], where
            assert page.value(OVERLAPS) == [], where
            assert page.problems == [], where
            assert page.requests == [report.as_uri()], where
            picture(page, f"{report.stem}-{screen}{'-dark' if dark else ''}")
            # Folded lists must fit, too.
            page.value("document.querySelectorAll('details').forEach((one) => { one.open = true })")
            assert page.value(OVERFLOW) == [], f"{where}, unfolded"


@pytest.mark.slow
def test_the_style_is_applied_and_follows_the_colours_of_the_system(
    page: Page, report: Path
) -> None:
    colours = []
    for dark in (False, True):
        page.open(report, 1280, dark)
        style = "getComputedStyle(document.body)"
        colours.append(page.value(f"[{style}.backgroundColor, {style}.color]"))
    assert colours == [
        ["rgb(255, 255, 255)", "rgb(23, 32, 42)"],
        ["rgb(18, 23, 29)", "rgb(231, 235, 239)"],
    ]


@pytest.mark.slow
def test_the_page_prints_with_folded_lists_open(page: Page, report: Path) -> None:
    page.open(report, 1280, dark=True)
    assert page.pdf().startswith(b"%PDF")
    page.print_layout()
    assert page.value("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    heights = page.value(
        "[...document.querySelectorAll('details')].map((one) => one.clientHeight"
        " - one.querySelector('summary').clientHeight)"
    )
    assert min(heights) > 10


def test_the_check_itself_notices_what_is_too_wide_and_what_is_blocked(
    page: Page, tmp_path: Path
) -> None:
    file = tmp_path / "bad.html"
    file.write_text(
        "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\">"
        "<p style='width: 5000px'>wide</p><p>" + "wide" * 300 + "</p><img src='picture.png'>",
        "utf-8",
    )
    page.open(file, 768)
    assert page.value(OVERFLOW)
    assert page.problems


@pytest.mark.parametrize("screen", thinned(["phone", "desktop"]))
def test_what_a_screen_reader_reads(page: Page, run: Run, tmp_path: Path, screen: str) -> None:
    file = tmp_path / "report.html"
    assert run("report", SAMPLES / "career_change", "-o", file).code == 0
    page.open(file, WIDTHS[screen])
    read = page.accessible()
    assert "From the classroom to learning analytics" in read["heading"]
    assert "Routes" in read["link"]
    assert "Credits month by month on Premium Career" in " ".join(read["image"])
    assert "month from" in read["columnheader"]
    assert "2026-12-07" in read["rowheader"]
    assert {"main", "navigation", "table"} <= set(read)

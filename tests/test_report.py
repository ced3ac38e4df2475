"""`outreach report`: the page says what the other commands say, is safe, and is read aloud well."""

from __future__ import annotations

import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import SAMPLES, TODAY, Run, Write, as_yaml, thinned
from pages import Element, read_page
from sequences import files

from outreach_cli.report.page import groups, html

PROGRAM = [sys.executable, "-m", "outreach_cli"]
USABLE = ["founder_launch", "berlin_data_engineers", "career_change", "saas_sales_team"]
SEQUENCE = "sequence: [{draft: hello}]\n"


def page_of(run: Run, campaign: object, *options: object) -> Element:
    ran = run("report", campaign, *options)
    assert ran.code == 0, ran.err
    return read_page(ran.out)


@pytest.fixture(scope="module")
def samples() -> dict[str, str]:
    """Return the pages of the sample campaigns, each made when it is first used."""
    return {}


@pytest.fixture
def sample_page(run: Run, samples: dict[str, str]) -> Callable[[str], Element]:
    """Return a function that gives the page of a sample campaign."""

    def page(sample: str) -> Element:
        if sample not in samples:
            samples[sample] = run("report", SAMPLES / sample).out
        return read_page(samples[sample])

    return page


def campaign_text(extra: str = "", name: str = "A small campaign") -> str:
    return f"""\
name: {name}
sender: {{first_name: Noor, plan: business}}
schedule: {{start: 2026-12-01, months: 3}}
replies: {{rate: 0.2}}
prospects: prospects.yaml
drafts: drafts.yaml
{extra}"""


def people(number: int, **values: str) -> str:
    entries = [
        {"id": f"p{n}", "first_name": f"First{n}", "company": "Loom", "connection": "2nd", **values}
        for n in range(number)
    ]
    return as_yaml(entries)


def headings(page: Element) -> list[str]:
    return [heading.text for heading in page.all("h2")]


# What it says


@pytest.mark.parametrize("sample", thinned(USABLE))
def test_the_page_gives_the_answer_and_all_tables_of_plan(
    run: Run, sample_page: Callable[[str], Element], sample: str
) -> None:
    page = sample_page(sample)
    shown = [page.with_class("lead")[0].text]
    shown += [point.text for points in page.with_class("points") for point in points.all("li")]
    plan = run("plan", SAMPLES / sample, "--format", "markdown").out.replace("\\", "")
    (answer,) = re.findall(r"^\*\*(.*)\*\*$", plan, re.MULTILINE)
    assert " ".join(shown) == answer
    tables = [table.rows() for table in page.all("table")]
    blocks = [block.splitlines() for block in plan.split("\n\n") if block.startswith("|")]
    assert len(blocks) >= 5
    for heads, _, *rows in blocks:
        lines = [line[2:-2].split(" | ") for line in (heads, *rows)]
        cells = [[cell.strip(" *") for cell in line] for line in lines]
        assert cells in tables


def test_the_page_has_a_section_for_everything(sample_page: Callable[[str], Element]) -> None:
    page = sample_page("founder_launch")
    assert headings(page) == [
        "Answer",
        "Charts",
        "The sequence with and without its parts, on Premium Business",
        "Step by step on Premium Business",
        "Month by month on Premium Business",
        "All plans",
        "What to buy to finish by 2027-05-31",
        "Routes",
        "Findings",
        "Assumptions",
        "Values of the plans, for one seat",
        "Sources of the assumptions",
    ]


def test_the_figures_in_large_type_are_those_of_the_own_plan(
    sample_page: Callable[[str], Element],
) -> None:
    (tiles,) = sample_page("founder_launch").with_class("tiles")
    shown = dict(
        zip(
            [one.text for one in tiles.all("dt")],
            [one.text for one in tiles.all("dd")],
            strict=True,
        )
    )
    assert shown["50% by"] == "2027-06-09"
    assert shown["by 2027-05-31"] == "37%"
    assert "credits a month" not in shown


@pytest.mark.parametrize("sample", thinned(USABLE))
def test_everyone_is_in_a_group_with_the_summary_of_route(
    run: Run, sample_page: Callable[[str], Element], sample: str
) -> None:
    page = sample_page(sample)
    assert (
        run("route", SAMPLES / sample)
        .err.splitlines()[-1]
        .startswith(
            page.all("h2")[headings(page).index("Routes")].text and _first_text(page, "routes")
        )
    )
    names = {name.text for name in page.all("bdi")}
    routes = run("route", SAMPLES / sample, "--format", "json").json
    assert names == {one["name"] for one in (*routes["routes"], *routes["excluded"])}


def _first_text(page: Element, id: str) -> str:
    (section,) = [one for one in page.all("section") if one.attributes.get("aria-labelledby") == id]
    return section.all("p")[0].text


def test_findings_are_those_of_check(run: Run, write: Write) -> None:
    folder = write({"drafts.yaml": _hello("Hi {{ first_name }}, we WORK at {{ firm }}.")})
    page = page_of(run, folder)
    found = run("check", folder, "--format", "json").json["findings"]
    (table,) = [one for one in page.all("table") if one.rows()[0][0] == "rule"]
    assert [row[0].split()[0] for row in table.rows()[1:]] == [one["code"] for one in found]
    assert [row[2] for row in table.rows()[1:]] == [one["message"] for one in found]
    assert len(found) >= 2


def test_a_requirement_that_is_not_met_is_named_and_the_exit_code_is_0(
    run: Run, write: Write
) -> None:
    folder = write({"campaign.yaml": campaign_text("require: {price: 1}\n")})
    (unmet,) = page_of(run, folder).with_class("unmet")
    assert unmet.text.startswith("Not met: ")
    assert "require.price asks for at most 1.00 US dollars" in unmet.text


def test_sources_are_those_that_the_assumptions_cite(sample_page: Callable[[str], Element]) -> None:
    page = sample_page("founder_launch")
    names = [row[0] for row in page.all("table")[-1].rows()[1:]]
    assert {"InMail glossary", "LinkedIn Help 75", "LinkedIn Help a554514"} <= set(names)
    assert "LinkedIn Help 437" not in names  # on lengths, which a forecast does not use


# How much


def test_long_lists_are_shortened_and_the_page_says_so(run: Run, write: Write) -> None:
    folder = write({"prospects.yaml": people(1_000)})
    page = page_of(run, folder)
    assert [one.text for one in page.with_class("group")[0].all("strong")] == ["1,000 people"]
    assert len(page.all("bdi")) == groups.MOST_NAMES
    assert f"and {1_000 - groups.MOST_NAMES:,} more" in [one.text for one in page.all("li")]
    notes = [note.text for note in page.with_class("note")]
    assert "Of each group at most 200 people are named. outreach route lists everyone." in notes


def test_many_small_groups_are_counted(run: Run, write: Write) -> None:
    number = groups.MOST_GROUPS + 20
    persons = [
        {"id": f"p{n}", "first_name": "Ada", "company": f"C{n}", "connection": "2nd"}
        for n in range(number)
    ]
    drafts = [
        {
            "id": f"d{n}",
            "channel": "inmail",
            "subject": "Hi",
            "body": "Why?",
            "audience": {"company": [f"C{n}"]},
        }
        for n in range(number)
    ]
    folder = write({"prospects.yaml": as_yaml(persons), "drafts.yaml": as_yaml(drafts)})
    page = page_of(run, folder)
    assert len(page.with_class("group")) == groups.MOST_GROUPS
    text = "20 people in 20 smaller groups are not shown. outreach route lists everyone."
    assert text in [note.text for note in page.with_class("note")]


LOGGED = {
    "campaign.yaml": campaign_text("sent: sent.yaml\n"),
    "prospects.yaml": people(70),
    "sent.yaml": as_yaml(
        [
            {"prospect": f"p{n}", "sent": f"2026-10-{1 + n % 28:02}", "draft": "hello"}
            for n in range(60)
        ]
    ),
}


def test_people_who_only_differ_in_days_are_one_group(run: Run, write: Write) -> None:
    page = page_of(run, write(LOGGED))
    sizes = [group.all("strong")[0].text for group in page.with_class("group")]
    assert sizes == ["60 people", "10 people"]
    assert page.with_class("why")[0].text == "already sent on 2026-10-01 to 2026-10-28"


def test_people_with_open_steps_who_only_differ_in_days_are_one_group(
    run: Run, write: Write
) -> None:
    steps = "sent: sent.yaml\nsequence: [{draft: hello}, {draft: again, wait: 7}]\n"
    files = {
        "campaign.yaml": campaign_text(steps),
        "drafts.yaml": _hello("Hi, why?") + "- {id: again, channel: message, body: 'Hi, why?'}\n",
        "prospects.yaml": people(70, connection="1st"),
        "sent.yaml": as_yaml(
            [
                {
                    "prospect": f"p{n}",
                    "sent": f"2026-11-{20 + n % 3}",
                    "draft": "hello",
                    "channel": "inmail",
                }
                for n in range(60)
            ]
        ),
    }
    page = page_of(run, write(files))
    (what,) = {
        span.text
        for span in page.with_class("group")[0].all("span")
        if "class" not in span.attributes
    }
    assert what == "from 2026-11-27 to 2026-11-29 on: message again"


# Results


@pytest.mark.parametrize("start", ["2026-11-05", "2099-03-02"], ids=["past", "future"])
def test_the_results_of_a_log_are_those_of_the_start_or_of_today(
    start: str, run: Run, write: Write
) -> None:
    files = {**LOGGED, "campaign.yaml": LOGGED["campaign.yaml"].replace("2026-12-01", start)}
    folder = write(files)
    page = page_of(run, folder)
    assert "Results" in headings(page)
    day = min(start, str(TODAY))
    shown = run("results", folder, "--on", day, "--format", "markdown").out
    (section,) = [
        one for one in page.all("section") if one.attributes.get("aria-labelledby") == "results"
    ]
    assert shown.splitlines()[2] == section.all("p")[0].text
    titles = re.findall(r"^### (.*)$", shown, re.MULTILINE)
    assert [heading.text for heading in section.all("h3")] == titles
    assert [table.all("caption")[0].text for table in section.all("table")] == titles


def test_without_a_log_there_are_no_results(run: Run, write: Write) -> None:
    assert "Results" not in headings(page_of(run, write()))


def test_many_findings_are_cut_and_counted(run: Run, write: Write) -> None:
    number = html.MOST_FINDINGS + 20
    drafts = [
        {"id": f"d{n}", "channel": "inmail", "subject": "Hi", "body": "Hello {{ nothing }}?"}
        for n in range(number)
    ]
    page = page_of(run, write({"drafts.yaml": as_yaml(drafts)}))
    (table,) = [one for one in page.all("table") if one.rows()[0][0] == "rule"]
    assert len(table.rows()) == 1 + html.MOST_FINDINGS
    notes = [note.text for note in page.with_class("note")]
    assert "These are the first 500; outreach check shows all." in notes


@pytest.mark.slow
@pytest.mark.usefixtures("bounded")
def test_the_page_of_a_hundred_thousand_people_stays_small(run: Run, write: Write) -> None:
    rows = "".join(f"p{n},First{n},Loom,{1 + n % 2}\n" for n in range(100_000))
    folder = write(
        {
            "campaign.yaml": campaign_text().replace("prospects.yaml", "people.csv"),
            "people.csv": f"id,first_name,company,connection\n{rows}",
        }
    )
    ran = run("report", folder)
    assert ran.code == 0
    assert len(ran.out) < 200_000


# Nothing to plan


@pytest.mark.parametrize("extra", ["", SEQUENCE], ids=["single texts", "a sequence"])
def test_an_empty_list_makes_a_page_that_says_so(run: Run, write: Write, extra: str) -> None:
    folder = write({"campaign.yaml": campaign_text(extra), "prospects.yaml": "[]\n"})
    page = page_of(run, folder)
    assert "the list is empty" in page.with_class("lead")[0].text
    assert "Nothing to draw" in page.text
    assert page.all("svg") == []


def test_people_who_are_all_connected_make_a_page(run: Run, write: Write) -> None:
    page = page_of(run, write({"prospects.yaml": people(3, connection="1st")}))
    assert "Nobody needs an InMail" in page.with_class("lead")[0].text


def test_a_campaign_without_drafts_makes_a_page(run: Run, write: Write) -> None:
    page = page_of(run, write({"drafts.yaml": "[]\n"}))
    assert "2 people need an InMail" in page.with_class("lead")[0].text


# Safe


def _hello(body: str, id: str = "hello") -> str:
    draft = {"id": id, "channel": "inmail", "subject": "A question", "body": body}
    return as_yaml([draft])


HOSTILE = [
    pytest.param("<script>alert(1)</script>", id="a script"),
    pytest.param('"><img src=x onerror=alert(1)>', id="an attribute"),
    pytest.param("</title></style></svg><b>bold</b>", id="ends of elements"),
    pytest.param("{{ 7 * 7 }}{% raw %}", id="a template"),
    pytest.param("<!-- & &lt; &#60; ]]>", id="a comment and entities"),
    pytest.param("javascript:alert(1) http://example.com/", id="addresses"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_users_texts_are_only_texts(
    run: Run,
    samples: dict[str, str],
    sample_page: Callable[[str], Element],
    write: Write,
    text: str,
) -> None:
    log = [{"prospect": "p0", "sent": "2026-11-20", "draft": text}]
    folder = write(
        {
            "campaign.yaml": as_yaml(
                {
                    "name": text,
                    "sender": {"first_name": text, "plan": "business"},
                    "schedule": {"start": "2026-12-01", "months": 3},
                    "replies": {"rate": 0.2, "by": {"company": {text: 0.1}}},
                    "prospects": "prospects.yaml",
                    "drafts": "drafts.yaml",
                    "sent": "sent.yaml",
                }
            ),
            "prospects.yaml": people(3, first_name=text, last_name=text, company=text),
            "drafts.yaml": _hello(f"{text} {{{{ nothing }}}}", text),
            "sent.yaml": as_yaml(log),
        }
    )
    ran = run("report", folder)
    assert ran.code == 0, ran.err
    page = read_page(ran.out)
    assert page.all("h1")[0].text == text
    assert {name.text for name in page.all("bdi")} == {f"{text} {text}"}
    if "harmless" not in samples:
        samples["harmless"] = run("report", write(LOGGED, "harmless")).out
    known = [*sample_page("founder_launch").all(), *sample_page("harmless").all()]
    assert {one.tag for one in page.all()} <= {one.tag for one in known}
    attributes = {name for one in page.all() for name in one.attributes}
    assert attributes <= {name for one in known for name in one.attributes}
    assert {one.attributes["href"] for one in page.all("a")} <= {
        f"#{one.attributes['id']}" for one in page.all() if "id" in one.attributes
    }


def test_control_characters_and_changes_of_direction_are_escaped(run: Run, write: Write) -> None:
    text = "a\x1b[31m\u202eb\u2066c\u2028d\x85"
    folder = write({"prospects.yaml": people(2, first_name=text)})
    ran = run("report", folder)
    assert ran.code == 0
    assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", ran.out) == []
    assert r"a\x1b[31m\u202eb\u2066c" in ran.out


@pytest.mark.parametrize("sample", thinned(USABLE))
def test_the_policy_allows_the_one_style_and_nothing_else(
    sample_page: Callable[[str], Element], sample: str
) -> None:
    page = sample_page(sample)
    (style,) = page.all("style")
    digest = b64encode(sha256(style.text.encode()).digest()).decode()
    (policy,) = [
        meta.attributes["content"]
        for meta in page.all("meta")
        if meta.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    attributes = {name for one in page.all() for name in one.attributes}
    assert not {name for name in attributes if name.startswith("on")}
    assert not attributes & {"style", "src", "srcset", "action", "data"}
    assert not {"script", "link", "img", "iframe", "object", "form", "base"} & {
        one.tag for one in page.all()
    }
    assert re.search(r"url\(|@import|https?:", page.text) is None


# Read aloud


@pytest.mark.parametrize("sample", thinned(USABLE))
def test_the_page_has_the_structure_that_screen_readers_use(
    sample_page: Callable[[str], Element], sample: str
) -> None:
    page = sample_page(sample)
    assert page.all("html")[0].attributes["lang"] == "en"
    assert page.all("title")[0].text
    assert len(page.all("h1")) == len(page.all("main")) == len(page.all("nav")) == 1
    levels = [int(one.tag[1]) for one in page.all("h1", "h2", "h3", "h4")]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [one.attributes["id"] for one in page.all() if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    assert {link.attributes["href"] for link in page.all("nav")[0].all("a")} == {
        f"#{heading.attributes['id']}" for heading in page.all("h2")
    }
    named = [
        one.attributes["aria-labelledby"] or ""
        for one in page.all()
        if "aria-labelledby" in one.attributes
    ]
    assert {id for names in named for id in names.split()} <= set(ids)


@pytest.mark.parametrize("sample", thinned(USABLE))
def test_every_table_has_a_caption_and_headers_for_columns_and_rows(
    sample_page: Callable[[str], Element], sample: str
) -> None:
    for table in sample_page(sample).all("table"):
        assert table.all("caption")[0].text
        columns = table.all("thead")[0].all("th")
        assert [one.attributes["scope"] for one in columns] == ["col"] * len(columns)
        for row in table.all("tbody")[0].all("tr"):
            first, *others = row.all("th", "td")
            assert (first.tag, first.attributes["scope"]) == ("th", "row")
            assert [one.tag for one in others] == ["td"] * (len(columns) - 1)


@pytest.mark.parametrize("sample", thinned(USABLE))
def test_every_chart_has_a_title_a_description_and_its_numbers(
    sample_page: Callable[[str], Element], sample: str
) -> None:
    page = sample_page(sample)
    charts = [one for one in page.all("svg") if one.attributes.get("role") == "img"]
    assert len(charts) == 2
    for chart in charts:
        assert chart.all("title")[0].text
        assert len(chart.all("desc")[0].text) > 40
    (numbers,) = [one for one in page.all("details") if one.all("table")]
    heads, *rows = numbers.all("table")[0].rows()
    assert heads[0] == "month from"
    assert heads[-1] == charts[1].all("title")[0].text
    bars = [one for one in charts[0].all("rect") if one.all("title")]
    for bar in bars:
        month, value, part = re.fullmatch(r"(\S+): (\S+) (.*)", bar.all("title")[0].text).groups()  # type: ignore[union-attr]
        row = next(row for row in rows if row[0] == month)
        assert row[heads.index(part)] == value


def _colours(style: str, scheme: str) -> dict[str, str]:
    block = style.partition("prefers-color-scheme: dark")[2] if scheme == "dark" else style
    block = block[block.index(":root {") :]
    return dict(re.findall(r"--([a-z0-9]+): (#[0-9a-f]{6});", block[: block.index("}")]))


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_and_charts_have_the_contrast_that_wcag_asks_for(scheme: str) -> None:
    style = (html.FOLDER / "style.css").read_text("utf-8")
    colours = _colours(style, scheme)
    assert len(colours) == 14
    for ground in ("back", "raised", "area"):
        for text in ("text", *(["quiet", "link"] if ground != "area" else [])):
            assert _contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    for text in ("good", "warn", "bad"):
        assert _contrast(colours[text], colours["back"]) >= 4.5, text
    for shape in ("c1", "c2", "c3"):
        assert _contrast(colours[shape], colours["back"]) >= 3, shape


# The command


@pytest.mark.slow
def test_the_page_is_the_same_in_every_run(run: Run, write: Write, tmp_path: Path) -> None:
    folder = write(files(4))
    pages = [
        run("report", folder, "--runs", "200", *seed).out
        for seed in ((), ("--seed", "1"), ("--seed", "2"))
    ]
    assert pages[0] == pages[1] != pages[2]
    file = tmp_path / "report.html"
    ran = run("report", folder, "--runs", "200", "-o", file)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"Wrote {file}.\n"
    assert file.read_text("utf-8") == pages[0]


@pytest.mark.parametrize("output", ["-", "/dev/stdout"])
def test_a_hyphen_is_standard_output(output: str, write: Write, tmp_path: Path) -> None:
    folder = write()
    ran = subprocess.run(
        [*PROGRAM, "report", str(folder), "-o", output],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=tmp_path,
        check=False,
    )
    assert ran.returncode == 0
    assert ran.stdout.startswith("<!DOCTYPE html>\n")
    assert ran.stdout.endswith("</html>\n")
    assert "Wrote" not in ran.stderr
    assert list(tmp_path.iterdir()) == [folder]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["nosuch"], "nosuch"),
        (["CAMPAIGN", "-o", "old.html"], "old.html already exists; --force overwrites it"),
        (
            ["CAMPAIGN", "-o", "report.pdf"],
            "report.pdf would not be pdf; the page is HTML: --output report.html",
        ),
        (
            ["CAMPAIGN", "-o", "report.md"],
            "report.md would not be md; the page is HTML: --output report.html",
        ),
        (["CAMPAIGN", "-o", "."], ". is a folder; name a file"),
        (["CAMPAIGN", "-o", "no/report.html"], "no is not a folder; create it first"),
        (["CAMPAIGN", "--odds", "80%"], "for 80% write 0.8"),
        (["CAMPAIGN", "--runs", "1"], "--runs 1: a whole number from 200 to 100,000 is expected"),
        (["CAMPAIGN", "--seed", "x"], "--seed x: a whole number"),
        (["CAMPAIGN", "--limit", "inmail.bodi=3"], "did you mean inmail.body?"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_mistake_is_one_sentence_and_nothing_is_written(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: list[str], expected: str
) -> None:
    (tmp_path / "old.html").write_text("old", "utf-8")
    monkeypatch.chdir(tmp_path)
    campaign = str(SAMPLES / "career_change")
    ran = run("report", *[campaign if one == "CAMPAIGN" else one for one in arguments])
    assert (ran.code, ran.out) == (2, "")
    assert expected in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["old.html"]
    assert (tmp_path / "old.html").read_text("utf-8") == "old"


def test_a_campaign_with_errors_is_refused_with_their_places(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    ran = run("report", SAMPLES / "with_mistakes", "-o", file)
    assert ran.code == 2
    assert ran.err.endswith("cannot be used until the errors above are fixed\n")
    assert re.search(r"with_mistakes/\w+\.\w+:\d+:\d+: error: ", ran.err)
    assert not file.exists()


def test_force_replaces_a_page(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "report.HTML"
    file.write_text("old", "utf-8")
    assert run("report", SAMPLES / "career_change", "-o", file, "--force").code == 0
    assert file.read_text("utf-8").startswith("<!DOCTYPE html>")


def test_a_terminal_gets_a_hint_instead_of_html(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("outreach_cli.cli.report.is_terminal", lambda output: output is None)
    ran = run("report", SAMPLES / "career_change")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "outreach: a terminal cannot show the page; name a file: --output report.html\n"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="no such pipes")
def test_a_reader_that_stops_early_is_no_error() -> None:
    command = (
        f'"{sys.executable}" -m outreach_cli report "{SAMPLES / "saas_sales_team"}" 2> /dev/null'
    )
    shell = ["bash", "-c", f"{command} | head -1; echo ${{PIPESTATUS[0]}}"]
    ran = subprocess.run(shell, capture_output=True, text=True, check=False)
    first, code = ran.stdout.splitlines()
    assert first == "<!DOCTYPE html>"
    assert code in {"0", "141"}
    assert ran.stderr == ""


def test_other_commands_do_not_import_the_template_engine() -> None:
    code = (
        "import contextlib, os, sys\n"
        "os._exit = lambda code: print('jinja2' in sys.modules, file=sys.stderr)\n"
        "from outreach_cli.__main__ import main\n"
        "for command in ('check', 'plan', 'route'):\n"
        f"    sys.argv = ['outreach', command, {str(SAMPLES / 'career_change')!r}]\n"
        "    with contextlib.suppress(SystemExit):\n"
        "        main()\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.stderr.splitlines().count("False") == 3, ran.stderr

"""`plan` as CSV and Markdown: they say what the JSON says, whatever the campaign is called."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from cases import Case
from conftest import SAMPLES, Write, thinned
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from test_formats import HOSTILE

from outreach_cli import rulebook
from outreach_cli.load import load
from outreach_cli.projection.planner import Planner
from outreach_cli.projection.plans import Forecast, forecast
from outreach_cli.projection.what_if import Variations, what_if
from outreach_cli.report.forecast import Outcome, answer, markdown, table
from outreach_cli.report.forecast import csv as csv_format
from outreach_cli.report.forecast import json as json_format
from outreach_cli.report.forecast.tables import parts as tables_of
from outreach_cli.report.grid import Screen
from outreach_cli.report.harmless import in_markdown, in_spreadsheet
from outreach_cli.words import chance, one_line

DONE = date(2027, 1, 31)
CASES: dict[str, Case] = {
    "a usual campaign": Case(deadline=DONE),
    "no deadline": Case(deadline=None),
    "nobody on the list": Case(people=0),
    "the free plan": Case(plan="free", deadline=DONE),
    "a daily limit": Case(per_day=2),
    "one month": Case(months=1),
    "done long before the end": Case(people=8, months=12, plan="business"),
    "seats and credits on hand": Case(seats=3, credits=7, plan="recruiter-lite", people=2_500),
}
SAMPLE = ("berlin_data_engineers", "career_change", "saas_sales_team")


def planned(folder: Path) -> Forecast:
    loaded = load(str(folder), rulebook.standard())
    assert loaded.campaign is not None
    return forecast(Planner(loaded.campaign, loaded.book))


def named(found: Forecast, name: str) -> Forecast:
    """Return a forecast of a campaign with another name."""
    return found._replace(campaign=found.campaign._replace(name=name))


def counted() -> dict[str, str]:
    """Return a campaign whose reply rate is given as counts."""
    files = Case(deadline=DONE).files
    return {**files, "campaign.yaml": files["campaign.yaml"].replace("rate: 0.2", "rate: 9 of 50")}


def written(files: Mapping[str, str], folder: Path) -> Path:
    drafts = "- {id: mail, channel: inmail, subject: hello, body: hello}\n"
    for name, text in {**files, "drafts.yaml": drafts}.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module", params=thinned([*SAMPLE, *CASES, "a counted rate"]))
def found(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Forecast:
    name = str(request.param)
    if name in SAMPLE:
        return planned(SAMPLES / name)
    files = CASES[name].files if name in CASES else counted()
    return planned(written(files, tmp_path_factory.mktemp("found")))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Forecast:
    """Return the forecast of a small campaign."""
    return planned(written(Case(people=8, deadline=DONE).files, tmp_path_factory.mktemp("small")))


# --- CSV ---


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines(), strict=True))


def flat(report: Any) -> list[dict[str, Any]]:
    """Return what the JSON says of each plan and month, under the names of the CSV."""
    return [
        {key: plan[key] for key in ("plan", "own", "seats")}
        | {key: value for key, value in month.items() if key != "sent_total"}
        | {f"sent_total_{key}": value for key, value in month["sent_total"].items()}
        for plan in report["plans"]
        for month in plan["months"]
    ]


def test_csv_says_what_the_json_says(found: Forecast) -> None:
    said = rows(csv_format.write(Outcome(found)))
    wanted = flat(json.loads(json_format.write(Outcome(found))))
    assert len(said) == len(wanted) == 7 * found.campaign.schedule.months
    for row, month in zip(said, wanted, strict=True):
        assert row.keys() == month.keys()
        texts = {
            key: value or "" for key, value in month.items() if not isinstance(value, int | float)
        }
        assert {key: row[key] for key in texts} == texts
        # Numbers to six decimals, and a switch as JSON has it.
        rest = month.keys() - texts.keys()
        assert {key: json.loads(row[key]) for key in rest} == {
            key: round(month[key], 6) for key in rest
        }


def test_csv_has_a_header_and_a_line_for_each_plan_and_month(small: Forecast) -> None:
    lines = csv_format.write(Outcome(small)).split("\n")
    assert lines[0] == (
        "plan,own,seats,from,to,granted,sent,refunded,forfeited,balance,"
        "sent_total_mean,sent_total_p10,sent_total_p50,sent_total_p90,finished,"
        "invitations,accepted,messages,open_profile,answers,held_by"
    )
    assert lines[1].startswith("career,true,1,2026-12-01,2026-12-31,5,")
    assert lines[7].startswith("free,false,1,2026-12-01,2026-12-31,0,0,")
    assert lines[-1] == ""
    assert len(lines) == 1 + 7 * 6 + 1


def test_no_name_of_a_campaign_gets_into_the_csv(small: Forecast) -> None:
    assert csv_format.write(Outcome(named(small, '=cmd|"/c calc"!A1,\n'))) == csv_format.write(
        Outcome(small)
    )


@pytest.mark.parametrize(
    ("mean", "said"),
    [
        (8.411000000000001, "8.411"),
        (0.1234567, "0.123457"),
        (-0.25, "-0.25"),  # only texts are kept from being formulas
        (-1e-17, "0"),  # a mean of 0 may be below it by rounding
        (12_000_000.0, "12000000"),
        (1e-5, "0.00001"),
        (100.0, "100"),
    ],
)
def test_a_mean_has_at_most_six_decimals(mean: float, said: str, small: Forecast) -> None:
    (own, *others) = small.plans
    (first, *later) = own.projection.months
    outlook = own.projection._replace(months=(first._replace(sent=mean), *later))
    changed = small._replace(plans=(own._replace(projection=outlook), *others))
    assert rows(csv_format.write(Outcome(changed)))[0]["sent"] == said


@pytest.mark.parametrize(
    ("text", "harmless"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "\t'=1"),
        ("\r=1", "\r'=1"),
        ("\n=1", "\n'=1"),
        ("\n \ufeff\u200b=1", "\n \ufeff\u200b'=1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("\uff20SUM(A1)", "'\uff20SUM(A1)"),
        ("'=1", "''=1"),
        ('"=1', "\"'=1"),
        ("Ada;=1", "Ada;'=1"),
        ("Ada\n+1", "Ada\n'+1"),
        ("Ada + Li @ Loom - 3rd = :: #1", "Ada + Li @ Loom - 3rd = :: #1"),
    ],
    ids=ascii,
)
def test_no_cell_of_a_spreadsheet_is_a_formula(text: str, harmless: str) -> None:
    assert in_spreadsheet(text) == harmless


# --- Markdown ---


class Folded(HTMLParser):
    """Collects the tags and the texts of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(f"<{tag}>{attrs or ''}")

    def handle_endtag(self, tag: str) -> None:
        self.seen.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.seen.append(data.strip())


def html(tokens: Sequence[Token]) -> list[str]:
    """Return the tags and texts of all HTML in a document, one after another."""
    parser = Folded()
    for token in tokens:
        assert token.type != "html_inline"
        if token.type == "html_block":
            parser.feed(token.content)
    return parser.seen


def parsed(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def plain(token: Token, signs: Sequence[str] = ()) -> str:
    """Return an inline token as a reader sees it; only these other kinds may be in it."""
    inside = token.children or []
    assert {child.type for child in inside} <= {"text", "text_special", *signs}
    return "".join(child.content for child in inside).replace("\u200b", "")


def tables(tokens: Sequence[Token]) -> list[list[list[str]]]:
    """Return the tables of a document, each as rows of cells."""
    found: list[list[list[str]]] = []
    for before, token in pairwise(tokens):
        if before.type == "table_open":
            found.append([])
        if before.type == "tr_open":
            found[-1].append([])
        if before.type in {"th_open", "td_open"}:
            found[-1][-1].append(plain(token, ("em_open", "em_close")))
    return found


def inline(tokens: Sequence[Token], kind: str) -> list[Token]:
    """Return what stands in the headings or the paragraphs of a document."""
    return [token for before, token in pairwise(tokens) if before.type == f"{kind}_open"]


def test_markdown_says_what_the_table_says(found: Forecast) -> None:
    """Cell by cell, and the table is held to the JSON elsewhere."""
    tokens = parsed(markdown.write(Outcome(found)))
    said = tables(tokens)
    parts = tables_of(Outcome(found))
    assert len(said) == len(parts)
    assert bool(parts) is any(one.inmail for one in found.plans)
    shown = table.write(Outcome(found), Screen())
    for (head, *body), part in zip(said, parts, strict=True):
        assert head == [column.name for column in part.columns]
        cells = [[cell if isinstance(cell, str) else cell[0] for cell in row] for row in part.rows]
        assert body == cells
        words = [word for row in body for cell in row for word in cell.split()]
        assert all(word in shown for word in words)


def test_markdown_says_what_the_json_says(found: Forecast) -> None:
    report = json.loads(json_format.write(Outcome(found)))
    said = tables(parsed(markdown.write(Outcome(found))))
    titles = [part.title for part in tables_of(Outcome(found))]
    if all(one.has_nothing_to_send for one in found.plans):
        assert (titles, said) == ([], [])
        return
    (head, *plans) = said[0]
    assert [row[0].endswith(", yours") for row in plans] == [one["own"] for one in report["plans"]]
    for row, plan in zip(plans, report["plans"], strict=True):
        cell = dict(zip(head, row, strict=True))
        assert cell["credits a month"] == f"{plan['monthly_credits']:,}"
        assert cell["InMails"] == f"{plan['inmail']:,}"
        assert cell["50% by"] == (plan["finish"]["p50"] or "-")
        assert cell["90% by"] == (plan["finish"]["p90"] or "-")
        for name, key in (("$ a month", "per_month"), ("$ until 90%", "until_done")):
            price = plan["cost"][key]
            assert cell[name] == ("-" if price is None else f"{price:,.2f}")
        if report["deadline"]:
            odds = chance(plan["by_deadline"])
            assert cell[f"by {report['deadline']}"] == odds
    months = report["plans"][0]["months"]
    shown = [
        dict(zip(heads, row, strict=True))
        for title, (heads, *body) in zip(titles, said, strict=True)
        for row in (body if title.startswith("Month by month") else [])
    ]
    for cells, month in zip(shown, months, strict=False):
        assert cells["month from"] == month["from"]
        assert cells["granted"] == f"{month['granted']:,}"
        assert float(cells.get("invited", "0")) == month["invitations"]
        keys = ("sent", "refunded", "forfeited", "balance")
        means = [*(month[key] for key in keys), month["sent_total"]["mean"]]
        heads = ("sent", "refunded", "lost at cap", "left", "sent so far")
        assert [cells[head] for head in heads] == [f"{mean:,.1f}" for mean in means]
    names = [row[0] for table in said[-2:] for row in table[1:]]
    for one in report["assumptions"]:
        assert one["name"].split(": ")[0] in names


def test_markdown_begins_with_the_name_and_the_answer(found: Forecast) -> None:
    tokens = parsed(markdown.write(Outcome(found)))
    assert tokens[0].tag == "h2"
    assert [plain(token) for token in inline(tokens, "heading")] == [found.campaign.name]
    paragraphs = inline(tokens, "paragraph")
    inside = [child for child in paragraphs[0].children or [] if child.content or child.tag]
    assert (inside[0].type, inside[-1].type) == ("strong_open", "strong_close")
    assert plain(paragraphs[0], ("strong_open", "strong_close")) == answer.answer(found)
    for note in paragraphs[1:]:
        assert "\n" not in plain(note)


def test_months_and_assumptions_are_folded(found: Forecast) -> None:
    folded = [part.title for part in tables_of(Outcome(found))[1:]]
    assert html(parsed(markdown.write(Outcome(found)))) == [
        said
        for title in folded
        for said in ("<details>", "<summary>", title, "</summary>", "</details>")
    ]
    if folded:
        months = f"Month by month on {found.own.plan.title}"
        assert (months in folded) == (found.own.plan.credits > 0)
        assert folded[-2:] == ["Assumptions", "Values of the plans, for one seat"]


def test_what_is_tried_takes_the_place_of_the_tables(small: Forecast) -> None:
    tried = Variations(seats=(1, 2), months=(1, 6))
    cases = what_if(Planner(small.campaign, small.book), tried)
    tokens = parsed(markdown.write(Outcome(small, cases)))
    assert [plain(token) for token in inline(tokens, "heading")] == [small.campaign.name]
    (part,) = tables_of(Outcome(small, cases))
    assert tables(tokens) == [[[column.name for column in part.columns], *part.rows]]
    assert html(tokens) == []


def test_an_answer_to_nobody_and_on_the_free_plan(write: Write) -> None:
    text = markdown.write(Outcome(planned(write(CASES["nobody on the list"].files))))
    assert "**Nobody needs an InMail: the list is empty.**" in text
    text = markdown.write(Outcome(planned(write(CASES["the free plan"].files))))
    assert "**30 people need an InMail, but Basic (free) has no credits. The tables" in text
    assert "Month by month" not in text


# --- Any name ---

NAMES = [
    *HOSTILE,
    "<script>alert(1)</script>",
    "</details><details open>",
    "one\n\n# two\n\n| a | b |\n|---|---|\n",
    "closed ## ##",
    "# 1. - > + =",
    "a | b || c",
    "**bold** __bold__ <!-- -->",
    "&lt;b&gt; &#x3C;",
    "![x](https://example.com/x.png)",
    "[a]: https://example.com",
    "```\ncode",
    "$$x^2$$",
    "    code",
    "=HYPERLINK(1)",
]


@pytest.mark.parametrize("name", thinned(NAMES), ids=ascii)
def test_a_name_is_nothing_but_text(name: str, small: Forecast) -> None:
    holds(name, small)


@given(parts=st.lists(st.sampled_from(NAMES) | st.characters(), max_size=3))
def test_any_name_is_nothing_but_text(parts: list[str], small: Forecast) -> None:
    holds("".join(parts), small)


def holds(name: str, small: Forecast) -> None:
    """Assert that another name changes the heading alone, which shows the name."""
    text = markdown.write(Outcome(named(small, name)))
    assert text.encode().decode() == text
    heading, after, rest = text.partition("\n")
    # Not splitlines(), which knows more line ends than Markdown has.
    assert heading.startswith("## ")
    assert after + rest == markdown.write(Outcome(small)).partition("\n")[2].join(["\n", ""])
    (shown,) = inline(parsed(text), "heading")
    assert plain(shown) == one_line(name).strip()


@pytest.mark.parametrize("name", thinned(name for name in NAMES if name.isprintable()), ids=ascii)
def test_a_name_from_a_file_is_nothing_but_text(name: str, write: Write) -> None:
    files = Case(people=3, months=2).files
    files["campaign.yaml"] += yaml.safe_dump({"name": name}, allow_unicode=True, width=10_000)
    found = planned(write(files))
    assert found.campaign.name == name
    (shown,) = inline(parsed(markdown.write(Outcome(found))), "heading")
    assert plain(shown) == name.strip()


def test_a_text_in_markdown_stays_in_its_line() -> None:
    assert in_markdown("a|b\nc *d* <e> `f` #g") == r"a\|b\\nc \*d\* \<e\> \`f\` \#g"

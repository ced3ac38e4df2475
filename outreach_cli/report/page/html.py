"""The page: its sections, filled into the template of this folder."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from outreach_cli import __version__
from outreach_cli.finding import CheckResult
from outreach_cli.projection.assumptions import assumptions
from outreach_cli.projection.plans import Forecast
from outreach_cli.report import results as log
from outreach_cli.report.findings import summary
from outreach_cli.report.findings.message import message
from outreach_cli.report.findings.text import where
from outreach_cli.report.forecast.answer import points
from outreach_cli.report.forecast.bars import nothing_to_draw, numbers
from outreach_cli.report.forecast.gate import sentence
from outreach_cli.report.forecast.tables import parts
from outreach_cli.report.grid import PLAIN, Cell, Screen, short
from outreach_cli.report.layout import Column
from outreach_cli.report.page import Report, charts
from outreach_cli.report.page.groups import groups
from outreach_cli.report.results.notes import method, notes
from outreach_cli.report.routes import summary as routes
from outreach_cli.results import Results
from outreach_cli.rulebook import HELP
from outreach_cli.words import one_line

FOLDER = Path(__file__).parent
MOST_FINDINGS = 500
"""A table of more findings would make the page slow."""
_DATE = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b[,.;:)]*")
_LAST = ("Assumptions", "Values of the plans")
"""The tables that come after routes and findings."""
_NOT_TILES = {"credits a month", "$ a month"}
"""What the table of plans says about a plan itself, not about the campaign on it."""


class _Part(Protocol):
    """A table as the reports of other commands make it."""

    @property
    def title(self) -> str: ...
    @property
    def columns(self) -> Sequence[Column]: ...
    @property
    def rows(self) -> Sequence[Sequence[Cell]]: ...


class Table(NamedTuple):
    """A table of the page: each cell has a text and a style, the first of a row is its head."""

    id: str
    name: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[tuple[str, str]]]
    notes: Sequence[str] = ()


def write(report: Report, screen: Screen = PLAIN) -> str:
    """Return the page: a whole HTML document in which users' texts are escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        finalize=_harmless,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["dated"] = _dated
    style = (FOLDER / "style.css").read_text("utf-8")
    page = environment.get_template("page.html.jinja")
    # The policy allows exactly this style, and nothing else.
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return page.render(style=Markup(style), digest=digest, **_content(report))


def _harmless(value: Any) -> Any:
    """Return a text in one line without control characters; what is markup stays as it is."""
    return one_line(value) if type(value) is str else value


def _dated(value: Any) -> Any:
    """Return a text with its dates marked up, so that no line breaks within one."""
    from markupsafe import Markup, escape

    text = str(escape(_harmless(str(value))))  # a plain text, because joining markup escapes it
    return Markup(_DATE.sub(r'<span class="date">\g<0></span>', text))


def _content(report: Report) -> dict[str, Any]:
    """Return what the template shows."""
    forecast = report.outcome.forecast
    tables = [
        _table(_id(part.name), part, part.name, part.note.splitlines())
        for part in parts(report.outcome)
    ]
    first, *others = points(forecast)
    return {
        "version": __version__,
        "name": short(forecast.campaign.name),
        "first_day": forecast.date(0),
        "last_day": forecast.date(forecast.calendar.days - 1),
        "tiles": list(_tiles(tables)),
        "answer": first,
        "points": others,
        "unmet": [sentence(gate, forecast) for gate in report.outcome.required if not gate.met],
        "drawing": _drawing(forecast),
        "tables": [table for table in tables if table.name not in _LAST],
        "routes": routes.sentence(report.routing),
        "notes": report.notes,
        "groups": groups(report.routing),
        "checked": summary.sentence(report.checked),
        "findings": _findings(report.checked),
        "results": None if report.results is None else _results(report.results),
        "last_tables": [
            *(table for table in tables if table.name in _LAST),
            *_sources(forecast, tables),
        ],
    }


def _id(name: str) -> str:
    """Return a name as links need it: `what-to-buy`."""
    return re.sub(r"[^a-z]+", "-", name.lower())


def _table(id: str, part: _Part, name: str, notes: Sequence[str] = ()) -> Table:
    rows = [[_cell(cell) for cell in row] for row in part.rows]
    return Table(id, name, part.title, part.columns, rows, notes)


def _cell(cell: Cell) -> tuple[str, str]:
    """Return the text of a cell, and its style."""
    return (cell, "") if isinstance(cell, str) else (cell[0], str(cell[1]))


def _tiles(tables: Sequence[Table]) -> Iterator[tuple[str, str]]:
    """Yield the figures of the sender's own plan with their names; what is not known is left out.

    They are those in the first row of the table of plans.
    """
    for table in tables:
        if table.name == "Plans":
            cells = zip(table.columns, table.rows[0], strict=True)
            for column, (text, _) in list(cells)[1:]:
                if column.name not in _NOT_TILES and text != "-":
                    yield column.name, text


def _drawing(forecast: Forecast) -> dict[str, Any]:
    """Return both charts and their numbers, or only the reason why there is nothing to draw."""
    reason = nothing_to_draw(forecast)
    if reason is not None:
        return {"reason": reason}
    heads, rows = numbers(forecast)
    columns = [Column(head, right=n > 0) for n, head in enumerate(heads)]
    title = "The numbers of the charts"
    cells = [[(text, "") for text in row] for row in rows]
    return {
        "reason": None,
        "size": charts,
        "bars": charts.bar_chart(forecast),
        "curve": charts.curve_chart(forecast),
        "numbers": Table("numbers", title, title, columns, cells),
    }


def _findings(checked: CheckResult) -> Table:
    columns = (
        *(Column("rule"), Column("severity")),
        *(Column("finding", wrap=True), Column("place", wrap=True)),
    )
    rows = [
        [
            (f"{finding.code} {finding.rule}", ""),
            (finding.severity.value, finding.severity.value),
            (message(finding, PLAIN), ""),
            (where(finding.place), ""),
        ]
        for finding in checked.findings[:MOST_FINDINGS]
    ]
    notes = ["outreach rule CODE explains a rule."]
    if len(checked.findings) > MOST_FINDINGS:
        notes.insert(0, f"These are the first {MOST_FINDINGS:,}; outreach check shows all.")
    return Table("list-of-findings", "Findings", "Findings", columns, rows, notes)


def _results(results: Results) -> dict[str, Any]:
    """Return what the log says, in sentences and tables."""
    return {
        "headlines": log.headlines(results),
        "points": list(notes(results)),
        "tables": [
            _table(f"results-{number}", part, part.title)
            for number, part in enumerate(log.tables(results), 1)
        ],
        "method": method(results),
    }


def _sources(forecast: Forecast, tables: Sequence[Table]) -> Iterator[Table]:
    """Yield a table of the sources that the assumptions cite, none if there are no tables."""
    if not tables:
        return
    cited = [known.source for known in assumptions(forecast) if not known.program]
    rows = [
        [(name, ""), (about, "")]
        for name, about in forecast.book.sources.items()
        if any(_cites(text, name) for text in cited)
    ]
    columns = (Column("source"), Column("what it is", wrap=True))
    if rows:
        yield Table("sources", "Sources", "Sources of the assumptions", columns, rows)


def _cites(text: str, name: str) -> bool:
    """Tell whether a citation, as `cite` writes it, contains the name of a source."""
    others, _, articles = text.partition(HELP)
    if name.startswith(HELP):
        return name.removeprefix(HELP) in re.findall(r"\w+", articles)
    return name in others.split(", ")

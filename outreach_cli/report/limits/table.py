"""The rulebook as tables, for people."""

from __future__ import annotations

from outreach_cli.report.grid import PLAIN, Screen, grid, heading, wrapped
from outreach_cli.report.layout import Column
from outreach_cli.rulebook import HELP, Entry, Rulebook, cite
from outreach_cli.words import value_text

_COLUMNS = (Column("name", style="bold"), Column("value", wrap=True), Column("source", wrap=True))


def write(book: Rulebook, screen: Screen = PLAIN) -> str:
    """Return a table for each kind of values, and a description of their sources."""
    entries = list(book.values.values())
    reference = "For reference; these cannot be changed"
    kinds: dict[str, list[Entry]] = {"On every plan": [], "Plan by plan": [], reference: []}
    for entry in entries:
        of_a_plan = entry.name.partition(".")[0] in book.titles
        kind = "Plan by plan" if of_a_plan else "On every plan"
        kinds[reference if entry.reference else kind].append(entry)
    tables = "\n".join(
        heading(kind, screen) + grid(_COLUMNS, map(_row, members), screen)
        for kind, members in kinds.items()
        if members
    )
    return f"{tables}\n{_legend(book, entries, screen)}Checked {book.checked}.\n"


def _legend(book: Rulebook, entries: list[Entry], screen: Screen) -> str:
    described = {
        HELP.strip() if source.startswith(HELP) else source: book.sources[source]
        for entry in entries
        for sources in (
            entry.sources,
            entry.enforced,
            *(other.sources for other in entry.disputed),
        )
        for source in sources
        if source in book.sources
    }
    if HELP.strip() in described:
        described[HELP.strip()] = "LinkedIn's help pages, by the number of the article."
    return "".join(wrapped(f"{source}: {text}", screen) for source, text in described.items())


def _row(entry: Entry) -> tuple[str, str, str]:
    others = "".join(
        f"; {value_text(other.value)} in {cite(other.sources)}" for other in entry.disputed
    )
    if entry.enforced:
        others = f"; enforced according to {cite(entry.enforced)}{others}"
    return entry.name, _value(entry), cite(entry.sources) + others


def _value(entry: Entry) -> str:
    number = isinstance(entry.value, int | float) and not isinstance(entry.value, bool)
    if not number:
        return value_text(entry.value)
    if entry.unit.startswith("share more"):
        more = "more" if entry.number >= 0 else "fewer"
        than = entry.unit.removeprefix("share more").strip()
        return f"{value_text(entry.value)} ({abs(entry.number):.0%} {more} answers {than})"
    unit = entry.unit.removeprefix("share")
    unit = unit.removesuffix("s") if entry.value == 1 else unit
    return f"{value_text(entry.value)} {unit.strip()}".strip()

"""`outreach import`: exports to one list of people in YAML, also into one that exists."""

import os
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from outreach_cli.cli.differences import difference
from outreach_cli.cli.files import is_read_only, is_stream
from outreach_cli.cli.options import Force, to_file
from outreach_cli.cli.output import (
    emit,
    emit_aside,
    emit_report,
    fail,
    say_findings,
    talk,
    writable,
)
from outreach_cli.cli.paths import once
from outreach_cli.cli.progress import progress
from outreach_cli.lint import loading_findings
from outreach_cli.load.exports import read_list, require_people
from outreach_cli.load.imported import CannotImportError, Imported
from outreach_cli.load.importing import import_lists
from outreach_cli.model import Degree, Value
from outreach_cli.people.column_names import NAMES
from outreach_cli.people.columns import Explained, meaning_of, plain_name
from outreach_cli.report.imported import Report, summary
from outreach_cli.rules.imported_values import doubts
from outreach_cli.source import FORMATS, Document
from outreach_cli.source.extend import CannotExtendError, YamlList, open_list
from outreach_cli.words import counted, did_you_mean, listed


class Format(StrEnum):
    """How the report is written; each is a file of `report.imported`."""

    TABLE = "table"
    JSON = "json"


Columns = Annotated[
    list[str],
    typer.Option(metavar="NAME=KEY", help='What a column means, such as "Current Role=title".'),
]


def import_people(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...", help="Exports and lists: CSV, YAML or JSON; - is standard input."
        ),
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="YAML list to write; an existing one is extended.",
            show_default="standard output",
            callback=to_file,
        ),
    ] = None,
    columns: Columns = [],  # noqa: B006 - read only
    connections: Annotated[
        list[str],
        typer.Option(metavar="FILE", help="File with your connections; adds nobody to the list."),
    ] = [],  # noqa: B006 - read only
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the result, or what changes; write nothing.")
    ] = False,
    force: Force = False,
    format: Annotated[
        Format, typer.Option(metavar="FORMAT", help="Format of the report: table or json.")
    ] = Format.TABLE,
) -> None:
    """Turn exports into one list in YAML, each person once, or add them to a list.

    What is in a list stays as it is: gaps are filled, and new people are added at the end.

    Example: outreach import sample_campaigns/saas_sales_team/apollo.csv
    """
    existing = _existing(output, force)
    inputs = [name for name in files if existing is None or not _same(name, output)]
    if not inputs:
        fail(f"{output} is the list itself; name the files to add to it")
    if force and any(_same(name, output) for name in (*files, *connections)):
        fail(f"{output} is read by this command, so it is not replaced; name another file")
    imported = imported_from(inputs, connections, explained(columns), existing, output)
    mark = existing.mark if existing is not None else ""
    result, before = mark + imported.after, mark + (imported.before or "")
    if dry_run or output is None:
        is_diff = dry_run and existing is not None and output is not None
        emit(difference(output or "", before, result) if is_diff else result, None)
    elif result != before:
        emit(result, output)
    report = report_of(imported, output)
    if dry_run or output is None:
        emit_aside("imported", format, report)
    else:
        emit_report("imported", format, report, None)
    talk(f"{_closing(imported, output, dry_run)} {summary(imported)}")


def _closing(imported: Imported, output: str | None, dry_run: bool) -> str:
    """Return, in a sentence, what was written."""
    new = len(imported.new)
    completed = len(imported.written) - new
    connected = _connected(imported.new)
    now_connected = _connected(values for _, values in imported.written) - connected
    parts = []
    if new or not completed:
        degree = f" ({connected:,} of them 1st-degree)" if connected else ""
        parts.append(f"{counted(new, 'new person', 'new people')}{degree}")
    if completed:
        degree = f" ({now_connected:,} of them now 1st-degree)" if now_connected else ""
        parts.append(f"more about {counted(completed, 'person', 'people')}{degree}")
    text = listed(parts, "and")
    if output is None:
        return f"To standard output: {text}."
    if imported.before == imported.after:
        changed = "would change" if dry_run else "changed"
        return f"{output} has all of this already; nothing {changed}."
    return f"{'Dry run; this would be added' if dry_run else 'Added'} to {output}: {text}."


def _connected(people: Iterable[Mapping[str, Value]]) -> int:
    """Count the people whose values say that they are connections."""
    return sum(1 for values in people if values.get("connection") == Degree.FIRST)


def imported_from(
    inputs: list[str],
    connections: Sequence[str] = (),
    columns: Explained = (),
    existing: YamlList | None = None,
    output: str | None = None,
) -> Imported:
    """Return what an import of files does; files that cannot be imported end the program."""
    try:
        with progress("Reading"):
            lists = [read_list(name, columns) for name in once(inputs)]
            connected = [read_list(name, columns) for name in once(connections)]
            _require_used(columns, [*lists, *connected])
            return import_lists(lists, connected, existing)
    except CannotImportError as error:
        _refuse(error, "Nothing is written.")
    except CannotExtendError as error:
        fail(f"{output} {error}. Nothing is written.")


def report_of(imported: Imported, output: str | None) -> Report:
    """Return what there is to report about an import, with its doubtful values."""
    findings = loading_findings(imported.mistakes, others=doubts(imported.written))
    return Report(imported, output, findings)


def _existing(output: str | None, force: bool) -> YamlList | None:
    """Return the list that is to be extended, None for a new one."""
    if output is None:
        return None
    writable(output, force=True)
    ending = Path(output).suffix.lower()
    if FORMATS.get(ending, "yaml") != "yaml" or ending in {".txt", ".pdf", ".xlsx", ".xls"}:
        fail(f"{output}: the list is written as YAML; name a file that ends with .yaml")
    if force or is_stream(output) or not os.path.lexists(output):
        return None
    if is_read_only(output):
        fail(f"{output} is read-only; nothing is written")
    try:
        with progress("Reading"):
            existing = open_list(output)
        require_people(Document(existing.file, existing.data, existing.mistakes))
    except CannotExtendError as error:
        fail(f"{output} {error}. Nothing is written.")
    except CannotImportError as error:
        _refuse(error, "Nothing can be added to it.")
    return existing


def _refuse(error: CannotImportError, consequence: str) -> NoReturn:
    say_findings(loading_findings(error.mistakes))
    fail(f"{error}. {consequence}")


def _same(name: str, output: str | None) -> bool:
    if output is None or not Path(name).exists() or not Path(output).exists():
        return False
    return Path(name).samefile(output)


def explained(columns: list[str]) -> Explained:
    """Return the columns that the option explains, with their keys; a wrong one is refused."""
    explained = []
    for column in columns:
        name, separator, key = (part.strip() for part in column.rpartition("="))
        meaning = meaning_of(key) if separator else None
        if not name or not separator:
            fail(f'--columns {column}: NAME=KEY is expected, such as "Current Role=title"')
        if meaning is None:
            near = did_you_mean(key, NAMES)
            fail(f"--columns {column}: {listed(NAMES)} is expected after the ={near}")
        explained.append((name, meaning))
    return tuple(explained)


def _require_used(columns: Explained, documents: list[Document]) -> None:
    """Fail if no file has a column that the option explains."""
    names = [column.name for document in documents for column in document.columns]
    for name, _ in columns:
        if plain_name(name) not in set(map(plain_name, names)):
            fail(f"--columns {name}: no file has such a column{did_you_mean(name, names)}")

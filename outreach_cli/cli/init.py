"""`outreach init`: a campaign to begin with, which checks clean and can be forecast."""

import os
import shlex
from pathlib import Path
from typing import Annotated

import typer

from outreach_cli import rulebook
from outreach_cli.cli import completing
from outreach_cli.cli.files import create_all
from outreach_cli.cli.import_people import Columns, explained, imported_from, report_of
from outreach_cli.cli.init_options import chosen, is_asking
from outreach_cli.cli.output import emit, emit_report, fail, reason_of, screen, talk
from outreach_cli.load.schema import FOLDER
from outreach_cli.report.grid import wrapped
from outreach_cli.starter import (
    CAMPAIGN,
    DRAFTS,
    PLANS,
    PROSPECTS,
    Purpose,
    schema_files,
    starter_files,
)
from outreach_cli.words import listed

_USUAL = "The starter is for recruiting; for another one, add --for sales or --for job-search."
"""Said if the user states no purpose."""


def init(
    directory: Annotated[
        str, typer.Argument(metavar="[DIR]", help="Folder of the campaign; created if missing.")
    ] = ".",
    purpose: Annotated[
        Purpose | None,
        typer.Option(
            "--for",
            metavar="PURPOSE",
            help="Purpose: recruiting, sales or job-search.",
            show_default="recruiting",
        ),
    ] = None,
    plan: Annotated[
        str | None,
        typer.Option(
            metavar="PLAN",
            help="Your LinkedIn plan.",
            show_default="usual one for the purpose",
            autocompletion=completing.plans,
        ),
    ] = None,
    seats: Annotated[
        str | None,
        typer.Option(metavar="NUMBER", help="Accounts that send.", show_default="one"),
    ] = None,
    start: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="First day of sending.", show_default="next Monday"),
    ] = None,
    files: Annotated[
        list[str],
        typer.Option(
            "--from",
            metavar="FILE",
            help="Export to take the list from, as outreach import does; may be repeated.",
        ),
    ] = [],  # noqa: B006 - read only
    columns: Columns = [],  # noqa: B006 - read only
) -> None:
    """Write a campaign to begin with: settings, a sequence, drafts and a list, with comments.

    In a terminal you are asked for what you do not state. Files that exist are never replaced.

    Example: outreach init spring --for recruiting
    """
    folder = Path(directory)
    if columns and not files:
        fail("--columns says what columns of the files after --from mean; name a file with --from")
    own_list = _own_list(folder, files)
    names = [name for name in (CAMPAIGN, DRAFTS, PROSPECTS) if name != PROSPECTS or not own_list]
    _require_new(folder, names, files)
    unstated = _USUAL if purpose is None else ""
    purpose = purpose or Purpose.RECRUITING
    if unstated and is_asking():
        talk(unstated)
    about = chosen(plan, seats, start, PLANS[purpose])
    imported = None
    if files and not own_list:
        imported = imported_from(files, columns=explained(columns))
    people = imported.after if imported is not None else None
    has_inmails = rulebook.standard().plan(about.plan).credits > 0
    texts = starter_files(purpose, *about, has_inmails, people)
    texts = {name: texts[name] for name in names} | _new_schemas(folder)
    try:
        create_all(folder, {name: text.encode() for name, text in texts.items()})
    except OSError as error:
        name = error.filename or folder
        fail(f"{name} cannot be written: {reason_of(error)}; nothing is written")
    if imported is not None:
        emit_report("imported", "table", report_of(imported, str(folder / PROSPECTS)), None)
    emit(_closing(folder, names, "" if is_asking() else unstated), None)


def _new_schemas(folder: Path) -> dict[str, str]:
    """Return the schemas for editors that the folder does not have yet."""
    schemas = schema_files().items()
    return {name: text for name, text in schemas if not os.path.lexists(folder / name)}


def _own_list(folder: Path, files: list[str]) -> bool:
    """Return whether --from names the list of the campaign, which then stays as it is."""
    own = folder / PROSPECTS
    return {*map(os.path.realpath, files)} == {os.path.realpath(own)} and own.is_file()


def _require_new(folder: Path, names: list[str], files: list[str]) -> None:
    """Fail if a file that is to be written exists, or if the folder is a file."""
    try:
        if folder.exists() and not folder.is_dir():
            hint = "; write --from before each file" if files else ""
            fail(f"{folder} is not a folder; name another one{hint}")
        for name in names:
            path = folder / name
            if os.path.lexists(path):
                hint = f", or keep this list with --from {shlex.quote(str(path))}"
                hint = hint if name == PROSPECTS else ""
                fail(f"{path} already exists, so nothing is written; name another folder{hint}")
    except (OSError, ValueError) as error:
        fail(f"{folder} cannot be used: {reason_of(error)}")


def _closing(folder: Path, names: list[str], about: str) -> str:
    """Return what was written, what is to be said about it, and the commands to go on with."""
    where = "" if folder == Path() else f" in {folder}"
    path = shlex.quote(str(folder))
    commands = [f"  outreach {command} {path}" for command in ("check", "preview", "plan")]
    schemas = f"Editors complete and check them with the schemas in {folder / FOLDER}."
    said = [f"Wrote {listed(names, 'and')}{where}.", *([about] if about else []), schemas]
    lines = "".join(wrapped(sentence, screen()) for sentence in said)
    return "\n".join([lines, "Next:", *commands, ""])

"""`outreach check --fix` and `--diff`: repairing the drafts' files, or showing the changes."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import typer

from outreach_cli.cli.differences import difference
from outreach_cli.cli.files import is_read_only, replace_all
from outreach_cli.cli.output import emit, fail, reason_of, say_written, talk
from outreach_cli.fix import FixedFile, fixed_files
from outreach_cli.load import Loaded
from outreach_cli.model import Campaign
from outreach_cli.rules.selection import Selection
from outreach_cli.words import counted, listed


def fix_drafts(
    paths: Sequence[str],
    loaded: Sequence[Loaded],
    selection: Selection,
    diff: bool,
    output: str | None,
) -> bool:
    """Repair the drafts' files of campaigns; return whether any file was written.

    With `diff`, only show the changes, and exit with 1 if there are any.
    """
    if "-" in paths:
        fail("--fix and --diff need files; a text on standard input cannot be repaired")
    if not diff:
        _require_files(part.campaign for part in loaded if part.campaign is not None)
    files = fixed_files(loaded, selection)
    for file in files:
        _report_what_is_left(file)
    changed = [file for file in files if file.after != file.before]
    if diff:
        emit("".join(difference(file.name, file.before, file.after) for file in changed), output)
        say_written(output)
        talk(f"--fix would fix {_places(changed)}" if changed else _nothing(loaded))
        if any(part.campaign is None or not part.campaign.drafts for part in loaded):
            fail("no draft can be read; outreach check says why")
        raise typer.Exit(int(bool(changed)))
    for file in changed:
        _require_writable(file.name)
    try:
        replace_all({file.name: file.after.encode() for file in changed})
    except OSError as error:
        why = f"{error.filename} cannot be written: {reason_of(error)}"
        done = [
            file.name for file in changed if Path(file.name).read_bytes() == file.after.encode()
        ]
        fail(f"{why}; {'fixed before: ' + listed(done, 'and') if done else 'nothing was fixed'}")
    talk(f"fixed {_places(changed)}" if changed else _nothing(loaded))
    return bool(changed)


def _nothing(loaded: Sequence[Loaded]) -> str:
    if all(part.campaign is not None and not part.campaign.unread for part in loaded):
        return "nothing to fix"
    return "nothing to fix in the drafts that can be read; outreach check says what is wrong"


def _require_files(campaigns: Iterable[Campaign]) -> None:
    for campaign in campaigns:
        files = [campaign.spot.file, *(draft.spot.file for draft in campaign.drafts)]
        for file in (*files, *(prospect.file for prospect in campaign.prospects)):
            if file.text is not None:
                fail(f"--fix reads files twice, but {file.name} can be read only once; save it")


def _require_writable(name: str) -> None:
    # Replacing a read-only file would be possible, but is not what its owner wants.
    if is_read_only(name):
        fail(f"{name} is read-only; nothing was fixed")


def _report_what_is_left(file: FixedFile) -> None:
    if file.reason is not None:
        talk(f"{file.name} is left as it is: {file.reason}")
    if file.left:
        places = counted(file.left, "place")
        talk(f"{file.name}: {places} not fixed, since that would change more than the text")


def _places(files: Sequence[FixedFile]) -> str:
    total = counted(sum(file.places for file in files), "place")
    if len(files) == 1:
        return f"{total} in {files[0].name}"
    return f"{total}: " + ", ".join(f"{file.places:,} in {file.name}" for file in files)

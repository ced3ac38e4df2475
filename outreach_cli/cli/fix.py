"""`outreach check --fix` and `--diff`: the drafts' files mended, or what that would change."""

import os
import re
from collections.abc import Iterable, Sequence
from difflib import unified_diff
from pathlib import Path

import typer

from outreach_cli.cli.output import emit, fail, talk
from outreach_cli.fix import FixedFile, mended
from outreach_cli.load import Loaded
from outreach_cli.model import Campaign
from outreach_cli.rules.selection import Selection
from outreach_cli.words import counted, one_line

_NO_LINE_END = "\n\\ No newline at end of file\n"


def run(
    paths: Sequence[str],
    loaded: Sequence[Loaded],
    selection: Selection,
    diff: bool,
    output: str | None,
) -> bool:
    """Mend the drafts' files of some campaigns; tell whether any was written.

    With `diff` only show what would change, and exit: with 1 if anything would.
    """
    if "-" in paths:
        fail("--fix and --diff take files; what comes from standard input cannot be fixed")
    if not diff:
        _can_be_read_again(one.campaign for one in loaded if one.campaign is not None)
    files = mended(loaded, selection)
    for one in files:
        _say_what_is_left(one)
    changed = [one for one in files if one.after != one.before]
    if diff:
        emit("".join(_diff(one) for one in changed), output)
        talk(f"--fix would fix {_places(changed)}" if changed else _nothing(loaded))
        if any(one.campaign is None or not one.campaign.drafts for one in loaded):
            fail("no draft can be read; outreach check says why")
        raise typer.Exit(int(bool(changed)))
    for one in changed:
        _may_be_written(one.name)
    for one in changed:
        emit(one.after, one.name)
    talk(f"fixed {_places(changed)}" if changed else _nothing(loaded))
    return bool(changed)


def _nothing(loaded: Sequence[Loaded]) -> str:
    if all(one.campaign is not None and not one.campaign.unread for one in loaded):
        return "nothing to fix"
    return "nothing to fix in the drafts that can be read; outreach check says what is wrong"


def _can_be_read_again(campaigns: Iterable[Campaign]) -> None:
    for campaign in campaigns:
        files = [campaign.spot.file, *(draft.spot.file for draft in campaign.drafts)]
        for file in (*files, *(prospect.file for prospect in campaign.prospects)):
            if file.text is not None:
                fail(f"--fix reads twice, and {file.name} can be read only once; save it to a file")


def _may_be_written(name: str) -> None:
    # Putting another file in its place would be possible even so.
    if not Path(name).stat().st_mode & 0o222 or not os.access(name, os.W_OK):
        fail(f"{name} is read-only; nothing was fixed")


def _say_what_is_left(file: FixedFile) -> None:
    if file.reason is not None:
        talk(f"{file.name} is left as it is: {file.reason}")
    if file.left:
        places = counted(file.left, "place")
        talk(f"{file.name}: {places} not fixed, since that would change more than the text")


def _places(files: Sequence[FixedFile]) -> str:
    total = counted(sum(one.places for one in files), "place")
    if len(files) == 1:
        return f"{total} in {files[0].name}"
    return f"{total}: " + ", ".join(f"{one.places:,} in {one.name}" for one in files)


def _diff(file: FixedFile) -> str:
    before, after = (re.findall(r"[^\n]*\n|[^\n]+\Z", text) for text in (file.before, file.after))
    # With a blank in it patch takes the name up to a tab.
    name = one_line(file.name) + ("\t" if " " in file.name else "")
    return "".join(
        line if line.endswith("\n") else line + _NO_LINE_END
        for line in unified_diff(before, after, name, name)
    )

"""The user's own words, which W108 misspelt accepts: `words.txt`, and `words` under `check`."""

import os
import re
from pathlib import Path

from outreach_cli.finding import Finding, Place
from outreach_cli.load.fields import Fields
from outreach_cli.source.text import NO_SUCH_FILE, CannotReadError, contents, decode, line_breaks
from outreach_cli.words import shown

NAME = "words.txt"

_PARTS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_COMMENT = re.compile(r"(?:^|\s)#.*")


def words_under(fields: Fields) -> frozenset[str]:
    """Read the words of the section `check` of a campaign, in lower case."""
    words: set[str] = set()
    for item, spot in fields.items("words"):
        if isinstance(item, str):
            mistake = _mistake(item)
            if mistake is not None:
                fields.wrong("D104", spot, f"words takes {mistake}")
            words.update(_parts(item))
        else:
            fields.wrong("D102", spot, f"words takes a list of texts, found {shown(item)}")
    return frozenset(words)


def words_beside(folder: Path, mistakes: list[Finding]) -> frozenset[str]:
    """Read the file `words.txt` of a folder, in lower case; none if there is no file.

    A file that a link leads to elsewhere is read, but its findings do not quote it.
    """
    path = folder / NAME
    try:
        raw = contents(str(path)).raw
    except CannotReadError as error:
        # A link to nothing is a mistake, unlike no file at all.
        if str(error) != NO_SUCH_FILE or path.is_symlink():
            mistakes.append(Finding(Place(str(path)), str(error), code="D106"))
        return frozenset()
    text, mistake = decode(raw, str(path))
    if mistake is not None:
        mistakes.append(mistake)
    is_elsewhere = os.path.realpath(path) != str(Path(os.path.realpath(folder)) / NAME)
    words: set[str] = set()
    for number, line in enumerate(line_breaks(text).split("\n"), 1):
        written = _COMMENT.sub("", line).strip()
        wrong = _mistake(written) if written else None
        if wrong is not None:
            wrong = "one word on each line" if is_elsewhere else wrong
            column = len(line) - len(line.lstrip()) + 1
            place = Place(str(path), number, column)
            mistakes.append(Finding(place, f"{NAME} takes {wrong}", code="D104"))
        words.update(_parts(written))
    return frozenset(words)


def _mistake(written: str) -> str | None:
    """Return what a list of words takes and what was found, None if that is a word."""
    if len(written.split()) > 1:
        return f"one word in each entry, found {shown(written)}; write each as a separate entry"
    return (
        None if _PARTS.search(written) else f"words, found {shown(written)}, which has no letters"
    )


def _parts(written: str) -> list[str]:
    """Return the parts of a word as W108 looks them up: those between hyphens, without ’s."""
    return [part.replace("’", "'") for part in _PARTS.findall(written.lower())]

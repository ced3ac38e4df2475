"""Files to plain data: YAML, JSON, JSON Lines and CSV, read without surprises.

Every scalar stays the text that the user wrote; empty ones are None. What is wrong comes back as
mistakes beside the data, never as an exception. Values carry no positions: `places` finds the
few that are asked for by reading the file once more.
"""

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import NamedTuple

from outreach_cli.finding import File, Finding, Place, Spot
from outreach_cli.model import Value
from outreach_cli.source.text import Lines, decode, standard_input

FORMATS = {
    ".yaml": "yaml",
    ".yml": "yaml",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
}


_ZIPPED = b"PK\x03\x04"


class Document(NamedTuple):
    """A file that was read: its data, or None where nothing could be read."""

    file: File
    data: Value
    mistakes: tuple[Finding, ...]


def read(name: str) -> Document:
    """Read a file by the format its ending names (`-`: YAML from standard input)."""
    file = File(name, FORMATS.get(Path(name).suffix.lower(), "yaml"))
    if name == "-":
        raw = standard_input()
        file = file._replace(text=decode(raw, name)[0])
    else:
        try:
            path = Path(name)
            if path.is_char_device() or path.is_block_device():
                return _refused(file, "is a device, a file was expected")
            raw = path.read_bytes()
            if not path.is_file():  # a pipe, which cannot be read twice
                file = file._replace(text=decode(raw, name)[0])
        except (OSError, ValueError) as error:
            return _refused(file, _reason(error))
    if raw.startswith(_ZIPPED):
        return _refused(file, "is a spreadsheet or archive; save it as CSV (UTF-8) first")
    if file.format == "yaml":
        from outreach_cli.source import events

        return Document(file, *events.compose(raw, file))
    from outreach_cli.source import tables

    text, mistake = decode(raw, name)
    if mistake:
        return Document(file, None, (mistake,))
    return Document(file, *tables.READERS[file.format](text, file))


def _refused(file: File, message: str) -> Document:
    return Document(file, None, (Finding(code="D106", where=Place(file.name), message=message),))


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, ValueError):
        return "cannot be a file's name"
    if isinstance(error, FileNotFoundError):
        return "no such file; check the spelling, names are relative to the campaign's folder"
    if isinstance(error, IsADirectoryError):
        return "is a folder, a file was expected"
    return f"cannot be read: {(error.strerror or str(error)).lower()}"


def places(spots: Iterable[Spot]) -> dict[Spot, Place]:
    """Find the line and column of each spot; each file is read once more for all of its spots.

    Where a value cannot be found again, the place is that of the nearest value around it.
    """
    by_file: dict[File, list[Spot]] = {}
    for spot in spots:
        by_file.setdefault(spot.file, []).append(spot)
    found: dict[Spot, Place] = {}
    for file, wanted in by_file.items():
        from outreach_cli.source import locate

        found.update(locate.places(file, wanted))
    return found


def comments(file: File, keys: Collection[str]) -> dict[int, list[tuple[Place, str]]]:
    """Find the comments that end plain texts under some keys of a YAML list, by entry."""
    if file.format != "yaml":
        return {}
    try:
        raw = file.text.encode() if file.text is not None else Path(file.name).read_bytes()
    except OSError:  # gone since it was read
        return {}
    text, _ = decode(raw, file.name)
    if " #" not in text and "\t#" not in text:
        return {}
    from outreach_cli.source import rewrite

    lines = Lines(text)
    found: dict[int, list[tuple[Place, str]]] = {}
    for entry, index, comment in rewrite.comments(text, keys):
        found.setdefault(entry, []).append((lines.place(file.name, index), comment))
    return found

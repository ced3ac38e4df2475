"""Finds the file of a campaign, and recognises files that are something else."""

from contextlib import suppress
from pathlib import Path

from outreach_cli.finding import Finding, Place
from outreach_cli.load.definitions.campaign import CAMPAIGN
from outreach_cli.source import FORMATS, Document
from outreach_cli.source.text import reason

NAMES = ("campaign.yaml", "campaign.yml")


def find(path: str) -> str | Finding:
    """Return the campaign file that a path means: the file itself, or the one in a folder."""
    if path == "-":
        return path
    if not path:
        return Finding(Place("''"), "an empty path; name a campaign's folder", code="D106")
    try:
        if not Path(path).is_dir():
            Path(path).stat()
            return path
        for name in NAMES:
            with suppress(FileNotFoundError):
                (Path(path) / name).stat()
                return str(Path(path) / name)
        below = sorted(str(file.parent) for file in Path(path).glob(f"*/{NAMES[0]}"))
    except (FileNotFoundError, ValueError):
        return Finding(Place(path), "no such file or folder; check the spelling", code="D106")
    except OSError as error:
        return Finding(Place(path), reason(error), code="D106")
    message = f"no {NAMES[0]} in this folder"
    message += f"; did you mean {', '.join(below)}?" if below else "; name a campaign's folder"
    return Finding(Place(path), message, code="D106")


def is_other(document: Document, path: Path) -> bool:
    """Return whether a file is neither a campaign nor drafts, but something like a README.md."""
    data = document.data
    if isinstance(data, dict):
        return (
            path.name not in NAMES and bool(data) and not data.keys() & (CAMPAIGN.keys() - {"name"})
        )
    unparsed = data is None and any(note.place.line for note in document.mistakes)
    return (unparsed or isinstance(data, str)) and path.suffix.lower() not in FORMATS

"""Writing a user's own files, such as the log and campaign.yaml."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from outreach_cli.cli.files import is_read_only, replace_all
from outreach_cli.cli.output import fail, reason_of
from outreach_cli.words import listed


def require_writable(names: Iterable[str]) -> None:
    """Fail before anything is written if one of the files is read-only."""
    for name in names:
        if Path(name).exists() and is_read_only(name):
            fail(f"{name} is read-only; nothing is written")


def write_files(files: Mapping[str, bytes]) -> None:
    """Write files as a whole, with their folders; what cannot be written ends the program."""
    require_writable(files)
    try:
        for name in files:
            Path(name).parent.mkdir(parents=True, exist_ok=True)
        replace_all(files)
    except OSError as error:
        done = [name for name, raw in files.items() if _has(name, raw)]
        rest = f"only {listed(done, 'and')} is written" if done else "nothing is written"
        fail(f"{error.filename} cannot be written: {reason_of(error)}; {rest}")


def _has(name: str, raw: bytes) -> bool:
    return Path(name).exists() and Path(name).read_bytes() == raw

"""JSON Schemas of what commands write with `--format json`, each a file beside this one."""

from pathlib import Path

NAMES = ("plan", "check")


def read(name: str) -> str:
    """Return the schema of a command's output as it stands in its file."""
    return Path(__file__).with_name(f"{name}.json").read_text("utf-8")

"""A baseline: the findings of an old campaign, accepted so that only new ones count."""

import json
from pathlib import Path

from outreach_cli.cli.output import emit, fail, talk
from outreach_cli.finding import Checked
from outreach_cli.report.findings.fingerprint import fingerprints
from outreach_cli.report.words import counted

FORMAT_VERSION = "1.0"


def write(checked: Checked, path: str) -> None:
    """Write today's findings as a baseline."""
    entries = [
        {"fingerprint": mark, "code": one.code, "file": one.place.file, "draft": one.draft}
        for mark, one in zip(fingerprints(checked.findings), checked.findings, strict=True)
    ]
    baseline = {"format_version": FORMAT_VERSION, "findings": entries}
    emit(json.dumps(baseline, indent=2) + "\n", path)


def without(checked: Checked, path: str) -> Checked:
    """Return what is not in a baseline, and say which of its entries no longer occur.

    A baseline that cannot be read ends the program.
    """
    entries = _read(path)
    marks = fingerprints(checked.findings)
    new = tuple(
        one for mark, one in zip(marks, checked.findings, strict=True) if mark not in entries
    )
    gone = [entries[mark] for mark in entries if mark not in marks]
    if gone:
        codes = ", ".join(sorted(set(gone)))
        entry = counted(len(gone), "entry of the baseline", "entries of the baseline")
        occur = "occurs" if len(gone) == 1 else "occur"
        talk(f"{entry} no longer {occur} ({codes}); --write-baseline writes it anew")
    return checked._replace(findings=new)


def _read(path: str) -> dict[str, str]:
    try:
        data = json.loads(Path(path).read_text("utf-8"))
        return {entry["fingerprint"]: str(entry["code"]) for entry in data["findings"]}
    except OSError as error:
        fail(f"{path} cannot be read: {(error.strerror or str(error)).lower()}")
    except (ValueError, KeyError, TypeError):
        fail(f"{path} is not a baseline; --write-baseline writes one")

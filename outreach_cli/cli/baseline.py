"""A baseline: findings that are accepted, so that only new ones are shown."""

import json
import os

from outreach_cli.cli.output import emit, fail, talk
from outreach_cli.finding import UNREAD, CheckResult
from outreach_cli.report.findings.fingerprint import fingerprints
from outreach_cli.rules import RULES
from outreach_cli.rules.selection import Selection
from outreach_cli.source.text import CannotReadError, contents
from outreach_cli.words import counted

FORMAT_VERSION = "1.0"


def write(checked: CheckResult, path: str) -> str:
    """Write the findings as a baseline, and return a sentence about it.

    Findings about unreadable parts of files are left out: such a part may hide other findings.
    """
    kept = [finding for finding in checked.findings if finding.code not in UNREAD]
    marks = fingerprints(kept, _folder(path))
    entries = [
        {
            "fingerprint": mark,
            "code": finding.code,
            "file": finding.place.file,
            "draft": finding.draft,
        }
        for mark, finding in zip(marks, kept, strict=True)
    ]
    baseline = {"format_version": FORMAT_VERSION, "findings": entries}
    emit(json.dumps(baseline, indent=2) + "\n", path)
    unread = len(checked.findings) > len(kept)
    left_out = "; what cannot be read (D101, D106) is not part of it" if unread else ""
    return f"Wrote {counted(len(kept), 'finding')} to {path}{left_out}."


def without(checked: CheckResult, path: str, selection: Selection) -> CheckResult:
    """Return the findings that are not in a baseline, and report its entries that are obsolete.

    Only entries of selected rules can be obsolete. A file that is not a baseline ends the program.
    """
    entries = _read(path)
    marks = fingerprints(checked.findings, _folder(path))
    new = tuple(
        finding
        for mark, finding in zip(marks, checked.findings, strict=True)
        if mark not in entries or finding.code in UNREAD
    )
    selected = {rule.code for rule in RULES if selection.has(rule)}
    gone = [code for mark, code in entries.items() if mark not in marks and code in selected]
    if gone and not any(finding.code in UNREAD for finding in checked.findings):
        codes = ", ".join(sorted(set(gone)))
        entry = counted(len(gone), "entry of the baseline", "entries of the baseline")
        occur = "occurs" if len(gone) == 1 else "occur"
        talk(f"{entry} no longer {occur} ({codes}); --write-baseline with --force updates it")
    return checked._replace(findings=new)


def _folder(path: str) -> str:
    """Return the folder to which the file names in a baseline are relative."""
    return os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120


def _read(path: str) -> dict[str, str]:
    try:
        data = json.loads(contents(path).raw)
        return {entry["fingerprint"]: str(entry["code"]) for entry in data["findings"]}
    except CannotReadError as error:
        fail(f"--baseline {path}: {error}")
    except (ValueError, KeyError, TypeError, RecursionError):
        fail(f"{path} is not a baseline; --write-baseline writes one")

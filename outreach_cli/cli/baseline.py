"""A baseline: the findings of an old campaign, accepted so that only new ones count."""

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
    """Write today's findings as a baseline, and return what to say of it.

    What cannot be read is in none: nobody knows what would be found there.
    """
    kept = [one for one in checked.findings if one.code not in UNREAD]
    entries = [
        {"fingerprint": mark, "code": one.code, "file": one.place.file, "draft": one.draft}
        for mark, one in zip(fingerprints(kept, _folder(path)), kept, strict=True)
    ]
    baseline = {"format_version": FORMAT_VERSION, "findings": entries}
    emit(json.dumps(baseline, indent=2) + "\n", path)
    unread = len(checked.findings) > len(kept)
    left = "; what cannot be read (D101, D106) is in none" if unread else ""
    return f"Wrote {counted(len(kept), 'finding')} to {path}{left}."


def without(checked: CheckResult, path: str, selection: Selection) -> CheckResult:
    """Return what is not in a baseline, and say which of its entries no longer occur.

    Those of rules that are not selected may still do. A baseline that cannot be read ends the
    program.
    """
    entries = _read(path)
    marks = fingerprints(checked.findings, _folder(path))
    new = tuple(
        one
        for mark, one in zip(marks, checked.findings, strict=True)
        if mark not in entries or one.code in UNREAD
    )
    ran = {rule.code for rule in RULES if selection.has(rule)}
    gone = [code for mark, code in entries.items() if mark not in marks and code in ran]
    if gone:
        codes = ", ".join(sorted(set(gone)))
        entry = counted(len(gone), "entry of the baseline", "entries of the baseline")
        occur = "occurs" if len(gone) == 1 else "occur"
        talk(f"{entry} no longer {occur} ({codes}); --write-baseline with --force writes it anew")
    return checked._replace(findings=new)


def _folder(path: str) -> str:
    """Return the folder from which a baseline counts files, so that it holds from everywhere."""
    return os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120


def _read(path: str) -> dict[str, str]:
    try:
        data = json.loads(contents(path).raw)
        return {entry["fingerprint"]: str(entry["code"]) for entry in data["findings"]}
    except CannotReadError as error:
        fail(f"--baseline {path} {error}")
    except (ValueError, KeyError, TypeError, RecursionError):
        fail(f"{path} is not a baseline; --write-baseline writes one")

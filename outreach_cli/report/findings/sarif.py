"""A log in SARIF 2.1.0 (OASIS), for GitHub code scanning and other collectors of results.

The standard asks for doubled braces in messages. They are left as they are, because
viewers would show `{{ company }}` as `{{{{ company }}}}`.
"""

from __future__ import annotations

import json
import re
from pathlib import PurePath
from urllib.parse import quote

from outreach_cli import __version__
from outreach_cli.finding import CheckResult, Finding, Passage, Place, Severity
from outreach_cli.report.findings.fingerprint import fingerprints
from outreach_cli.report.findings.message import message
from outreach_cli.report.grid import PLAIN, Screen
from outreach_cli.rules import RULES, Rule
from outreach_cli.words import one_line

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
_TAGS = {"L": "limits", "C": "channel", "T": "templates", "W": "writing", "D": "data"}
_INDEX = {rule.code: index for index, rule in enumerate(RULES)}


def write(checked: CheckResult, screen: Screen = PLAIN) -> str:
    """Return a log with one run: every rule, and a result for each finding."""
    marks = fingerprints(checked.findings)
    driver = {
        "name": "outreach",
        "version": __version__,
        "rules": [_descriptor(rule) for rule in RULES],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(*pair, screen) for pair in zip(checked.findings, marks, strict=True)],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2) + "\n"


def _descriptor(rule: Rule) -> dict[str, object]:
    page = rule.page.strip() + "\n"
    about = page.partition("\n\nBad:")[0]
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": page.splitlines()[0]},
        "fullDescription": {"text": " ".join(about.split())},
        "help": {
            "text": page,
            "markdown": re.sub(r"^(Why|Bad|Good|Source):", r"**\1:**", page, flags=re.MULTILINE),
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [_TAGS[rule.code[0]]]},
    }


def _result(finding: Finding, fingerprint: str, screen: Screen) -> dict[str, object]:
    facts = {
        "draft": finding.draft and one_line(finding.draft),
        "prospect": finding.prospect and one_line(finding.prospect),
        "prospects": finding.prospects,
        "length": finding.length,
        "limit": finding.limit,
    }
    return {
        "ruleId": finding.code,
        "ruleIndex": _INDEX[finding.code],
        "level": _LEVELS[finding.severity],
        # Viewers would turn brackets in a user's text into links.
        "message": {"text": one_line(message(finding, screen)).replace("](", "] (")},
        "locations": [{"physicalLocation": _location(finding.place, finding.passage)}],
        "partialFingerprints": {"outreach/v1": fingerprint},
        "properties": {name: value for name, value in facts.items() if value is not None},
    }


def _location(place: Place, passage: Passage | None) -> dict[str, object]:
    location: dict[str, object] = {"artifactLocation": {"uri": _uri(place.file)}}
    region = {"startLine": place.line, "startColumn": place.column}
    if passage is not None:
        region |= {"endLine": passage.end_line, "endColumn": passage.end_column}
    if place.line is not None:
        location["region"] = {name: value for name, value in region.items() if value is not None}
    return location


def _uri(file: str) -> str:
    path = PurePath(file)
    name = path.as_posix()
    if not path.is_absolute():
        return quote(name, errors="surrogatepass")
    return f"file:///{quote(name.removeprefix('/'), safe='/:', errors='surrogatepass')}"

"""Fingerprints: a finding keeps its own from run to run, wherever it moves in its file."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from pathlib import PurePath

from outreach_cli.finding import Finding

_NUMBER = re.compile(r"\d[\d,.]*")


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """Return a text of 64 hexadecimal digits for each finding, no two the same.

    Lines, lengths and counts take no part: they change with every edit, in the file or in the
    list, while it is still the same thing that is wrong.
    """
    seen: Counter[tuple[str | None, ...]] = Counter()
    made = []
    for finding in findings:
        file = PurePath(finding.place.file).as_posix()
        words = _NUMBER.sub("", finding.message)
        key = (finding.code, file, finding.draft, finding.prospect, words)
        made.append(sha256(json.dumps([*key, seen[key]]).encode()).hexdigest())
        seen[key] += 1
    return made

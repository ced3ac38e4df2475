"""Fingerprints: a finding keeps its own from run to run, wherever it moves in its file."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from pathlib import PurePath

from outreach_cli.finding import Finding

_COUNTS = re.compile(
    r" \(and \d[\d,]* more like it\)| and \d[\d,]* others?\b|(?<![\w{.])\d[\d,.]*(?!\w)"
)
_BY_PLACE = re.compile(r"draft-\d+")
"""The ids of drafts that have none of their own."""


def fingerprints(findings: Iterable[Finding], folder: str = "") -> list[str]:
    """Return a text of 64 hexadecimal digits for each finding, no two the same.

    Lines, lengths and counts take no part: they change with every edit, in the file or in the
    list, while it is still the same thing that is wrong. With a `folder` files are counted from
    there, else from where the program runs.
    """
    seen: Counter[tuple[str | None, ...]] = Counter()
    made = []
    for finding in findings:
        file = finding.place.file
        file = os.path.relpath(file, folder) if folder and file != "-" else file
        file = PurePath(file).as_posix()
        draft = finding.draft
        draft = None if draft is None or _BY_PLACE.fullmatch(draft) else draft
        key = (finding.code, file, draft, finding.prospect, _COUNTS.sub("", finding.message))
        made.append(sha256(json.dumps([*key, seen[key]]).encode()).hexdigest())
        seen[key] += 1
    return made

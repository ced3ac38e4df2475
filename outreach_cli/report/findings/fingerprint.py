"""Fingerprints: a finding has the same one in every run, even if it moves in its file."""

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
"""The ids that the program gives to drafts without one."""


def fingerprints(findings: Iterable[Finding], folder: str = "") -> list[str]:
    """Return 64 hexadecimal digits for each finding, all different.

    Lines, lengths and counts are ignored, because they change with edits of the file or the list
    while the mistake stays the same. File names are relative to `folder`, or else to the working
    directory.
    """
    seen: Counter[tuple[str | None, ...]] = Counter()
    made = []
    for finding in findings:
        file = finding.place.file
        file = os.path.relpath(file, folder) if folder and file != "-" else file
        file = PurePath(file).as_posix()
        # A finding about a value in a list stays the same, whichever drafts show the value.
        draft = None if finding.drafts else finding.draft
        draft = None if draft is None or _BY_PLACE.fullmatch(draft) else draft
        key = (finding.code, file, draft, finding.prospect, _COUNTS.sub("", finding.message))
        made.append(sha256(json.dumps([*key, seen[key]]).encode()).hexdigest())
        seen[key] += 1
    return made

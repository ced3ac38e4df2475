"""The difference between two texts, as the program patch reads it."""

import re
from difflib import unified_diff

from outreach_cli.words import one_line

_NO_LINE_BREAK = "\n\\ No newline at end of file\n"


def difference(name: str, before: str, after: str) -> str:
    """Return how the text of a file changes, as a unified diff."""
    old, new = (re.findall(r"[^\n]*\n|[^\n]+\Z", text) for text in (before, after))
    # The program `patch` needs a tab after a file name that contains spaces.
    name = one_line(name) + ("\t" if " " in name else "")
    return "".join(
        line if line.endswith("\n") else line + _NO_LINE_BREAK
        for line in unified_diff(old, new, name, name)
    )

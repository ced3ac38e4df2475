"""Titles of people before their names, such as `Mr.` and `Frau Dr.`."""

from __future__ import annotations

import re

from outreach_cli.wording.language import LANGUAGES
from outreach_cli.wording.phrases import listed

_NEAR = 20


def follows_title(text: str, offset: int) -> bool:
    """Tell whether a title that last names have is directly before a place in a text."""
    before = re.search(r"(?:\A|[\s/])(\w+)\.? +\Z", text[max(offset - _NEAR, 0) : offset])
    titles = listed("titles_of_people", LANGUAGES) - listed("titles_of_first_names", LANGUAGES)
    return before is not None and before[1].lower() in titles

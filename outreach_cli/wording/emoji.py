"""The first emoji of a text."""

from __future__ import annotations

import re

_FIRST_CODE_POINT = "\u2300"

# Characters usually drawn in colour, and others followed by the selector that asks for colour.
# Ticks, stars, arrows and letters in circles do not count.
_EMOJI = (
    "[\U0001f1e6-\U0001f1ff\U0001f300-\U0001f64f\U0001f680-\U0001f6ff\U0001f7e0-\U0001f7eb"
    "\U0001f900-\U0001faff\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u2600\u2614\u2615\u2639\u263a"
    "\u2665\u26a1\u2705\u270a-\u270c\u2728\u274c\u2753-\u2755\u2757\u2764\u2b50\u2b55]"
    "|[\u2190-\u2bff]\ufe0f"
)


def find_emoji(text: str) -> int | None:
    """Return the offset of the first emoji, None if there is no emoji."""
    if not text or max(text) < _FIRST_CODE_POINT:
        return None
    emoji = re.search(_EMOJI, text)
    return None if emoji is None else emoji.start()

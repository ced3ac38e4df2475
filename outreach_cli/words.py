"""How numbers, lists, names and values are written in sentences."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from outreach_cli.model import Value

_NUMBER = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?"
_ROUNDING = 1e-9
_MOST_NAMES = 2_000
"""Among more names than these no likeness is looked for, since that takes its time."""
# What would move the cursor, colour the screen, or turn the writing direction around.
_CONTROL = (
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def one_line(text: str) -> str:
    """Return a user's text with nothing in it that could disturb a line: signs as escapes."""
    if text.isprintable():
        return text
    return re.sub(_CONTROL, lambda sign: sign.group().encode("unicode_escape").decode(), text)


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """Return a count with its noun: `1 draft`, `2,400 drafts`."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def did_you_mean(written: str, known: Iterable[str]) -> str:
    """Return ` (did you mean x?)` where a known name is near, else an empty text."""
    names = {str(name).lower(): str(name) for name in known}
    if len(names) > _MOST_NAMES:
        return ""
    near = difflib.get_close_matches(written.lower(), names, 1, 0.6)
    return f" (did you mean {names[near[0]]}?)" if near else ""


def listed(names: Iterable[str], last: str = "or") -> str:
    """Join names for a sentence: `a, b or c`."""
    names = list(names)
    return f" {last} ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def shown(value: Value) -> str:
    """Return what a user wrote, short enough for a sentence."""
    if isinstance(value, dict):
        return "an entry with keys"
    if isinstance(value, list):
        return "a list"
    text = "nothing" if value is None else str(value) or "an empty text"
    return text if len(text) <= 40 else f"{text[:39]}…"


def number_in(value: Value) -> float | None:
    """Return a number as people write it, None for anything else."""
    if isinstance(value, str) and re.fullmatch(_NUMBER, value.strip(" ")):
        number = float(value.strip())
        return number if abs(number) < 1e12 else None
    return None


def per_cent(value: Value) -> str:
    """Return `; for 18 % write 0.18` where a share was written in per cent, else an empty text."""
    text = value.strip() if isinstance(value, str) else ""
    number = number_in(text.removesuffix("%"))
    least = 0 if text.endswith("%") else 2  # 1.5 may be meant as it is
    if number is None or not least <= number < 100 or not number:
        return ""
    return f"; for {number:g} % write {number / 100:.10g}"


def chance(odds: float) -> str:
    """Return odds as people say them: `80%`, `under 1%`, `over 99%`."""
    if odds <= _ROUNDING or odds >= 1 - _ROUNDING:
        return "0%" if odds < 0.5 else "100%"
    if odds < 0.01 or odds > 0.99:
        return "under 1%" if odds < 0.5 else "over 99%"
    return f"{odds:.0%}"


def price(amount: float | None) -> str:
    """Return an amount of US dollars, `-` where it is not known."""
    return "-" if amount is None else f"{amount:,.2f}"


def show(value: int | float | bool | str | dict[int, float] | None) -> str:
    """Write a value for people: `1,900`, `169.99`, `yes`, `1: 0.5, 7: 0.85`."""
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{key}: {item:g}" for key, item in value.items())
    return value if isinstance(value, str) else f"{value:,}"

"""How numbers, lists, names and users' texts are written in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from outreach_cli.model import Channel, Value

CALLED = {
    Channel.INMAIL: "an InMail",
    Channel.MESSAGE: "a message",
    Channel.INVITATION: "an invitation",
}
"""What is sent over each channel, for sentences."""
NAMED = {channel: called.split(" ", 1)[1] for channel, called in CALLED.items()}
"""The same without the article: `InMail`."""
NUMBER = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?"
"""The form of a number that a user writes."""
_ROUNDING = 1e-9
MOST_LISTED = 5
MOST_SHOWN = 40
"""How many characters of a user's text a sentence contains at most."""
MOST_NAMES, _LONGEST_NAME = 2_000, 200
"""With more or longer names, no similar one is looked for, because that would take too long."""
CONTROLS = "".join(map(chr, (*range(9), 11, 12, *range(14, 32), *range(127, 160))))
"""Control characters, which move the cursor or colour the screen, except tab, LF and CR."""
REVERSING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Characters that reverse the direction of writing."""
_ESCAPED = f"[\t\n\r{CONTROLS}{REVERSING}\u061c\u200e\u200f\u2028\u2029\ud800-\udfff]"


def one_line(text: str) -> str:
    r"""Return a text in one line, with control characters as escapes such as `\x1b`."""
    if text.isprintable():
        return text
    return re.sub(_ESCAPED, lambda match: match[0].encode("unicode_escape").decode(), text)


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """Return a count with its noun: `1 draft`, `2,400 drafts`."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def nearest(written: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """Return the known name that is most similar to what was written, None if none is.

    Upper and lower case do not matter; `likeness` lies between 0 and 1 (the same).
    """
    names = {str(name).lower(): str(name) for name in known}
    if len(names) > MOST_NAMES or len(written) > _LONGEST_NAME:
        return None
    from difflib import get_close_matches

    near = get_close_matches(written.lower(), names, 1, likeness)
    return names[near[0]] if near else None


def and_others(name: str, others: int) -> str:
    """Return a name, which may be long, and a count of others: `Ada Lovelace and 2 others`."""
    return shown(name) + (f" and {counted(others, 'other')}" if others else "")


def did_you_mean(written: str, known: Iterable[str]) -> str:
    """Return ` (did you mean x?)` if a known name is similar, else an empty text."""
    near = nearest(written, known)
    return f" (did you mean {near}?)" if near else ""


def both(first: str, second: str, between: str) -> str:
    """Join two names, such as those of a draft and its channel; the same name appears once."""
    return first if first.casefold() == second.casefold() else f"{first}{between}{second}"


def listed(names: Iterable[str], last: str = "or") -> str:
    """Join names for a sentence: `a, b or c`."""
    names = list(names)
    return f" {last} ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def either(names: Iterable[str]) -> str:
    """Join names for a choice, and count those beyond the first few."""
    names = list(dict.fromkeys(names))
    return listed(names) if len(names) <= MOST_LISTED else first_few(names)


def first_few(items: Iterable[str], most: int = MOST_LISTED) -> str:
    """List different items and count those beyond the first few: `a, b and 7 more`."""
    return first_of(list(dict.fromkeys(items)), most)


def first_of(items: Sequence[str], most: int = MOST_LISTED) -> str:
    """List the first few items and count the others, also those that are equal to another."""
    more = f" and {len(items) - most:,} more" if len(items) > most else ""
    return ", ".join(items[:most]) + more


def kind(value: Value) -> str:
    """Return what kind of value a user wrote."""
    if isinstance(value, dict):
        return "an entry with keys"
    if isinstance(value, list):
        return "a list"
    return "nothing" if value is None else "a text"


def shown(value: Value) -> str:
    """Return what a user wrote, in at most 40 characters."""
    if not isinstance(value, str):
        return kind(value)
    text = value or "an empty text"
    return text if len(text) <= MOST_SHOWN else f"{text[: MOST_SHOWN - 1]}…"


def number_in(value: Value) -> float | None:
    """Return the number in a text such as `1.5`, None if it is anything else."""
    if isinstance(value, str) and re.fullmatch(NUMBER, value.strip(" ")):
        number = float(value.strip())
        return number if abs(number) < 1e12 else None
    return None


def percent_hint(value: Value) -> str:
    """Return `; for 18% write 0.18` if a share was written in percent, else an empty text."""
    number = _percent(value)
    return "" if number is None else f"; for {number:g}% write {number / 100:.10g}"


def as_share(value: Value) -> str:
    """Return a value as it is shown, and one in percent as a share: `0.18` for `18%`."""
    number = _percent(value)
    return shown(value) if number is None else f"{number / 100:.10g}"


def _percent(value: Value) -> float | None:
    """Return the number of a share that was written in percent, None if it is anything else."""
    text = value.strip() if isinstance(value, str) else ""
    number = number_in(text.removesuffix("%"))
    least = 0 if text.endswith("%") else 2  # without %, 1.5 may not be a percentage
    return number if number and least <= number < 100 else None


def chance(odds: float) -> str:
    """Return a probability for people: `80%`, `under 1%`, `over 99%`."""
    if odds <= _ROUNDING or odds >= 1 - _ROUNDING:
        return "0%" if odds < 0.5 else "100%"
    if odds < 0.01 or odds > 0.99:
        return "under 1%" if odds < 0.5 else "over 99%"
    return f"{odds:.0%}"


def price(amount: float | None) -> str:
    """Return an amount of US dollars, `-` if it is not known."""
    return "-" if amount is None else f"{amount:,.2f}"


def value_text(value: int | float | bool | str | dict[int, float] | None) -> str:
    """Return a value for people: `1,900`, `169.99`, `yes`, `1: 0.5, 7: 0.85`."""
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{key}: {item:g}" for key, item in value.items())
    return value if isinstance(value, str) else f"{value:,}"


def entry_set(texts: Iterable[str]) -> frozenset[str]:
    """Return the entries of texts, which | separates, without regard to line breaks."""
    return frozenset(" ".join(entry.split()) for text in texts for entry in text.split("|"))


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text, for long lists of them in the code."""
    return frozenset(words.split())

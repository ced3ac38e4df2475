"""Placeholders, and what can be wrong with a text that has them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from outreach_cli.model import Value

SENDER = "sender"
"""The name before the sender's own keys: `{{ sender.signature }}`."""


class Placeholder(NamedTuple):
    """A place to fill in: the field's name, the default for a missing value, and the offset.

    `inner` are the steps to a value inside the field's value: `("name",)` in `{{ company.name }}`.
    """

    name: str
    default: str | None
    offset: int
    inner: tuple[str | int, ...] = ()

    @property
    def written(self) -> str:
        """The name followed by its inner steps, as in `company.name` or `phones[0]`."""
        return self.name + "".join(
            f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.inner
        )

    def within(self, value: "Value") -> "Value":
        """Follow the inner steps into a field's value; None where they lead to nothing."""
        for step in self.inner:
            if isinstance(value, dict):
                size = str(len(value)) if step == "size" else None
                value = value.get(str(step), size)
            elif isinstance(value, list) and isinstance(step, int):
                value = value[step] if -len(value) <= step < len(value) else None
            elif isinstance(value, list) and step in {"first", "last"}:
                value = (value or [None])[0 if step == "first" else -1]
            else:
                value = str(len(value)) if value is not None and step == "size" else None
        return value

    def text(self, value: "Value") -> str:
        """Return the text that takes the placeholder's place for a value, as Liquid writes it."""
        if not value:
            return self.default or ""
        if isinstance(value, str):
            return value
        return "".join(map(str, value)) if isinstance(value, list) else str(value)


class Problem(NamedTuple):
    """Why a text cannot be filled in, and the offset of the part at fault.

    `is_limit` is set where filling in exceeds a limit, as it would for most other prospects.
    """

    offset: int
    message: str
    is_limit: bool = False


class UnfilledError(ValueError):
    """A text cannot be filled in for a prospect."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def lookup(name: str, values: Mapping[str, "Value"], sender: Mapping[str, "Value"]) -> "Value":
    """Return the value of a placeholder's name, None if it is missing."""
    if name.startswith(f"{SENDER}."):
        return sender.get(name[len(SENDER) + 1 :])
    return values.get(name)


def units(text: str) -> int:
    """Count UTF-16 code units; a text never has fewer of them than code points."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2

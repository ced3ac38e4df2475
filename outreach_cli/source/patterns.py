"""Regular expressions of an imported module, compiled only when they are used.

PyYAML compiles those of its pure parser when it is imported. They describe all of Unicode, which
takes longer than checking a small campaign, and libyaml's parser uses none of them.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class _Later:
    """A pattern in waiting; `re` remembers it once it is compiled."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        return getattr(re.compile(self._pattern, self._flags), name)


@contextmanager
def compiled_when_used() -> Iterator[None]:
    """Put off what modules compile that are first imported inside the block."""
    now = re.compile
    re.compile = _Later  # type: ignore[assignment]
    try:
        yield
    finally:
        re.compile = now

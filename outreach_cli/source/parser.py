"""PyYAML's parser, relieved of the two things that take most of its time and serve nobody here.

Each is a name in a module that stands for something lighter for as long as a block runs: patterns
are compiled only when used, and a scalar comes as a tuple, not as an object around its parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from types import ModuleType
from typing import Any

__all__ = ["bare_scalars", "parser", "yaml"]


@contextmanager
def _standing_in(name: str, light: Any, *modules: ModuleType) -> Iterator[None]:
    before = [getattr(module, name) for module in modules]
    try:
        for module in modules:
            setattr(module, name, light)
        yield
    finally:
        for module, own in zip(modules, before, strict=True):
            setattr(module, name, own)


class _Later:
    """A pattern in waiting; `re` remembers it once it is compiled."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        return getattr(re.compile(self._pattern, self._flags), name)


# PyYAML compiles the patterns of its pure parser on import. They describe all of Unicode, which
# takes longer than checking a small campaign, and libyaml's parser uses none of them.
with _standing_in("compile", _Later, re):
    import yaml

# libyaml's parser where it was built in, else the pure one, which gives the same events.
_yaml: Any = yaml
parser: Any = _yaml.cyaml.CParser if _yaml.__with_libyaml__ else _yaml.SafeLoader
_MAKERS = [_yaml.parser, *([_yaml._yaml] if _yaml.__with_libyaml__ else [])]


def _bare(
    anchor: str | None,
    tag: str | None,
    implicit: Any,  # noqa: ARG001 - as PyYAML calls it
    value: str,
    start_mark: Any = None,
    end_mark: Any = None,  # noqa: ARG001
    style: str | None = None,
) -> tuple[str, str | None, str | None, str | None, Any]:
    return value, style, anchor, tag, start_mark


def bare_scalars() -> AbstractContextManager[None]:
    """Return a context in which a parser gives no scalar events, but tuples of what they hold.

    They are the value, the style, the anchor, the tag and the mark of the start. A long list is
    little but scalars, and making their events takes a sixth of the time of reading it.
    """
    return _standing_in("ScalarEvent", _bare, *_MAKERS)

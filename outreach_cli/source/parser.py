"""PyYAML's parser: libyaml's where PyYAML was built with it, otherwise the one in Python.

Both give events with the same values at the same places for what both accept. They differ in what
they accept: of the 402 files of the YAML test suite, 25 are read by one and refused by the other.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

from outreach_cli.source.text import utf_8

LOADER: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


def next_event(source: str | bytes) -> Callable[[], Any]:
    """Return the function that gives one event of a YAML text after another, None at the end."""
    # A byte order mark would count as a character for one of the parsers only.
    get_event: Callable[[], Any] = LOADER(
        utf_8(source) if isinstance(source, bytes) else source
    ).get_event
    return get_event

"""Phrases by language: data files that need no knowledge of Python to be reviewed.

`README.md` in this folder describes them.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from outreach_cli import source
from outreach_cli.words import entry_set


@cache
def phrases(name: str) -> dict[str, Any]:
    """Return the lists of a file: a language such as `en`, or `any`, `frequent` or `values`."""
    data = source.read(str(Path(__file__).with_name(f"{name}.yaml"))).data
    assert isinstance(data, dict)
    return data


@cache
def listed(name: str, languages: Iterable[str] = ("any",)) -> frozenset[str]:
    """Return the words and phrases of the lists with a name, in some languages (a tuple)."""
    lists = (phrases(language).get(name) for language in languages)
    return entry_set(text for text in lists if text)

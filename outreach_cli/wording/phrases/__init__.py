"""Phrases by language: data files that need no knowledge of Python to be reviewed."""

from functools import cache
from pathlib import Path

from outreach_cli import source


@cache
def phrases(language: str) -> dict[str, str]:
    """Return the lists of phrases of a language, or of `any`, each with | between the phrases."""
    data = source.read(str(Path(__file__).with_name(f"{language}.yaml"))).data
    assert isinstance(data, dict)
    return {name: str(listed) for name, listed in data.items()}

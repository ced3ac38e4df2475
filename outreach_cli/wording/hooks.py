"""Hooks: phrases that give the reader something to answer, such as an invitation.

They are listed in `phrases/`, one file per language.
"""

from __future__ import annotations

from functools import cache

from outreach_cli.wording.language import languages
from outreach_cli.wording.notation import matches
from outreach_cli.wording.own_text import lowercase_words
from outreach_cli.wording.phrases import phrases
from outreach_cli.wording.slips import fold


def has_hook(text: str, language: str | None) -> bool:
    """Tell whether a text contains a hook of a language, or of any language if that is None.

    Accents do not count, since not everybody writes them.
    """
    line = fold(lowercase_words(text))
    for match in list(matches("no_hooks", line, language)):
        line = line.replace(match.group(), " ")
    return any(hook in line for hook in _hooks(language))


@cache
def _hooks(language: str | None) -> tuple[str, ...]:
    names = (*languages(None), "any") if language is None else (language,)
    lists = [phrases(name)["hooks"] for name in names]
    # A space at the end of a phrase stays, the line breaks and indents between phrases do not.
    return tuple(
        f" {fold(' '.join(phrase.split()))}{' ' if phrase.endswith(' ') else ''}"
        for phrase in "|".join(lists).split("|")
    )

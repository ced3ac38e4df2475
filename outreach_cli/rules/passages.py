"""What rules share that report passages of the drafts' own texts."""

from collections.abc import Callable, Iterable, Iterator

from outreach_cli.finding import Finding
from outreach_cli.merge import Mailing, Merged
from outreach_cli.rules.rule import in_draft
from outreach_cli.wording.language import language_of
from outreach_cli.wording.notation import matches
from outreach_cli.wording.own_text import bare, own_texts, quoted
from outreach_cli.words import first_few

Passages = Callable[[str], Iterable[tuple[int, int, str]]]
"""Yields passages of a text, placeholders covered: start, end, and how a message names it."""


def found_in_texts(
    merged: Merged,
    passages: Passages,
    message: str | Callable[[Mailing], str],
    applies: Callable[[Mailing], bool] = lambda _: True,
) -> Iterator[Finding]:
    """Yield a finding for each draft with passages; `{}` in the message stands for the first few.

    `applies` tells which drafts are searched. The message may depend on the draft.
    """
    for mailing in filter(applies, merged.mailings):
        found = [
            (mailing.draft.spot.child(key).at(start, end - start), words)
            for key, text in own_texts(mailing)
            for start, end, words in sorted(passages(text))
        ]
        if found:
            named = first_few(words for _, words in found)
            said = message if isinstance(message, str) else message(mailing)
            yield in_draft(mailing, found[0][0], said.replace("{}", named))


def quoted_matches(name: str, text: str) -> Iterator[tuple[int, int, str]]:
    """Yield what matches the patterns with a name in the language of a text, as `Passages`."""
    end = 0
    found = matches(name, text, language_of(text))
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        # Of passages within one another, only the longest is reported.
        if match.end() > end:
            end = match.end()
            yield *bare(text, match), quoted(text, match)

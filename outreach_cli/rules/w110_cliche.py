"""The message has a worn phrase: "I hope this finds you well", "I came across your profile".

Such phrases are known in English, German, French, Spanish and Portuguese.

Why: readers know them from mass mailings. Among 1,330 conversations of one seller, worn phrases
such as "reaching out" were in 28.0% of those without an answer and in 14.7% of those with one. That
is weak evidence, but it was measured.

Bad:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}, I came across your profile. Tea?"}

Good:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}, your talk was fun. Tea?"}

Source: third parties 2026.
"""

from collections.abc import Iterator
from functools import partial

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.rulebook import THIRD_PARTIES
from outreach_cli.rules.passages import found_in_texts, quoted_matches
from outreach_cli.rules.rule import Rule


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once for each draft, its worn phrases."""
    message = "{}: worn, and more frequent in messages without an answer; use your own words"
    return found_in_texts(merged, partial(quoted_matches, "worn"), message)


RULE = Rule("W110", "cliche", Severity.ADVICE, __doc__, find, (THIRD_PARTIES,))

"""The draft contains something confidential: it says so itself, or it gives away a secret number.

Reported are "please keep this confidential", "do not share", "don't tell anyone", "this must stay
between us", "internal use only", "this is under NDA" and similar phrases in English, German,
French, Spanish and Portuguese; also what a named person earns, passwords, codes that open
something, IBANs and card numbers. A promise of discretion is not reported: "your answer will be
treated confidentially", "a confidential conversation", "more under NDA if you like".

Why: you cannot take a message back, and the recipient may pass it on.

Bad:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}, do not share this: we sell."}

Good:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}, shall we talk in confidence?"}

Source: messaging guide.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.rulebook import GUIDE
from outreach_cli.rules.passages import found_in_texts
from outreach_cli.rules.rule import Rule
from outreach_cli.wording.confidences import confidences
from outreach_cli.wording.sensitive_data import sensitive_data


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once for each draft, what should not be written to people outside."""
    return found_in_texts(merged, _secrets, "too confidential for a message to people outside: {}")


def _secrets(text: str) -> Iterator[tuple[int, int, str]]:
    yield from confidences(text)
    yield from sensitive_data(text)


RULE = Rule("W107", "confidential", Severity.WARNING, __doc__, find, (GUIDE,))

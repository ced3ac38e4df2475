"""The text calls itself something that it is not, such as "this email" or "cette lettre".

Such phrases are known in English, German, French, Spanish and Portuguese.

Why: the text was written for another medium, and the recipient notices.

Bad:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}, may I ask something in this email?"}

Good:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}, may I ask something?"}

Source: InMail comparison, which describes how the channels differ.
"""

from collections.abc import Iterator
from functools import partial

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Mailing, Merged
from outreach_cli.model import Channel
from outreach_cli.rulebook import COMPARISON
from outreach_cli.rules.passages import found_in_texts, quoted_matches
from outreach_cli.rules.rule import Rule


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once for each draft, how it names the wrong medium."""
    message = '{}: the recipient reads this on LinkedIn; write "message"'
    yield from found_in_texts(merged, partial(quoted_matches, "other_media"), message)
    message = '{}: this is no InMail; write "message"'
    yield from found_in_texts(merged, partial(quoted_matches, "inmail"), message, _is_no_inmail)


def _is_no_inmail(mailing: Mailing) -> bool:
    return mailing.draft.channel is not Channel.INMAIL


RULE = Rule("W114", "wrong-medium", Severity.ADVICE, __doc__, find, (COMPARISON,))

"""A key is missing that cannot be done without.

Why: a draft without a channel goes nowhere, a sender without a plan has no credits to count.

Bad:

    drafts:
    - {id: hello, subject: A question, body: "Hi {{ first_name }}, shall we?"}

Good:

    drafts:
    - {id: hello, channel: inmail, subject: A question, body: "Hi {{ first_name }}, shall we?"}

Source: this program's file formats.
"""

from outreach_cli.finding import Severity
from outreach_cli.rules.rule import Rule

RULE = Rule("D103", "missing-key", Severity.ERROR, __doc__)

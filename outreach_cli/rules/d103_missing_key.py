"""A required key is missing.

Why: without a channel nobody can get a draft; without a plan no credits can be counted. An entry of
a list that names nobody is left out and counted; this is a warning.

Bad:

    drafts:
    - {id: hello, subject: A question, body: "Hi {{ first_name }}, shall we?"}

Good:

    drafts:
    - {id: hello, channel: inmail, subject: A question, body: "Hi {{ first_name }}, shall we?"}

Source: the file formats of this program.
"""

from outreach_cli.finding import Severity
from outreach_cli.rules.rule import Rule

RULE = Rule("D103", "missing-key", Severity.ERROR, __doc__, warns_in_lists=True)

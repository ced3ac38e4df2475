"""A draft ignores a rule that finds nothing in it.

Why: the reason for ignoring the rule is gone, and the line would hide a new finding.

Bad:

    drafts:
    - id: hello
      channel: inmail
      subject: A question
      body: "Hi {{ first_name }}, shall we?"
      ignore: {L102: they asked for the long version}

Good:

    drafts:
    - id: hello
      channel: inmail
      subject: A question
      body: "Hi {{ first_name }}, shall we?"

Source: the file formats of this program.
"""

from outreach_cli.finding import Severity
from outreach_cli.rules.rule import Rule

# The engine yields these findings, since only the engine knows what was ignored.
RULE = Rule("D109", "unused-ignore", Severity.WARNING, __doc__)

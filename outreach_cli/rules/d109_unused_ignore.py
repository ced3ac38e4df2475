"""A draft accepts a finding that it does not have.

Why: the reason outlived what it excused, and would hide the finding should it come back.

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

Source: this program's file formats.
"""

from outreach_cli.finding import Severity
from outreach_cli.rules.rule import Rule

# Found by what runs the rules, which alone knows what was ignored.
RULE = Rule("D109", "unused-ignore", Severity.WARNING, __doc__)

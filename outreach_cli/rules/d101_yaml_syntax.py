"""A file is not valid YAML, JSON or CSV.

Why: nothing in it, or nothing behind the place, can be read. The usual slips: a placeholder in
an unquoted text, a ": " inside one, a tab for indentation.

Bad:

    drafts.yaml: |
      - id: hello
        channel: inmail
        subject: {{ first_name }}, a question
        body: Shall we?

Good:

    drafts.yaml: |
      - id: hello
        channel: inmail
        subject: "{{ first_name }}, a question"
        body: Shall we?

Source: the YAML language. Tags, and aliases without end, are refused.
"""

from outreach_cli.finding import Severity
from outreach_cli.rules.rule import Rule

RULE = Rule("D101", "yaml-syntax", Severity.ERROR, __doc__)

"""A file is not valid YAML, JSON or CSV.

Why: nothing in the file can be read, or nothing after the place of the mistake. Frequent mistakes
are a placeholder at the beginning of a text without quotes, a ": " inside a text without quotes,
and a tab as indentation. A line of JSON Lines in a list of people is left out with a warning.

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

Source: the YAML language. YAML tags, and aliases that repeat a value too often, are refused.
"""

from outreach_cli.finding import Severity
from outreach_cli.rules.rule import Rule

RULE = Rule("D101", "yaml-syntax", Severity.ERROR, __doc__, warns_in_lists=True)

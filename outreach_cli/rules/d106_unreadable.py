"""A file is missing, cannot be opened, or is not UTF-8.

Why: the check and the forecast are made without this file.

Bad:

    prospects: [prospects.yaml, more.csv]

Good:

    prospects: [prospects.yaml, more.csv]
    more.csv: |
      First Name,Last Name,Company
      Li,Wei,Loom

Source: none is needed.
"""

from outreach_cli.finding import Severity
from outreach_cli.rules.rule import Rule

RULE = Rule("D106", "unreadable", Severity.ERROR, __doc__)

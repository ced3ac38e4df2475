"""A key appears twice in the same entry.

Why: only one of the two values can be used. This program uses the first; most readers of YAML use
the last without telling you. In a list of people this is a warning.

Bad:

    prospects.yaml: |
      - first_name: Ada
        company: Engines
        company: Loom

Good:

    prospects.yaml: |
      - first_name: Ada
        company: Engines

Source: the YAML language.
"""

from outreach_cli.finding import Severity
from outreach_cli.rules.rule import Rule

RULE = Rule("D105", "duplicate-key", Severity.ERROR, __doc__, warns_in_lists=True)

"""A key stands twice in the same entry.

Why: YAML readers silently keep one of the two; here it is the first, and it is said.

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

RULE = Rule("D105", "duplicate-key", Severity.ERROR, __doc__)

"""A key stands twice in the same entry.

Why: YAML readers silently keep one of the two; here it is the first, and it is said.
Bad: `company:` twice in one prospect.
Good: each key once.
Source: the YAML language.
"""

from outreach_cli.finding import Severity
from outreach_cli.rules.rule import Rule

RULE = Rule("D105", "duplicate-key", Severity.ERROR, __doc__)

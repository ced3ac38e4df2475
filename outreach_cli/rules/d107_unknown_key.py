"""A key has no meaning where it stands.

Why: most often it is misspelt, and what it was meant to say does not happen.

Bad:

    schedule: {start: 2026-12-01, deadlin: 2027-03-31}

Good:

    schedule: {start: 2026-12-01, deadline: 2027-03-31}

Source: this program's file formats.
"""

from outreach_cli.finding import Severity
from outreach_cli.rules.rule import Rule

RULE = Rule("D107", "unknown-key", Severity.WARNING, __doc__)

"""A key has no meaning in this place.

Why: it is often misspelt, and then it has no effect.

Bad:

    schedule: {start: 2026-12-01, deadlin: 2027-03-31}

Good:

    schedule: {start: 2026-12-01, deadline: 2027-03-31}

Source: the file formats of this program.
"""

from outreach_cli.finding import Severity
from outreach_cli.rules.rule import Rule

RULE = Rule("D107", "unknown-key", Severity.WARNING, __doc__)

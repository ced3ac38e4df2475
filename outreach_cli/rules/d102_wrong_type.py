"""A key has a value of another kind than it takes.

Why: the value cannot be used, so what it was meant to say does not happen.

Bad:

    sender: {plan: career, seats: two}

Good:

    sender: {plan: career, seats: 2}

Source: this program's file formats.
"""

from outreach_cli.finding import Severity
from outreach_cli.rules.rule import Rule

RULE = Rule("D102", "wrong-type", Severity.ERROR, __doc__)

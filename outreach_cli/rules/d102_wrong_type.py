"""A key has a value of the wrong kind, such as a word where a number is expected.

Why: the value cannot be used, so the key has no effect. In a list of people this is a warning: the
others can still be used.

Bad:

    sender: {plan: career, seats: two}

Good:

    sender: {plan: career, seats: 2}

Source: the file formats of this program.
"""

from outreach_cli.finding import Severity
from outreach_cli.rules.rule import Rule

RULE = Rule("D102", "wrong-type", Severity.ERROR, __doc__, warns_in_lists=True)

"""A key is missing that cannot be done without.

Why: a draft without a channel goes nowhere, a sender without a plan has no credits to count.
Bad: a draft without `channel`.
Good: a draft with `channel: inmail`.
Source: this program's file formats.
"""

from outreach_cli.finding import Severity
from outreach_cli.rules.rule import Rule

RULE = Rule("D103", "missing-key", Severity.ERROR, __doc__)

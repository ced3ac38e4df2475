"""The same person is on the list twice, by id or by LinkedIn profile.

Why: two InMails to one person cost two credits and read as spam; only the first entry is used.
Bad: two entries with `id: ada`.
Good: one entry for each person.
Source: S0 and S2 warn of spam.
"""

from outreach_cli.finding import Severity
from outreach_cli.rules.rule import Rule

RULE = Rule("D108", "duplicate-prospect", Severity.WARNING, __doc__)

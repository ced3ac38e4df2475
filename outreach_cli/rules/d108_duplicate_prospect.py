"""The same person is on the list twice, by id or by LinkedIn profile.

Why: two InMails to one person cost two credits and read as spam; only the first entry is used.

Bad:

    prospects:
    - {id: ada, first_name: Ada, company: Engines}
    - {id: ada, first_name: Ada, company: Engines Ltd}

Good:

    prospects:
    - {id: ada, first_name: Ada, company: Engines}
    - {id: li, first_name: Li, company: Loom}

Source: S0 and S2 warn of spam.
"""

from outreach_cli.finding import Severity
from outreach_cli.rules.rule import Rule

RULE = Rule("D108", "duplicate-prospect", Severity.WARNING, __doc__)

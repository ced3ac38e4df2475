"""The same person is on the list twice: two entries have the same id or the same LinkedIn profile.

Why: two InMails to one person cost two credits and look like spam. Only the first entry is used.

Bad:

    prospects:
    - {id: ada, first_name: Ada, company: Engines}
    - {id: ada, first_name: Ada, company: Engines Ltd}

Good:

    prospects:
    - {id: ada, first_name: Ada, company: Engines}
    - {id: li, first_name: Li, company: Loom}

Source: InMail comparison and messaging guide, which warn of spam.
"""

from outreach_cli.finding import Severity
from outreach_cli.rules.rule import Rule

RULE = Rule("D108", "duplicate-prospect", Severity.WARNING, __doc__)

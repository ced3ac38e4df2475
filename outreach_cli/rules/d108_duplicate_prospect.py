"""The same person is on the lists twice, or two people have the same id.

A person is recognised by the address of the LinkedIn profile, else by e-mail, id, or name and
company. The entries of one person are used as one: the first has precedence, later ones add what it
lacks, and the closest degree of connection counts. Entries with the same name and no company count
as different people, and are reported: add a company or an address, or delete duplicates. In a
log, the same text listed twice is reported, and a name that several people on the list have.

Why: two InMails to one person cost two credits and look like spam. Check whether it is really one
person.

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

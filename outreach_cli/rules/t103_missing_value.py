"""A placeholder has no value for somebody, and no default.

Why: a blank is left in the middle of that person's message.

Bad:

    prospects:
    - {id: ada, first_name: Ada, company: Engines, connection: 2nd}
    - {id: li, first_name: Li, connection: 2nd}
    drafts:
    - id: hello
      channel: inmail
      subject: A question
      body: "Hi {{ first_name }}, how is {{ company }}?"

Good:

    prospects:
    - {id: ada, first_name: Ada, company: Engines, connection: 2nd}
    - {id: li, first_name: Li, connection: 2nd}
    drafts:
    - id: hello
      channel: inmail
      subject: A question
      body: "Hi {{ first_name }}, how is {{ company | default: 'your company' }}?"

Source: S0 and S2 ask for personal messages; a blank is the opposite.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity, Spot
from outreach_cli.load.prospects import MEANINGFUL
from outreach_cli.merge import Mailing, Merged
from outreach_cli.model import Prospect
from outreach_cli.rules.rule import Rule, several
from outreach_cli.template import SENDER


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once for each draft, the placeholders that somebody has no value for."""
    known = merged.fields.union(MEANINGFUL)
    for mailing in merged.mailings:
        missing = _missing(merged, mailing, known)
        if missing:
            named = "; ".join(
                f"{{{{ {name} }}}} has no value for {several(people)}"
                for name, (_, people) in missing.items()
            )
            concerned = {who.id for _, people in missing.values() for who in people}
            spot, people = next(iter(missing.values()))
            first = next(iter(missing))
            message = f'{named}; add a default: {{{{ {first} | default: "..." }}}}'
            yield Finding(
                where=spot,
                message=message,
                draft=mailing.draft.id,
                prospect=people[0].id,
                prospects=len(concerned),
            )


def _missing(
    merged: Merged, mailing: Mailing, known: frozenset[str]
) -> dict[str, tuple[Spot, list[Prospect]]]:
    sender = merged.campaign.sender.values
    missing: dict[str, tuple[Spot, list[Prospect]]] = {}
    for key, template in mailing.templates:
        for used in template.placeholders:
            name, written = used.name, used.written
            # One that nobody has is unknown-placeholder's.
            told = name.removeprefix(f"{SENDER}.") in sender if "." in name else name in known
            told = told and mailing.recipients.leads(used)
            if told and written not in missing and (people := mailing.recipients.without(used)):
                missing[written] = (mailing.draft.spot.child(key).at(used.offset), people)
    return missing


RULE = Rule("T103", "missing-value", Severity.ERROR, __doc__, find)

"""A placeholder has no value for somebody, and no default.

Why: nothing is filled in, so that person's message has a gap.

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

Source: InMail comparison and messaging guide, which advise personal messages.
"""

from collections.abc import Iterator, Sequence

from outreach_cli.finding import Finding, Severity, Spot
from outreach_cli.load.person import MEANINGFUL
from outreach_cli.merge import Mailing, Merged
from outreach_cli.model import Prospect
from outreach_cli.people.columns import perhaps
from outreach_cli.rules.rule import Rule, in_draft, several
from outreach_cli.template import SENDER
from outreach_cli.words import first_few, shown


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once for each draft, the placeholders without a value for somebody."""
    known = merged.fields.union(MEANINGFUL)
    for mailing in merged.mailings:
        missing = _missing(merged, mailing, known)
        if missing:
            named = first_few(
                f"{{{{ {shown(name)} }}}} has no value for {several(people)}"
                for name, (_, people) in missing.items()
            )
            first, (spot, people) = next(iter(missing.items()))
            default = f'add a default: {{{{ {shown(first)} | default: "..." }}}}'
            message = f"{named}; {_instead(merged, mailing, first, people)}{default}"
            concerned = {who.id for _, people in missing.values() for who in people}
            everyone = [who for who in mailing.recipients.prospects if who.id in concerned]
            yield in_draft(mailing, spot, message, everyone, people[0])


def _instead(merged: Merged, mailing: Mailing, name: str, people: Sequence[Prospect]) -> str:
    """If nobody has a value, name a column of the lists that may be meant: `Role` for a title."""
    if len(people) < len(mailing.recipients.prospects):
        return ""
    field = next((field for field in sorted(merged.fields) if perhaps(field) == name), None)
    if field is None:
        return ""
    text = f"the lists have {{{{ {shown(field)} }}}}: use it"
    if any(person.file.format != "yaml" for person in people):  # where columns have meanings
        text += f", or add columns: {{{shown(field)}: {name}}} to campaign.yaml"
    return f"{text}; or "


def _missing(
    merged: Merged, mailing: Mailing, known: frozenset[str]
) -> dict[str, tuple[Spot, list[Prospect]]]:
    """Return the placeholders without a value for somebody: the first place of each, for whom."""
    sender = merged.campaign.sender.values
    missing: dict[str, tuple[Spot, list[Prospect]]] = {}
    for key, template in mailing.templates:
        for used in template.placeholders:
            name, written = used.name, used.written
            # What nobody has a value for is reported by unknown-placeholder.
            is_known = name.removeprefix(f"{SENDER}.") in sender if "." in name else name in known
            is_judged = is_known and mailing.recipients.leads(used) and written not in missing
            if is_judged and (people := mailing.recipients.without(used)):
                length = template.length_at(used.offset)
                spot = mailing.draft.spot.child(key).at(used.offset, length)
                missing[written] = (spot, people)
    return missing


RULE = Rule("T103", "missing-value", Severity.ERROR, __doc__, find)

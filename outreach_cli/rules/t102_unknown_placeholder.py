"""A placeholder has a name that no prospect and no key of the sender has.

Why: nothing is filled in for anybody. The name is often misspelt.

Bad:

    drafts:
    - {id: hello, channel: inmail, subject: A question, body: "Hi {{ frist_name }}, shall we?"}

Good:

    drafts:
    - {id: hello, channel: inmail, subject: A question, body: "Hi {{ first_name }}, shall we?"}

Source: none is needed.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from outreach_cli.finding import MOST_OF_A_KIND, Finding, Severity, Spot
from outreach_cli.load.person import MEANINGFUL
from outreach_cli.merge import Mailing, Merged
from outreach_cli.rules.rule import Rule, in_draft
from outreach_cli.template import SENDER, Placeholder
from outreach_cli.words import MOST_LISTED, did_you_mean, first_few, shown


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once for each draft, the placeholders that are filled in for nobody."""
    sender = [f"{SENDER}.{key}" for key in merged.campaign.sender.values]
    known = [*sorted(merged.fields), *MEANINGFUL, *sender]
    for mailing in merged.mailings:
        unknown: dict[str, tuple[Placeholder, Spot]] = {}
        for key, template in mailing.templates:
            for used in template.placeholders:
                # Without a list only the sender's keys are known.
                is_judged = merged.fields or used.name.startswith(SENDER)
                if is_judged and (used.name not in known or not mailing.recipients.leads(used)):
                    length = template.length_at(used.offset)
                    spot = mailing.draft.spot.child(key).at(used.offset, length)
                    unknown.setdefault(f"{{{{ {shown(used.written)} }}}}", (used, spot))
        if not merged.campaign.all_prospects:
            # Other fields may be those of a list that cannot be read.
            some = islice(unknown.items(), MOST_OF_A_KIND)
            unknown = {text: it for text, it in some if _hint(it[0], mailing, known)}
        if unknown:
            few = islice(unknown.items(), MOST_LISTED)  # looking for similar names takes long
            hinted = [f"{text}{_hint(used, mailing, known)}" for text, (used, _) in few]
            named = first_few([*hinted, *list(unknown)[len(hinted) :]])
            of_sender = all(used.name.startswith(SENDER) for used, _ in unknown.values())
            message = f"{'the sender has no' if of_sender else 'no prospect has'} {named}"
            yield in_draft(mailing, next(iter(unknown.values()))[1], message)


def _hint(used: Placeholder, mailing: Mailing, known: Sequence[str]) -> str:
    """Return in brackets what may have been meant."""
    as_default = rf"default\s*:\s*{re.escape(used.name)}\b"
    if any(re.search(as_default, template.text) for _, template in mailing.templates):
        return f' (to show the word itself, put it in quotes: default: "{shown(used.name)}")'
    prefix = f"{SENDER}." if used.name.startswith(f"{SENDER}.") else ""
    names = [key.removeprefix(prefix) for key in known if key.startswith(prefix)]
    hint = did_you_mean(used.name.removeprefix(prefix), names)
    return hint.replace("mean ", f"mean {prefix}", 1)


RULE = Rule("T102", "unknown-placeholder", Severity.ERROR, __doc__, find)

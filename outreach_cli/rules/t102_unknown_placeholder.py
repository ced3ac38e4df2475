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

from outreach_cli.finding import Finding, Severity, Spot
from outreach_cli.load.prospects import MEANINGFUL
from outreach_cli.merge import Mailing, Merged
from outreach_cli.rules.rule import Rule, first_few, in_draft
from outreach_cli.template import SENDER, Placeholder
from outreach_cli.words import did_you_mean, shown


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once for each draft, the placeholders that are filled in for nobody."""
    sender = [f"{SENDER}.{key}" for key in merged.campaign.sender.values]
    known = [*sorted(merged.fields), *MEANINGFUL, *sender]
    for mailing in merged.mailings:
        unknown: dict[Placeholder, Spot] = {}
        for key, template in mailing.templates:
            for used in template.placeholders:
                # Without a list only the sender's keys are known.
                is_judged = merged.fields or used.name.startswith(SENDER)
                if is_judged and (used.name not in known or not mailing.recipients.leads(used)):
                    unknown.setdefault(used, mailing.draft.spot.child(key).at(used.offset))
        if unknown:
            named = first_few(
                f"{{{{ {shown(used.written)} }}}}{_hint(used, mailing, known)}" for used in unknown
            )
            of_sender = all(used.name.startswith(SENDER) for used in unknown)
            message = f"{'the sender has no' if of_sender else 'no prospect has'} {named}"
            yield in_draft(mailing, next(iter(unknown.values())), message)


def _hint(used: Placeholder, mailing: Mailing, known: Sequence[str]) -> str:
    """Return in brackets what may have been meant."""
    if used.inner and used.name in known:
        return f" (did you mean {used.name}?)"
    as_default = rf"default\s*:\s*{re.escape(used.name)}\b"
    if any(re.search(as_default, template.text) for _, template in mailing.templates):
        return f' (to show the word itself, put it in quotes: default: "{shown(used.name)}")'
    prefix = f"{SENDER}." if used.name.startswith(f"{SENDER}.") else ""
    names = [key.removeprefix(prefix) for key in known if key.startswith(prefix)]
    hint = did_you_mean(used.name.removeprefix(prefix), names)
    return hint.replace("mean ", f"mean {prefix}", 1)


RULE = Rule("T102", "unknown-placeholder", Severity.ERROR, __doc__, find)

"""A placeholder has a name that no prospect and no sender has.

Why: it is left blank in every message; most often the name is misspelt.

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
from outreach_cli.rules.rule import Rule
from outreach_cli.template import SENDER, Placeholder
from outreach_cli.words import did_you_mean


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once for each draft, the placeholders that nothing fills in."""
    sender = [f"{SENDER}.{key}" for key in merged.campaign.sender.values]
    known = [*sorted(merged.fields), *MEANINGFUL, *sender]
    for mailing in merged.mailings:
        unknown: dict[Placeholder, Spot] = {}
        for key, template in mailing.templates:
            for used in template.placeholders:
                # Without a list only the sender's keys are known.
                told = merged.fields or used.name.startswith(SENDER)
                if told and (used.name not in known or not mailing.recipients.leads(used)):
                    unknown.setdefault(used, mailing.draft.spot.child(key).at(used.offset))
        if unknown:
            written = [f"{{{{ {used.written} }}}}{_hint(used, mailing, known)}" for used in unknown]
            senders = all(used.name.startswith(SENDER) for used in unknown)
            lack = "the sender lacks it" if senders else "no prospect has it"
            message = f"{', '.join(dict.fromkeys(written))}: {lack}"
            count = len(mailing.recipients)
            yield Finding(
                where=next(iter(unknown.values())),
                message=message,
                draft=mailing.draft.id,
                prospects=count,
            )


def _hint(used: Placeholder, mailing: Mailing, known: Sequence[str]) -> str:
    """Return in brackets what may have been meant."""
    if used.inner and used.name in known:
        return f" (did you mean {used.name}?)"
    as_default = rf"default\s*:\s*{re.escape(used.name)}\b"
    if any(re.search(as_default, template.text) for _, template in mailing.templates):
        return f' (for these words themselves: default: "{used.name}")'
    return _near(used.name, known)


def _near(name: str, known: Sequence[str]) -> str:
    prefix = f"{SENDER}." if name.startswith(f"{SENDER}.") else ""
    near = [key.removeprefix(prefix) for key in known if key.startswith(prefix)]
    hint = did_you_mean(name.removeprefix(prefix), near)
    return hint.replace("mean ", f"mean {prefix}", 1)


RULE = Rule("T102", "unknown-placeholder", Severity.ERROR, __doc__, find)

"""A placeholder for a known field is written in the form of another tool.

These forms are known, among others: `{first_name}`, `${firstName}`, `[First Name]`, `<First Name>`,
`«First Name»`, `%FIRSTNAME%`, `#firstName#`, `:first_name`, `*|FNAME|*`, `FIRSTNAME` alone, and
`Hi Firstname`. They are not reported in a path such as `/jobs/{company}`, and HTML's `<title>` is
not a placeholder.
`[Your Name]` means the sender, and so does a name in the signature. A title such as that in
`we are hiring a {title}` means the job on offer. A token of no known field is reported by T107.

Why: it is not filled in, so the message arrives as it is written.

Bad:

    drafts:
    - {id: hello, channel: message, body: "Hi {FIRST_NAME}, how do you like {{ company }}?"}

Good:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}, how do you like {{ company }}?"}

Source: InMail comparison and messaging guide, which advise personal messages.
"""

from collections.abc import Iterator, Mapping

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import ASSUMED
from outreach_cli.rulebook import COMPARISON, GUIDE
from outreach_cli.rules.foreign_placeholders import (
    ForeignPlaceholder,
    field_names,
    field_of,
    foreign_placeholders,
)
from outreach_cli.rules.rule import Rule, in_draft
from outreach_cli.template import Template
from outreach_cli.wording.tokens import Token
from outreach_cli.words import first_few


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once for each draft, the placeholders of other tools."""
    names = field_names(merged)
    has_list = ASSUMED not in merged.campaign.assumed
    for mailing in merged.mailings:
        foreign = [
            (mailing.draft.spot.child(key).at(token.offset, len(token.written)), placeholder)
            for key, template in mailing.templates
            for placeholder in _foreign(template, names, has_list)
            for token in (placeholder.token,)
        ]
        if foreign:
            named = first_few(f"{one.token.written} (write {one.advice})" for _, one in foreign)
            message = f"a placeholder of another tool is not filled in: {named}"
            yield in_draft(mailing, foreign[0][0], message)


def _foreign(
    template: Template, names: Mapping[str, str], has_list: bool
) -> Iterator[ForeignPlaceholder]:
    yield from foreign_placeholders(template.text, names)
    # With a list, unknown-placeholder reports what nobody has.
    for used in template.placeholders if not has_list else ():
        # A field of the list may have values inside: {{ company.name }}.
        is_foreign = bool(used.inner) and used.name not in names.values()
        field = field_of(used.written, names) if is_foreign else None
        if field is not None:
            written = f"{{{{ {used.written} }}}}"
            yield ForeignPlaceholder(Token(used.offset, written, used.written, "ours"), field)


RULE = Rule("T104", "foreign-placeholder", Severity.WARNING, __doc__, find, (COMPARISON, GUIDE))

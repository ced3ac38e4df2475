"""A gap left in a template would be sent as it is written: `[specific project]`, `____`, `TODO:`.

Reported are words in square brackets, braces, double round brackets, `<...>`, `<<...>>` and, in
English, «...»; `(position)` in place of a noun; choices such as `{Hi|Hello}`, `[Mr/Ms]` and
`[he/she]`; conditions of other tools; brackets that do not match, such as `{product` and `[date}`;
`____`, `%CITY%`, `$city`, `~city~`, `_FN_`, `$X`, `:product:`, `@product`, `PRODUCT_NAME`; what
programs write in place of a value, such as `#N/A`, `%s` and `Hi undefined`; XX years, XXX,
XYZ, XX:XX and DD/MM/YYYY; notes such as TODO, TBD, TBC, FIXME, `(insert link here)`, `(personalise
here)`, `HIER LINK EINFÜGEN` and `(à compléter)`.
Links, `[sic]`, `[1]`, `[at]`, `(m/f/d)`, `[she/her]`, HTML, paths, names of columns in a technical
text and quotations are not. A token that means a field of the prospect or of the sender is reported
by T104 instead.

Why: the recipient sees that the message is a form that nobody filled in.

Bad:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}, how is [specific project]?"}

Good:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}, how is your new bridge?"}

Source: messaging guide, which advises personal messages.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.rulebook import GUIDE
from outreach_cli.rules.foreign_placeholders import field_names, leftovers
from outreach_cli.rules.rule import Rule, in_draft
from outreach_cli.words import first_few, shown


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once for each draft, the tokens that nothing is filled in for."""
    names = field_names(merged)
    for mailing in merged.mailings:
        left = [
            (
                mailing.draft.spot.child(key).at(token.offset, len(token.written)),
                shown(token.written),
            )
            for key, template in mailing.templates
            for token in leftovers(template.text, names)
            # T101 reports the braces of a text that is not valid Liquid.
            if token.form != "stray" or template.problem is None
        ]
        if left:
            named = first_few(written for _, written in left)
            message = f"{named} would be sent as written; write the text, or a placeholder"
            yield in_draft(mailing, left[0][0], message)


RULE = Rule("T107", "leftover-placeholder", Severity.ERROR, __doc__, find, (GUIDE,))

"""A text without quotes ends at a #, because YAML reads the rest of the line as a comment.

Why: the end of the message is missing, and YAML gives no error. If the comment is intended, write
it on its own line.

Bad:

    drafts.yaml: |
      - id: hello
        channel: inmail
        subject: A question
        body: Hi {{ first_name }}, would you like to see our offer # 7 of this week?

Good:

    drafts.yaml: |
      - id: hello
        channel: inmail
        subject: A question
        body: "Hi {{ first_name }}, would you like to see our offer # 7 of this week?"

Source: YAML 1.1, in which a # after a space begins a comment.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.rules.rule import Rule
from outreach_cli.words import shown


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once for each draft, the first comment that cuts off one of its texts."""
    for draft in merged.campaign.drafts:
        for place, comment in draft.comments[:1]:
            message = (
                f'the text ends before "{shown(comment)}", which YAML reads as a comment;'
                " put the text in quotes, or the comment on its own line"
            )
            yield Finding(where=place, message=message, draft=draft.id)


RULE = Rule("D110", "cut-by-comment", Severity.WARNING, __doc__, find)

"""A text without quotes ends at a #, since YAML takes what follows it for a comment.

Why: the message arrives without its end, and nothing else tells that it was cut. A comment that is
meant as one can stand on a line of its own.

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

Source: YAML 1.1, where a comment begins with a # behind a space.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.rules.rule import Rule
from outreach_cli.words import shown


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once for each draft, the first comment that ends one of its texts."""
    for draft in merged.campaign.drafts:
        for place, comment in draft.comments[:1]:
            message = f'the text ends before "{shown(comment)}", a comment in YAML; put the text in'
            yield Finding(
                where=place,
                message=f"{message} quotes, or the comment on a line of its own",
                draft=draft.id,
            )


RULE = Rule("D110", "cut-by-comment", Severity.WARNING, __doc__, find)

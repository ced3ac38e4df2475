"""Two steps of the sequence send the same text to the same people.

That is one draft in two steps, or two drafts with the same body. Spaces and line breaks do not
count. It is fine if nobody gets both, as with a message to those who accept an invitation and an
InMail to those who do not.

Why: somebody who gets the same words a second time sees that they are automatic.

Bad:

    prospects:
    - {id: li, first_name: Li, company: Loom, connection: 1st}
    drafts:
    - {id: second, channel: message, body: "Hi {{ first_name }}, how are you?"}
    sequence: [{draft: second}, {draft: second}]

Good:

    prospects:
    - {id: li, first_name: Li, company: Loom, connection: 1st}
    drafts:
    - {id: second, channel: message, body: "Hi {{ first_name }}, how are you?"}
    - {id: third, channel: message, body: "Hi {{ first_name }}, shall we meet?"}
    sequence: [{draft: second}, {draft: third}]

Source: none is needed.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.rules.rule import Rule, several
from outreach_cli.words import shown


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the pairs of steps with the same text, for the people who would get both."""
    if len(merged.campaign.sequence) < 2:
        return
    from outreach_cli.routing.steps import Fit
    from outreach_cli.rules.sequences import Fits, about_step, all_fits, can_both, concerned

    texts = {draft.id: " ".join(draft.body.split()) for draft in merged.campaign.drafts}

    def pairs(fits: Fits) -> set[tuple[int, str, str]]:
        """Return each step whose text comes a second time: its number, the first draft, its own."""
        twice: set[tuple[int, str, str]] = set()
        before: dict[str, list[Fit]] = {}
        for later in fits:
            same = before.setdefault(texts[later.draft], [])
            first = next((one for one in same if can_both(merged, one, later)), None)
            if first is not None:
                twice.add((later.step, first.draft, later.draft))
            same.append(later)
        return twice

    twice: dict[tuple[int, str, str], set[Fits]] = {}
    for fits in all_fits(merged):
        for pair in pairs(fits):
            twice.setdefault(pair, set()).add(fits)
    for pair in sorted(twice):
        number, before, after = pair
        people = concerned(merged, twice[pair].__contains__)
        what = "it is in two steps" if before == after else f"{shown(before)} is the same text"
        message = f"{several(people)} would get {shown(after)} a second time: {what}; write another"
        drafts = tuple(dict.fromkeys((after, before)))
        yield about_step(merged.campaign.sequence[number], "draft", message, people, drafts)


RULE = Rule("C116", "same-text-twice", Severity.WARNING, __doc__, find)

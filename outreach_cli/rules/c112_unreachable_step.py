"""A step of the sequence can never reach anyone.

An invitation reaches people who are not connected and were not invited by an earlier step. An
InMail reaches people who are not connected, accept InMail and are reached by the plan. C113 is
about messages. If `invitation.per_week` is 0, no invitation is ever sent.

Why: the step has no effect, so the audience of its draft or the order of the steps is wrong.

Bad:

    prospects:
    - {id: li, first_name: Li, company: Loom, connection: 1st}
    sequence: [{draft: second}, {draft: first}]

Good:

    sequence: [{draft: first}, {draft: second}]

Source: none is needed.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel, Step
from outreach_cli.rulebook import cite
from outreach_cli.rules.rule import Rule


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the steps that fit nobody."""
    if not merged.campaign.sequence:
        return
    from outreach_cli.rules.sequences import about_step, all_fits, called, is_judged

    if not is_judged(merged):
        return
    different, per_week = all_fits(merged), merged.book.entry("invitation.per_week")
    for number, step in enumerate(merged.campaign.sequence):
        reaching = [fits for fits in different if any(fit.step == number for fit in fits)]
        if step.channel is Channel.INVITATION and not per_week.whole:
            never = f"invitation.per_week is 0 ({cite(per_week.sources)})"
            name = called(number, step)
            yield about_step(
                step, "draft", f"{name} reaches nobody: {never}; raise it, or delete the step"
            )
            continue
        is_repeated = step.channel is Channel.INVITATION and all(
            any(_is_invitation(merged, fit.step) for fit in fits if fit.step < number)
            for fits in reaching
        )
        if not reaching or is_repeated:
            why = _why(merged, step, is_repeated and bool(reaching))
            if why is not None:
                yield about_step(step, "draft", f"{called(number, step)} reaches nobody: {why}")


def _is_invitation(merged: Merged, number: int) -> bool:
    return merged.campaign.sequence[number].channel is Channel.INVITATION


def _why(merged: Merged, step: Step, is_repeated: bool) -> str | None:
    """Return why a step reaches nobody; None for messages without connections, which C113 finds."""
    from outreach_cli.rules.sequences import in_audience

    if is_repeated:
        return "an earlier step invites the same people; delete it, or give it another audience"
    people = in_audience(merged, step)
    if not people:
        return "no prospect is in its audience; widen the audience, or delete the step"
    if step.channel is Channel.MESSAGE:
        return None
    what = "invited" if step.channel is Channel.INVITATION else "reached by InMail"
    where = "on the list" if len(people) == len(merged.campaign.prospects) else "in its audience"
    return f"nobody {where} can be {what} (outreach route says why); delete the step"


RULE = Rule("C112", "unreachable-step", Severity.WARNING, __doc__, find)

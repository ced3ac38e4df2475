"""What changed for the sender's own plan, in sentences; the first is the answer."""

from collections.abc import Sequence

from outreach_cli.report.comparison.document import Document
from outreach_cli.report.comparison.figures import NOTHING, OPEN, Figure, State, noise
from outreach_cli.words import one_line

_SEEN = 0.5
"""Credits are told in whole ones, so that less than this is nothing to tell."""


def summary(
    old: Document,
    new: Document,
    own: Sequence[Figure],
    *,
    inputs: bool,
    others: bool,
    blurred: bool,
) -> tuple[str, ...]:
    """Return the sentences.

    `own` are the figures of the sender's own plan, be it another than before; the flags tell
    whether inputs changed, whether other plans did, and whether their odds differ by chance.
    """
    done, late, odds, cost = own
    told = [*_late(done, late), *_odds(odds, old, new), *_cost(cost), *_back(old, new)]
    switched = old.own.id != new.own.id
    if switched or done.shows or told:
        plan = [f"Your plan: {one_line(old.own.title)} -> {one_line(new.own.title)}."]
        return (*(plan if switched else ()), _done(done, late), *told)
    if others:
        return (f"{_done(done, late)[:-1]} on your plan; other plans change.",)
    if inputs:
        same = "The inputs changed, but no date, odds or cost on any plan."
        return (_done(done, late), same)
    if blurred:
        return ("No change beyond the error of the simulation.",)
    return ("No change: the same inputs, dates, odds and costs.",)


def _done(done: Figure, late: Figure) -> str:
    if done.before == done.after:
        if done.after == NOTHING:
            return "Nobody needs an InMail, as before."
        return f"Most likely done: {done.after}, as before."
    sure = _same(done, late) and done.base is not None and done.now is not None
    return _moved("Done, with better than 9 in 10 odds" if sure else "Most likely done", done)


def _late(done: Figure, late: Figure) -> list[str]:
    if not late.shows or _same(done, late) or NOTHING in (late.before, late.after):
        return []
    return [_moved("Done with 9 in 10 odds", late)]


def _same(done: Figure, late: Figure) -> bool:
    return (done.before, done.after) == (late.before, late.after)


def _odds(odds: Figure, old: Document, new: Document) -> list[str]:
    same = old.deadline == new.deadline
    asked = not same and None in (old.deadline, new.deadline) and odds.base != odds.now
    if not (odds.shows or odds.blurred or asked):
        return []
    by = f"by {new.deadline}" if same else "by your deadline"
    return [_moved(f"Odds of being done {by}", odds)]


def _cost(cost: Figure) -> list[str]:
    if not cost.shows:
        return []
    told = (
        cost._replace(moved="since it is not done with 9 in 10 odds")
        if cost.after == OPEN
        else cost
    )
    return [_moved("Cost until done", told)]


def _back(old: Document, new: Document) -> list[str]:
    """Tell how many credits come back, unless it is the same number or nearly so."""
    before, after = old.own.refunded, new.own.refunded
    if before is None or after is None or abs(after - before) < _SEEN:
        return []
    counts = (round(before), round(after))
    if counts[0] == counts[1]:
        return []
    moved = f"{abs(counts[1] - counts[0]):,} {'more' if after > before else 'fewer'}"
    if noise(after - before, old.own.error or 0.0, new.own.error or 0.0):
        moved = State.NOISE.value
    return [f"Credits expected back: about {counts[0]:,} -> {counts[1]:,}, {moved}."]


def _moved(label: str, figure: Figure) -> str:
    moved = f", {figure.moved}" if figure.moved else ""
    return f"{label}: {figure.before} -> {figure.after}{moved}."

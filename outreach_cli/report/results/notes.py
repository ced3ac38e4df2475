"""What follows from the results of a log, in sentences, and how its texts count."""

from __future__ import annotations

from collections.abc import Iterator

from outreach_cli.report.results import share_of
from outreach_cli.results import Comparison, Credits, LowAnswers, Measured, Results
from outreach_cli.results.survival import PRIOR_ANSWERS
from outreach_cli.words import MOST_LISTED, chance, counted, first_few, listed, one_line, shown

_EVEN = 1.2
"""The best variant is named only if its odds are more than this many times those of a guess."""


def notes(results: Results) -> Iterator[str]:
    """Yield what follows in sentences: variants, credits, a warning, and what to do."""
    if results.low_answers is not None:
        yield _low(results.low_answers)
    if results.campaign is not None:  # a log alone does not say which drafts are variants
        yield from map(_better, results.comparisons)
    if any(group.channel is None for group in results.channels):
        yield _unknown(results)
    if results.credits is not None:
        yield _credits(results.credits)
    news = [one for one in results.measured if one.before != one.text]
    if news:
        rates = listed((f"{'.'.join(one.path)}: {one.text}" for one in news), "and")
        yield f"To plan with these counts, write them into campaign.yaml with --write: {rates}."
        which = "open texts" if _has_open(results) else "texts to people who answered another one"
        in_part = f"In these counts, {which} count in part" if _has_part(results) else ""
        if any(map(_differs, news)):
            the = f"{in_part}; the" if in_part else "The"
            yield f"{the} rates above are means of estimates. So the two differ."
        elif in_part:
            yield f"{in_part}."


def _differs(one: Measured) -> bool:
    """Tell whether counts and the estimate from the same texts read as different rates."""
    answered, sent = one.counts
    return share_of(answered / sent, one.rate) != share_of(one.rate.mean, one.rate)


def _has_open(results: Results) -> bool:
    return any(group.tally.open for group in results.channels)


def _has_part(results: Results) -> bool:
    """Tell whether some texts count in part."""
    return results.cut_short or _has_open(results)


def method(results: Results) -> str:
    """Return in sentences how texts count; an empty text where nothing was sent."""
    if not results.channels:
        return ""
    text = "The share of all answers that come within some days"
    if _has_part(results):
        to = "that is still open" if _has_open(results) else "to somebody who answered another one"
        text = f"A text {to} counts in part, by the share of answers that come within its age."
        text += " That share"
    assumed = "assumed curve" if "replies.within" in results.assumed else "curve of the campaign"
    return (
        f"{text} follows the log and the {assumed}, which counts like {PRIOR_ANSWERS:.0f}"
        " more answers. Rates are those of answers, or of accepted invitations, within 90 days."
    )


def _low(low: LowAnswers) -> str:
    open_ = f", and {low.open:,} are still open" if low.open else ""
    return (
        f"Warning: of {counted(low.inmails, 'InMail')} from {low.first} to {low.last},"
        f" {low.answered:,} are answered ({low.answered / low.inmails:.1%}){open_}. Recruiter warns"
        f" an account below {low.share:.0%} on {low.least} or more InMails in {low.days} days."
        f"{_may_change(low)}"
    )


def _may_change(low: LowAnswers) -> str:
    """Return that the open InMails may still bring enough answers, if so, else an empty text."""
    if low.is_decided:
        return ""
    more = counted(low.lacking, "more answer")
    return f" That is not yet decided: {more} would be enough to reach {low.share:.0%}."


def _better(comparison: Comparison) -> str:
    first, *others = sorted(comparison.variants, key=lambda one: -one.odds)
    of = f" (step {comparison.step})" if comparison.step else ""
    number = len(others) + 1
    if first.odds * number <= _EVEN:
        drafts = listed((shown(one_line(one.draft)) for one in comparison.variants), "and")
        names = drafts if number <= MOST_LISTED else f"The {number} drafts"
        return f"{names}{of} do about equally well so far: the log does not show which is better."
    if len(others) == 1:
        return (
            f"{shown(one_line(first.draft))} is better than {shown(one_line(others[0].draft))}{of}"
            f" with a probability of {chance(first.odds)}."
        )
    return (
        f"{shown(one_line(first.draft))} is the best of {number} drafts{of} with a"
        f" probability of {chance(first.odds)}."
    )


def _credits(credits: Credits) -> str:
    parts = [f"{credits.spent:,} spent", f"{credits.back:,} back"]
    if credits.coming:
        parts.append(f"{credits.coming:,} coming back by {credits.days[-1][0]}")
    if credits.open:
        parts.append(f"{credits.open:,} still open ({_hope(credits)})")
    parts.append(f"{credits.lost:,} lost")
    doubt = "" if credits.sure else " Without a campaign, InMails to an Open Profile count as paid."
    return f"Credits: {', '.join(parts)}.{doubt}"


def _unknown(results: Results) -> str:
    """Return that the channel of some drafts is not known, and what to do about it."""
    ids = (group.draft for group in results.drafts if group.channel is None)
    drafts = first_few(shown(one_line(id or "")) for id in ids)
    return (
        f"Without a campaign the channel of {drafts} is not known, so they count as texts without"
        " credits; name the campaign before the log, or add channel: inmail, message or invitation"
        " to an entry of each draft."
    )


def _hope(credits: Credits) -> str:
    """Return how many of the open credits will probably come back."""
    about = f"{credits.expected:,.0f}"
    if about == "0":
        return "none of them is likely to come back"
    return f"about {about} of them will come back, the last by {credits.last_day}"

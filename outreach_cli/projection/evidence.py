"""What speaks against the stated rates, or against sending at them: the log, and Recruiter's limit.

Both are exact probabilities of counts of independent answers with different chances.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

import numpy as np

from outreach_cli.model import Campaign, Channel, Prospect, Sent
from outreach_cli.projection.delays import Delays, Reals
from outreach_cli.projection.rates import ReplyRate
from outreach_cli.projection.segments import Rates
from outreach_cli.rulebook import Plan, Rulebook

UNLIKELY = 0.01
"""A log that is less probable than this contradicts the rate."""
_IMPOSSIBLE = 1e-30
"""A count that is less probable than this is left out."""
_STEPS = 1024
"""Into how many steps an uncertain rate is divided."""


class Contradiction(NamedTuple):
    """Texts in the log that were answered, or accepted, so often or so rarely as to be unlikely.

    `expected` is how many of the `sent` ones should have been by now, at the stated rates; `odds`
    is the probability of a count that is as far off, in the same direction.
    """

    accepted: bool
    happened: int
    sent: int
    expected: float
    odds: float


class LowAnswers(NamedTuple):
    """The probability that a smaller `share` of the `inmails` of some `days` is answered."""

    share: float
    inmails: int
    days: int
    odds: float


def contradictions(campaign: Campaign) -> list[Contradiction]:
    """Return where the log contradicts a rate that is stated or assumed, not counted."""
    by_id = {prospect.id: prospect for prospect in campaign.prospects}
    invitations = [text for text in campaign.sent if text.channel is Channel.INVITATION]
    texts = [text for text in campaign.sent if text.channel is not Channel.INVITATION]
    observed, found = campaign.observed, []
    if texts and not (campaign.replies.counts or any(part.counts for part in campaign.replies.by)):
        chances = _answer_chances(campaign, texts, by_id)
        answered = sum(text.answered is not None for text in texts)
        found.append(_contradiction(False, answered, chances))
    accepts = campaign.accepts
    if invitations and accepts is not None and accepts.counts is None:
        by_then = np.cumsum(Delays.of(accepts.within).answers)
        chances = Counter(accepts.rate * _by_age(by_then, text, observed) for text in invitations)
        accepted = sum(text.known_accepted is not None for text in invitations)
        found.append(_contradiction(True, accepted, chances))
    return [one for one in found if one.odds < UNLIKELY]


def low_answers(campaign: Campaign, book: Rulebook, plan: Plan, inmails: int) -> LowAnswers | None:
    """Return the risk of too few answers; None where Recruiter does not count them.

    It counts them on a Recruiter plan, from a number of `inmails` on.
    """
    least, days, share = book.low_answers
    if not plan.id.startswith("recruiter") or inmails < least:
        return None
    rate = ReplyRate(campaign.replies.rate, campaign.replies.counts)
    nodes = rate.nodes(_STEPS)
    most = int(np.ceil(share * least)) - 1
    odds = [float(_law(Counter({known: least}))[: most + 1].sum()) for known in nodes.rates]
    return LowAnswers(share, least, days, float(nodes.weights @ np.array(odds)))


def _answer_chances(
    campaign: Campaign, texts: Iterable[Sent], by_id: Mapping[str, Prospect]
) -> Counter[float]:
    """Count the texts by the probability that they are answered by now."""
    rates = Rates(campaign.replies)
    by_then = np.cumsum(Delays.of(campaign.replies.within).answers)
    chances: Counter[float] = Counter()
    observed = campaign.observed
    for text in texts:
        number = rates.number(by_id[text.prospect], text.draft)
        rate = rates.all[number].rate  # `number` may have added it
        chances[rate * _by_age(by_then, text, observed)] += 1
    return chances


def _by_age(by_then: Reals, text: Sent, observed: date) -> float:
    """Return the share of answers that have come to a text by the morning of a day.

    As in the simulation, an answer that comes within 1 day is known on the day after its text.
    """
    age = (observed - text.sent).days
    return float(by_then[min(age, len(by_then) - 1)])


def _contradiction(accepted: bool, happened: int, chances: Counter[float]) -> Contradiction:
    law = _law(chances)
    expected = sum(chance * count for chance, count in chances.items())
    tail = law[: happened + 1] if happened < expected else law[happened:]
    return Contradiction(accepted, happened, chances.total(), expected, float(tail.sum()))


def _law(chances: Counter[float]) -> Reals:
    """Return the law of how many happen, given how many have which chance of happening.

    Counts that are next to impossible are left out, so that long logs take linear time.
    """
    law, first = np.ones(1), 0
    for chance, count in chances.items():
        own, least = _likely(_binomial(chance, count))
        law, more = _likely(np.convolve(law, own))
        first += least + more
    whole = np.zeros(chances.total() + 1)
    whole[first : first + len(law)] = law
    return whole


def _likely(law: Reals) -> tuple[Reals, int]:
    """Return the part of a law that is not next to impossible, and the count it begins with."""
    kept = np.flatnonzero(law > _IMPOSSIBLE)
    return law[kept[0] : kept[-1] + 1], int(kept[0])


def _binomial(chance: float, count: int) -> Reals:
    if chance in (0, 1):
        law = np.zeros(count + 1)
        law[int(chance) * count] = 1.0
        return law
    numbers = np.arange(count + 1)
    steps = np.log(np.maximum(count - numbers[:-1], 1)) - np.log(numbers[1:])
    logs = np.concatenate([[0.0], np.cumsum(steps + np.log(chance) - np.log1p(-chance))])
    return np.asarray(np.exp(logs + count * np.log1p(-chance)))

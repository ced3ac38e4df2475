"""All that a log says, for a campaign or for a log alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from outreach_cli.model import DRAFT, Campaign, Channel, Prospect, Segment, Sent
from outreach_cli.people.degrees import field_of
from outreach_cli.projection.refunds import paid_in_log
from outreach_cli.projection.segments import segment_of
from outreach_cli.results import Comparison, Credits, Curve, Event, Group, Results, Variant
from outreach_cli.results.counting import Counter, Delays, grouped
from outreach_cli.results.credits import credits_of, low_answers
from outreach_cli.results.measured import measured
from outreach_cli.results.posterior import odds_of_best
from outreach_cli.results.survival import DAYS, law_of
from outreach_cli.results.texts import Text, texts_on
from outreach_cli.routing.history import until
from outreach_cli.routing.steps import texts_with_steps
from outreach_cli.rulebook import Rulebook


def results_of_campaign(
    campaign: Campaign, book: Rulebook, day: date, by: Sequence[str] = ()
) -> Results:
    """Return what the log of a campaign says by the end of a day.

    `by` names fields of the list: people are counted by their values, too.
    """
    campaign = campaign._replace(sent=tuple(until(campaign.sent, day)))
    texts = list(texts_on(campaign.sent, day, book.entry("refund.window").whole))
    within = {
        Event.ANSWERED: campaign.replies.within,
        Event.ACCEPTED: (campaign.accepts or campaign.replies).within,
    }
    delays = _delays(texts, within)
    counter = _counter(texts, delays)
    by_id = {prospect.id: prospect for prospect in campaign.prospects}
    paid_texts = set(paid_in_log(campaign))
    paid = [text for text in texts if text.sent in paid_texts]
    is_recruiter = campaign.sender.plan.startswith("recruiter")

    numbers = _numbers(campaign)
    draft = _draft_of(campaign, numbers)

    def segment(text: Text) -> Segment | None:
        return segment_of(by_id[text.sent.prospect], draft(text), campaign.replies)

    texts.sort(key=_draft_order(campaign))
    result = _results(texts, counter, campaign.name, day)
    return result._replace(
        steps=tuple(_steps(campaign, texts, counter, numbers)),
        segments=(
            *_segments(campaign, texts, counter, segment, by),
            *(
                group
                for field in dict.fromkeys(by)
                for group in _values(field, texts, counter, by_id)
            ),
        ),
        comparisons=tuple(_comparisons(_alternatives(campaign, texts, numbers), counter)),
        curves=_curves(delays),
        credits=_credits(paid, counter, day, book, sure=True),
        low_answers=low_answers(texts, book) if is_recruiter else None,
        measured=tuple(measured(campaign, texts, counter, segment, draft)),
        assumed=tuple(
            key for key in ("replies.within", "accepts.within") if key in campaign.assumed
        ),
    )


def results_of_log(sent: Sequence[Sent], book: Rulebook, day: date) -> Results:
    """Return what a log without a campaign says by the end of a day."""
    texts = list(texts_on(until(sent, day), day, book.entry("refund.window").whole))
    within = {Event.ANSWERED: book.curve("replies"), Event.ACCEPTED: book.curve("accepts")}
    delays = _delays(texts, within)
    counter = _counter(texts, delays)
    paid = [text for text in texts if text.channel is Channel.INMAIL]
    by_channel = grouped((text for text in texts if text.sent.draft), lambda one: one.channel)
    alternatives: _Alternatives = {(channel, None): own for channel, own in by_channel.items()}
    return _results(texts, counter, None, day)._replace(
        comparisons=tuple(_comparisons(alternatives, counter)),
        curves=_curves(delays),
        credits=_credits(paid, counter, day, book, sure=False),
        low_answers=low_answers(texts, book),
        assumed=("replies.within", "accepts.within"),
    )


def _draft_order(campaign: Campaign) -> Callable[[Text], int]:
    """Return what sorts texts as their drafts are in the campaign, those without one last."""
    places = {draft.id: place for place, draft in enumerate(campaign.drafts)}
    return lambda text: places.get(text.sent.draft or "", len(places))


def _results(texts: Sequence[Text], counter: Counter, name: str | None, day: date) -> Results:
    channels = grouped(texts, lambda text: text.channel)
    drafts = grouped(texts, lambda text: (text.channel, text.sent.draft))
    order = [*Channel, None]
    return Results(
        name,
        day,
        tuple(
            Group(counter.tally(channels[channel]), channel)
            for channel in order
            if channel in channels
        ),
        tuple(
            Group(counter.tally(own), channel, draft)
            for (channel, draft), own in sorted(
                drafts.items(), key=lambda item: (order.index(item[0][0]), item[0][1] is None)
            )
        ),
        cut_short=any(_is_cut_short(text, day) for text in texts),
    )


def _is_cut_short(text: Text, day: date) -> bool:
    """Tell whether a text was watched only until the same person answered another one."""
    possible = min(DAYS, (day - text.sent.sent).days + 1)
    return text.delay is None and not text.is_open and text.age < possible


def _delays(
    texts: Sequence[Text], within: Mapping[Event, Mapping[int, float]]
) -> dict[Event, Delays]:
    return {
        event: Delays([text for text in texts if text.event is event], law_of(within[event]))
        for event in Event
    }


def _counter(texts: Sequence[Text], delays: Mapping[Event, Delays]) -> Counter:
    says_opened = any(text.sent.opened is not None for text in texts)
    says_bounced = any(text.sent.bounced is not None for text in texts)
    return Counter(delays, (says_opened, says_bounced))


def _curves(delays: Mapping[Event, Delays]) -> tuple[Curve, ...]:
    curves = (delays[event].curve(event) for event in (Event.ANSWERED, Event.ACCEPTED))
    return tuple(curve for curve in curves if curve.points)


def _steps(
    campaign: Campaign, texts: Sequence[Text], counter: Counter, numbers: Mapping[Sent, int]
) -> Iterator[Group]:
    by_step = grouped(texts, lambda text: numbers.get(text.sent))
    for number, step in enumerate(campaign.sequence):
        tally = counter.tally(by_step.get(number, ()))
        yield Group(tally, step.channel, step=number + 1)


def _draft_of(campaign: Campaign, numbers: Mapping[Sent, int]) -> Callable[[Text], str | None]:
    """Return what gives the draft of a text; where the log names none, the only one of its step."""

    def draft(text: Text) -> str | None:
        number = numbers.get(text.sent)
        if text.sent.draft is not None or number is None:
            return text.sent.draft
        drafts = campaign.sequence[number].drafts
        return drafts[0] if len(drafts) == 1 else None

    return draft


def _numbers(campaign: Campaign) -> dict[Sent, int]:
    """Return which step of the sequence, from 0, each text in the log was."""
    texts = texts_with_steps(campaign) if campaign.sequence else {}
    return {sent: number for own in texts.values() for sent, number in own if number is not None}


def _segments(
    campaign: Campaign,
    texts: Sequence[Text],
    counter: Counter,
    segment: Callable[[Text], Segment | None],
    by: Sequence[str],
) -> Iterator[Group]:
    """Yield the segments under `replies`, and everybody else.

    Not those of the fields `by`, which are counted by all their values.
    """
    parts = [part for part in campaign.replies.by if part.field not in (DRAFT, *by)]
    if not parts:
        return
    answers = (text for text in texts if text.event is Event.ANSWERED)
    by_segment = grouped(answers, segment)
    for part in parts:
        yield Group(counter.tally(by_segment.get(part, ())), field=part.field, value=part.value)
    others = [own for part, own in by_segment.items() if part not in parts]
    everybody_else = [text for own in others for text in own]
    yield Group(counter.tally(everybody_else), field=parts[0].field)


def _values(
    field: str, texts: Sequence[Text], counter: Counter, people: Mapping[str, Prospect]
) -> Iterator[Group]:
    """Yield the people with each value of a field, those with most texts first."""

    def value(text: Text) -> tuple[bool, str | None]:
        found = field_of(people[text.sent.prospect], field)
        return text.event is Event.ACCEPTED, found if isinstance(found, str) else None

    groups = sorted(grouped(texts, value).items(), key=lambda item: (item[0][0], -len(item[1])))
    for (_, name), own in groups:
        channel = Channel.INVITATION if own[0].event is Event.ACCEPTED else None
        yield Group(counter.tally(own), channel, field=field, value=name)


_Alternatives = dict[tuple[Channel | None, int | None], list[Text]]


def _alternatives(
    campaign: Campaign, texts: Sequence[Text], numbers: Mapping[Sent, int]
) -> _Alternatives:
    """Return the texts of variants, by channel and step (from 1).

    Without a sequence, drafts of a channel for the same people are variants.
    """
    if campaign.sequence:
        return {
            (step.channel, number + 1): [
                text for text in texts if numbers.get(text.sent) == number and text.sent.draft
            ]
            for number, step in enumerate(campaign.sequence)
            if len(step.drafts) > 1
        }
    audiences = {
        draft.id: (draft.channel, frozenset(draft.audience.items())) for draft in campaign.drafts
    }
    known = (text for text in texts if text.sent.draft in audiences)
    by_audience = grouped(known, lambda text: audiences[text.sent.draft or ""])
    return {(key[0], None): own for key, own in by_audience.items()}


def _comparisons(alternatives: _Alternatives, counter: Counter) -> Iterator[Comparison]:
    for (channel, step), texts in alternatives.items():
        by_draft = grouped(texts, lambda text: text.sent.draft or "")
        if len(by_draft) < 2:
            continue
        odds = odds_of_best([counter.posterior(own) for own in by_draft.values()])
        variants = (
            Variant(draft, counter.tally(own), counter.rate(own), chance)
            for (draft, own), chance in zip(by_draft.items(), odds, strict=True)
        )
        yield Comparison(channel, step, tuple(variants))


def _credits(
    paid: Sequence[Text], counter: Counter, day: date, book: Rulebook, sure: bool
) -> Credits | None:
    if not paid:
        return None
    return credits_of(paid, day, book, counter.still_expected(paid), sure)

"""What a log says, in each format, and the words and tables that they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from outreach_cli.model import Channel
from outreach_cli.report.layout import Column
from outreach_cli.results import Comparison, Event, Group, Rate, Results, Tally
from outreach_cli.words import NAMED, chance, counted, one_line, shown

_NARROW = 0.03
"""A rate that is known better than this gets a decimal."""
_MARKS = frozenset((1, 3, 7, 14, 30, 60, 90))
"""The days at which tables show the delays."""
_MOST_VALUES = 20
"""How many values of a field a table shows."""


class Part(NamedTuple):
    """A table with its heading."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]


def headlines(results: Results) -> list[str]:
    """Return in sentences how many texts were answered, and at which rate."""
    if not results.channels:
        text = f"Nothing was sent by {results.day}, as far as the log says, so there is nothing to"
        return [f"{text} count. Record with outreach sent what you send, and who answers."]
    return [_headline(group) for group in results.channels]


def _headline(group: Group) -> str:
    tally, rate = group.tally, group.tally.rate
    assert rate is not None
    done = tally.accepted if rate.event is Event.ACCEPTED else tally.answered
    so_far = " so far" if tally.open else ""
    are = "is" if tally.open == 1 else "are"
    still = f"; {tally.open:,} {are} still open" if tally.open else "; none is open any longer"
    name = "acceptance" if rate.event is Event.ACCEPTED else "answer"
    return (
        f"{done:,} of {counted(tally.sent, _kind(group.channel))} {rate.event}{so_far}{still}."
        f" The {name} rate is about {_mean(rate)} (90% between {_bounds(rate)})."
    )


def _kind(channel: Channel | None) -> str:
    """Return what a text of a channel is called; one of an unknown channel is just a text."""
    return "text" if channel is None else NAMED[channel]


def _bounds(rate: Rate) -> str:
    """Return the bounds of a rate: `21% and 34%`."""
    return f"{share_of(rate.low, rate)} and {share_of(rate.high, rate)}"


def _mean(rate: Rate) -> str:
    return share_of(rate.mean, rate)


def share_of(share: float, rate: Rate) -> str:
    """Return a share with as many digits as the rate is known."""
    return f"{share:.1%}" if rate.high - rate.low < _NARROW else chance(share)


def tables(results: Results) -> Iterator[Part]:
    """Yield the tables: drafts, steps, segments, variants and delays; none for an empty log."""
    if not results.channels:
        return
    yield from _groups("Drafts", "draft", results.drafts)
    yield from _groups("Steps", "step", results.steps)
    fields = dict.fromkeys(group.field for group in results.segments)
    for field in fields:
        own = [group for group in results.segments if group.field == field]
        yield from _groups(f"By {shown(one_line(field or ''))}", "value", own[:_MOST_VALUES])
    for comparison in results.comparisons:
        yield _variants(comparison)
    for curve in results.curves:
        noun = "acceptances" if curve.event is Event.ACCEPTED else "answers"
        columns = (
            *(Column("days", right=True), Column("open at start of day", right=True)),
            *(Column(curve.event, right=True), Column("90% between", right=True)),
            *(Column(f"of all {noun}", right=True), Column("assumed", right=True)),
        )
        rows = [
            (
                *(str(point.days), f"{point.at_risk:,}", chance(point.happened)),
                *(f"{chance(point.low)} and {chance(point.high)}",),
                *(chance(point.of_all), chance(point.assumed)),
            )
            for point in curve.points
            if point.days in _MARKS
        ]
        title = f"{curve.event.capitalize()} within days of sending; day 1 is the day of sending"
        yield Part(title, columns, rows)


def _groups(title: str, kind: str, groups: Sequence[Group]) -> Iterator[Part]:
    if not groups:
        return
    tallies = [group.tally for group in groups]
    shows = {
        "accepted": any(tally.accepted or _is_acceptance(tally) for tally in tallies),
        "opened": any(tally.opened is not None for tally in tallies),
        "bounced": any(tally.bounced is not None for tally in tallies),
    }
    cells = [_cells(tally) for tally in tallies]
    heads = [head for head in cells[0] if shows.get(head, True)]
    columns = [Column(kind, wrap=True), Column("as")]
    columns += [Column(head, right=True) for head in heads]
    rows = [
        (
            *(name_of(group), _kind(group.channel) if group.channel or group.draft else "texts"),
            *(own[head] for head in heads),
        )
        for group, own in zip(groups, cells, strict=True)
    ]
    yield Part(title, columns, rows)


def _cells(tally: Tally) -> dict[str, str]:
    """Return what a table can show of some texts, by the heads of its columns."""
    rate, bounds = _rate(tally)
    return {
        "sent": f"{tally.sent:,}",
        "accepted": f"{tally.accepted:,}",
        "answered": f"{tally.answered:,}",
        "open": f"{tally.open:,}",
        "opened": _part(tally.opened, tally.sent),
        "bounced": _part(tally.bounced, tally.sent),
        "rate": rate,
        "90% between": bounds,
    }


def _is_acceptance(tally: Tally) -> bool:
    return tally.rate is not None and tally.rate.event is Event.ACCEPTED


def name_of(group: Group) -> str:
    """Return what the texts of a group have in common, in words."""
    if group.step is not None:
        return str(group.step)
    if group.field is not None:
        return "everyone else" if group.value is None else shown(one_line(group.value))
    return "(none named)" if group.draft is None else shown(one_line(group.draft))


def _part(number: int | None, sent: int) -> str:
    """Return a count with its share: `62 (52%)`."""
    return "-" if number is None or not sent else f"{number:,} ({chance(number / sent)})"


def _rate(tally: Tally) -> tuple[str, str]:
    rate = tally.rate
    if rate is None:
        return "-", "-"
    return _mean(rate), _bounds(rate)


def _variants(comparison: Comparison) -> Part:
    drafts = f"{NAMED[comparison.channel]} drafts" if comparison.channel else "Drafts"
    title = f"Variants of step {comparison.step}" if comparison.step else f"{drafts} compared"
    is_invitation = comparison.channel is Channel.INVITATION
    columns = (
        *(Column("variant", wrap=True), Column("sent", right=True)),
        *(
            Column("accepted" if is_invitation else "answered", right=True),
            Column("open", right=True),
        ),
        *(Column("rate", right=True), Column("90% between", right=True)),
        Column("best", right=True),
    )
    rows = [
        (
            *(shown(one_line(one.draft)), f"{one.tally.sent:,}"),
            f"{one.tally.accepted if is_invitation else one.tally.answered:,}",
            *(f"{one.tally.open:,}", *_rate(one.tally), chance(one.odds)),
        )
        for one in comparison.variants
    ]
    return Part(f"{title}; best is the probability of the highest rate", columns, rows)

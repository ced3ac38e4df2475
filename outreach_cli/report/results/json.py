"""The results of a log as one JSON object, for scripts."""

from __future__ import annotations

from outreach_cli import documents
from outreach_cli.documents import results as document
from outreach_cli.documents.kinds import FORMAT_VERSION
from outreach_cli.report.grid import PLAIN, Screen
from outreach_cli.results import Comparison, Credits, Group, LowAnswers, Rate, Results


def write(results: Results, screen: Screen = PLAIN) -> str:
    """Return everything about the results as an object."""
    return documents.written(
        document.Document(
            format_version=FORMAT_VERSION,
            campaign=results.campaign,
            day=results.day,
            channels=[_group(group) for group in results.channels],
            drafts=[_group(group) for group in results.drafts],
            steps=[_group(group) for group in results.steps],
            segments=[_group(group) for group in results.segments],
            comparisons=[_comparison(one) for one in results.comparisons],
            delays=[
                document.Curve(
                    curve.event.value,
                    curve.events,
                    [document.Point(*point) for point in curve.points],
                )
                for curve in results.curves
            ],
            credits=None if results.credits is None else _credits(results.credits),
            low_answers=None if results.low_answers is None else _low(results.low_answers),
            measured=[
                document.Measured(list(one.path), *one.counts, one.before)
                for one in results.measured
            ],
            assumed=list(results.assumed),
        )
    )


def _rate(rate: Rate) -> document.Rate:
    return document.Rate(rate.event.value, rate.mean, rate.low, rate.high)


def _group(group: Group) -> document.Group:
    tally = group.tally
    return document.Group(
        channel=None if group.channel is None else group.channel.value,
        draft=group.draft,
        step=group.step,
        field=group.field,
        value=group.value,
        sent=tally.sent,
        accepted=tally.accepted,
        answered=tally.answered,
        open=tally.open,
        opened=tally.opened,
        bounced=tally.bounced,
        rate=None if tally.rate is None else _rate(tally.rate),
    )


def _comparison(one: Comparison) -> document.Comparison:
    variants = [
        document.Variant(
            draft=variant.draft,
            sent=variant.tally.sent,
            answered=variant.tally.answered,
            accepted=variant.tally.accepted,
            open=variant.tally.open,
            rate=_rate(variant.rate),
            best=variant.odds,
        )
        for variant in one.variants
    ]
    return document.Comparison(
        None if one.channel is None else one.channel.value, one.step, variants
    )


def _credits(credits: Credits) -> document.Credits:
    return document.Credits(
        spent=credits.spent,
        back=credits.back,
        coming=credits.coming,
        open=credits.open,
        lost=credits.lost,
        expected=credits.expected,
        returns=[document.Return(day, number) for day, number in credits.days],
        last_day=credits.last_day,
        open_profiles_known=credits.sure,
    )


def _low(low: LowAnswers) -> document.LowAnswers:
    return document.LowAnswers(
        first=low.first,
        last=low.last,
        inmails=low.inmails,
        answered=low.answered,
        open=low.open,
        limit=low.share,
        decided=low.is_decided,
    )

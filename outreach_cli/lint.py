"""Runs the rules over campaigns: groups, places and sorts what they find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from outreach_cli.finding import Checked, Finding, Mistake, Place, Spot
from outreach_cli.load import Loaded
from outreach_cli.merge import Merged, merge
from outreach_cli.rules import RULES, Hit, Rule
from outreach_cli.source import places

BY_CODE = {rule.code: rule for rule in RULES}


def check(loaded: Iterable[Loaded]) -> Checked:
    """Check campaigns; one that could not be read gives only the mistakes in reading it."""
    findings: list[Finding] = []
    campaigns = drafts = prospects = messages = 0
    for one in loaded:
        merged = merge(one.campaign, one.book) if one.campaign is not None else None
        findings += find(one.mistakes, merged)
        if merged is not None:
            campaigns += 1
            drafts += len(merged.campaign.drafts)
            prospects += len(merged.campaign.prospects)
            messages += merged.messages
    return Checked(campaigns, drafts, prospects, messages, tuple(findings))


def find(mistakes: Sequence[Mistake], merged: Merged | None) -> list[Finding]:
    """Return the findings of one campaign, in the order of its files."""
    found = [*_read(mistakes), *(_hits(merged) if merged is not None else ())]
    where = places(hit.where for _, hit in found if isinstance(hit.where, Spot))
    findings = [
        _finding(rule, hit, where[hit.where] if isinstance(hit.where, Spot) else hit.where)
        for rule, hit in found
    ]
    # Several files may give the same mistake twice, as when two lists share a broken one.
    return sorted(dict.fromkeys(findings), key=_order)


def _read(mistakes: Iterable[Mistake]) -> Iterator[tuple[Rule, Hit]]:
    for mistake in mistakes:
        yield BY_CODE[mistake.code], Hit(mistake.where, mistake.message)


def _hits(merged: Merged) -> Iterator[tuple[Rule, Hit]]:
    for rule in RULES:
        for hit in rule.find(merged) if rule.find is not None else ():
            ignored = hit.draft.ignore if hit.draft is not None else {}
            if rule.code not in ignored and rule.name not in ignored:
                yield rule, hit


def _finding(rule: Rule, hit: Hit, place: Place) -> Finding:
    return Finding(
        code=rule.code,
        rule=rule.name,
        severity=rule.severity,
        message=hit.message,
        place=place,
        draft=hit.draft.id if hit.draft is not None else None,
        prospect=hit.prospect.id if hit.prospect is not None else None,
        prospects=hit.prospects,
        length=hit.length,
        limit=hit.limit,
        count_unit=hit.count_unit,
        source=hit.source,
    )


def _order(finding: Finding) -> tuple[str, int, int, str]:
    return finding.place.file, finding.place.line or 0, finding.place.column or 0, finding.code

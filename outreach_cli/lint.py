"""Runs the rules over campaigns; selects, groups, places and sorts their findings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from outreach_cli.finding import (
    KEY,
    MOST_OF_A_KIND,
    UNREAD,
    CheckResult,
    Finding,
    Passage,
    Severity,
    Spot,
)
from outreach_cli.load import Loaded
from outreach_cli.merge import Merged, merge
from outreach_cli.model import ASSUMED, Campaign, Draft
from outreach_cli.rulebook import cite
from outreach_cli.rules import RULES
from outreach_cli.rules.rule import Rule
from outreach_cli.rules.selection import EVERYTHING, Selection, ignoring, unknown
from outreach_cli.source import places
from outreach_cli.words import counted, shown

_SEVERITIES = list(Severity)
BY_NAME = {name: rule for rule in RULES for name in (rule.code, rule.name)}


def check(loaded: Loaded, selection: Selection = EVERYTHING) -> CheckResult:
    """Check a campaign; if it could not be read, the result has only the findings of loading.

    `selection` comes from the command line: what it selects replaces what the campaign selects,
    what it ignores is added to what the campaign ignores.
    """
    if loaded.campaign is None:
        return CheckResult(0, 0, 0, 0, loading_findings(loaded.mistakes, selection))
    merged = merge(loaded.campaign, loaded.book)
    campaign = merged.campaign
    selection = selection.combined(campaign.checking.select, campaign.checking.ignore)
    findings = (*_grouped(loaded.mistakes, campaign.drafts), *_rule_findings(merged, selection))
    placed = _placed(
        _reported(findings, campaign.drafts, selection, complete=campaign.all_prospects)
    )
    return CheckResult(
        campaigns=1,
        drafts=len(campaign.drafts),
        prospects=0 if ASSUMED in campaign.assumed else len(campaign.prospects),
        messages=merged.messages,
        findings=_sorted(placed.values()),
        unread=frozenset(
            placed[finding] for finding in placed if _explains_unread(finding, campaign)
        ),
        unused=merged.unused,
    )


def combined(results: Iterable[CheckResult]) -> CheckResult:
    """Return the results of several campaigns as one."""
    results = list(results)
    return CheckResult(
        campaigns=sum(result.campaigns for result in results),
        drafts=sum(result.drafts for result in results),
        prospects=sum(result.prospects for result in results),
        messages=sum(result.messages for result in results),
        # A file that several campaigns use has its findings only once.
        findings=tuple(dict.fromkeys(finding for result in results for finding in result.findings)),
        unused=tuple(draft for result in results for draft in result.unused),
    )


def loading_findings(
    mistakes: Sequence[Finding], selection: Selection = EVERYTHING, others: Iterable[Finding] = ()
) -> tuple[Finding, ...]:
    """Return the findings of loading as they are shown: grouped, placed and sorted.

    `others` are grouped already, by the rule that finds them.
    """
    findings = (*_grouped(mistakes), *others)
    return _sorted(_placed(_reported(findings, (), selection)).values())


def _grouped(mistakes: Iterable[Finding], drafts: Iterable[Draft] = ()) -> Iterator[Finding]:
    """Yield the findings of loading, those with the same message in the same file as one.

    A finding inside a draft's entry gets the id of the draft.
    """
    entries = {(draft.spot.file, draft.spot.path[:1]): draft.id for draft in drafts}
    alike: dict[tuple[str, str, str], list[Finding]] = {}
    for mistake in mistakes:
        key = (mistake.code, mistake.place.file, mistake.message)
        alike.setdefault(key, []).append(mistake)
    groups: dict[tuple[str, str], list[Finding]] = {}
    for (code, file, _), same in alike.items():
        groups.setdefault((code, file), []).append(same[0])
        if len(groups[code, file]) <= MOST_OF_A_KIND:
            where = same[0].where
            entry = (where.file, where.path[:1]) if isinstance(where, Spot) else None
            more = f" (and {len(same) - 1:,} more like it)" if len(same) > 1 else ""
            draft = entries.get(entry) if entry is not None else None
            yield same[0]._replace(message=same[0].message + more, draft=draft)
    for (code, _), group in groups.items():
        if len(group) > MOST_OF_A_KIND:
            rest = counted(len(group) - MOST_OF_A_KIND, "more finding")
            more = f"and {rest} of this rule in this file"
            severity = min((one.severity for one in group), key=_SEVERITIES.index)
            yield Finding(where=group[-1].where, message=more, code=code, severity=severity)


def _rule_findings(merged: Merged, selection: Selection) -> Iterator[Finding]:
    """Yield the findings of the selected rules."""
    for rule in RULES:
        if rule.find is not None and selection.has(rule):
            for finding in rule.find(merged):
                if ASSUMED in merged.campaign.assumed:  # nobody has these values
                    nobody = 0 if finding.prospects is not None else None
                    finding = finding._replace(prospect=None, prospects=nobody, people=None)
                yield finding._replace(code=rule.code)
    for key in ("select", "ignore"):
        wrong = unknown(getattr(merged.campaign.checking, key), RULES)
        if wrong is not None:
            spot = merged.campaign.spot.child("check", key)
            yield Finding(where=spot, message=f"{wrong}; see outreach rules", code="D104")


def _reported(
    findings: Iterable[Finding],
    drafts: Sequence[Draft],
    selection: Selection,
    complete: bool = True,
) -> Iterator[Finding]:
    """Yield the findings of selected rules that their draft does not ignore.

    If the list is not `complete`, an ignored rule about people is not reported as unused: it may
    concern somebody who is missing.
    """
    by_id = {draft.id: draft for draft in drafts}
    used: set[tuple[str, str]] = set()
    for finding in findings:
        rule = BY_NAME[finding.code]
        concerned = [by_id[id] for id in finding.drafts or (finding.draft,) if id in by_id]
        ignored = [[(draft.id, name) for name in ignoring(draft, rule)] for draft in concerned]
        used.update(chain.from_iterable(ignored))
        if ignored and all(ignored):
            continue
        if selection.has(rule) or _is_setting(finding):
            yield finding
    if selection.has(BY_NAME["D109"]):
        judged = tuple(rule for rule in RULES if complete or rule.code[0] not in "LCT")
        yield from _unused_ignores(drafts, selection, used, judged)


def _is_setting(finding: Finding) -> bool:
    """Tell whether a finding is about `check:` itself, which cannot switch off its own findings."""
    return isinstance(finding.where, Spot) and finding.where.path[:1] == ("check",)


def _unused_ignores(
    drafts: Iterable[Draft],
    selection: Selection,
    used: set[tuple[str, str]],
    judged: Collection[Rule],
) -> Iterator[Finding]:
    """Yield findings about rules that a draft ignores although they find nothing in it.

    Only rules that ran and are `judged` count; `used` has the ids and rules that were needed.
    """
    for draft in drafts:
        for name in draft.ignore:
            rule = BY_NAME.get(name)
            if (draft.id, name) in used:
                continue
            if rule is not None and not (selection.has(rule) and rule in judged):
                continue
            named = shown(name)
            if rule is None:
                message = unknown([name], RULES) or f"{named} is not the whole code of a rule"
                message += ", so nothing is ignored; see outreach rules"
            elif rule.code in UNREAD:
                message = f"{named} cannot be ignored: what cannot be read is always reported"
            else:
                message = f"{named} is ignored, but this draft has no such finding; delete the line"
            where = draft.spot.child("ignore", name).at(KEY)
            yield Finding(where=where, message=message, code="D109", draft=draft.id)


def _placed(findings: Iterable[Finding]) -> dict[Finding, Finding]:
    """Map each finding to the one to show: with its rule's name, and a place instead of a spot."""
    findings = list(findings)
    passages: dict[Spot, Passage] = {}
    at = places((one.where for one in findings if isinstance(one.where, Spot)), passages)
    placed = {}
    for finding in findings:
        rule, where = BY_NAME[finding.code], finding.where
        placed[finding] = finding._replace(
            where=at[where] if isinstance(where, Spot) else where,
            passage=passages.get(where) if isinstance(where, Spot) else None,
            rule=rule.name,
            severity=max(rule.severity, finding.severity, key=_SEVERITIES.index),
            source=finding.source or cite(rule.sources) or None,
        )
    return placed


def _explains_unread(finding: Finding, campaign: Campaign) -> bool:
    """Tell whether a finding explains why a draft, or a file of drafts, cannot be read."""
    if finding.code in UNREAD:
        return True
    if not isinstance(finding.where, Spot) or BY_NAME[finding.code].severity is not Severity.ERROR:
        return False
    file, path = finding.where.file, finding.where.path
    return any(
        spot.file == file and path[: len(spot.path)] == spot.path for spot in campaign.unread
    )


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings in the order of their files, each once."""

    def order(finding: Finding) -> tuple[str, int, int, str]:
        place = finding.place
        return place.file, place.line or 0, place.column or 0, finding.code

    return tuple(sorted(dict.fromkeys(findings), key=order))

"""Runs the rules over campaigns: groups, places and sorts what they find."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from outreach_cli.finding import KEY, UNREAD, CheckResult, Finding, Mistake, Place, Severity, Spot
from outreach_cli.load import Loaded
from outreach_cli.merge import Merged, merge
from outreach_cli.model import ASSUMED, Campaign
from outreach_cli.rules import RULES, Hit, Rule
from outreach_cli.rules.selection import EVERYTHING, Selection, unknown
from outreach_cli.source import places

MOST_OF_A_KIND = 100
"""How many findings of a rule in one file are told one by one; a list may be wrong throughout."""

BY_CODE = {rule.code: rule for rule in RULES}


def check(loaded: Loaded, selection: Selection = EVERYTHING) -> CheckResult:
    """Check a campaign; one that could not be read gives only the mistakes in reading it.

    `selection` is the command line's: its rules take the place of those that the campaign
    selects, what it ignores comes on top of what the campaign ignores.
    """
    if loaded.campaign is None:
        return CheckResult(0, 0, 0, 0, find(loaded.mistakes, selection))
    merged = merge(loaded.campaign, loaded.book)
    found = list(_accepted(loaded.mistakes, merged, selection))
    findings = _placed(found)
    telling = frozenset(
        finding
        for finding, (rule, hit) in zip(findings, found, strict=True)
        if _tells(rule, hit, merged.campaign)
    )
    people = 0 if ASSUMED in merged.campaign.assumed else len(merged.campaign.prospects)
    drafts = len(merged.campaign.drafts)
    return CheckResult(1, drafts, people, merged.messages, _sorted(findings), telling)


def together(parts: Iterable[CheckResult]) -> CheckResult:
    """Return several results as one."""
    parts = list(parts)
    return CheckResult(
        sum(part.campaigns for part in parts),
        sum(part.drafts for part in parts),
        sum(part.prospects for part in parts),
        sum(part.messages for part in parts),
        # Campaigns may share a file, which has its mistakes only once.
        tuple(dict.fromkeys(finding for part in parts for finding in part.findings)),
    )


def find(mistakes: Sequence[Mistake], selection: Selection = EVERYTHING) -> tuple[Finding, ...]:
    """Return the mistakes in reading as findings, in the order of their files."""
    return _sorted(_placed(list(_accepted(mistakes, None, selection))))


def _placed(found: Sequence[tuple[Rule, Hit]]) -> list[Finding]:
    where = places(hit.where for _, hit in found if isinstance(hit.where, Spot))
    return [
        _finding(rule, hit, where[hit.where] if isinstance(hit.where, Spot) else hit.where)
        for rule, hit in found
    ]


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    # Several files may give the same mistake twice, as when two lists share a broken one.
    return tuple(sorted(dict.fromkeys(findings), key=_order))


def _tells(rule: Rule, hit: Hit, campaign: Campaign) -> bool:
    """Tell whether a hit says why a draft, or a list of them, cannot be read."""
    if rule.severity is not Severity.ERROR or not isinstance(hit.where, Spot):
        return rule.code in UNREAD
    file, path = hit.where.file, hit.where.path
    return any(one.file == file and path[: len(one.path)] == one.path for one in campaign.unread)


def _accepted(
    mistakes: Sequence[Mistake], merged: Merged | None, selection: Selection
) -> Iterator[tuple[Rule, Hit]]:
    """Yield what counts: what was selected, and no draft accepts with a reason.

    What the command line selects takes the place of what the campaign does; what either ignores
    is ignored.
    """
    if merged is not None:
        own = merged.campaign.checking
        selection = Selection(selection.select or own.select, (*selection.ignore, *own.ignore))
    used: set[tuple[str, str]] = set()
    for rule, hit in (*_read(mistakes, merged), *(_hits(merged, selection) if merged else ())):
        names = (rule.code, rule.name) if rule.code not in UNREAD else ()
        ignored = hit.draft.ignore if hit.draft is not None else {}
        reasons = [name for name in ignored if name in names]
        if hit.draft is not None and reasons:
            used.update((hit.draft.id, name) for name in reasons)
        elif selection.has(rule) or _is_setting(hit):
            yield rule, hit
    if merged is not None and selection.has(BY_CODE["D109"]):
        yield from _unused(merged, selection, used)


def _is_setting(hit: Hit) -> bool:
    """Tell whether a hit is about how to check, which is in force whatever it says itself."""
    return isinstance(hit.where, Spot) and hit.where.path[:1] == ("check",)


def _read(mistakes: Iterable[Mistake], merged: Merged | None) -> Iterator[tuple[Rule, Hit]]:
    """Yield the mistakes in reading; those that say the same of one file are one."""
    drafts = {
        (draft.spot.file, draft.spot.path[:1]): draft
        for draft in (merged.campaign.drafts if merged is not None else ())
    }
    alike: dict[tuple[str, str, str], list[Mistake]] = {}
    for mistake in mistakes:
        where = mistake.where
        file = where.file.name if isinstance(where, Spot) else where.file
        alike.setdefault((mistake.code, file, mistake.message), []).append(mistake)
    shown: Counter[tuple[str, str]] = Counter()
    last: dict[tuple[str, str], Place | Spot] = {}
    for (code, file, message), same in alike.items():
        where = same[0].where
        shown[code, file] += 1
        last[code, file] = where
        if shown[code, file] <= MOST_OF_A_KIND:
            more = f" (and {len(same) - 1:,} more like it)" if len(same) > 1 else ""
            draft = drafts.get((where.file, where.path[:1])) if isinstance(where, Spot) else None
            yield BY_CODE[code], Hit(where, message + more, draft)
    for (code, file), count in shown.items():
        if count > MOST_OF_A_KIND:
            message = f"and {count - MOST_OF_A_KIND:,} more findings of this rule in this file"
            yield BY_CODE[code], Hit(last[code, file], message)


def _hits(merged: Merged, selection: Selection) -> Iterator[tuple[Rule, Hit]]:
    for rule in RULES:
        for hit in rule.find(merged) if rule.find is not None and selection.has(rule) else ():
            yield rule, hit
    for key in ("select", "ignore"):
        wrong = unknown(getattr(merged.campaign.checking, key), RULES)
        if wrong is not None:
            yield BY_CODE["D104"], Hit(merged.campaign.spot.child("check", key), wrong)


def _unused(
    merged: Merged, selection: Selection, used: set[tuple[str, str]]
) -> Iterator[tuple[Rule, Hit]]:
    """Yield what drafts ignore in vain; a rule that did not run may yet be needed."""
    for draft in merged.campaign.drafts:
        for name in draft.ignore:
            rule = next((rule for rule in RULES if name in (rule.code, rule.name)), None)
            if (draft.id, name) in used or (rule is not None and not selection.has(rule)):
                continue
            message = f"{name} is ignored, but {draft.id} has no such finding; delete the line"
            if rule is None:
                message = unknown([name], RULES) or f"{name} is no rule's code as it is written"
                message += ", so nothing is ignored"
            elif rule.code in UNREAD:
                message = f"{name} cannot be ignored: what cannot be read is always told"
            spot = draft.spot.child("ignore", name).at(KEY)
            yield BY_CODE["D109"], Hit(spot, message, draft)


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

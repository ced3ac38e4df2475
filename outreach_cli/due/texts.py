"""Texts filled in for the people whose turn it is, and which of them cannot be sent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from outreach_cli.due import Text, Unsendable
from outreach_cli.due.candidates import Candidate
from outreach_cli.finding import Finding, Severity, Spot
from outreach_cli.merge import Merged
from outreach_cli.merge.recipients import Columns, Recipients
from outreach_cli.rules import RULES
from outreach_cli.rules.rule import Rule
from outreach_cli.rules.selection import ignoring
from outreach_cli.source import places

_FAMILIES = "LT"
"""Limits and templates: errors of these rules spoil a text."""
_TOKEN = "T104"
"""A placeholder of another tool: only a warning to `check`, but the text would be sent with it."""


class Texts:
    """The drafts of a campaign for the people whose turn it is.

    `unsendable` are the findings that forbid a text, each with its people.
    """

    def __init__(self, merged: Merged, candidates: Iterable[Candidate]) -> None:
        self._sender = merged.campaign.sender.values
        merged = _for_those(merged, candidates)
        self._mailings = {mailing.draft.id: mailing for mailing in merged.mailings}
        self.unsendable = tuple(_unsendable(merged))
        self._refused = {
            (finding.draft, prospect.id)
            for finding in self.unsendable
            for prospect in finding.people
        }

    def can_be_sent(self, candidate: Candidate) -> bool:
        """Tell whether no finding forbids the text of a person."""
        return (candidate.draft, candidate.prospect.id) not in self._refused

    def text(self, candidate: Candidate) -> Text:
        """Return the text of a person, filled in; it must be one that can be sent."""
        mailing, values = self._mailings[candidate.draft], candidate.prospect.values
        filled = {key: it.fill(values, self._sender) for key, it in mailing.templates}
        return Text(
            prospect=candidate.prospect,
            draft=mailing.draft,
            step=None if candidate.step is None else candidate.step + 1,
            credits=candidate.credits,
            since=candidate.since,
            subject=filled.get("subject"),
            body=filled["body"],
        )


def _for_those(merged: Merged, candidates: Iterable[Candidate]) -> Merged:
    """Return what rules look at, each draft with only those people whose turn it is."""
    people = merged.campaign.prospects
    everybody = Columns(people, merged.campaign.sender.values)
    masks: dict[str, list[bool]] = defaultdict(lambda: [False] * len(people))
    for candidate in candidates:
        masks[candidate.draft][candidate.place] = True
    mailings = [
        mailing._replace(recipients=Recipients(everybody, masks[mailing.draft.id]))
        for mailing in merged.mailings
        if mailing.draft.id in masks
    ]
    return merged._replace(mailings=mailings)


def _unsendable(merged: Merged) -> Iterator[Unsendable]:
    """Yield why texts cannot be sent: what `check` would report as an error in them."""
    found = list(_findings(merged))
    at = places(finding.where for _, finding in found if isinstance(finding.where, Spot))
    people = {prospect.id: prospect for prospect in merged.campaign.prospects}
    for rule, finding in found:
        where = finding.where
        yield Unsendable(
            code=rule.code,
            rule=rule.name,
            draft=finding.draft or "",
            place=at[where] if isinstance(where, Spot) else where,
            message=finding.message,
            people=tuple(people[id] for id in finding.people.ids) if finding.people else (),
        )


def _findings(merged: Merged) -> Iterator[tuple[Rule, Finding]]:
    drafts = {draft.id: draft for draft in merged.campaign.drafts}
    for rule in RULES:
        is_error = rule.severity is Severity.ERROR and rule.code[0] in _FAMILIES
        if rule.find is None or not (is_error or rule.code == _TOKEN):
            continue
        for finding in rule.find(merged):
            draft = drafts.get(finding.draft or "")
            is_certain = finding.severity is Severity.ERROR
            if draft is not None and finding.people and is_certain and not ignoring(draft, rule):
                yield rule, finding

"""A route as a record with the keys that JSON and CSV share."""

from __future__ import annotations

from outreach_cli.merge import Assignment

KEYS = ("prospect", "name", "route", "credits", "drafts", "reason")


def record(one: Assignment) -> dict[str, object]:
    """Return what one prospect gets."""
    values = (
        one.prospect.id,
        one.prospect.name,
        one.route.kind.value,
        one.route.credits,
        list(one.drafts),
        one.route.reason,
    )
    return dict(zip(KEYS, values, strict=True))

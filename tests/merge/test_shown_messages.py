"""Which messages a preview shows beside each other, in which order, and the notes on drafts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from conftest import DEFAULT, Write

from outreach_cli.load import load
from outreach_cli.merge import Merged, merge
from outreach_cli.merge.preview import Shown, for_person, samples, why_not, with_blank

PEOPLE = """\
- {id: ada, first_name: Ada, company: "5", connection: 2nd}
- {id: bo, first_name: Bob, company: "7", connection: 2nd}
- {id: li, first_name: Li, company: "0", connection: 2nd}
- {id: mae, first_name: Mae, company: "8", connection: 2nd}
"""
VARIANTS = """\
- {id: one, channel: inmail, body: "Hi {{ first_name }}"}
- {id: two, channel: inmail, body: "Hello {{ first_name }}"}
- {id: hello, channel: invitation, body: "Hey {{ first_name }}"}
"""
DIVIDE = "{{ 1000 | divided_by: company }}"
DIVIDING = f'the filter divided_by cannot work with 1000 and "0", at {DIVIDE}'

Merging = Callable[..., Merged]


@pytest.fixture
def merging(write: Write) -> Merging:
    """Return a function that merges a campaign with certain drafts."""

    def _merging(drafts: str, people: str = PEOPLE, more: str = "") -> Merged:
        files = {"drafts.yaml": drafts, "prospects.yaml": people}
        loaded = load(str(write({**files, "campaign.yaml": DEFAULT["campaign.yaml"] + more})))
        assert loaded.campaign is not None
        return merge(loaded.campaign, loaded.book)

    return _merging


def ids(row: Sequence[Shown]) -> str:
    return " ".join(f"{one.message.draft.id}-{one.message.prospect.id}" for one in row)


def notes(merged: Merged) -> list[str]:
    return list(samples(merged, merged.mailings, typical=True).notes)


@pytest.mark.parametrize(
    ("sequence", "rows"),
    [
        pytest.param("", ["one-li two-li", "hello-li"], id="drafts of a channel"),
        pytest.param("{draft: hello}, {draft: [one, two]}", None, id="drafts of a step"),
    ],
)
def test_variants_are_beside_each_other(
    merging: Merging, sequence: str, rows: list[str] | None
) -> None:
    merged = merging(VARIANTS, more=f"sequence: [{sequence}]\n" if sequence else "")
    li = merged.campaign.prospects[2]
    shown = [ids(row) for row in for_person(merged, merged.mailings, li).rows]
    assert shown == (["one-li", "hello-li"] if rows is None else rows)


def test_drafts_of_several_steps_are_below_each_other(merging: Merging) -> None:
    drafts = VARIANTS.replace("inmail", "message")
    merged = merging(drafts, more="sequence: [{draft: hello}, {draft: one}, {draft: two}]\n")
    li = merged.campaign.prospects[2]
    shown = [ids(row) for row in for_person(merged, merged.mailings, li).rows]
    assert shown == ["one-li", "two-li", "hello-li"]


def test_the_longest_of_each_variant_and_the_typical_one_are_beside_each_other(
    merging: Merging,
) -> None:
    merged = merging(VARIANTS)
    rows = list(samples(merged, merged.mailings, typical=True).rows)
    shown = ["one-ada two-ada", "one-mae two-mae", "hello-ada hello-mae"]
    assert [ids(row) for row in rows] == shown
    assert [one.why for one in rows[0]] == ["the longest of 4"] * 2
    assert [one.why for one in rows[1]] == ["of typical length"] * 2
    longest = list(samples(merged, merged.mailings, typical=False).rows)
    assert [ids(row) for row in longest] == ["one-ada two-ada", "hello-ada"]


def test_the_longest_of_one_is_the_only_one(merging: Merging) -> None:
    merged = merging(VARIANTS, people=PEOPLE.splitlines()[0])
    rows = samples(merged, merged.mailings, typical=True).rows
    assert {one.why for row in rows for one in row} == {"the only one"}
    two = merging(VARIANTS, people="\n".join(PEOPLE.splitlines()[:2]))
    assert [one.why for one in next(iter(samples(two, two.mailings, typical=False).rows))] == [
        "the longest of 2"
    ] * 2


def test_people_for_whom_a_draft_cannot_be_filled_in_are_not_shown_but_counted(
    merging: Merging,
) -> None:
    text = f"Hi {{{{ first_name }}}}, {DIVIDE}"
    merged = merging(f"- {{id: hi, channel: inmail, body: '{text}'}}")
    (row,) = samples(merged, merged.mailings, typical=True).rows
    assert ids(row) == "hi-ada hi-bo"
    assert [one.why for one in row] == ["the longest of 3", "of typical length"]
    assert notes(merged) == [f"hi cannot be filled in for Li: {DIVIDING}."]


def test_notes_name_the_first_person_and_count_the_others(merging: Merging) -> None:
    people = PEOPLE.replace('"0"', '"0", team: ""').replace('"8"', '"0", team: red, x: 1')
    text = DIVIDE + " {{ team }} {{ x }}"
    assert notes(merging(f"- {{id: hi, channel: inmail, body: '{text}'}}", people)) == [
        f"hi cannot be filled in for Li and 1 other: {DIVIDING}.",
        "hi: {{ team }} has no value for Ada and 1 other (2 of 4 recipients).",
        "hi: {{ x }} has no value for Ada and 1 other (2 of 4 recipients).",
    ]


def test_a_gap_only_where_a_draft_cannot_be_filled_in_hides_no_other_gap(
    merging: Merging,
) -> None:
    people = PEOPLE.replace("company:", "team: red, company:").replace("Li, team: red", "Li")
    text = DIVIDE + " {{ team }} {{ x }}"
    assert notes(merging(f"- {{id: hi, channel: inmail, body: '{text}'}}", people))[1:] == [
        "hi: {{ x }} has no value for Ada and 2 others (3 of 4 recipients)."
    ]


def test_a_blank_field_leaves_the_senders_field_of_the_same_name(merging: Merging) -> None:
    text = "{{ first_name }} and {{ sender.first_name }}"
    merged = merging(f"- {{id: hi, channel: inmail, body: '{text}'}}")

    def said(field: str) -> str:
        ((one,),) = with_blank(merged, merged.mailings, field).rows
        assert one.message.body is not None
        return one.message.body.text

    assert (said("first_name"), said("sender.first_name")) == (" and Noor", "Mae and ")


def test_a_subject_outside_an_inmail_has_no_limit(merging: Merging) -> None:
    merged = merging("- {id: hi, channel: invitation, subject: A question, body: Hi}")
    ((one, *_), *_) = samples(merged, merged.mailings, typical=True).rows
    assert one.message.subject is not None
    subject = one.message.subject
    assert (subject.text, subject.length, subject.limit, subject.left) == (
        *("A question", 10, None, None),
    )


def test_someone_outside_the_audience_hears_so(merging: Merging) -> None:
    drafts = "- {id: hi, channel: inmail, body: Hi, audience: {company: ['5']}}"
    merged = merging(drafts)
    ada, bo, *_ = merged.campaign.prospects
    assert why_not(merged, merged.mailings[0], bo) == "not in its audience"
    assert why_not(merged, merged.mailings[0], ada) == "not connected: an InMail"

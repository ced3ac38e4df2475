"""Assumed lengths of values, where a campaign has no list."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

import pytest
from conftest import Write

from outreach_cli.load import load
from outreach_cli.merge.assumed import assumed_length, placeholders, with_assumed_prospects
from outreach_cli.model import Campaign, Channel, Degree, Draft
from outreach_cli.rulebook import Rulebook


@pytest.fixture
def loaded(write: Write) -> tuple[Campaign, Rulebook]:
    folder: Path = write()
    result = load(str(folder))
    assert result.campaign is not None
    return result.campaign, result.book


def with_drafts(campaign: Campaign, *texts: str, channel: Channel = Channel.MESSAGE) -> Campaign:
    spot = campaign.drafts[0].spot
    drafts = (Draft(f"d{n}", channel, text, spot) for n, text in enumerate(texts))
    return campaign._replace(drafts=tuple(drafts))


def test_a_length_is_the_campaigns_else_the_fields_else_that_of_other_fields(
    loaded: tuple[Campaign, Rulebook],
) -> None:
    campaign, book = loaded
    campaign = with_drafts(
        campaign,
        "{{ first_name }} {{ nickname }} {{ pet }} {{ sender.company }}",
        "{{ team.name }} {{ team.size }} {{ sender.motto }} {{ sender.first_name }}",
    )
    given = {"pet": 7, "team.name": 9, "team": 8, "motto": 3, "sender.first_name": 2, "x": 1}
    campaign = campaign._replace(lengths=MappingProxyType(given))
    lengths = {one.written: assumed_length(one, campaign, book) for one in placeholders(campaign)}
    assert lengths == {
        "first_name": book.entry("assume.first_name").whole,
        "nickname": book.entry("assume.other").whole,
        "pet": 7,
        "sender.company": book.entry("assume.company").whole,
        "team.name": 9,
        "team.size": 8,
        "sender.motto": 3,
        "sender.first_name": 2,
    }


def test_every_placeholder_has_a_value_of_its_assumed_length(
    loaded: tuple[Campaign, Rulebook],
) -> None:
    campaign, book = loaded
    campaign = with_drafts(
        campaign,
        "{{ pet }} {{ team.lead.name }} {{ team.size }} {{ sender.motto }} {{ sender.plan }}",
    )
    campaign = campaign._replace(
        lengths=MappingProxyType({"pet": 3, "team.lead.name": 2, "team.size": 1, "motto": 4})
    )
    assumed = with_assumed_prospects(campaign, book)
    (prospect,) = assumed.prospects
    assert prospect.values == {"pet": "Xxx", "team": {"lead": {"name": "Xx"}, "size": "X"}}
    assert assumed.sender.values["motto"] == "Xxxx"
    assert assumed.sender.values["plan"] == campaign.sender.values["plan"]


@pytest.mark.parametrize(
    "texts",
    [
        ("{{ team.name }} {{ team }}", "{{ team.size }}"),
        ("{{ team }} {{ team.name }}", "{{ team.size }}"),
        ("{{ team | default: 'x' }}", "{{ team.size }} {{ team.name }}"),
    ],
)
def test_a_field_used_as_a_whole_has_a_text(
    loaded: tuple[Campaign, Rulebook], texts: tuple[str, str]
) -> None:
    campaign, book = loaded
    campaign = with_drafts(campaign, *texts)
    campaign = campaign._replace(lengths=MappingProxyType({"team": 2}))
    (prospect,) = with_assumed_prospects(campaign, book).prospects
    assert prospect.values == {"team": "Xx"}


@pytest.mark.parametrize(
    ("channels", "degrees"),
    [
        ([Channel.MESSAGE], [Degree.FIRST]),
        ([Channel.INMAIL], [Degree.SECOND]),
        ([Channel.INVITATION, Channel.MESSAGE], [Degree.FIRST, Degree.SECOND]),
        ([], []),
    ],
)
def test_there_is_a_prospect_for_each_kind_of_recipient(
    loaded: tuple[Campaign, Rulebook], channels: list[Channel], degrees: list[Degree]
) -> None:
    campaign, book = loaded
    drafts = [with_drafts(campaign, "Hi", channel=channel).drafts[0] for channel in channels]
    assumed = with_assumed_prospects(campaign._replace(drafts=tuple(drafts)), book)
    assert [prospect.connection for prospect in assumed.prospects] == degrees
    assert {prospect.name for prospect in assumed.prospects} <= {"a prospect with long values"}


def test_an_assumed_prospect_is_in_the_audience_of_a_draft(
    loaded: tuple[Campaign, Rulebook],
) -> None:
    campaign, book = loaded
    (draft,) = with_drafts(campaign, "Hi {{ role }}").drafts
    audience = {"role": frozenset(("lead", "chief")), "team": frozenset[str]()}
    campaign = campaign._replace(drafts=(draft._replace(audience=audience),))
    (prospect,) = with_assumed_prospects(campaign, book).prospects
    assert prospect.values == {"role": "chief"}


def test_the_placeholders_of_subjects_count_too(loaded: tuple[Campaign, Rulebook]) -> None:
    campaign, _ = loaded
    names = [placeholder.name for placeholder in placeholders(campaign)]
    assert names == ["first_name", "company", "first_name", "company"]

"""Whatever the files hold, loading them ends in a result."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from conftest import Write
from hypothesis import example, given
from hypothesis import strategies as st
from loading import campaign_file, campaign_of, marked

from outreach_cli.finding import Place, Spot
from outreach_cli.load import load
from outreach_cli.model import Channel, Prospect
from outreach_cli.source import places

# Whatever the files hold, loading ends in a result

WORDS = [
    *(
        "No",
        "1st",
        "out",
        "true",
        "9 of 50",
        "9 of 9",
        "0 of 0",
        "1e999",
        "nan",
        "inf",
        "+5",
        "+-5",
    ),
    *("-", "-1", "0", "1", "0.5", "18", "99999999999999", "２", "²", "½", "1_0", "null", "~", ""),
    *("2026-12-01", "2026-02-30", "9999-12-31", "0001-01-01", "2026-W01-1", "mon", "Sunday"),
    *("business", "free", "recruiter-lite", "inmail", "message", "invitation", "error", "W101"),
    *("prospects.yaml", "campaign.yaml", "..", ".", "/", "\0", "a\0b", "x" * 300, "😀", "<<"),
    *("{{ first_name }}", "{{", "{% if a %}", "https://www.linkedin.com/in/ada/", "&a", "*a", "[]"),
]
KEYS = [
    *("name", "sender", "schedule", "replies", "require", "limits", "check", "prospects", "drafts"),
    *("sent", "first_name", "plan", "seats", "start", "rate", "within", "odds", "message.body"),
    *("id", "channel", "subject", "body", "audience", "ignore", "company", "linkedin_url", "email"),
    *("connection", "open_profile", "1", "90", "091", "<<", "W101", "conection", "plam"),
]
TEXT = st.sampled_from(WORDS) | st.text(max_size=8)
PLAIN = TEXT | st.none() | st.integers() | st.floats() | st.booleans() | st.dates()
ANY: st.SearchStrategy[object] = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(KEYS) | TEXT, inner, max_size=4)
    ),
    max_leaves=8,
)


def entry(keys: str, **known: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """Make entries with some of these keys, now and then something else."""
    optional = dict.fromkeys(keys.split(), TEXT | ANY)
    return st.fixed_dictionaries({}, optional=optional | known) | ANY


def listing(items: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.lists(items, max_size=3) | items


def files(data: st.SearchStrategy[object]) -> st.SearchStrategy[bytes]:
    """Write data as YAML, whole or broken, or make files of anything."""
    dumped = data.map(lambda one: yaml.safe_dump(one, allow_unicode=True).encode())
    broken = st.tuples(dumped, st.integers(0, 150), st.binary(max_size=3)).map(
        lambda cut: cut[0][: cut[1]] + cut[2] + cut[0][cut[1] :]
    )
    signs = st.text("{}[]&*!|>-:,#'\"% \n\tab<", max_size=40).map(str.encode)
    return dumped | dumped | broken | signs | st.binary(max_size=60)


SENDERS = st.fixed_dictionaries({"plan": st.sampled_from(["business", "free"])}) | entry(
    "first_name plan seats credits renewal_day signature"
)
CAMPAIGNS = st.fixed_dictionaries(
    {
        "sender": SENDERS,
        "prospects": st.just("prospects.yaml") | listing(TEXT),
        "drafts": st.just("drafts.yaml") | listing(ANY),
    },
    optional={
        "name": ANY,
        "schedule": entry("start months deadline per_day weekdays skip"),
        "replies": entry("rate", within=entry("1 7 90 091")),
        "require": entry("odds odd"),
        "check": entry("select ignore fail_on"),
        "sent": st.just("sent.yaml") | listing(ANY),
        "limits": entry("message.body business.price career.renewal refund.window"),
    },
)
PROSPECTS = listing(
    entry("id name linkedin_url email company connection open_profile accepts_inmail channel")
)
DRAFTS = listing(
    entry(
        "id channel subject attachments send_at audience ignore",
        body=TEXT,
        channel=st.sampled_from(list(Channel)).map(str),
    )
)
SENT = listing(entry("prospect sent answered", prospect=st.just("ada"), sent=st.dates()))


def all_places(folder: Path) -> Iterator[Place]:
    """Load a campaign and yield the places of its mistakes and of all that it holds."""
    loaded = load(str(folder))
    spots: list[Spot] = []
    for mistake in loaded.mistakes:
        if isinstance(mistake.where, Spot):
            spots.append(mistake.where)
        else:
            yield mistake.where
    if loaded.campaign is not None:
        spots += [draft.spot.child("body").at(1) for draft in loaded.campaign.drafts]
        spots += [who.spot.child(key) for who in loaded.campaign.prospects for key in who.values]
    yield from places(spots).values()


def check_places(found: Iterator[Place]) -> None:
    for place in found:
        assert place.line is None or place.line >= 1
        assert place.column is None or place.column >= 1


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("anything")


@example(campaign=b"a: [", prospects=b"", drafts=b"", sent=b"")
@example(campaign=b'sender: \nreplies: {rate: "0\\x1f"}', prospects=b"", drafts=b"", sent=b"")
@example(campaign=b"schedule: {months: +-5, per_day: --5}", prospects=b"", drafts=b"", sent=b"")
@example(campaign=b'prospects: "\\0"', prospects=b"", drafts=b"", sent=b"")
@given(
    campaign=files(CAMPAIGNS),
    prospects=files(PROSPECTS),
    drafts=files(DRAFTS),
    sent=files(SENT),
)
def test_loading_never_raises(
    folder: Path, campaign: bytes, prospects: bytes, drafts: bytes, sent: bytes
) -> None:
    (folder / "campaign.yaml").write_bytes(campaign)
    (folder / "prospects.yaml").write_bytes(prospects)
    (folder / "drafts.yaml").write_bytes(drafts)
    (folder / "sent.yaml").write_bytes(sent)
    check_places(all_places(folder))


@example(ending="csv", raw=b",\n,\n")
@given(
    ending=st.sampled_from(["csv", "tsv", "json", "jsonl"]),
    raw=st.binary(max_size=60)
    | st.text('",;\t\n\rab1 {}[]:\\ud', max_size=60).map(str.encode)
    | ANY.map(lambda data: json.dumps(data, default=str).encode())
    | st.lists(ANY.map(lambda data: json.dumps(data, default=str))).map(
        lambda lines: "\n".join(lines).encode()
    ),
)
def test_loading_other_formats_never_raises(folder: Path, ending: str, raw: bytes) -> None:
    (folder / "campaign.yaml").write_text(
        campaign_file(f"prospects: a.{ending}\ndrafts: a.{ending}")
    )
    (folder / f"a.{ending}").write_bytes(raw)
    check_places(all_places(folder))


def test_a_prospect_is_found_again_by_its_spot(write: Write) -> None:
    text, place = marked("- id: a\n- id: b\n  company: ‸X\n")
    folder = write({"prospects.yaml": text})
    who: Prospect = campaign_of(load(str(folder))).prospects[1]
    spot = who.spot.child("company")
    assert places([spot])[spot] == place._replace(file=str(folder / "prospects.yaml"))

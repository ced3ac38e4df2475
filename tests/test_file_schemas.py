"""The schemas of the files that users write agree with reading, and editors find them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import test_campaign_file
import test_drafts_file
import test_one_mistake
import test_prospects
import test_sent
import test_sequence_file
import yaml
from conftest import DEFAULT, SAMPLES, Run, Write, thinned
from file_schemas import complaints, disagreements, parsed, validator
from hypothesis import given
from hypothesis import strategies as st
from loading import campaign_file, marked
from sequence_campaigns import random_campaign

from outreach_cli import rulebook
from outreach_cli.load import load
from outreach_cli.load import schema as files
from outreach_cli.load.definitions import Key
from outreach_cli.load.definitions.campaign import CAMPAIGN
from outreach_cli.starter import Purpose

Files = dict[str, str | bytes]

# --- The schemas themselves ---


@pytest.mark.parametrize("name", files.TITLES)
def test_a_schema_is_one_of_draft_7_and_explains_every_key(run: Run, name: str) -> None:
    ran = run("schema", name)
    assert (ran.code, ran.err) == (0, "")
    schema = ran.json
    validator(name).check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert schema["title"]
    unexplained = [key for key, value in keys(schema) if not value["description"].endswith(".")]
    assert unexplained == []


def keys(schema: Any) -> Iterator[tuple[str, Any]]:
    """Yield the keys that a schema describes, those of parts included."""
    for key, value in schema.get("properties", {}).items():
        yield key, value
        yield from keys(value)
    if isinstance(schema.get("items"), dict):
        yield from keys(schema["items"])


@pytest.mark.parametrize("name", files.TITLES)
def test_the_examples_of_a_schema_are_valid(name: str) -> None:
    for key, value in keys(json.loads(files.schema(name))):
        for example in value.get("examples", []):
            assert validator(name).evolve(schema=value).is_valid(example), (key, example)


def test_every_limit_that_can_be_changed_is_a_key_with_its_value() -> None:
    book = rulebook.standard()
    assert [key for key, _ in keys(campaign_key("limits"))] == list(book.changeable)
    about = campaign_key("limits")["properties"]["inmail.subject"]["description"]
    assert about == (
        "Longest subject of an InMail (characters). Default: 200 (InMail glossary, Canaltech,"
        " LinkedIn Help 437)."
    )


def campaign_key(name: str) -> Any:
    return json.loads(files.schema("campaign"))["properties"][name]


def test_an_editor_offers_plans_channels_and_severities() -> None:
    plan = campaign_key("sender")["properties"]["plan"]
    assert plan["anyOf"][0]["enum"] == list(rulebook.standard().titles)
    assert campaign_key("check")["properties"]["fail_on"]["anyOf"][0]["enum"][0] == "error"
    channel = json.loads(files.schema("drafts"))["items"]["properties"]["channel"]
    assert channel["anyOf"][0]["enum"] == ["inmail", "message", "invitation"]


def test_patterns_have_no_escape_that_javascript_refuses() -> None:
    allowed = set("sS.[]*+?(){}|\\/^$x")
    for name in files.TITLES:
        for pattern in patterns(json.loads(files.schema(name))):
            escaped = pattern.replace("\\\\", "").split("\\")[1:]
            assert {part[0] for part in escaped} <= allowed, pattern


def test_editors_have_a_sentence_for_each_pattern_of_a_value() -> None:
    months = campaign_key("schedule")["properties"]["months"]
    assert months["patternErrorMessage"] == "A whole number from 1 to 36 is expected."
    odds = campaign_key("require")["properties"]["odds"]
    assert odds["patternErrorMessage"] == "A number from 0 to 1 is expected."
    plan = campaign_key("sender")["properties"]["plan"]["anyOf"][1]
    assert plan["patternErrorMessage"].startswith("One of free, career, business, ")


def patterns(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        yield from (one for value in schema.values() for one in patterns(value))
    if isinstance(schema, list):
        yield from (one for value in schema for one in patterns(value))


def test_an_unknown_name_is_refused_with_all_names(run: Run) -> None:
    ran = run("schema", "campain")
    assert (ran.code, ran.out) == (2, "")
    assert "there is no schema for campain; " in ran.err
    assert "log is expected (did you mean campaign?)" in ran.err


# --- Reading and the schemas agree ---


def _a_campaign(fragment: str) -> Files:
    return {"campaign.yaml": marked(campaign_file(fragment))[0]}


def _in_sequence(more: str) -> Files:
    return {**test_sequence_file.files(marked(more)[0])}


def _log(text: str) -> Files:
    return {**test_sequence_file.files("", text)}


TABLES: tuple[tuple[Callable[..., None], Callable[[Any], Files]], ...] = (
    (test_campaign_file.test_a_right_value, _a_campaign),
    (test_campaign_file.test_a_wrong_value, _a_campaign),
    (test_drafts_file.test_a_wrong_draft, lambda text: {"drafts.yaml": marked(text)[0]}),
    (test_prospects.test_a_wrong_prospect, lambda text: {"prospects.yaml": marked(text)[0]}),
    (test_prospects.test_a_prospect, lambda entry: {"prospects.yaml": f"- {entry}"}),
    (test_one_mistake.test_a_mistake_is_reported_without_its_consequences, lambda files: files),
    (test_sequence_file.test_a_right_value, _in_sequence),
    (test_sequence_file.test_a_mistake_has_one_sentence_with_its_place, _in_sequence),
    (test_sequence_file.test_a_mistake_in_the_log, lambda row: _log(f"- {{prospect: ada, {row}}}")),
    (test_sent.test_a_wrong_log_stops_the_plan, _log),
)
"""Tests of reading with tables, and how a row's first value becomes the files of a campaign."""


def rows(test: Callable[..., None], files: Callable[[Any], Files]) -> Iterator[Any]:
    """Yield the files of the campaigns in the table of a test."""
    (mark,) = test.pytestmark  # type: ignore[attr-defined]
    for row in mark.args[1]:
        values = getattr(row, "values", row)
        yield pytest.param(files(values[0]), id=f"{test.__name__}: {getattr(row, 'id', values[0])}")


@pytest.mark.parametrize("files", thinned(one for table in TABLES for one in rows(*table)))
def test_the_schemas_agree_with_reading(write: Write, files: Files) -> None:
    assert disagreements(write(files)) == []


@pytest.mark.parametrize("sample", sorted(path.name for path in SAMPLES.iterdir()))
def test_the_schemas_agree_with_reading_the_samples(sample: str) -> None:
    assert disagreements(SAMPLES / sample) == []


def test_the_sample_with_mistakes_is_refused() -> None:
    folder = SAMPLES / "with_mistakes"
    for name, kind in (("campaign", "campaign"), ("prospects", "prospects"), ("drafts", "drafts")):
        assert complaints(kind, parsed((folder / f"{name}.yaml").read_text("utf-8"))), name


@pytest.mark.parametrize("seed", thinned(range(20)))
def test_the_schemas_accept_generated_campaigns(write: Write, seed: int) -> None:
    folder = write(random_campaign(seed).files)
    for kind in ("campaign", "prospects", "drafts"):
        assert complaints(kind, parsed((folder / f"{kind}.yaml").read_text("utf-8"))) == []


DAYS = st.sampled_from(["2026-12-01", "'2027-02-28'"])
WHOLE = st.sampled_from(["1", "12", "'3'", "+5", "08"])
SHARE = st.sampled_from(["0", "0.5", ".25", "'0.1'", "1e-1", "9 of 50", "' 0 of 3 '"])
FILE = st.sampled_from(["drafts.yaml", "[drafts.yaml]", "'drafts.yaml'"])
TEXT = st.sampled_from(["No", "007", "3M", "true", "'~'", "null", "1.5", "a: b".replace(": ", ":")])
TEXTS = TEXT.filter("null".__ne__).map(lambda one: f"[{one}, x]") | st.just("W101") | st.just("[]")
SPELLINGS: dict[str, dict[str, st.SearchStrategy[str]]] = {
    "sender": {
        "seats": WHOLE,
        "credits": st.just("0"),
        "renewal_day": WHOLE,
        "signature": TEXT,
        "first_name": TEXT,
        "tags": TEXTS,
    },
    "schedule": {
        "start": st.just("2026-12-01"),
        "months": WHOLE,
        "deadline": st.sampled_from(["2026-12-01", "'2027-02-28'", "null"]),
        "per_day": WHOLE
        | st.sampled_from(["{inmail: 3, message: '4'}", "{invitation: null, inmail: 1}"]),
        "weekdays": st.sampled_from(["mon", "[Mon, TUESDAY]", "[sun, 'sat']", "null"]),
        "skip": DAYS | DAYS.map(lambda one: f"[{one}]") | st.just("[]"),
    },
    "replies": {
        "rate": SHARE,
        "within": st.sampled_from(["{1: 0.5, 90: 1}", "{'30': '1'}", "{007: 1.0}", "null"]),
        "by": st.sampled_from(["{company: {Loom: 0.1}}", "{}", "{draft: {hello: 9 of 50}}"]),
    },
    "accepts": {"rate": SHARE, "within": st.sampled_from(["{1: 1}", "null"])},
    "require": {"months": WHOLE, "price": st.sampled_from(["0", "99.5", "' 9 '", "1e3"])},
    "check": {
        "select": TEXTS,
        "ignore": TEXTS,
        "fail_on": st.sampled_from(["error", "Warning", "' ADVICE '", "null"]),
        "words": st.sampled_from(["Kubernetes", "[Kubernetes, Grafana]", "[]", "null"]),
    },
    "limits": {
        "message.body": st.sampled_from(["8000", "'9000'", "8e3", "8000.0"]),
        "career.price": st.sampled_from(["30", "29.5"]),
        "career.renewal": st.sampled_from(["none", "first-of-month"]),
        "career.reaches_out_of_network": st.sampled_from(["true", "'false'"]),
    },
}


@st.composite
def campaigns(draw: st.DrawFn) -> str:
    """Return a campaign.yaml with values in all the forms that reading accepts."""
    plan = draw(st.sampled_from(["business", "Sales Navigator", "' CAREER '", "recruiter lite"]))
    lines = [f"sender:\n  plan: {plan}", f"drafts: {draw(FILE)}", "prospects: [prospects.yaml]"]
    for section, keys in SPELLINGS.items():
        if draw(st.booleans()) and section != "sender":
            lines.append(f"{section}: {draw(st.sampled_from(['', '~', '{}']))}")
            continue
        chosen = draw(st.lists(st.sampled_from(sorted(keys)), unique=True, min_size=1))
        values = "".join(f"\n  {key}: {draw(keys[key])}" for key in chosen)
        if section == "sender":
            lines[0] += values
        else:
            lines.append(f"{section}:{values}")
    return "\n".join(lines) + "\n"


@given(campaign=campaigns())
def test_the_schema_accepts_every_spelling_that_reading_accepts(
    write: Write, campaign: str
) -> None:
    folder = write({"campaign.yaml": campaign})
    found = [one for one in load(str(folder)).mistakes if one.code not in {"D104", "D107"}]
    assert found == [], campaign
    assert disagreements(folder) == []


ENTRIES = {
    "a degree as a number": ("prospects", "- {id: 1, connection: 2}"),
    "a degree of LinkedIn": ("prospects", "- {id: a, connection: DISTANCE_2}"),
    "a degree in German": ("prospects", "- {id: a, connection: Zweiter Grad}"),
    "out of network": ("prospects", "- {id: a, connection: Out of network}"),
    "an unknown degree": ("prospects", "- {id: a, connection: N/A}"),
    "a connection in a word": ("prospects", "- {id: a, connection: Connected}"),
    "no connection in words": ("prospects", "- {id: a, connection: nicht verbunden}"),
    "switches": ("prospects", "- {id: a, open_profile: Yes, accepts_inmail: 0}"),
    "a switch with an accent": ("prospects", "- {id: a, open_profile: sí}"),
    "an unknown switch": ("prospects", "- {id: a, open_profile: '-', accepts_inmail: ~}"),
    "any placeholder": ("prospects", "- {name: Ada, tags: [a], more: {b: c}, phone: 007}"),
    "an empty list": ("prospects", ""),
    "no value": ("prospects", "- {id: a, channel: , title: ~}"),
    "an empty body": ("drafts", "- {channel: inmail, subject: a, body: }"),
    "one attachment": ("drafts", "- {channel: inmail, body: a, subject: b, attachments: a.pdf}"),
    "a day without a time": ("drafts", "- {channel: Message, body: a, send_at: 2026-12-01}"),
    "no audience": ("drafts", "- {channel: message, body: a, audience: , ignore: ~}"),
    "one value of an audience": ("drafts", "- {channel: message, body: a, audience: {id: 7}}"),
    "a day in words": ("log", "- {prospect: ada, sent: 1 Nov 2026, answered: N/A}"),
    "a day of eight digits": ("log", "- {prospect: ada, sent: 20261101, answered: }"),
}


@pytest.mark.parametrize(("kind", "text"), ENTRIES.values(), ids=ENTRIES.keys())
def test_every_form_of_an_entry_is_accepted(write: Write, kind: str, text: str) -> None:
    name = "sent.yaml" if kind == "log" else f"{kind}.yaml"
    campaign = DEFAULT["campaign.yaml"] + ("sent: sent.yaml\n" if kind == "log" else "")
    folder = write({"campaign.yaml": campaign, name: text})
    assert [one for one in load(str(folder)).mistakes if one.code[0] == "D"] == []
    assert disagreements(folder) == []
    assert complaints(kind, parsed(text)) == []


REFUSED = {
    "a campaign that is a list": ("campaign", "[]"),
    "no sender": ("campaign", "prospects: a.yaml"),
    "a sender without a plan": ("campaign", "{prospects: a.yaml, sender: {seats: 1}}"),
    "an unknown key": ("campaign", "{prospects: a, sender: {plan: free}, schedul: {}}"),
    "an unknown limit": ("campaign", "{prospects: a, sender: {plan: free}, limits: {a.b: 1}}"),
    "a sequence without drafts": (
        "campaign",
        "{prospects: a, sender: {plan: free}, sequence: [{draft: a}]}",
    ),
    "odds without a deadline": (
        "campaign",
        "{prospects: a, sender: {plan: free}, require: {odds: 0.8}}",
    ),
    "people by name of file": ("prospects", "ada"),
    "nobody": ("prospects", "- {company: Loom}"),
    "an unknown degree": ("prospects", "- {id: a, connection: 5th}"),
    "a draft without a body": ("drafts", "- {channel: inmail}"),
    "a key of prospects": ("drafts", "- {channel: inmail, body: a, company: b}"),
    "a text without a day": ("log", "- {prospect: ada}"),
    "a day in words": ("log", "- {prospect: ada, sent: yesterday}"),
}


@pytest.mark.parametrize(("kind", "text"), REFUSED.values(), ids=REFUSED.keys())
def test_a_wrong_structure_is_refused(kind: str, text: str) -> None:
    assert complaints(kind, parsed(text)) != []


def test_every_key_of_a_campaign_is_read(write: Write) -> None:
    unknown = campaign_file("").replace(
        "sender: {plan: business}", "sender: {plan: business}\nx: 1"
    )
    (finding,) = load(str(write({"campaign.yaml": unknown}))).mistakes
    assert "x is not a key of a campaign" in finding.message
    assert all(isinstance(key, Key) for key in CAMPAIGN.values())


# --- Editors find them ---


@pytest.mark.parametrize("purpose", Purpose)
def test_a_new_campaign_names_its_schemas(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, purpose: Purpose
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("init", "spring", "--for", purpose).code == 0
    folder = tmp_path / "spring"
    for name in ("campaign", "prospects", "drafts"):
        text = (folder / f"{name}.yaml").read_text("utf-8")
        schema = text.partition("# yaml-language-server: $schema=")[2].partition("\n")[0]
        assert text.startswith("# yaml-language-server: ")
        assert (folder / schema).read_text("utf-8") == run("schema", name).out
        assert complaints(name, parsed(text)) == []
    assert disagreements(folder) == []
    assert yaml.safe_load((folder / ".outreach" / "log.schema.json").read_text("utf-8"))


def test_the_log_of_a_new_campaign_names_its_schema(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("init", "--for", "job-search", "--start", "2027-01-11")
    assert run("sent", ".", "Ishmael Pequod", "--on", "2027-01-11").code == 0
    text = Path("sent.yaml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=.outreach/log.schema.json\n# What was")
    assert complaints("log", parsed(text)) == []


def test_a_log_beside_no_schema_names_none(run: Run, write: Write) -> None:
    folder = write()
    assert run("sent", folder, "ada", "--on", "2026-12-01").code == 0
    assert (folder / "sent.yaml").read_text("utf-8").startswith("# What was sent")


def test_schemas_that_exist_are_kept(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".outreach").mkdir()
    Path(".outreach/drafts.schema.json").write_text("mine")
    assert run("init").code == 0
    assert Path(".outreach/drafts.schema.json").read_text() == "mine"
    assert Path(".outreach/campaign.schema.json").exists()


def test_a_folder_of_schemas_that_cannot_be_made_leaves_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".outreach").write_text("a file")
    ran = run("init")
    assert (ran.code, ran.out) == (2, "")
    assert "cannot be written" in ran.err
    assert sorted(path.name for path in Path().iterdir()) == [".outreach"]

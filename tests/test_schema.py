"""`outreach schema`: what the program writes is valid, every key explained, damage refused."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from cases import Case
from conftest import SAMPLES, Run, Write, thinned
from jsonschema import Draft202012Validator
from sequences import SMALL
from sequences import files as sequence

from outreach_cli import documents, lint, rulebook
from outreach_cli.load import load
from outreach_cli.load.schema import TITLES
from outreach_cli.model import Required
from outreach_cli.projection.gates import gates
from outreach_cli.projection.planner import Planner
from outreach_cli.projection.plans import forecast
from outreach_cli.projection.what_if import Variations, what_if
from outreach_cli.report.findings import json as check_json
from outreach_cli.report.forecast import Outcome
from outreach_cli.report.forecast import json as plan_json
from outreach_cli.routing import RouteKind
from outreach_cli.words import listed

Path_ = tuple[str | int, ...]
"""The keys and indices that lead to a value of a document."""


NAMES = ("plan", "check")
"""The schemas that are compared with whole documents, key by key."""


def schema_of(name: str) -> Any:
    return json.loads(documents.schema(name))


SCHEMAS = {name: schema_of(name) for name in NAMES}
VALIDATORS = {
    # With formats, which validators may leave out: a date must be one of the calendar.
    name: Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    for name, schema in SCHEMAS.items()
}


def wrong(name: str, document: object) -> list[str]:
    """Return what a schema finds wrong, each with its place."""
    errors = VALIDATORS[name].iter_errors(document)
    return [f"{error.json_path}: {error.message}" for error in errors]


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one_of_draft_2020_12(name: str) -> None:
    assert SCHEMAS[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(SCHEMAS[name])


# --- What the program writes is valid ---

DONE = date(2027, 1, 31)
CASES: dict[str, dict[str, str]] = {
    "no deadline": Case(deadline=None).files,
    "a deadline": Case(deadline=DONE).files,
    "nobody on the list": Case(people=0, deadline=DONE).files,
    "the free plan": Case(plan="free", deadline=DONE).files,
    "the free plan, nobody on the list": Case(plan="free", people=0).files,
    "a daily limit": Case(per_day=2, deadline=DONE).files,
    "one month": Case(months=1).files,
    "seats and credits on hand": Case(seats=3, credits=7, renewal_day=31).files,
    "what is lost has to be simulated": Case(people=12, months=12, plan="business").files,
    "nobody answers": Case(rate=0).files,
}


def counted(counts: str, **case: Any) -> dict[str, str]:
    """Return a campaign whose reply rate is given as counts."""
    files = Case(**case).files
    text = files["campaign.yaml"].replace("rate: 0.2", f"rate: {counts}")
    return {**files, "campaign.yaml": text}


CASES |= {
    "a counted rate": counted("9 of 50", deadline=DONE),
    "a counted rate of none": counted("0 of 3", people=2),
    "a counted rate, nobody on the list": counted("9 of 50", people=0),
    "a counted rate on the free plan": counted("0 of 3", plan="free", deadline=DONE),
    "a counted rate and a daily limit": counted("9 of 50", per_day=2),
}
PLANNED = ("berlin_data_engineers", "career_change", "saas_sales_team")


@pytest.mark.parametrize("files", thinned(CASES.values()), ids=CASES.keys())
def test_a_plan_is_valid(files: dict[str, str], run: Run, write: Write) -> None:
    report = run("plan", write(files), "--format", "json").json
    assert wrong("plan", report) == []
    ways = (*(kind.value for kind in RouteKind), "already_sent")
    assert report["prospects"]["total"] == sum(report["prospects"][way] for way in ways)


@pytest.mark.parametrize("more", ["", "open_profiles: 0.1\n"])
@pytest.mark.parametrize("campaign", ["founder_launch", "career_change"])
def test_routes_are_valid(campaign: str, more: str, run: Run, tmp_path: Path) -> None:
    """With a sequence and without, which decides on some keys."""
    folder = copytree(SAMPLES / campaign, tmp_path / campaign)
    with (folder / "campaign.yaml").open("a", encoding="utf-8") as file:
        file.write(more)
    errors = Draft202012Validator(schema_of("route")).iter_errors(
        run("route", folder, "--format", "json").json
    )
    assert [error.message for error in errors] == []


def test_a_plan_with_all_that_can_be_asked_is_valid(run: Run, write: Write) -> None:
    tried = ("--seats=1..2", "--rate=0.1,9 of 50", "--months=1,6", "--plan=career,recruiter")
    required = (f"--require={one}" for one in ("odds=0.99", "months=1", "price=10"))
    place = write(Case(deadline=DONE, per_day=2, people=40).files)
    ran = run("plan", place, "--format=json", *tried, *required)
    assert ran.code == 1
    assert wrong("plan", ran.json) == []
    assert {one["rate"] for one in ran.json["what_if"]} == {0.2, 0.1, "9 of 50"}
    assert [one["met"] for one in ran.json["require"]] == [False] * 3


def test_a_plan_that_no_number_of_seats_saves_is_valid(run: Run, write: Write) -> None:
    saturday = date(2026, 12, 5)
    report = Case(start=saturday, deadline=saturday).projected(run, write)
    assert {one["seats"] for one in report["choice"]["offers"]} == {None}
    assert wrong("plan", report) == []


def test_a_plan_with_a_sequence_is_valid(run: Run, write: Write) -> None:
    tried = ("--accept-rate", "0.2,30 of 100", "--per-week", "5,50", "--seats", "2")
    report = run("plan", write(SMALL), "--format", "json", "--runs", "200", *tried).json
    assert wrong("plan", report) == []
    assert {one["accept_rate"] for one in report["what_if"]} == {0.3, 0.2, "30 of 100"}
    assert {one["per_week"] for one in report["what_if"]} == {100, 5, 50}
    assert [one["without"] for one in report["alternatives"]] == [None, "invitation", "inmail"]


@pytest.mark.parametrize("sample", PLANNED)
def test_the_plan_of_a_sample_campaign_is_valid(sample: str, run: Run) -> None:
    assert wrong("plan", run("plan", SAMPLES / sample, "--format", "json").json) == []


@pytest.mark.parametrize("sample", [*PLANNED, "with_mistakes"])
def test_the_check_of_a_sample_campaign_is_valid(sample: str, run: Run) -> None:
    assert wrong("check", run("check", SAMPLES / sample, "--format", "json").json) == []


def test_a_check_of_drafts_alone_is_valid(run: Run) -> None:
    drafts = SAMPLES / "with_mistakes" / "drafts.yaml"
    report = run("check", drafts, "--format", "json").json
    assert report["checked"]["prospects"] == 0
    assert wrong("check", report) == []


def test_a_check_of_nothing_is_valid(run: Run, tmp_path: Path) -> None:
    report = run("check", tmp_path, "--format", "json").json
    assert [one["line"] for one in report["findings"]] == [None]
    assert wrong("check", report) == []


def test_a_line_of_jsonl_is_a_finding(run: Run) -> None:
    finding = Draft202012Validator({**SCHEMAS["check"], "$ref": "#/$defs/Finding", "required": []})
    lines = run("check", SAMPLES / "with_mistakes", "--format", "jsonl").out.splitlines()
    for line in lines:
        finding.validate(json.loads(line))
    assert not finding.is_valid({})


# --- Every key is explained ---


def resolved(schema: Any, root: Any) -> Any:
    """Return a schema with what it refers to put in its place."""
    target = schema.get("$ref")
    return {**root["$defs"][target.rpartition("/")[2]], **schema} if target else schema


def explained(value: Any, schema: Any, root: Any, at: str = "$") -> Iterator[str]:
    """Yield the keys of a document that its schema does not describe or require."""
    schema = resolved(schema, root)
    if isinstance(value, dict):
        assert schema["additionalProperties"] is True, at
        for key, inner in value.items():
            known = schema["properties"].get(key, {})
            if not known.get("description", "").endswith(".") or key not in schema["required"]:
                yield f"{at}.{key}"
            yield from explained(inner, known, root, f"{at}.{key}")
    if isinstance(value, list):
        (schema,) = [one for one in schema.get("anyOf", [schema]) if "items" in one]
        for inner in value:
            yield from explained(inner, schema["items"], root, f"{at}[]")


def keys(schema: Any, root: Any, at: str = "$") -> Iterator[str]:
    """Yield every key that a schema describes."""
    schema = resolved(schema, root)
    for key, inner in schema.get("properties", {}).items():
        yield f"{at}.{key}"
        yield from keys(inner, root, f"{at}.{key}")
    if "items" in schema:
        yield from keys(schema["items"], root, f"{at}[]")


def written(value: Any, at: str = "$") -> Iterator[str]:
    """Yield every key of a document."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f"{at}.{key}"
            yield from written(inner, f"{at}.{key}")
    if isinstance(value, list):
        for inner in value:
            yield from written(inner, f"{at}[]")


@cache
def document(name: str) -> Any:
    """Return what a command writes for a sample campaign; not to be changed."""
    sample = {"plan": "career_change", "check": "with_mistakes"}[name]
    loaded = load(str(SAMPLES / sample), rulebook.standard())
    if name == "check":
        return json.loads(check_json.write(lint.check(loaded)))
    campaign = loaded.campaign
    assert campaign is not None
    planner = Planner(campaign, loaded.book)
    found = forecast(planner)
    cases = what_if(planner, Variations(seats=(2,)))
    required = gates(found, Required(odds=0.9, months=2))
    return json.loads(plan_json.write(Outcome(found, cases, required)))


@pytest.mark.parametrize("name", NAMES)
def test_every_key_that_is_written_is_described_and_required(name: str) -> None:
    schema = SCHEMAS[name]
    assert sorted(set(explained(document(name), schema, schema))) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_key_that_is_described_is_written(name: str, run: Run, write: Write) -> None:
    schema = SCHEMAS[name]
    shown = set(written(document(name)))
    if name == "plan":
        log = "".join(f"- {{prospect: p{n}, draft: hello, sent: 2026-01-04}}\n" for n in range(20))
        given = {**sequence(20, sent="log.yaml", open_profiles="0.1"), "log.yaml": log}
        shown |= set(written(run("plan", write(given), "--format", "json", "--runs", "200").json))
    assert set(keys(schema, schema)) == shown


@pytest.mark.parametrize("name", NAMES)
def test_what_may_be_null_says_what_null_means(name: str) -> None:
    told = [
        "null" in inner["description"].lower()
        for schema in objects(SCHEMAS[name])
        for inner in schema["properties"].values()
        if {"type": "null"} in inner.get("anyOf", [])
    ]
    assert len(told) >= 8
    assert all(told)


def objects(schema: Any) -> Iterator[Any]:
    """Yield every part of a schema that describes an object with required keys."""
    if isinstance(schema, dict):
        if "required" in schema:
            yield schema
        for inner in schema.values():
            yield from objects(inner)


# --- What is damaged is refused ---


@cache
def short(name: str) -> Any:
    """Return a document of which every list has only its first and last entry."""

    def _short(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: _short(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [
                _short(inner) for inner in (value if len(value) < 3 else value[:: len(value) - 1])
            ]
        return value

    return _short(document(name))


def places(value: Any, at: Path_ = ()) -> Iterator[Path_]:
    """Yield where every value of a document stands."""
    if at:
        yield at
    if isinstance(value, (dict, list)):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(inner, (*at, key))


def inside(document: Any, at: Path_) -> Any:
    for part in at:
        document = document[part]
    return document


def damaged(document: Any, at: Path_, value: object) -> Any:
    """Return a document with another value at a place."""
    made = copy.deepcopy(document)
    inside(made, at[:-1])[at[-1]] = value
    return made


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_key_that_is_missing_is_refused(name: str) -> None:
    validator, whole = VALIDATORS[name], short(name)
    for at in places(whole):
        if isinstance(at[-1], str):
            made = copy.deepcopy(whole)
            del inside(made, at[:-1])[at[-1]]
            assert not validator.is_valid(made), at


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("value", thinned([{}, [], True]), ids=ascii)
def test_a_value_of_another_kind_is_refused(name: str, value: object) -> None:
    """Of numbers and texts; an empty list or another own plan are looked at below."""
    validator, whole = VALIDATORS[name], short(name)
    for at in places(whole):
        if not isinstance(inside(whole, at), (dict, list, bool)):
            assert not validator.is_valid(damaged(whole, at, value)), at


DAMAGE: list[tuple[str, Path_, object]] = [
    ("plan", ("format_version",), "2.0"),
    ("plan", ("format_version",), 1.0),
    ("plan", ("campaign",), None),
    ("plan", ("start",), "2026-02-30"),
    ("plan", ("start",), "20261207"),
    ("plan", ("start",), "2026-12-07T00:00:00"),
    ("plan", ("start",), None),
    ("plan", ("deadline",), ""),
    ("plan", ("months",), 0),
    ("plan", ("months",), 9.5),
    ("plan", ("months",), "9"),
    ("plan", ("prospects",), None),
    ("plan", ("prospects", "inmail"), -1),
    ("plan", ("prospects", "inmail"), 1.5),
    ("plan", ("assumptions",), {}),
    ("plan", ("assumptions", 0, "value"), None),
    ("plan", ("assumptions", 0, "source"), ""),
    ("plan", ("plans",), []),
    ("plan", ("plans",), {}),
    ("plan", ("plans", 0, "own"), False),
    ("plan", ("plans", 1, "own"), True),
    ("plan", ("plans", 0, "plan"), 1),
    ("plan", ("plans", 0, "seats"), 0),
    ("plan", ("plans", 0, "cap"), None),
    ("plan", ("plans", 0, "method"), "guessed"),
    ("plan", ("plans", 0, "method"), "simulated"),  # without a standard error
    ("plan", ("plans", 0, "standard_error"), 0.1),  # of an exact one
    ("plan", ("plans", 0, "months"), []),
    ("plan", ("plans", 0, "by_deadline"), 80),
    ("plan", ("plans", 0, "by_deadline"), -0.1),
    ("plan", ("plans", 0, "by_deadline"), "80%"),
    ("plan", ("plans", 0, "finish", "p50"), "-"),
    ("plan", ("plans", 0, "finish"), None),
    ("plan", ("plans", 0, "cost", "total"), "$ 99"),
    ("plan", ("plans", 0, "cost", "total"), -1),
    ("plan", ("plans", 0, "months", 0, "from"), None),
    ("plan", ("plans", 0, "months", 0, "granted"), 4.5),
    ("plan", ("plans", 0, "months", 0, "sent"), -1),
    ("plan", ("plans", 0, "months", 0, "sent"), None),
    ("plan", ("plans", 0, "months", 0, "balance"), "0"),
    ("plan", ("plans", 0, "months", 0, "finished"), 1.01),
    ("plan", ("plans", 0, "months", 0, "sent_total", "p90"), 7.5),
    ("plan", ("plans", 0, "months", 0, "sent_total", "mean"), None),
    ("plan", ("plans", 0, "reason"), "cap"),  # of an exact one
    ("plan", ("plans", 0, "answers"), None),
    ("plan", ("choice",), None),
    ("plan", ("choice", "by"), None),
    ("plan", ("choice", "odds"), 80),
    ("plan", ("choice", "offers", 0, "seats"), 0),
    ("plan", ("choice", "offers", 0, "seats"), None),  # and yet a price
    ("plan", ("choice", "offers", 0, "done"), None),  # and yet enough seats
    ("plan", ("choice", "offers", 0, "price"), "119.96"),
    ("plan", ("what_if",), None),
    ("plan", ("what_if", 0, "rate"), 1.5),
    ("plan", ("what_if", 0, "method"), "simulated"),  # without a standard error
    ("plan", ("what_if", 0, "finish", "p90"), ""),
    ("plan", ("require", 0, "name"), ""),
    ("plan", ("require", 0, "wanted"), None),
    ("plan", ("require", 0, "met"), None),
    ("check", ("format_version",), "0.9"),
    ("check", ("checked", "messages"), None),
    ("check", ("summary", "advice"), -1),
    ("check", ("findings",), None),
    ("check", ("findings", 0, "code"), "D1"),
    ("check", ("findings", 0, "rule"), "YAML syntax"),
    ("check", ("findings", 0, "severity"), "fatal"),
    ("check", ("findings", 0, "message"), ""),
    ("check", ("findings", 0, "file"), None),
    ("check", ("findings", 0, "line"), 0),
    ("check", ("findings", 0, "column"), "20"),
    ("check", ("findings", 0, "draft"), 1),
    ("check", ("findings", 0, "prospects"), -1),
    ("check", ("findings", 0, "length"), 10.5),
    ("check", ("findings", 0, "limit"), "1,900"),
]


@pytest.mark.parametrize(("name", "at", "value"), DAMAGE, ids=repr)
def test_damage_is_refused(name: str, at: Path_, value: object) -> None:
    assert wrong(name, short(name)) == []
    assert wrong(name, damaged(short(name), at, value))


@pytest.mark.parametrize("name", NAMES)
def test_one_kind_of_report_is_not_the_other(name: str) -> None:
    (other,) = set(NAMES) - {name}
    assert wrong(name, document(other))


@pytest.mark.parametrize("name", NAMES)
def test_a_later_version_may_add_keys_anywhere(name: str) -> None:
    whole = short(name)
    made = copy.deepcopy(whole)
    for at in places(whole):
        if isinstance(inside(made, at), dict):
            inside(made, at)["added_later"] = {"by": ["1.1"]}
    made |= {"format_version": "1.12", "added_later": None}
    assert wrong(name, made) == []


# --- The command ---


@pytest.mark.parametrize("name", documents.TITLES)
def test_every_schema_is_printed_and_describes_each_key(name: str, run: Run) -> None:
    ran = run("schema", name)
    assert (ran.code, ran.err) == (0, "")
    Draft202012Validator.check_schema(ran.json)
    assert ran.out.endswith("}\n")
    for part in objects(ran.json):
        assert part["description"]
        for key, value in part["properties"].items():
            assert value.get("description", "").endswith("."), (name, key)


def test_the_file_is_written(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "plan.schema.json"
    ran = run("schema", "plan", "--output", target)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert json.loads(target.read_text("utf-8")) == SCHEMAS["plan"]
    assert run("schema", "check", "--output", target).code == 2
    assert json.loads(target.read_text("utf-8")) == SCHEMAS["plan"]
    assert run("schema", "check", "--output", target, "--force").code == 0
    assert json.loads(target.read_text("utf-8")) == SCHEMAS["check"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("plans", "there is no schema for plans; "),
        ("sent", "there is no schema for sent; "),
        ("", "there is no schema for an empty text; "),
        ("a\nb\x1b", "there is no schema for a\\nb\\x1b; "),
    ],
    ids=["nearly", "another command", "nothing", "control characters"],
)
def test_an_unknown_name_exits_with_2(name: str, said: str, run: Run) -> None:
    ran = run("schema", name)
    assert (ran.code, ran.out) == (2, "")
    expected = f"{listed([*documents.TITLES, *TITLES])} is expected"
    assert ran.err.startswith(f"outreach: {said}{expected}")
    assert ("(did you mean plan?)" in ran.err) == (name == "plans")


def test_no_name_exits_with_2(run: Run) -> None:
    ran = run("schema")
    assert (ran.code, ran.out) == (2, "")
    assert "NAME" in ran.err


def test_the_help_has_an_example(run: Run) -> None:
    assert "Example: outreach schema plan" in run("schema", "--help").out

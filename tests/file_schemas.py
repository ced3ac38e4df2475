"""What an editor says about the files of a campaign, and what reading says about them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from jsonschema import Draft7Validator

from outreach_cli.load import load
from outreach_cli.load import schema as files
from outreach_cli.source import places


class CoreLoader(yaml.SafeLoader):
    """Reads YAML as editors do: by the core schema of version 1.2."""


CoreLoader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    (
        "float",
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        list("-+0123456789."),
    ),
):
    CoreLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), _first
    )
CoreLoader.add_constructor(
    "tag:yaml.org,2002:int",
    lambda loader, node: int(node.value, 0) if node.value[:2] in {"0o", "0x"} else int(node.value),
)


def parsed(text: str) -> Any:
    """Return the data of a YAML text with the types that an editor sees; keys are texts."""
    return _with_text_keys(yaml.load(text, CoreLoader))  # noqa: S506 - a safe loader


def _with_text_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _with_text_keys(inner) for key, inner in value.items()}
    return [_with_text_keys(inner) for inner in value] if isinstance(value, list) else value


@cache
def validator(name: str) -> Draft7Validator:
    """Return what judges a kind of file by its schema."""
    schema = json.loads(files.schema(name))
    return Draft7Validator(schema, format_checker=Draft7Validator.FORMAT_CHECKER)


class Judged(NamedTuple):
    """A file, the findings of reading as code and message, and the complaints of its schema."""

    file: str
    findings: list[tuple[str, str]]
    complaints: list[str]


STRUCTURE = {"D102", "D103"}


def judged(folder: Path) -> Iterator[Judged]:
    """Yield each YAML file of a campaign that can be parsed, judged by reading and its schema."""
    loaded = load(str(folder))
    by_file: dict[str, list[tuple[str, str]]] = {}
    for one in loaded.mistakes:
        place = one.where if not hasattr(one.where, "path") else places([one.where])[one.where]
        by_file.setdefault(Path(place.file).name, []).append((one.code, one.message))
    for name, kind in _kinds(folder):
        findings = by_file.get(name, [])
        try:
            data = parsed((folder / name).read_text("utf-8"))
        except (yaml.YAMLError, OSError, UnicodeError, ValueError, TypeError):
            continue
        errors = validator(kind).iter_errors(data)
        yield Judged(name, findings, [f"{e.json_path}: {e.message[:200]}" for e in errors])


def _kinds(folder: Path) -> Iterator[tuple[str, str]]:
    yield "campaign.yaml", "campaign"
    try:
        data = parsed((folder / "campaign.yaml").read_text("utf-8"))
    except (yaml.YAMLError, OSError, UnicodeError, ValueError, TypeError):
        return
    for key, kind in (
        ("prospects", "prospects"),
        ("connections", "prospects"),
        ("drafts", "drafts"),
        ("sent", "log"),
    ):
        listed = data.get(key) if isinstance(data, dict) else None
        for name in listed if isinstance(listed, list) else [listed]:
            if isinstance(name, str) and name.endswith((".yaml", ".yml")):
                yield name, kind


def disagreements(folder: Path) -> Iterator[str]:
    for file in judged(folder):
        codes = {code for code, _ in file.findings}
        if file.complaints and not {code for code in codes if code[0] == "D" and code != "D106"}:
            yield f"{file.file}: reading accepts it, but the schema: {file.complaints}"
        structural = [
            (c, m)
            for c, m in file.findings
            if c in STRUCTURE or (c == "D107" and "is not a key of" in m)
        ]
        if structural and not file.complaints and not codes & {"D101", "D105", "D106"}:
            yield f"{file.file}: the schema accepts it, but reading: {structural}"

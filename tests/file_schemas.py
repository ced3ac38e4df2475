"""What an editor says about the files of a campaign, compared with what reading says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft7Validator
from loading import reported

from outreach_cli.load import load
from outreach_cli.load import schema as files

KINDS = {"prospects": "prospects", "connections": "prospects", "drafts": "drafts", "sent": "log"}
"""The keys of a campaign that name files, with the schemas of these."""


class CoreLoader(yaml.SafeLoader):
    """Reads YAML as editors do: by the core schema of version 1.2."""


CoreLoader.yaml_implicit_resolvers = {}
for _tag, _pattern in {
    "null": "|~|null|Null|NULL",
    "bool": "true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
}.items():
    CoreLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^({_pattern})$"), None
    )
CoreLoader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))


def parsed(text: str) -> Any:
    """Return the data of a YAML text with the types that an editor sees; keys are texts."""
    return _with_text_keys(yaml.load(text, CoreLoader))


def _with_text_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _with_text_keys(inner) for key, inner in value.items()}
    return [_with_text_keys(inner) for inner in value] if isinstance(value, list) else value


@cache
def validator(name: str) -> Draft7Validator:
    """Return what judges a kind of file by its schema."""
    schema = json.loads(files.schema(name))
    return Draft7Validator(schema, format_checker=Draft7Validator.FORMAT_CHECKER)


def complaints(name: str, data: object) -> list[str]:
    """Return what the schema of a kind of file finds wrong in data."""
    return [f"{one.json_path}: {one.message[:200]}" for one in validator(name).iter_errors(data)]


def disagreements(folder: Path) -> list[str]:
    """Return where reading and a schema disagree about a file of a campaign.

    The schema must accept what reading accepts. It must refuse missing and unknown keys and values
    of a wrong type; whether a value is sensible is for reading alone.
    """
    by_file: dict[str, list[tuple[str, str]]] = {}
    for code, place, message in reported(load(str(folder))):
        by_file.setdefault(place.file, []).append((code, message))
    disagreements = []
    for name, kind in _kinds(folder):
        data = _data(folder / name)
        if data is _BROKEN:
            continue
        findings = by_file.get(name, [])
        wrong = complaints(kind, data)
        codes = {code for code, _ in findings}
        if wrong and not {code for code in codes if code[0] == "D" and code != "D106"}:
            disagreements.append(f"{name} is accepted, but its schema says: {wrong}")
        of_structure = [one for one in findings if _is_of_structure(*one)]
        if of_structure and not wrong and not codes & {"D101", "D105", "D106"}:
            disagreements.append(f"the schema of {name} accepts: {of_structure}")
    return disagreements


def _is_of_structure(code: str, message: str) -> bool:
    return code in {"D102", "D103"} or (code == "D107" and "is not a key of" in message)


_BROKEN = object()


def _data(path: Path) -> Any:
    try:
        return parsed(path.read_text("utf-8"))
    except (yaml.YAMLError, OSError, ValueError, TypeError):
        return _BROKEN


def _kinds(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the YAML files of a campaign, each with the name of its schema."""
    yield "campaign.yaml", "campaign"
    campaign = _data(folder / "campaign.yaml")
    for key, kind in KINDS.items() if isinstance(campaign, dict) else ():
        listed = campaign.get(key)
        for name in listed if isinstance(listed, list) else [listed]:
            if isinstance(name, str) and name.endswith((".yaml", ".yml")):
                yield name, kind

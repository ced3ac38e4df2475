"""JSON Schemas of the files that users write, for editors; made from the definitions of the keys.

They accept all that reading accepts, and refuse what has the wrong structure. They are for YAML
1.2, whose scalars have types: a text may be a number there. Draft 7 is the newest version that
editors have in common.
"""

from __future__ import annotations

import json
from typing import Any

from outreach_cli.load.definitions.campaign import CAMPAIGN
from outreach_cli.load.definitions.drafts import DRAFT
from outreach_cli.load.definitions.log import ENTRY
from outreach_cli.load.definitions.prospects import PROSPECT
from outreach_cli.load.schema_kinds import FILLED, Schema, section
from outreach_cli.people.column_names import IDENTIFYING, NAMING

TITLES = {
    "campaign": "campaign.yaml: a campaign of outreach",
    "prospects": "prospects.yaml: the people to reach",
    "drafts": "drafts.yaml: the texts of a campaign",
    "log": "sent.yaml: what was sent",
}
"""The files that have a schema, with their titles."""

FOLDER = ".outreach"
"""The folder with schemas in that of a campaign: a relative path works without a network."""


def file_of(name: str) -> str:
    """Return the path, from a campaign's folder, of the schema for one kind of file."""
    return f"{FOLDER}/{name}.schema.json"


def header(name: str) -> str:
    """Return the comment by which editors find the schema of a file next to the schemas' folder."""
    return f"# yaml-language-server: $schema={file_of(name)}\n"


def schema(name: str) -> str:
    """Return the JSON Schema of a file, ending with a line break."""
    first = {"$schema": "http://json-schema.org/draft-07/schema#", "title": TITLES[name]}
    files = {"campaign": _campaign, "prospects": _prospects}
    entries = {"drafts": DRAFT, "log": ENTRY}
    body = files[name]() if name in files else _list(section(entries[name]))
    return json.dumps({**first, **body}, indent=2, ensure_ascii=False) + "\n"


def _campaign() -> Schema:
    """Return the schema of a campaign: a sequence needs drafts, and odds need a deadline."""
    return {
        **section(CAMPAIGN),
        "dependencies": {"sequence": _having("drafts", {"not": {"type": "null"}})},
        "if": _having("require", {"type": "object", "required": ["odds"]}),
        "then": _having("schedule", _having("deadline", {"not": {"type": "null"}})),
    }


def _having(key: str, value: Schema) -> Schema:
    return {"required": [key], "properties": {key: value}}


def _prospects() -> Schema:
    """Return the schema of a list: an entry says who the person is in one of several ways."""
    addresses = {key: {"not": {"type": ["object", "array"]}} for key in IDENTIFYING[1:]}
    other_ways: list[Schema] = [
        {"required": [key], "properties": {**addresses, key: FILLED}}
        for key in (*IDENTIFYING[1:], *NAMING)
    ]
    by_id = _having("id", {**FILLED, "pattern": "."})
    return _list({**section(PROSPECT, others=True), "anyOf": [by_id, *other_ways]})


def _list(entry: dict[str, Any]) -> Schema:
    """Return the schema of a file that is a list; an empty file is an empty list."""
    return {"type": ["array", "null"], "items": entry}

"""The JSON documents, each defined once for its writer, its schema and its reader.

A document is a `msgspec.Struct`; the docstrings describe its keys, each in a paragraph `key: ...`.
Keys, their order and their meanings are a contract: within format version 1.x keys are only added.
A field with a default was added after the first version, so that an older document may lack it;
the program itself writes every key.
"""

from __future__ import annotations

import json
import re
from importlib import import_module
from textwrap import dedent
from typing import Any

import msgspec

TITLES = {
    "plan": "outreach plan --format json",
    "check": "outreach check --format json",
    "comparison": "outreach plan --compare-to FILE --format json",
    "due": "outreach due --format json",
    "imported": "outreach import --format json",
    "limits": "outreach limits --format json",
    "preview": "outreach preview --format json",
    "results": "outreach results --format json",
    "route": "outreach route --format json",
    "rules": "outreach rules --format json",
    "statistics": "outreach check --statistics --format json",
}
"""The documents that have a schema: each is a module here, and what its type `Document` is."""


def written(document: object, indent: int | None = 2) -> str:
    """Return a document as JSON text in ASCII, ending with a line break."""
    # The hook turns numbers of numpy into Python's.
    data = msgspec.to_builtins(document, enc_hook=lambda number: number.item())
    return json.dumps(data, indent=indent) + "\n"


def schema(name: str) -> str:
    """Return the JSON Schema (draft 2020-12) of a document, ending with a line break."""
    document: Any = import_module(f"{__name__}.{name}").Document
    (root,), parts = msgspec.json.schema_components([document], ref_template="#/$defs/{name}")
    for part in parts.values():
        _describe(part)
    if "$ref" in root:
        root = parts.pop("Document")
    first = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": TITLES[name]}
    return json.dumps({**first, **root, "$defs": parts}, indent=2) + "\n"


def _describe(part: dict[str, Any]) -> None:
    """Move the descriptions of keys from the docstring of their object to the keys themselves."""
    summary, _, rest = part.get("description", "").partition("\n")
    texts = re.split(r"\n(?=\w+: )", dedent(rest))
    keys = part["properties"]
    about = [summary]
    for text in texts:
        key, _, description = " ".join(text.split()).partition(": ")
        if key in keys:
            keys[key] = {"description": description, **keys[key]}
        elif text.strip():
            about.append(" ".join(text.split()))
    part["description"] = " ".join(about)
    del part["title"]
    for value in keys.values():
        value.pop("default", None)
    optional = "only if the campaign has"
    part["required"] = [
        key for key, value in keys.items() if optional not in value.get("description", "").lower()
    ]
    part["additionalProperties"] = True

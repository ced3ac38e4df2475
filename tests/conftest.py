"""What all tests share: the program as a function, and campaigns written in one call."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from typer.testing import CliRunner

from outreach_cli.cli import app

REPOSITORY = Path(__file__).parents[1]
SAMPLES = REPOSITORY / "sample_campaigns"


class Ran(NamedTuple):
    """What a run of the program came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The standard output, read as JSON."""
        return json.loads(self.out)


Run = Callable[..., Ran]
Write = Callable[..., Path]


@pytest.fixture(autouse=True)
def _plain_output(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run() -> Run:
    """Return a function that runs the program: `run("check", path).code`."""

    def _run(*args: object, stdin: str | bytes | None = None) -> Ran:
        result = CliRunner().invoke(app(), [str(arg) for arg in args], input=stdin)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    return _run


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes files into a folder and returns it.

    `write({"campaign.yaml": "...", ...})`; what is left out of a campaign gets a small default,
    so that a test names only what it is about.
    """

    def _write(files: Mapping[str, str | bytes] | None = None, folder: str = "campaign") -> Path:
        place = tmp_path / folder
        place.mkdir(exist_ok=True)
        for name, text in {**DEFAULT, **(files or {})}.items():
            raw = text if isinstance(text, bytes) else text.encode()
            (place / name).write_bytes(raw)
        return place

    return _write


DEFAULT = {
    "campaign.yaml": """\
name: A small campaign
sender: {first_name: Noor, plan: business}
schedule: {start: 2026-12-01, months: 3}
replies: {rate: 0.2}
prospects: prospects.yaml
drafts: drafts.yaml
""",
    "prospects.yaml": """\
- {id: ada, first_name: Ada, last_name: Lovelace, company: Engines Ltd, connection: 2nd}
- {id: li, first_name: Li, last_name: Wei, company: Loom, connection: 2nd}
""",
    "drafts.yaml": """\
- id: hello
  channel: inmail
  subject: "{{ first_name }}, a question about {{ company }}"
  body: |
    Hi {{ first_name }},
    how do you like it at {{ company }}?
""",
}

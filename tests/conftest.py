"""What all tests share: the program as a function, and campaigns written in one call."""

from __future__ import annotations

import gc
import json
import os
import re
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import yaml
from hypothesis import HealthCheck, settings
from typer.main import get_command
from typer.testing import CliRunner

from outreach_cli.cli import app
from outreach_cli.source import Document, read

if TYPE_CHECKING:
    from builders import Check

REPOSITORY = Path(__file__).parents[1]
SAMPLES = REPOSITORY / "sample_campaigns"

# As in the program: threads take longer to wait for each other than to multiply small matrices.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# Collected tests and imported modules are never garbage; looking through them takes long.
gc.set_threshold(100_000, 20, 100)
# Neither the workers nor the programs that tests start need compile all modules each time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


def pytest_configure(config: pytest.Config) -> None:
    """Test properties on a few examples, and on many together with the slow tests.

    A test must not fail because the machine is slow. On CI the examples are the same in every run.
    """
    settings.register_profile(
        "outreach",
        max_examples=10 if config.option.markexpr == "not slow" else 200,
        deadline=None,
        derandomize="CI" in os.environ,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )
    settings.load_profile("outreach")


def thinned(cases: Iterable[object], each: int = 3) -> list[Any]:
    """Return the cases of a test; the default run takes the first of each three, CI takes all.

    For tests that take long and whose cases go the same way through the program.
    """
    return [
        pytest.param(
            *case.values,
            id=case.id,
            marks=[*case.marks, *([pytest.mark.slow] if number % each else [])],
        )
        for number, case in enumerate(map(_as_case, cases))
    ]


def _as_case(case: object) -> Any:
    """Return a case with its id and marks."""
    if isinstance(case, type(pytest.param())):
        return case
    return pytest.param(*case) if isinstance(case, tuple) else pytest.param(case)


class Ran(NamedTuple):
    """The result of one run of the program: exit code, standard output, standard error."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The standard output, read as JSON."""
        return json.loads(self.out)


Run = Callable[..., Ran]
Write = Callable[..., Path]


@pytest.fixture(autouse=True, scope="session")
def _plain_output() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS"):
            patch.delenv(name, raising=False)
        yield


TODAY = date(2026, 11, 27)
ASKING_THE_DAY = (
    "load",
    "cli.due",
    "cli.init_options",
    "cli.results",
    "cli.sent",
    "load.drafts_only",
)
"""The modules that ask which day it is."""


class _Days(date):
    @classmethod
    def today(cls) -> Any:
        return TODAY


@pytest.fixture(autouse=True, scope="session")
def _same_day_in_every_run() -> Iterator[None]:
    """Let the program take TODAY for today, so that no test depends on the day of the run."""
    with pytest.MonkeyPatch.context() as patch:
        for module in ASKING_THE_DAY:
            patch.setattr(f"outreach_cli.{module}.date", _Days)
        yield


_folders = count()


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """Return an empty folder for a test.

    Unlike pytest's own it has no link to it: changing the link takes longer than all else.
    """
    name = re.sub(r"\W", "_", request.node.name)[:30]
    path = tmp_path_factory.getbasetemp() / f"{name}{next(_folders)}"
    path.mkdir()
    return path


@pytest.fixture
def bounded() -> Iterator[None]:
    """Fail the test after a minute of processor time.

    For inputs so large that a bad algorithm would take hours, and a good one takes a second. The
    operating system counts the time, so other work on the machine does not matter.
    """
    if not hasattr(signal, "setitimer"):  # Windows
        yield
        return

    def stop(*_: object) -> None:
        pytest.fail("more than a minute of processor time")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, 60)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@pytest.fixture(scope="session")
def run() -> Run:
    """Return a function that runs the program: `run("check", path).code`."""
    return lambda *args, stdin=None: run_and_see(*args, stdin=stdin)[0]


def run_and_see(*args: object, stdin: str | bytes | None = None) -> tuple[Ran, str]:
    """Run the program in this process; return also both streams together, as a terminal shows."""
    with CliRunner().isolation(input=stdin) as (out, err, both):
        with pytest.raises(SystemExit) as end:
            _program().main([str(arg) for arg in args], "outreach")
        sys.stdout.flush()
        sys.stderr.flush()
        code = end.value.code
        assert isinstance(code, int)
        return Ran(code, _decoded(out), _decoded(err)), _decoded(both)


@cache
def _program() -> Any:
    """Return the program with all commands; making it takes longer than a small `check`."""
    return get_command(app())


def _decoded(stream: BytesIO) -> str:
    return stream.getvalue().decode().replace("\r\n", "\n")


def as_yaml(data: Any) -> str:
    """Return data as YAML: what `yaml.safe_dump` writes, ten times as fast."""
    dumper = yaml.CSafeDumper if yaml.__with_libyaml__ else yaml.SafeDumper
    return str(yaml.dump(data, Dumper=dumper))


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes files into a folder and returns it.

    `write({"campaign.yaml": "...", ...})`. Files that are not given get a small default, so that
    a test names only what it is about.
    """

    def _write(files: Mapping[str, str | bytes] | None = None, folder: str = "campaign") -> Path:
        place = tmp_path / folder
        place.mkdir(exist_ok=True)
        for name, text in {**DEFAULT, **(files or {})}.items():
            raw = text if isinstance(text, bytes) else text.encode()
            (place / name).write_bytes(raw)
        return place

    return _write


@pytest.fixture
def check(run: Run, write: Write) -> Check:
    """Return what checks small campaigns: `check.one("L102", files)`."""
    from builders import Check

    return Check(run, write)


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


@pytest.fixture
def reading(tmp_path: Path) -> Callable[..., Document]:
    """Return a function that writes a file and reads it: `reading("a: 1")`."""

    def _reading(text: str | bytes, name: str = "data.yaml") -> Document:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return read(str(path))

    return _reading


def table_rows(text: str) -> list[list[str]]:
    """Return the rows of a printed table, heads first; the lines of a cell are joined by spaces.

    The line under the heads shows where columns begin. Characters must be one column wide.
    """
    lines = text.splitlines()
    rule = next(number for number, line in enumerate(lines) if line and set(line) <= set("-─ "))
    starts = [match.start() for match in re.finditer(r"\S+", lines[rule])]
    rows: list[list[str]] = []
    for number, line in enumerate(lines):
        if number == rule:
            continue
        cells = [
            line[start:end].strip() for start, end in zip(starts, [*starts[1:], None], strict=True)
        ]
        if cells[0] or not rows:
            rows.append(cells)
        else:
            rows[-1] = [
                " ".join(filter(None, parts)) for parts in zip(rows[-1], cells, strict=True)
            ]
    return rows

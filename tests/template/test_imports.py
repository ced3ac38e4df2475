"""What a check does not import."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from conftest import SAMPLES

PROGRAM = """
import json, sys
from outreach_cli.cli import app
try:
    app((sys.argv[1],))()
except SystemExit as exit:
    assert exit.code in {0, 1}, exit.code
sys.stderr.write(json.dumps(sorted(sys.modules)))
"""


@pytest.mark.parametrize("sample", ["berlin_data_engineers", "saas_sales_team"])
def test_a_plain_check_imports_only_what_it_needs(sample: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, "check", str(SAMPLES / sample), "--format", "text"],
        capture_output=True,
        check=True,
        text=True,
    )
    loaded = set(json.loads(ran.stderr.splitlines()[-1]))
    assert "outreach_cli.lint" in loaded
    unwanted = {"liquid", "numpy", "tabulate", "rich", "pydantic", "http.client", "asyncio"}
    assert not {name for name in loaded if name in unwanted or name.split(".")[0] in unwanted}

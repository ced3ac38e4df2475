"""Ctrl-C while a command reads its files: exit code 130, no message, and no file written."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import thinned

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")

MORE_THAN_A_PIPE_HOLDS = 1 << 20
COMMANDS = {
    "check": ["."],
    "import": ["list.csv", "-o", "people.yaml"],
    "init": ["spring", "--from", "list.csv", "--start", "2027-01-11"],
    "preview": ["."],
    "route": ["."],
    "plan": [".", "--output", "plan.json"],
    "report": [".", "--output", "report.html"],
    "due": ["."],
    "sent": [".", "--all-due"],
    "results": [".", "--write"],
}


@pytest.mark.parametrize("command", thinned(COMMANDS))
def test_an_interruption_leaves_nothing_behind(command: str, tmp_path: Path) -> None:
    texts = {
        "campaign.yaml": "sender: {plan: career}\nprospects: list.csv\ndrafts: drafts.yaml\n",
        "drafts.yaml": "- {id: hello, channel: message, body: 'Hi {{ first_name }}, why?'}\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
    os.mkfifo(tmp_path / "list.csv")
    # Python ends with 130 only if the program that starts it has not turned the signal off.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    # Open in both directions, so that the program never sees the end of the list.
    pipe = os.open(tmp_path / "list.csv", os.O_RDWR | os.O_NONBLOCK)
    try:
        running = subprocess.Popen(
            [sys.executable, "-m", "outreach_cli", command, *COMMANDS[command]],
            cwd=tmp_path,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        rows = b"First Name,Email\n" + b"Ada,ada@example.org\n" * (MORE_THAN_A_PIPE_HOLDS // 20)
        while rows:  # all are written only once the program is reading
            assert running.poll() is None
            if select.select([], [pipe], [], 0.1)[1]:
                rows = rows[os.write(pipe, rows) :]
        running.send_signal(signal.SIGINT)
        out, err = running.communicate()
    finally:
        os.close(pipe)
        signal.signal(signal.SIGINT, before)
    assert (running.returncode, out, err) == (130, b"", b"")
    assert {path.name for path in tmp_path.iterdir()} == {*texts, "list.csv"}

"""The progress bar that a person sees while work takes long."""

import os
import subprocess
import sys

import pytest

pty = pytest.importorskip("pty")

WORK = """
import threading
from outreach_cli.cli import progress
progress.DELAY = {delay}
with progress.progress("Reading"):
    if {long}:
        for thread in threading.enumerate():
            if isinstance(thread, threading.Timer):
                thread.join()  # the work lasts until the bar is shown
print("done")
"""
LONG = [sys.executable, "-c", WORK.format(delay=0, long=True)]
SHORT = [sys.executable, "-c", WORK.format(delay=1_000, long=False)]


def shown_on_a_terminal(program: list[str]) -> str:
    """Return what a program writes to standard error if that is a terminal."""
    terminal, child = pty.openpty()
    ran = subprocess.run(program, stdout=subprocess.PIPE, stderr=child, text=True, check=True)
    os.close(child)
    assert ran.stdout == "done\n"
    shown = b""
    while True:
        try:
            part = os.read(terminal, 4096)
        except OSError:  # on Linux, the other end is closed
            break
        if not part:
            break
        shown += part
    os.close(terminal)
    return shown.decode()


def test_long_work_shows_a_bar_and_removes_it() -> None:
    shown = shown_on_a_terminal(LONG)
    assert "Reading" in shown
    assert shown.rstrip().endswith("\x1b[2K")


def test_short_work_shows_nothing() -> None:
    assert shown_on_a_terminal(SHORT) == ""


def test_a_pipe_gets_no_bar() -> None:
    ran = subprocess.run(LONG, capture_output=True, text=True, check=True)
    assert (ran.stdout, ran.stderr) == ("done\n", "")

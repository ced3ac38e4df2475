"""The bar that a person sees while work takes long."""

import os
import subprocess
import sys

import pytest

pty = pytest.importorskip("pty")

WAITING = """
import time
from outreach_cli.cli import progress
progress.AT_ONCE = {at_once}
with progress.progress("Reading"):
    time.sleep({seconds})
print("done")
"""


def seen(seconds: float, at_once: float) -> str:
    """Return what stands on a terminal to which standard error goes."""
    terminal, child = pty.openpty()
    program = [sys.executable, "-c", WAITING.format(seconds=seconds, at_once=at_once)]
    ran = subprocess.run(program, stdout=subprocess.PIPE, stderr=child, text=True, check=True)
    os.close(child)
    assert ran.stdout == "done\n"
    shown = b""
    while True:
        try:
            read = os.read(terminal, 4096)
        except OSError:  # how Linux says that the other end is closed
            break
        if not read:
            break
        shown += read
    os.close(terminal)
    return shown.decode()


def test_long_work_shows_a_bar_and_wipes_it_away() -> None:
    shown = seen(0.8, at_once=0.05)
    assert "Reading" in shown
    assert shown.rstrip().endswith("\x1b[2K")


def test_short_work_shows_nothing() -> None:
    assert seen(0.0, at_once=5) == ""


def test_nobody_watches_a_pipe() -> None:
    program = [sys.executable, "-c", WAITING.format(seconds=0.3, at_once=0.01)]
    ran = subprocess.run(program, capture_output=True, text=True, check=True)
    assert (ran.stdout, ran.stderr) == ("done\n", "")

"""A progress bar on standard error, for work that takes long while a person is watching."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import Any

from outreach_cli.cli.output import messages_on_terminal

DELAY = 1.0
"""Delay before the progress bar appears, in seconds."""


@contextmanager
def progress(work: str) -> Iterator[None]:
    """Show what is being done, and for how long, if the block takes longer than the delay."""
    if not messages_on_terminal():
        yield
        return
    bar = _Bar(work)
    timer = Timer(DELAY, bar.show)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        bar.hide()


class _Bar:
    """A bar that may be hidden before it is shown."""

    def __init__(self, work: str) -> None:
        self._work = work
        self._lock = Lock()
        self._done = False
        self._shown: Any = None

    def show(self) -> None:
        """Show the bar, unless the work is done; it then updates itself."""
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        with self._lock:
            if self._done:
                return
            columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
            self._shown = Progress(*columns, console=Console(stderr=True), transient=True)
            self._shown.add_task(self._work, total=None)  # the amount of work is unknown
            self._shown.start()

    def hide(self) -> None:
        """Remove the bar, and do not show it later."""
        with self._lock:
            self._done = True
            if self._shown is not None:
                self._shown.stop()

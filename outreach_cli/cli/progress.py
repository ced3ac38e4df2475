"""A bar on standard error while work takes long and a person is watching."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import Any

AT_ONCE = 1.0
"""Seconds in which nobody asks what is going on."""


@contextmanager
def progress(doing: str) -> Iterator[None]:
    """Show what is being done, and for how long, if the block takes its time."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    bar = _Bar(doing)
    timer = Timer(AT_ONCE, bar.show)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        bar.hide()


class _Bar:
    """A bar that may be hidden before it was ever shown."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._lock = Lock()
        self._over = False
        self._shown: Any = None

    def show(self) -> None:
        """Draw the bar, and go on drawing it."""
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        with self._lock:
            if self._over:
                return
            columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
            self._shown = Progress(*columns, console=Console(stderr=True), transient=True)
            self._shown.add_task(self._doing, total=None)  # how much there is, nobody knows
            self._shown.start()

    def hide(self) -> None:
        """Wipe the bar away."""
        with self._lock:
            self._over = True
            if self._shown is not None:
                self._shown.stop()

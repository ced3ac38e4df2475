"""A browser without a window, driven over a pipe with the protocol of Chrome's developer tools."""

from __future__ import annotations

import fcntl
import json
import os
import select
import shutil
import signal
import sys
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PATIENCE = 240
"""Seconds until a browser that does not answer counts as broken; the machine may be busy."""
_FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic"),
    *("--no-first-run", "--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--disable-extensions", "--hide-scrollbars", "--remote-debugging-pipe"),
)


def program() -> str | None:
    """Return the path of an installed Chromium or Chrome; None also where it has no pipes."""
    if sys.platform == "win32":
        return None
    return next(filter(None, map(shutil.which, NAMES)), None)


class Page:
    """A page in the browser; `problems` are what its console and the policy complained about.

    `requests` are the addresses that were asked for.
    """

    def __init__(self, reader: int, writer: int) -> None:
        self._reader, self._writer, self._rest = reader, writer, b""
        self._numbers, self._session = count(1), ""
        self.problems: list[str] = []
        self.requests: list[str] = []
        self._loaded = False
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        attached = self._ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "Audits"):
            self._ask(f"{domain}.enable")

    def open(self, path: Path, width: int, dark: bool = False) -> None:
        """Open a file in a window of some width, of which 360 is a phone, and wait for it."""
        self.problems, self.requests, self._loaded = [], [], False
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._ask("Emulation.setEmulatedMedia", media="", features=[scheme])
        self._ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=800,
            deviceScaleFactor=2 if width < 500 else 1,
            mobile=width < 500,
        )
        self._ask("Page.navigate", url=path.as_uri())
        while not self._loaded:
            self._read()

    def value(self, script: str) -> Any:
        """Return the value of an expression of JavaScript, which the policy does not concern."""
        result = self._ask(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in result, result["exceptionDetails"]
        return result["result"].get("value")

    def screenshot(self) -> bytes:
        """Return a picture of the whole page, as PNG."""
        picture = self._ask("Page.captureScreenshot", captureBeyondViewport=True)
        return b64decode(picture["data"])

    def pdf(self) -> bytes:
        """Return the page as it would be printed, as PDF."""
        return b64decode(self._ask("Page.printToPDF", preferCSSPageSize=True)["data"])

    def print_layout(self) -> None:
        """Show the open page as it would be printed."""
        self._ask("Emulation.setEmulatedMedia", media="print")

    def accessible(self) -> dict[str, list[str]]:
        """Return the names of all elements that a screen reader is offered, by role."""
        named: dict[str, list[str]] = {}
        for node in self._ask("Accessibility.getFullAXTree")["nodes"]:
            if not node["ignored"]:
                name = node.get("name", {}).get("value", "")
                named.setdefault(node["role"]["value"], []).append(name)
        return named

    def _ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        number = next(self._numbers)
        request = {"id": number, "method": method, "params": parameters}
        if self._session:
            request["sessionId"] = self._session
        os.write(self._writer, json.dumps(request).encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == number:
                assert "error" not in answer, (method, answer["error"])
                result: dict[str, Any] = answer["result"]
                return result

    def _read(self) -> dict[str, Any]:
        """Return the next message of the browser, and remember what it says about the page."""
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._reader], [], [], PATIENCE)
            assert ready, "the browser does not answer"
            part = os.read(self._reader, 1 << 20)
            assert part, "the browser has ended"
            self._rest += part
        raw, _, self._rest = self._rest.partition(b"\0")
        message: dict[str, Any] = json.loads(raw)
        what = message.get("params", {})
        match message.get("method"):
            case "Page.loadEventFired":
                self._loaded = True
            case "Network.requestWillBeSent":
                self.requests.append(what["request"]["url"])
            case "Log.entryAdded":
                self.problems.append(what["entry"]["text"])
            case "Runtime.consoleAPICalled" | "Runtime.exceptionThrown":
                self.problems.append(json.dumps(what))
            case "Audits.issueAdded":
                self.problems.append(json.dumps(what["issue"]))
        return message


def _moved(descriptor: int) -> int:
    """Return the descriptor under a number above those that a browser expects, 3 and 4."""
    moved = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 10)
    os.close(descriptor)
    return moved


@contextmanager
def browser(profile: Path) -> Iterator[Page]:
    """Start a browser with a new, empty profile; end it afterwards."""
    path = program()
    assert path is not None
    its_reader, writer, reader, its_writer = map(_moved, (*os.pipe(), *os.pipe()))
    quiet = os.open(os.devnull, os.O_RDWR)
    process = os.posix_spawn(
        path,
        [path, *_FLAGS, f"--user-data-dir={profile}"],
        os.environ,
        file_actions=[
            (os.POSIX_SPAWN_DUP2, quiet, 0),
            (os.POSIX_SPAWN_DUP2, quiet, 1),
            (os.POSIX_SPAWN_DUP2, quiet, 2),
            (os.POSIX_SPAWN_DUP2, its_reader, 3),
            (os.POSIX_SPAWN_DUP2, its_writer, 4),
        ],
        setpgroup=0,
    )
    for end in (quiet, its_reader, its_writer):
        os.close(end)
    try:
        yield Page(reader, writer)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(reader)
        os.close(writer)

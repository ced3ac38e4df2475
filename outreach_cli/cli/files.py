"""Writing files as a whole: an interruption leaves either the old content or the new one.

A file is written under a temporary name beside its target and then takes the target's place.
The writer locks the temporary file, so that a later run can tell which ones are left over from
a run that was killed, and remove them. Pipes and devices are written to and never replaced.
"""

import os
import re
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":  # Windows has no such locks: left-over files stay
    import fcntl

_TEMPORARY = re.compile(r"\.outreach-[0-9a-f]{16}")
_MOST_LINKS = 40
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)


def is_stream(name: str) -> bool:
    """Return whether a name stands for a pipe, a device or an open descriptor of this process.

    Raises OSError if that cannot be found out, for example because links form a loop.
    """
    if descriptor(name) is not None:
        return True
    try:
        mode = Path(name).stat().st_mode
    except FileNotFoundError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def descriptor(name: str) -> int | None:
    """Return the number of the open descriptor that a name such as `/dev/stdout` leads to."""
    path = Path(name)
    for _ in range(_MOST_LINKS):
        match = re.fullmatch(r"/(?:dev|proc/self)/fd/([0-9]{1,9})", path.as_posix())
        if match:
            return int(match[1])
        if not path.is_symlink():
            break
        path = path.parent / path.readlink()
    return None


def is_read_only(name: str) -> bool:
    """Return whether a file may not be written, even if it could be replaced."""
    return not os.access(name, os.W_OK) or not Path(name).stat().st_mode & 0o222


def write_whole(raw: bytes, name: str) -> None:
    """Write bytes to a stream, or to a file as a whole; raises OSError if that is impossible."""
    number = descriptor(name)
    if number is not None:
        with os.fdopen(os.dup(number), "wb") as stream:
            stream.write(raw)
    elif is_stream(name):
        with Path(name).open("wb") as stream:
            stream.write(raw)
    else:
        replace_all({name: raw})


def replace_all(texts: Mapping[str, bytes]) -> None:
    """Replace several files, each as a whole; replace none if one of them cannot be written.

    Raises OSError with the name of the file that could not be written.
    """
    with ExitStack() as stack:
        ready: list[tuple[Path, Path]] = []
        for name, raw in texts.items():
            path = Path(os.path.realpath(name))  # a link stays a link; its target is written
            with _blaming(name):
                ready.append((stack.enter_context(_written(raw, path)), path))
        for name, (temporary, path) in zip(texts, ready, strict=True):
            with _blaming(name):
                temporary.replace(path)


@contextmanager
def _blaming(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        error.filename = name
        raise


@contextmanager
def _written(raw: bytes, path: Path) -> Iterator[Path]:
    """Write a temporary file beside a path; remove it unless it has taken the path's place."""
    _remove_left_over(path.parent)
    temporary, number = _locked(path)
    try:
        with os.fdopen(number, "wb") as file:
            if path.exists():
                temporary.chmod(path.stat().st_mode & 0o777)
            file.write(raw)
            file.flush()
            if sys.platform == "win32":  # an open file cannot be renamed there
                file.close()
            yield temporary
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _locked(path: Path) -> tuple[Path, int]:
    """Create and lock a temporary file beside a path, with the permissions of the file there."""
    mode = path.stat().st_mode & 0o777 if path.exists() else None
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | _BINARY
    while True:
        temporary = path.with_name(f".outreach-{os.urandom(8).hex()}")
        number = os.open(temporary, flags, 0o666 if mode is None else mode)
        if sys.platform != "win32":
            with suppress(OSError):  # some network file systems have no locks
                fcntl.flock(number, fcntl.LOCK_EX)
        # Another run may have removed it as left over before it was locked: then try again.
        if temporary.exists():
            break
        os.close(number)
    return temporary, number


def _remove_left_over(folder: Path) -> None:
    """Remove the temporary files of runs that were killed: those without a lock."""
    if sys.platform == "win32":
        return
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _TEMPORARY.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                with suppress(OSError):
                    number = os.open(entry.path, os.O_RDONLY | os.O_NONBLOCK | _NO_LINK)
                    try:
                        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
                        Path(entry.path).unlink()
                    finally:
                        os.close(number)


def create_all(folder: Path, texts: Mapping[str, bytes]) -> None:
    """Write files that do not exist yet into a folder; none if one fails.

    Raises OSError with the name of the file or folder that could not be written.
    """
    paths = [folder / name for name in texts]
    new = {one for path in paths for one in path.parents if not one.exists()}
    try:
        for path in paths:
            path.parent.mkdir(parents=True, exist_ok=True)
        replace_all({str(folder / name): raw for name, raw in texts.items()})
    except BaseException:
        for path in paths:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        for one in sorted(new, key=lambda one: len(one.parts), reverse=True):
            with suppress(OSError):
                one.rmdir()
        raise

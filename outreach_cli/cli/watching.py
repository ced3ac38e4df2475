"""The option --watch: a command runs again when one of its files is saved, until Ctrl-C."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from outreach_cli.cli.output import fail, talk
from outreach_cli.words import counted, first_few

Watch = Annotated[
    bool,
    typer.Option(
        "--watch", help="Run again whenever a file of the campaign is saved, until Ctrl-C."
    ),
]
State = Mapping[str, object]
"""What identifies the content of files, by their names; None for one that does not exist."""

_CTRL_C = 130
_NO_READER = 141
_CLEAR = "\033[2J\033[H"
_PAUSE = 1000
"""Files are looked at after this many milliseconds, even if no change was reported.

Network drives report none, and a change between a run and the next watch goes unreported.
"""


def watch_if(
    is_watching: bool,
    context: typer.Context,
    paths: Sequence[str],
    refused: Mapping[str, object],
    also: Sequence[str] = (),
) -> None:
    """If `is_watching`, run a command at once and after each change, until Ctrl-C (exit code 130).

    `context` is that of the command. `paths` are campaigns, or files of drafts, and `also` other
    files. `refused` are options that do not go together with --watch, by name; one that has a value
    ends the program.
    """
    if not is_watching:
        return
    for option, value in refused.items():
        if value:
            fail(
                f"--watch runs the command again and again, so it cannot be combined with {option}"
            )
    if "-" in paths:
        fail("--watch needs files; standard input can be read only once")
    # Every `check` imports this module, but hardly any run watches.
    from outreach_cli.cli.extras import library
    from outreach_cli.load.files_of import files_of

    watcher = library("watchfiles", "watch", "--watch")

    def files() -> dict[str, object]:
        names = (*(name for path in paths for name in files_of(path)), *also)
        return {name: _signature(name) for name in names}

    folders = {str(Path(name).parent) for name in files()}
    present = sorted(folder for folder in folders if Path(folder).is_dir())
    if not present:
        fail(f"there is nothing to watch: {first_few(sorted(folders))} does not exist")
    try:
        events = watcher.watch(
            *present,
            watch_filter=None,
            recursive=False,
            rust_timeout=_PAUSE,
            yield_on_timeout=True,
        )
        repeat(lambda: _run(context), files, events)
    except KeyboardInterrupt:
        pass
    raise typer.Exit(_CTRL_C)


def repeat(run: Callable[[], None], files: Callable[[], State], events: Iterable[object]) -> None:
    """Run at once, and after each event that comes with a change of the files."""
    before = files()
    run()
    talk(f"Watching {counted(len(before), 'file')}; Ctrl-C ends it.")
    for _ in events:
        now = files()
        changed = [name for name in {**before, **now} if before.get(name) != now.get(name)]
        if changed:
            before = now
            run()
            verb = "have" if len(changed) > 1 else "has"
            talk(f"{first_few(changed)} {verb} changed. Watching; Ctrl-C ends it.")


def _run(context: typer.Context) -> None:
    """Run the command once, on a terminal from the top of the screen, whatever it exits with."""
    if sys.stdout is not None and sys.stdout.isatty():
        typer.echo(_CLEAR, nl=False)
    try:
        callback = context.command.callback
        assert callback is not None
        context.invoke(callback, **{**context.params, "watch": False})
    except typer.Exit as end:
        if end.exit_code == _NO_READER:
            raise


def _signature(name: str) -> object:
    try:
        state = os.stat(name)  # noqa: PTH116
    except (OSError, ValueError):
        return None
    return state.st_mtime_ns, state.st_size, state.st_ino

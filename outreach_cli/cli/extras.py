"""Libraries that only some options need, and that are installed only if they are asked for."""

import sys
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

from outreach_cli.cli.output import fail

_PIP = "pip install"
_TOOLS = {("pipx", "venvs"): "pipx install --force", ("uv", "tools"): "uv tool install"}
"""Commands that install a program in a separate environment, by the folder of such environments."""


def library(name: str, extra: str, option: str) -> Any:
    """Return a library of an extra; without it the program ends and says how to install it.

    `name` is that of the library, `option` that of the option that needs it.
    """
    try:
        return import_module(name)
    except ModuleNotFoundError:
        fail(f"{option} needs {name}: {_installer(sys.prefix)} 'outreach-cli[{extra}]'")


def _installer(prefix: str) -> str:
    """Return the command that adds an extra to the environment in a folder."""
    parts = Path(prefix).parts
    return next((command for tool, command in _TOOLS.items() if tool in pairwise(parts)), _PIP)

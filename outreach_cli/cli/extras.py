"""Libraries that only some options need, and that are installed only if they are asked for."""

from importlib import import_module
from typing import Any

from outreach_cli.cli.output import fail


def library(name: str, extra: str, option: str) -> Any:
    """Return a library of an extra; without it the program ends and says how to install it."""
    try:
        return import_module(name)
    except ModuleNotFoundError:
        fail(f"{option} needs {name}: pip install 'outreach-cli[{extra}]'")

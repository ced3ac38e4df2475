"""What the shell offers after TAB: rules, plans, drafts, people and other names.

Nothing here may print or fail: what cannot be read is not offered. Modules are imported where they
are needed, since every command has these functions, but only a shell calls them.
"""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

import typer

from outreach_cli import rulebook
from outreach_cli.model import Campaign

Offer = list[tuple[str, str]]
"""Words to offer, each with a few words that explain it, which zsh and fish show."""

VARIABLE = "_OUTREACH_COMPLETE"
"""Set by the shell's script if words are to be completed; says for which shell."""
_WORDS = ("COMP_WORDS", "_TYPER_COMPLETE_ARGS")
_NOT_PLAIN = r"[^\w .,:@+/%=-]+"
"""Characters that may mean more than themselves in some shell."""
_LARGEST = 20_000_000
"""The largest campaign that is read, in bytes: nobody waits seconds for a name."""
_MOST = 1_000
"""How many people are offered."""


def command_of(commands: Iterable[str]) -> str | None:
    """Return the command whose words are being completed; None if the command itself is."""
    line = _line()
    words = line.split()
    is_complete = len(words) > 2 or (len(words) == 2 and line[-1:].isspace())
    is_complete = is_complete or int(os.environ.get("COMP_CWORD", "0")) > 1
    return words[1] if is_complete and len(words) > 1 and words[1] in commands else None


def plans(incomplete: str) -> Offer:
    """Offer the plans; several are joined by commas."""
    return _after_comma(incomplete, rulebook.standard().titles.items())


def _after_comma(incomplete: str, offer: Iterable[tuple[str, str]]) -> Offer:
    before, comma, _ = incomplete.rpartition(",")
    return [(before + comma + word, about) for word, about in offer]


def values() -> Offer:
    """Offer the values of the rulebook."""
    return [(name, entry.about) for name, entry in rulebook.standard().values.items()]


def settings() -> Offer:
    """Offer the beginnings of changed values."""
    book = rulebook.standard()
    return [(f"{name}=", book.entry(name).about) for name in book.changeable]


def rules(incomplete: str) -> Offer:
    """Offer codes of rules, or their names once one is begun; several are joined by commas."""
    from outreach_cli.rules import RULES

    if incomplete.rpartition(",")[2].islower():
        return _after_comma(incomplete, ((rule.name, rule.code) for rule in RULES))
    return _after_comma(incomplete, ((rule.code, rule.name) for rule in RULES))


def schemas() -> Offer:
    """Offer the names of schemas."""
    from outreach_cli import documents
    from outreach_cli.load import schema

    return [*documents.TITLES.items(), *schema.TITLES.items()]


def topics() -> Offer:
    """Offer the pages of the documentation, and the commands that they are about."""
    from outreach_cli import pages

    return [*pages.TOPICS.items(), *((name, "") for name in pages.sections())]


def campaigns(incomplete: str) -> Offer:
    """Offer paths in fish; other shells complete them themselves if nothing is offered."""
    if not os.environ.get(VARIABLE, "").endswith("fish"):
        return []
    folder, _, _ = incomplete.rpartition("/")
    with suppress(OSError):
        names = (
            f"{folder}/{path.name}" if folder else path.name for path in Path(folder).iterdir()
        )
        return [(f"{name}/" if Path(name).is_dir() else name, "") for name in sorted(names)]
    return []


def drafts(context: typer.Context) -> Offer:
    """Offer the drafts of the campaign that the command names."""
    campaign = _campaign(context)
    found = campaign.drafts if campaign is not None else ()
    return [(draft.id, draft.channel.value) for draft in found if _is_plain(draft.id)]


def people(context: typer.Context, incomplete: str) -> Offer:
    """Offer the people of the campaign by id, or else by name, which `sent` and --to take, too."""
    campaign = _campaign(context)
    return [] if campaign is None else list(islice(_people(campaign, incomplete), _MOST))


def _people(campaign: Campaign, incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield a word for each person; those that the shell would misread are left out.

    In bash a colon or a space would begin another word.
    """
    is_bash = os.environ.get(VARIABLE, "").endswith("bash")
    for one in campaign.prospects:
        word = one.id.removeprefix("https://").removeprefix("http://")
        is_odd = is_bash and (":" in word or " " in word)
        if word.startswith(incomplete) and not is_odd and _is_plain(word):
            company = one.values.get("company")
            yield word, re.sub(_NOT_PLAIN, " ", f"{one.name}, {company}" if company else one.name)


def _is_plain(word: str) -> bool:
    """Tell whether a word of a file means only itself in a shell: zsh evaluates what is offered."""
    return bool(word) and not re.search(_NOT_PLAIN, word)


def _campaign(context: typer.Context) -> Campaign | None:
    """Return the campaign that the command line names so far, None if it cannot be read."""
    # Whatever is wrong, the user is still typing.
    with suppress(Exception):
        from shlex import split

        # After an option without its value, the arguments before it are not known either.
        named = [context.params.get("campaign"), *split(_line())[2:]]
        path = next(name for name in named if name and Path(name).exists())
        from outreach_cli.load import load
        from outreach_cli.load.files_of import files_of

        files = [file for name in files_of(path) if (file := Path(name)).is_file()]
        if sum(file.stat().st_size for file in files) <= _LARGEST:
            return load(path).campaign
    return None


def _line() -> str:
    """Return the command line up to the cursor, as the shell gives it."""
    return next((os.environ[name] for name in _WORDS if name in os.environ), "")

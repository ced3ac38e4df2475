"""The plan, seats and start of `outreach init`: given as options, asked for, or usual."""

import sys
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

import typer

from outreach_cli import rulebook
from outreach_cli.cli.output import fail
from outreach_cli.finding import File, Finding, Spot
from outreach_cli.load.definitions.campaign import CAMPAIGN
from outreach_cli.load.fields import Fields
from outreach_cli.load.settings import read_schedule, read_sender
from outreach_cli.words import listed

_CTRL_C = 130


class Chosen(NamedTuple):
    """What a new campaign needs to know."""

    plan: str
    seats: int
    start: date


class _WrongError(ValueError):
    """A value has no meaning for its option; the message says what is expected."""


def chosen(plan: str | None, seats: str | None, start: str | None, usual_plan: str) -> Chosen:
    """Return the values of the options; in a terminal, ask for those that are not given.

    A wrong one ends the program, and so does Ctrl-C, silently.
    """
    given = {"plan": plan, "seats": seats, "start": start}
    for key, text in given.items():
        try:
            _read({} if text is None else {key: text}, usual_plan)
        except _WrongError as error:
            fail(f"--{error}")  # the message begins with the key
    texts = {key: text for key, text in given.items() if text is not None}
    if is_asking():
        usual = _read(texts, usual_plan)
        texts |= {key: _answer(key, str(getattr(usual, key))) for key in given if key not in texts}
    return _read(texts, usual_plan)


def is_asking() -> bool:
    """Tell whether the user is asked for what no option states: only in a terminal."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty())


def _read(texts: Mapping[str, str], usual_plan: str) -> Chosen:
    """Read values as in campaign.yaml; those that are missing have their usual value."""
    mistakes: list[Finding] = []

    def fields(section: str, **data: str) -> Fields:
        keys = CAMPAIGN[section].keys
        return Fields(dict(data), Spot(File(section, "text")), mistakes, section, keys)

    today = date.today()
    next_monday = (today + timedelta(days=7 - today.weekday())).isoformat()
    days = fields("schedule", start=texts.get("start", next_monday))
    schedule = read_schedule(days, today, set())
    account = fields("sender", plan=texts.get("plan", usual_plan), seats=texts.get("seats", "1"))
    sender = read_sender(account, rulebook.standard())
    if mistakes or sender is None:
        raise _WrongError(mistakes[0].message)
    return Chosen(sender.plan, sender.seats, schedule.start)


def _answer(key: str, usual: str) -> str:
    """Ask for a value until the answer is one."""
    questions = {
        "plan": f"Your plan: {listed(rulebook.standard().titles)}",
        "seats": "Seats (accounts that send)",
        "start": "First day of sending",
    }

    def checked(text: str) -> str:
        try:
            _read({key: text}, "free")
        except _WrongError as error:
            raise typer.BadParameter(str(error)) from None
        return text

    try:
        answer: str = typer.prompt(questions[key], default=usual, value_proc=checked, err=True)
    except typer.Abort:
        raise typer.Exit(_CTRL_C) from None
    return answer

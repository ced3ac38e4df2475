"""D111 untidy-table."""

from __future__ import annotations

import pytest
from builders import MARK, Check, Files, cases, in_campaign


def table(text: str) -> Files:
    """Return a campaign whose list is a CSV file."""
    return in_campaign("prospects.yaml", "people.csv") | {"people.csv": text}


HEADER = "id,First Name,Company,Connection\n"
ADA = "ada,Ada,Engines,2nd\n"
REPORTED: dict[str, Files] = {
    "two columns with the same name": table(
        f"id,First Name,Company,{MARK}Company,Connection\nada,Ada,,Engines,2nd\n"
    ),
    "two columns with the same meaning": table(
        f'id,First Name,"Company",{MARK}"companyName",Connection\nada,Ada,Loom,Engines,2nd\n'
    ),
    "a row with too many cells": table(f"{HEADER}{ADA}{MARK}li,Li,Loom,2nd,Inc.\n"),
    "an unquoted comma before an empty cell": table(
        f"id,First Name,Company,Email,Connection,Note\n"
        f"{MARK}li,Li,Loom, Inc.,li@loom.example,2nd,\n"
    ),
    "a quote that is not closed": table(f'{HEADER}{ADA}li,Li,{MARK}"Loom,2nd\n{ADA}'),
    "text after a closing quote": table(f'{HEADER}ada,Ada,"Engines"{MARK} Ltd,2nd\n'),
    "a header that appears again": table(f"{HEADER}{ADA}{MARK}{HEADER}"),
    "another header": table(f"{HEADER}{ADA}{MARK}id,First Name,Email\nli,Li,li@loom.example\n"),
    "addresses without a header": table(f"{MARK}ada@engines.example\nli@loom.example\n"),
    "a line of totals": table(f"{HEADER}{ADA}{MARK}Total: 1,,,\n"),
    "a control character": table(f"{HEADER}ada,Ada,{MARK}Engines\x07,2nd\n"),
    "a very long cell": table(f"{HEADER}ada,Ada,Engines,2nd\nli,Li,Loom,{MARK}{'x' * 1_000_000}\n"),
}

NOT_REPORTED: dict[str, Files] = {
    "two columns that agree": table(
        "id,First Name,Company,companyName,Connection\nada,Ada,Engines,Engines,2nd\n"
    ),
    "a space before a quoted cell": table(f'{HEADER}ada, "Ada", "Engines, Ltd", 2nd\n'),
    "a preamble, empty lines and trailing commas": table(
        f"Notes:,,,\n,,,\n{HEADER}\nada,Ada,Engines,2nd,,,\n"
    ),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("D111", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("D111", files)

"""C115 second-inmail-step."""

from __future__ import annotations

import pytest
from builders import MARK, Check, Files, cases, in_sequence

REPORTED: dict[str, Files] = {
    "two InMails": in_sequence(f"{{draft: inmail}}, {{draft: {MARK}inmail-b}}"),
    "two InMails with an invitation between": in_sequence(
        f"{{draft: inmail}}, {{draft: hello}}, {{draft: {MARK}inmail-b}}"
    ),
}

NOT_REPORTED: dict[str, Files] = {
    "variants": in_sequence("{draft: [inmail, inmail-b]}"),
    "different audiences": in_sequence(
        "{draft: inmail}, {draft: inmail-b}",
        people=["industry: Retail", "industry: Mining"],
        audience="{industry: [Mining]}",
        audience_b="{industry: [Retail]}",
    ),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("C115", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("C115", files)

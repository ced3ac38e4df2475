"""D109 unused-ignore."""

from __future__ import annotations

import pytest
from builders import (
    ASK,
    MARK,
    Check,
    Files,
    cases,
    subject_and,
)

REPORTED: dict[str, Files] = {
    "a code without a finding": subject_and(f'body: "{ASK}", ignore: {{{MARK}L102: asked for}}'),
    "a name without a finding": subject_and(
        f'body: "{ASK}", ignore: {{{MARK}inmail-too-long: asked for}}'
    ),
    "a word that is not a rule": subject_and(f'body: "{ASK}", ignore: {{{MARK}L9: asked for}}'),
    "a family of rules": subject_and(f'body: "{ASK}", ignore: {{{MARK}L: asked for}}'),
    "a rule that cannot be ignored": subject_and(
        f'body: "{ASK}", ignore: {{{MARK}D106: asked for}}'
    ),
}

NOT_REPORTED: dict[str, Files] = {
    "a code with a finding": {
        "drafts.yaml": f'- {{id: a, channel: inmail, body: "{ASK}", ignore: {{C105: tried}}}}\n'
    },
    "a name and a code of the same finding": {
        "drafts.yaml": f"""\
- id: a
  channel: inmail
  body: "{ASK}"
  ignore: {{C105: tried, missing-subject: tried}}
"""
    },
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("D109", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("D109", files)

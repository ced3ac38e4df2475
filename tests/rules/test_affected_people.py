"""Which prospects a finding names and counts, rule by rule."""

from __future__ import annotations

import pytest
from builders import Files, ada, of_code, people, sender, subject_and
from conftest import Run, Write


@pytest.mark.parametrize(
    ("files", "code", "prospect", "prospects"),
    [
        pytest.param(
            people("- {id: a, channel: message}", "- {id: b, channel: message}", ada()),
            "C101",
            "a",
            2,
            id="two of three are strangers",
        ),
        pytest.param(
            people(ada("open_profile: true"), "- id: li", "- id: bo") | sender("plan: free"),
            "C102",
            None,
            2,
            id="two of three cost a credit",
        ),
        pytest.param(
            people(ada("connection: 1st"), "- {id: bo, connection: 1st}", "- id: li"),
            "C103",
            "ada",
            2,
            id="two connections have no draft",
        ),
        pytest.param(
            people("- {id: a, accepts_inmail: false}", "- {id: b, accepts_inmail: no}", ada()),
            "C108",
            "a",
            2,
            id="two take no InMail",
        ),
        pytest.param(
            people(ada(), "- {id: bo, first_name: Bo}", "- id: li"),
            "T103",
            "li",
            2,
            id="two lack a value",
        ),
        pytest.param(subject_and('body: "{{ x }}?"'), "T102", None, 2, id="all lack the value"),
        pytest.param(subject_and('body: ""'), "L105", None, 2, id="all would get nothing"),
        pytest.param(subject_and('body: "{{ a"'), "T101", None, None, id="a slip in the text"),
    ],
)
def test_a_finding_names_the_first_and_counts_all(
    run: Run, write: Write, files: Files, code: str, prospect: str | None, prospects: int | None
) -> None:
    (found,) = of_code(run("check", write(files), "--format", "json"), code)
    assert (found["prospect"], found["prospects"]) == (prospect, prospects)

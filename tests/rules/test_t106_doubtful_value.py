"""T106 doubtful-value; the kinds of doubtful values have tests of their own."""

from __future__ import annotations

import pytest
import yaml
from builders import (
    ADA,
    MARK,
    Check,
    Files,
    cases,
    draft,
    drafts_and_people,
    of_code,
    people,
    written,
)
from conftest import Run, Write

TEXT = draft(f'subject: A question, body: "Is {MARK}{{{{ company }}}} nice, {{{{ first_name }}}}?"')

REPORTED = {
    "no value": people("- {id: ada, first_name: Ada, company: N/A}") | TEXT,
    "spaces around a company": people("- {id: ada, first_name: Ada, company: 'Loom '}") | TEXT,
}

NOT_REPORTED = {
    "a company in small letters": people("- {id: ada, first_name: Ada, company: ebay}"),
    "a name in two capitals": people("- {id: ada, first_name: JP, company: Loom}"),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("T106", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("T106", files)


def test_the_worst_value_is_named_and_the_others_are_counted(check: Check) -> None:
    names = ["Ada", "BEA", "N/A", "Dr. Cleo", "DORA", "4da"]
    people = [{"id": name, "first_name": name, "connection": "1st"} for name in names]
    files = drafts_and_people(written("Hi {{ first_name }}, how are you?", "message"), people)
    finding = check.one("T106", files)
    assert finding["message"] == (
        'a value looks wrong for N/A and 4 others: {{ first_name }} is "N/A" (no value),'
        ' {{ first_name }} is "Dr. Cleo" (a title), {{ first_name }} is "4da" (digits) and 1 more;'
        " correct the list"
    )
    assert (finding["prospect"], finding["prospects"]) == ("N/A", 5)


def test_a_value_that_no_draft_uses_is_not_reported(check: Check) -> None:
    people = [{**ADA, "id": "a", "connection": "1st", "last_name": "N/A", "title": "unknown"}]
    files = drafts_and_people(written("Hi {{ first_name }}, hello?", "message"), people)
    assert of_code(check.run(files), "T106") == []


def test_the_place_is_that_of_the_worst_value(check: Check) -> None:
    people = [{**ADA, "id": "a", "connection": "1st", "first_name": "ADA", "company": "N/A"}]
    text = "Hi {{ first_name }}, how is {{ company }}? {{ company }}!"
    finding = check.one("T106", drafts_and_people(written(text, "message"), people))
    assert finding["column"] == len("- body: ") + text.index("{{ company") + 1


def test_two_drafts_for_the_same_people_have_a_finding_each(check: Check) -> None:
    people = [{**ADA, "id": "a", "connection": "1st", "first_name": "ADA"}]
    drafts = [written("Hi {{ first_name }}, hello?", "message", id=id)[0] for id in ("a", "b")]
    findings = of_code(check.run(drafts_and_people(drafts, people)), "T106")
    assert [finding["draft"] for finding in findings] == ["a", "b"]


def test_assumed_values_are_not_judged(run: Run, write: Write) -> None:
    folder = write({"drafts.yaml": yaml.safe_dump(written("Hi {{ first_name }}, hello?"))})
    (folder / "campaign.yaml").unlink()
    assert run("check", folder / "drafts.yaml", "--select", "T106").code == 0

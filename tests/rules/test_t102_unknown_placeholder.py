"""T102 unknown-placeholder."""

from __future__ import annotations

import pytest
from builders import (
    ASK,
    MARK,
    Check,
    Files,
    ada,
    body,
    cases,
    draft,
    of_code,
    people,
    sender,
    subject_and,
)
from conftest import Run, Write

REPORTED: dict[str, Files] = {
    "a misspelt placeholder in a block": body(
        f"  body: |\n    Hi,\n\n    😀 {MARK}{{{{ frist_name }}}}, how are you?"
    ),
    "a misspelt one in quotes": subject_and(f'body: "\\u00e9\\n{MARK}{{{{ nam }}}}?"'),
    "a misspelt one in a subject": draft(f'subject: "{MARK}{{{{ nam }}}}", body: x'),
    "a key that the sender lacks": subject_and(f'body: "{ASK} {MARK}{{{{ sender.signature }}}}"'),
    "a misspelt one with a filter": subject_and(f'body: "{MARK}{{{{ nam | upcase }}}}"'),
}

NOT_REPORTED: dict[str, Files] = {
    "keys of the list and of the sender": people(ada("phone: 1, connection: 2nd"))
    | subject_and(f'body: "{ASK} Is it {{{{ phone }}}}? {{{{ sender.first_name }}}}"'),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("T102", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("T102", files)


def test_a_name_inside_a_text_is_unknown(run: Run, write: Write) -> None:
    people = """\
- {id: ada, first_name: Ada, connection: 2nd, company: Loom, team: {lead: Li, size: 3}}
- {id: bo, first_name: Bo, connection: 2nd, company: Loom, team: {size: 3}}
"""
    text = "Hi {{ first_name }}, at {{ company.name }} or {{ team.lead }} or {{ team.lad }}, %s?"
    files = {
        "prospects.yaml": people,
        "drafts.yaml": body(f"  body: '{text % ASK}'")["drafts.yaml"],
    }
    report = run("check", write(files), "--format", "json", "--select", "T").json
    assert [
        (found["code"], found["prospect"], found["message"]) for found in report["findings"]
    ] == [
        (
            "T102",
            None,
            "no prospect has {{ company.name }} (did you mean company?),"
            " {{ team.lad }} (did you mean team?)",
        ),
        (
            "T103",
            "bo",
            '{{ team.lead }} has no value for Bo; add a default: {{ team.lead | default: "..." }}',
        ),
    ]


def test_the_size_of_an_entry_is_a_value(run: Run, write: Write) -> None:
    people = "- {id: a, first_name: Ada, connection: 2nd, company: Loom, team: {x: 1}}\n"
    files = {"prospects.yaml": people, **body(f"  body: '{{{{ team.size }}}} {ASK}'")}
    assert run("check", write(files), "--select", "T").code == 0


def test_a_key_of_the_sender_is_suggested_with_its_prefix(run: Run, write: Write) -> None:
    files = sender("plan: career, firstname: Noor")
    files |= body(f"  body: '{ASK} {{{{ sender.first_name }}}}'")
    (found,) = run("check", write(files), "--format", "json", "--select", "T").json["findings"]
    hint = "the sender has no {{ sender.first_name }} (did you mean sender.firstname?)"
    assert found["message"] == hint


def test_a_default_without_quotes_is_explained(run: Run, write: Write) -> None:
    files = body("  body: 'Hi {{ first_name | default: there }}, how are you?'")
    (found,) = run("check", write(files), "--format", "json", "--select", "T").json["findings"]
    hint = "no prospect has {{ there }} (to show the word itself, put it in quotes: "
    hint += 'default: "there")'
    assert found["message"] == hint


def test_a_name_without_a_similar_one_has_no_suggestion(check: Check) -> None:
    finding = check.one("T102", subject_and('body: "{{ weather }}?"'))
    assert finding["message"] == "no prospect has {{ weather }}"
    assert (finding["prospect"], finding["prospects"]) == (None, 2)


def test_a_list_without_drafts_for_it_knows_its_own_fields(check: Check) -> None:
    files = people("- {id: a, first_name: A, hobby: chess}", "- {id: b, first_name: B}")
    assert of_code(check.run(files | subject_and('body: "{{ hobby }}?"')), "T102") == []


def test_unknown_keys_of_the_sender_and_of_prospects_are_reported_together(check: Check) -> None:
    finding = check.one("T102", subject_and('body: "{{ sender.x }} {{ y }}?"'))
    assert finding["message"] == "no prospect has {{ sender.x }}, {{ y }}"


def test_without_a_list_only_keys_of_the_sender_are_judged(run: Run, write: Write) -> None:
    folder = write(body("  body: Hi {{ weather }}, {{ sender.wether }}, how are you?"))
    (folder / "campaign.yaml").unlink()
    report = run("check", folder / "drafts.yaml", "--select", "T102", "--format", "json").json
    assert report["findings"] == []

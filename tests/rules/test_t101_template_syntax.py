"""T101 template-syntax."""

from __future__ import annotations

import pytest
from builders import (
    ASK,
    MARK,
    Check,
    Files,
    body,
    cases,
    draft,
    of_code,
    people,
    subject_and,
)
from conftest import Run, Write

REPORTED: dict[str, Files] = {
    "braces never closed": body(f"  body: |\n    Hi {MARK}{{{{ first_name, how are you?"),
    "braces never closed in a subject": draft(f'subject: "Hi {MARK}{{{{ a", body: x'),
    "a tag never closed": subject_and(f'body: "{MARK}{{% if title %}}How are you?"'),
    "a word that is not a filter": subject_and(
        f'body: "Hi {MARK}{{{{ first_name | uppercase }}}}"'
    ),
    "the fallback of another tool": subject_and(f'body: "Hi {MARK}{{{{ first_name|there }}}}"'),
    "a loop without end": subject_and(
        f'body: "{MARK}{{% for i in (1..99999999) %}}x{{% endfor %}}"'
    ),
    "a loop longer than any message": subject_and(
        f'body: "{MARK}{{% for i in (1..99999) %}}x{{% endfor %}}"'
    ),
}

NOT_REPORTED: dict[str, Files] = {
    "tags and filters": subject_and(
        'body: "Hi {{ first_name | upcase }}, {% if id %}{{ company }}?{% endif %}"'
    ),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("T101", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("T101", files)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "{{ first_name | upcase }}, are (60000..900000) people at {{ company }}?",
            id="a range in no loop",
        ),
        pytest.param(
            "Hi {{ first_name | upcase }}, is it {{ company | default: 'one || two' }}?",
            id="two bars in a default",
        ),
    ],
)
def test_a_text_beside_a_filter_is_not_reported(run: Run, write: Write, text: str) -> None:
    ran = run("check", write(subject_and(f'body: "{text}"')), "--format", "json")
    assert of_code(ran, "T101") == []
    assert ran.json["checked"]["messages"] == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ First Name }}", "a placeholder's name has no spaces; write {{ first_name }}"),
        ("{{ first name }}", "a placeholder's name has no spaces; write {{ first_name }}"),
        ("{{ last  name }}", "a placeholder's name has no spaces; write {{ last_name }}"),
        (
            '{{ First Name | default: "you" }}',
            'a placeholder\'s name has no spaces; write {{ first_name | default: "you" }}',
        ),
        (
            "{{ sender.first name }}",
            "a placeholder's name has no spaces; write {{ sender.first_name }}",
        ),
        ("{{ first upcase }}", "a | is missing before upcase: {{ first | upcase }}"),
        ("{{ first_name upcase }}", "a | is missing before upcase: {{ first_name | upcase }}"),
        ("{{ first_name or company }}", "this is not valid Liquid: {{ first_name or company }}"),
    ],
)
def test_words_in_a_placeholder_have_a_message_of_their_own(
    run: Run, write: Write, text: str, message: str
) -> None:
    files = body(f"  body: 'Hi {text}, how are you?'")
    (found,) = run("check", write(files), "--select", "T", "--format", "json").json["findings"]
    assert found["message"].startswith(message)


def test_what_cannot_be_filled_in_is_reported_at_its_place(run: Run, write: Write) -> None:
    text = f"  body: |\n    Hi\n\n    {ASK}\n    line {MARK}{{{{ company | divided_by: 0 }}}}"
    files = {name: part.replace(MARK, "") for name, part in body(text).items()}
    (found,) = run("check", write(files), "--format", "json", "--select", "T").json["findings"]
    assert (found["code"], found["line"], found["column"]) == ("T101", 8, 10)
    assert "the filter divided_by cannot work with" in found["message"]


def test_a_text_that_fails_for_some_names_the_first_of_them(check: Check) -> None:
    files = people(
        "- {id: a, first_name: A, n: 1}", "- {id: b, first_name: B, n: 0}", "- {id: c, n: 0}"
    )
    finding = check.one(
        "T101", files | subject_and('body: "Hi {{ first_name }}: {{ 6 | divided_by: n }}?"')
    )
    assert finding["message"].startswith("cannot be filled in for B: ")
    assert (finding["prospect"], finding["prospects"]) == ("b", 2)


def test_only_the_first_problem_of_a_draft_is_reported(check: Check) -> None:
    finding = check.one("T101", draft('subject: "{{ a", body: "{{ b"'))
    assert '"{{ a"' in finding["message"]


def test_a_word_that_is_not_a_filter_may_be_meant_as_a_default(check: Check) -> None:
    finding = check.one("T101", subject_and('body: "{{ first_name|there }}?"'))
    assert '| default: "there"' in finding["message"]

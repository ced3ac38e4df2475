"""T103 missing-value."""

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
    in_campaign,
    people,
    sender,
    subject_and,
)

REPORTED: dict[str, Files] = {
    "a company that somebody lacks": people(ada(), "- {id: bo, first_name: Bo}")
    | body(f"  body: |\n    Hi {{{{ first_name }}}},\n    how is {MARK}{{{{ company }}}}?"),
    "a key of the sender without a value": sender("plan: business, signature: ")
    | subject_and(f'body: "{ASK} {MARK}{{{{ sender.signature }}}}"'),
}

NOT_REPORTED: dict[str, Files] = {
    "a default for the one who lacks it": people(ada(), "- {id: bo, first_name: Bo}")
    | subject_and(
        """body: "Hi {{ first_name }}, how is {{ company | default: 'your company' }}?\""""
    ),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("T103", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("T103", files)


def test_all_placeholders_without_a_value_are_one_finding(check: Check) -> None:
    files = people(ada(), "- {id: bo, first_name: Bo}", "- {id: li, company: Loom}")
    text = f"{ASK} At {{{{ company }}}}, {{{{ first_name }}}}?"
    finding = check.one("T103", files | subject_and(f'body: "{text}"'))
    assert finding["message"] == (
        "{{ first_name }} has no value for li, {{ company }} has no value for Bo;"
        ' add a default: {{ first_name | default: "..." }}'
    )
    assert (finding["prospect"], finding["prospects"]) == ("li", 2)


def test_a_prospect_without_two_values_counts_once(check: Check) -> None:
    finding = check.one("T103", people(ada(), "- {id: bo}") | subject_and(f'body: "{ASK}"'))
    assert finding["prospects"] == 1


@pytest.mark.parametrize(
    ("table", "hint"),
    [
        (
            "Name,Role\nAda Lovelace,CTO\n",
            "the lists have {{ role }}: use it, or add columns: {role",
        ),
        (
            "Name,Rôle\nAda Lovelace,CTO\n",
            "the lists have {{ rôle }}: use it, or add columns: {rôle",
        ),
        (
            "- {name: Ada Lovelace, role: CTO}\n",
            "the lists have {{ role }}: use it; or add a default",
        ),
        ("Name,Role,Title\nAda Lovelace,,CTO\nBo Ek,CFO,\n", ""),
        ("Name,Phone\nAda Lovelace,1\n", ""),
    ],
)
def test_a_column_that_may_be_meant_is_named(check: Check, table: str, hint: str) -> None:
    name = "list.yaml" if table.startswith("-") else "list.csv"
    files = in_campaign("prospects.yaml", name) | {name: table}
    files |= subject_and('body: "Hi {{ first_name }}, how is it to be {{ title }}?"')
    files["drafts.yaml"] = files["drafts.yaml"].replace("company", "name")
    message = check.one("T103", files)["message"]
    assert (hint or "; add a default") in message
    assert ("the lists have" in message) is bool(hint)

"""T106 doubtful-value; the kinds of doubtful values have tests of their own."""

from __future__ import annotations

import json
from typing import Any

import pytest
from builders import ADA, MARK, Check, Files, cases, drafts_and_people, of_code, people, written
from conftest import Run, Write, as_yaml

from outreach_cli.finding import MOST_OF_A_KIND

TEXT = "Hi {{ first_name }}, how is {{ company }}?"

REPORTED = {
    "no value": people(f"- {{id: ada, first_name: Ada, connection: 2nd, company: {MARK}N/A}}"),
    "spaces": people(f"- {{id: ada, first_name: Ada, connection: 2nd, company: '{MARK}Loom '}}"),
    "the first of several": people(
        "- {id: ada, first_name: Ada, company: Loom}",
        f"- {{id: bo, first_name: Bo, company: {MARK}Freelance}}",
        "- {id: cy, first_name: Cy, company: Freelance}",
    ),
}

NOT_REPORTED = {
    "a company in small letters": people("- {id: ada, first_name: Ada, company: ebay}"),
    "a name in two capitals": people("- {id: ada, first_name: JP, company: Loom}"),
    "a name with two words": people("- {id: ada, first_name: Ada May, last_name: Lee, company: X}"),
}


def person(id: str, **values: str) -> dict[str, Any]:
    return {**ADA, "connection": "1st", **values, "id": id}


def message(id: str = "a", **keys: Any) -> dict[str, Any]:
    return {**written(TEXT, "message", id=id)[0], **keys}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("T106", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("T106", files)


@pytest.mark.parametrize(
    ("name", "text", "line", "column"),
    [
        ("list.csv", "id,Company,First Name\n1,Loom,Ada\n2,N/A,Bo\n", 3, 3),
        ("list.csv", '"id";"Company";"Note"\n1;"Loom";"a\nb"\n2;"N/A";c\n', 4, 3),
        (
            "list.json",
            '[{"id": "1", "Company": "Loom", "fName": "Ada"},\n {"id": "2", "Company": "N/A"}]',
            2,
            26,
        ),
        ("list.jsonl", '{"id": "1", "company": "Loom"}\n\n{"id": "2", "company": "N/A"}\n', 3, 25),
        ("list.yaml", "- {id: 1, company: Loom}\n- id: 2\n  company: N/A\n", 3, 12),
    ],
    ids=["CSV", "CSV with quotes", "JSON", "JSON Lines", "YAML"],
)
def test_the_place_is_that_of_the_value_in_any_format(
    run: Run, write: Write, name: str, text: str, line: int, column: int
) -> None:
    settings = f"sender: {{plan: career}}\nprospects: {name}\ndrafts: drafts.yaml\n"
    draft = {**written("Is {{ company }} nice?", "invitation")[0], "id": "a"}
    files = {"campaign.yaml": settings, "drafts.yaml": json.dumps([draft]), name: text}
    ran = run("check", write(files), "--format", "json", "--select", "T106")
    (finding,) = of_code(ran, "T106")
    assert (finding["line"], finding["column"]) == (line, column)


@pytest.mark.slow
@pytest.mark.parametrize("format", ["yaml", "json"])
def test_the_place_in_a_long_list_is_the_same(run: Run, write: Write, format: str) -> None:
    everyone = [person(f"p{n}", company=f"{{x}} 'Loom' \"{n}\" [") for n in range(2_000)]
    everyone[1_777]["company"] = "N/A"
    text = json.dumps(everyone, indent=1) if format == "json" else as_yaml(everyone)
    settings = f"sender: {{plan: career}}\nprospects: list.{format}\ndrafts: drafts.yaml\n"
    files = {"campaign.yaml": settings, "drafts.yaml": json.dumps([message()])}
    folder = write({**files, f"list.{format}": text})
    (finding,) = of_code(run("check", folder, "--format", "json", "--select", "T106"), "T106")
    shown = text.splitlines()[finding["line"] - 1][finding["column"] - 1 :]
    assert shown.strip('",') == "N/A"


def test_a_value_is_reported_once_for_all_people_and_drafts(check: Check) -> None:
    everyone = [person("a"), person("b", company="N/A"), person("c", company="N/A")]
    drafts = [message("first"), message("second")]
    finding = check.one("T106", drafts_and_people(drafts, everyone))
    assert finding["message"] == (
        '{{ company }} is "N/A" (no value) for Ada Lovelace and 1 other;'
        " leave it empty, and give the placeholder a default"
    )
    assert (finding["prospect"], finding["prospects"], finding["people"]) == ("b", 2, ["b", "c"])
    assert (finding["draft"], finding["drafts"]) == ("first", ["first", "second"])


def test_each_different_value_is_reported(check: Check) -> None:
    names = ("Ada", "BEA", "N/A", "Dr. Cleo")
    everyone = [person(f"id of {name}", first_name=name) for name in names]
    findings = of_code(check.run(drafts_and_people([message()], everyone)), "T106")
    assert [finding["prospect"] for finding in findings] == [f"id of {name}" for name in names[1:]]


def test_what_an_import_damaged_is_repaired_in_the_message(check: Check) -> None:
    everyone = [person("a", first_name="JosÃ©")]
    finding = check.one("T106", drafts_and_people([message()], everyone))
    assert finding["message"].endswith("(damaged by an import) for JosÃ© Lovelace; write José")


def test_values_beyond_many_are_counted_and_everyone_is_listed(check: Check) -> None:
    everyone = [person(f"p{n}", first_name=f"Ada{n}") for n in range(MOST_OF_A_KIND + 30)]
    findings = of_code(check.run(drafts_and_people([message()], everyone)), "T106")
    assert len(findings) == MOST_OF_A_KIND + 1
    assert findings[-1]["message"] == (
        "30 more values of {{ first_name }} look wrong for Ada100 Lovelace and 29 others, such as"
        ' "Ada100" (digits); correct the list'
    )
    assert findings[-1]["people"] == [f"p{n}" for n in range(MOST_OF_A_KIND, MOST_OF_A_KIND + 30)]


def test_the_last_name_in_the_first_name_is_reported(check: Check) -> None:
    everyone = [person("a", first_name="Ada Lovelace"), person("b", first_name="Ada May")]
    finding = check.one("T106", drafts_and_people([message()], everyone))
    assert (finding["prospect"], "(a full name)" in finding["message"]) == ("a", True)


def test_a_value_that_no_draft_uses_is_not_reported(check: Check) -> None:
    everyone = [person("a", last_name="N/A", title="unknown")]
    assert of_code(check.run(drafts_and_people([message()], everyone)), "T106") == []


def test_a_value_of_somebody_who_gets_no_draft_is_not_reported(check: Check) -> None:
    everyone = [person("a"), {**person("b", company="N/A"), "connection": "2nd"}]
    assert of_code(check.run(drafts_and_people([message()], everyone)), "T106") == []


def test_a_draft_ignores_values_that_only_it_shows(check: Check) -> None:
    everyone = [person("a", industry="A", company="N/A"), person("b", industry="B", company="N/A")]
    ignoring = {"ignore": {"T106": "they know"}, "audience": {"industry": "A"}}
    drafts = [message("quiet", **ignoring), message("loud", audience={"industry": "B"})]
    finding = check.one("T106", drafts_and_people(drafts, everyone))
    assert (finding["draft"], finding["people"]) == ("loud", ["b"])
    ran = check.run(drafts_and_people(drafts[:1], everyone[:1]))
    assert [found["code"] for found in ran.json["findings"] if found["code"][0] != "W"] == []


def test_a_needless_ignore_is_reported(check: Check) -> None:
    drafts = [message(ignore={"T106": "they know"})]
    assert of_code(check.run(drafts_and_people(drafts, [person("a")])), "D109")


def test_a_list_outside_the_folder_is_not_quoted(run: Run, write: Write) -> None:
    write({"people.yaml": "- {id: ada, first_name: SECRET, connection: 2nd}\n"}, "elsewhere")
    settings = "sender: {plan: career}\nprospects: ../elsewhere/people.yaml\ndrafts: drafts.yaml\n"
    folder = write({"campaign.yaml": settings})
    ran = run("check", folder, "--select", "T106", "--format", "json")
    assert (ran.code, "SECRET" in ran.out) == (1, False)
    assert "(all capitals); the file is outside the campaign's folder" in ran.out
    assert "SECRET" in run("check", folder, "--select", "T106", "--allow-outside").out


def test_a_baseline_knows_a_value_whatever_drafts_show_it(run: Run, write: Write) -> None:
    everyone = [person("a", company="N/A")]
    folder = write(drafts_and_people([message("b")], everyone))
    known = folder / "known.json"
    assert run("check", folder, "--select", "T", "--write-baseline", known).code == 0
    write(drafts_and_people([message("a"), message("b")], everyone))
    assert run("check", folder, "--select", "T", "--baseline", known).code == 0


def test_assumed_values_are_not_judged(run: Run, write: Write) -> None:
    folder = write({"drafts.yaml": as_yaml(written("Hi {{ first_name }}, hello?"))})
    (folder / "campaign.yaml").unlink()
    assert run("check", folder / "drafts.yaml", "--select", "T106").code == 0

"""Which rules run, what is accepted, what fails: options, settings and baselines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import DEFAULT, SAMPLES, Run, Write, table_rows

from outreach_cli.rules import RULES

MISTAKES = SAMPLES / "with_mistakes"
NO_SUBJECT = "- {id: hello, channel: inmail, body: 'Hi {{ first_name }}, shall we?'}"
EMPTY = "- {id: hello, channel: inmail, subject: A question, body: ' '}"


def codes(run: Run, *args: object) -> set[str]:
    report = run("check", *args, "--format", "json").json
    return {finding["code"] for finding in report["findings"]}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        pytest.param(["--select", "L102"], {"L102"}, id="a code"),
        pytest.param(["--select", "inmail-too-long"], {"L102"}, id="a name"),
        pytest.param(["--select", "L102,L103"], {"L102", "L103"}, id="two codes"),
        pytest.param(["--select", "L102", "--select", "L103"], {"L102", "L103"}, id="twice"),
        pytest.param(["--select", "L", "--ignore", "L10"], set(), id="all of a family ignored"),
        pytest.param(["--select", "l1", "--ignore", "L104,L106"], {"L101", "L102", "L103", "L105"}),
    ],
)
def test_rules_are_selected_by(run: Run, options: list[str], expected: set[str]) -> None:
    # What cannot be read is always reported.
    assert codes(run, MISTAKES, *options) == expected | {"D101", "D106"}


@pytest.mark.parametrize("options", [["--select", "L,T"], ["--ignore", "D"]])
def test_a_draft_that_cannot_be_read_is_exit_code_2(
    run: Run, write: Write, tmp_path: Path, options: list[str]
) -> None:
    folder = write({"drafts.yaml": DEFAULT["drafts.yaml"] + "- {channel: letter, body: Hello}\n"})
    ran = run("check", folder, *options)
    assert (ran.code, ran.out) == (2, "")
    why = "outreach: a draft cannot be read, and the finding that says why is hidden; to see it,"
    assert ran.err.splitlines()[-1].startswith(why)
    known = tmp_path / "known.json"
    assert run("check", folder, *options, "--exit-zero").code == 2
    assert run("check", folder, "--write-baseline", known).code == 0
    ran = run("check", folder, "--baseline", known)
    assert (ran.code, ran.out) == (2, "")
    assert run("check", folder, "--exit-zero").code == 0


def test_a_draft_may_ignore_its_findings_of_loading(run: Run, write: Write) -> None:
    own = "owner: Noor, ignore: {D107: our own key, no-question: none, C105: none}}"
    drafts = (
        f"- {{id: a, channel: inmail, body: 'Hi {{{{ first_name }}}}, I read your work.', {own}"
    )
    assert codes(run, write({"drafts.yaml": drafts})) == set()
    drafts = drafts.replace("D107:", "d107: x, D101: y, W: z, D108:")
    report = run("check", write({"drafts.yaml": drafts}), "--format", "json").json
    assert [(f["code"], f["draft"]) for f in report["findings"]] == [
        ("D107", "a"),
        *[("D109", "a")] * 4,
    ]
    assert [f["message"].partition(",")[0] for f in report["findings"][1:]] == [
        "d107 is not the whole code of a rule",
        "D101 cannot be ignored: what cannot be read is always reported",
        "W is not the whole code of a rule",
        "D108 is ignored",
    ]


@pytest.mark.parametrize(
    ("settings", "place", "message"),
    [
        ('{select: "L,X"}', (7, 18), "X is not a rule"),
        ("{select: [LL]}", (7, 17), "LL is not a rule"),
        ('{ignore: [""]}', (7, 17), "an empty name is not a rule"),
        ("{ignore: [W103, D104, T999]}", (7, 17), "T999 is not a rule"),
        ("{fail_on: warn, select: [W103]}", (7, 18), "found warn (did you mean warning?)"),
        ("{selct: L}", (7, 9), "selct is not a key of check"),
    ],
)
def test_a_mistake_under_check_is_reported_whatever_is_selected(
    run: Run, write: Write, settings: str, place: tuple[int, int], message: str
) -> None:
    folder = write({"campaign.yaml": DEFAULT["campaign.yaml"] + f"check: {settings}\n"})
    ran = run("check", folder, "--format", "json", "--select", "L103")
    (found,) = ran.json["findings"]
    assert (found["line"], found["column"]) == place
    assert message in found["message"]
    assert ran.code == 1


def test_settings_take_commas_like_the_options(run: Run, write: Write) -> None:
    settings = 'check: {select: "C105, L105"}\n'
    files = {"campaign.yaml": DEFAULT["campaign.yaml"] + settings, "drafts.yaml": EMPTY}
    assert codes(run, write(files)) == {"L105"}


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_ends_the_run(run: Run, option: str) -> None:
    ran = run("check", MISTAKES, option, "inmail-too-lang")
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err == (
        f"outreach: {option}: inmail-too-lang is not a rule (did you mean inmail-too-long?);"
        " see outreach rules\n"
    )


def test_a_campaign_selects_and_the_command_line_overrules(run: Run, write: Write) -> None:
    campaign = DEFAULT["campaign.yaml"] + "check: {select: [C105, L105], ignore: [C105]}\n"
    place = write({"campaign.yaml": campaign, "drafts.yaml": NO_SUBJECT})
    assert codes(run, place) == set()
    assert codes(run, place, "--select", "C") == set()
    place = write(
        {"campaign.yaml": campaign.replace(", ignore: [C105]", ""), "drafts.yaml": NO_SUBJECT}
    )
    assert codes(run, place) == {"C105"}


def test_an_unknown_rule_in_a_campaign_is_reported(run: Run, write: Write) -> None:
    campaign = DEFAULT["campaign.yaml"] + "check: {ignore: [L999]}\n"
    ran = run("check", write({"campaign.yaml": campaign}))
    assert "campaign.yaml:7:17: error: L999 is not a rule" in ran.out


@pytest.mark.parametrize(
    ("drafts", "options", "code"),
    [
        pytest.param(NO_SUBJECT, [], 1, id="any finding fails"),
        pytest.param(NO_SUBJECT, ["--fail-on", "error"], 0, id="a warning is not an error"),
        pytest.param(NO_SUBJECT, ["--fail-on", "warning"], 1, id="a warning fails on warnings"),
        pytest.param(EMPTY, ["--fail-on", "error"], 1, id="an error fails on errors"),
        pytest.param(EMPTY, ["--exit-zero"], 0, id="nothing fails with --exit-zero"),
    ],
)
def test_the_exit_code_depends_on_fail_on(
    run: Run, write: Write, drafts: str, options: list[str], code: int
) -> None:
    place = write({"drafts.yaml": drafts})
    assert run("check", place, "--select", "C105,L105", *options).code == code


def test_a_campaign_may_set_fail_on(run: Run, write: Write) -> None:
    campaign = DEFAULT["campaign.yaml"] + "check: {select: [C105], fail_on: error}\n"
    place = write({"campaign.yaml": campaign, "drafts.yaml": NO_SUBJECT})
    assert run("check", place).code == 0
    assert run("check", place, "--fail-on", "advice").code == 1


def test_statistics_count_findings_by_rule(run: Run) -> None:
    found = run("check", MISTAKES, "--format", "json").json["findings"]
    counted = run("check", MISTAKES, "--statistics", "--format", "json").json
    assert sum(row["findings"] for row in counted) == len(found)
    assert [row["findings"] for row in counted] == sorted(
        (row["findings"] for row in counted), reverse=True
    )
    assert run("check", MISTAKES, "--statistics", "--format", "sarif").code == 2


def test_a_baseline_leaves_only_what_is_new(run: Run, write: Write, tmp_path: Path) -> None:
    place = write({"drafts.yaml": NO_SUBJECT})
    baseline = tmp_path / "baseline.json"
    options = ["--select", "C105,L105"]
    ran = run("check", place, *options, "--write-baseline", baseline)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"Wrote 1 finding to {baseline}.\n"
    assert run("check", place, *options, "--baseline", baseline).code == 0
    # Moved down by a comment, and a new one beside it.
    moved = f"# new\n{NO_SUBJECT}\n{EMPTY.replace('hello', 'other')}"
    (place / "drafts.yaml").write_text(moved)
    ran = run("check", place, *options, "--baseline", baseline, "--format", "json")
    assert [finding["code"] for finding in ran.json["findings"]] == ["L105"]
    (place / "drafts.yaml").write_text(DEFAULT["drafts.yaml"])
    ran = run("check", place, *options, "--baseline", baseline)
    assert ran.code == 0
    assert ran.err.startswith("1 entry of the baseline no longer occurs (C105);")


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        pytest.param("{{ custom1 }}", "{{ custom2 }}", 1, id="another field with a number"),
        pytest.param("{{ custom1 }}", "Hi {{ custom1 }}", 0, id="moved"),
        pytest.param("1 of 2 {{ custom1 }}", "2 {{ custom1 }}", 0, id="the same with other counts"),
    ],
)
def test_findings_that_differ_in_counts_or_place_are_the_same(
    run: Run, write: Write, tmp_path: Path, before: str, after: str, code: int
) -> None:
    def drafts(text: str) -> dict[str, str]:
        return {"drafts.yaml": f"- {{id: a, channel: inmail, subject: a, body: '{text}, ok?'}}"}

    known = tmp_path / "known.json"
    options = ["--select", "T102"]
    run("check", write(drafts(before)), *options, "--write-baseline", known)
    assert run("check", write(drafts(after)), *options, "--baseline", known).code == code


def test_a_longer_list_or_a_draft_above_makes_no_finding_new(
    run: Run, write: Write, tmp_path: Path
) -> None:
    draft = "- {channel: message, body: 'Hi {{ first_name }}, how is {{ company }}?'}\n"
    people = [
        f"- {{id: {who}, first_name: {who}, connection: 1st}}\n" for who in ("Al", "Bo", "Cy")
    ]
    files = {"drafts.yaml": draft, "prospects.yaml": people[0]}
    options = ["--select", "T103"]
    known = tmp_path / "known.json"
    run("check", write(files), *options, "--write-baseline", known)
    above = "- {channel: message, body: 'Hi {{ first_name }}, how are you?'}\n"
    for length in (1, 2, 3):
        files = {"drafts.yaml": above + draft, "prospects.yaml": "".join(people[:length])}
        assert run("check", write(files), *options, "--baseline", known).code == 0
    # What is not selected may still be there.
    ran = run("check", write(files), "--select", "T102", "--baseline", known)
    assert "no longer" not in ran.err


def test_a_baseline_is_valid_from_every_folder(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    twice = DEFAULT["prospects.yaml"] + "- {id: ada, first_name: Ida}\n"
    folder = write({"drafts.yaml": NO_SUBJECT, "prospects.yaml": twice})
    run("check", folder, "--write-baseline", folder / "known.json")
    assert run("check", folder, "--baseline", folder / "known.json").code == 0
    monkeypatch.chdir(folder)
    assert run("check", "--baseline", "known.json").code == 0


def test_fewer_of_many_similar_findings_are_not_new(run: Run, write: Write, tmp_path: Path) -> None:
    people = [f"- {{id: p{n}, first_name: A, company: B, connection: 5th}}\n" for n in range(4)]
    known = tmp_path / "known.json"
    run("check", write({"prospects.yaml": "".join(people)}), "--write-baseline", known)
    for left in (3, 1):
        folder = write({"prospects.yaml": "".join(people[:left])})
        assert run("check", folder, "--baseline", known).code == 0


def test_what_cannot_be_read_is_not_part_of_a_baseline(
    run: Run, write: Write, tmp_path: Path
) -> None:
    known = tmp_path / "known.json"
    assert run("check", tmp_path / "nowhere", "--write-baseline", known).code == 2
    assert not known.exists()
    lists = DEFAULT["campaign.yaml"].replace("prospects.yaml", "[prospects.yaml, gone.csv]")
    folder = write({"campaign.yaml": lists})
    ran = run("check", folder, "--write-baseline", known)
    assert (
        ran.err
        == f"Wrote 0 findings to {known}; what cannot be read (D101, D106) is not part of it.\n"
    )
    assert run("check", folder, "--baseline", known).code == 1


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"findings": [1]}', "[" * 100_000])
def test_a_file_that_is_not_a_baseline_ends_the_run(run: Run, tmp_path: Path, text: str) -> None:
    baseline = tmp_path / "baseline.json"
    baseline.write_text(text)
    ran = run("check", MISTAKES, "--baseline", baseline)
    assert ran.code == 2
    assert ran.err == f"outreach: {baseline} is not a baseline; --write-baseline writes one\n"


def test_a_baseline_is_not_overwritten(run: Run, tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    baseline.write_text("precious")
    assert run("check", MISTAKES, "--write-baseline", baseline).code == 2
    assert baseline.read_text() == "precious"


def test_an_ignored_finding_is_gone_and_an_unused_ignore_is_reported(
    run: Run, write: Write
) -> None:
    drafts = NO_SUBJECT.replace("}}, shall", "}}, shall").replace(
        "- {", "- {ignore: {C105: on purpose, missing-subject: too, L102: old, L9: odd}, "
    )
    report = run("check", write({"drafts.yaml": drafts}), "--format", "json").json
    messages = {f["message"] for f in report["findings"] if f["code"] == "D109"}
    assert "C105" not in {finding["code"] for finding in report["findings"]}
    assert messages == {
        "L102 is ignored, but this draft has no such finding; delete the line",
        "L9 is not a rule, so nothing is ignored; see outreach rules",
    }


def test_rules_lists_all(run: Run) -> None:
    listed = run("rules", "--format", "json").json["rules"]
    assert [rule["code"] for rule in listed] == [rule.code for rule in RULES]
    assert [row[0] for row in table_rows(run("rules").out)[1:]] == [rule.code for rule in RULES]
    assert run("rules", "--format", "markdown").out.count("\n") == len(RULES) + 2


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_shows_its_page(run: Run, rule: object) -> None:
    code, name, page = rule.code, rule.name, rule.page  # type: ignore[attr-defined]
    assert page.strip() in run("rule", code).out
    assert run("rule", name).out == run("rule", code.lower()).out


def test_an_unknown_rule_has_no_page(run: Run) -> None:
    ran = run("rule", "L1O2")
    assert ran.code == 2
    assert ran.err == "outreach: L1O2 is not a rule (did you mean L102?); see outreach rules\n"


def test_in_github_actions_the_format_is_github(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert run("check", MISTAKES).out.startswith("::error ")


def test_a_format_may_be_written_to_a_file(run: Run, tmp_path: Path) -> None:
    sarif = tmp_path / "out.sarif"
    assert run("check", MISTAKES, "--format", "sarif", "--output", sarif).code == 1
    assert json.loads(sarif.read_text())["version"] == "2.1.0"

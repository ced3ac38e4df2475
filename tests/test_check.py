"""`outreach check`: what each rule finds and where, exit codes, formats, files written."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from builders import (
    ASK,
    CONNECTION,
    Files,
    ada,
    below,
    draft,
    in_campaign,
    of_code,
    people,
    sender,
    subject_and,
)
from conftest import DEFAULT, SAMPLES, Ran, Run, Write, thinned

from outreach_cli.rules import RULES

KEYS = [
    *("code", "rule", "severity", "message", "file", "line", "column", "draft", "prospect"),
    *("prospects", "length", "limit", "count_unit", "source"),
]


def codes(ran: Ran) -> list[str]:
    return [found["code"] for found in ran.json["findings"]]


@pytest.mark.parametrize(
    ("name", "raw", "place"),
    [
        pytest.param("prospects.yaml", b"- {id: ada}\n- {id: b\xe9}\n", (2, 9), id="YAML"),
        pytest.param("prospects.csv", b"id,name\nada,Ad\xe9\n", (2, 7), id="CSV"),
    ],
)
def test_another_encoding_is_reported_at_its_first_wrong_byte(
    run: Run, write: Write, name: str, raw: bytes, place: tuple[int, int]
) -> None:
    folder = write(in_campaign("prospects.yaml", name))
    (folder / name).write_bytes(raw)
    (found,) = of_code(run("check", folder, "--format", "json"), "D106")
    assert (Path(found["file"]).name, found["line"], found["column"]) == (name, *place)
    assert "UTF-8" in found["message"]


def test_a_file_name_that_no_system_takes_is_a_finding(run: Run, write: Write) -> None:
    ran = run("check", write(in_campaign("prospects.yaml", r'"a\0b.yaml"')), "--format", "json")
    assert codes(ran) == ["D106"]
    assert ran.json["findings"][0]["message"] == "a\0b.yaml: this cannot be the name of a file"


def test_names_are_taken_as_the_program_prints_them(run: Run, write: Write) -> None:
    files = {
        **sender("plan: Recruiter Lite"),
        "prospects.yaml": "- {first_name: Ada, company: B, channel: InMail, open_profile: N}\n",
        "drafts.yaml": DEFAULT["drafts.yaml"].replace("inmail", "InMail"),
    }
    ran = run("check", write(files), "--format", "json")
    assert ran.json["checked"]["messages"] == 1
    assert not ran.json["findings"]


def test_a_list_without_a_header_is_explained(run: Run, write: Write) -> None:
    files = in_campaign("prospects.yaml", "p.csv") | {"p.csv": "Ada,Lovelace\nBob,Builder\n"}
    report = run("check", write(files), "--format", "json").json
    assert report["findings"][0]["message"].startswith(
        "a prospect needs an id, linkedin_url, email or name; none of the columns ada, lovelace"
    )


def test_findings_of_a_shared_file_are_reported_once(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = DEFAULT["campaign.yaml"].replace("drafts.yaml", "../d.yaml")
    folders = [write({"campaign.yaml": shared}, name).name for name in ("one", "two")]
    root = write({}, "one").parent
    (root / "d.yaml").write_text(DEFAULT["drafts.yaml"] + "  owner: Noor\n", "utf-8")
    monkeypatch.chdir(root)
    ran = run("check", *folders, "--format", "text", "--allow-outside")
    assert ran.out == "d.yaml:7:3: warning: owner is not a key of a draft [D107 unknown-key]\n"


def test_keys_of_json_settings_stay_as_they_are(run: Run, write: Write) -> None:
    drafts = [
        {
            "id": "a",
            "channel": "inmail",
            "subject": "A question",
            "body": "Hi {{ first_name }}, I read your work.",
            "ignore": {"W103": "wanted"},
        }
    ]
    files = in_campaign("drafts.yaml", "d.json") | {"d.json": json.dumps(drafts)}
    assert run("check", write(files), "--select", "W103,D109").code == 0


def test_a_quote_that_is_never_closed_is_reported_where_it_opens(run: Run, write: Write) -> None:
    ran = run("check", write(below('note: "x\n\n\n')), "--format", "json")
    (found,) = of_code(ran, "D101")
    assert (found["line"], found["column"]) == (7, 7)
    assert found["message"] == 'a quote " is opened here and never closed; add the other'


def test_a_tab_as_indentation_is_explained(run: Run, write: Write) -> None:
    folder = write({"drafts.yaml": "- id: hello\n\tchannel: inmail\n"})
    assert "a tab cannot indent in YAML" in run("check", folder).out


TOO_LONG_TWICE = CONNECTION | {
    "drafts.yaml": f"""\
- id: long
  channel: message
  body: "Hi {{{{ first_name }}}}, {"x" * 700}?"
  IGNORE
- id: longer
  channel: message
  body: "Hi {{{{ frist_name }}}}, {"x" * 800}?"
  IGNORE
"""
}


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [
        pytest.param("", "", ["L103", "L103", "T102"], id="nothing is ignored"),
        pytest.param("{L103: asked for}", "", ["L103", "T102"], id="a code"),
        pytest.param("{message-too-long: asked for}", "", ["L103", "T102"], id="a name"),
        pytest.param("", "{L103: x, T102: y}", ["L103"], id="two rules on one draft"),
        pytest.param("{L103: x}", "{L103: x, T102: y}", [], id="all there is"),
        pytest.param("{L101: x}", "{T103: x}", ["L103", "L103", "T102"], id="other rules"),
    ],
)
def test_a_draft_ignores_rules_with_a_reason(
    run: Run, write: Write, first: str, second: str, left: list[str]
) -> None:
    text = TOO_LONG_TWICE["drafts.yaml"]
    for ignore in (first, second):
        text = text.replace("IGNORE", f"ignore: {ignore}" if ignore else "", 1)
    ran = run("check", write(TOO_LONG_TWICE | {"drafts.yaml": text}), "--format", "json")
    # An ignore with nothing to ignore may be found by a rule of its own.
    assert [code for code in codes(ran) if code in {"L103", "T102"}] == left
    assert ran.code == (1 if ran.json["findings"] else 0)


def test_an_ignore_without_a_reason_ignores_nothing(run: Run, write: Write) -> None:
    text = TOO_LONG_TWICE["drafts.yaml"].replace("IGNORE", "ignore: {L103: ''}", 1)
    files = TOO_LONG_TWICE | {"drafts.yaml": text.replace("IGNORE", "")}
    found = codes(run("check", write(files), "--format", "json"))
    assert (found.count("L103"), found.count("D102")) == (2, 1)


# Exit codes


@pytest.mark.parametrize(
    ("files", "code"),
    [
        pytest.param({}, 0, id="clean"),
        pytest.param(subject_and('body: "{{ a"'), 1, id="an error"),
        pytest.param(below("draft: x\n"), 1, id="a warning"),
        pytest.param(people("]"), 2, id="prospects that cannot be read"),
        pytest.param({"drafts.yaml": "]"}, 2, id="drafts that cannot be read"),
        pytest.param({"campaign.yaml": "]"}, 2, id="a campaign that cannot be read"),
        pytest.param({"campaign.yaml": ""}, 2, id="an empty campaign"),
        pytest.param(
            {"campaign.yaml": "[]"},
            2,
            id="a campaign that is a list",
        ),
        pytest.param(sender("first_name: Noor"), 2, id="a sender without a plan"),
        pytest.param({"campaign.yaml": "name: x\n"}, 2, id="no sender"),
    ],
)
def test_the_exit_code_depends_on_the_result(
    run: Run, write: Write, files: Files, code: int
) -> None:
    ran = run("check", write(files))
    assert ran.code == code
    assert (ran.out == "") is (code == 0)


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(["--limit", "message.bdy=3"], id="an unknown limit"),
        pytest.param(["--limit", "message.body=many"], id="a limit in words"),
        pytest.param(["--limit", "message.body"], id="a limit without a value"),
        pytest.param(["--limit", "inmail.cost=2"], id="a value that never changes"),
        pytest.param(["--format", "xml"], id="an unknown format"),
        pytest.param(["--colour"], id="an unknown option"),
    ],
)
def test_a_wrong_option_is_refused_with_exit_code_2(
    run: Run, write: Write, args: list[str]
) -> None:
    ran = run("check", write(), *args)
    assert (ran.code, ran.out) == (2, "")
    assert args[-1] in ran.err


def test_a_misspelt_limit_gets_a_suggestion(run: Run, write: Write) -> None:
    assert "(did you mean message.body?)" in run("check", write(), "--limit", "message.bdy=3").err


NO_DRAFTS = "A small campaign has no drafts"
NO_READABLE_DRAFT = "A small campaign has no draft that can be read"
NO_PROSPECT = "A small campaign has no prospects"
NOBODY = "no draft of A small campaign would go to anybody"
NOTHING = [
    ({"drafts.yaml": "[]\n"}, NO_DRAFTS, "no drafts"),
    ({"drafts.yaml": ""}, NO_DRAFTS, "an empty drafts file"),
    (in_campaign("drafts: drafts.yaml\n", ""), NO_DRAFTS, "no drafts named"),
    ({"drafts.yaml": "- id: hello\n"}, NO_READABLE_DRAFT, "a draft that cannot be used"),
    (people("[]"), NO_PROSPECT, "an empty list of people"),
    (in_campaign("prospects.yaml", "nowhere.csv"), NO_PROSPECT, "a list that does not exist"),
    (CONNECTION, NOBODY, "a draft for nobody on the list"),
    (
        subject_and(f'audience: {{company: Nowhere}}, body: "{ASK}"'),
        NOBODY,
        "an audience that nobody belongs to",
    ),
]


@pytest.mark.parametrize("files", [pytest.param(files, id=id) for files, _, id in NOTHING])
def test_nothing_to_check_is_exit_code_2(run: Run, write: Write, files: Files) -> None:
    ran = run("check", write(files), "--format", "json")
    assert (ran.code, ran.json["checked"]["messages"]) == (2, 0)


@pytest.mark.parametrize(
    ("files", "why"),
    [pytest.param(files, why, id=id) for files, why, id in NOTHING],
)
def test_nothing_to_check_is_explained(run: Run, write: Write, files: Files, why: str) -> None:
    ran = run("check", write(files))
    assert ran.err.splitlines()[-1] == f"outreach: nothing to check: {why}"


def test_a_campaign_without_any_key_is_explained(run: Run, write: Write) -> None:
    ran = run("check", write({"campaign.yaml": "{}\n"}), "--format", "json")
    assert ran.code == 2
    assert [(found["code"], found["message"]) for found in ran.json["findings"]] == [
        ("D103", "a campaign needs sender: who sends, with the plan"),
        ("D103", "a campaign needs prospects: the files with the people to reach"),
    ]


@pytest.mark.parametrize(
    ("files", "path", "said"),
    [
        pytest.param({}, "nowhere", "no such file or folder", id="no such folder"),
        pytest.param(
            {"campaign.yaml": ""},
            "",
            "the file is empty",
            id="an empty file",
        ),
        pytest.param({}, "below", "no campaign.yaml in this folder", id="a folder without one"),
    ],
)
def test_a_campaign_that_does_not_exist_is_a_finding(
    run: Run, write: Write, files: Files, path: str, said: str
) -> None:
    folder = write(files)
    (folder / "below").mkdir()
    ran = run("check", folder / path, "--format", "json")
    assert ran.code == 2
    assert said in ran.json["findings"][0]["message"]


def test_a_folder_of_campaigns_suggests_them(run: Run, write: Write) -> None:
    folders = [write({}, "first"), write({}, "second")]
    ran = run("check", folders[0].parent)
    assert ran.code == 2
    assert all(str(folder) in ran.out for folder in folders)


# What is checked


def test_without_a_path_the_current_folder_is_checked(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write(subject_and('body: "{{ a"')))
    ran = run("check")
    assert ran.code == 1
    assert ran.out.startswith("drafts.yaml:1:")


@pytest.mark.parametrize("name", ["campaign.yaml", "campaign.yml", "spring.yaml"])
def test_a_campaign_may_be_named_by_its_file(run: Run, write: Write, name: str) -> None:
    folder = write()
    (folder / "campaign.yaml").rename(folder / name)
    assert run("check", folder / name).code == 0
    assert run("check", folder).code == (2 if name == "spring.yaml" else 0)


def test_a_campaign_may_come_from_standard_input(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write())
    assert run("check", "-", stdin=DEFAULT["campaign.yaml"]).code == 0
    ran = run("check", "-", "--format", "json", stdin=below("draft: x\n")["campaign.yaml"])
    (found,) = ran.json["findings"]
    assert (found["code"], found["file"], found["line"], found["column"]) == ("D107", "-", 7, 1)


def test_several_campaigns_are_checked_in_one_run(run: Run, write: Write) -> None:
    clean = write({}, "clean")
    slip = write(subject_and('body: "{{ a"'), "slip")
    long = write(CONNECTION | draft(f'body: "{"x" * 701}"', "message"), "long")
    ran = run("check", slip, clean, long, "--format", "json")
    assert ran.code == 1
    assert ran.json["checked"] == {"campaigns": 3, "drafts": 3, "prospects": 5, "messages": 5}
    files = {found["code"]: found["file"] for found in ran.json["findings"]}
    assert files["T101"] == str(slip / "drafts.yaml")
    assert files["L103"] == str(long / "drafts.yaml")
    assert not any(str(clean) in found["file"] for found in ran.json["findings"])


def test_each_campaign_has_its_own_limits(run: Run, write: Write) -> None:
    files = CONNECTION | draft(f'body: "{"x" * 701}"', "message")
    strict = write(files, "strict")
    wide = write(files | below("limits: {message.body: 8000}\n"), "wide")
    for paths in ((strict, wide), (wide, strict)):
        (found,) = of_code(run("check", *paths, "--format", "json"), "L103")
        assert found["file"] == str(strict / "drafts.yaml")


def test_a_campaign_that_cannot_be_read_does_not_hide_the_others(run: Run, write: Write) -> None:
    slip = write(subject_and('body: "{{ a"'), "slip")
    ran = run("check", slip.parent / "nowhere", slip, "--format", "json")
    assert ran.code == 2
    assert {"D106", "T101"} <= set(codes(ran))


def test_one_campaign_with_nothing_to_check_is_exit_code_2(run: Run, write: Write) -> None:
    clean, empty = write({}, "clean"), write(people("[]"), "empty")
    for paths in ((empty,), (clean, empty), (empty, clean)):
        ran = run("check", *paths)
        assert ran.code == 2
        assert ran.err.splitlines()[-1] == f"outreach: nothing to check: {NO_PROSPECT}"


def test_all_mistakes_are_reported_in_one_run(run: Run, write: Write) -> None:
    files = {
        "campaign.yaml": """\
sender: {plan: free, seats: two}
schedule: {start: 2026-12-01, deadlin: 2027-03-31}
replies: {rate: 18}
prospects: [prospects.yaml, nowhere.csv, broken.yaml, untidy.csv]
drafts: drafts.yaml
""",
        "prospects.yaml": """\
- {id: ada, first_name: Ada, first_name: Ida, connection: 2nd, channel: message}
- {id: ada, first_name: Ada}
- {id: bo, first_name: Bo, company: Loom}
- {id: li, first_name: Li, accepts_inmail: false, channel: inmail}
- {company: Nobody}
""",
        "broken.yaml": "- id: x: y\n",
        "untidy.csv": "id,First Name\nwei,Wei,Loom\n",
        "drafts.yaml": f"""\
- id: z
  channel: inmail
  subject: Is this # 1?
  body: "{ASK}"
- {{id: a, channel: inmail, subject: "{"x" * 201}", body: "{"x" * 1901}"}}
- {{id: b, channel: inmail, subject: "x", body: ""}}
- {{id: c, channel: inmail, subject: "x", body: "{{{{ a"}}
- {{id: d, channel: message, body: "{{{{ frist_name }}}} {{{{ company }}}} {"x" * 700}"}}
- {{id: e, channel: invitation, body: "{"x" * 201}"}}
- {{id: f, body: "x"}}
""",
    }
    ran = run("check", write(files), "--format", "json")
    assert ran.code == 1
    limits, templates = ("L101", "L102", "L103", "L104", "L105"), ("T101", "T102", "T103")
    data = {rule.code for rule in RULES if rule.code.startswith("D")} - {"D109", "D112"}
    assert set(codes(ran)) >= {*limits, "C101", "C102", "C108", *templates, *data}
    places = [(found["file"], found["line"], found["column"]) for found in ran.json["findings"]]
    assert places == sorted(places, key=lambda place: (place[0], place[1] or 0, place[2] or 0))


# Formats

MISTAKES = TOO_LONG_TWICE | {
    "campaign.yaml": below("draft: x\n")["campaign.yaml"].replace("rate: 0.2", "rate: 18"),
    "drafts.yaml": TOO_LONG_TWICE["drafts.yaml"].replace("IGNORE", ""),
    "prospects.yaml": CONNECTION["prospects.yaml"] + "- {id: li, connection: 5th}\n- id: li\n",
}
Row = tuple[str, str, str, str]  # place, severity, code, message and name


def in_json(ran: Ran) -> list[Row]:
    return [
        (
            ":".join(str(found[key]) for key in ("file", "line", "column") if found[key]),
            found["severity"],
            found["code"],
            f"{found['message']} [{found['rule']}]",
        )
        for found in ran.json["findings"]
    ]


def in_text(ran: Ran) -> list[Row]:
    rows = []
    for line in ran.out.splitlines():
        match = re.fullmatch(r"(\S+): (error|warning|advice): (.*) \[(\w+) ([\w-]+)\]", line)
        assert match, line
        place, severity, message, code, rule = match.groups()
        rows.append((place, severity, code, f"{message} [{rule}]"))
    return rows


def in_table(ran: Ran) -> list[Row]:
    rows: list[Row] = []
    for block in ran.out.split("\n\n"):
        file, head, rule, *lines = block.splitlines()
        assert head.split() == ["place", "severity", "rule", "finding"]
        assert set(rule) <= set("-─ ")
        for line in lines:
            if line.startswith(" " * 12):  # the message goes on
                place, severity, code, message = rows.pop()
                rows.append((place, severity, code, f"{message} {line.strip()}"))
                continue
            place, severity, code, message = line.split(None, 3)
            rows.append((f"{file}:{place}", severity, code, message))
    return rows


def test_all_formats_have_the_same_findings(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(MISTAKES)
    expected = in_json(run("check", folder, "--format", "json"))
    assert len(expected) >= 7
    assert in_text(run("check", folder, "--format", "text")) == expected
    assert in_table(run("check", folder, "--format", "table")) == expected
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "500")
    assert in_table(run("check", folder, "--format", "table")) == expected


def test_all_formats_end_with_one_line_break(run: Run, write: Write) -> None:
    folder = write(MISTAKES)
    rans = [run("check", folder, "--format", format) for format in ("table", "text", "json")]
    assert {(ran.code, ran.err) for ran in rans} == {(1, rans[0].err)}
    assert all(ran.out.endswith("\n") and not ran.out.endswith("\n\n") for ran in rans)


def test_the_summary_counts_findings_by_severity(run: Run, write: Write) -> None:
    ran = run("check", write(MISTAKES), "--format", "json")
    severities = [found["severity"] for found in ran.json["findings"]]
    summary = {name: severities.count(name) for name in ("error", "warning", "advice")}
    assert ran.json["summary"] == summary
    assert ran.err.startswith("Checked 2 drafts for 2 prospects (")
    assert f"{summary['error']} errors" in ran.err


def test_counts_of_one_are_in_the_singular(run: Run, write: Write) -> None:
    ran = run("check", write(people(ada())))
    assert ran.err == "Checked 1 draft for 1 prospect (1 message): no findings.\n"


def test_the_default_format_without_a_terminal_is_text(run: Run, write: Write) -> None:
    folder = write(MISTAKES)
    assert run("check", folder).out == run("check", folder, "--format", "text").out


def test_json_has_the_keys_of_its_version(run: Run, write: Write) -> None:
    report = run("check", write(MISTAKES), "--format", "json").json
    assert list(report) == ["format_version", "checked", "summary", "findings"]
    assert report["format_version"].startswith("1.")
    assert list(report["checked"]) == ["campaigns", "drafts", "prospects", "messages"]
    assert list(report["summary"]) == ["error", "warning", "advice"]
    kinds = {
        **dict.fromkeys(("code", "rule", "severity", "message", "file"), str),
        **dict.fromkeys(("line", "column", "prospects", "length", "limit"), int),
        **dict.fromkeys(("draft", "prospect", "count_unit", "source"), str),
        **dict.fromkeys(("drafts", "people"), list),
    }
    for found in report["findings"]:
        assert list(found)[: len(KEYS)] == KEYS
        assert all(value is None or type(value) is kinds[key] for key, value in found.items())
        assert all(found[key] is not None for key in KEYS[:5])


@pytest.mark.parametrize(
    ("files", "code", "null"),
    [
        pytest.param(
            CONNECTION | draft(f'body: "{"x" * 701}"', "message"), "L103", set(), id="a length"
        ),
        pytest.param(
            people(ada("channel: message")),
            "C101",
            {"draft", "length", "limit", "count_unit"},
            id="a prospect",
        ),
        pytest.param(
            subject_and('body: "{{ a"'),
            "T101",
            {"prospect", "prospects", "length", "limit", "count_unit", "source"},
            id="a text",
        ),
        pytest.param(
            in_campaign("prospects.yaml", "[prospects.yaml, x.csv]"),
            "D106",
            {"draft", "prospect", "prospects", "length", "limit", "count_unit", "source"},
            id="a file",
        ),
    ],
)
def test_json_is_null_where_a_key_does_not_apply(
    run: Run, write: Write, files: Files, code: str, null: set[str]
) -> None:
    (found,) = of_code(run("check", write(files), "--format", "json"), code)
    assert {key for key in KEYS if found[key] is None} == null


def test_a_file_that_does_not_exist_has_no_line(run: Run, tmp_path: Path) -> None:
    (found,) = run("check", tmp_path / "x", "--format", "json").json["findings"]
    assert (found["file"], found["line"], found["column"]) == (str(tmp_path / "x"), None, None)
    assert run("check", tmp_path / "x").out.startswith(f"{tmp_path / 'x'}: error: ")


HOSTILE = [
    pytest.param('Ada "the" O\'Neill\\', id="quotes and a backslash"),
    pytest.param("Ada\nb.yaml:1:1: error: no [X001 no]", id="a line break"),
    pytest.param("Ada\r\rX", id="carriage returns"),
    pytest.param("\x1b[31mAda\x1b[0m\x1b]0;title\x07", id="escapes of a terminal"),
    pytest.param("\x9b31mAda", id="an escape in one character"),
    pytest.param("[red]Ada[/red] [/] [link=x]y", id="markup of tables"),
    pytest.param("\u202eadA\u2066\u200f", id="marks that turn the direction"),
    pytest.param("Ada\u2028Bo\u2029Li\x85", id="other line breaks"),
    pytest.param("A\0d\ta\x7f\x08\x0b\x0c", id="control characters"),
    pytest.param("{{ company }} {% raw %}", id="a placeholder"),
    pytest.param("Ada | Bo || <b>&amp; ::error::x", id="characters of other formats"),
    pytest.param("한글 العربية 👩‍👩‍👧", id="other scripts"),
]
UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)


def hostile(name: str) -> Files:
    """Return a campaign in which a name is in every place where a user's text is shown."""
    text = quoted(name)
    return {
        "campaign.yaml": sender("plan: free")["campaign.yaml"] + f"{text}: x\n",
        "prospects.yaml": f"""\
- {{id: {text}, first_name: {text}, connection: 1st}}
- {{id: {text}, connection: {text}}}
- {{first_name: {text}, last_name: Two, channel: message}}
- {{first_name: {text}, last_name: Four, channel: inmail, accepts_inmail: false}}
""",
        "drafts.yaml": f"""\
- {{id: {text}, channel: message, body: "{{{{ company }}}} {"x" * 701}"}}
- {{id: {text}, channel: {text}, body: x}}
""",
    }


def quoted(text: str) -> str:
    """Write a text for YAML, with an escape for everything that is not plain."""
    characters = (c if " " <= c <= "~" and c not in '"\\' else f"\\U{ord(c):08x}" for c in text)
    return f'"{"".join(characters)}"'


def without_layout(table: str) -> str:
    """Return what a table contains, without spaces, line breaks and rules."""
    lines = [line for line in table.splitlines() if not set(line) <= set("-─ ")]
    return "".join("".join(lines).split())


@pytest.mark.parametrize("name", thinned(HOSTILE))
def test_no_name_disturbs_a_line(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    folder = write(hostile(name))
    report = run("check", folder, "--format", "json")
    assert len(report.json["findings"]) >= 6
    assert any(name in found["message"] for found in report.json["findings"])
    assert name in {found["prospect"] for found in report.json["findings"]}
    assert report.out.isascii()
    text = run("check", folder, "--format", "text").out
    table = run("check", folder, "--format", "table").out
    assert not UNSAFE.search(text + table)
    assert text.count("\n") == len(report.json["findings"])
    rows = [line for line in table.splitlines() if re.match(r" *\d+:\d+ +\w+ +\w\d{3} ", line)]
    assert len(rows) == len(report.json["findings"])
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "400")
    colored = re.sub(r"\x1b\[[\d;]*m", "", run("check", folder, "--format", "table").out)
    assert not UNSAFE.search(colored)
    assert without_layout(colored) == without_layout(table)


def test_no_file_name_disturbs_a_line(run: Run, write: Write) -> None:
    folder = write(MISTAKES, "a\n\x1b[31m[red]\u202eb")
    report = run("check", folder, "--format", "json").json
    assert report["findings"][0]["file"].startswith(str(folder))
    for format in ("text", "table"):
        out = run("check", folder, "--format", format).out
        assert not UNSAFE.search(out)
        assert r"a\n\x1b[31m[red]\u202eb/campaign.yaml" in out


def test_half_a_character_can_be_written(run: Run, write: Write, tmp_path: Path) -> None:
    files = in_campaign("prospects.yaml", "people.jsonl") | {
        "people.jsonl": r'{"id": "a", "first_name": "A\ud83d", "channel": "message"}'
    }
    folder = write(files)
    for format in ("text", "table"):
        assert r"A\ud83d" in run("check", folder, "--format", format).out
    report = run("check", folder, "--format", "json", "--output", tmp_path / "out.json")
    assert report.code == 2
    found = json.loads((tmp_path / "out.json").read_text())["findings"]
    assert any("A\ud83d" in finding["message"] for finding in found)


# Colours


@pytest.mark.parametrize(
    ("environment", "table", "colors"),
    [
        pytest.param({}, False, False, id="no terminal"),
        pytest.param({"FORCE_COLOR": "1"}, True, True, id="FORCE_COLOR"),
        pytest.param({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False, id="NO_COLOR wins"),
        pytest.param({"FORCE_COLOR": "1", "TERM": "dumb"}, True, False, id="a dumb terminal"),
        pytest.param({"NO_COLOR": "1"}, False, False, id="NO_COLOR alone"),
        pytest.param({"FORCE_COLOR": ""}, False, False, id="FORCE_COLOR left empty"),
        pytest.param({"FORCE_COLOR": "1", "NO_COLOR": ""}, True, True, id="NO_COLOR left empty"),
    ],
)
def test_colours_depend_on_the_terminal_and_the_environment(
    run: Run,
    write: Write,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    table: bool,
    colors: bool,
) -> None:
    for name, value in {"TERM": "xterm", **environment}.items():
        monkeypatch.setenv(name, value)
    out = run("check", write(MISTAKES)).out
    assert ("severity" in out) is table
    assert ("\x1b[" in out) is colors


@pytest.mark.parametrize("format", ["text", "json"])
def test_what_scripts_read_has_no_colours(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    plain = run("check", write(MISTAKES), "--format", format).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert run("check", write(MISTAKES), "--format", format).out == plain


@pytest.mark.parametrize("columns", ["20", "60", "80", "133"])
def test_a_narrow_terminal_loses_nothing(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    folder = write(MISTAKES, "c")
    expected = in_json(run("check", folder, "--format", "json"))
    for name, value in {"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": columns}.items():
        monkeypatch.setenv(name, value)
    cells = []
    for block in run("check", folder).out.split("\n\n"):
        _, head, _, *lines = block.splitlines()
        assert max(map(len, lines)) <= max(60, int(columns))
        cells += [line[head.index("finding") :] for line in lines]
    assert squeezed("".join(cells)) == squeezed("".join(message for *_, message in expected))


def squeezed(text: str) -> str:
    return "".join(text.split())


# Files written


def test_a_report_is_written_to_a_file(run: Run, write: Write, tmp_path: Path) -> None:
    folder, target = write(MISTAKES), tmp_path / "report.json"
    shown = run("check", folder, "--format", "json")
    ran = run("check", folder, "--format", "json", "--output", target)
    assert (ran.code, ran.out, ran.err) == (1, "", shown.err)
    assert target.read_text() == shown.out
    assert sorted(tmp_path.iterdir()) == [folder, target]


def test_a_file_gets_plain_text(
    run: Run, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(MISTAKES)
    plain = run("check", folder).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    run("check", folder, "-o", tmp_path / "report")
    assert (tmp_path / "report").read_text() == plain


def test_a_clean_report_is_an_empty_file(run: Run, write: Write, tmp_path: Path) -> None:
    assert run("check", write(), "-o", tmp_path / "report").code == 0
    assert (tmp_path / "report").read_text() == ""


def test_an_existing_file_stays_without_force(run: Run, write: Write, tmp_path: Path) -> None:
    folder, target = write(MISTAKES), tmp_path / "report"
    target.write_text("dear to somebody")
    ran = run("check", folder, "--output", target)
    assert (ran.code, ran.out) == (2, "")
    assert "--force" in ran.err
    assert target.read_text() == "dear to somebody"
    assert run("check", folder, "--output", target, "--force").code == 1
    assert target.read_text() == run("check", folder).out
    assert sorted(tmp_path.iterdir()) == [folder, target]


@pytest.mark.parametrize(
    ("target", "said"),
    [
        pytest.param("campaign", "is a folder", id="a folder"),
        pytest.param("nowhere/report", "is not a folder", id="a folder that does not exist"),
    ],
)
@pytest.mark.parametrize("force", [[], ["--force"]], ids=["without force", "with force"])
def test_a_file_that_cannot_be_written_is_exit_code_2(
    run: Run, write: Write, tmp_path: Path, target: str, said: str, force: list[str]
) -> None:
    folder = write()
    before = sorted(tmp_path.rglob("*"))
    ran = run("check", folder, "--output", tmp_path / target, *force)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert sorted(tmp_path.rglob("*")) == before


def test_a_link_stays_and_its_target_is_written(run: Run, write: Write, tmp_path: Path) -> None:
    folder, target, link = write(MISTAKES), tmp_path / "report", tmp_path / "link"
    target.write_text("dear to somebody")
    target.chmod(0o640)
    link.symlink_to(target.name)
    assert run("check", folder, "--output", link).code == 2
    assert target.read_text() == "dear to somebody"
    assert run("check", folder, "--output", link, "--force").code == 1
    assert link.is_symlink()
    assert target.read_text() == run("check", folder).out
    assert target.stat().st_mode & 0o777 == 0o640
    assert set(tmp_path.iterdir()) == {folder, target, link}


def test_a_device_needs_no_force(run: Run, write: Write) -> None:
    ran = run("check", write(MISTAKES), "--output", "/dev/null")
    assert (ran.code, ran.out) == (1, "")
    assert Path("/dev/null").is_char_device()


# The samples that are right


@pytest.mark.parametrize(
    "sample", ["berlin_data_engineers", "saas_sales_team", "career_change", "founder_launch"]
)
def test_a_sample_campaign_is_clean(run: Run, sample: str) -> None:
    ran = run("check", SAMPLES / sample, "--format", "json")
    assert (ran.json["findings"], ran.code) == ([], 0)
    assert ran.json["checked"]["messages"] > ran.json["checked"]["prospects"]

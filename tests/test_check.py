"""`outreach check`: what each rule finds and where, exit codes, formats, files written."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from conftest import DEFAULT, SAMPLES, Ran, Run, Write

Files = dict[str, str]

MARK = "‸"
"""Stands in a file of a test right before the place that a finding must name."""

RULES = {
    "L101": ("subject-too-long", "error"),
    "L102": ("inmail-too-long", "error"),
    "L103": ("message-too-long", "error"),
    "L104": ("note-too-long", "error"),
    "L105": ("empty-message", "error"),
    "C101": ("message-to-stranger", "error"),
    "C102": ("inmail-without-credits", "error"),
    "C103": ("no-draft-for-channel", "warning"),
    "C108": ("unreachable-prospect", "warning"),
    "T101": ("template-syntax", "error"),
    "T102": ("unknown-placeholder", "error"),
    "T103": ("missing-value", "error"),
    "D101": ("yaml-syntax", "error"),
    "D102": ("wrong-type", "error"),
    "D103": ("missing-key", "error"),
    "D104": ("unknown-value", "error"),
    "D105": ("duplicate-key", "error"),
    "D106": ("unreadable", "error"),
    "D107": ("unknown-key", "warning"),
    "D108": ("duplicate-prospect", "warning"),
    "D110": ("cut-by-comment", "warning"),
}

KEYS = [
    *("code", "rule", "severity", "message", "file", "line", "column", "draft", "prospect"),
    *("prospects", "length", "limit", "count_unit", "source"),
]

TITLE = '"{{ first_name }}, a question about {{ company }}"'
ASK = "Hi {{ first_name }}, how do you like it at {{ company }}?"


def in_campaign(old: str, new: str) -> Files:
    """Return the standard campaign.yaml with a part changed."""
    assert old in DEFAULT["campaign.yaml"]
    return {"campaign.yaml": DEFAULT["campaign.yaml"].replace(old, new)}


def below(lines: str) -> Files:
    """Return the standard campaign.yaml with lines added at its end."""
    return {"campaign.yaml": DEFAULT["campaign.yaml"] + lines}


def sender(keys: str) -> Files:
    return in_campaign("{first_name: Noor, plan: business}", f"{{{keys}}}")


def draft(keys: str, channel: str = "inmail") -> Files:
    """Return a drafts file with one draft in flow style: every key on the same line."""
    return {"drafts.yaml": f"- {{id: hello, channel: {channel}, {keys}}}\n"}


def subject_and(keys: str) -> Files:
    return draft(f'subject: "A question, {{{{ first_name }}}}", {keys}')


def body(text: str) -> Files:
    return {"drafts.yaml": f"- id: hello\n  channel: inmail\n  subject: A question\n{text}\n"}


def people(*lines: str) -> Files:
    return {"prospects.yaml": "".join(f"{line}\n" for line in lines)}


def ada(keys: str = "connection: 2nd") -> str:
    return f"- {{id: ada, first_name: Ada, company: Engines Ltd, {keys}}}"


CONNECTION = people(ada("connection: 1st"))
MESSAGE = draft(f'body: "{ASK}"', "message")
INVITATION = {
    "drafts.yaml": DEFAULT["drafts.yaml"]
    + draft(f'body: "{ASK}"', "invitation")["drafts.yaml"].replace("hello", "invite")
}
ON_THE_FREE_PLAN = sender("plan: free")

BAD = [
    ("L101", "a subject too long", draft(f'subject: "{MARK}{"x" * 201}", body: "{ASK}"')),
    (
        "L101",
        "a subject too long with a name filled in",
        draft(f'subject: "{MARK}{"x" * 190} {{{{ company }}}}", body: "{ASK}"'),
    ),
    ("L102", "an InMail too long, in a block", body(f"  body: |\n    {MARK}{'x' * 1901}")),
    ("L102", "an InMail too long, folded", body(f"  body: >\n    {MARK}{'x ' * 951}x")),
    (
        "L102",
        "an InMail too long with the signature",
        sender('plan: business, signature: "Noor"') | subject_and(f'body: "{MARK}{"x" * 1897}"'),
    ),
    ("L103", "a message too long", CONNECTION | draft(f'body: "{MARK}{"x" * 701}"', "message")),
    ("L104", "a note too long", draft(f'body: "{MARK}{"x" * 301}"', "invitation")),
    ("L105", "an empty body", subject_and(f'body: "{MARK}"')),
    ("L105", "a body of blanks", subject_and(f'body: "{MARK}   "')),
    ("L105", "a body with no value", body(f"  body:{MARK}")),
    (
        "L105",
        "a body that is nothing once filled in",
        subject_and(f'body: "{MARK}{{{{ title }}}}"'),
    ),
    ("C101", "a message to a 2nd-degree", people(ada(f"connection: 2nd, channel: {MARK}message"))),
    ("C101", "a message to an unknown degree", people(ada(f"channel: {MARK}message"))),
    (
        "C101",
        "a message to a stranger in a CSV file",
        in_campaign("prospects.yaml", "people.csv")
        | {"people.csv": f'First Name,Company,Channel\n"Ada, Countess",Engines,{MARK}message\n'},
    ),
    (
        "C102",
        "an InMail on the free plan",
        ON_THE_FREE_PLAN
        | {"drafts.yaml": DEFAULT["drafts.yaml"].replace("inmail", f"{MARK}inmail", 1)},
    ),
    (
        "C103",
        "a connection without a message draft",
        CONNECTION | in_campaign("drafts.yaml", f"{MARK}drafts.yaml"),
    ),
    (
        "C103",
        "somebody outside every audience",
        in_campaign("drafts.yaml", f"{MARK}[drafts.yaml]")
        | subject_and(f'audience: {{company: Loom}}, body: "{ASK}"'),
    ),
    (
        "C103",
        "an invitation wanted without a draft",
        in_campaign("drafts.yaml", f"{MARK}drafts.yaml") | people(ada("channel: invitation")),
    ),
    (
        "C108",
        "somebody who takes no InMail",
        people(f"- {MARK}id: ada\n  first_name: Ada\n  accepts_inmail: false"),
    ),
    (
        "C108",
        "somebody out of network on Recruiter Lite",
        sender("plan: recruiter-lite")
        | people(f"- {MARK}id: ada\n  first_name: Ada\n  connection: out"),
    ),
    ("T101", "braces never closed", body(f"  body: |\n    Hi {MARK}{{{{ first_name, how are you?")),
    ("T101", "braces never closed in a subject", draft(f'subject: "Hi {MARK}{{{{ a", body: x')),
    ("T101", "a tag never closed", subject_and(f'body: "{MARK}{{% if title %}}How are you?"')),
    ("T101", "no filter", subject_and(f'body: "Hi {MARK}{{{{ first_name | uppercase }}}}"')),
    (
        "T101",
        "the fallback of another tool",
        subject_and(f'body: "Hi {MARK}{{{{ first_name|there }}}}"'),
    ),
    (
        "T101",
        "a loop without end",
        subject_and(f'body: "{MARK}{{% for i in (1..99999999) %}}x{{% endfor %}}"'),
    ),
    (
        "T101",
        "a loop longer than any message",
        subject_and(f'body: "{MARK}{{% for i in (1..99999) %}}x{{% endfor %}}"'),
    ),
    (
        "T102",
        "a misspelt placeholder in a block",
        body(f"  body: |\n    Hi,\n\n    😀 {MARK}{{{{ frist_name }}}}, how are you?"),
    ),
    ("T102", "a misspelt one in quotes", subject_and(f'body: "\\u00e9\\n{MARK}{{{{ nam }}}}?"')),
    ("T102", "a misspelt one in a subject", draft(f'subject: "{MARK}{{{{ nam }}}}", body: x')),
    (
        "T102",
        "a key that the sender lacks",
        subject_and(f'body: "{ASK} {MARK}{{{{ sender.signature }}}}"'),
    ),
    ("T102", "a misspelt one with a filter", subject_and(f'body: "{MARK}{{{{ nam | upcase }}}}"')),
    (
        "T103",
        "a company that somebody lacks",
        people(ada(), "- {id: bo, first_name: Bo}")
        | body(f"  body: |\n    Hi {{{{ first_name }}}},\n    how is {MARK}{{{{ company }}}}?"),
    ),
    (
        "T103",
        "a key of the sender without a value",
        sender("plan: business, signature: ")
        | subject_and(f'body: "{ASK} {MARK}{{{{ sender.signature }}}}"'),
    ),
    ("D101", "an unquoted placeholder", body(f"  body: {MARK}{{{{ first_name }}}}, how are you?")),
    ("D101", "an unquoted placeholder alone", body(f"  body: {MARK}{{{{ first_name }}}}")),
    ("D101", "a colon in an unquoted text", people(f"- id: ada\n  company: A{MARK}: B")),
    ("D101", "a tag", people(f"- {MARK}!!python/object:os.system {{}}")),
    ("D101", "an alias of nothing", people(f"- first_name: {MARK}*ada")),
    ("D101", "a second document", people(ada(), f"{MARK}---", ada())),
    ("D101", "a control character", people(f"- first_name: {MARK}\x07")),
    (
        "D101",
        "a row with too many cells",
        in_campaign("prospects.yaml", "people.csv")
        | {"people.csv": f"id,first_name,company\nada,Ada,Engines\n{MARK}li,Li,Loom, Inc.\n"},
    ),
    (
        "D101",
        "JSON with a comma too many",
        in_campaign("prospects.yaml", "people.json") | {"people.json": f'[{{"id": "ada"{MARK},}}]'},
    ),
    (
        "D101",
        "a broken line of JSON Lines",
        in_campaign("prospects.yaml", "people.jsonl")
        | {"people.jsonl": f'{{"id": "ada"}}\n{{"id": {MARK}}}\n'},
    ),
    ("D102", "a number in words", sender(f"plan: business, seats: {MARK}two")),
    ("D102", "a date in words", in_campaign("2026-12-01", f"{MARK}December")),
    ("D102", "a rate in words", in_campaign("0.2", f"{MARK}few")),
    ("D102", "a list for a text", draft(f"subject: {MARK}[a, b], body: x")),
    ("D102", "an ignore without a reason", subject_and(f'body: "{ASK}", ignore: {{L102: {MARK}}}')),
    ("D102", "a prospect that is a word", people(ada(), f"- {MARK}Li")),
    ("D102", "prospects that are no list", people(f"{MARK}id: ada")),
    ("D102", "a drafts file that is no list", {"drafts.yaml": f"{MARK}id: hello\n"}),
    ("D102", "a file that is no name", in_campaign("prospects.yaml", f"[{MARK}{{a: b}}]")),
    ("D103", "a draft without a channel", {"drafts.yaml": f"- {MARK}id: a\n  body: x\n"}),
    ("D103", "a draft without a body", {"drafts.yaml": f"- {MARK}id: a\n  channel: message\n"}),
    ("D103", "a prospect without a name", people(ada(), f"- {MARK}company: Loom")),
    (
        "D103",
        "a sender without a plan",
        in_campaign("{first_name: Noor, plan: business}", f"{MARK}{{first_name: Noor}}"),
    ),
    (
        "D103",
        "a key without its value",
        in_campaign("prospects: prospects.yaml", f"{MARK}prospects:"),
    ),
    ("D104", "a rate in percent", in_campaign("0.2", f"{MARK}18")),
    ("D104", "more answers than InMails", in_campaign("0.2", f"{MARK}9 of 5")),
    ("D104", "a day that is none", in_campaign("2026-12-01", f"{MARK}2026-02-30")),
    (
        "D104",
        "a deadline before the start",
        in_campaign("months: 3", f"months: 3, deadline: {MARK}2026-11-30"),
    ),
    ("D104", "a weekday that is none", in_campaign("months: 3", f"weekdays: [mon, {MARK}tus]")),
    ("D104", "a plan that is none", sender(f"plan: {MARK}bussiness")),
    ("D104", "a negative number", sender(f"plan: business, credits: {MARK}-1")),
    ("D104", "credits on the free plan", sender(f"plan: free, credits: {MARK}3")),
    ("D104", "a channel that is none", draft(f'body: "{ASK}"', f"{MARK}email")),
    ("D104", "a degree that is none", people(ada(f"connection: {MARK}5th"))),
    ("D104", "a switch that is none", people(ada(f"open_profile: {MARK}perhaps"))),
    (
        "D104",
        "an audience that nobody belongs to",
        subject_and(f'audience: {{company: {MARK}[Loom, Lume]}}, body: "{ASK}"'),
    ),
    (
        "D104",
        "two drafts of one id",
        {
            "drafts.yaml": DEFAULT["drafts.yaml"]
            + f"- id: {MARK}hello\n  channel: inmail\n  body: x"
        },
    ),
    ("D104", "a limit in words", below(f"limits: {{message.body: {MARK}long}}\n")),
    ("D104", "a requirement that is none", below(f"require: {{{MARK}chances: 0.8}}\n")),
    ("D105", "a key that stands twice", people("- id: ada\n  first_name: Ada", f"  {MARK}id: bo")),
    ("D105", "a key that stands twice in a section", sender(f"plan: free, {MARK}plan: business")),
    ("D106", "a list that is not there", in_campaign("prospects.yaml", f"{MARK}prospect.yaml")),
    (
        "D106",
        "a second list that is not there",
        in_campaign("prospects.yaml", f"\n  - prospects.yaml\n  - {MARK}more.csv"),
    ),
    ("D106", "drafts that are a folder", in_campaign("drafts.yaml", f"{MARK}.")),
    ("D107", "a misspelt key", in_campaign("months: 3", f"months: 3, {MARK}deadlin: 2027-03-31")),
    ("D107", "a misspelt section", below(f"{MARK}limit: {{message.body: 8000}}\n")),
    ("D107", "a misspelt key of a draft", subject_and(f'{MARK}attachment: a.pdf, body: "{ASK}"')),
    ("D107", "a misspelt limit", below(f"limits: {{inmail.subject: 99, {MARK}message: 8000}}\n")),
    ("D108", "two of one id", people(ada(), f"- {MARK}id: ada\n  first_name: Ida")),
    (
        "D108",
        "two of one profile",
        people(
            ada("linkedin_url: https://www.linkedin.com/in/ada"),
            f"- {MARK}id: ida\n  linkedin_url: linkedin.com/in/Ada/",
        ),
    ),
    (
        "D108",
        "the same person in two files",
        in_campaign("prospects.yaml", "[prospects.yaml, more.csv]")
        | people(ada())
        | {"more.csv": f"id,First Name,Company\nbo,Bo,Loom\n{MARK}ada,Ada,Engines Ltd\n"},
    ),
    ("D110", "a text", body(f"  body: Hi {{{{ first_name }}}}, why not C {MARK}# or Java?")),
    ("D110", "a text of two lines", body(f"  body: Hi you,\n    are you number {MARK}#1?")),
    ("D110", "a subject", {"drafts.yaml": DEFAULT["drafts.yaml"].replace(TITLE, f"Hi {MARK}# 1")}),
]


@pytest.mark.parametrize(
    ("code", "files"), [pytest.param(code, files, id=f"{code} {id}") for code, id, files in BAD]
)
def test_a_mistake_is_found_at_its_place(run: Run, write: Write, code: str, files: Files) -> None:
    name, line, column = marked(files)
    folder = write({file: text.replace(MARK, "") for file, text in files.items()})
    ran = run("check", folder, "--format", "json")
    (found,) = of_code(ran, code)
    assert (found["file"], found["line"], found["column"]) == (str(folder / name), line, column)
    assert (found["rule"], found["severity"]) == RULES[code]
    assert ran.code in {1, 2}
    assert f"[{code} {found['rule']}]" in run("check", folder, "--format", "text").out


def marked(files: Mapping[str, str]) -> tuple[str, int, int]:
    """Return the file, line and column that are marked."""
    ((name, text),) = [(name, text) for name, text in files.items() if MARK in text]
    before = text[: text.index(MARK)]
    return name, before.count("\n") + 1, len(before) - before.rfind("\n")


def of_code(ran: Ran, code: str) -> list[dict[str, Any]]:
    return [found for found in ran.json["findings"] if found["code"] == code]


def codes(ran: Ran) -> list[str]:
    return [found["code"] for found in ran.json["findings"]]


GOOD = [
    ("L101", "a subject of 200 characters", draft(f'subject: "{"x" * 200}", body: "{ASK}"')),
    ("L102", "a short InMail with a signature", sender('plan: business, signature: "Noor"')),
    ("L103", "a short message", CONNECTION | MESSAGE),
    ("L104", "a short note", ON_THE_FREE_PLAN | draft(f'body: "{ASK}"', "invitation")),
    ("L105", "a body with a text of its own", subject_and(f'body: "{ASK}"')),
    ("C101", "a message to a connection", CONNECTION | MESSAGE),
    (
        "C101",
        "a message wanted for one",
        people(ada("connection: 1st, channel: message")) | MESSAGE,
    ),
    ("C102", "an InMail on a premium plan", sender("plan: career")),
    (
        "C102",
        "an open profile on the free plan",
        ON_THE_FREE_PLAN | people(ada("open_profile: true")),
    ),
    (
        "C103",
        "a draft for each channel",
        people(ada("connection: 1st"), "- {id: li, first_name: Li, company: Loom}")
        | {"drafts.yaml": DEFAULT["drafts.yaml"] + MESSAGE["drafts.yaml"].replace("hello", "old")},
    ),
    (
        "C103",
        "audiences that leave nobody out",
        {"drafts.yaml": DEFAULT["drafts.yaml"] + "  audience: {company: [Loom, Engines Ltd]}\n"},
    ),
    ("C108", "somebody who gets an invitation", people(ada("accepts_inmail: false")) | INVITATION),
    (
        "C108",
        "an open profile out of network",
        sender("plan: recruiter-lite") | people(ada("connection: out, open_profile: true")),
    ),
    ("C108", "somebody out of network", people(ada("connection: out"))),
    (
        "T101",
        "tags and filters",
        subject_and('body: "Hi {{ first_name | upcase }}, {% if id %}{{ company }}?{% endif %}"'),
    ),
    (
        "T102",
        "keys of the list and of the sender",
        people(ada("phone: 1, connection: 2nd"))
        | subject_and(f'body: "{ASK} Is it {{{{ phone }}}}? {{{{ sender.first_name }}}}"'),
    ),
    (
        "T103",
        "a default for the one who lacks it",
        people(ada(), "- {id: bo, first_name: Bo}")
        | subject_and(
            """body: "Hi {{ first_name }}, how is {{ company | default: 'your company' }}?\""""
        ),
    ),
    ("D101", "a placeholder in quotes", subject_and(f'body: "{ASK}"')),
    ("D102", "words that look like numbers", people("- {id: 007, first_name: No, company: 3e8}")),
    ("D103", "a prospect with no more than a name", people("- {first_name: Ada, company: Loom}")),
    (
        "D103",
        "a prospect known by e-mail",
        people("- {email: ada@example.org, first_name: A, company: L}"),
    ),
    ("D104", "counts as a rate", in_campaign("0.2", "9 of 50")),
    (
        "D104",
        "a deadline on the day of the start",
        in_campaign("months: 3", "deadline: 2026-12-01"),
    ),
    ("D104", "degrees in other words", people(ada("connection: 3rd+"))),
    ("D105", "the same keys in two entries", people(ada(), ada().replace("ada", "ida"))),
    (
        "D106",
        "several lists",
        in_campaign("prospects.yaml", "[prospects.yaml, more.csv]")
        | {"more.csv": "id,First Name,Company\nbo,Bo,Loom\n"},
    ),
    (
        "D107",
        "every key there is",
        {
            "campaign.yaml": """\
name: Everything
sender: {plan: recruiter, seats: 2, credits: 3, renewal_day: 5, signature: Noor, pronoun: she}
schedule:
  {start: 2026-12-01, months: 6, deadline: 2027-03-31, per_day: 10, weekdays: [mon], skip: []}
replies: {rate: 0.2, within: {1: 0.5, 90: 1.0}}
require: {odds: 0.8}
limits: {message.body: 8000}
prospects: [prospects.yaml]
drafts: drafts.yaml
"""
        },
    ),
    (
        "D108",
        "namesakes at two companies",
        people("- {first_name: Ada, company: Loom}", "- {first_name: Ada, company: Engines Ltd}"),
    ),
    ("D110", "a remark behind quotes", body(f'  body: "{ASK}"  # a remark')),
    ("D110", "a # within a word", body("  body: Hi {{ first_name }}, how do you like C#?#")),
    ("D110", "a # in a block", body(f"  body: |  # a remark\n    {ASK} #1")),
    ("D110", "a # in quotes", body(f"  body: '{ASK} # 1'\n# a remark")),
]


@pytest.mark.parametrize(
    ("code", "files"), [pytest.param(code, files, id=f"{code} {id}") for code, id, files in GOOD]
)
def test_what_is_right_is_clean(run: Run, write: Write, code: str, files: Files) -> None:
    ran = run("check", write(files), "--format", "json")
    assert of_code(ran, code) == []
    # These texts are too small to be well written.
    assert [found for found in ran.json["findings"] if not found["code"].startswith("W")] == []
    assert ran.code == (1 if ran.json["findings"] else 0)
    assert ran.json["checked"]["messages"]


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
def test_a_text_beside_a_filter_is_no_mistake(run: Run, write: Write, text: str) -> None:
    ran = run("check", write(subject_and(f'body: "{text}"')), "--format", "json")
    assert of_code(ran, "T101") == []
    assert ran.json["checked"]["messages"] == 2


def test_mistakes_that_say_the_same_of_one_file_are_one_finding(run: Run, write: Write) -> None:
    names = ("prospects.yaml", "more.yaml")
    lists = [
        "".join(f"- {{id: {file}{row}, first_name: A, connection: 5th}}\n" for row in range(rows))
        for file, rows in (("a", 3), ("b", 1))
    ]
    files = in_campaign("prospects.yaml", f"[{', '.join(names)}]")
    folder = write(files | dict(zip(names, lists, strict=True)))
    found = of_code(run("check", folder, "--format", "json"), "D104")
    said = "connection is 1st, 2nd, 3rd or out, found 5th"
    assert [(one["file"], one["line"], one["message"]) for one in found] == [
        (str(folder / "more.yaml"), 1, said),
        (str(folder / "prospects.yaml"), 1, f"{said} (and 2 more like it)"),
    ]


def test_every_rule_has_a_bad_case_and_a_good_one() -> None:
    assert {code for code, *_ in BAD} == {code for code, *_ in GOOD} == set(RULES)


@pytest.mark.parametrize(
    ("name", "raw", "place"),
    [
        pytest.param("prospects.yaml", b"- {id: ada}\n- {id: b\xe9}\n", (2, 9), id="YAML"),
        pytest.param("prospects.csv", b"id,name\nada,Ad\xe9\n", (2, 7), id="CSV"),
    ],
)
def test_a_file_in_another_encoding_is_found_at_its_first_wrong_byte(
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
    assert ran.json["findings"][0]["message"] == "a\0b.yaml: cannot be a file's name"


@pytest.mark.parametrize(
    "drafts",
    [
        "- [",
        "{}",
        "drafts",
        f'- {{channel: letter, subject: a, body: "{ASK}"}}\n',
        '- {channel: inmail, subject: "a"}\n',
    ],
)
def test_a_draft_that_cannot_be_read_is_not_called_missing(
    run: Run, write: Write, drafts: str
) -> None:
    ran = run("check", write({"drafts.yaml": drafts}), "--format", "json")
    assert {found["code"][0] for found in ran.json["findings"]} == {"D"}


def test_a_name_that_leads_into_a_text_is_unknown(run: Run, write: Write) -> None:
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


def test_a_comment_in_a_text_may_be_accepted_and_is_found_in_utf_16(run: Run, write: Write) -> None:
    text = body("  body: Hi {{ first_name }}, how are you? # ours")["drafts.yaml"]
    accepted = f"{text}  ignore: {{D110: it is a comment}}\n"
    assert run("check", write({"drafts.yaml": accepted})).code == 0
    folder = write()
    (folder / "drafts.yaml").write_bytes(text.encode("utf-16"))
    (found,) = run("check", folder, "--select", "D", "--format", "json").json["findings"]
    assert (found["code"], found["line"], found["column"]) == ("D110", 4, 43)
    assert found["draft"] == "hello"


@pytest.mark.parametrize("nothing", ["~", "null"])
def test_nothing_is_not_cut(run: Run, write: Write, nothing: str) -> None:
    text = DEFAULT["drafts.yaml"].replace(TITLE, f"{nothing} # none yet")
    assert run("check", write({"drafts.yaml": text}), "--select", "D").code == 0


def test_several_names_within_one_field(run: Run, write: Write) -> None:
    text = "- {channel: message, body: 'Hi {{ company.name }} in {{ company.city }}, ok?'}\n"
    drafts = write({"drafts.yaml": text}) / "drafts.yaml"
    assert run("check", drafts).code == 0
    options = ["--assume", "company.name=700", "--select", "L", "--format", "json"]
    (found,) = run("check", drafts, *options).json["findings"]
    assert found["length"] == len("Hi  in , ok?") + 700 + 60
    assert "company.city 60, company.name 700" in found["message"]


def test_the_size_of_an_entry_is_a_value(run: Run, write: Write) -> None:
    people = "- {id: a, first_name: A, connection: 2nd, company: Loom, team: {x: 1}}\n"
    files = {"prospects.yaml": people, **body(f"  body: '{{{{ team.size }}}} {ASK}'")}
    assert run("check", write(files), "--select", "T").code == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ First Name }}", "a placeholder's name has no spaces; write {{ first_name }}"),
        ("{{ first_name upcase }}", "a | is missing before upcase: {{ first_name | upcase }}"),
        ("{{ first_name or company }}", "this is not valid Liquid: {{ first_name or company }}"),
    ],
)
def test_words_in_a_placeholder_are_told_apart(
    run: Run, write: Write, text: str, message: str
) -> None:
    files = body(f"  body: 'Hi {text}, how are you?'")
    (found,) = run("check", write(files), "--select", "T", "--format", "json").json["findings"]
    assert found["message"].startswith(message)


def test_names_are_taken_as_the_program_prints_them(run: Run, write: Write) -> None:
    files = {
        **sender("plan: Recruiter Lite"),
        "prospects.yaml": "- {first_name: A, company: B, channel: InMail, open_profile: N}\n",
        "drafts.yaml": DEFAULT["drafts.yaml"].replace("inmail", "InMail"),
    }
    ran = run("check", write(files), "--format", "json")
    assert ran.json["checked"]["messages"] == 1
    assert not ran.json["findings"]


def test_a_key_of_the_sender_is_suggested_whole(run: Run, write: Write) -> None:
    files = sender("plan: career, firstname: Noor")
    files |= body(f"  body: '{ASK} {{{{ sender.first_name }}}}'")
    (found,) = run("check", write(files), "--format", "json", "--select", "T").json["findings"]
    hint = "the sender has no {{ sender.first_name }} (did you mean sender.firstname?)"
    assert found["message"] == hint


def test_an_unquoted_default_is_told(run: Run, write: Write) -> None:
    files = body("  body: 'Hi {{ first_name | default: there }}, how are you?'")
    (found,) = run("check", write(files), "--format", "json", "--select", "T").json["findings"]
    hint = "no prospect has {{ there }} (to show the word itself, put it in quotes: "
    hint += 'default: "there")'
    assert found["message"] == hint


def test_what_cannot_be_filled_in_is_found_at_its_place(run: Run, write: Write) -> None:
    text = f"  body: |\n    Hi\n\n    {ASK}\n    line {MARK}{{{{ company | divided_by: 0 }}}}"
    files = {name: part.replace(MARK, "") for name, part in body(text).items()}
    (found,) = run("check", write(files), "--format", "json", "--select", "T").json["findings"]
    assert (found["code"], found["line"], found["column"]) == ("T101", 8, 10)
    assert "the filter divided_by cannot work with" in found["message"]


def test_a_list_without_a_header_is_told(run: Run, write: Write) -> None:
    files = in_campaign("prospects.yaml", "p.csv") | {"p.csv": "Ada,Lovelace\nBob,Builder\n"}
    report = run("check", write(files), "--format", "json").json
    assert report["findings"][0]["message"].startswith(
        "a prospect needs an id, linkedin_url, email or name; is the first line a header?"
    )


def test_a_shared_file_has_one_name_and_its_mistakes_once(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = DEFAULT["campaign.yaml"].replace("drafts.yaml", "../d.yaml")
    folders = [write({"campaign.yaml": shared}, name).name for name in ("one", "two")]
    root = write({}, "one").parent
    (root / "d.yaml").write_text(DEFAULT["drafts.yaml"] + "  owner: Noor\n", "utf-8")
    monkeypatch.chdir(root)
    ran = run("check", *folders, "--format", "text")
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


def test_a_quote_that_is_never_closed_is_found_where_it_opens(run: Run, write: Write) -> None:
    ran = run("check", write(below('note: "x\n\n\n')), "--format", "json")
    (found,) = of_code(ran, "D101")
    assert (found["line"], found["column"]) == (7, 7)
    assert found["message"] == "a quote is opened here and never closed"


def test_a_tab_has_a_sentence_of_its_own(run: Run, write: Write) -> None:
    folder = write({"drafts.yaml": "- id: hello\n\tchannel: inmail\n"})
    assert "a tab cannot indent in YAML" in run("check", folder).out


@pytest.mark.parametrize(
    ("files", "said"),
    [
        pytest.param(
            subject_and('body: "{{ frist_name }}?"'), "did you mean first_name?", id="a placeholder"
        ),
        pytest.param(sender("plan: bussiness"), "did you mean business?", id="a plan"),
        pytest.param(
            below("limits: {mesage.body: 1}\n"), "did you mean message.body?", id="a limit"
        ),
        pytest.param(below("draft: x\n"), "did you mean drafts?", id="a key"),
        pytest.param(
            subject_and('audience: {company: Engine Ltd}, body: "x"'),
            "did you mean Engines Ltd?",
            id="a company",
        ),
        pytest.param(in_campaign("0.2", "18"), "for 18 % write 0.18", id="a rate in percent"),
        pytest.param(
            subject_and('body: "{{ first_name|there }}?"'), '| default: "there"', id="a fallback"
        ),
        pytest.param(
            subject_and('audience: {company: Loon}, body: "x"'),
            "did you mean Loom?",
            id="a company with a capital and few letters",
        ),
    ],
)
def test_a_slip_is_answered_with_what_was_meant(
    run: Run, write: Write, files: Files, said: str
) -> None:
    assert said in run("check", write(files)).out


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
def test_a_finding_says_whom_it_concerns(
    run: Run, write: Write, files: Files, code: str, prospect: str | None, prospects: int | None
) -> None:
    (found,) = of_code(run("check", write(files), "--format", "json"), code)
    assert (found["prospect"], found["prospects"]) == (prospect, prospects)


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        pytest.param("id: inmail-7", "inmail-7", id="an id with inmail in it"),
        pytest.param("first_name: Jan, last_name: messager", "Jan messager", id="Jan messager"),
    ],
)
def test_a_name_stays_as_it_is_in_a_sentence(run: Run, write: Write, keys: str, name: str) -> None:
    ran = run("check", write(people(ada(), f"- {{{keys}, connection: 1st}}")))
    assert f"warning: {name} would get a message, but" in ran.out


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
def test_a_draft_ignores_the_rules_that_it_gives_a_reason_for(
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
def test_the_exit_code_says_what_came_of_it(
    run: Run, write: Write, files: Files, code: int
) -> None:
    ran = run("check", write(files))
    assert ran.code == code
    assert (ran.out == "") is (code == 0)


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(["--limit", "message.bdy=3"], id="a limit that is none"),
        pytest.param(["--limit", "message.body=many"], id="a limit in words"),
        pytest.param(["--limit", "message.body"], id="a limit without a value"),
        pytest.param(["--limit", "inmail.cost=2"], id="a value that never changes"),
        pytest.param(["--format", "xml"], id="a format that is none"),
        pytest.param(["--colour"], id="an option that is none"),
    ],
)
def test_a_wrong_option_is_2_and_said(run: Run, write: Write, args: list[str]) -> None:
    ran = run("check", write(), *args)
    assert (ran.code, ran.out) == (2, "")
    assert args[-1] in ran.err


def test_a_misspelt_limit_is_answered_with_the_one_that_was_meant(run: Run, write: Write) -> None:
    assert "(did you mean message.body?)" in run("check", write(), "--limit", "message.bdy=3").err


NO_DRAFT = "A small campaign has no draft that can be read"
NO_PROSPECT = "A small campaign has no prospects"
NOBODY = "no draft of A small campaign would go to anybody"
NOTHING = [
    ({"drafts.yaml": "[]\n"}, NO_DRAFT, "no drafts"),
    ({"drafts.yaml": ""}, NO_DRAFT, "an empty drafts file"),
    (in_campaign("drafts: drafts.yaml\n", ""), NO_DRAFT, "no drafts named"),
    ({"drafts.yaml": "- id: hello\n"}, NO_DRAFT, "a draft that cannot be used"),
    (people("[]"), NO_PROSPECT, "an empty list of people"),
    (in_campaign("prospects.yaml", "nowhere.csv"), NO_PROSPECT, "a list that is not there"),
    (CONNECTION, NOBODY, "a draft for nobody on the list"),
    (
        subject_and(f'audience: {{company: Nowhere}}, body: "{ASK}"'),
        NOBODY,
        "an audience that nobody belongs to",
    ),
]


@pytest.mark.parametrize("files", [pytest.param(files, id=id) for files, _, id in NOTHING])
def test_nothing_to_check_is_2(run: Run, write: Write, files: Files) -> None:
    ran = run("check", write(files), "--format", "json")
    assert (ran.code, ran.json["checked"]["messages"]) == (2, 0)


@pytest.mark.parametrize(
    ("files", "why"),
    [pytest.param(files, why, id=id) for files, why, id in NOTHING],
)
def test_nothing_to_check_is_said(run: Run, write: Write, files: Files, why: str) -> None:
    ran = run("check", write(files))
    assert ran.err.splitlines()[-1] == f"outreach: nothing to check: {why}"


def test_a_campaign_without_any_key_is_told_why(run: Run, write: Write) -> None:
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
def test_a_campaign_that_is_not_there_is_a_finding(
    run: Run, write: Write, files: Files, path: str, said: str
) -> None:
    folder = write(files)
    (folder / "below").mkdir()
    ran = run("check", folder / path, "--format", "json")
    assert ran.code == 2
    assert said in ran.json["findings"][0]["message"]


def test_a_folder_of_campaigns_names_them(run: Run, write: Write) -> None:
    folders = [write({}, "first"), write({}, "second")]
    ran = run("check", folders[0].parent)
    assert ran.code == 2
    assert all(str(folder) in ran.out for folder in folders)


# What is checked


def test_without_a_path_the_folder_at_hand_is_checked(
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


def test_a_campaign_with_nothing_to_check_is_2_beside_another_too(run: Run, write: Write) -> None:
    clean, empty = write({}, "clean"), write(people("[]"), "empty")
    for paths in ((empty,), (clean, empty), (empty, clean)):
        ran = run("check", *paths)
        assert ran.code == 2
        assert ran.err.splitlines()[-1] == f"outreach: nothing to check: {NO_PROSPECT}"


def test_all_mistakes_are_found_in_one_run(run: Run, write: Write) -> None:
    files = {
        "campaign.yaml": """\
sender: {plan: free, seats: two}
schedule: {start: 2026-12-01, deadlin: 2027-03-31}
replies: {rate: 18}
prospects: [prospects.yaml, nowhere.csv, broken.yaml]
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
    assert set(codes(ran)) >= set(RULES) - {"C103"}
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
    rows = []
    for block in ran.out.split("\n\n"):
        file, head, rule, *lines = block.splitlines()
        assert head.split() == ["place", "severity", "rule", "finding"]
        assert set(rule) <= set("-─ ")
        for line in lines:
            place, severity, code, message = line.split(None, 3)
            rows.append((f"{file}:{place}", severity, code, message))
    return rows


def test_all_formats_say_the_same(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(MISTAKES)
    expected = in_json(run("check", folder, "--format", "json"))
    assert len(expected) >= 7
    assert in_text(run("check", folder, "--format", "text")) == expected
    assert in_table(run("check", folder, "--format", "table")) == expected
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "500")
    assert in_table(run("check", folder, "--format", "table")) == expected


def test_all_formats_end_alike(run: Run, write: Write) -> None:
    folder = write(MISTAKES)
    rans = [run("check", folder, "--format", format) for format in ("table", "text", "json")]
    assert {(ran.code, ran.err) for ran in rans} == {(1, rans[0].err)}
    assert all(ran.out.endswith("\n") and not ran.out.endswith("\n\n") for ran in rans)


def test_the_summary_counts_what_was_found(run: Run, write: Write) -> None:
    ran = run("check", write(MISTAKES), "--format", "json")
    severities = [found["severity"] for found in ran.json["findings"]]
    summary = {name: severities.count(name) for name in ("error", "warning", "advice")}
    assert ran.json["summary"] == summary
    assert ran.err.startswith("Checked 2 drafts for 2 prospects (")
    assert f"{summary['error']} errors" in ran.err


def test_one_of_anything_is_said_in_the_singular(run: Run, write: Write) -> None:
    ran = run("check", write(people(ada())))
    assert ran.err == "Checked 1 draft for 1 prospect (1 message): no findings.\n"


def test_the_default_format_is_text_where_nobody_watches(run: Run, write: Write) -> None:
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


def test_a_file_that_is_not_there_has_no_line(run: Run, tmp_path: Path) -> None:
    (found,) = run("check", tmp_path / "x", "--format", "json").json["findings"]
    assert (found["file"], found["line"], found["column"]) == (str(tmp_path / "x"), None, None)
    assert run("check", tmp_path / "x").out.startswith(f"{tmp_path / 'x'}: error: ")


HOSTILE = [
    pytest.param('Ada "the" O\'Neill\\', id="quotes and a backslash"),
    pytest.param("Ada\nbad.yaml:1:1: error: forged [X001 forged]", id="a line end"),
    pytest.param("Ada\r\rX", id="carriage returns"),
    pytest.param("\x1b[31mAda\x1b[0m\x1b]0;title\x07", id="escapes of a terminal"),
    pytest.param("\x9b31mAda", id="an escape in one sign"),
    pytest.param("[red]Ada[/red] [/] [link=x]y", id="markup of tables"),
    pytest.param("\u202eadA\u2066\u200f", id="marks that turn the direction"),
    pytest.param("Ada\u2028Bo\u2029Li\x85", id="other line ends"),
    pytest.param("A\0d\ta\x7f\x08\x0b\x0c", id="control characters"),
    pytest.param("{{ company }} {% raw %}", id="a placeholder"),
    pytest.param("Ada | Bo || <b>&amp; ::error::x", id="signs of other formats"),
    pytest.param("한글 العربية 👩‍👩‍👧", id="other scripts"),
]
UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)


def hostile(name: str) -> Files:
    """Return a campaign in which a name stands wherever a user's text is shown."""
    text = quoted(name)
    return {
        "campaign.yaml": sender("plan: free")["campaign.yaml"] + f"{text}: x\n",
        "prospects.yaml": f"""\
- {{id: {text}, first_name: {text}, connection: 1st}}
- {{id: {text}, connection: {text}}}
- {{first_name: {text}, last_name: Two, channel: message}}
- {{first_name: {text}, last_name: Four, accepts_inmail: false}}
""",
        "drafts.yaml": f"""\
- {{id: {text}, channel: message, body: "{{{{ company }}}} {"x" * 701}"}}
- {{id: {text}, channel: {text}, body: x}}
""",
    }


def quoted(text: str) -> str:
    """Write a text for YAML, with an escape for everything that is not plain."""
    signs = (
        sign if " " <= sign <= "~" and sign not in '"\\' else f"\\U{ord(sign):08x}" for sign in text
    )
    return f'"{"".join(signs)}"'


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_disturbs_a_line(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    folder = write(hostile(name))
    report = run("check", folder, "--format", "json")
    assert len(report.json["findings"]) >= 8
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
    assert [line.split() for line in colored.splitlines() if re.match(r" *\d+:\d+ ", line)] == [
        line.split() for line in rows
    ]


def test_no_file_name_disturbs_a_line(run: Run, write: Write) -> None:
    folder = write(MISTAKES, "a\n\x1b[31m[red]\u202eb")
    report = run("check", folder, "--format", "json").json
    assert report["findings"][0]["file"].startswith(str(folder))
    for format in ("text", "table"):
        out = run("check", folder, "--format", format).out
        assert not UNSAFE.search(out)
        assert r"a\n\x1b[31m[red]\u202eb/campaign.yaml" in out


def test_half_a_sign_can_be_written(run: Run, write: Write, tmp_path: Path) -> None:
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
        pytest.param({}, False, False, id="nobody watches"),
        pytest.param({"FORCE_COLOR": "1"}, True, True, id="FORCE_COLOR"),
        pytest.param({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False, id="NO_COLOR wins"),
        pytest.param({"FORCE_COLOR": "1", "TERM": "dumb"}, True, False, id="a dumb terminal"),
        pytest.param({"NO_COLOR": "1"}, False, False, id="NO_COLOR alone"),
        pytest.param({"FORCE_COLOR": ""}, False, False, id="FORCE_COLOR left empty"),
        pytest.param({"FORCE_COLOR": "1", "NO_COLOR": ""}, True, True, id="NO_COLOR left empty"),
    ],
)
def test_colours_are_for_a_terminal_and_as_wished(
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
        pytest.param("nowhere/report", "is not a folder", id="a folder that is not there"),
    ],
)
@pytest.mark.parametrize("force", [[], ["--force"]], ids=["without force", "with force"])
def test_a_file_that_cannot_be_is_2_and_said(
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


@pytest.mark.parametrize("sample", ["berlin_data_engineers", "saas_sales_team", "career_change"])
def test_a_sample_campaign_is_clean(run: Run, sample: str) -> None:
    ran = run("check", SAMPLES / sample, "--format", "json")
    assert (ran.json["findings"], ran.code) == ([], 0)
    assert ran.json["checked"]["messages"] > ran.json["checked"]["prospects"]

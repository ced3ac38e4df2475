"""`outreach check --fix` and `--diff`: what is repaired, and that nothing else changes."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from conftest import DEFAULT, Run, Write, thinned
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from outreach_cli import fix
from outreach_cli.load import load
from outreach_cli.rules.selection import EVERYTHING
from outreach_cli.source.parser import LOADER

NBSP, NARROW, FIGURE = "\u00a0", "\u202f", "\u2007"
OTHERS = "\u200b\u2060\ufeff"

OURS = "{{ first_name }}"
THERE = '{{ first_name | default: "there" }}'

PLACEHOLDERS = {
    "{first_name}": OURS,
    "{FIRST_NAME}": OURS,
    "{firstName}": OURS,
    "#firstName#": OURS,
    "[First Name]": OURS,
    "%FIRSTNAME%": OURS,
    "*|FNAME|*": OURS,
    "{{firstName}}": OURS,
    "{{First Name}}": OURS,
    "{{FirstName||there}}": THERE,
    "{{first_name|there}}": THERE,
    "{{ first_name | my friend }}": '{{ first_name | default: "my friend" }}',
    "{first_name||there}": THERE,
    "[Company Name]": "{{ company }}",
    "((first_name))": OURS,
    "<<First Name>>": OURS,
    "«First Name»": OURS,
    "$firstName": OURS,
    "@first_name": OURS,
    "~first_name~": OURS,
    "{!Contact.FirstName}": OURS,
    "${Contacts.First Name}": OURS,
    "{lead.firstName}": OURS,
    "Fname": OURS,
    "{account.name}": "{{ company }}",
    "LASTNAME": "{{ last_name }}",
    "companyName": "{{ company }}",
    "[First Name] [Last Name]": "{{ first_name }} {{ last_name }}",
    "*|COMPANY|*": "{{ company }}",
    "{hobby}": "{{ hobby }}",
    f"{{first{NBSP}name}}": OURS,
    "{first_\u200bname}": OURS,
    f"{{{{{NBSP}first_name{NBSP}}}}}": OURS,
}

UNTOUCHED = [
    "FIRST_NAME, how is COMPANY",
    "VORNAME, wie geht es FIRMA",
    "{{ first_name }}",
    '{{ first_name | default: "there" }}',
    "{{ first_name | upcase }}",
    "{{first_name|}}",
    "{{ first_name | upcas 'a' }}",
    "{{ first_name || 'there' }}",
    "{{ first_name | upcas }}",  # a filter misspelt is no name to greet with
    "{{ first_name | upper }}",
    '{{ last_name | default: "{first_name}" }}',
    "{% if company %}{{ company }}{% endif %}",
    "{Hi|Hello}",
    "{company|firm}",  # a choice of words, or a fallback?
    "{{first_name}",
    "{first_name}}",
    "{{{first_name}}}",
    "{weather}",
    "{{ weather }}",
    "{{ weather | fine }}",
    "[1]",
    "[role]",  # whose?
    "[My Website]",
    "[Your First Name]",
    "{sender.name}",
    "{manager.name}",
    "[Company]",  # in a greeting
    "*|IF:FNAME|**|FNAME|**|ELSE:|*friend*|END:IF|*",
    "{Hi {first_name}|Hello}",
    "{#if first_name}{first_name}{/if}",
    "Frau [First Name]",
    "[First Name] from [Company]",
    "#hiring #remote",
    "50% of 100% remote",
    "{{#first_name}}{{first_name}}{{/first_name}}",
    "{{#FNAME}}{{FNAME}}{{/FNAME}}",
    "{{^firstName}}there{{/firstName}}",
    "{{!firstName}}",
    "{{>firstName}}",
    "{#first_name}{first_name}{/first_name}",
    "*|FNAME|there|*",
    "%FIRST_NAME|there%",
    "FIRST_NAME|there",
    "FIRST_NAME#there",
    "FIRST_NAME || there",
    "firstName:there",
    "{ first_name }}",
    "[first_name]]",
    "<<First Name>",
    "[First Name} of [Name]",
    "a {mill [First Name]",
    ":first_name",
    "::first_name::",
    "!FIRST_NAME!",
    "-FIRST_NAME-",
    "+FIRST_NAME+",
    "=FIRST_NAME=",
    "#{{firstName}}",
    "{{firstName}}|there",
    "[First Name]/[Name]",
    "[First Name] / [Name]",
    "a family 👨\u200d👩\u200d👧",
    "می\u200cخواهم",
]


def styles(text: str) -> dict[str, str]:
    """Return a text as a value in each style of YAML that can hold it."""
    written = {
        "literal": "|\n    " + text.replace("\n", "\n    "),
        "strip": "|-\n    " + text.replace("\n", "\n    "),
        "deeper": "|1\n    " + text.replace("\n", "\n    "),
        "folded": ">\n    " + text.replace("\n", "\n\n    "),
        "single": "'" + text.replace("'", "''").replace("\n", "\n\n    ") + "'",
        "double": '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"',
    }
    plain = f"Hi {text}".replace("\n", "\n\n    ")
    try:
        if yaml.safe_load(f"body: {plain}") == {"body": f"Hi {text}"}:
            written["plain"] = plain
    except yaml.YAMLError:
        pass
    return written


def drafts(body: str) -> str:
    return f"""\
# The first one

- id:   hello     # kept
  "channel" : message
  body: {body}
  attachments: []   # "[First Name]" and trailing  \x20

- {{channel: message, id: second, body: "Hello"}}
"""


@pytest.fixture
def campaign(write: Write) -> Callable[..., Path]:
    def _campaign(text: str | bytes, **files: str) -> Path:
        people = "- {id: ada, first_name: Ada, company: Loom, hobby: Go, connection: 1st}\n"
        raw = text if isinstance(text, bytes) else text.encode()
        more = {f"{name}.yaml": content for name, content in files.items()}
        return write({"drafts.yaml": raw, "prospects.yaml": people, **more}) / "drafts.yaml"

    return _campaign


def repair(file: Path) -> fix.FixedFile:
    """Repair the drafts file of a campaign and return what was changed."""
    (fixed,) = fix.fixed_files([load(str(file.parent))], EVERYTHING)
    assert fixed.reason is None
    file.write_bytes(fixed.after.encode())
    return fixed


def bodies(text: str) -> list[str]:
    # Like the program, with libyaml if there is one: the parser in Python refuses some texts.
    return [draft["body"] for draft in yaml.load(text, LOADER)]


@pytest.mark.parametrize(("written", "ours"), thinned(PLACEHOLDERS.items(), 2))
def test_a_placeholder_of_another_tool_becomes_ours_in_every_style(
    written: str, ours: str, campaign: Callable[..., Path]
) -> None:
    greets = "name" in ours
    text = f"Dear {written}, how are you?" if greets else f"Hi Ada, how is it at {written} now?"
    for style, value in styles(text).items():
        before = drafts(value)
        file = campaign(before)
        repair(file)
        after = file.read_text("utf-8")
        other = {"double": ours.replace('"', "'"), "plain": ours.replace(": ", ":")}
        now = other.get(style, ours)
        assert after == drafts(value.replace(written, now)), style
        assert bodies(after)[0] == bodies(before)[0].replace(written, now), style


@pytest.mark.parametrize("written", thinned(UNTOUCHED))
def test_what_may_be_meant_as_written_stays(written: str, campaign: Callable[..., Path]) -> None:
    for style, value in styles(f"Dear {written}, well").items():
        before = drafts(value)
        file = campaign(before)
        assert repair(file) == (str(file), before, before, 0, 0, None), style


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Your colleague {first_name} told me about it. Can I help?", None),
        (
            "Hi {first_name}, is it open?\n\nYours,\n{first_name}",
            f"Hi {OURS}, is it open?\n\nYours,\n{{first_name}}",
        ),
        ("Hello, {first_name} of {company} here. Shall I tell you more?", None),
        ("{first_name}, is it open?", f"{OURS}, is it open?"),
        ("Have you met our founder, {first_name}?", None),
        ("Hi all,\n\nI am {first_name}. How are you?", None),
        ("We need a [Job Title] at [Company]. Would you like it?", None),
        ("[Company] is hiring. Do you know anybody?", None),
        ("Would you like to join [Company]?", None),
        ("I work at [Company]. Do you know us?", None),
        ("Do you know what we do at [Company]?", None),
        ("Do you bake like [Company]?", None),
        ("May I ask how [Company] heats?", "May I ask how {{ company }} heats?"),
        ("What do you do at [Company]? We at [Company] sing.", None),
        ("Wie alt ist der Aufzug bei [Firma]?", "Wie alt ist der Aufzug bei {{ company }}?"),
        ("Wir suchen für [Firma] eine Köchin. Wollen Sie?", None),
        ("Comment va le moulin de [Entreprise] ?", "Comment va le moulin de {{ company }} ?"),
        ("Nous recrutons pour [Entreprise]. Et vous ?", None),
        ("¿Cómo va el molino de [Empresa]?", "¿Cómo va el molino de {{ company }}?"),
        ("Como vai o moinho da [Empresa]?", "Como vai o moinho da {{ company }}?"),
        ("Your work as [Job Title] is good. Is it hard?", None),
        ("How is the [Industry] fair?", None),
        ("Guten Tag Frau [Nachname], wie geht es?", "Guten Tag Frau {{ last_name }}, wie geht es?"),
        ("Good morning $firstName! Ready?", f"Good morning {OURS}! Ready?"),
    ],
)
def test_only_what_certainly_means_the_recipient_is_replaced(
    before: str, after: str | None, campaign: Callable[..., Path]
) -> None:
    file = campaign(drafts(styles(before)["literal"]))
    repair(file)
    assert bodies(file.read_text("utf-8"))[0].rstrip("\n") == (after or before)


def test_what_is_left_keeps_its_finding(campaign: Callable[..., Path], run: Run) -> None:
    file = campaign(drafts("Hi [First Name], like [Company X] you make rope. [Your Name]"))
    ran = run("check", file.parent, "--fix", "--select", "T104,T107", "--format", "json")
    messages = [finding["message"] for finding in ran.json["findings"]]
    assert len(messages) == 2
    assert "[Your Name] (write {{ sender.first_name }})" in messages[0] + messages[1]
    assert "[Company X] would be sent as written" in messages[0] + messages[1]


def test_odd_spaces_and_invisible_characters_go_in_every_style(
    campaign: Callable[..., Path],
) -> None:
    text = f"Hi{NBSP}you{NARROW}there{FIGURE}and{OTHERS} so 👨\u200d👩 می\u200cخواهم on"
    for style, value in styles(text).items():
        before = drafts(value)
        file = campaign(before)
        assert repair(file).places == 4, style
        plain = "Hi you there and so 👨\u200d👩 می\u200cخواهم on"
        assert file.read_text("utf-8") == before.replace(text, plain), style


def test_escapes_for_odd_spaces_go(campaign: Callable[..., Path]) -> None:
    file = campaign(drafts(r'"Hi\_you\u00A0\xa0\u200bthere\U0000202f\tso \"on\""'))
    repair(file)
    assert file.read_text("utf-8") == drafts(r'"Hi you  there \tso \"on\""')


@pytest.mark.parametrize("style", ["|", "|-", "|+", ">", ">-", "|1", "| # a comment"])
def test_spaces_at_line_ends_go_from_block_texts(style: str, campaign: Callable[..., Path]) -> None:
    lines = f"{style}\n    Hi,  \n    you \t\n    \n      and so{NBSP}\n\n    on\u200b \n"
    file = campaign(drafts(lines))
    repair(file)
    now = f"{style}\n    Hi,\n    you\n    \n      and so\n\n    on\n"
    if style == "|1":  # all lines are indented by a blank
        now = now.replace("    \n", "   \n")
    assert file.read_text("utf-8") == drafts(now)


def test_spaces_at_line_ends_stay_in_quoted_texts(campaign: Callable[..., Path]) -> None:
    before = drafts('"Hi   \n    you \\\n    there \\n so "')
    file = campaign(before)
    repair(file)
    assert file.read_text("utf-8") == before


def test_a_folded_placeholder_is_written_on_one_line(campaign: Callable[..., Path]) -> None:
    for before, after in (
        (">\n    Hi [First\n    Name], so\n", ">\n    Hi {{ first_name }}, so\n"),
        ("'Hi [First\n    Name], so'", "'Hi {{ first_name }}, so'"),
        ('"Hi [First\\\n    \\ Name], so"', '"Hi {{ first_name }}, so"'),
        ("Hi [First\n    Name], so", "Hi {{ first_name }}, so"),
    ):
        file = campaign(drafts(before))
        repair(file)
        assert file.read_text("utf-8") == drafts(after)


def test_quotes_of_a_default_differ_from_those_of_the_text(campaign: Callable[..., Path]) -> None:
    written = "Hi {{first_name||it's you}}"
    expected = {
        "literal": 'Hi {{ first_name | default: "it\'s you" }}',
        "single": "'Hi {{ first_name | default: \"it''s you\" }}'",
        "double": f'"{written}"',  # neither quote would do without an escape
    }
    for style, after in expected.items():
        file = campaign(drafts(styles(written)[style]))
        repair(file)
        assert after in file.read_text("utf-8"), style


@pytest.mark.parametrize(
    "value",
    [
        f"Hi a:{NBSP}b",  # would be a key
        f"Hi a{NBSP}#b",  # would be a comment
        f"|\n    {NBSP}Hi\n    you\n",  # would indent
        f"'{NBSP}\n    Hi'",  # would be folded away
        "nu\u200bll",  # would be no text at all
        "\u200b",
        "\u200b- Hi",
    ],
)
def test_a_change_that_yaml_would_read_differently_is_not_made(
    value: str, campaign: Callable[..., Path]
) -> None:
    before = drafts(value).replace('"Hello"', '"Hello {first_name}"')
    file = campaign(before)
    assert repair(file)[3:] == (1, 1, None)
    assert file.read_text("utf-8") == before.replace("{first_name}", OURS)


MIXED = """\
# A comment with [First Name] and trailing blanks  \x20
- {id: one, channel: message, subject: "", body: "Hi {FIRST_NAME}, so?"}   # kept


-   id: two
    channel:   message
    body: >-  \x20
        Dear *|FNAME|*,\u00a0you \x20
        and\u200b I?
    ignore: {T103: "[First Name]"}
"""
REPAIRED = """\
# A comment with [First Name] and trailing blanks  \x20
- {id: one, channel: message, subject: "", body: "Hi {{ first_name }}, so?"}   # kept


-   id: two
    channel:   message
    body: >-  \x20
        Dear {{ first_name }}, you
        and I?
    ignore: {T103: "[First Name]"}
"""


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_breaks_and_the_byte_order_mark_are_kept(
    end: str, mark: bytes, campaign: Callable[..., Path], run: Run
) -> None:
    file = campaign(mark + MIXED.replace("\n", end).encode())
    ran = run("check", file.parent, "--fix", "--select", "T104")
    assert (ran.code, ran.out) == (0, "")
    assert f"fixed 5 places in {file}\n" in ran.err
    assert file.read_bytes() == mark + REPAIRED.replace("\n", end).encode()
    again = run("check", file.parent, "--fix", "--select", "T104")
    assert "nothing to fix\n" in again.err


def test_the_repaired_files_are_checked(campaign: Callable[..., Path], run: Run) -> None:
    file = campaign(drafts("'{{first_name||there}}, {{ weather }}?'"))
    options = ("--select", "T101,T102,T104", "--format", "json")
    before = run("check", file.parent, *options).json["findings"]
    after = run("check", file.parent, *options, "--fix").json["findings"]
    assert [one["code"] for one in before] == ["T101"]
    assert [one["code"] for one in after] == ["T102"]


DIFF = """\
--- {file}
+++ {file}
@@ -1,10 +1,10 @@
 # A comment with [First Name] and trailing blanks  \x20
-- {{id: one, channel: message, subject: "", body: "Hi {{FIRST_NAME}}, so?"}}   # kept
+- {{id: one, channel: message, subject: "", body: "Hi {{{{ first_name }}}}, so?"}}   # kept
\x20
\x20
 -   id: two
     channel:   message
     body: >-  \x20
-        Dear *|FNAME|*,\u00a0you \x20
-        and\u200b I?
+        Dear {{{{ first_name }}}}, you
+        and I?
     ignore: {{T103: "[First Name]"}}
"""


def test_diff_shows_the_same_and_writes_nothing(campaign: Callable[..., Path], run: Run) -> None:
    file = campaign(MIXED)
    for options in (("--diff",), ("--diff", "--fix"), ("--fix", "--diff", "--exit-zero")):
        ran = run("check", file.parent, *options)
        assert (ran.code, ran.out) == (1, DIFF.format(file=file))
        assert ran.err == f"--fix would fix 5 places in {file}\n"
        assert file.read_text("utf-8") == MIXED
    output = file.with_name("a.diff")
    assert run("check", file.parent, "--diff", "--output", output).out == ""
    assert output.read_text("utf-8") == DIFF.format(file=file)
    file.write_text(REPAIRED, "utf-8")
    ran = run("check", file.parent, "--diff")
    assert ran == (0, "", "nothing to fix\n")


def test_diff_of_a_file_without_a_line_break_at_its_end(
    campaign: Callable[..., Path], run: Run
) -> None:
    file = campaign('- {channel: message, body: "Hi [First Name]"}')
    assert run("check", file.parent, "--diff").out == (
        f"--- {file}\n+++ {file}\n@@ -1 +1 @@\n"
        '-- {channel: message, body: "Hi [First Name]"}\n\\ No newline at end of file\n'
        '+- {channel: message, body: "Hi {{ first_name }}"}\n\\ No newline at end of file\n'
    )


def test_a_file_that_several_campaigns_share_is_repaired_once(write: Write, run: Run) -> None:
    shared = {
        "campaign.yaml": DEFAULT["campaign.yaml"].replace("drafts:", "drafts: ../one/d.yaml #")
    }
    one = write(shared, "one")
    text = '- {channel: inmail, subject: "[First Name]?", body: "{first_name}?"}\n'
    (one / "d.yaml").write_text(text, "utf-8")
    two = write(shared, "two")
    three = write({"drafts.yaml": text}, "three")
    ran = run("check", one, two, three, "--fix", "--select", "T104")
    names = f"2 in {one / 'd.yaml'}, 2 in {three / 'drafts.yaml'}"
    assert f"fixed 4 places: {names}\n" in ran.err
    for file in (one / "d.yaml", three / "drafts.yaml"):
        assert file.read_text("utf-8").count("{{ first_name }}?") == 2
    assert "[" not in (two / "drafts.yaml").read_text("utf-8")


def test_no_other_file_is_touched(campaign: Callable[..., Path], run: Run) -> None:
    people = "- {id: ada, first_name: '{first_name}\u00a0', connection: 1st}   \n"
    file = campaign(MIXED, prospects=people, spare=MIXED)
    before = {path.name: path.stat().st_mtime_ns for path in file.parent.iterdir()}
    run("check", file.parent, "--fix", "--select", "T104")
    after = {path.name: path.stat().st_mtime_ns for path in file.parent.iterdir()}
    assert before.keys() == after.keys()
    assert [name for name in after if after[name] != before[name]] == ["drafts.yaml"]


def test_drafts_alone_know_only_the_usual_names(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "drafts.yaml"
    text = "Hi {FNAME}, {{ region }} {region} {{ firstName }} [Your Name]. How is {{Company||you}}?"
    file.write_text(f"- {{channel: message, body: '{text}'}}\n", "utf-8")
    assert "fixed 2 places" in run("check", file, "--fix", "--select", "T104").err
    text = text.replace("{FNAME}", OURS)
    text = text.replace("{{Company||you}}", '{{ company | default: "you" }}')
    assert file.read_text("utf-8") == f"- {{channel: message, body: '{text}'}}\n"


def test_what_a_draft_or_the_command_line_ignores_stays(
    campaign: Callable[..., Path], run: Run
) -> None:
    accepted = '- {channel: message, body: "[First Name]", ignore: {T104: they sign so}}\n'
    file = campaign(accepted)
    assert "nothing to fix" in run("check", file.parent, "--diff").err
    file = campaign(accepted.replace("T104", "T103"))
    for options in (("--ignore", "T104"), ("--select", "L")):
        assert run("check", file.parent, "--diff", *options).code == 0
    assert run("check", file.parent, "--diff").code == 1


def test_an_alias_follows_its_anchor(campaign: Callable[..., Path]) -> None:
    text = """\
- &base {id: a, channel: message, body: &text "Hi {first_name}"}
- {id: b, channel: message, body: *text}
- {<<: *base, id: c}
"""
    file = campaign(text)
    assert repair(file).places == 1
    assert bodies(file.read_text("utf-8")) == ["Hi {{ first_name }}"] * 3
    file = campaign(text.replace("id: b", "id: *text"))
    assert repair(file).places == 0


def test_the_first_of_two_equal_keys_is_repaired(campaign: Callable[..., Path]) -> None:
    file = campaign('- {channel: message, body: "{first_name}", body: "{first_name}"}\n')
    repair(file)
    ours = '- {channel: message, body: "{{ first_name }}", body: "{first_name}"}\n'
    assert file.read_text("utf-8") == ours


def test_the_mode_and_a_link_are_kept(campaign: Callable[..., Path], run: Run) -> None:
    file = campaign(MIXED)
    target = file.rename(file.with_name("target.yaml"))
    target.chmod(0o640)
    file.symlink_to(target.name)
    run("check", file.parent, "--fix", "--select", "T104")
    assert file.is_symlink()
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert target.read_text("utf-8") == REPAIRED


def test_a_read_only_file_stays(campaign: Callable[..., Path], run: Run) -> None:
    file = campaign(MIXED)
    file.chmod(0o444)
    ran = run("check", file.parent, "--fix")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"outreach: {file} is read-only; nothing was fixed\n"
    assert file.read_text("utf-8") == MIXED


def test_a_failing_write_leaves_the_file(
    campaign: Callable[..., Path], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = campaign(MIXED)

    def full(*_: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    ran = run("check", file.parent, "--fix")
    assert (ran.code, ran.out) == (2, "")
    assert "cannot be written: no space left on device" in ran.err
    assert file.read_text("utf-8") == MIXED
    names = {"campaign.yaml", "prospects.yaml", "drafts.yaml"}
    assert {path.name for path in file.parent.iterdir()} == names


def test_only_utf_8_is_written(campaign: Callable[..., Path], run: Run) -> None:
    raw = MIXED.encode("utf-16")
    file = campaign(raw)
    ran = run("check", file.parent, "--fix", "--select", "T104", "--format", "json")
    assert f"{file} is left as it is: only UTF-8 can be written\nnothing to fix\n" in ran.err
    assert len(ran.json["findings"]) == 2
    assert file.read_bytes() == raw


@pytest.mark.parametrize(
    "text",
    [
        "Which page lacks a <title>?",
        "Does GET /v1/{company}/jobs answer?",
        "Is it https://example.org/{company}?",
    ],
)
def test_what_is_technical_stays(campaign: Callable[..., Path], run: Run, text: str) -> None:
    file = campaign(f'- {{channel: inmail, subject: Hi, body: "{text}"}}\n')
    ran = run("check", file.parent, "--fix", "--select", "T104", "--format", "json")
    assert text in file.read_text("utf-8")
    assert not ran.json["findings"]


def test_drafts_that_cannot_be_read_are_mentioned(write: Write, run: Run) -> None:
    folder = write({"drafts.yaml": DEFAULT["drafts.yaml"] + "- {channel: letter, body: '{x}'}\n"})
    for option in ("--fix", "--diff"):
        assert "nothing to fix in the drafts that can be read" in run("check", folder, option).err


def test_a_diff_can_be_applied_if_a_name_has_a_space(
    write: Write, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = '- {channel: inmail, subject: Hi, body: "Hi {first_name}, shall we?"}\n'
    folder = write({"drafts.yaml": text}, "sp ace")
    monkeypatch.chdir(folder.parent)
    shown = run("check", "sp ace", "--diff").out.splitlines()
    assert shown[:2] == ["--- sp ace/drafts.yaml\t", "+++ sp ace/drafts.yaml\t"]


def test_json_drafts_are_left(write: Write, run: Run) -> None:
    text = '[{"channel": "inmail", "subject": "Hi", "body": "[First Name]"}]'
    settings = DEFAULT["campaign.yaml"].replace("drafts.yaml", "drafts.json")
    folder = write({"campaign.yaml": settings, "drafts.json": text})
    assert "nothing to fix" in run("check", folder, "--fix", "--select", "T104").err
    assert (folder / "drafts.json").read_text("utf-8") == text


@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_standard_input_is_refused(option: str, run: Run) -> None:
    ran = run("check", "-", option, stdin=MIXED)
    assert (ran.code, ran.out) == (2, "")
    message = "--fix and --diff need files; a text on standard input cannot be repaired"
    assert ran.err == f"outreach: {message}\n"


def test_diff_without_a_draft_that_can_be_read_fails(
    campaign: Callable[..., Path], tmp_path: Path, run: Run
) -> None:
    for path in (campaign("- {channel: message, body: 'Hi\n").parent, tmp_path / "missing"):
        ran = run("check", path, "--diff")
        assert (ran.code, ran.out) == (2, "")
        assert "no draft can be read; outreach check says why" in ran.err


PIECES = st.sampled_from(
    [*PLACEHOLDERS, *UNTOUCHED, *f" \t\n-'\"\\#:,|{{}}[]*%x&{NBSP}{FIGURE}{OTHERS}\u2028é😀"]
)
TEXTS = st.lists(PIECES, max_size=8).map("".join)
SIGNS = {ord(sign): " " for sign in NBSP + NARROW + FIGURE} | {ord(sign): "" for sign in OTHERS}


@pytest.mark.slow
@settings(suppress_health_check=list(HealthCheck))
@example(body="{first\u200b_name}\u00a0\u200b", choice=0)
@example(body="\u200b\u00a0Hi\n\u00a0 you \n \nand", choice=3)
@example(body="\u2028\ufeff", choice=0)
@example(body="\u200b\u2028", choice=1)
@given(body=TEXTS, choice=st.integers(0, 6))
def test_repairing_again_changes_nothing(
    body: str, choice: int, campaign: Callable[..., Path]
) -> None:
    written = list(styles(body).values())
    before = drafts(written[choice % len(written)])
    file = campaign(before)
    read = load(str(file.parent)).campaign
    if read is None or len(read.drafts) < 2:
        return  # not valid YAML, or no text
    texts = bodies(before)
    once = repair(file)
    twice = repair(file)
    assert (twice.after, twice.places, twice.left) == (once.after, 0, once.left)
    # All else is the same, byte for byte.
    head, tail = before.split("body: ", 1)[0], before[before.index("  attachments:") :]
    assert once.after.startswith(head)
    assert once.after.endswith(tail)
    # Only what the program may delete is gone.
    after = bodies(once.after)
    assert after[1] == texts[1]
    if not once.left and "{{" not in after[0]:
        assert "".join(after[0].split()) == "".join(texts[0].translate(SIGNS).split())


COMPANIES = yaml.load(Path(__file__).with_name("fixes.yaml").read_text("utf-8"), LOADER)


@pytest.mark.parametrize(
    ("text", "is_readers"), [case for cases in COMPANIES.values() for case in cases]
)
@pytest.mark.parametrize("token", thinned(["{company}", "[Company]", "{!Account.Name}"]))
def test_a_company_is_replaced_only_if_it_is_certainly_the_readers(
    text: str, is_readers: bool, token: str, campaign: Callable[..., Path]
) -> None:
    before = text.replace("{company}", token)
    file = campaign(drafts(styles(before)["literal"]))
    repair(file)
    after = bodies(file.read_text("utf-8"))[0].rstrip("\n")
    assert after == (before.replace(token, "{{ company }}") if is_readers else before)

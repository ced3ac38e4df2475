"""JUnit XML, for the test pages of Jenkins, GitLab, Azure DevOps and others.

The format has no standard; this is the core of the Apache Ant schema, which all of them read.
"""

from __future__ import annotations

from xml.etree import ElementTree

from outreach_cli.finding import CheckResult, Finding, Severity
from outreach_cli.report.findings.message import message
from outreach_cli.report.findings.text import where
from outreach_cli.report.grid import PLAIN, Screen
from outreach_cli.words import one_line


def write(checked: CheckResult, screen: Screen = PLAIN) -> str:
    """Return a suite with a case for each finding; advice and a check without findings pass."""
    root = ElementTree.Element("testsuites")
    suite = ElementTree.SubElement(root, "testsuite", name="outreach")
    for finding in checked.findings:
        _add(suite, finding, screen)
    if not checked.findings:
        ElementTree.SubElement(suite, "testcase", classname="outreach", name="no findings")
    for element in (suite, root):
        element.set("tests", str(len(suite)))
        element.set("failures", str(len(checked.findings) - checked.of(Severity.ADVICE)))
        element.set("errors", "0")
    ElementTree.indent(root)
    raw: bytes = ElementTree.tostring(root, encoding="us-ascii", xml_declaration=True)
    return raw.decode() + "\n"


def _add(suite: ElementTree.Element, finding: Finding, screen: Screen) -> None:
    file = _held(finding.place.file)
    name = f"{finding.code} {finding.rule} {finding.place.position}".rstrip()
    case = ElementTree.SubElement(suite, "testcase", classname=file, name=name, file=file)
    said = _held(message(finding, screen))
    if finding.severity is Severity.ADVICE:
        shown = ElementTree.SubElement(case, "system-out")
    else:
        kind = finding.severity.value
        shown = ElementTree.SubElement(case, "failure", type=kind, message=said)
    shown.text = f"{_held(where(finding.place))}: {said}"


def _held(text: str) -> str:
    # XML 1.0 allows neither control characters, which `one_line` escapes, nor these two.
    return one_line(text).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")

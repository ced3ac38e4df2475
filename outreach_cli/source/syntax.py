"""What keeps a YAML file from being read, in one sentence that says what to do.

libyaml tells where it could not go on and what it expected there. People want to know what they
wrote; the usual slips are told by what stands around that place.
"""

from __future__ import annotations

import re

from outreach_cli.source.parser import yaml

UNQUOTED = "a placeholder in an unquoted text; put the text in quotes, or use |"
# A value that begins with a placeholder, or is a plain text with one, on one line.
_BARE_PLACEHOLDER = r"""([ ]*(?:-[ ]+)*(?:[\w-]+:[ ]+)?)(\{\{|\{%|[^\s"'|>#{][^\r\n]*?\{\{)"""
_NO_COLON = "a key takes a colon and a value, as in name: value"
_BLOCK = r"(?:[^\r\n]*?:|[ ]*-)[ ]+[|>][-+0-9]*[ ]*(?:#[^\r\n]*)?"


def explained(text: str, error: yaml.MarkedYAMLError) -> tuple[int, str]:
    """Return the index at which a text is wrong, and in a sentence how."""
    mark = error.problem_mark or error.context_mark
    index = mark.index if mark else 0
    opened = error.context_mark.index if error.context_mark else index
    problem = (error.problem or "cannot be read").strip()
    context = (error.context or "").strip()
    return (
        _flow(text, index, opened, problem, context)
        or _second_colon(text, index, problem)
        or _plain(text, index, opened, problem, context)
        or _layout(text, index, opened, problem)
        or (index, f"not valid YAML: {problem}" + (f" ({context})" if context else ""))
    )


def _flow(text: str, index: int, opened: int, problem: str, context: str) -> tuple[int, str] | None:
    """Tell of placeholders without quotes, and of quotes and brackets left open."""
    written = text.rstrip()
    if written[-1:] in {"[", "{"} and index >= len(written):
        opened = len(written) - 1
    start = _line_start(text, index)
    bare = re.match(_BARE_PLACEHOLDER, text[start:])
    if bare and (bare[2] in {"{{", "{%"} or problem.startswith("mapping values")):
        return start + bare.start(2), UNQUOTED
    if bare := re.match(r"""\{[^"'#{}]*(?=\{\{)""", text[opened : index + 2]):
        return opened + bare.end(), UNQUOTED
    if "quoted scalar" in context and "end of stream" in problem:
        return opened, "a quote is opened here and never closed"
    bracket = text[opened : opened + 1]
    if bracket in {"[", "{"}:
        if index >= len(written):
            return opened, f"{bracket} is opened here and never closed"
        if problem.startswith("did not find expected ','"):
            return opened, f"{bracket} is opened here, and not closed where it should be"
    return None


def _plain(
    text: str, index: int, opened: int, problem: str, context: str
) -> tuple[int, str] | None:
    """Tell of texts with signs that mean something in YAML."""
    if text[index : index + 1] == "\t" or "tab character" in problem:
        return index, "a tab cannot indent in YAML; use spaces"
    if "escape character" in problem:
        return index, r'a \ in "double quotes" begins an escape; write \\, or use single quotes'
    if "cannot start any token" in problem or context.endswith(("an alias", "an anchor")):
        return opened, f"a text cannot begin with {text[opened]}; put the text in quotes"
    if problem.endswith("expected node content") and text[index : index + 1] == ",":
        return index, "a value is missing before this comma"
    if problem.endswith("expected node content") and index < len(text):
        return index, f"a text cannot begin with {text[index]}; put the text in quotes"
    if problem.startswith("block sequence entries"):
        return index, 'a text cannot begin with "- "; put the text in quotes'
    before = text[_line_start(text, index) : index].rstrip()
    if before[-1:] in {'"', "'"} and problem.startswith("did not find expected"):
        message = f"the text ends at the {before[-1]} before this; inside it use the other quotes,"
        return index, f"{message} or put the text behind |"
    if before[-1:] in {"]", "}"} and problem.startswith("did not find expected"):
        message = "a text cannot begin with [ or {, which make a list or an entry"
        return index, f"{message}; put the text in quotes"
    return None


def _second_colon(text: str, index: int, problem: str) -> tuple[int, str] | None:
    """Tell of a colon in the middle of a text: there, or since the line above lacks its own."""
    if not problem.startswith("mapping values"):
        return None
    start = _line_start(text, index)
    key = re.search(r"^ *([\w-]+)$", text[start:index])
    if key is None or not text[:start].strip():
        return index, 'a ": " inside a plain text; put the text in quotes, or use |'
    above = text[:start].rstrip()
    begin = _line_start(above, len(above))
    dashes = re.match(r"(?: |-(?= ))*", text[begin:])
    depth = dashes.end() if dashes else 0
    if depth >= index - len(key[1]) - start:
        return begin + depth, _NO_COLON
    message = "this line is indented more than the one above; align its key with the others"
    return index - len(key[1]), message


def _layout(text: str, index: int, opened: int, problem: str) -> tuple[int, str] | None:
    """Tell of lines that are indented otherwise than those that they belong to."""
    colon = problem.startswith("could not find expected ':'")
    index = opened if colon else index
    start = _line_start(text, index)
    if text[start:index].strip(" ") or not (colon or problem.startswith("did not find expected")):
        return None
    if re.search(r"(?m)^\.\.\.", text[:start]):
        return index, "the line ... ends the file's data; delete it, or what follows it"
    if colon and (tight := re.match(r"[\w-]+:(?=[^\s/])", text[index:])):
        return index + tight.end(), "a blank is missing after the colon"
    depth = index - start
    for line in reversed(text[:start].splitlines()):
        if re.fullmatch(_BLOCK, line):
            message = "indent all lines of the text behind | alike, and more than its key"
            return index, f"this line is indented less than the text that it belongs to; {message}"
        if line.strip() and len(line) - len(line.lstrip(" ")) <= depth:
            break
    if colon:
        return index, _NO_COLON
    message = "this line is indented otherwise than those that it belongs with; align it with them"
    return index, message


def _line_start(text: str, index: int) -> int:
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1

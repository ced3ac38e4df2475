"""How often each rule is right, counted on labelled texts.

    python tests/benchmarks/accuracy.py FOLDER [--list] [--output FILE]

Writes `outreach_cli/rules/measured.yaml`, from which `outreach rule` shows the figures. FOLDER has:

drafts/*.yaml   messages, checked without a campaign
labels.json     what an editor says of each message, by the id of the draft: `channel`; `flag`, the
                rules that should report it; `skip`, those on which editors differ; `any_of`, groups
                of rules of which one is enough
slips.yaml      sentences by language, each with one misspelt word (`text`, `wrong`)
clean.yaml      sentences by language without one
values.yaml     values of prospects: `kind` (the field), `value`, `label` (good or bad)

Labels are codes, or the names in `COLUMNS`. With --list, all that was wrong or missed is named.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from measure import say

from outreach_cli import lint
from outreach_cli.load import DraftsOnly, load
from outreach_cli.rules import RULES
from outreach_cli.rules.measured import DATA, Measured

COLUMNS = {
    "leftover": "T107",
    "fixed_name": "W109",
    "cliche": "W110",
    "markup": "W111",
    "short_link": "W112",
    "doubled_word": "W113",
    "subject_lines": "L106",
}
"""Labels that are no codes, and the rules that they mean."""

INSTEAD = {"T104": ("T107",), "T107": ("T101", "T104"), "T106": ("T103", "T105")}
"""Rules that may report the same case in place of another one, which then did not miss it."""

CHANNELS = {
    "W103": ("inmail", "message"),
    "W104": ("inmail",),
    "W106": ("inmail",),
    "C105": ("inmail",),
    "C106": ("message", "invitation"),
    "L106": ("inmail",),
}
"""The channels of the messages that a rule is about, if it is not about all."""

GREETINGS = {"en": "Hello", "de": "Guten Tag", "fr": "Bonjour", "es": "Hola", "pt": "Olá"}
USUAL = {"first_name": "Ines", "last_name": "Brandt", "company": "Kessler", "title": "Engineer"}
HEAD = """\
# How often each rule was right on labelled texts; tests/benchmarks/accuracy.py writes this file.
# `right` and `wrong` count what a rule reported, `missed` what it should have reported.
"""


class Case(NamedTuple):
    """Whether a rule reported a text, and whether it should have."""

    text: str
    is_reported: bool
    is_expected: bool


def main() -> None:
    """Count, write the figures, and show them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="folder with the labelled texts")
    parser.add_argument("--list", action="store_true", help="name what was wrong or missed")
    parser.add_argument("--output", type=Path, default=DATA, help="where the figures are written")
    options = parser.parse_args()
    if not (options.folder / "labels.json").is_file():
        sys.exit(f"{options.folder} has no labels.json; see the beginning of this file")
    figures: dict[str, list[Measured]] = {rule.code: [] for rule in RULES}
    for kind, code, cases in counted(options.folder):
        figures[code].append(summed(kind, cases))
        say(f"{code} {figures[code][-1]}")
        for case in cases if options.list else ():
            if case.is_reported != case.is_expected:
                say(f"  {'wrong' if case.is_reported else 'missed'}: {case.text}")
    rows = {code: [one._asdict() for one in figures[code]] for code in figures}
    options.output.write_text(
        HEAD + yaml.safe_dump(rows, sort_keys=False, default_flow_style=None), "utf-8"
    )


def counted(folder: Path) -> Iterator[tuple[str, str, list[Case]]]:
    """Yield the cases of each rule that has any, with the kind of the texts and its code."""
    labels = {
        draft: {**label, "flag": codes(label["flag"]), "skip": codes(label["skip"])}
        for draft, label in read(folder / "labels.json").items()
    }
    found = reported(sorted((folder / "drafts").glob("*.yaml")))
    for rule in RULES:
        cases = [*message_cases(rule.code, labels, found)]
        if any(case.is_reported or case.is_expected for case in cases):
            yield "messages", rule.code, cases
    with tempfile.TemporaryDirectory() as temporary:
        yield "sentences", "W108", [*sentence_cases(folder, Path(temporary))]
    with tempfile.TemporaryDirectory() as temporary:
        yield "values", "T106", [*value_cases(folder, Path(temporary))]


def message_cases(
    code: str, labels: Mapping[str, Any], found: Mapping[str, Mapping[str, str]]
) -> Iterator[Case]:
    """Yield whether a rule reports each message, except those on which editors differ."""
    if not any(code in {*label["flag"], *chain(*label["any_of"])} for label in labels.values()):
        return  # it was not labelled
    for draft, label in labels.items():
        if label["channel"] not in CHANNELS.get(code, (label["channel"],)) or code in label["skip"]:
            continue
        is_reported = code in found[draft]
        groups = [codes(group) for group in label["any_of"] if code in codes(group)]
        others = {*INSTEAD.get(code, ()), *(other for group in groups for other in group)} - {code}
        if not is_reported and not others.isdisjoint(found[draft]):
            continue  # reported by another rule
        is_first = any(group[0] == code for group in groups)
        is_expected = code in label["flag"] or is_first or (is_reported and bool(groups))
        yield Case(draft, is_reported, is_expected)


def sentence_cases(folder: Path, temporary: Path) -> Iterator[Case]:
    """Yield whether each misspelt word is reported, and each word that is reported wrongly."""
    slips, clean = read(folder / "slips.yaml"), read(folder / "clean.yaml")
    for language, greeting in GREETINGS.items():
        wrong = {f"{language}-{n}": slip["wrong"] for n, slip in enumerate(slips[language])}
        texts = dict(zip(wrong, (slip["text"] for slip in slips[language]), strict=True))
        texts |= {f"{language}-clean-{n}": text for n, text in enumerate(clean[language])}
        if not texts:
            continue
        path = temporary / f"{language}.yaml"
        body = f"{greeting} {{{{ first_name }}}},\n\n"
        write(path, [message(id, body + text) for id, text in texts.items()])
        found = reported([path])
        for id in texts:
            said = re.findall(r'"([^"]+)" \(did you mean', found[id].get("W108", ""))
            words = {word.lower() for word in said}
            slip = {wrong[id].lower()} if id in wrong else set()
            yield Case(f"{id} {', '.join(slip)}", bool(slip & words), bool(slip))
            yield from (Case(f"{id} {word}", True, False) for word in sorted(words - slip))


def value_cases(folder: Path, temporary: Path) -> Iterator[Case]:
    """Yield whether each value is reported, filled in for one person each."""
    values = {f"v{n}": value for n, value in enumerate(read(folder / "values.yaml"))}
    text = "Hi {{ first_name }} {{ last_name }}, how is {{ company }} for a {{ title }}?"
    settings = {"name": "values", "sender": {"plan": "career"}, "prospects": "people.yaml"}
    write(temporary / "campaign.yaml", settings | {"drafts": "drafts.yaml"})
    drafts = [message(id, text) | {"audience": {"lot": [id]}} for id in values]
    write(temporary / "drafts.yaml", drafts)
    people = [
        {"id": id, "lot": id, "connection": "1st", **USUAL, value["kind"]: value["value"]}
        for id, value in values.items()
    ]
    write(temporary / "people.yaml", people)
    found = reported([temporary])
    for id, value in values.items():
        is_reported = "T106" in found[id]
        if is_reported or found[id].keys().isdisjoint(INSTEAD["T106"]):
            yield Case(f"{value['kind']} {value['value']}", is_reported, value["label"] == "bad")


def reported(paths: Iterable[Path]) -> dict[str, dict[str, str]]:
    """Return the messages of the findings about each draft, by code."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for path in paths:
        result = lint.check(load(str(path), drafts_only=DraftsOnly()))
        if not result.messages:
            sys.exit(f"{path} cannot be checked")
        for finding in result.findings:
            for draft in finding.drafts or ([finding.draft] if finding.draft else []):
                found[draft][finding.code] = finding.message
    return found


def summed(kind: str, cases: Iterable[Case]) -> Measured:
    """Count some cases; a text with several counts once."""
    cases = list(cases)
    return Measured(
        kind,
        len({case.text.partition(" ")[0] for case in cases}) if kind == "sentences" else len(cases),
        sum(case.is_reported and case.is_expected for case in cases),
        sum(case.is_reported and not case.is_expected for case in cases),
        sum(case.is_expected and not case.is_reported for case in cases),
    )


def codes(labels: Iterable[str]) -> list[str]:
    """Return labels as codes."""
    return [COLUMNS.get(label, label) for label in labels]


def message(id: str, body: str) -> dict[str, Any]:
    """Return a draft of a message to connections, as data."""
    return {"id": id, "channel": "message", "body": body}


def read(path: Path) -> Any:
    """Read a file in YAML, of which JSON is a part."""
    return yaml.safe_load(path.read_text("utf-8"))


def write(path: Path, data: object) -> None:
    """Write data as YAML."""
    path.write_text(yaml.safe_dump(data, allow_unicode=True, width=10**6), "utf-8")


if __name__ == "__main__":
    main()

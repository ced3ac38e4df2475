"""Small campaigns for tests, and a function that checks them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from conftest import DEFAULT, Ran, Run, Write, as_yaml

from outreach_cli.rules import RULES

Files = dict[str, str]

MARK = "‸"
"""Written in a file of a test right before the place that a finding must name."""

TITLE = '"{{ first_name }}, a question about {{ company }}"'
ASK = "Hi {{ first_name }}, how do you like it at {{ company }}?"

ADA = {
    "first_name": "Ada",
    "last_name": "Lovelace",
    "company": "Analytical Engines Ltd",
    "title": "Staff Engineer",
    "industry": "Computing",
    "location": "Leeds",
    "noticed": "your talk on looms",
}
PEOPLE = [
    {**ADA, "id": f"{name}-{connection}", "connection": connection, **values}
    for name, values in {
        "plain": {},
        "known": {"nickname": "Lia", "pet": "Rex"},
        "spaces": {"pet": "  "},
    }.items()
    for connection in ("1st", "2nd")
]
"""Three people for each channel: some have no nickname, one has a pet that is only spaces."""


def in_campaign(old: str, new: str) -> Files:
    """Return the standard campaign.yaml with a part changed."""
    assert old in DEFAULT["campaign.yaml"]
    return {"campaign.yaml": DEFAULT["campaign.yaml"].replace(old, new)}


def below(lines: str) -> Files:
    """Return the standard campaign.yaml with lines added at its end."""
    return {"campaign.yaml": DEFAULT["campaign.yaml"] + lines}


def sender(keys: str) -> Files:
    """Return the standard campaign.yaml with other keys of the sender."""
    return in_campaign("{first_name: Noor, plan: business}", f"{{{keys}}}")


def draft(keys: str, channel: str = "inmail") -> Files:
    """Return a drafts file with one draft in flow style: every key on the same line."""
    return {"drafts.yaml": f"- {{id: hello, channel: {channel}, {keys}}}\n"}


def subject_and(keys: str) -> Files:
    """Return a drafts file with one InMail that has a subject and more keys."""
    return draft(f'subject: "A question, {{{{ first_name }}}}", {keys}')


def body(text: str) -> Files:
    """Return a drafts file with one InMail; the text is its key `body` as written in YAML."""
    return {"drafts.yaml": f"- id: hello\n  channel: inmail\n  subject: A question\n{text}\n"}


def people(*lines: str) -> Files:
    """Return a list of prospects, one line each."""
    return {"prospects.yaml": "".join(f"{line}\n" for line in lines)}


def ada(keys: str = "connection: 2nd") -> str:
    """Return a line of a list of prospects."""
    return f"- {{id: ada, first_name: Ada, company: Engines Ltd, {keys}}}"


CONNECTION = people(ada("connection: 1st"))
MESSAGE = draft(f'body: "{ASK}"', "message")
INVITATION = {
    "drafts.yaml": DEFAULT["drafts.yaml"]
    + draft(f'body: "{ASK}"', "invitation")["drafts.yaml"].replace("hello", "invite")
}
ON_THE_FREE_PLAN = sender("plan: free")


def written(
    text: str, channel: str = "inmail", subject: str = "{{ first_name }}, a question", id: str = "a"
) -> list[dict[str, Any]]:
    """Return one draft with a text, as data."""
    one = {"id": id, "channel": channel, "body": text}
    return [{**one, "subject": subject} if channel == "inmail" else one]


def drafts_and_people(drafts: Any, prospects: Any = None) -> Files:
    """Return the files of drafts and prospects that are given as data."""
    return {
        "drafts.yaml": as_yaml(drafts),
        "prospects.yaml": as_yaml(PEOPLE if prospects is None else prospects),
    }


def marked(files: Mapping[str, str]) -> tuple[str, int, int]:
    """Return the file, line and column that are marked."""
    ((name, text),) = [(name, text) for name, text in files.items() if MARK in text]
    before = text[: text.index(MARK)]
    return name, before.count("\n") + 1, len(before) - before.rfind("\n")


def of_code(ran: Ran, code: str) -> list[dict[str, Any]]:
    """Return the findings of a rule in a JSON report."""
    return [finding for finding in ran.json["findings"] if finding["code"] == code]


def cases(table: Mapping[str, object]) -> list[Any]:
    """Return the values of a table as parameters with its keys as ids; plain tuples are several."""
    return [
        pytest.param(*(value if type(value) is tuple else (value,)), id=id)
        for id, value in table.items()
    ]


class Check:
    """Runs `outreach check` on small campaigns."""

    def __init__(self, run: Run, write: Write) -> None:
        self._run = run
        self._write = write

    def run(self, files: Mapping[str, str], *options: str) -> Ran:
        """Write a campaign and check it, with a report in JSON."""
        return self._run("check", self._write(files), "--format", "json", *options)

    def all(self, files: Mapping[str, str], *options: str) -> list[dict[str, Any]]:
        """Return all findings in a campaign."""
        findings: list[dict[str, Any]] = self.run(files, *options).json["findings"]
        return findings

    def one(self, code: str, files: Mapping[str, str], *options: str) -> dict[str, Any]:
        """Return the only finding of a rule."""
        (finding,) = of_code(self.run(files, *options), code)
        return finding

    def reports(self, code: str, files: Mapping[str, str]) -> None:
        """Assert that a rule has one finding, at the marked place."""
        name, line, column = marked(files)
        folder = self._write({file: text.replace(MARK, "") for file, text in files.items()})
        ran = self._run("check", folder, "--format", "json")
        (finding,) = of_code(ran, code)
        place = (finding["file"], finding["line"], finding["column"])
        assert place == (str(folder / name), line, column)
        (rule,) = [rule for rule in RULES if rule.code == code]
        assert finding["rule"] == rule.name
        assert finding["severity"] in rule.severities.split(" or ")
        assert ran.code in {1, 2}

    def does_not_report(self, code: str, files: Mapping[str, str]) -> None:
        """Assert that a campaign is checked and has no finding, of this rule or another.

        Only the writing rules may have findings: the texts are too small to be well written.
        """
        ran = self.run(files)
        assert of_code(ran, code) == []
        assert [found for found in ran.json["findings"] if not found["code"].startswith("W")] == []
        assert ran.code == (1 if ran.json["findings"] else 0)
        assert ran.json["checked"]["messages"]

    def reported_texts(self, code: str, texts: Iterable[str], channel: str) -> list[str]:
        """Return those of some texts of which a rule has a finding."""
        texts = list(texts)
        drafts = [written(text, channel, id=str(n))[0] for n, text in enumerate(texts)]
        ran = self.run(drafts_and_people(drafts))
        return [texts[int(finding["draft"])] for finding in of_code(ran, code)]


_TEXTS = {
    "hello": ("invitation", "Hi {{ first_name }}, shall we connect?"),
    "hello-b": ("invitation", "{{ first_name }}, may I add you?"),
    "welcome": ("message", "Thank you, {{ first_name }}. How is {{ company }}?"),
    "welcome-again": ("message", "Thank you,  {{ first_name }}.\\nHow is {{ company }}?"),
    "nudge": ("message", "{{ first_name }}, what do you think?"),
    "inmail": ("inmail", "Hi {{ first_name }}, shall we?"),
    "inmail-b": ("inmail", "{{ first_name }}, may I ask you?"),
    "inmail-like-welcome": ("inmail", "Thank you, {{ first_name }}. How is {{ company }}?"),
}
"""Drafts for sequences: their channels and bodies by id."""


def in_sequence(
    steps: str,
    people: Iterable[str] = ("connection: 2nd", "connection: 2nd"),
    drafts: str | None = None,
    audience: str | None = None,
    audience_b: str | None = None,
    plan: str = "business",
    log: str = "",
    more: str = "",
) -> Files:
    """Return a campaign with a sequence, and with the drafts that its steps name.

    `people` has the keys of each prospect; their ids are p0, p1 and so on. The audiences are those
    of the drafts `inmail` and `inmail-b`.
    """
    ids = re.findall(r"‸?[a-z][a-z-]+", drafts or re.sub(r"draft:|wait:", "", steps))
    audiences = {"inmail": audience, "inmail-b": audience_b}
    lines = []
    for marked_id in dict.fromkeys(ids if drafts else (id.strip(MARK) for id in ids)):
        id = marked_id.strip(MARK)
        channel, text = _TEXTS[id]
        mark = MARK if marked_id != id else ""
        subject = ', subject: "A question"' if channel == "inmail" else ""
        only = f", audience: {audiences[id]}" if audiences.get(id) else ""
        lines.append(f'- {mark}{{id: {id}, channel: {channel}{subject}, body: "{text}"{only}}}')
    campaign = in_campaign("plan: business", f"plan: {plan}")["campaign.yaml"] + more
    campaign += f"sequence: [{steps}]\n" if steps else ""
    campaign += "sent: sent.yaml\n" if log else ""
    prospects = [
        f"- {{id: p{number}, first_name: Ada, company: Engines Ltd, {keys}}}"
        for number, keys in enumerate(people)
    ]
    return {
        "campaign.yaml": campaign,
        "drafts.yaml": "\n".join(lines) + "\n",
        "prospects.yaml": "\n".join(prospects) + "\n",
        **({"sent.yaml": log + "\n"} if log else {}),
    }

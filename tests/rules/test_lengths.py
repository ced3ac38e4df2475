"""L101 to L104: a text of exactly the limit passes and one more character is too long."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import pytest
from conftest import DEFAULT, Run, Write

EMOJI = "😀"
SIGNATURE = "Noor Haddad, Talent at Example GmbH"


class Limit(NamedTuple):
    """A limit, and what makes a campaign in which it decides.

    `tail` is at the end of the text; `signature` is the sender's, which counts in any place.
    """

    code: str
    most: int
    source: str
    channel: str
    key: str = "body"
    plan: str = "business"
    connection: str = "2nd"
    signature: str = ""
    tail: str = ""
    settings: str = ""
    options: tuple[str, ...] = ()
    certain_above: int = 0  # zero: the limit itself

    def severity(self, length: int) -> str:
        return "error" if length > max(self.most, self.certain_above) else "warning"


SUBJECT = Limit("L101", 200, "InMail glossary, Canaltech, LinkedIn Help 437", "inmail", "subject")
INMAIL = Limit("L102", 1900, "InMail comparison, InMail glossary", "inmail")
SIGNED = INMAIL._replace(signature=SIGNATURE)
SIGNED_IN_THE_BODY = SIGNED._replace(tail="{{ sender.signature }}")
MESSAGE = Limit("L103", 700, "InMail comparison", "message", connection="1st", certain_above=8000)
FREE_NOTE = Limit("L104", 200, "third parties 2025-26", "invitation", plan="free")
PREMIUM_NOTE = Limit("L104", 300, "third parties 2025-26", "invitation")
STATED = MESSAGE._replace(
    source="campaign.yaml", settings="limits: {message.body: 700}\n", certain_above=0
)
RAISED = STATED._replace(
    most=8000, source="campaign.yaml", settings="limits: {message.body: 8000}\n"
)
LOWERED = SIGNED._replace(most=120, source="campaign.yaml", settings="limits: {inmail.body: 120}\n")
OPTION = STATED._replace(most=3000, source="--limit", options=("--limit", "message.body=3000"))
OPTION_ON_TOP = RAISED._replace(
    most=90, source="--limit", options=("--limit", "message.body=90", "--limit", "inmail.body=5")
)

LIMITS = [
    pytest.param(SUBJECT, id="the subject of an InMail"),
    pytest.param(INMAIL, id="the body of an InMail without a signature"),
    pytest.param(SIGNED, id="the body of an InMail with the signature"),
    pytest.param(SIGNED_IN_THE_BODY, id="the body of an InMail that places the signature itself"),
    pytest.param(MESSAGE, id="a message to a connection"),
    pytest.param(FREE_NOTE, id="the note of an invitation on the free plan"),
    pytest.param(PREMIUM_NOTE, id="the note of an invitation on a premium plan"),
    *(
        pytest.param(PREMIUM_NOTE._replace(plan=plan), id=f"the note of an invitation on {plan}")
        for plan in ("career", "sales-navigator", "recruiter-lite", "recruiter")
    ),
    pytest.param(RAISED, id="a limit raised in campaign.yaml"),
    pytest.param(STATED, id="a limit stated in campaign.yaml as it is published"),
    pytest.param(LOWERED, id="a limit lowered in campaign.yaml"),
    pytest.param(OPTION, id="a limit changed by --limit"),
    pytest.param(OPTION_ON_TOP, id="--limit over campaign.yaml"),
]
each_limit = pytest.mark.parametrize("limit", LIMITS)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def text_of(length: int, limit: Limit, first_name: str = "Ada", tail: str = "") -> str:
    """Return a text that has the length once it is filled in for somebody of that name."""
    start = "Hi {{ first_name }}, "
    signature = limit.signature if limit.key == "body" else ""
    fixed = units(f"Hi {first_name}, {tail}{signature}")
    return f"{start}{'x' * (length - fixed)}{tail}{limit.tail}"


def campaign(
    limit: Limit, text: str, first_names: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return the files of a campaign with one draft; prospects are ids with their first names."""
    texts = {"subject": "A question", "body": "Hi {{ first_name }}, how are you?", limit.key: text}
    if limit.channel != "inmail":
        del texts["subject"]
    sender = {"first_name": "Noor", "plan": limit.plan, "signature": limit.signature}
    prospects = [
        {"id": id, "first_name": first_name, "connection": limit.connection}
        for id, first_name in (first_names or {"ada": "Ada"}).items()
    ]
    settings = DEFAULT["campaign.yaml"].replace(
        "{first_name: Noor, plan: business}", as_yaml(sender)
    )
    return {
        "campaign.yaml": settings + limit.settings,
        "prospects.yaml": "".join(f"- {as_yaml(prospect)}\n" for prospect in prospects),
        "drafts.yaml": f"- {as_yaml({'id': 'draft', 'channel': limit.channel, **texts})}\n",
    }


def as_yaml(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


class LengthCheck:
    """Checks campaigns and returns the findings of the length rules."""

    def __init__(self, run: Run, write: Write) -> None:
        self._run = run
        self._write = write

    def files(self, files: Mapping[str, str | bytes], *options: str) -> list[dict[str, Any]]:
        report = self._run("check", self._write(files), "--format", "json", *options).json
        assert report["checked"]["messages"]
        return [found for found in report["findings"] if found["code"].startswith("L")]

    def clean(self, limit: Limit, text: str, first_names: Mapping[str, str] | None = None) -> bool:
        return not self.files(campaign(limit, text, first_names), *limit.options)

    def one(
        self, limit: Limit, text: str, first_names: Mapping[str, str] | None = None
    ) -> dict[str, Any]:
        (found,) = self.files(campaign(limit, text, first_names), *limit.options)
        return found

    def sentence(
        self, limit: Limit, text: str, first_names: Mapping[str, str] | None = None
    ) -> str:
        message = self.one(limit, text, first_names)["message"]
        assert isinstance(message, str)
        return message


@pytest.fixture
def check(run: Run, write: Write) -> LengthCheck:
    return LengthCheck(run, write)


@each_limit
def test_exactly_the_limit_passes(check: LengthCheck, limit: Limit) -> None:
    assert check.clean(limit, text_of(limit.most, limit))


@each_limit
def test_one_more_is_too_long(check: LengthCheck, limit: Limit) -> None:
    found = check.one(limit, text_of(limit.most + 1, limit))
    assert found == found | {
        "code": limit.code,
        "severity": limit.severity(limit.most + 1),
        "length": limit.most + 1,
        "limit": limit.most,
        "count_unit": "utf-16",
        "source": limit.source,
        "draft": "draft",
        "prospect": "ada",
        "prospects": 1,
    }
    assert f"{limit.most + 1:,} characters" in found["message"]
    assert f"{limit.most:,} allowed (source: {limit.source}" in found["message"]


@each_limit
def test_an_emoji_counts_two(check: LengthCheck, limit: Limit) -> None:
    assert check.clean(limit, text_of(limit.most, limit, tail=EMOJI))
    found = check.one(limit, text_of(limit.most + 1, limit, tail=EMOJI))
    assert (found["length"], found["count_unit"]) == (limit.most + 1, "utf-16")
    # As many code points as are allowed, so the sentence has to say what is counted.
    assert (
        f"{limit.most + 1:,} characters in UTF-16 ({limit.most:,} code points)"
        in (found["message"])
    )


@each_limit
def test_the_limit_is_crossed_only_for_the_one_with_the_longest_name(
    check: LengthCheck, limit: Limit
) -> None:
    names = {"ada": "Ada", "max": "Maximilian", "li": "Li"}
    assert check.clean(limit, text_of(limit.most, limit, "Maximilian"), names)
    found = check.one(limit, text_of(limit.most + 1, limit, "Maximilian"), names)
    assert (found["prospect"], found["prospects"]) == ("max", 1)
    assert found["length"] == limit.most + 1


@each_limit
def test_the_limit_is_crossed_only_by_the_emoji_in_a_name(check: LengthCheck, limit: Limit) -> None:
    names = {"ada": "Adam", "emoji": "Ad" + EMOJI}  # of four units both
    assert check.clean(limit, text_of(limit.most, limit, "Adam"), names)
    names = {"ada": "Ada", "emoji": "Ad" + EMOJI}  # of three code points both
    found = check.one(limit, text_of(limit.most, limit, "Ada"), names)
    assert (found["prospect"], found["prospects"]) == ("emoji", 1)
    assert found["length"] == limit.most + 1


@each_limit
def test_the_longest_message_is_named_and_all_are_counted(check: LengthCheck, limit: Limit) -> None:
    names = {"ada": "Ada", "anna": "Anna", "max": "Maximilian", "li": "Li"}
    found = check.one(limit, text_of(limit.most, limit, "Ada"), names)
    assert (found["prospect"], found["prospects"]) == ("max", 2)
    assert found["length"] == limit.most + 7
    assert "for Maximilian (the longest of 2 that are too long)" in found["message"]


@each_limit
def test_a_draft_for_nobody_is_measured_without_values(check: LengthCheck, limit: Limit) -> None:
    body = "Hi {{ first_name }}, how are you?"
    nobody = campaign(limit, text_of(limit.most + 100, limit))
    second = f"- {as_yaml({'id': 'second', 'channel': limit.channel, 'body': body})}\n"
    nobody["drafts.yaml"] = nobody["drafts.yaml"].replace("}\n", ', "audience": {"id": "x"}}\n')
    nobody["drafts.yaml"] += second
    (found,) = check.files(nobody, *limit.options)
    assert found == found | {"code": limit.code, "prospect": None, "prospects": 0}
    # Neither the name nor a signature that is a placeholder is filled in.
    length = limit.most + 100 - len("Ada") - (len(limit.signature) if limit.tail else 0)
    assert (found["length"], found["limit"]) == (length, limit.most)
    assert "before anything is filled in" in found["message"]


def test_a_draft_for_nobody_may_be_as_long_as_the_limit(check: LengthCheck) -> None:
    files = campaign(MESSAGE, "x" * 700)
    second = {"id": "second", "channel": "message", "body": "Hi {{ first_name }}, how are you?"}
    files["drafts.yaml"] = files["drafts.yaml"].replace("}\n", ', "audience": {"id": "x"}}\n')
    files["drafts.yaml"] += f"- {as_yaml(second)}\n"
    assert check.files(files) == []
    assert check.files(files, "--limit", "message.body=699")


@pytest.mark.parametrize(
    ("limit", "length", "severity"),
    [
        pytest.param(MESSAGE, 803, "warning", id="above one source"),
        pytest.param(MESSAGE, 3000, "warning", id="exactly a higher published limit"),
        pytest.param(MESSAGE, 8000, "warning", id="exactly the highest published limit"),
        pytest.param(MESSAGE, 8001, "error", id="above every source"),
        pytest.param(STATED, 701, "error", id="above a limit that the user stated"),
        pytest.param(OPTION, 3001, "error", id="above a limit of the command line"),
        pytest.param(INMAIL, 1901, "error", id="above a limit that programs enforce"),
        pytest.param(INMAIL, 2001, "error", id="above both limits, one of them enforced"),
        pytest.param(FREE_NOTE, 201, "error", id="a free note above the enforced limit"),
        pytest.param(SUBJECT, 201, "error", id="above the only published limit"),
    ],
)
def test_only_what_linkedin_may_accept_is_a_warning(
    check: LengthCheck, limit: Limit, length: int, severity: str
) -> None:
    found = check.one(limit, text_of(length, limit))
    assert found["severity"] == severity
    assert ("LinkedIn may refuse it" in found["message"]) == (severity == "warning")


def test_the_longest_message_of_a_draft_decides(check: LengthCheck) -> None:
    text = text_of(8000, MESSAGE, "Ada")
    found = check.one(MESSAGE, text, {"ada": "Ada", "li": "Li"})
    assert found["severity"] == "warning"
    assert "add limits: {message.body: 8000} to campaign.yaml" in found["message"]
    found = check.one(MESSAGE, text, {"ada": "Ada", "max": "Maximilian"})
    assert (found["severity"], found["prospects"]) == ("error", 2)
    assert "), more than any source allows" in found["message"]
    assert "limits:" not in found["message"]


def test_the_severity_of_a_length_decides_the_exit_code_and_reaches_every_format(
    run: Run, write: Write
) -> None:
    folder = write(campaign(MESSAGE, text_of(803, MESSAGE)))
    options = ("--select", "L103")
    assert run("check", folder, *options).code == 1
    assert run("check", folder, *options, "--fail-on", "error").code == 0
    assert " warning: 803 characters" in run("check", folder, *options, "--format", "text").out
    assert run("check", folder, *options, "--format", "github").out.startswith("::warning ")
    log = run("check", folder, *options, "--format", "sarif").json
    assert [result["level"] for result in log["runs"][0]["results"]] == ["warning"]
    assert 'type="warning"' in run("check", folder, *options, "--format", "junit").out
    (issue,) = run("check", folder, *options, "--format", "gitlab").json
    assert issue["severity"] == "minor"
    assert "1 warning" in run("check", folder, *options, "--format", "markdown").out


def test_a_rule_says_which_severities_its_findings_have(run: Run) -> None:
    assert run("rule", "L103").out.startswith("L103 message-too-long (error or warning)\n")
    for code in ("L101", "L102", "L104"):
        assert " (error)\n" in run("rule", code).out


@pytest.mark.parametrize(
    ("limit", "pieces"),
    [
        pytest.param(
            SUBJECT,
            [
                "201 characters for Ada, 200 allowed (source: InMail glossary, Canaltech,",
                "{{ first_name }} adds 3",
            ],
            id="a subject has one published limit",
        ),
        pytest.param(
            INMAIL,
            [
                "1,901 characters for Ada, 1,900 allowed (source: InMail comparison,",
                "; 2,000 in Canaltech, LinkedIn Help 437 and a554514)",
                "{{ first_name }} adds 3",
                "limits: {inmail.body: 2000}",
            ],
            id="an InMail may have 2,000 by other sources",
        ),
        pytest.param(
            SIGNED,
            ["1,901 characters with the signature (35) for Ada", "{{ first_name }} adds 3"],
            id="the message mentions a signature",
        ),
        pytest.param(
            SIGNED_IN_THE_BODY,
            ["1,901 characters for Ada", "{{ sender.signature }} adds 35"],
            id="a signature in the body is a placeholder like any other",
        ),
        pytest.param(
            MESSAGE,
            [
                "701 characters for Ada, 700 allowed (source: InMail comparison;",
                "3,000 in third parties 2025-26",
                "8,000 in third parties 2025-26",
                "limits: {message.body: 8000}",
            ],
            id="a message may have the highest of two other values",
        ),
        pytest.param(
            FREE_NOTE,
            ["200 allowed (source: third parties 2025-26; 300 in", "{invitation.note.free: 300}"],
            id="a free note may have 300 by older sources",
        ),
        pytest.param(
            LOWERED,
            [
                "120 allowed (source: campaign.yaml; 1,900 in InMail comparison",
                "; 2,000 in Canaltech",
                "{inmail.body: 2000}",
            ],
            id="a changed limit is shown beside the published ones",
        ),
        pytest.param(
            OPTION,
            [
                "3,000 allowed (source: --limit; 700 in InMail comparison; 8,000 in",
                "limits: {message.body: 8000}",
            ],
            id="a limit of the command line is shown beside the published ones",
        ),
    ],
)
def test_the_message_says_what_decides(check: LengthCheck, limit: Limit, pieces: list[str]) -> None:
    message = check.sentence(limit, text_of(limit.most + 1, limit))
    assert [piece for piece in pieces if piece not in message] == []


@pytest.mark.parametrize(
    "limit",
    [
        pytest.param(SUBJECT, id="a limit on which all agree"),
        pytest.param(PREMIUM_NOTE, id="a limit that one source gives"),
        pytest.param(RAISED, id="the highest limit that is published"),
    ],
)
def test_no_line_raises_a_limit_above_every_source(check: LengthCheck, limit: Limit) -> None:
    assert "limits:" not in check.sentence(limit, text_of(limit.most + 1, limit))


@pytest.mark.parametrize(
    "limit",
    [
        pytest.param(SIGNED, id="an InMail"),
        pytest.param(MESSAGE, id="a message"),
        pytest.param(FREE_NOTE, id="a free note"),
    ],
)
def test_the_line_that_the_message_gives_works(check: LengthCheck, limit: Limit) -> None:
    text = text_of(limit.most + 1, limit)
    line = re.search(r"limits: \{[^}]*\}", check.sentence(limit, text))
    assert line
    assert check.clean(limit._replace(settings=f"{line.group()}\n"), text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("{{ first_name }} {{ company }}", "; {{ company }} adds 11", id="the longest"),
        pytest.param(
            "{{ company }} {{ first_name }} {{ first_name }} {{ first_name }} {{ first_name }}",
            "; {{ first_name }} adds 12",
            id="a short one that is used often",
        ),
        pytest.param(
            '{{ first_name }} {{ title | default: "your work" }}',
            "; {{ title }} adds 9",
            id="a default counts as a value",
        ),
        pytest.param(
            '{{ company | default: "x" }} {{ first_name }}',
            "; {{ company }} adds 11",
            id="a value counts in place of its default",
        ),
    ],
)
def test_the_placeholder_that_adds_most_is_named(check: LengthCheck, text: str, said: str) -> None:
    files = campaign(MESSAGE, "x" * 700 + text)
    files["prospects.yaml"] = (
        "- {id: ada, first_name: Ada, company: Engines Ltd, connection: 1st}\n"
        "- {id: bo, first_name: Bo, company: E, title: CEO, connection: 1st}\n"
    )
    (found,) = check.files(files)
    assert said in found["message"]


def test_a_text_without_placeholders_names_none(check: LengthCheck) -> None:
    assert "adds" not in check.sentence(MESSAGE, "x" * 701)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        pytest.param("ab\ncd\n\nef", 9, id="a line break counts one"),
        pytest.param("  ab  ", 6, id="spaces count"),
        pytest.param("👩‍👩‍👧", 8, id="a family is three emoji and two joiners"),
        pytest.param("𝗛𝗶", 4, id="bold letters count two each"),
        pytest.param("é한\u0301", 3, id="accents and syllables count one each"),
        pytest.param("{{ first_name }}{{ first_name }}", 6, id="a placeholder counts each time"),
        pytest.param("{{ title }}ab", 2, id="a missing value counts nothing"),
        pytest.param("{{ first_name | upcase }}!", 4, id="a filter is applied first"),
        pytest.param("{{ last_name | upcase }}", 5, id="a filter may make a name longer"),
        pytest.param("{% if first_name %}yes{% else %}not{% endif %}", 3, id="tags are followed"),
        pytest.param(
            "{{ sender.first_name }} {{ sender.last_name | default: 'H' }}",
            6,
            id="the sender's own keys count",
        ),
    ],
)
def test_what_is_counted(check: LengthCheck, text: str, length: int) -> None:
    files = campaign(MESSAGE, text)
    files["prospects.yaml"] = "- {id: ada, first_name: Ada, last_name: Groß, connection: 1st}\n"
    assert check.files(files, "--limit", f"message.body={length}") == []
    (found,) = check.files(files, "--limit", f"message.body={length - 1}")
    assert (found["length"], found["limit"]) == (length, length - 1)


BLOCK = """\
- id: draft
  channel: message
  body: {style}
    Hi {{{{ first_name }}}},
    how are you?
"""
AS_WRITTEN = len("Hi Ada,\nhow are you?")


@pytest.mark.parametrize(
    ("draft", "length"),
    [
        pytest.param(BLOCK.format(style="|"), AS_WRITTEN, id="a block without its last line break"),
        pytest.param(BLOCK.format(style="|-"), AS_WRITTEN, id="a stripped block"),
        pytest.param(BLOCK.format(style=">"), AS_WRITTEN, id="a folded block"),
        pytest.param(
            BLOCK.format(style="|").rstrip(),
            AS_WRITTEN,
            id="a file that ends without a line break",
        ),
        pytest.param(
            BLOCK.format(style="|").replace("\n", "\r\n"), AS_WRITTEN, id="line breaks of Windows"
        ),
        pytest.param(
            BLOCK.format(style="|").replace("how", "\n    how"), AS_WRITTEN + 1, id="an empty line"
        ),
        pytest.param("\ufeff" + BLOCK.format(style="|"), AS_WRITTEN, id="a byte order mark"),
    ],
)
def test_a_block_counts_as_it_is_sent(check: LengthCheck, draft: str, length: int) -> None:
    files = campaign(MESSAGE, "") | {"drafts.yaml": draft}
    assert check.files(files, "--limit", f"message.body={length}") == []
    (found,) = check.files(files, "--limit", f"message.body={length - 1}")
    assert found["length"] == length


def test_a_subject_in_a_block_counts_without_its_last_line_break(check: LengthCheck) -> None:
    block = "- id: draft\n  channel: inmail\n  body: how are you?\n  subject: |\n    x\n"
    files = campaign(SUBJECT, "") | {"drafts.yaml": block}
    assert check.files(files, "--limit", "inmail.subject=1") == []


@pytest.mark.parametrize(
    ("signature", "text"),
    [
        pytest.param("Noor", "how are you?", id="plain and after the body"),
        pytest.param("Noor", "how are you?{{ sender.signature }}", id="plain and in the body"),
        pytest.param("|\n    Noor", "how are you?", id="a block and after the body"),
        pytest.param(
            "|\n    Noor",
            "how are you?{{ sender.signature }}",
            id="a block and in the body",
        ),
    ],
)
def test_a_signature_counts_without_the_line_break_of_its_block(
    check: LengthCheck, signature: str, text: str
) -> None:
    sender = f"sender:\n  plan: business\n  signature: {signature}"
    settings = DEFAULT["campaign.yaml"].replace(
        "sender: {first_name: Noor, plan: business}", sender
    )
    files = campaign(INMAIL, text) | {"campaign.yaml": settings}
    assert check.files(files, "--limit", "inmail.body=16") == []
    assert check.files(files, "--limit", "inmail.body=15")


ALONE = """\
- {id: a, channel: message, body: "Hi {{ first_name }} of {{ team.name }}, about {{ topic }}?"}
"""


@pytest.mark.parametrize(
    ("options", "length", "assumed"),
    [
        pytest.param([], 20 + 40 + 40, "first_name 20, team.name 40, topic 40", id="unlisted: 40"),
        pytest.param(
            ["--assume", "topic=700"],
            20 + 40 + 700,
            "first_name 20, team.name 40, topic 700",
            id="one given on the command line",
        ),
        pytest.param(
            ["--assume", "team=100", "--limit", "assume.other=90"],
            20 + 100 + 90,
            "first_name 20, team.name 100, topic 90",
            id="an entry, and another length for unlisted fields",
        ),
    ],
)
def test_without_a_list_lengths_are_assumed(
    run: Run, write: Write, options: list[str], length: int, assumed: str
) -> None:
    drafts = write({"drafts.yaml": ALONE}) / "drafts.yaml"
    options = [*options, "--limit", "message.body=30", "--select", "L", "--format", "json"]
    (found,) = run("check", drafts, *options).json["findings"]
    assert found["length"] == len("Hi  of , about ?") + length
    assert "for somebody with long values, 30 allowed" in found["message"]
    assert found["message"].endswith(f"; there is no list, so these lengths are assumed: {assumed}")


def test_a_text_without_placeholders_needs_no_assumed_length(run: Run, write: Write) -> None:
    drafts = write({"drafts.yaml": "- {channel: message, body: 'Hi, how are you?'}"})
    options = ("--limit", "message.body=3", "--select", "L", "--format", "json")
    (found,) = run("check", drafts / "drafts.yaml", *options).json["findings"]
    assert "for somebody with long values, 3 allowed" in found["message"]
    assert found["message"].endswith("to campaign.yaml")


def test_of_many_assumed_lengths_five_are_listed(run: Run, write: Write) -> None:
    names = " ".join(f"{{{{ a{n} }}}}" for n in range(9))
    drafts = write({"drafts.yaml": f"- {{channel: message, body: '{names}'}}"}) / "drafts.yaml"
    (found,) = run("check", drafts, "--limit", "message.body=30", "--format", "json").json[
        "findings"
    ]
    assert found["message"].endswith("a0 40, a1 40, a2 40, a3 40, a4 40 and 4 more")


def test_a_long_name_is_quoted_in_part(check: LengthCheck) -> None:
    message = check.sentence(MESSAGE, text_of(701, MESSAGE), {"ada": "A" * 300})
    assert f"for {'A' * 39}…, 700 allowed" in message

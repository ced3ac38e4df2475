"""`outreach preview`: messages as they will arrive, and the people it can be asked about."""

from __future__ import annotations

import csv
import io
import json

import pytest
from conftest import SAMPLES, Run, Write
from jsonschema import Draft202012Validator

from outreach_cli import documents
from outreach_cli.model import Value
from outreach_cli.template import parse
from outreach_cli.template.marked import Part, fill_parts

PEOPLE = """\
- {id: ada, first_name: Ada, last_name: Lovelace, company: Engines Ltd, connection: 2nd,
   linkedin_url: https://www.linkedin.com/in/ada, email: ada@example.com}
- {id: bo, first_name: Bo, last_name: Wei, company: Loom, connection: 1st}
- {id: li, first_name: Li, last_name: Wei, company: "Loom & Daughters", connection: 2nd}
- {id: max, first_name: Maximilian, last_name: Graf, connection: 2nd}
- {id: wei, first_name: Li, last_name: Wei, company: Silk, connection: 2nd}
"""
DRAFTS = """\
- id: first
  channel: inmail
  subject: "{{ first_name }}, a question"
  body: |
    Hi {{ first_name }},

    how is {{ company }}?
- id: second
  channel: inmail
  subject: Another question
  body: "Hi {{ first_name }}, shall we talk?"
- id: hello
  channel: message
  body: "Hi {{ first_name | upcase }} of {{ company | default: 'the group' }}, shall we talk?"
"""
CAMPAIGN = """\
sender: {plan: business, signature: Noor}
schedule: {start: 2026-12-01}
prospects: prospects.yaml
drafts: drafts.yaml
"""


@pytest.fixture
def folder(write: Write) -> str:
    files = {"campaign.yaml": CAMPAIGN, "prospects.yaml": PEOPLE, "drafts.yaml": DRAFTS}
    return str(write(files))


def test_each_draft_has_its_longest_message_and_a_typical_one(run: Run, folder: str) -> None:
    ran = run("preview", folder, "--draft", "first")
    assert ran.code == 0
    assert (
        ran.out
        == """\
first: an InMail to Li Wei, the longest of 4
  Subject: Li, a question
  14 of 200 characters, 186 left

  Hi Li,

  how is Loom & Daughters?

  Noor

  36 of 1,900 characters with the signature (4), 1,864 left

first: an InMail to Ada Lovelace, of typical length
  Subject: Ada, a question
  15 of 200 characters, 185 left

  Hi Ada,

  how is Engines Ltd?

  Noor

  32 of 1,900 characters with the signature (4), 1,868 left

first: {{ company }} has no value for Maximilian Graf (1 of 4 recipients).
"""
    )


def test_the_longest_messages_are_those_that_check_names(run: Run) -> None:
    for sample in ("berlin_data_engineers", "career_change", "saas_sales_team"):
        folder = SAMPLES / sample
        messages = run("preview", folder, "--format", "json").json["messages"]
        longest = run("preview", folder, "--longest", "--format", "json").json["messages"]
        for one in longest:
            draft = [m for m in messages if m["draft"] == one["draft"]]
            assert one["body"]["length"] == max(m["body"]["length"] for m in draft)


@pytest.mark.parametrize("limit", [40, 24, 10])
def test_lengths_and_limits_are_those_of_check(run: Run, folder: str, limit: int) -> None:
    option = ("--limit", f"inmail.body={limit}")
    findings = run("check", folder, "--select", "L102", "--format", "json", *option).json
    by_draft = {one["draft"]: one for one in findings["findings"]}
    shown = run("preview", folder, "--longest", "--format", "json", *option).json["messages"]
    for one in shown:
        body, finding = one["body"], by_draft.get(one["draft"])
        if one["channel"] == "inmail":
            assert body["limit"] == limit
            assert (finding is not None) == (body["length"] > limit)
        if finding is not None:
            assert (finding["length"], finding["prospect"]) == (body["length"], one["prospect"])


def test_an_emoji_counts_as_two_and_too_much_is_said(run: Run, write: Write) -> None:
    drafts = "- {id: hi, channel: message, body: '😀😀😀'}"
    people = "- {id: a, first_name: A, connection: 1st}"
    folder = write({"drafts.yaml": drafts, "prospects.yaml": people})
    assert "  6 of 700 characters, 694 left\n" in run("preview", folder).out
    assert "6 of 5 characters, 1 too many" in run("preview", folder, "--limit=message.body=5").out


@pytest.mark.parametrize(("plan", "limit"), [("free", 200), ("business", 300)])
def test_an_invitation_has_the_limit_of_the_plan(
    run: Run, write: Write, plan: str, limit: int
) -> None:
    drafts = "- {id: hi, channel: invitation, body: 'Hi {{ first_name }}'}"
    campaign = CAMPAIGN.replace("business", plan)
    folder = write({"campaign.yaml": campaign, "drafts.yaml": drafts})
    (first, _) = run("preview", folder, "--format", "json").json["messages"]
    assert first["body"] == {
        "text": "Hi Ada",
        "length": 6,
        "limit": limit,
        "left": limit - 6,
        "count_unit": "utf-16",
    }
    assert first["signature"] is None  # only InMails have one


# --- One person ---


@pytest.mark.parametrize(
    "reference",
    ["ada", "Ada Lovelace", "ada lovelace", "ada@example.com", "linkedin.com/in/ada/"],
)
def test_a_person_is_found_by_id_name_and_address(run: Run, folder: str, reference: str) -> None:
    ran = run("preview", folder, "--to", reference)
    assert ran.code == 0
    assert [line for line in ran.out.splitlines() if line[:1].strip()] == [
        "first: an InMail to Ada Lovelace",
        "second: an InMail to Ada Lovelace",
    ]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--to", "Ada Lovlace"], "nobody on the list has this id, address or name (did you mean"),
        (["--to", ""], "nobody on the list has this id, address or name"),
        (
            ["--to", "Li Wei"],
            "people on the list have this name; write instead: Li Wei (Loom & Daughters) or Li Wei",
        ),
        (["--to", "Wéi"], "(did you mean Bo Wei, Li Wei (Loom & Daughters) or Li Wei (Silk)?)"),
        (["--to", "bo", "--draft", "first"], "first does not go to Bo Wei: 1st-degree connection"),
        (["--to", "ada", "--longest"], "--to and --longest choose different messages"),
        (["--blank", "company", "--to", "ada"], "--to and --blank choose different messages"),
        (["--blank", "compny"], "no draft shows {{ compny }} (did you mean company?)"),
        (["--blank", "x" * 99, "--draft", "second"], "they show first_name"),
        (["--draft", "frist"], "--draft frist: no draft has this id (did you mean first?)"),
        (["--draft", "zzzzzz"], "no draft has this id; there are first, second, hello"),
    ],
)
def test_a_mistake_is_one_sentence(run: Run, folder: str, options: list[str], message: str) -> None:
    ran = run("preview", folder, *options)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert ran.err.count("\n") == 1


def test_somebody_left_out_or_written_to_gets_the_reason(run: Run, write: Write) -> None:
    campaign = CAMPAIGN + "exclude: no.csv\nsent: sent.yaml\n"
    files = {"campaign.yaml": campaign, "prospects.yaml": PEOPLE, "drafts.yaml": DRAFTS}
    files |= {"no.csv": "id\nmax\n", "sent.yaml": "- {prospect: ada, sent: 2026-11-20}\n"}
    folder = write(files)
    ran = run("preview", folder, "--to", "Maximilian Graf")
    assert (ran.code, ran.err) == (
        2,
        "outreach: no draft goes to Maximilian Graf, who is left out: in no.csv\n",
    )
    ran = run("preview", folder, "--to", "ada")
    assert (ran.code, ran.err) == (
        2,
        "outreach: no draft goes to Ada Lovelace: already sent on 2026-11-20\n",
    )


def test_the_audience_and_the_other_variant_are_reasons(run: Run, write: Write) -> None:
    drafts = """\
- {id: one, channel: message, body: "Hi {{ first_name }}, a question?"}
- {id: two, channel: message, body: "Hi {{ first_name }}, another question?"}
- {id: three, channel: message, body: "Hi {{ first_name }}, why?", audience: {company: [Silk]}}
"""
    campaign = CAMPAIGN + "sequence: [{draft: [one, two]}, {draft: three}]\n"
    files = {"campaign.yaml": campaign, "prospects.yaml": PEOPLE, "drafts.yaml": drafts}
    folder = write(files)
    assert "not in its audience" in run("preview", folder, "--to=bo", "--draft=three").err
    ran = run("preview", folder, "--to=bo", "--draft=two")
    assert ran.err.endswith("two does not go to Bo Wei: this step sends them one\n")


def test_steps_after_an_invitation_are_shown_to_those_who_may_accept_it(
    run: Run, write: Write
) -> None:
    drafts = """\
- {id: invite, channel: invitation, body: "Hi {{ first_name }}, shall we connect?"}
- {id: welcome, channel: message, body: "Thank you, {{ first_name }}. How is {{ company }}?"}
"""
    campaign = CAMPAIGN + "sequence: [{draft: invite}, {draft: welcome, wait: 1}]\n"
    files = {"campaign.yaml": campaign, "prospects.yaml": PEOPLE, "drafts.yaml": drafts}
    folder = write(files)
    out = run("preview", folder, "--to", "Li Wei (Silk)").out
    assert "invite: an invitation to Li Wei\n  Hi Li, shall we connect?\n" in out
    assert "welcome: a message to Li Wei\n  Thank you, Li. How is Silk?\n" in out
    ran = run("preview", folder, "--to", "bo", "--draft", "invite")
    assert ran.err.endswith("invite does not go to Bo Wei: 1st-degree connection\n")


def test_a_person_sees_why_one_of_the_drafts_cannot_be_filled_in(run: Run, write: Write) -> None:
    drafts = """\
- {id: broken, channel: inmail, body: "Hi {{ first_name "}
- {id: whole, channel: inmail, body: "Hi {{ first_name }}"}
"""
    out = run("preview", write({"drafts.yaml": drafts}), "--to", "ada").out
    assert "broken: an InMail to Ada Lovelace\n  cannot be filled in: " in out
    assert "whole: an InMail to Ada Lovelace\n  Hi Ada\n" in out


def test_a_field_can_be_left_blank(run: Run, folder: str) -> None:
    ran = run("preview", folder, "--blank", "company")
    assert ran.code == 0
    assert "first: an InMail to Ada Lovelace, if company were missing\n" in ran.out
    assert "  how is ?\n" in ran.out
    assert "  {{ company }} has no value\n" in ran.out
    assert "  Hi BO of the group, shall we talk?\n" in ran.out
    assert "second" not in ran.out  # it does not show the company


def test_the_sender_can_be_left_blank(run: Run, write: Write) -> None:
    folder = write(
        {"drafts.yaml": "- {id: a, channel: inmail, body: 'I am {{ sender.first_name }}'}"}
    )
    assert "  I am\n" in run("preview", folder, "--blank", "{{ sender.first_name }}").out
    assert "  I am Noor\n" in run("preview", folder).out


# --- Drafts that cannot be filled in ---


def test_a_draft_that_cannot_be_filled_in_says_why(run: Run, write: Write) -> None:
    drafts = """\
- {id: broken, channel: inmail, body: "Hi {{ first_name "}
- {id: number, channel: inmail, body: "Hi {{ company | divided_by: 0 }}"}
- {id: nobody, channel: message, body: "Hi {{ first_name }}"}
"""
    folder = write({"drafts.yaml": drafts})
    ran = run("preview", folder)
    assert ran.code == 0
    text = " ".join(ran.out.split())
    assert "broken cannot be filled in: " in text
    assert "number cannot be filled in for Ada Lovelace: the filter divided_by" in text
    assert "nobody goes to nobody: nobody on the list can get a message now, as outreach" in text
    ran = run("preview", folder, "--format", "json", "--draft", "number")
    first = ran.json["messages"][0]
    assert (first["body"], first["subject"]) == (None, None)
    assert "divided_by" in first["problem"]
    assert "cannot be filled in for Ada Lovelace" in ran.err


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"prospects.yaml": "[]\n"}, "the list is empty"),
        (
            {
                "prospects.yaml": "[]\n",
                "campaign.yaml": f"{CAMPAIGN}sequence: [{{draft: hello}}]\n",
            },
            "the list is empty",
        ),
        (
            {"out.yaml": PEOPLE, "campaign.yaml": f"{CAMPAIGN}exclude: out.yaml\n"},
            "everyone on the list is left out",
        ),
        (
            {
                "drafts.yaml": DRAFTS.replace(
                    "channel: message", "channel: message\n  audience: {company: Mill}"
                )
            },
            "nobody is in its audience",
        ),
    ],
    ids=["empty", "empty, with a sequence", "left out", "audience"],
)
def test_a_draft_that_goes_to_nobody_says_why(
    run: Run, write: Write, files: dict[str, str], why: str
) -> None:
    usual = {"campaign.yaml": CAMPAIGN, "prospects.yaml": PEOPLE, "drafts.yaml": DRAFTS}
    folder = write({**usual, **files})
    ran = run("preview", folder, "--draft", "hello")
    assert ran.code == 0
    assert f"hello goes to nobody: {why}." in ran.out
    blank = run("preview", folder, "--draft", "hello", "--blank", "first_name")
    assert f"which goes to nobody: {why}" in blank.err


def test_a_campaign_without_drafts_gets_a_sentence(run: Run, write: Write) -> None:
    folder = write({"campaign.yaml": "sender: {plan: free}\nprospects: prospects.yaml\n"})
    ran = run("preview", folder)
    assert ran.code == 2
    assert "has no drafts, so there is nothing to show" in ran.err


# --- Formats ---


def test_json_and_csv_have_all_messages_of_all_people(run: Run, folder: str) -> None:
    messages = run("preview", folder, "--format", "json").json["messages"]
    assert len(messages) == 4 + 4 + 1
    rows = list(csv.DictReader(io.StringIO(run("preview", folder, "--format", "csv").out)))
    assert [row["body"] for row in rows] == [one["body"]["text"] for one in messages]
    assert rows[0]["body"] == "Hi Ada,\n\nhow is Engines Ltd?"
    assert rows[0]["linkedin_url"] == "https://www.linkedin.com/in/ada"
    assert (rows[0]["length"], rows[0]["limit"], rows[0]["left"]) == ("32", "1900", "1868")
    urls = [one["linkedin_url"] for one in messages]
    assert [row["linkedin_url"] or None for row in rows] == urls
    assert [row["left"] for row in rows] == [
        "" if one["body"]["left"] is None else str(one["body"]["left"]) for one in messages
    ]
    assert rows[2]["problem"] == "{{ company }} has no value"
    only = run("preview", folder, "--format", "json", "--to", "bo").json["messages"]
    assert [one["draft"] for one in only] == ["hello"]


def test_the_json_keeps_to_its_schema(run: Run, folder: str) -> None:
    schema = json.loads(documents.schema("preview"))
    Draft202012Validator.check_schema(schema)
    document = run("preview", folder, "--format", "json").json
    assert [error.message for error in Draft202012Validator(schema).iter_errors(document)] == []
    assert run("schema", "preview").json == schema


def test_csv_has_no_formula_and_no_apostrophes_in_the_authors_text(run: Run, write: Write) -> None:
    drafts = """\
- id: list
  channel: inmail
  body: |
    {{ first_name }}
    - one; - two
    {{ company }}
    {{ title }} and {{ title }}
"""
    people = "- {id: a, first_name: '=1', company: '+2;@3', title: '-4', connection: 2nd}"
    folder = write({"drafts.yaml": drafts, "prospects.yaml": people})
    (row,) = csv.DictReader(io.StringIO(run("preview", folder, "--format", "csv").out))
    assert row["body"] == "'=1\n- one; - two\n'+2;'@3\n'-4 and -4"
    (message,) = run("preview", folder, "--format", "json").json["messages"]
    assert message["body"]["text"] == "=1\n- one; - two\n+2;@3\n-4 and -4"


def test_markdown_shows_texts_in_fences_that_nothing_closes(run: Run, write: Write) -> None:
    people = "- {id: a, first_name: 'A', company: '```', connection: 2nd}"
    ran = run("preview", write({"prospects.yaml": people}), "--format", "markdown")
    assert "````text\nHi A,\nhow do you like it at ```?\n````" in ran.out


def test_control_characters_are_shown_as_escapes(run: Run, write: Write) -> None:
    people = '- {id: a, first_name: "A\\e[31m", company: "x\\u202ey", connection: 2nd}'
    folder = write({"prospects.yaml": people})
    for format in ("table", "markdown"):
        out = run("preview", folder, "--format", format).out
        assert "\x1b" not in out
        assert "\u202e" not in out


@pytest.mark.parametrize("width", [80, 120, 180])
def test_variants_are_side_by_side_where_they_fit(
    run: Run, folder: str, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("NO_COLOR", "1")
    lines = run("preview", folder, "--longest").out.splitlines()
    assert max(map(len, lines)) <= width
    beside = [line for line in lines if "first: an InMail" in line and "second: an InMail" in line]
    assert bool(beside) == (width >= 112)


@pytest.mark.parametrize("width", [None, 60, 120])
def test_a_long_word_is_complete(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch, width: int | None
) -> None:
    link, name = f"https://example.com/{'a/' * 60}", "Bartholomew" * 15
    draft = f"{{id: one, channel: message, body: 'See {link} soon, {{{{ first_name }}}}!'}}"
    people = f"- {{id: a, first_name: {name}, connection: 1st}}"
    folder = write({"drafts.yaml": f"- {draft}", "prospects.yaml": people})
    if width is not None:
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("NO_COLOR", "1")
        monkeypatch.setenv("COLUMNS", str(width))
    out = run("preview", folder, "--longest").out
    assert "…" not in out
    if width is None:
        assert {link, f"{name}!"} <= {*out.split()}
        assert f"a message to {name}, the only one" in " ".join(out.split())
    else:
        assert max(map(len, out.splitlines())) <= width
        in_frame = "".join(line.strip("│ ") for line in out.splitlines())
        assert link in in_frame
        assert in_frame.count(name) == 2


def test_what_is_filled_in_is_highlighted_where_there_are_colours(
    run: Run, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\x1b" not in run("preview", folder).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    out = run("preview", folder, "--to", "bo").out
    assert "Hi \x1b[1;36mBO\x1b[0m of \x1b[1;36mLoom\x1b[0m, shall we talk?" in out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("preview", folder, "--to", "bo").out


def test_the_output_can_go_to_a_file(run: Run, folder: str) -> None:
    assert run("preview", folder, "--output", f"{folder}/out.txt").out == ""
    ran = run("preview", folder, "--output", f"{folder}/out.txt")
    assert (ran.code, ran.err) == (
        2,
        f"outreach: {folder}/out.txt already exists; --force overwrites it\n",
    )


# --- The parts of a text ---


@pytest.mark.parametrize(
    "text",
    [
        "{{ a }}",
        "Hi {{ a }}, {{ b | default: 'x' }}{{ c }}.",
        "Hi {{ a | upcase }} {{- b -}} !",
        "{% if a %}{{ a }}{% else %}{{ b }}{% endif %}{{ list }}{{ sender.name }}",
        "{% for one in list %}{{ one }}, {% endfor %}",
        "{% capture x %}{{ a }}{% endcapture %}{{ x | size }}{{ x }}",
        "{% raw %}{{ a }}{% endraw %}{{ a }}{% comment %}{{ a }}{% endcomment %}",
        "{{ marked }} {{ marked | upcase }}",
        "{{ 'a' | append: a }}{{ list | join: '-' }}{{ a.size }}",
    ],
)
def test_the_parts_of_a_text_are_the_text(text: str) -> None:
    values: dict[str, Value] = {
        "a": "Ada",
        "b": None,
        "list": ["x", "y"],
        "marked": "\ue000q\ue001",
    }
    sender = {"name": "Noor"}
    template = parse(text)
    parts = fill_parts(template, values, sender)
    assert "".join(part.text for part in parts) == template.fill(values, sender)


def test_the_parts_that_replace_placeholders_are_marked() -> None:
    values = {"a": "Ada"}
    assert fill_parts(parse("Hi {{ a }}{{ b }}!"), values, {}) == (
        Part("Hi "),
        Part("Ada", True),
        Part("!"),
    )
    assert fill_parts(parse("Hi  {{- a | upcase -}}  !"), values, {}) == (
        Part("Hi"),
        Part("ADA", True),
        Part("!"),
    )
    assert fill_parts(parse("Hi {{a|upcase}}{{a|upcase-}}  !"), values, {}) == (
        Part("Hi "),
        Part("ADA", True),
        Part("ADA", True),
        Part("!"),
    )


def test_the_senders_values_are_marked_too() -> None:
    parts = fill_parts(parse("I am {{ sender.a | upcase }}."), {}, {"a": "Noor"})
    assert parts == (Part("I am "), Part("NOOR", True), Part("."))


def test_a_text_in_which_marks_do_harm_is_one_part() -> None:
    values = {"a": "x" * 99_999}
    text = "{{ a | append: 'y' }}"
    assert fill_parts(parse(text), values, {}) == (Part("x" * 99_999 + "y"),)

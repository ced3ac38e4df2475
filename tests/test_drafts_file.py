"""Records to drafts, and the log of InMails that were sent."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import Write
from loading import campaign_file, campaign_of, case, marked, reported

from outreach_cli.load import load
from outreach_cli.model import Channel

# Drafts


def test_a_draft_with_everything(write: Write) -> None:
    text = """\
- id: 007
  channel: inmail
  subject: No
  body: |
    Hi {{ first_name }},

    how?
  attachments: [role.pdf, No]
  send_at: 2026-12-01 09:00
  audience: {industry: [Computing, No], company: 3M}
  ignore: {W104: they asked for it}
- {channel: message, body: hello}
"""
    first, second = campaign_of(load(str(write({"drafts.yaml": text})))).drafts
    assert first.id == "007"
    assert first.channel is Channel.INMAIL
    assert first.body == "Hi {{ first_name }},\n\nhow?"
    assert first.subject == "No"
    assert first.attachments == ("role.pdf", "No")
    assert first.send_at == "2026-12-01T09:00:00"
    assert first.audience == {"industry": {"Computing", "No"}, "company": {"3M"}}
    assert first.ignore == {"W104": "they asked for it"}
    assert (second.id, second.channel, second.body) == ("draft-2", Channel.MESSAGE, "hello")
    assert (second.subject, second.attachments, second.audience, second.ignore) == (
        None,
        (),
        {},
        {},
    )


@pytest.mark.parametrize(
    ("text", "code", "message", "left"),
    [
        case("an entry, no list", "‸{id: a}", "D102", "a drafts file is a list", 0),
        case("a text in the list", "- ‸a", "D102", "a draft takes keys with values, found a", 0),
        case("no channel", "- ‸body: x", "D103", "a draft needs channel: one of inmail, mess", 0),
        case("an empty channel", "- {body: x, ‸channel: }", "D103", "a draft needs channel", 0),
        case(
            "an unknown channel",
            "- {body: x, channel: ‸mesage}",
            "D104",
            "channel must be inmail, message or invitation, found mesage (did you mean message?)",
            0,
        ),
        case("no body", "- ‸channel: inmail", "D103", "a draft needs body: the text, best", 0),
        case("a list for a body", "- {channel: inmail, body: ‸[x]}", "D102", "body takes a", 0),
        case(
            "a list for a subject",
            "- {channel: inmail, body: x, subject: ‸[x]}",
            "D102",
            "subject takes a text, found a list",
            1,
        ),
        case(
            "a list in the attachments",
            "- {channel: inmail, body: x, attachments: [a, ‸[b]]}",
            "D102",
            "attachments takes a list of texts, found a list",
            1,
        ),
        case(
            "a time that does not exist",
            "- {channel: inmail, body: x, send_at: ‸2026-12-01 25:00}",
            "D104",
            "send_at takes a day or time such as 2026-12-01 09:00, found 2026-12-01 25:00",
            1,
        ),
        case(
            "a text for an audience",
            "- {channel: inmail, body: x, audience: ‸x}",
            "D102",
            "audience takes keys with values, found x",
            1,
        ),
        case(
            "an entry in an audience",
            "- {channel: inmail, body: x, audience: {industry: [a, ‸{b: c}]}}",
            "D102",
            "industry takes a list of texts, found an entry with keys",
            1,
        ),
        case(
            "a rule ignored without a reason",
            "- {channel: inmail, body: x, ignore: {W104: '‸ '}}",
            "D102",
            "W104 under ignore takes your reason, found ",
            1,
        ),
        case(
            "a list of rules to ignore",
            "- {channel: inmail, body: x, ignore: ‸[W104]}",
            "D102",
            "ignore takes keys with values, found a list",
            1,
        ),
        case(
            "a misspelt key",
            "- {channel: inmail, body: x, ‸subjet: x}",
            "D107",
            "subjet is not a key of a draft (did you mean subject?)",
            1,
        ),
        case(
            "an id twice",
            "- {id: a, channel: inmail, body: x}\n- {id: ‸a, channel: message, body: y}",
            "D104",
            "two drafts have the id a; only the first is used",
            1,
        ),
    ],
)
def test_a_wrong_draft(write: Write, text: str, code: str, message: str, left: int) -> None:
    text, place = marked(text, "drafts.yaml")
    loaded = load(str(write({"drafts.yaml": text})))
    ((found, at, words),) = reported(loaded)
    assert (found, at) == (code, place)
    assert message in words
    assert loaded.campaign is not None
    assert len(loaded.campaign.drafts) == left


@pytest.mark.parametrize("written", ["", "''", "|\n", '"\\n"'])
def test_an_empty_body_is_read_as_such(write: Write, written: str) -> None:
    text = f"- channel: inmail\n  body: {written}\n"
    (draft,) = campaign_of(load(str(write({"drafts.yaml": text})))).drafts
    assert draft.body == ""


# What was sent


def test_a_log_of_what_was_sent(write: Write) -> None:
    text = (
        "- {prospect: ada, sent: 2026-11-02, answered: 2026-11-02}\n"
        "- {prospect: li, sent: 2026-11-09}\n"
    )
    folder = write({"sent.yaml": text})
    (folder / "campaign.yaml").write_text(
        campaign_file("sent: sent.yaml\nprospects: prospects.yaml")
    )
    assert [one[:3] for one in campaign_of(load(str(folder))).sent] == [
        ("ada", date(2026, 11, 2), date(2026, 11, 2)),
        ("li", date(2026, 11, 9), None),
    ]


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        case("an entry, no list", "‸{prospect: ada}", "D102", "a log is a list of what was sent"),
        case("no prospect", "- ‸sent: 2026-11-02", "D103", "needs prospect: the id, address or"),
        case("no day", "- ‸prospect: ada", "D103", "needs sent: the day on which it was sent"),
        case("a word for a day", "- {prospect: ada, sent: ‸soon}", "D102", "sent takes a date"),
        case(
            "an answer before the InMail",
            "- {prospect: ada, sent: 2026-11-02, answered: ‸2026-11-01}",
            "D104",
            "answered on 2026-11-01, before it was sent on 2026-11-02",
        ),
        case(
            "a misspelt key",
            "- {prospect: ada, sent: 2026-11-02, ‸anwsered: 2026-11-03}",
            "D107",
            "anwsered is not a key of an entry of the log (did you mean answered?)",
        ),
    ],
)
def test_a_wrong_log(write: Write, text: str, code: str, message: str) -> None:
    text, place = marked(text, "sent.yaml")
    folder = write({"sent.yaml": text})
    (folder / "campaign.yaml").write_text(
        campaign_file("sent: sent.yaml\nprospects: prospects.yaml")
    )
    ((found, at, words),) = reported(load(str(folder)))
    assert (found, at) == (code, place)
    assert message in words

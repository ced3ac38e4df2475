"""The keys of a campaign with a sequence: what they mean, and what is wrong in them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from conftest import Run, Write
from loading import TODAY, campaign_of, case
from sequences import files as sequence

from outreach_cli.load import load
from outreach_cli.model import Campaign, Channel, Share

DRAFTS = """\
- {id: hello, channel: invitation, body: "Hi {{ first_name }}, shall we connect?"}
- {id: welcome, channel: message, body: "Thank you, {{ first_name }}. How is {{ company }}?"}
- {id: inmail-a, channel: inmail, subject: A question, body: "Hi {{ first_name }}, shall we?"}
- {id: inmail-b, channel: inmail, subject: A question, body: "{{ first_name }}, may I ask you?"}
"""
CAMPAIGN = """\
sender: {plan: business}
schedule: {start: 2026-12-01}
prospects: prospects.yaml
drafts: drafts.yaml
"""
STEPS = "sequence: [{draft: hello}, {draft: welcome, wait: 1}, {draft: [inmail-a, inmail-b]}]\n"
Get = Callable[[Campaign], object]


def files(more: str = "", log: str = "") -> dict[str, str]:
    """Return the files of a campaign with more keys, and perhaps a log."""
    campaign = CAMPAIGN
    if "schedule:" in more:
        campaign = campaign.replace("schedule: {start: 2026-12-01}\n", "")
    campaign += f"{more}\n" + ("sent: sent.yaml\n" if log else "")
    return {"campaign.yaml": campaign, "drafts.yaml": DRAFTS, **({"sent.yaml": log} if log else {})}


@pytest.mark.parametrize(
    ("more", "get", "value"),
    [
        case(
            "steps with their drafts, channels and waits",
            STEPS,
            lambda c: [step[:3] for step in c.sequence],
            [
                (("hello",), Channel.INVITATION, 0),
                (("welcome",), Channel.MESSAGE, 1),
                (("inmail-a", "inmail-b"), Channel.INMAIL, 7),
            ],
        ),
        case("all steps are read", STEPS, lambda c: c.all_steps, True),
        case("a single step", "sequence: {draft: hello}", lambda c: len(c.sequence), 1),
        case(
            "no wait", "sequence: [{draft: hello}, {draft: welcome, wait: 0}]",
            lambda c: c.sequence[1].wait, 0,
        ),
        case("no sequence", "", lambda c: (c.sequence, c.all_steps), ((), True)),
        case("what is assumed", STEPS, lambda c: c.accepts.rate, 0.3),
        case(
            "how soon people accept is assumed", STEPS,
            lambda c: c.accepts.within, {1: 0.35, 7: 0.75, 30: 0.95, 90: 1},
        ),
        case(
            "what is assumed is noted", STEPS,
            lambda c: {key for key in c.assumed if key.startswith("accepts.")},
            {"accepts.rate", "accepts.within"},
        ),
        case(
            "without a sequence nothing about acceptance is assumed", "",
            lambda c: {key for key in c.assumed if key.startswith("accepts.")}, set(),
        ),
        case(
            "counted acceptances", STEPS + "accepts: {rate: 30 of 100, within: {9: 1}}",
            lambda c: c.accepts, (0.3, {9: 1}, Share(30, 100)),
        ),
        case(
            "daily limits by channel",
            "schedule: {start: 2026-12-01, per_day: {inmail: 10, invitation: 20, message: 40}}",
            lambda c: c.schedule.per_day,
            {Channel.INMAIL: 10, Channel.INVITATION: 20, Channel.MESSAGE: 40},
        ),
        case(
            "a daily limit of one channel",
            "schedule: {start: 2026-12-01, per_day: {invitation: 20}}",
            lambda c: c.schedule.per_day,
            {Channel.INVITATION: 20},
        ),
        case(
            "a number means InMails", "schedule: {start: 2026-12-01, per_day: 9}",
            lambda c: c.schedule.per_day, {Channel.INMAIL: 9},
        ),
        case(
            "a rate of a message draft", "replies: {by: {draft: {welcome: 0.25}}}",
            lambda c: c.replies.by[0].rate, 0.25,
        ),
    ],
)  # fmt: skip
def test_a_right_value(write: Write, more: str, get: Get, value: object) -> None:
    assert get(campaign_of(load(str(write(files(more))), today=TODAY))) == value


def test_a_limit_of_the_rulebook_is_changed_by_its_name(write: Write) -> None:
    loaded = load(str(write(files("limits: {invitation.per_week: 200}"))), today=TODAY)
    assert loaded.mistakes == ()
    assert loaded.book.entry("invitation.per_week").whole == 200


@pytest.mark.parametrize("command", ["plan", "route", "report"])
@pytest.mark.parametrize("drafts", ["[]", ""], ids=["an empty list", "an empty file"])
def test_a_sequence_without_drafts_names_unknown_ones(
    command: str, drafts: str, run: Run, write: Write
) -> None:
    ran = run(command, write({**files(STEPS), "drafts.yaml": drafts}))
    assert (ran.code, ran.out) == (2, "")
    assert "5:20: error: no draft has the id hello" in ran.err


@pytest.mark.parametrize(
    ("more", "message"),
    [
        case("a text", "sequence: hello", "5:11: error: a step takes keys with values such as"),
        case("an empty list", "sequence: []", "5:11: error: sequence is empty; list steps such as"),
        case("nothing", "sequence:", "5:10: error: sequence is empty; list steps such as"),
        case("a step that is a text", "sequence: [hello]", "5:12: error: a step takes keys with"),
        case("no draft", "sequence: [{wait: 0}]", "5:12: error: a step needs draft: the id of a"),
        case(
            "a misspelt key", "sequence: [{drafts: hello}]", "found drafts (did you mean draft?)"
        ),
        case("an unknown key", "sequence: [{draft: hello, delay: 3}]", "delay is not a key of a"),
        case(
            "an unknown draft",
            "sequence: [{draft: helo}]",
            "5:20: error: no draft has the id helo (did you mean hello?)",
        ),
        case(
            "an unknown draft unlike all others",
            "sequence: [{draft: xyz}]",
            "has the id xyz; the drafts are hello, welcome, inmail-a, inmail-b",
        ),
        case(
            "several channels",
            "sequence: [{draft: [hello, welcome]}]",
            "5:28: error: welcome is a message, but hello is an invitation; make them two steps",
        ),
        case("no draft in the list", "sequence: [{draft: []}]", "draft is an empty list; name a"),
        case(
            "a draft twice",
            "sequence: [{draft: [inmail-a, inmail-a]}]",
            "5:31: error: inmail-a is in this step twice; name each draft once",
        ),
        case(
            "a draft with keys",
            "sequence: [{draft: {id: hello}}]",
            "draft takes the id of a draft or a list of ids, found an entry with keys",
        ),
        case("an empty id", "sequence: [{draft: ''}]", "a list of ids, found an empty text"),
        *(
            case(
                f"a wait of {wait}",
                f"sequence: [{{draft: hello}}, {{draft: welcome, wait: {wait}}}]",
                message,
            )
            for wait, message in {
                "7 days": "5:51: error: wait takes a whole number from 0 to 366, found 7 days",
                "-1": "5:51: error: wait must be from 0 to 366, found -1",
                "367": "5:51: error: wait must be from 0 to 366, found 367",
                "1.5": "5:51: error: wait takes a whole number from 0 to 366, found 1.5",
                "[7]": "5:51: error: wait takes a whole number from 0 to 366, found a list",
            }.items()
        ),
        case(
            "a wait before the first step",
            "sequence: [{draft: hello, wait: 3}]",
            "5:27: warning: wait has no effect in the first step",
        ),
        case(
            "acceptances as a number",
            "accepts: 0.3",
            "5:10: error: accepts takes keys with values, found 0.3; write accepts: {rate: 0.3}",
        ),
        case(
            "acceptances in percent",
            "accepts: 30%",
            "5:10: error: accepts takes keys with values, found 30%; write accepts: {rate: 0.3}",
        ),
        case(
            "invitations by another name",
            "schedule: {per_day: {invites: 8}}",
            "invites is not a key of per_day (did you mean invitation?)",
        ),
        case("the sequence by another name", "steps: [{draft: hello}]", "did you mean sequence?"),
        case(
            "the wait by another name",
            "sequence: [{draft: hello}, {draft: welcome, after: 3}]",
            "5:45: warning: after is not a key of a step (did you mean wait?)",
        ),
        case(
            "the draft by another name",
            "sequence: [{draft: hello}, {steps: welcome}]",
            "a step needs draft: the id of a draft, or a list of ids; found steps (did you mean"
            " draft?)",
        ),
        case("acceptances by group", "accepts: {by: {a: {b: 1}}}", "by is not a key of accepts"),
        case("in per cent", "accepts: {rate: 30%}", "5:17: error: rate takes a share such as"),
        case(
            "more than were invited",
            "accepts: {rate: 9 of 3}",
            "rate: 9 of 3, but no more people can accept than were asked",
        ),
        case(
            "acceptances without an end",
            "accepts: {within: {1: 0.5}}",
            "within must end at 1, since all acceptances have come by then; found 0.5",
        ),
        case(
            "a channel that does not exist",
            "schedule: {per_day: {inmails: 3}}",
            "inmails is not a key of per_day (did you mean inmail?)",
        ),
        case(
            "no texts of a channel",
            "schedule: {per_day: {invitation: 0}}",
            "invitation must be from 1 to 1,000,000, found 0",
        ),
        case(
            "daily limits as a list",
            "schedule: {per_day: [10, 20]}",
            "per_day takes a whole number from 1 to 1,000,000, found a list",
        ),
        case(
            "no daily limits",
            "schedule: {per_day: {}}",
            "or numbers for channels such as {inmail: 10, invitation: 20}, found nothing",
        ),
        case(
            "a reply rate of an invitation",
            "replies: {by: {draft: {hello: 0.2}}}",
            "hello is an invitation; say under accepts: how many people accept it",
        ),
        case(
            "a reply rate of an unknown draft",
            "replies: {by: {draft: {welcom: 0.2}}}",
            "no InMail or message draft has the id welcom (did you mean welcome?)",
        ),
        case(
            "the curve as a limit",
            "limits: {accepts.within: 2}",
            "accepts.within is changed by accepts: within in campaign.yaml",
        ),
    ],
)  # fmt: skip
def test_a_mistake_has_one_sentence_with_its_place(
    run: Run, write: Write, more: str, message: str
) -> None:
    ran = run("check", write(files(more)), "--format", "text", "--select", "D")
    assert ran.code == 1
    findings = ran.out.splitlines()
    assert len(findings) == 1
    assert message in findings[0]


def test_a_step_whose_draft_may_be_in_an_unreadable_file_is_no_mistake(
    run: Run, write: Write
) -> None:
    broken = {**files(STEPS), "drafts.yaml": "- {id: hello"}
    ran = run("check", write(broken), "--format", "text", "--select", "D")
    assert "no draft has the id" not in ran.out


def test_a_sequence_needs_drafts(run: Run, write: Write) -> None:
    without = files(STEPS)
    without["campaign.yaml"] = without["campaign.yaml"].replace("drafts: drafts.yaml\n", "")
    ran = run("plan", write(without))
    assert ran.code == 2
    assert "needs drafts: the files with the drafts of the sequence" in ran.err


# The log


def logged(write: Write, log: str) -> list[tuple[object, ...]]:
    """Return prospect, channel, draft, and the days of acceptance and answer of each entry."""
    campaign = campaign_of(load(str(write(files(STEPS, log))), today=TODAY))
    return [
        (one.prospect, one.channel, one.draft, one.accepted, one.answered) for one in campaign.sent
    ]


def test_the_draft_of_an_entry_decides_its_channel(write: Write) -> None:
    log = """\
- {prospect: ada, draft: hello, sent: 2026-11-20, accepted: 2026-11-22}
- {prospect: ada, draft: welcome, sent: 2026-11-25, answered: 2026-11-25}
- {prospect: li, sent: 2026-11-21}
- {prospect: li, channel: invitation, sent: 2026-11-22, accepted: 2026-11-22}
"""
    accepted, answered = date(2026, 11, 22), date(2026, 11, 25)
    assert logged(write, log) == [
        ("ada", Channel.INVITATION, "hello", accepted, None),
        ("ada", Channel.MESSAGE, "welcome", None, answered),
        ("li", Channel.INMAIL, None, None, None),
        ("li", Channel.INVITATION, None, accepted, None),
    ]


def test_a_log_in_csv_has_the_same_keys(write: Write) -> None:
    folder = write({
        **files(STEPS),
        "campaign.yaml": files(STEPS)["campaign.yaml"] + "sent: sent.csv\n",
        "sent.csv": """\
prospect,draft,sent,accepted
ada,hello,2026-11-20,2026-11-22
li,,2026-11-20,
""",
    })  # fmt: skip
    sent = campaign_of(load(str(folder), today=TODAY)).sent
    assert [(one.draft, one.accepted) for one in sent] == [
        ("hello", date(2026, 11, 22)),
        (None, None),
    ]


def test_different_drafts_on_one_day_are_two_texts(write: Write) -> None:
    log = """\
- {prospect: ada, draft: inmail-a, sent: 2026-11-20}
- {prospect: ada, draft: welcome, sent: 2026-11-20}
"""
    assert [draft for _, _, draft, _, _ in logged(write, log)] == ["inmail-a", "welcome"]


def test_an_entry_without_a_draft_is_the_same_text_as_one_with_it(run: Run, write: Write) -> None:
    log = """\
- {prospect: ada, channel: invitation, sent: 2026-11-20, accepted: 2026-11-23}
- {prospect: ada, draft: hello, sent: 2026-11-20, accepted: 2026-11-22}
"""
    folder = write(files(STEPS, log))
    ran = run("check", folder, "--format", "text", "--select", "D")
    assert "the invitation to ada on 2026-11-20 is already in the log (entry 1)" in ran.out
    campaign = load(str(folder), today=TODAY).campaign
    assert campaign is not None
    assert [(one.draft, one.accepted) for one in campaign.sent] == [("hello", date(2026, 11, 22))]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        case(
            "an unknown draft",
            "draft: helo, sent: 2026-11-20",
            "1:26: error: no draft has the id helo (did you mean hello?)",
        ),
        case(
            "another channel",
            "draft: hello, channel: message, sent: 2026-11-20",
            "1:42: error: hello is an invitation, but the channel is message; delete channel",
        ),
        case(
            "an accepted InMail",
            "sent: 2026-11-20, accepted: 2026-11-21",
            "only an invitation is accepted, but this entry is an InMail; add draft: or channel:",
        ),
        case(
            "an accepted message",
            "draft: welcome, sent: 2026-11-20, accepted: 2026-11-21",
            "only an invitation is accepted, but welcome is a message",
        ),
        case(
            "accepted before it was sent",
            "draft: hello, sent: 2026-11-20, accepted: 2026-11-19",
            "accepted on 2026-11-19, before it was sent on 2026-11-20",
        ),
        case(
            "accepted in the future",
            "draft: hello, sent: 2026-11-20, accepted: 2199-12-01",
            "2199-12-01 is after today, ",
        ),
        case(
            "not a day",
            "draft: hello, sent: 2026-11-20, accepted: yesterday",
            "accepted takes a date such as 2026-12-01, found yesterday",
        ),
    ],
)
def test_a_mistake_in_the_log(run: Run, write: Write, entry: str, message: str) -> None:
    log = f"- {{prospect: ada, {entry}}}"
    ran = run("check", write(files(STEPS, log)), "--format", "text", "--select", "D")
    assert ran.code == 1
    assert message in ran.out
    assert ran.out.count("error:") == 1


def test_the_drafts_of_people_who_are_not_on_the_list_do_not_matter(run: Run, write: Write) -> None:
    log = "- {prospect: bob, draft: another, sent: 2026-11-20}"
    ran = run("check", write(files(STEPS, log)), "--format", "text", "--select", "D")
    assert (ran.code, ran.out.splitlines()[:-1]) == (0, [])


def test_a_log_of_another_campaign_may_name_its_own_drafts(run: Run, write: Write) -> None:
    more = files(STEPS + "exclude: spring.yaml")
    more["spring.yaml"] = (
        "- {prospect: ada, draft: spring, sent: 2026-03-20, accepted: 2026-03-22}\n"
    )
    folder = write(more)
    assert run("check", folder, "--format", "text", "--select", "D").code == 0
    assert "in spring.yaml, invited on 2026-03-20" in run("route", folder).out


def test_a_draft_may_be_called_like_a_missing_value(run: Run, write: Write) -> None:
    given = sequence(
        2,
        sequence="[{draft: na}, {draft: first-inmail}]",
        sent="log.yaml",
    )
    given["drafts.yaml"] = given["drafts.yaml"].replace("id: hello", "id: na")
    log = "- {prospect: p0, draft: na, sent: 2026-11-20}\n"
    found = run("route", write({**given, "log.yaml": log}), "--format", "json").json["routes"]
    assert [step["draft"] for step in found[0]["steps"]] == ["first-inmail"]
    assert [step["draft"] for step in found[1]["steps"]] == ["na", "first-inmail"]


def test_other_words_for_the_keys_of_a_log_are_understood(run: Run, write: Write) -> None:
    log = "- {who: ada, date: 2026-11-20, replied: 2026-11-21}\n"
    out = run("check", write(sequence(2, sent="sent.yaml") | {"sent.yaml": log})).out
    said = " ".join(out.split())
    assert "prospect: the id, address or name of a prospect; found who (did you mean" in said
    assert "sent: the day on which it was sent; found date (did you mean sent?)" in said
    assert "replied is not a key of an entry of the log (did you mean answered?)" in said


def test_an_option_that_is_a_key_of_the_campaign_is_refused_with_its_place(
    run: Run, write: Write
) -> None:
    for option in (["--start", "2027-01-01"], ["--start=2027-01-01"]):
        ran = run("plan", write(sequence(2)), *option)
        assert ran.code == 2
        assert ran.err.startswith("outreach: --start is not an option; put it into campaign.yaml: ")

"""Campaigns with a sequence: who gets which draft, what `route` shows, and other rules."""

from __future__ import annotations

import csv
from collections import Counter
from io import StringIO

import pytest
from builders import Check, in_sequence, of_code
from conftest import SAMPLES, Run, Write, table_rows

FOUR = "{draft: hello}, {draft: welcome, wait: 1}, {draft: inmail, wait: 14}, {draft: nudge}"
PEOPLE = ("connection: 2nd", "connection: 1st", "open_profile: true", "accepts_inmail: false")
LOG = """\
- {prospect: p0, draft: hello, sent: 2026-11-20, accepted: 2026-11-23}
- {prospect: p2, draft: hello, sent: 2026-11-20, answered: 2026-11-24}
"""


def test_a_message_is_filled_in_for_everyone_who_may_accept(check: Check) -> None:
    ran = check.run(in_sequence(FOUR, PEOPLE))
    # hello to 3, welcome and nudge to all 4, inmail to 2
    assert ran.json["checked"]["messages"] == 3 + 4 + 4 + 2
    assert [found for found in ran.json["findings"] if found["code"][0] != "W"] == []


def test_people_in_the_log_continue(check: Check) -> None:
    ran = check.run(in_sequence(FOUR, PEOPLE, log=LOG))
    # p0 is connected: welcome, nudge. p1: the same. p2 has answered. p3: hello, welcome, nudge.
    assert ran.json["checked"]["messages"] == 2 + 2 + 0 + 3


def test_variants_take_turns(run: Run, write: Write) -> None:
    files = in_sequence("{draft: [inmail, inmail-b]}", ["connection: 2nd"] * 3)
    routes = run("route", write(files), "--format", "json").json["routes"]
    assert [route["drafts"] for route in routes] == [["inmail"], ["inmail-b"], ["inmail"]]


def test_route_has_the_steps_of_each_person(run: Run, write: Write) -> None:
    ran = run("route", write(in_sequence(FOUR, PEOPLE)), "--format", "json")
    routes = {route["prospect"]: route for route in ran.json["routes"]}
    stranger = routes["p0"]
    assert (stranger["route"], stranger["credits"]) == ("invitation", 1)
    assert stranger["drafts"] == ["hello", "welcome", "inmail", "nudge"]
    steps = [
        (one["step"], one["draft"], one["wait"], one["condition"], one["credits"])
        for one in stranger["steps"]
    ]
    assert steps == [
        (1, "hello", 0, "start", 0),
        (2, "welcome", 1, "accepted", 0),
        (3, "inmail", 14, "not_accepted", 1),
        (4, "nudge", 7, "not_answered", 0),
    ]
    assert [step["draft"] for step in routes["p1"]["steps"]] == ["welcome", "nudge"]
    assert (routes["p1"]["route"], routes["p1"]["reason"]) == ("message", "1st-degree connection")
    assert [step["credits"] for step in routes["p2"]["steps"]] == [0, 0, 0, 0]
    assert [step["draft"] for step in routes["p3"]["steps"]] == ["hello", "welcome", "nudge"]
    assert routes["p3"]["reason"] == "opted out of InMail"
    assert "4 prospects: 3 begin with an invitation, 1 begins with a message; at most 1" in ran.err


def test_nobody_comes_to_a_second_inmail(run: Run, write: Write, check: Check) -> None:
    files = in_sequence("{draft: inmail}, {draft: inmail-b}", ["connection: 2nd"])
    (route,) = run("route", write(files), "--format", "json").json["routes"]
    assert [(step["draft"], step["credits"]) for step in route["steps"]] == [("inmail", 1)]
    assert (route["drafts"], route["credits"]) == (["inmail"], 1)
    assert check.run(files).json["checked"]["messages"] == 1


def test_of_two_inmails_after_an_invitation_each_costs_the_one_credit(
    run: Run, write: Write
) -> None:
    """The later one comes first, because its wait is shorter, unless it has to queue."""
    steps = "{draft: hello}, {draft: inmail, wait: 14}, {draft: inmail-b, wait: 3}"
    files = write(in_sequence(steps, ["connection: 2nd"]))
    (route,) = run("route", files, "--format", "json").json["routes"]
    keys = ("draft", "wait", "condition", "credits")
    assert [tuple(step[key] for key in keys) for step in route["steps"]] == [
        ("hello", 0, "start", 0),
        ("inmail", 14, "not_accepted", 1),
        ("inmail-b", 3, "not_accepted", 1),
    ]
    assert route["credits"] == 1


def test_route_says_where_the_log_has_left_people(run: Run, write: Write) -> None:
    ran = run("route", write(in_sequence(FOUR, PEOPLE, log=LOG)), "--format", "json")
    accepted, _, answered, _ = ran.json["routes"]
    assert accepted["reason"] == "step 1 was sent on 2026-11-20, and the invitation is accepted"
    assert [(step["draft"], step["condition"]) for step in accepted["steps"]] == [
        ("welcome", "accepted"),
        ("nudge", "not_answered"),
    ]
    assert (answered["steps"], answered["credits"]) == ([], 0)
    assert answered["reason"] == "step 1 was sent on 2026-11-20, and there is an answer"


OUTSIDE = """\
- {id: old, channel: invitation, body: "Hi {{ first_name }}, we met. Shall we connect?"}
- {id: old-inmail, channel: inmail, subject: A question, body: "Hi {{ first_name }}, shall we?"}
"""
STEP_AFTER_LOG = {
    "an open invitation": (
        *("connection: 2nd", ["hello, sent: 2026-11-20"]),
        *("message", 1, "step 1 was sent on 2026-11-20"),
        ["welcome 1 accepted 0 None", "inmail 14 not_accepted 1 2026-12-04"],
    ),
    "an open invitation to an Open Profile": (
        *("open_profile: true", ["hello, sent: 2026-11-20"]),
        *("message", 0, "step 1 was sent on 2026-11-20"),
        ["welcome 1 accepted 0 None", "inmail 14 not_accepted 0 2026-12-04"],
    ),
    "an accepted invitation": (
        *("connection: 2nd", ["hello, sent: 2026-11-20, accepted: 2026-11-23"]),
        *("message", 0, "step 1 was sent on 2026-11-20, and the invitation is accepted"),
        ["welcome 1 accepted 0 2026-11-24", "nudge 7 not_answered 0 None"],
    ),
    "an InMail without an invitation": (
        *("connection: 2nd", ["inmail, sent: 2026-11-20"]),
        *("inmail", 0, "step 3 was sent on 2026-11-20; no step is left"),
        [],
    ),
    "an InMail after an invitation": (
        *("connection: 2nd", ["hello, sent: 2026-11-02", "inmail, sent: 2026-11-20"]),
        *("message", 0, "step 3 was sent on 2026-11-20"),
        ["nudge 7 accepted 0 None"],
    ),
    "an invitation accepted after an InMail": (
        "connection: 2nd",
        ["hello, sent: 2026-11-02, accepted: 2026-11-24", "inmail, sent: 2026-11-20"],
        *("message", 0, "step 3 was sent on 2026-11-20, and the invitation is accepted"),
        ["nudge 7 accepted 0 2026-12-01"],
    ),
    "a message to a connection": (
        *("connection: 1st", ["welcome, sent: 2026-11-20"]),
        *("message", 0, "step 2 was sent on 2026-11-20"),
        ["nudge 7 not_answered 0 2026-11-27"],
    ),
    "a message after the invitation": (
        "connection: 2nd",
        ["hello, sent: 2026-11-18, accepted: 2026-11-19", "welcome, sent: 2026-11-20"],
        *("message", 0, "step 2 was sent on 2026-11-20, and the invitation is accepted"),
        ["nudge 7 not_answered 0 2026-11-27"],
    ),
    "a text outside the sequence after a step": (
        *("connection: 2nd", ["inmail, sent: 2026-11-02", "old, sent: 2026-11-20"]),
        *("message", 0, "step 3 was sent on 2026-11-02"),
        ["nudge 7 accepted 0 None"],
    ),
    "an invitation outside the sequence": (
        *("connection: 2nd", ["old, sent: 2026-11-20"]),
        *("message", 1, "a text outside the sequence was sent on 2026-11-20"),
        ["welcome 1 accepted 0 None", "inmail 14 not_accepted 1 2026-11-20"],
    ),
    "an accepted invitation outside the sequence": (
        *("connection: 2nd", ["old, sent: 2026-11-20, accepted: 2026-11-23"]),
        "message",
        *(0, "a text outside the sequence was sent on 2026-11-20, and the invitation is accepted"),
        ["welcome 0 start 0 2026-11-23", "nudge 7 not_answered 0 None"],
    ),
    "an InMail outside the sequence": (
        *("connection: 2nd", ["old-inmail, sent: 2026-11-20"]),
        *("invitation", 0, "a text outside the sequence was sent on 2026-11-20"),
        ["hello 0 not_answered 0 2026-11-20", "welcome 1 accepted 0 None"],
    ),
    "nothing": (
        *("open_profile: true", []),
        *("invitation", 0, "not connected; Open Profile: an InMail to it is free"),
        ["hello 0 start 0 None", "welcome 1 accepted 0 None", "inmail 14 not_accepted 0 None"],
    ),
}
"""Keys of a person, what the log says of them, and route, credits, reason and the next steps."""


def test_the_steps_after_the_log_count_from_it(run: Run, write: Write) -> None:
    keys, logs, *expected = zip(*STEP_AFTER_LOG.values(), strict=True)
    log = [f"- {{prospect: p{n}, draft: {text}}}" for n, own in enumerate(logs) for text in own]
    files = in_sequence(FOUR, keys, log="\n".join(log))
    files["drafts.yaml"] += OUTSIDE
    routes = run("route", write(files), "--format", "json").json["routes"]
    found = {}
    for name, route in zip(STEP_AFTER_LOG, routes, strict=True):
        steps = [
            " ".join(str(step[key]) for key in ("draft", "wait", "condition", "credits", "due"))
            for step in route["steps"]
        ]
        most = len(STEP_AFTER_LOG[name][-1])
        found[name] = (route["route"], route["credits"], route["reason"], steps[:most])
    assert found == dict(zip(STEP_AFTER_LOG, zip(*expected, strict=True), strict=True))


def test_an_open_profile_whose_next_step_is_an_inmail_is_reached_free(
    run: Run, write: Write
) -> None:
    people = ["open_profile: true", "connection: 2nd", "channel: inmail, open_profile: true"]
    routes = run("route", write(in_sequence("{draft: inmail}", people)), "--format", "json").json
    found = [(route["route"], route["credits"]) for route in routes["routes"]]
    assert found == [("open_profile", 0), ("inmail", 1), ("open_profile", 0)]


def test_tables_and_csv_say_the_same_in_words(run: Run, write: Write) -> None:
    folder = write(in_sequence(FOUR, PEOPLE[:1]))
    words = (
        "invitation hello; 1 day after they accept: message welcome; after 14 days without"
        " acceptance: InMail, 1 credit; after 7 days without an answer to welcome:"
        " message nudge"
    )
    (row,) = csv.DictReader(StringIO(run("route", folder, "--format", "csv").out))
    assert (row["steps"], row["drafts"]) == (words, "hello|welcome|inmail|nudge")
    heads, cells = table_rows(run("route", folder).out)
    assert heads == ["prospect", "credits", "steps", "why"]
    assert cells == ["Ada", "1", words, "not connected"]


@pytest.mark.parametrize("width", [80, 120])
def test_the_steps_fit_the_screen(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    for name, value in {"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": str(width)}.items():
        monkeypatch.setenv(name, value)
    out = run("route", write(in_sequence(FOUR, PEOPLE))).out
    assert max(map(len, out.splitlines())) <= width
    assert "1 day after they accept" in " ".join(out.split())


def test_without_a_sequence_routes_have_no_steps(run: Run, write: Write) -> None:
    folder = write(in_sequence("", PEOPLE, drafts="hello, welcome, inmail"))
    assert "steps" not in run("route", folder, "--format", "json").json["routes"][0]
    assert "steps" not in run("route", folder, "--format", "csv").out
    assert "steps" not in run("route", folder).out


@pytest.mark.parametrize(
    ("people", "reason"),
    [
        ("connection: 1st", "1st-degree connection, and no step is a message to them"),
        ("accepts_inmail: false", "opted out of InMail, and no step invites them"),
        ("channel: invitation", "channel: invitation in the list, and no step is an invitation"),
    ],
)
def test_someone_whom_no_step_reaches_is_a_finding(check: Check, people: str, reason: str) -> None:
    found = check.one("C108", in_sequence("{draft: inmail}", ["connection: 2nd", people]))
    assert found["message"].startswith("no step of the sequence reaches Ada (")
    assert reason in found["message"]
    assert (found["prospect"], found["prospects"]) == ("p1", 1)


def test_someone_in_the_log_is_not_unreachable(check: Check) -> None:
    log = "- {prospect: p0, draft: inmail, sent: 2026-11-20}\n"
    ran = check.run(in_sequence("{draft: inmail}", ["connection: 2nd"] * 2, log=log))
    assert of_code(ran, "C108") == []


def test_an_inmail_in_the_log_is_no_reason_to_expect_a_second_one(check: Check) -> None:
    log = "- {prospect: p0, draft: inmail, sent: 2026-11-20}\n"
    ran = check.run(in_sequence("{draft: inmail}", ["channel: inmail"] * 2, log=log))
    assert of_code(ran, "C109") == []


def test_a_message_to_someone_who_accepted_is_not_for_a_stranger(check: Check) -> None:
    log = "- {prospect: p0, draft: hello, sent: 2026-11-20, accepted: 2026-11-23}\n"
    people = ["channel: message", "connection: 2nd"]
    ran = check.run(in_sequence("{draft: hello}, {draft: welcome}", people, log=log))
    assert of_code(ran, "C101") == []


def test_a_free_account_sends_inmails_to_open_profiles_only(check: Check) -> None:
    both = ["open_profile: true", "connection: 2nd"]
    steps = "{draft: hello}, {draft: inmail}"
    found = check.one("C102", in_sequence(steps, both, plan="free"))
    assert found["prospects"] == 1
    assert "restrict the draft to Open Profiles by its audience" in found["message"]
    assert of_code(check.run(in_sequence(steps, both[:1], plan="free")), "C102") == []


# Drafts that nobody gets without a sequence

NOTE = "Sent to nobody: hello, welcome. Everyone gets one text; with sequence: in campaign.yaml"


@pytest.mark.parametrize("command", ["check", "route"])
def test_a_note_says_that_a_sequence_would_use_a_draft(
    run: Run, write: Write, command: str
) -> None:
    folder = write(in_sequence("", drafts="hello, welcome, inmail"))
    assert NOTE in run(command, folder).err
    with_it = in_sequence("{draft: hello}, {draft: welcome}, {draft: inmail}")
    assert "Sent to nobody" not in run(command, write(with_it)).err


def test_no_note_where_every_draft_goes_to_somebody(run: Run, write: Write) -> None:
    folder = write(in_sequence("", PEOPLE, drafts="hello, welcome, inmail"))
    assert "Sent to nobody" not in run("check", folder).err


def test_the_sample_reaches_everyone_with_variants_in_turn(run: Run) -> None:
    ran = run("route", SAMPLES / "founder_launch", "--format", "json")
    routes = ran.json["routes"]
    assert (len(routes), ran.code) == (168, 0)
    assert all(route["steps"] for route in routes)
    drafts = Counter(step["draft"] for route in routes for step in route["steps"])
    assert drafts["nudge-a"] == drafts["nudge-b"] == 84
    assert drafts["welcome"] == 168
    assert sum(route["credits"] for route in routes) == 143


@pytest.mark.parametrize(
    ("accepted", "said"),
    [("", "1 has an open invitation"), (", accepted: 2026-11-23", "1 goes on with a message")],
)
def test_an_open_invitation_leads_to_a_message_only_if_it_is_accepted(
    run: Run, write: Write, accepted: str, said: str
) -> None:
    log = f"- {{prospect: p0, draft: hello, sent: 2026-11-20{accepted}}}\n"
    steps = "{draft: hello}, {draft: welcome, wait: 1}"
    ran = run("route", write(in_sequence(steps, log=log)))
    assert f"2 prospects: {said}, 1 begins with an invitation;" in ran.err


@pytest.mark.usefixtures("bounded")
def test_very_many_steps_with_the_same_text(run: Run, write: Write) -> None:
    steps = ", ".join(f"{{draft: welcome, wait: {7 + number}}}" for number in range(300))
    files = in_sequence(steps, people=["connection: 1st"] * 500)
    ran = run("check", write(files), "--select", "C116", "--format", "json")
    assert len(ran.json["findings"]) == 299


@pytest.mark.parametrize(
    ("steps", "person", "reason"),
    [
        (
            "{draft: welcome}",
            "connection: 2nd",
            "not connected, and no step is an invitation or InMail to them",
        ),
        (
            "{draft: hello}",
            "connection: 1st",
            "1st-degree connection, and no step is a message to them",
        ),
        (
            "{draft: inmail}",
            "accepts_inmail: false",
            "opted out of InMail, and no step invites them",
        ),
        (
            "{draft: inmail}",
            "channel: invitation",
            "channel: invitation in the list, and no step is an invitation to them",
        ),
    ],
)
def test_route_says_which_step_would_reach_someone(
    run: Run, write: Write, steps: str, person: str, reason: str
) -> None:
    (route,) = run("route", write(in_sequence(steps, [person])), "--format", "json").json["routes"]
    found = (route["route"], route["credits"], route["steps"], route["reason"])
    assert found == ("unreachable", 0, [], reason)

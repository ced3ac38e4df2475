"""The steps of a sequence: which of them suit a person, and which ones a log shows as taken."""

from __future__ import annotations

from datetime import date

import pytest
from loading import case

from outreach_cli import rulebook
from outreach_cli.finding import File, Spot
from outreach_cli.model import (
    Campaign,
    Channel,
    Degree,
    Draft,
    Prospect,
    Replies,
    Schedule,
    Sender,
    Sent,
    Step,
)
from outreach_cli.routing.steps import (
    NEW,
    Standing,
    Steps,
    is_connection,
    reachable,
    suiting,
    texts_with_steps,
    with_waits,
)

SPOT = Spot(File("f.yaml", "yaml"))
CHANNELS = {"c": Channel.INVITATION, "m": Channel.MESSAGE, "i": Channel.INMAIL}


def sequence(text: str) -> tuple[Step, ...]:
    """Return steps, given the ids of their drafts; an id begins with the letter of its channel."""
    lists = [tuple(drafts.split("|")) for drafts in text.split()]
    return tuple(Step(drafts, CHANNELS[drafts[0][0]], 7, SPOT) for drafts in lists)


def person(id: str = "ada", channel: Channel | None = None, **values: str) -> Prospect:
    connection = Degree.FIRST if id == "friend" else None
    return Prospect(id, {**values}, SPOT.file, 0, connection, channel=channel)


def sent(channel: str, day: int, draft: str | None = None, **days: int) -> Sent:
    """Return a text of the log, sent on a day of November."""
    when = {key: date(2026, 11, value) for key, value in days.items()}
    return Sent(
        "ada",
        date(2026, 11, day),
        when.get("answered"),
        SPOT,
        CHANNELS[channel],
        draft,
        when.get("accepted"),
    )


def campaign(steps: str, *log: Sent, people: tuple[Prospect, ...] = ()) -> Campaign:
    """Return a campaign whose drafts go to the people of the team after a + in their ids."""
    ids = dict.fromkeys(id for step in steps.split() for id in step.split("|"))
    drafts = []
    for id in ids:
        _, _, team = id.partition("+")
        audience = {"team": frozenset({team})} if team else {}
        drafts.append(Draft(id, CHANNELS[id[0]], "Hi", SPOT, audience=audience))
    return Campaign(
        name="A campaign",
        spot=SPOT,
        sender=Sender("business"),
        schedule=Schedule(date(2026, 12, 1), 3),
        replies=Replies(0.2, {1: 1.0}),
        prospects=people or (person(),),
        drafts=tuple(drafts),
        sequence=sequence(steps),
        sent=log,
    )


def steps_of(one: Campaign) -> Steps:
    return Steps(one, rulebook.standard().plan("business"))


def fitting(steps: str, *people: Prospect, log: tuple[Sent, ...] = ()) -> list[str]:
    """Return for each person the drafts of the steps that they may take."""
    fits = steps_of(campaign(steps, *log, people=people)).fitting()
    return [" ".join(fit.draft for fit in own) for own in fits]


@pytest.mark.parametrize(
    ("at", "numbers"),
    [
        case("nothing sent", NEW, [0, 2, 4]),
        case("invited", Standing(0, invited=True), [2]),
        case("had an InMail", Standing(2, had_inmail=True), [4]),
        case("both", Standing(2, invited=True, had_inmail=True), []),
        case("connected", Standing(0, connected=True), [1, 3, 5]),
        case("connected and invited", Standing(0, invited=True, connected=True), [1, 3, 5]),
        case("after a message", Standing(1, connected=True), [3, 5]),
    ],
)
def test_the_steps_that_suit_a_person_now(at: Standing, numbers: list[int]) -> None:
    steps = sequence("c m i m c m")
    assert suiting(steps, range(6), at) == numbers
    assert suiting(steps, {5, 0, 4}, at) == [number for number in numbers if number in {0, 4, 5}]


@pytest.mark.parametrize(
    ("steps", "at", "numbers"),
    [
        case("nobody gets a second InMail", "i i m", NEW, {0}),
        case("nor one after an invitation", "i c m i", NEW, {0, 1, 2}),
        case("nor a second invitation", "c m c i m", NEW, {0, 1, 3, 4}),
        case("a connection gets all messages", "i m c m", Standing(connected=True), {1, 3}),
        case("the first one is in the log", "i c i", Standing(0, had_inmail=True), {1}),
        case("a shorter wait comes first", "c i i3", NEW, {0, 1, 2}),
        case("but not at the beginning", "i i3", NEW, {0}),
    ],
)
def test_the_steps_that_a_person_can_come_to(steps: str, at: Standing, numbers: set[int]) -> None:
    listed = [step._replace(wait=int(step.drafts[0][1:] or 7)) for step in sequence(steps)]
    assert reachable(listed, range(len(listed)), at) == numbers


@pytest.mark.usefixtures("bounded")
def test_many_ways_through_the_steps_are_not_tried_one_by_one() -> None:
    steps = [Step(("m",), Channel.MESSAGE, 90 - number, SPOT) for number in range(60)]
    assert reachable(steps, range(60), Standing(connected=True)) == set(range(60))


@pytest.mark.parametrize(
    ("waits", "last", "due"),
    [
        case("the first of all has no wait", [7, 3], -1, [(0, 0)]),
        case("one that is due later is left out", [3, 7], 0, [(0, 3)]),
        case("one that is due earlier may come first", [7, 3, 5, 1], 0, [(0, 7), (1, 3), (3, 1)]),
        case("of two that are due together the first one comes", [7, 7], 0, [(0, 7)]),
        case("none", [], 0, []),
    ],
)
def test_steps_with_their_waits(waits: list[int], last: int, due: list[tuple[int, int]]) -> None:
    steps = [Step(("m",), Channel.MESSAGE, wait, SPOT) for wait in waits]
    assert with_waits(steps, range(len(waits)), last) == due


@pytest.mark.parametrize(
    ("steps", "log", "numbers"),
    [
        case("of its draft", "m1 m2 m3", [sent("m", 3, "m2")], [1]),
        case("of its draft among variants", "m1 m2|m3", [sent("m", 3, "m3")], [1]),
        case("the next of its channel", "c1 m1 m2", [sent("c", 3), sent("m", 4)], [0, 1]),
        case("the next after a later step", "m1 m2 m3", [sent("m", 3, "m2"), sent("m", 4)], [1, 2]),
        case(
            "an earlier step afterwards does not count back",
            "m1 m2 m3",
            [sent("m", 3, "m2"), sent("m", 4, "m1"), sent("m", 5)],
            [1, 0, 2],
        ),
        case("the last of its channel again", "m1 i1", [sent("m", 3), sent("m", 4)], [0, 0]),
        case("a draft again in a later step", "m1 m1", [sent("m", 3, "m1")] * 2, [0, 1]),
        case("no step of its channel", "m1 m2", [sent("i", 3)], [None]),
        case("no step of its draft", "m1 m2", [sent("m", 3, "mine")], [None]),
        case("the log in another order", "m1 m2", [sent("m", 4), sent("m", 3)], [0, 1]),
        case("two on one day", "c1 m1", [sent("m", 3, answered=4), sent("c", 3)], [1, 0]),
    ],
)
def test_the_step_that_a_text_was(steps: str, log: list[Sent], numbers: list[int | None]) -> None:
    texts = texts_with_steps(campaign(steps, *log))["ada"]
    assert [number for _, number in texts] == numbers
    assert [text for text, _ in texts] == sorted(log, key=lambda text: text.sent)


def day(number: int) -> date:
    return date(2026, 11, number)


@pytest.mark.parametrize(
    ("log", "standing"),
    [
        case("nothing sent", [], NEW),
        case("invited", [sent("c", 3)], Standing(0, day(3), day(3), invited=True)),
        case(
            "accepted",
            [sent("c", 3, accepted=5)],
            Standing(0, day(5), day(3), connected=True, invited=True),
        ),
        case(
            "accepted after the next step",
            [sent("c", 3, accepted=20), sent("i", 12)],
            Standing(2, day(20), day(12), connected=True, invited=True, had_inmail=True),
        ),
        case(
            "another text after the last step",
            [sent("i", 3, "i1"), sent("m", 9, "mine")],
            Standing(2, day(9), day(3), had_inmail=True),
        ),
        case(
            "texts outside the sequence",
            [sent("m", 3, "mine"), sent("m", 9, "mine", answered=10)],
            Standing(-1, day(9), day(9), answered=True),
        ),
        case(
            "the first step again",
            [sent("c", 3, "c1"), sent("c", 9, "c1"), sent("m", 10, "mine")],
            Standing(0, day(10), day(3), invited=True),
        ),
    ],
)
def test_where_the_log_has_left_a_person(log: list[Sent], standing: Standing) -> None:
    assert steps_of(campaign("c1 m1 i1", *log)).standing(person()) == standing


@pytest.mark.parametrize("has_accepted", [True, False])
@pytest.mark.parametrize(
    ("id", "channel", "connected"),
    [
        ("friend", None, True),
        ("friend", Channel.INMAIL, False),
        ("ada", Channel.MESSAGE, True),
        ("ada", Channel.INVITATION, False),
        ("ada", None, None),
    ],
)
def test_messages_reach_connections_unless_the_list_says_otherwise(
    id: str, channel: Channel | None, connected: bool | None, has_accepted: bool
) -> None:
    expected = has_accepted if connected is None else connected
    assert is_connection(person(id, channel), has_accepted) is expected


def test_three_variants_go_to_people_in_turn() -> None:
    people = [person(f"p{number}") for number in range(4)]
    assert fitting("i1|i2|i3", *people) == ["i1", "i2", "i3", "i1"]


def test_people_who_are_alike_but_for_their_audience_get_other_steps() -> None:
    people = [person("a", team="red"), person("b", team="blue"), person("c", team="red")]
    assert fitting("i1+red i2+blue", *people) == ["i1+red", "i2+blue", "i1+red"]


def test_a_step_that_was_taken_is_not_open_again() -> None:
    friend = person("friend")
    log = tuple(one._replace(prospect="friend") for one in (sent("m", 3), sent("m", 4)))
    assert fitting("m1 m2 m3", friend, log=log) == ["m3"]
    assert fitting("m1 m2 m3", friend) == ["m1 m2 m3"]

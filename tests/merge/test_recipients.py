"""Messages measured without building them, and the prospects without a value."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from loading import case
from template_texts import PLAIN, RECORDS, TEXTS, VALUES, Values

from outreach_cli.finding import File
from outreach_cli.merge.recipients import Columns, Recipients
from outreach_cli.model import Prospect, Value
from outreach_cli.template import parse, units

TAGGED = st.sampled_from(
    ["{% if a %}", "{% endif %}", "{{ a | upcase }}", "{% for x in b %}{{ x }}{% endfor %}"]
)
DRAFTS = st.lists(TEXTS | PLAIN | TAGGED | st.sampled_from(["{{ a }}", "{{b}}"]), max_size=5)
PEOPLE = st.lists(
    st.fixed_dictionaries({}, optional={"a": VALUES, "b": VALUES, "company": VALUES}), max_size=4
)


def everybody(people: Sequence[Prospect], sender: Values) -> Recipients:
    """Return recipients; two other prospects, who do not get the draft, come before and after."""
    others = [Prospect("other", {"a": "x" * 99, "b": ""}, File("p", "yaml"), 99)]
    return Recipients(
        Columns([*others, *people, *others], sender), [False, *(True for _ in people), False]
    )


def test_after_an_exceeded_limit_the_other_prospects_are_not_tried() -> None:
    people = [Prospect(str(n), {}, File("p", "yaml"), n) for n in range(50_000)]
    filled = everybody(people, {}).filled(parse("{% for x in (1..99999) %}x{% endfor %}"))
    assert [prospect for prospect, _ in filled.failures] == people
    assert filled.lengths == [0] * 50_000


@given(
    text=DRAFTS.map("".join),
    records=PEOPLE,
    sender=RECORDS,
    extra=TEXTS,
    limit=st.integers(0, 40),
)
@example(text=" {{ a }} ", records=[{}, {"a": " "}, {"a": "x"}], sender={}, extra="", limit=3)
def test_lengths_are_those_of_the_messages(
    text: str, records: list[dict[str, Value]], sender: Values, extra: str, limit: int
) -> None:
    template = parse(text)
    people = [Prospect(str(n), one, File("p", "yaml"), n) for n, one in enumerate(records)]
    recipients = everybody(people, sender)
    if template.problem is not None:
        assert recipients.too_long(template, extra, limit) is None
        return
    texts = [template.fill(one, sender) for one in records]
    lengths = [units(filled) for filled in texts]
    assert recipients.message_lengths(template) == lengths
    if '"' not in text and "'" not in text:  # a blank in place of a default: see the test below
        blank = [who for who, filled in zip(people, texts, strict=True) if not filled.strip()]
        assert recipients.empty(template) == blank
    found = recipients.too_long(template, extra, limit)
    over = sum(1 for length in lengths if length + units(extra) > limit)
    assert (found is not None) is (over > 0)
    if found is None:
        return
    worst = lengths.index(max(lengths))
    assert found.prospect is people[worst]
    assert found.length == lengths[worst] + units(extra)
    assert len(found.people) == over
    assert found.code_points == len(texts[worst]) + len(extra)
    shares: dict[str, int] = {}
    for part in template.parts or ():
        if not isinstance(part, str):
            added = template._replace(parts=(part,)).fill(records[worst], sender)
            shares[part.name] = shares.get(part.name, 0) + units(added)
    assert found.driver_length == max(shares.values(), default=0)
    assert found.driver is None if not shares else shares[str(found.driver)] == found.driver_length


@pytest.mark.parametrize("value", [[], {}], ids=["an empty list", "an empty entry"])
def test_lengths_of_empty_values(value: Value) -> None:
    recipients = everybody([Prospect("a", {"a": value}, File("p", "yaml"), 0)], {})
    for text in ("{{ a }}", "{{ a | default: 'long' }}"):
        assert recipients.message_lengths(parse(text)) == [len(parse(text).fill({"a": value}, {}))]


def test_a_value_of_spaces_leaves_a_message_empty_even_with_a_default() -> None:
    recipients = everybody([Prospect("a", {"a": "  "}, File("p", "yaml"), 0)], {})
    assert recipients.empty(parse("{{ a | default: 'x' }}")) == list(recipients.prospects)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        case("no value", "{{ a }}", "bcd"),
        case("a default", "{{ a | default: 'x' }}", ""),
        case("an empty default", "{{ a | default: '' }}", ""),
        case("the sender has it", "{{ sender.a }}", ""),
        case("the sender lacks it", "{{ sender.b }}", "abcd"),
        case("a filter", "{{ a | upcase }}", "bcd"),
        case("only in a condition", "{% if a %}x{% endif %}", ""),
    ],
)
def test_the_prospects_without_a_value(text: str, left: str) -> None:
    records: list[dict[str, Value]] = [{"a": "x"}, {}, {"a": None}, {"a": " \u00a0"}]
    people = [Prospect("abcd"[n], one, File("p", "yaml"), n) for n, one in enumerate(records)]
    (used,) = parse(text).placeholders
    assert "".join(who.id for who in everybody(people, {"a": "x"}).without(used)) == left


def prospects(field: str, *values: Value) -> list[Prospect]:
    return [
        Prospect(f"p{n}", {field: value}, File("p", "yaml"), n) for n, value in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        case("the first item", "{{ a.first }}", ["p1", "p2", "p3"]),
        case("the last item", "{{ a.last }}", ["p1", "p3"]),
        case("an item by its number", "{{ a[1] }}", ["p0", "p1", "p3"]),
        case("an item from the end", "{{ a[-1] }}", ["p1", "p3"]),
        case("a key", "{{ a.b }}", ["p0", "p1", "p2"]),
        case("the size", "{{ a.size }}", []),
        case("the first before the last", "{{ a[-3].size }}", ["p1", "p2", "p3"]),
        case("an item after the last", "{{ a[3] }}", ["p0", "p1", "p2", "p3"]),
    ],
)
def test_a_part_of_a_value_may_be_missing(text: str, left: list[str]) -> None:
    people = prospects("a", ["x", None, "z"], [], [None, "y"], {"b": "x"})
    (placeholder,) = parse(text).placeholders
    assert [who.id for who in everybody(people, {}).without(placeholder)] == left


@pytest.mark.parametrize(
    ("text", "leads"), [("{{ a.last }}", True), ("{{ a.b }}", False), ("{{ a }}", True)]
)
def test_a_part_that_no_value_has_leads_nowhere(text: str, leads: bool) -> None:
    (placeholder,) = parse(text).placeholders
    assert everybody(prospects("a", ["x"], "text"), {}).leads(placeholder) is leads


def test_the_driver_is_the_placeholder_that_adds_most() -> None:
    people = prospects("a", "xxx", "xx")
    template = parse("{{ b | default: 'four' }} {{ a }} {{ a }} {{ sender.c }}!")
    longest = everybody(people, {"c": "12345"}).too_long(template, "--", 10)
    assert longest is not None
    assert (longest.driver, longest.driver_length) == ("a", 6)
    assert (longest.prospect.id, longest.length, longest.code_points) == ("p0", 21, 21)
    assert len(longest.people) == 2


def test_the_first_of_equally_long_placeholders_is_the_driver() -> None:
    longest = everybody(prospects("a", "xx"), {}).too_long(
        parse("{{ b | default: 'yy' }}{{ a }}"), "", 1
    )
    assert longest is not None
    assert (longest.driver, longest.driver_length) == ("b", 2)


def test_a_text_for_liquid_has_no_driver() -> None:
    longest = everybody(prospects("a", "xx"), {}).too_long(parse("{{ a | upcase }}"), "", 1)
    assert longest is not None
    assert (longest.driver, longest.driver_length) == (None, 0)


@pytest.mark.parametrize(("limit", "is_too_long"), [(4, True), (5, False), (6, False)])
def test_a_message_may_be_as_long_as_the_limit(limit: int, is_too_long: bool) -> None:
    recipients = everybody(prospects("a", "xx", None), {})
    assert (recipients.too_long(parse("{{ a }}!"), "--", limit) is not None) is is_too_long


def test_a_text_that_cannot_be_filled_in_is_never_too_long() -> None:
    recipients = everybody(prospects("a", "xx"), {})
    assert recipients.too_long(parse("{{ a"), "a signature", 5) is None


def test_the_longest_possible_message_has_the_longest_value_of_each_field() -> None:
    people = [
        Prospect("p", {"a": "xxx", "b": ""}, File("p", "yaml"), 0),
        Prospect("q", {"a": "x", "b": ["yy", "z"]}, File("p", "yaml"), 1),
    ]
    everyone = Recipients(Columns(people, {"c": "s"}), [True, True])
    assert everyone.longest_possible(parse("{{ a }} {{ b }} {{ sender.c }}")) == 3 + 1 + 3 + 1 + 1
    assert everyone.longest_possible(parse("{{ a | upcase }}")) == 3
    nobody = Recipients(Columns([], {}), [])
    assert nobody.longest_possible(parse("{{ a }}!{{ sender.c }}")) == 1
    assert nobody.longest_possible(parse("{{ a | upcase }}")) == 0


def test_columns_are_those_of_the_recipients() -> None:
    people = prospects("a", "x", ["y"], None)
    recipients = Recipients(Columns(people, {}), [False, True, True])
    assert recipients.column("a") == [["y"], None]
    assert recipients.distinct("a") == [["y"], None]
    assert recipients.prospects == people[1:]
    assert len(recipients) == 2
    texts = Recipients(Columns(prospects("a", "x", "x", "y"), {}), [True, True, False])
    assert texts.distinct("a") == {"x", "y"}

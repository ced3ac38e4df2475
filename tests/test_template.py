"""Placeholders: found, filled in as Liquid does, and measured without being filled in."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence

import pytest
from conftest import SAMPLES
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from liquid import Environment
from liquid.exceptions import LiquidError
from loading import case, marked

from outreach_cli.finding import File
from outreach_cli.merge.recipients import Columns, Recipients
from outreach_cli.model import Prospect, Value
from outreach_cli.template import UnfilledError, parse, units

LIQUID = Environment()
Values = Mapping[str, Value]


def everybody(people: Sequence[Prospect], sender: Values) -> Recipients:
    """Return recipients, between two people who are none."""
    others = [Prospect("other", {"a": "x" * 99, "b": ""}, File("p", "yaml"), 99)]
    return Recipients(
        Columns([*others, *people, *others], sender), [False, *(True for _ in people), False]
    )


def by_liquid(text: str, values: Values, sender: Values) -> str:
    return LIQUID.from_string(text).render({**values, "sender": sender})


# Words that python-liquid keeps for itself: see the tests of their own below.
OWN = {"in", "limit", "offset", "reversed", "cols", "continue", "required", "now", "today"}
NAMES = st.sampled_from(["first_name", "company", "a", "B2", "_", "True", "If"]) | st.from_regex(
    r"[a-zA-Z_][a-zA-Z0-9_]{0,5}", fullmatch=True
).filter(lambda name: name not in OWN | {"sender"})
FIELDS = st.builds("{}{}".format, st.sampled_from(["", "", "sender."]), NAMES)
BLANKS = st.text(" \t\n\r", max_size=2)
TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from("{}%|'\" \n😀𝗛é"), max_size=12)
QUOTED = st.builds("{0}{1}{0}".format, st.sampled_from("'\""), TEXTS).filter(
    lambda text: "\\" not in text and "}}" not in text and text.count(text[0]) == 2
)
DEFAULTS = st.builds("|{}default{}:{}{}{}".format, BLANKS, BLANKS, BLANKS, QUOTED, BLANKS)
PLAIN = st.builds("{{{{{}{}{}{}}}}}".format, BLANKS, FIELDS, BLANKS, st.just("") | DEFAULTS)
BODIES = st.lists(TEXTS | PLAIN, max_size=6).map("".join)
LEAVES = st.none() | TEXTS
VALUES: st.SearchStrategy[Value] = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=2)
        | st.dictionaries(NAMES, inner, min_size=1, max_size=2)
    ),
    max_leaves=3,
)
RECORDS = st.dictionaries(NAMES, VALUES, max_size=4)


@settings(max_examples=150, deadline=None)
@given(text=BODIES, values=RECORDS, sender=RECORDS)
@example(text="{{a}}{{ b | default: '{{' }}", values={"a": "{{ b }}"}, sender={})
@example(text="{ {{ a }}}}% {# {{ b }} #}", values={"a": ["x", None, {"y": "z"}]}, sender={})
def test_the_plain_forms_are_filled_in_as_liquid_does(
    text: str, values: Values, sender: Values
) -> None:
    template = parse(text)
    assume(template.parts is not None)
    assert template.fill(values, sender) == by_liquid(text, values, sender)


@pytest.mark.parametrize(
    "name",
    [
        *("first_name", "first", "last", "size", "forloop", "True", "None", "date", "self"),
        *("true", "false", "nil", "null", "none", "empty", "blank", "and", "or", "not"),
        *("contains", "if", "else", "with", "for", "as", "sender.first", "sender.size"),
        *(case(name, name) for name in sorted(OWN - {"now", "today"})),
    ],
)
def test_names_mean_what_they_mean_in_liquid(name: str) -> None:
    for text in (f"{{{{ {name} }}}}", f"{{{{ {name} | default: 'd' }}}}"):
        for values in ({}, {name: "V"}):
            try:
                expected = by_liquid(text, values, {})
            except LiquidError:
                assert parse(text).problem is not None
            else:
                assert parse(text).fill(values, {}) == expected


@pytest.mark.parametrize("name", ["now", "today", "sender"])
def test_names_that_liquid_fills_in_itself(name: str) -> None:
    text = f"{{{{ {name} }}}}"
    assert bool(parse(text).fill({}, {})) == bool(by_liquid(text, {}, {}))


@pytest.mark.parametrize("value", [[], {}], ids=["an empty list", "an empty entry"])
def test_the_default_stands_for_what_is_empty(value: Value) -> None:
    text = "{{ a | default: 'x' }}"
    assert parse(text).fill({"a": value}, {}) == by_liquid(text, {"a": value}, {}) == "x"


def test_closing_braces_in_a_default() -> None:
    assert parse("{{ a | default: '}}' }}").problem is not None


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        case("a filter", "{{ a | upcase }}", "ADA"),
        case("a default that is a number", "{{ b | default: 5 }}", "5"),
        case("a default that is a field", "{{ b | default: a }}", "Ada"),
        case("blanks cut off", "x {{- a -}} y", "xAday"),
        case("a condition", "{% if b %}x{% elsif a %}y{% else %}z{% endif %}", "y"),
        case(
            "a loop", "{% for x in c %}{% unless x == 'p' %}{{ x }}{% endunless %}{% endfor %}", "q"
        ),
        case("a part of a value", "{{ c[1] }}{{ c.first }}", "qp"),
        case("a value of one's own", "{% assign d = a | append: '!' %}{{ d }}", "Ada!"),
        case("the sender's", "{% if sender.b %}{{ sender['b'] }}{% endif %}", "Noor"),
        case("what is left as it is", "{% raw %}{{ a }}{% endraw %}", "{{ a }}"),
        case("a comment", "x{% comment %}{{ a }}{% endcomment %}y", "xy"),
        case("letters beyond ASCII", "{{ é }}", "E"),
    ],
)
def test_everything_else_is_left_to_liquid(text: str, filled: str) -> None:
    template = parse(text)
    assert template.parts is None
    assert template.problem is None
    assert template.fill({"a": "Ada", "c": ["p", "q"], "é": "E"}, {"b": "Noor"}) == filled


@pytest.mark.parametrize("nothing", ["blank", "empty"])
@pytest.mark.parametrize(
    "text",
    [
        case("unlike", "{% if a != NOTHING %}x{% endif %}"),
        case("the other way round", "{% if NOTHING != a %}x{% endif %}"),
        case("like", "{% if a == NOTHING or b == 'c' %}{% else %}x{% endif %}"),
        case("unless", "{% unless a == NOTHING %}x{% endunless %}"),
        case("one of several", "{% if b %}{% elsif a != NOTHING %}x{% endif %}"),
        case("in a loop", "{% for i in (1..1) %}{% if a != NOTHING %}x{% endif %}{% endfor %}"),
        case("case", "{% case a %}{% when 'c', NOTHING %}{% else %}x{% endcase %}"),
        case("the sender's", "{% if sender.a != NOTHING %}x{% endif %}"),
    ],
)
def test_what_is_missing_is_blank(text: str, nothing: str) -> None:
    template = parse(text.replace("NOTHING", nothing))
    for value in (None, ""):
        assert template.fill({"a": value}, {"a": value}) == ""
    assert template.fill({}, {}) == ""
    assert template.fill({"a": "V"}, {"a": "V"}) == "x"
    assert {used.name.removeprefix("sender.") for used in template.placeholders} <= {"a", "b"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        case("none", "Hi { a }", []),
        case("plain", "{{ a }} {{ b | default: 'x' }}", [("a", None), ("b", "x")]),
        case("the sender's", "{{ sender.a }}{{ sender['b'] | upcase }}", ["sender.a", "sender.b"]),
        case("twice", "{{ a }}{{ a | upcase }}", ["a", "a"]),
        case("a filter", "{{ a | upcase }}", [("a", None)]),
        case("a filter and a default", "{{ a | upcase | default: 'x' }}", [("a", "")]),
        case("a default from a field", "{{ a | default: b }}", [("a", ""), ("b", None)]),
        case("within a filter", "{{ 'x' | append: a }}", ["a"]),
        case("a part of a value", "{{ a.b[c] }}", ["a", "c"]),
        case("a condition", "{% if a == 'x' and b %}{% endif %}", [("a", ""), ("b", "")]),
        case("all branches", "{% if a %}{{ b }}{% else %}{{ c }}{% endif %}", ["a", "b", "c"]),
        case("behind a tag", "{% if a %}x{% endif %}{{ b }}", [("a", ""), ("b", None)]),
        case("unless", "{% unless a %}{{ b }}{% endunless %}", ["a", "b"]),
        case("case", "{% case a %}{% when b %}{{ c }}{% endcase %}", ["a", "b", "c"]),
        case("a loop", "{% for x in a %}{{ x }}{{ b }}{% endfor %}", ["a", "b"]),
        case("assigned", "{% assign a = b %}{{ a }}", ["b"]),
        case("captured", "{% capture a %}{{ b }}{% endcapture %}{{ a }}", ["b"]),
        case("in a comment", "{% comment %}{{ a }}{% endcomment %}{{ b }}", ["b"]),
        case("left as it is", "{% raw %}{{ a }}{% endraw %}{{ b }}", ["b"]),
        case("blanks cut off", "{{- a -}}", ["a"]),
    ],
)
def test_placeholders_are_found(text: str, found: list[str | tuple[str, str | None]]) -> None:
    template = parse(text)
    assert template.problem is None
    assert [one.name for one in template.placeholders] == [
        one if isinstance(one, str) else one[0] for one in found
    ]
    for used, expected in zip(template.placeholders, found, strict=True):
        if isinstance(expected, tuple):
            assert used.default == expected[1]
        opened = text[used.offset :]
        assert opened.startswith(("{{", "{%"))
        assert used.name.removeprefix("sender.") in opened[: opened.index("}")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        case(
            "never closed", "Hi ‸{{ first_name,\nhow", '"{{ first_name," is opened but not closed'
        ),
        case("closed by one brace", "{{ a }} ‸{{ b }", "}} is expected"),
        case("opened twice", "‸{{ a {{ b }}", "}} is expected"),
        case("a tag never closed", "x ‸{% if a }", "%} is expected"),
        case("empty", "‸{{ }}", ""),
        case("empty behind a text", "x {{ a }} ‸{{ }}", ""),
        case("two names", "x ‸{{ a b }}", ""),
        case("three braces", "‸{{{ a }}}", ""),
        case("no end", "‸{% if a %}y", "endif"),
        case("no end behind a text", "x {% if b %}{% endif %} ‸{% if a %}", "endif"),
        case("no end of the inner one", "{% if a %}\n‸{% for b in c %}{{ b }}", "endfor"),
        case("an end alone", "x ‸{% endif %}", "endif"),
        case("no such tag", "x\n‸{% iff a %}", "iff"),
        case("no such filter", "{{ a }}‸{{ b | shout }}", "shout is not a filter of Liquid"),
        case("no such filter in a tag", "{% if a %}‸{{ b | shout }}{% endif %}", "shout is no"),
        case("another tool's default", "Hi ‸{{ first_name|there }}", '| default: "there"'),
        case("another tool's two bars", "Hi ‸{{ FirstName||there }}", ""),
    ],
)
def test_problems_have_a_place(text: str, message: str) -> None:
    text, place = marked(text)
    template = parse(text)
    assert template.problem is not None
    before = text[: template.problem.offset].split("\n")
    assert (len(before), len(before[-1]) + 1) == (place.line, place.column)
    assert message in template.problem.message
    assert template.placeholders == ()
    with pytest.raises(ValueError, match=r"\w"):
        template.fill({}, {})


TAGS = (
    *("if a", "else", "endif", "for x in a", "endfor", "raw", "endraw", "comment", "endcomment"),
    *("assign a = b", "case a", "when 1", "endcase", "cycle 'a'", "break", "include 'x'"),
    *("render 'x'", "extends 'x'", "block b", "liquid echo a", "no_such", "capture c"),
)
FRAGMENTS = st.sampled_from([f"{{% {tag} %}}" for tag in TAGS]) | st.sampled_from(
    [
        *("{{", "}}", "{% ", "%}", "{%-", "{{ a }}", "{{ a | ", "a", "sender", ".", "[", "]", "|"),
        *(" default: ", "'x'", '"', "'", ":", ",", "1", "(1..3)", "==", "\n", "é", "😀", "{#"),
    ]
)


@settings(max_examples=200, deadline=None)
@given(
    text=st.lists(FRAGMENTS | st.text(max_size=3), max_size=10).map("".join),
    values=st.sampled_from([{}, {"a": "V"}, {"a": ["x", "y"]}, {"a": {"b": ["c"]}}]),
)
def test_whatever_the_text_nothing_but_a_value_error_comes_of_it(text: str, values: Values) -> None:
    template = parse(text)
    if template.problem is not None:
        assert 0 <= template.problem.offset <= len(text)
    for used in template.placeholders:
        assert text.startswith(("{{", "{%"), used.offset)
    try:
        filled = template.fill(values, {})
    except ValueError:
        assert template.parts is None
    else:
        assert isinstance(filled, str)


@pytest.mark.parametrize(
    "text",
    [
        "{{ a | sum }}",
        "{{ true | minus: 1.5 }}",
        "{{ 'x' | times: 1e999 }}",
        "{{ a | date: '%Q' }}",
        "{{ a" + "[a" * 600 + "]" * 600 + " }}",
        case("uniq", "{{ a | uniq: 5 }}"),
        case("compact", "{{ b | compact: -1 }}"),
    ],
    ids=lambda text: text[:24],
)
def test_a_filter_that_fails_gives_a_value_error(text: str) -> None:
    try:
        parse(text).fill({"a": "text", "b": [{"c": "d"}]}, {})
    except ValueError as error:
        assert str(error)


@pytest.mark.parametrize(
    "text",
    [
        case("a long loop", "{% for x in (1..20000) %}x{% endfor %}"),
        case("loops in loops", "{% for x in (1..200) %}" * 2 + "x" + "{% endfor %}" * 2),
        case("a loop of another length", "{% for x in (1..n) %}x{% endfor %}"),
        case("a long row of cells", "{% tablerow x in (1..20000) %}x{% endtablerow %}"),
        case("a huge output", "{% for x in (1..5000) %}" + "x" * 300 + "{% endfor %}"),
        case("blocks in blocks", "{% if n %}" * 500 + "{% endif %}" * 500),
        case(
            "a text doubled again and again",
            "{% assign x = 'a' %}" + "{% assign x = x | append: x %}" * 22 + "{{ x | size }}",
        ),
        case("a range as a text", "{{ (1..300000) | join: '' | size }}"),
        case("a range of another length as a text", "{{ (1..n) | join: '' | size }}"),
        case("a range that begins anywhere", "{% assign x = ( 1 .. n ) | join %}{{ x | size }}"),
    ],
)
@pytest.mark.usefixtures("bounded")
def test_what_a_text_may_take_is_bounded(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        parse(text).fill({"n": "300000"}, {})


@pytest.mark.parametrize(
    "text",
    [
        case("replacing again and again", "{{ 'a'" + " | replace: 'a', 'aaaaaaaaaa'" * 12 + "}}"),
        case("joining again and again", "{{ s" + " | split: '' | join: s" * 12 + "}}"),
        case("squaring a number", "{% assign x = 9 %}" + "{% assign x = x | times: x %}" * 60),
        case(
            "a growing list",
            "{% assign l = s | split: '' %}" + "{% assign l = l | concat: l %}" * 60,
        ),
        case(
            "captures", "{% assign x = s %}" + "{% capture x %}{{ x }}{{ x }}{% endcapture %}" * 60
        ),
        case("much work", "{% assign l = s | split: '' %}" + "{{ l | uniq | size }}" * 900),
        case("loops one after the other", "{% for i in (1..9999) %}{% endfor %}" * 300),
        case("cells in cells", "{% tablerow x in (1..99) %}" * 4 + "{% endtablerow %}" * 4),
        case("a reversed range", "{% for x in (1..n) reversed %}x{% endfor %}"),
        case("a search in a range", "{% if (1..n) contains 'a' %}x{% endif %}"),
    ],
)
def test_a_limit_on_filling_in_is_reported_as_such(text: str) -> None:
    with pytest.raises(UnfilledError) as failure:
        parse(text).fill({"n": "3000000000", "s": "ab" * 150}, {})
    assert failure.value.problem.is_limit


@pytest.mark.parametrize(
    "text",
    [
        case("raw", "{% raw %}" * 9_000),
        case("raw in a comment", "{% comment %}" + "{% raw %}" * 9_000 + "{% endcomment %}"),
        case("doc", "{% doc %}" * 9_000),
        case("comments", "{% comment %}" * 9_000),
        case("filtered placeholders", "{{ a | upcase }}" * 9_000),
        case("opening braces", "{{" * 40_000),
        case("opening braces in a comment", "{% comment %}" + "{{" * 40_000 + "{% endcomment %}"),
        case("opening braces of tags", "{%" * 40_000),
        case("spaces only", "{{" + " " * 80_000 + "}}"),
        case("spaces in tags", ("{% if" + " " * 1_900 + "%}x{% endif %}") * 40),
        case("brackets", ("{{ a" + "[a" * 400 + "]" * 400 + " }}") * 40),
        case("blocks in blocks", "{% if a %}" * 500 + "{% endif %}" * 500),
    ],
)
def test_what_would_take_quadratic_time_is_refused(text: str) -> None:
    assert parse(text).problem is not None


@pytest.mark.parametrize("text", ["{% case a %}", "{% liquid case a %}", "{% case a %}x"])
def test_a_case_without_an_end_is_refused(text: str) -> None:
    problem = parse(text).problem
    assert problem is not None
    assert problem.offset == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ a | map: 'x' | where: 'a', 'b' }}", "the filter where needs a list of entries"),
        ("{{ a | divided_by: 0 }}", 'the filter divided_by cannot work with "Ada" and 0'),
        ("{{ a | append }}", "the filter append is given too few or too many values"),
        ("{{ a | sum }}", 'the filter sum cannot work with "Ada"'),
        ("{% if a < 5 %}x{% endif %}", "this cannot work with these values, at {% if a < 5 %}"),
        ("{% break %}", "this is not valid Liquid, at {% break %}"),
        ("{% for x in (1..n) %}{% endfor %}", "the loops or ranges are too long, at {% for x"),
    ],
)
def test_a_failure_is_explained_in_words_of_our_own(text: str, message: str) -> None:
    with pytest.raises(UnfilledError) as failure:
        parse(f"Hi {text}").fill({"a": "Ada", "n": "1000000"}, {})
    assert failure.value.problem.message.startswith(message)
    assert failure.value.problem.offset == 3


def test_after_an_exceeded_limit_nobody_else_is_tried() -> None:
    people = [Prospect(str(n), {}, File("p", "yaml"), n) for n in range(50_000)]
    filled = everybody(people, {}).filled(parse("{% for x in (1..99999) %}x{% endfor %}"))
    assert [prospect for prospect, _ in filled.failures] == people
    assert filled.lengths == [0] * 50_000


# Measuring


@given(st.text())
def test_utf16_is_counted(text: str) -> None:
    assert units(text) == len(text.encode("utf-16-le")) // 2 >= len(text)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        case("nothing", "", 0),
        case("ASCII", "Hi!\n", 4),
        case("letters with marks", "Zoë", 3),
        case("signs of the basic plane", "文・€", 3),
        case("an emoji", "😀", 2),
        case("bold letters", "𝗛𝗶", 4),
        case("a flag", "🇩🇪", 4),
        case("a family", "👩\u200d👧", 5),
        case("half a pair", "\ud83d", 1),
    ],
)
def test_lengths_in_utf16(text: str, length: int) -> None:
    assert units(text) == length


TAGGED = st.sampled_from(
    ["{% if a %}", "{% endif %}", "{{ a | upcase }}", "{% for x in b %}{{ x }}{% endfor %}"]
)
DRAFTS = st.lists(TEXTS | PLAIN | TAGGED | st.sampled_from(["{{ a }}", "{{b}}"]), max_size=5)
PEOPLE = st.lists(
    st.fixed_dictionaries({}, optional={"a": VALUES, "b": VALUES, "company": VALUES}), max_size=4
)


@settings(max_examples=120, deadline=None)
@given(
    text=DRAFTS.map("".join),
    records=PEOPLE,
    sender=RECORDS,
    extra=TEXTS,
    limit=st.integers(0, 40),
)
@example(text=" {{ a }} ", records=[{}, {"a": " "}, {"a": "x"}], sender={}, extra="", limit=3)
def test_lengths_are_those_of_the_filled_in_texts(
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
    assert found.too_long == over
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


def test_a_blank_value_leaves_a_message_empty_whatever_the_default() -> None:
    recipients = everybody([Prospect("a", {"a": "  "}, File("p", "yaml"), 0)], {})
    assert recipients.empty(parse("{{ a | default: 'x' }}")) == list(recipients.prospects)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        case("no value", "{{ a }}", "bcd"),
        case("a default", "{{ a | default: 'x' }}", ""),
        case("an empty default", "{{ a | default: '' }}", ""),
        case("the sender has it", "{{ sender.a }}", ""),
        case("the sender has it not", "{{ sender.b }}", "abcd"),
        case("a filter", "{{ a | upcase }}", "bcd"),
        case("only asked for", "{% if a %}x{% endif %}", ""),
    ],
)
def test_who_is_left_without_a_value(text: str, left: str) -> None:
    records: list[dict[str, Value]] = [{"a": "x"}, {}, {"a": None}, {"a": " \u00a0"}]
    people = [Prospect("abcd"[n], one, File("p", "yaml"), n) for n, one in enumerate(records)]
    (used,) = parse(text).placeholders
    assert "".join(who.id for who in everybody(people, {"a": "x"}).without(used)) == left


# What is not needed is not imported

PROGRAM = """
import json, sys
from outreach_cli.cli import app
try:
    app((sys.argv[1],))()
except SystemExit as exit:
    assert exit.code in {0, 1}, exit.code
sys.stderr.write(json.dumps(sorted(sys.modules)))
"""


@pytest.mark.parametrize("sample", ["berlin_data_engineers", "saas_sales_team"])
def test_a_plain_check_imports_no_more_than_it_needs(sample: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, "check", str(SAMPLES / sample), "--format", "text"],
        capture_output=True,
        check=True,
        text=True,
    )
    loaded = set(json.loads(ran.stderr.splitlines()[-1]))
    assert "outreach_cli.lint" in loaded
    unwanted = {"liquid", "numpy", "tabulate", "rich", "pydantic", "http.client", "asyncio"}
    assert not {name for name in loaded if name in unwanted or name.split(".")[0] in unwanted}

"""Plain placeholders, filled in exactly as Liquid does."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from liquid.exceptions import LiquidError
from loading import case
from template_texts import BODIES, OWN, RECORDS, Values, by_liquid

from outreach_cli.model import Value
from outreach_cli.template import parse, units
from outreach_cli.template.placeholder import Placeholder
from outreach_cli.template.plain import plain_parts


@given(text=BODIES, values=RECORDS, sender=RECORDS)
@example(text="{{a}}{{ b | default: '{{' }}", values={"a": "{{ b }}"}, sender={})
@example(text="{ {{ a }}}}% {# {{ b }} #}", values={"a": ["x", None, {"y": "z"}]}, sender={})
def test_plain_placeholders_are_filled_in_as_liquid_does(
    text: str, values: Values, sender: Values
) -> None:
    template = parse(text)
    assume(template.parts is not None)
    assert template.fill(values, sender) == by_liquid(text, values, sender)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        case("nothing", "", ()),
        case("no placeholder", "Hi {a}", ("Hi {a}",)),
        case("only a placeholder", "{{ a }}", (Placeholder("a", None, 0),)),
        case("text around", "Hi {{a}}!", ("Hi ", Placeholder("a", None, 3), "!")),
        case(
            "defaults",
            "{{ a | default: 'x' }}{{ sender.b | default: \"\" }}",
            (Placeholder("a", "x", 0), Placeholder("sender.b", "", 22)),
        ),
    ],
)
def test_plain_placeholders_need_no_library(
    text: str, parts: tuple[str | Placeholder, ...]
) -> None:
    assert plain_parts(text) == parts


@pytest.mark.parametrize("text", ["{{ a }}{{ now }}", "{% if a %}{% endif %}", "{{{a}}", "{{a}}{{"])
def test_everything_else_is_left_to_the_library(text: str) -> None:
    assert plain_parts(text) is None


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
def test_some_names_are_filled_in_by_liquid_itself(name: str) -> None:
    text = f"{{{{ {name} }}}}"
    assert bool(parse(text).fill({}, {})) == bool(by_liquid(text, {}, {}))


@pytest.mark.parametrize("value", [[], {}], ids=["an empty list", "an empty entry"])
def test_the_default_replaces_an_empty_value(value: Value) -> None:
    text = "{{ a | default: 'x' }}"
    assert parse(text).fill({"a": value}, {}) == by_liquid(text, {"a": value}, {}) == "x"


def test_a_default_cannot_contain_closing_braces() -> None:
    assert parse("{{ a | default: '}}' }}").problem is not None


@given(st.text())
def test_lengths_are_utf_16_code_units(text: str) -> None:
    assert units(text) == len(text.encode("utf-16-le")) // 2 >= len(text)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        case("nothing", "", 0),
        case("ASCII", "Hi!\n", 4),
        case("letters with marks", "Zoë", 3),
        case("characters of the basic plane", "文・€", 3),
        case("an emoji", "😀", 2),
        case("bold letters", "𝗛𝗶", 4),
        case("a flag", "🇩🇪", 4),
        case("a family", "👩\u200d👧", 5),
        case("half a pair", "\ud83d", 1),
    ],
)
def test_the_length_of_special_characters(text: str, length: int) -> None:
    assert units(text) == length


@pytest.mark.parametrize(
    ("inner", "value", "within"),
    [
        ((), "Ada", "Ada"),
        (("size",), "Ada", "3"),
        (("size",), ["x", "y"], "2"),
        (("size",), {"a": "x"}, "1"),
        (("size",), {"size": "x"}, "x"),
        (("size",), None, None),
        (("a", "b"), {"a": {"b": "x"}}, "x"),
        (("a",), "text", None),
        (("first",), ["x", "y"], "x"),
        (("last",), ["x", "y"], "y"),
        (("first",), [], None),
        ((1,), ["x", "y"], "y"),
        ((-2,), ["x", "y"], "x"),
        ((-3,), ["x", "y"], None),
        ((2,), ["x", "y"], None),
        ((0,), "text", None),
        (("other",), ["x"], None),
    ],
)
def test_the_value_inside_a_value(
    inner: tuple[str | int, ...], value: Value, within: Value
) -> None:
    placeholder = Placeholder("a", None, 0, inner)
    assert placeholder.within(value) == within
    if within is not None:
        assert by_liquid(f"{{{{ {placeholder.written} }}}}", {"a": value}, {}) == within

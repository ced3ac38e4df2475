"""Texts with more than plain placeholders: what they become, and their placeholders."""

from __future__ import annotations

import pytest
from loading import case

from outreach_cli.template import parse


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        case("a filter", "{{ a | upcase }}", "ADA"),
        case("a default that is a number", "{{ b | default: 5 }}", "5"),
        case("a default that is a field", "{{ b | default: a }}", "Ada"),
        case("spaces cut off", "x {{- a -}} y", "xAday"),
        case("a condition", "{% if b %}x{% elsif a %}y{% else %}z{% endif %}", "y"),
        case(
            "a loop", "{% for x in c %}{% unless x == 'p' %}{{ x }}{% endunless %}{% endfor %}", "q"
        ),
        case("a part of a value", "{{ c[1] }}{{ c.first }}", "qp"),
        case("an assigned value", "{% assign d = a | append: '!' %}{{ d }}", "Ada!"),
        case("the sender's", "{% if sender.b %}{{ sender['b'] }}{% endif %}", "Noor"),
        case("raw text", "{% raw %}{{ a }}{% endraw %}", "{{ a }}"),
        case("a comment", "x{% comment %}{{ a }}{% endcomment %}y", "xy"),
        case("letters beyond ASCII", "{{ é }}", "E"),
    ],
)
def test_anything_else_is_filled_in_by_liquid(text: str, filled: str) -> None:
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
def test_a_missing_value_equals_blank_and_empty(text: str, nothing: str) -> None:
    template = parse(text.replace("NOTHING", nothing))
    for value in (None, ""):
        assert template.fill({"a": value}, {"a": value}) == ""
    assert template.fill({}, {}) == ""
    assert template.fill({"a": "V"}, {"a": "V"}) == "x"
    assert {used.name.removeprefix("sender.") for used in template.placeholders} <= {"a", "b"}


def test_a_missing_value_is_no_empty_text_beside_a_comparison_with_blank() -> None:
    template = parse("{% if a != '' %}x{% endif %}{% if b == blank %}y{% endif %}")
    assert template.fill({}, {}) == "xy"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        case("none", "Hi { a }", []),
        case("plain", "{{ a }} {{ b | default: 'x' }}", [("a", None), ("b", "x")]),
        case("the sender's", "{{ sender.a }}{{ sender['b'] | upcase }}", ["sender.a", "sender.b"]),
        case(
            "a default of the sender's",
            "{{ sender.a | upcase | default: 'x' }}",
            [("sender.a", "")],
        ),
        case(
            "a later default", "{{ b | upcase }}{{ a | default: c }}", [("b", None), ("a", ""), "c"]
        ),
        case("twice", "{{ a }}{{ a | upcase }}", ["a", "a"]),
        case("a filter", "{{ a | upcase }}", [("a", None)]),
        case("a filter and a default", "{{ a | upcase | default: 'x' }}", [("a", "")]),
        case("a default from a field", "{{ a | default: b }}", [("a", ""), ("b", None)]),
        case("within a filter", "{{ 'x' | append: a }}", ["a"]),
        case("a part of a value", "{{ a.b[c] }}", ["a", "c"]),
        case("a condition", "{% if a == 'x' and b %}{% endif %}", [("a", ""), ("b", "")]),
        case("all branches", "{% if a %}{{ b }}{% else %}{{ c }}{% endif %}", ["a", "b", "c"]),
        case("after a tag", "{% if a %}x{% endif %}{{ b }}", [("a", ""), ("b", None)]),
        case("unless", "{% unless a %}{{ b }}{% endunless %}", ["a", "b"]),
        case("case", "{% case a %}{% when b %}{{ c }}{% endcase %}", ["a", "b", "c"]),
        case("a loop", "{% for x in a %}{{ x }}{{ b }}{% endfor %}", ["a", "b"]),
        case("assigned", "{% assign a = b %}{{ a }}", ["b"]),
        case("in a capture", "{% capture x %}{{ a }}{% endcapture %}", [("a", None)]),
        case("in a condition", "{% if b %}{{ a }}{% endif %}", [("b", ""), ("a", "")]),
        case("captured", "{% capture a %}{{ b }}{% endcapture %}{{ a }}", ["b"]),
        case("in a comment", "{% comment %}{{ a }}{% endcomment %}{{ b }}", ["b"]),
        case("raw text", "{% raw %}{{ a }}{% endraw %}{{ b }}", ["b"]),
        case("spaces cut off", "{{- a -}}", ["a"]),
    ],
)
def test_the_placeholders_of_a_text_are_known(
    text: str, found: list[str | tuple[str, str | None]]
) -> None:
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

"""Limits on templates: nothing takes long or much memory."""

from __future__ import annotations

import pytest
from loading import case

from outreach_cli.model import Value
from outreach_cli.template import UnfilledError, parse


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
def test_filling_in_has_limits(text: str) -> None:
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
def test_an_exceeded_limit_is_marked(text: str) -> None:
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
def test_a_text_that_would_take_quadratic_time_is_refused(text: str) -> None:
    assert parse(text).problem is not None


@pytest.mark.parametrize(
    ("most", "more"),
    [
        case("a text", "x" * 100_000, "x" * 100_001),
        case("a list", ["x"] * 1_960, ["x"] * 1_961),
        case("a list of missing values", [None] * 1_000, [None] * 1_001),
        case("a list of lists", [["x" * 400]] * 199, [["x" * 400]] * 201),
        case("an entry", {"a" * 950: "x" * 99_000}, {"a" * 950: "x" * 99_001}),
        case(
            "a long entry", {str(n): "" for n in range(1_872)}, {str(n): "" for n in range(1_873)}
        ),
        case("entries in a list", [{"ab": "x"}] * 970, [{"ab": "x"}] * 971),
    ],
)
def test_what_a_filter_takes_has_a_limit(most: Value, more: Value) -> None:
    template = parse("Hi {{ a | default: 'x' | size }}")
    assert template.fill({"a": most}, {})
    with pytest.raises(UnfilledError) as failure:
        template.fill({"a": more}, {})
    message = "the filter default would handle more than 100,000 characters"
    found = failure.value.problem
    assert (found.offset, found.is_limit) == (3, True)
    assert found.message.startswith(f"{message}, at {{{{ a | default: 'x' | size }}}}")


@pytest.mark.parametrize(
    ("most", "more"),
    [
        case("a range", "{{ (1..2000) | size }}", "{{ (1..2001) | size }}"),
        case(
            "one loop",
            "{% for x in (1..10000) %}{% endfor %}",
            "{% for x in (1..10001) %}{% endfor %}",
        ),
        case(
            "two loops",
            "{% for x in (1..5000) %}{% endfor %}" * 2,
            "{% for x in (1..5000) %}{% endfor %}" * 2 + "{% for x in (1..1) %}{% endfor %}",
        ),
        case("kept values", "{% assign x = s %}" * 20, "{% assign x = s %}" * 21),
        case("what a filter gives", "{{ s | append: '' }}", "{{ s | append: 'x' }}"),
        case("an argument", "{{ 'x' | append: s }}", "{{ '' | append: s | append: 'xy' }}"),
        case(
            "a replaced text",
            "{{ t | replace: 'x', t | size }}",
            "{{ t | replace: 'x', u | size }}",
        ),
    ],
)
def test_the_limits_are_exact(most: str, more: str) -> None:
    values = {"s": "x" * 100_000, "t": "x" * 300, "u": "x" * 400}
    values["s"] = values["s"][:99_999] if "append: s" in most else values["s"]
    assert parse(most).fill(values, {}) is not None
    with pytest.raises(UnfilledError) as failure:
        parse(more).fill(values, {})
    assert failure.value.problem.is_limit

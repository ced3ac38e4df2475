"""Limits on templates: nothing takes long or much memory."""

from __future__ import annotations

import pytest
from template_texts import case

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

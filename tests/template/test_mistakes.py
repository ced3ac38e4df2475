"""Mistakes in templates: their places, and our own words for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loading import case
from template_texts import Values

from outreach_cli.template import Problem, UnfilledError, parse


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
        case("empty after a text", "x {{ a }} ‸{{ }}", ""),
        case("two names", "x ‸{{ a b }}", ""),
        case("three braces", "‸{{{ a }}}", ""),
        case("no end", "‸{% if a %}y", "endif"),
        case("no end after a text", "x {% if b %}{% endif %} ‸{% if a %}", "endif"),
        case("no end of the inner one", "{% if a %}\n‸{% for b in c %}{{ b }}", "endfor"),
        case("an end alone", "x ‸{% endif %}", "endif"),
        case("no such tag", "x\n‸{% iff a %}", "iff"),
        case("no such filter", "{{ a }}‸{{ b | shout }}", "shout is not a filter of Liquid"),
        case("no such filter in a tag", "{% if a %}‸{{ b | shout }}{% endif %}", "shout is no"),
        case("a misspelt filter", "‸{{ a | captalize }}", "Liquid (did you mean capitalize?)"),
        case("a misspelt default", "‸{{ a | defalt: 'x' }}", "Liquid (did you mean default?)"),
        case("a filter of others", "‸{{ a | trim }}", "Liquid (did you mean strip?)"),
        case("another tool's default", "Hi ‸{{ first_name|there }}", '| default: "there"'),
        case("a default like a filter", "‸{{ first_name | friend }}", '| default: "friend"'),
        case("another tool's two bars", "Hi ‸{{ FirstName||there }}", ""),
    ],
)
def test_a_mistake_has_its_place(text: str, message: str) -> None:
    offset = text.index("‸")
    template = parse(text.replace("‸", ""))
    assert template.problem is not None
    assert template.problem.offset == offset
    assert message in template.problem.message
    assert template.placeholders == ()
    with pytest.raises(ValueError, match=r"\w"):
        template.fill({}, {})


@pytest.mark.parametrize("filter", ["captalize", "upcas", "defalt", "Upcase", "title"])
def test_a_misspelt_filter_is_not_taken_for_a_default(filter: str) -> None:
    problem = parse(f"Hi {{{{ first_name | {filter} }}}}").problem
    assert problem is not None
    assert "did you mean" in problem.message
    assert "missing value" not in problem.message


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


@given(
    text=st.lists(FRAGMENTS | st.text(max_size=3), max_size=10).map("".join),
    values=st.sampled_from([{}, {"a": "V"}, {"a": ["x", "y"]}, {"a": {"b": ["c"]}}]),
)
def test_any_text_is_filled_in_or_raises_a_value_error(text: str, values: Values) -> None:
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


VALID = (
    "{% if a %}{% elsif b %}{% else %}{% endif %}{% case a %}{% when 1 %}{% else %}{% endcase %}"
    "{% for x in y %}{% endfor %}{% assign c = a %}"
)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        case("a placeholder", VALID + "‸{{ 5 5 }} and {{ 6 6 }}", "{{ 5 5 }}"),
        case("a placeholder before a block", "‸{{ 5 5 }}{% if a %}{% endif %}", "{{ 5 5 }}"),
        case("a block", VALID + "‸{% for x y %}{% endfor %}", "{% for x y %}"),
        case("a block without anything", "{{ a }}‸{% if %}{% endif %}", "{% if %}"),
        case("a branch", "{% if a %}‸{% elsif %}{% endif %}", "{% elsif %}"),
        case("a case", "{% case a %}{% when 1 %}‸{% when %}{% endcase %}", "{% when %}"),
        case("a single tag", VALID + "‸{% assign = 2 %}", "{% assign = 2 %}"),
        case("words with a meaning", "‸{{ pet or name }}", "{{ pet or name }}"),
    ],
)
def test_the_first_tag_that_is_not_valid_is_named(text: str, written: str) -> None:
    problem = parse(text.replace("‸", "")).problem
    assert problem == Problem(text.index("‸"), f"this is not valid Liquid: {written}")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("{{ pet name }}", "a placeholder's name has no spaces; write {{ pet_name }}"),
        (
            "{{ sender.pet name | upcase }}",
            "a placeholder's name has no spaces; write {{ sender.pet_name | upcase }}",
        ),
        ("{{ name upcase }}", "a | is missing before upcase: {{ name | upcase }}"),
    ],
)
def test_a_name_with_spaces_gets_a_hint(text: str, hint: str) -> None:
    assert parse(f"Hi {text}").problem == Problem(3, hint)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ 5 | divided_by: n }}", "the filter divided_by cannot work with 5 and a missing value"),
        ("{{ x | divided_by: 0 }}", "the filter divided_by cannot work with a missing value and 0"),
        (
            "{{ e | divided_by: 0 }}",
            "the filter divided_by cannot work with an entry with keys and 0",
        ),
        ("{{ (1..3) | divided_by: 0 }}", "the filter divided_by cannot work with a list and 0"),
        ("{{ 1.5 | divided_by: 0 }}", "the filter divided_by cannot work with 1.5 and 0"),
        ("{% assign x = s %}" * 20 + "{% assign y = s %}", "the placeholders take too much work"),
        ("{% for x in (5..10005) %}{% endfor %}", "the loops or ranges are too long"),
        (
            "{% for x in (1..5000) %}" + "x" * 300 + "{% endfor %}",
            "the text becomes longer than 1,000,000 bytes",
        ),
    ],
)
def test_what_could_not_be_filled_in_is_named(text: str, message: str) -> None:
    values: Values = {"e": {"a": "b"}, "s": "x" * 100_000, "n": None}
    with pytest.raises(UnfilledError) as failure:
        parse(f"Hi {text}").fill(values, {})
    start = text.index("{% assign y") if "{% assign y" in text else 0
    tag = text[start : text.index("}", start) + 1 + text.startswith("{{", start)]
    found = failure.value.problem
    assert (found.offset, found.message) == (3 + start, f"{message}, at {tag}")


def test_a_range_may_begin_anywhere() -> None:
    text = "{{ a }}{% for x in (n..10004) %}{% endfor %}"
    assert parse(text).fill({"a": "b", "n": "5"}, {}) == "b"
    with pytest.raises(UnfilledError) as failure:
        parse(text).fill({"a": "b", "n": "4"}, {})
    assert failure.value.problem.offset == len("{{ a }}")


def test_a_long_number_is_quoted_in_part() -> None:
    number = "1234567890" * 5
    with pytest.raises(UnfilledError, match=rf" cannot work with {number[:40]} and 0, at "):
        parse(f"{{{{ {number} | divided_by: 0 }}}}").fill({}, {})

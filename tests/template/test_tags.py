"""Tags that are not well formed or too much: our own words for them, and the exact limits."""

from __future__ import annotations

import pytest
from loading import case

from outreach_cli.template import Problem, UnfilledError, parse
from outreach_cli.template.tags import (
    MOST_BRACKETS,
    MOST_IN_TAG,
    MOST_NESTED,
    MOST_SPACES,
    MOST_TAGS,
    piece,
)

EMPTY = "a placeholder needs a name, as in {{ first_name }}"
DEFAULT_HINT = '|| is not Liquid; for a text in place of a missing value: | default: "..."'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        case("empty", "‸{{ }}", EMPTY),
        case("empty after a text", "Hi {{ a }}, ‸{{ }}", EMPTY),
        case("empty without a space", "‸{{}}", EMPTY),
        case("empty with dashes", "‸{{- -}}", EMPTY),
        case("two bars", "‸{{ a || b }}", DEFAULT_HINT),
        case("two bars after a text", "Hi {{ a }}, ‸{{ a || b }}", DEFAULT_HINT),
        case("a tag without a name", "‸{% %}", "a tag needs a name, as in {% if title %}"),
        case(
            "another text", "‸{% render 'x' %}", "render would need another text, and there is none"
        ),
        case("no such tag", "‸{% iff a %}", "iff is not a tag of Liquid"),
        case("no such tag, long", "‸{% " + "x" * 50 + " %}", f"{'x' * 39}… is not a tag of Liquid"),
        case("an end alone", "‸{% endif %} and", "{% endif %} has nothing to close"),
        case(
            "the end of another block",
            "{% if a %}{% if d %}{% for b in c %}‸{% endif %}",
            "{% endif %} has nothing to close; {% endfor %} is expected",
        ),
        case(
            "never closed", "‸{{ a,\nand so on", '"{{ a," is opened but not closed; }} is expected'
        ),
        case(
            "never closed, long",
            "Hi ‸{{ first_name and all the other names",
            '"{{ first_name and all the…" is opened but not closed; }} is expected',
        ),
        case(
            "never closed, a little too long",
            "‸{{ " + "x" * 28,
            f'"{{{{ {"x" * 26}…" is opened but not closed; }}}} is expected',
        ),
        case("opened at the end", "‸{{ a {{", '"{{ a" is opened but not closed; }} is expected'),
        case("opened at once", "‸{{{{ a }}", '"{{" is opened but not closed; }} is expected'),
        case("opened often", "‸{{ a {{ b {{", '"{{ a" is opened but not closed; }} is expected'),
        case("opened twice", "‸{{ a {{ b }}", '"{{ a" is opened but not closed; }} is expected'),
        case("a tag", "‸{% if a {% b %}", '"{% if a" is opened but not closed; %} is expected'),
        case(
            "a block without its end",
            "‸{% if a %} yes, {{ b }}",
            '"{% if a %}" is opened but not closed; {% endif %} is expected',
        ),
        case(
            "raw text without its end",
            "x ‸{% raw %} {{ b }} {% endif %}",
            '"{% raw %}" is opened but not closed; {% endraw %} is expected',
        ),
        case(
            "a comment without its end",
            "‸{% comment %}{% comment %}{% endcomment %}",
            '"{% comment %}" is opened but not closed; {% endcomment %} is expected',
        ),
    ],
)
def test_a_mistake_in_our_own_words(text: str, message: str) -> None:
    assert parse(text.replace("‸", "")).problem == Problem(text.index("‸"), message)


@pytest.mark.parametrize(
    "text",
    [
        case(
            "an end in a comment", "{% comment %}{% endif %}{{ }}{% endcomment %}{{ a | upcase }}"
        ),
        case(
            "a comment in a comment",
            "{% comment %}{% comment %}{% endcomment %}{% iff %}{% endcomment %}{{ a | upcase }}",
        ),
        case("braces in raw text", "{% raw %}{{ {% }}{% endraw %}{{ a | upcase }}"),
        case("two raw texts", "{%- raw -%}{{{%- endraw -%}{% raw %}{{{% endraw %}{{ a | upcase }}"),
        case("a comment of a line", "{% # nothing %}{{ a | upcase }}"),
        case("brackets around a tag", "[" * 31 + "{{ a | upcase }}" + "[" * 31),
        case("spaces around a tag", " " * 60 + "{{ a | upcase }}" + " " * 60),
        case("blocks side by side", "{% if a %}{% endif %}" * 40),
    ],
)
def test_these_are_no_mistakes(text: str) -> None:
    assert parse(text).problem is None


PLAIN_TAG = "{{ a | upcase }}"
NESTED = "blocks inside each other"


@pytest.mark.parametrize(
    ("most", "more", "message"),
    [
        case(
            "characters",
            "{{ a | append: '" + "x" * (MOST_IN_TAG - 18) + "' }}",
            "{{ a | append: '" + "x" * (MOST_IN_TAG - 17) + "' }}",
            f'"{{{{ a | append: \'{"x" * 23}…" is longer than 2,000 characters',
        ),
        case(
            "spaces in a row",
            "{{ a |" + " " * MOST_SPACES + "upcase }}",
            "{{ a |" + " " * (MOST_SPACES + 1) + "upcase }}",
            '"{{ a |…" has more than 50 spaces in a row',
        ),
        case(
            "brackets",
            "{{ a" + "[0]" * MOST_BRACKETS + " }}",
            "{{ a" + "[0]" * (MOST_BRACKETS + 1) + " }}",
            f'"{{{{ a{"[0]" * 11}[0…" has more than 30 brackets',
        ),
    ],
)
def test_one_tag_has_limits(most: str, more: str, message: str) -> None:
    assert parse(f"x {most}").problem is None
    assert parse(f"x {more}").problem == Problem(2, message, is_limit=True)


def test_a_short_tag_is_shown_as_a_whole() -> None:
    tag = "{{ '" + "[" * (MOST_BRACKETS + 1) + "' }}"
    problem = parse(f"{tag} and so on").problem
    assert problem == Problem(0, f'"{tag}" has more than 30 brackets', is_limit=True)


def test_the_number_of_tags_has_a_limit() -> None:
    assert parse(PLAIN_TAG * MOST_TAGS).problem is None
    problem = parse(PLAIN_TAG * (MOST_TAGS + 1)).problem
    message = "there are more than 1,000 placeholders and tags"
    assert problem == Problem(len(PLAIN_TAG) * MOST_TAGS, message, is_limit=True)


def test_the_number_of_blocks_inside_each_other_has_a_limit() -> None:
    block, end = "{% if a %}", "{% endif %}"
    assert parse(block * MOST_NESTED + end * MOST_NESTED).problem is None
    problem = parse(block * (MOST_NESTED + 1) + end * (MOST_NESTED + 1)).problem
    message = "too many blocks inside each other"
    assert problem == Problem(len(block) * MOST_NESTED, message, is_limit=True)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        case("short", "a b", "a b"),
        case("exactly as long", "x" * 40, "x" * 40),
        case("longer", "x" * 41, "x" * 39 + "…"),
        case("cut at the last space", "x" * 24 + " yy zzzz " + "z" * 30, "x" * 24 + " yy zzzz…"),
        case("no space in the second half", "xx " + "y" * 60, "xx " + "y" * 36 + "…"),
        case("spaces", "x" * 22 + " " * 30, "x" * 22 + "…"),
        case("a space at the limit", "x" * 39 + " " + "y" * 9, "x" * 39 + "…"),
        case("a space beyond the limit", "x" * 40 + " y", "x" * 39 + "…"),
        case("the first line", "a\nb", "a"),
        case("leading spaces", " a" + "x" * 60, " a" + "x" * 37 + "…"),
    ],
)
def test_a_long_piece_is_cut_between_words(text: str, cut: str) -> None:
    assert piece(f"--{text}--", 2, 2 + len(text)) == cut


def test_the_error_says_what_the_problem_is() -> None:
    with pytest.raises(UnfilledError, match=r"^iff is not a tag of Liquid$"):
        parse("{% iff %}").fill({}, {})

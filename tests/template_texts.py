"""Random templates and values, and what python-liquid itself makes of them."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st
from liquid import Environment

from outreach_cli.model import Value

LIQUID = Environment()
Values = Mapping[str, Value]


def by_liquid(text: str, values: Values, sender: Values) -> str:
    return LIQUID.from_string(text).render({**values, "sender": sender})


# Words that python-liquid reserves; they have tests of their own.
OWN = {"in", "limit", "offset", "reversed", "cols", "continue", "required", "now", "today"}
NAMES = st.sampled_from(["first_name", "company", "a", "B2", "_", "True", "If"]) | st.from_regex(
    r"[a-zA-Z_][a-zA-Z0-9_]{0,5}", fullmatch=True
).filter(lambda name: name not in OWN | {"sender"})
FIELDS = st.builds("{}{}".format, st.sampled_from(["", "", "sender."]), NAMES)
SPACES = st.text(" \t\n\r", max_size=2)
TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from("{}%|'\" \n😀𝗛é"), max_size=12)
QUOTED = st.builds("{0}{1}{0}".format, st.sampled_from("'\""), TEXTS).filter(
    lambda text: "\\" not in text and "}}" not in text and text.count(text[0]) == 2
)
DEFAULTS = st.builds("|{}default{}:{}{}{}".format, SPACES, SPACES, SPACES, QUOTED, SPACES)
PLAIN = st.builds("{{{{{}{}{}{}}}}}".format, SPACES, FIELDS, SPACES, st.just("") | DEFAULTS)
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

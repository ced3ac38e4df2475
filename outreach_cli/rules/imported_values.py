"""T106 for people who are imported: no draft is known yet, so what most drafts use is judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from outreach_cli.finding import MOST_OF_A_KIND, Finding
from outreach_cli.model import Prospect, Value
from outreach_cli.rules.rule import about, several
from outreach_cli.wording.doubts import FULL_NAME, advice, doubtful_values, full_names
from outreach_cli.words import shown

_FIELDS = ("first_name", "last_name", "name", "company", "title", "industry", "location")


def doubts(written: Sequence[tuple[Prospect, Mapping[str, Value]]]) -> Iterator[Finding]:
    """Yield the values that look wrong, each once, at its first place in the files."""
    for field in _FIELDS:
        # A whole name is not shown where there is a first name.
        judged = [
            (value, person)
            for person, values in written
            if isinstance(value := values.get(field), str)
            and not (field == "name" and "first_name" in values)
        ]
        kinds = doubtful_values(field, {value for value, _ in judged})
        if field == "first_name":
            pairs = ((values.get(field), values.get("last_name")) for _, values in written)
            kinds = dict.fromkeys(full_names(pairs), FULL_NAME) | kinds
        people: dict[str, list[Prospect]] = {}
        for value, person in judged if kinds else ():
            if value in kinds:
                people.setdefault(value, []).append(person)
        found = list(people)
        for value in found[:MOST_OF_A_KIND]:
            concerned, kind = people[value], kinds[value]
            message = f'{field} is "{shown(value)}" ({kind}) for {several(concerned)}'
            message += f"; {advice(value, kind)}"
            yield about(concerned, concerned[0].spot_of(field), message)._replace(code="T106")
        if len(found) > MOST_OF_A_KIND:
            rest = [person for value in found[MOST_OF_A_KIND:] for person in people[value]]
            message = f"{len(found) - MOST_OF_A_KIND:,} more values of {field} look wrong"
            message += f" for {several(rest)}"
            yield about(rest, rest[0].spot_of(field), message)._replace(code="T106")

"""Rebuilds outreach_cli/wording/words/given_names.txt, which the README in that folder describes.

pip install Faker==40.63.0 names==0.3.0 -e .
python .ci/words/given_names.py
"""

import importlib
import importlib.util
from collections.abc import Iterable
from pathlib import Path

from outreach_cli.wording.language import LANGUAGES
from outreach_cli.wording.slips import fold
from outreach_cli.wording.spelling import is_word

FILE = Path(__file__).parents[2] / "outreach_cli" / "wording" / "words" / "given_names.txt"

PLACES = (
    *("en_US", "en_GB", "en_IE", "en_IN", "en_NZ", "de_DE", "de_AT", "de_CH", "fr_FR"),
    *("fr_CA", "fr_CH", "fr_BE", "es_ES", "es_MX", "es_AR", "es_CO", "pt_PT", "pt_BR"),
    *("es_CL", "it_IT", "nl_NL", "sv_SE", "no_NO", "da_DK", "fi_FI", "pl_PL", "cs_CZ"),
    *("tr_TR", "ro_RO", "hr_HR", "en_NG", "tw_GH"),
)

ATTRIBUTES = ("first_names", "first_names_female", "first_names_male", "first_names_nonbinary")


def main() -> None:
    """Write the file."""
    names = {fold(name.lower()) for place in PLACES for name in names_in(place)}
    names |= {*american_names()}
    FILE.write_text("".join(f"{name}\n" for name in sorted(names)), "utf-8")


def names_in(place: str) -> Iterable[str]:
    """Yield the given names of a country that are one word of at least two letters."""
    provider = importlib.import_module(f"faker.providers.person.{place}").Provider
    for attribute in ATTRIBUTES:
        names = getattr(provider, attribute, ())
        if not isinstance(names, property):
            yield from (name for name in names if name.isalpha() and len(name) > 1)


def american_names() -> Iterable[str]:
    """Yield the given names of a census in the United States that are not words of a language."""
    spec = importlib.util.find_spec("names")
    assert spec is not None and spec.origin is not None
    for path in Path(spec.origin).parent.glob("dist.*.first"):
        names = (line.split()[0].lower() for line in path.read_text("utf-8").splitlines())
        yield from (
            name
            for name in names
            if len(name) > 2 and not any(is_word(name, language) for language in LANGUAGES)
        )


if __name__ == "__main__":
    main()

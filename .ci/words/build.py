"""Rebuilds outreach_cli/wording/words/*.txt, which the README in that folder describes.

Run it in a virtual environment of its own:

pip install pyspellchecker==0.9.1 symspellpy==6.10.1 spylls==0.1.7
pip install --no-deps --target OLD pyspellchecker==0.7.2
python .ci/words/build.py OLD
"""

import gzip
import importlib.util
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from outreach_cli.wording.language import LANGUAGES
from outreach_cli.wording.spelling import Word, fold, most_likely

HERE = Path(__file__).parent
FOLDER = HERE.parents[1] / "outreach_cli" / "wording" / "words"
OLD = Path(sys.argv[1])
FREQUENT = 30
"""The least `Word.zipf` of a word that may be the one meant by a mistake."""

ADDED = 50
"""The count that pyspellchecker gives to words taken from a dictionary."""

LETTERS = "a-zàáâãäåçèéêëìíîïñòóôõöùúûüýÿßœæ"
WRITTEN = re.compile(rf"[{LETTERS}]+(?:'[{LETTERS}]+)?")


def main() -> None:
    """Write the word file of each language."""
    more = read_more()
    english: dict[str, int] = {}
    for language in LANGUAGES:
        words, mistakes = more[language]
        known, frequent = english_words() if language == "en" else other_words(language, words)
        english = english or frequent
        known |= words
        known = {word for word in known - set(mistakes) if WRITTEN.fullmatch(word)}
        frequent = {word: zipf for word, zipf in frequent.items() if word in known}
        # English terms appear in texts of all languages.
        terms = more["en"][0] | {word for word, zipf in english.items() if zipf >= 35}
        correct = (known | terms) - set(frequent) - set(mistakes)
        kept = set(slips(correct, frequent, language)) | (words & correct)
        lines = [Word(fold(word), word, frequent.get(word, 0)) for word in {*frequent, *kept}]
        lines += [Word(fold(word), meant, -1) for word, meant in mistakes.items()]
        write(FOLDER / f"{language}.txt", lines)


def read_more() -> dict[str, tuple[set[str], dict[str, str]]]:
    """Return the words collected by hand: for each language correct ones, and mistakes."""
    more: dict[str, tuple[set[str], dict[str, str]]] = {}
    for line in (HERE / "more.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            words, mistakes = more.setdefault(line[1:-1], (set(), {}))
        elif " = " in line:
            wrong, meant = line.split(" = ")
            mistakes[wrong] = meant
        elif line and not line.startswith("#"):
            words.update(line.split())
    return more


def english_words() -> tuple[set[str], dict[str, int]]:
    """Return the known English words, and the frequencies of those that are no names."""
    import symspellpy
    from spylls.hunspell import Dictionary

    path = Path(symspellpy.__file__).with_name("frequency_dictionary_en_82_765.txt")
    lines = path.read_text("utf-8-sig").splitlines()
    counts = {word: int(count) for word, count in map(str.split, lines)}
    spoken = counted("en")
    total, total_spoken = sum(counts.values()), sum(spoken.values())
    american = Dictionary.from_files("en_US")
    frequent = {}
    for word in {*counts, *spoken}:
        zipf = zipf_of(counts.get(word, 0), total)
        if "'" in word:
            zipf = zipf_of(spoken.get(word, 0), total_spoken)
        named = not american.lookup(word) and american.lookup(word.capitalize())
        if (
            zipf >= FREQUENT
            and not named
            and (spoken.get(word, 0) > ADDED or british(word, spoken))
        ):
            frequent[word] = zipf
    return {*counts, *spoken}, frequent


def british(word: str, spoken: dict[str, int]) -> bool:
    """Tell whether a word is the British spelling of a common American one."""
    pairs = (("our", "or"), ("is", "iz"), ("ys", "yz"), ("re", "er"), ("ll", "l"), ("ae", "e"))
    return any(
        spoken.get(word[: part.start()] + american + word[part.end() :], 0) > ADDED
        for here, american in (*pairs, ("ogue", "og"), ("ence", "ense"))
        for part in re.finditer(here, word)
    )


def other_words(language: str, correct: set[str]) -> tuple[set[str], dict[str, int]]:
    """Return the known words of another language, and the frequencies of the frequent ones.

    For Spanish and Portuguese the newer list lacks many forms, and the older one contains
    mistakes: its words that look like slips are left out.
    """
    new = counted(language)
    old = counted(language, OLD / "spellchecker") if language in ("es", "pt") else {}
    counts = Counter({word: count for word, count in new.items() if count != ADDED})
    for word, count in old.items():
        counts[word] = max(counts[word], count)
    total = max(sum(new.values()), sum(old.values()))
    known = {*new, *old}
    bases = {fold(word) for word in new} if language == "es" else set()
    doubtful = set(old) - set(new) - correct
    by_key = defaultdict(list)
    for word in known:
        by_key[fold(word)].append(word)
    for words in by_key.values():
        top = max(words, key=lambda word: counts[word])
        known -= {
            word
            for word in doubtful.intersection(words)
            if word != top
            and counts[top] >= 5 * counts[word]
            and not (word[:-1] == top[:-1] and inflected(fold(word), bases))
        }
    frequent = {word: zipf for word in known if (zipf := zipf_of(counts[word], total)) >= FREQUENT}
    wrong = {
        word
        for word, meant in slips(doubtful & known, frequent, language).items()
        if counts[meant] >= (100 if language == "es" else 20) * counts[word]
        and not inflected(fold(word), bases)
    }
    known -= wrong
    return known, {word: zipf for word, zipf in frequent.items() if word in known}


def inflected(key: str, bases: set[str]) -> bool:
    """Tell whether a Spanish word is a regular form of a known one."""
    key = re.sub(r"(r|ndo)(?:[mts]e|nos|os)?(?:l[aeo]s?)?$", r"\1", key)
    for ending in range(min(7, len(key) - 2)):
        stem = key[: len(key) - ending]
        stems = {stem, *(stem.replace(*pair) for pair in (("ie", "e"), ("ue", "o"), ("i", "e")))}
        stems |= {re.sub("qu$", "c", stem), re.sub("gu$", "g", stem), re.sub("c$", "z", stem)}
        if any(base + last in bases for base in stems for last in ("ar", "er", "ir")):
            return True
        if ending < 3 and any(base + last in bases for base in stems for last in ("", "o", "e")):
            return True
    return False


def counted(language: str, package: Path | None = None) -> dict[str, int]:
    """Return the words of a language that pyspellchecker has, with their counts."""
    if package is None:
        spec = importlib.util.find_spec("spellchecker")
        assert spec is not None and spec.origin is not None
        package = Path(spec.origin).parent
    with gzip.open(package / "resources" / f"{language}.json.gz") as file:
        words: dict[str, int] = json.load(file)
    return {word: count for word, count in words.items() if len(fold(word)) > 2}


def zipf_of(count: int, total: int) -> int:
    """Return ten times the decimal logarithm of a word's uses in a billion words."""
    return max(int(10 * math.log10(count / total * 1e9)), 0) if count else 0


def slips(words: Iterable[str], frequent: dict[str, int], language: str) -> dict[str, str]:
    """Return the words that would count as slips if they were unknown, with the words meant."""
    near = defaultdict(set)
    for word, zipf in frequent.items():
        for part in parts(fold(word)):
            near[part].add(Word(fold(word), word, zipf))
    meant_words = {}
    for word in words:
        others = sorted({other for part in parts(fold(word)) for other in near.get(part, ())})
        meant = most_likely(word, others, language)
        if meant is not None:
            meant_words[word] = meant.spelling
    return meant_words


def parts(key: str) -> set[str]:
    """Return a key without one of its letters, for each letter; similar words share a part."""
    single = re.sub(r"(.)\1", r"\1", key)
    return {key, f"={single}", *(key[:at] + key[at + 1 :] for at in range(len(key)))}


def write(path: Path, lines: Iterable[Word]) -> None:
    """Write a word file, sorted by key."""
    text = ""
    for word in sorted(set(lines)):
        text += word.key
        if word.zipf or word.spelling != word.key:
            text += f" {word.zipf}"
        text += f" {word.spelling}\n" if word.spelling != word.key else "\n"
    path.write_text(text, "utf-8")


main()

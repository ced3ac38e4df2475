"""First and last name from a name in a single field."""

import re
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import normalize

from outreach_cli.people.identity import company_key, plain, visible
from outreach_cli.people.missing import NOT_NAMES
from outreach_cli.words import word_set

_REMARKS = r"""\([^()]*\)|\[[^][]*\]|"[^"]*"|“[^”]*”|«[^»]*»|(?:^|(?<=\s))'[^']*'(?=\s)"""
"""Pronouns, nicknames and former names: `Ann (she/her) Lee`, `Ann "Annie" Lee`."""
_ADDED = (
    r"\s*[|•·/\\–—;:]\s.*|\s-\s.*|(?i:\s(?:she|he|they|elle|ella|ela|sie|er)\s?/.*)"
    r"|\s(?:@\s?|(?:at|bei|chez|c/o)\s+)(?=[^\W_a-z]).*"
)
"""What follows a name: `Ann Lee | Recruiter`, `Ann Lee - hiring`, `Ann Lee she/her`."""
_TITLES = word_set(
    """dr dra prof professor professorin mr mrs ms mx miss sir dame rev hon herr frau mme mlle sr
    sra srta dott dottssa ing dipl-ing dipling mag lic drs ir pd priv-doz doktor doctor univ-prof
    capt col lt maj sgt"""
)
_DEGREES = word_set(
    """phd dphil md do mba emba msc bsc ma ba ms bs meng beng mphil llm llb jd cpa cfa pmp cissp
    edd mph mpa acca fcca cipd mcipd fcipd rn pe pharmd dba dds dvm shrm-cp shrm-scp sphr phr cima
    acma csm cspo psm ii iii iv"""
)
"""Degrees and the like that follow a name: `Ann Lee, PhD`. Written `Ma` or `Mba` they are names."""
_FIRMS = word_set(
    """gmbh ggmbh mbh inc incorporated llc llp ltd limited corp corporation sarl sàrl srl sprl bvba
    ltda lda plc ohg gbr"""
)
"""Words at the end of a company's name; those that are also names of people count in capitals."""
_FIRMS_IN_CAPITALS = word_set("AG KG SE AB SA BV NV AS OY SL SPA SAS UG CO")
_JOBS = word_set(
    """ceo cto cfo coo cmo cio cpo chro vp svp evp head chief director manager founder cofounder
    co-founder partner president owner consultant engineer developer designer recruiter analyst
    geschäftsführer geschäftsführerin leiter leiterin inhaber inhaberin berater beraterin directeur
    directrice gérant gérante fondateur fondatrice responsable directora gerente fundador fundadora
    diretor diretora titolare direttore direttrice responsabile eigenaar"""
)
"""Words of jobs, which may follow a name: `Ann Lee, Head of Sales`."""
_NEVER_NAMES = word_set("esq jr jnr phd snr")
_FAMILY_FIRST = word_set(
    """nguyễn nguyen trần tran lê phạm pham hoàng hoang huỳnh huynh phan vũ võ đặng bùi bui đỗ hồ
    ngô ngo dương duong lý đinh dinh trịnh trinh trương truong"""
)
"""Family names that come first in Vietnamese names: `Nguyễn Văn An` is called An."""
_KOREAN = r"(?:kim|lee|park|choi|jung|jeong|kang|cho|yoon|jang|lim|han|shin|seo|kwon) \w+-[a-z]+"
"""Korean names in Latin script often have the family name first: `Kim Min-su`."""
_NOBODY = frozenset(("linkedin member", "linkedin user"))
_UNSPACED = (
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff"
    "\uf900-\ufaff\uff66-\uff9d\U0001b000-\U0001b16f\U00020000-\U0003ffff]"
)
"""Scripts that put no space between names, or the family name first: nothing is derived."""
_SPECIAL = _TITLES | _DEGREES | _NEVER_NAMES
_FULL_NAME = r"[^\W\d_][\w.'’-]*,?(?: [^\W\d_][\w.'’-]*){1,3}"
_LETTERS = r"[\w' -]*"
_HIDDEN = "linkedin"
"""In the names that LinkedIn shows for people it does not name: `LinkedIn Member`."""
_MOST = 100
"""How many characters a name has at most; a longer text is something else."""


class Name(NamedTuple):
    """A first and a last name; the last name is empty for a person with one name only."""

    first: str
    last: str


def split_name(full: str) -> Name | None:
    """Take a full name apart, None where it is not certain which part is which.

    `Müller, Hans` is reversed; titles, degrees, pronouns and nicknames are left out, and so is a
    company or a job after a comma.
    """
    if len(full) > _MOST or re.search(_UNSPACED, full):
        return None
    full = normalize("NFC", full)
    before, _, after = re.sub(_ADDED, "", re.sub(_REMARKS, " ", full)).partition(",")
    words, given = _words(before), _words(after.partition(",")[0])
    if (len(words) > 1 and _is_firm([*words, *given])) or _is_job(given):
        given = []
    if not given:
        return _in_order(words)
    words = words or before.split()  # a family name may look like a title or degree
    is_reversed = given[0][0].isalpha() and not _is_firm([*words, *given])  # not `Acme, Inc.`
    return Name(" ".join(given), " ".join(words)) if is_reversed else None


def _in_order(words: list[str]) -> Name | None:
    """Take a name apart whose first name comes first."""
    whole = " ".join(words)
    if not words or whole.lower() in _NOBODY or not words[0][0].isalpha() or "/" in whole:
        return None
    if _is_firm(words):
        return None
    is_initial = len(_bare(words[0])) == 1  # it is not certain by which name somebody is called
    if len(words) > 1 and (is_initial or words[0].lower() in _FAMILY_FIRST):
        return None
    if re.fullmatch(_KOREAN, whole.lower()):
        return None
    last = words[1:]
    while len(last) > 1 and len(_bare(last[0])) == 1 and last[0][0].isupper():
        last = last[1:]  # initials of further names
    return Name(words[0], " ".join(last))


def _words(text: str) -> list[str]:
    """Return the words of a name without titles, degrees and anything that is not a word."""
    words = [word for word in map(_trimmed, text.split()) if word]
    while words and _bare(words[0]) in _TITLES:
        words = words[1:]
    while words and _is_degree(words[-1]):
        words.pop()
    return words


_NUMBER = re.compile(r"(?i)\(?\d+(?:st|nd|rd|th|º|ª|\.)?\)?")


def _is_job(words: Sequence[str]) -> bool:
    """Return whether some words after a name are a job, or have digits, as `3M` and `Web24` do.

    A number by itself and `3rd` count which person of this name is meant.
    """
    words = [word for word in words if _NUMBER.fullmatch(word) is None]
    return not _JOBS.isdisjoint(map(_bare, words)) or any(map(str.isdigit, "".join(words)))


def _is_firm(words: Sequence[str]) -> bool:
    """Return whether some words are the name of a company, by the last of them: `Acme GmbH`."""
    if len(words) < 2:
        return False
    last = words[-1].replace(".", "")
    is_in_capitals = last in _FIRMS_IN_CAPITALS and not words[0].isupper()
    return is_in_capitals or last.lower() in _FIRMS


def _trimmed(word: str) -> str:
    """Return a word without characters at its ends that are not letters; a period stays."""
    return re.sub(r"^[\W_]+|(?:(?!\.)[\W_])+$", "", word)


def _is_degree(word: str) -> bool:
    bare = _bare(word)
    return bare in _NEVER_NAMES or (bare in _DEGREES and ("." in word or not word.istitle()))


def _bare(word: str) -> str:
    return word.replace(".", "").lower()


def is_named(name: str) -> bool:
    """Return whether a name is that of a person, not `LinkedIn Member` or `N/A`."""
    lower = name.lower()
    return _HIDDEN not in lower and not NOT_NAMES.issuperset(lower.split())


def is_full_name(text: str) -> bool:
    """Return whether a text may be the full name of a person: two to four words, `Müller, Hans`."""
    return re.fullmatch(_FULL_NAME, text.strip()) is not None


def is_only_a_title(text: str) -> bool:
    """Return whether a text has titles and degrees and no name: `Prof. Dr.`, `Herr`."""
    words = [_bare(word.strip(",")) for word in text.split()]
    return bool(words) and _SPECIAL.issuperset(words)


def without_company(name: str, company: str) -> str:
    """Return a name without the company after its comma, if that is the person's company."""
    before, comma, after = name.partition(",")
    is_company = comma and company and company_key(after) == company_key(company)
    if is_company and not (" " in before.strip() or " " in after.strip()):
        return name  # `Müller, Hans` may work at a company called Hans
    return before if is_company else name


def full_name_key(name: str) -> str:
    """Return a full name as it is compared: `Müller, Hans` is `Hans Müller`."""
    name = visible(name)
    words = name.lower().split()
    is_plain = name.isascii() and ("".join(words).isalnum() or re.fullmatch(_LETTERS, name))
    is_plain = is_plain and _SPECIAL.isdisjoint(words)
    if is_plain and min(map(len, words), default=0) > 1:  # saves time for most names
        return " ".join(words)
    parts = split_name(name)
    if parts is None or (len(words) == 2 and words[1] in _DEGREES):  # ANN MA is Ann Ma
        return plain(name)
    return plain(" ".join(parts))

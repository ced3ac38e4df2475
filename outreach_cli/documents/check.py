"""What `outreach check --format json` writes; each line of `--format jsonl` is a `Finding`."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct

from outreach_cli.documents.kinds import Count, Positive, Text, Version

Code: TypeAlias = Annotated[
    str,
    Meta(
        description="The code of the rule, such as L102: a letter for its family (L limits, C"
        " channels, T templates, W writing, D data) and three digits. Later versions may add"
        " codes.",
        pattern="^[A-Z][0-9]{3}$",
    ),
]
Name: TypeAlias = Annotated[
    str,
    Meta(
        description="The name of the rule, such as inmail-too-long; outreach rule explains it.",
        pattern="^[a-z0-9]+(-[a-z0-9]+)*$",
    ),
]
Severity: TypeAlias = Annotated[
    Literal["error", "warning", "advice"],
    Meta(description="How serious the finding is: error, warning or advice."),
]

Ids: TypeAlias = Annotated[list[str], Meta(min_length=1)]


class Finding(Struct, frozen=True):
    """One finding. A key that does not apply is null.

    message: What is wrong, as a sentence. The wording may change in any version.
    file: The file, by the name under which it was given or found.
    line: The line, counted from 1. Null if the finding is about a whole file.
    column: The column in code points, counted from 1. Null if the finding has none.
    draft: The id of the draft; if the finding is about a value in a list, of the first draft that
        shows it. Null if the finding is not about a draft.
    prospect: The id of the prospect concerned; if there are several, the one with the worst
        case. Null if there is none.
    prospects: How many prospects are concerned; 0 if there is no list. Null if the finding is
        not about prospects.
    length: The measured length, in count_unit. Null if the rule is not about lengths.
    limit: The longest allowed length (for advice: recommended length), in count_unit. Null if
        the rule is not about lengths.
    count_unit: The unit of length and limit: utf-16 for UTF-16 code units. Null if there is no
        length.
    source: The sources of the rule or of its limit, separated by commas; outreach limits
        explains them. Null if there is none.
    drafts: The ids of all drafts that show the value. Null if the finding is not about a value in
        a list.
    people: The ids of all prospects concerned, in the order of the list. Null if the finding is
        not about prospects, there is no list, or the list may not be quoted.
    """

    code: Code
    rule: Name
    severity: Severity
    message: Text
    file: str
    line: Positive | None
    column: Positive | None
    draft: str | None
    prospect: str | None
    prospects: Count | None
    length: Count | None
    limit: Count | None
    count_unit: str | None
    source: str | None
    drafts: Ids | None = None
    people: Ids | None = None


class Checked(Struct, frozen=True):
    """What was looked at.

    campaigns: Campaigns, or drafts alone, that could be read.
    drafts: Drafts that could be read.
    prospects: Prospects that could be read; 0 if drafts are checked without a list.
    messages: Messages: each draft, filled in for each person who could get it.
    """

    campaigns: Count
    drafts: Count
    prospects: Count
    messages: Count


class Summary(Struct, frozen=True):
    """The number of findings.

    error: Texts that LinkedIn would refuse, or mistakes that make a file or key unusable.
    warning: What is probably a mistake.
    advice: Suggestions for an improvement.
    """

    error: Count
    warning: Count
    advice: Count


class Document(Struct, frozen=True):
    """The result of a check.

    Later versions of 1.x may add keys and rules; no key is removed or changes its meaning.
    With --format jsonl, each line is an object such as those in findings.

    checked: How much was checked. If messages is 0, nothing was checked.
    summary: How many findings there are of each severity.
    findings: The findings, ordered by file and place in the file.
    """

    format_version: Version
    checked: Checked
    summary: Summary
    findings: list[Finding]

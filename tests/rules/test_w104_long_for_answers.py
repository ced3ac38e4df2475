"""W104 long-for-answers."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from builders import MARK, Check, Files, cases, draft, drafts_and_people, of_code, written


def bodies(*lengths: int) -> Files:
    """Return a campaign whose InMail has each of these lengths for one person."""
    people = [
        {"id": f"p{index}", "first_name": f"N{index}", "connection": "2nd", "text": "x" * length}
        for index, length in enumerate(length - len("Ada ?") for length in lengths)
    ]
    return drafts_and_people(written("Ada {{ text }}?"), people)


class Reported(NamedTuple):
    """Lengths, and what the finding must say."""

    lengths: tuple[int, ...]
    length: int
    limit: int
    prospect: str
    prospects: int
    words: str


TO_1200 = "; InMails of 801 to 1,200 characters get 6% fewer answers than the average,"
MORE = "; InMails of more than 1,200 characters get 11% fewer answers than the average,"
REPORTED = {
    "801": Reported((801,), 801, 800, "p0", 1, f"801 characters{TO_1200}"),
    "1,200": Reported((1200,), 1200, 800, "p0", 1, f"1,200 characters{TO_1200}"),
    "1,201": Reported((1201,), 1201, 1200, "p0", 1, f"1,201 characters{MORE}"),
    "900 in the middle": Reported(
        (500, 900, 1500),
        *(1500, 800, "p2", 2),
        f"half of the prospects get 900 characters or more, and N2 gets 1,500{TO_1200}",
    ),
    "half of them": Reported((90, 90, 900, 900), 900, 800, "p2", 2, f"900 characters{TO_1200}"),
}
NOT_REPORTED = {
    "400": bodies(400),
    "800": bodies(800),
    "600 in the middle": bodies(500, 600, 1500),
    "less than half": bodies(90, 90, 90, 900, 900),
    "nothing for most": drafts_and_people(
        written("{{ text | default: '' }}"),
        [
            {"id": id, "first_name": "Ada", "connection": "2nd", "text": text}
            for id, text in {"a": None, "b": None, "c": "x" * 900}.items()
        ],
    ),
}


@pytest.mark.parametrize("reported", cases(REPORTED))
def test_it_is_reported_for_a_length_of(check: Check, reported: Reported) -> None:
    finding = check.one("W104", bodies(*reported.lengths))
    assert (finding["length"], finding["limit"]) == (reported.length, reported.limit)
    assert (finding["prospect"], finding["prospects"]) == (reported.prospect, reported.prospects)
    best = " those of up to 400 characters 22% more (LinkedIn study)"
    assert finding["message"] == reported.words + best
    assert (finding["count_unit"], finding["source"]) == ("utf-16", "LinkedIn study")


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported_for_a_length_of(check: Check, files: Files) -> None:
    assert of_code(check.run(files), "W104") == []


def test_a_message_to_a_connection_may_be_long(check: Check) -> None:
    assert check.reported_texts("W104", ["x" * 900], "message") == []


@pytest.mark.parametrize(("effect", "code"), [("0", 0), ("0.1", 0), ("-0.1", 1)])
def test_the_effect_of_a_range_decides(check: Check, effect: str, code: int) -> None:
    options = ["--select", "W104", "--limit", f"answers.length.to_1200={effect}"]
    assert check.run(bodies(900), *options).code == code


def test_without_effects_nothing_is_reported(check: Check) -> None:
    zero = [f"answers.length.{name}=0" for name in ("to_1200", "over_1200")]
    options = ["--select", "W104", "--limit", zero[0], "--limit", zero[1]]
    assert check.run(bodies(1500), *options).code == 0


def test_a_draft_for_nobody_is_measured_without_its_values(check: Check) -> None:
    (draft,) = written("x" * 900, id="long")
    drafts = [*written("Ada {{ text }}?"), {**draft, "audience": {"id": "nobody"}}]
    files = bodies(50) | {"drafts.yaml": drafts_and_people(drafts)["drafts.yaml"]}
    finding = check.one("W104", files)
    assert (finding["draft"], finding["prospect"], finding["prospects"]) == ("long", None, 0)
    assert finding["length"] == 900


def test_a_range_without_effect_is_not_reported_though_somebody_gets_more(check: Check) -> None:
    options = ["--select", "W104", "--limit", "answers.length.to_1200=0"]
    assert check.run(bodies(900, 900, 1500), *options).code == 0


def test_it_is_reported_at_the_body(check: Check) -> None:
    keys = f'subject: "{{{{ first_name }}}}?", body: "{MARK}{"x" * 900}"'
    check.reports("W104", draft(keys))

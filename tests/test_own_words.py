"""Words of the user's own, which W108 accepts: `words.txt` and `words` under `check`."""

from __future__ import annotations

import pytest
from builders import Check, Files, below, drafts_and_people, of_code, written
from conftest import Run, Write

TEXT = "Hi {{ first_name }}, do you recieve it with your freind?"
FILES: Files = drafts_and_people(written(TEXT, "message"))


def messages(check: Check, files: Files, code: str) -> list[str]:
    return [finding["message"] for finding in of_code(check.run(files), code)]


def test_words_beside_the_campaign_are_accepted(check: Check) -> None:
    files = FILES | {"words.txt": "# our words\nRecieve  # a brand\n\n FREIND\n"}
    assert messages(check, files, "W108") == []


def test_words_of_the_campaign_are_accepted_in_any_case(check: Check) -> None:
    (message,) = messages(check, FILES | below("check: {words: [Recieve]}\n"), "W108")
    assert "freind" in message and "recieve" not in message


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ("[[a]]", "D102", "words takes a list of texts, found a list"),
        ("['one two']", "D104", "words takes one word in each entry, found"),
        ("['3']", "D104", "which has no letters"),
    ],
)
def test_an_entry_that_is_no_word_is_reported(
    check: Check, words: str, code: str, message: str
) -> None:
    files = FILES | below(f"check: {{words: {words}}}\n")
    assert any(message in found for found in messages(check, files, code))


def test_a_line_with_two_words_is_reported_at_its_place(check: Check) -> None:
    (finding,) = of_code(check.run(FILES | {"words.txt": "freind\n  one two\n"}), "D104")
    assert (finding["line"], finding["column"]) == (2, 3)


def test_words_that_cannot_be_read_are_reported(run: Run, write: Write) -> None:
    folder = write(FILES)
    (folder / "words.txt").mkdir()
    found = run("check", folder, "--format", "json").json["findings"]
    (finding,) = [finding for finding in found if finding["code"] == "D106"]
    assert finding["file"].endswith("words.txt")
    assert "this is a folder" in finding["message"]


def test_words_beside_drafts_without_a_campaign_are_accepted(run: Run, write: Write) -> None:
    folder = write(FILES | {"words.txt": "recieve\nfreind\n"})
    drafts = folder / "drafts.yaml"
    assert run("check", drafts, "--select", "W108", "--format", "json").json["findings"] == []

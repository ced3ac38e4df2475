"""A file or folder that the command line names more than once, in any spelling, counts once."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Ran, Run, Write

CAMPAIGN = """\
sender: {plan: career}
schedule: {start: 2026-11-02}
prospects: people.csv
drafts: drafts.yaml
sent: sent.yaml
"""
FILES = {
    "campaign.yaml": CAMPAIGN,
    "people.csv": "name,company\nAda Lee,Acme\nBob Ray,Loom\nCy Orr,Silk\n",
    "drafts.yaml": "- {id: a, channel: inmail, subject: Looms, body: Hi there}\n",
    "sent.yaml": "- {prospect: Ada Lee, draft: a, sent: 2026-11-02}\n",
    "more.yaml": "- {prospect: Bob Ray, draft: a, sent: 2026-11-02}\n",
}
ON = ("--on", "2026-11-20")


@pytest.fixture
def folder(write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a campaign in a folder below the current one, which a link leads to, too."""
    place = write(FILES)
    monkeypatch.chdir(place.parent)
    Path("link").symlink_to(place.name)
    return Path(place.name)


@pytest.mark.parametrize(
    ("once", "again"),
    [
        (["check", "F"], ["F"]),
        (["check", "F"], ["./F", "F/", "G/../F", "F/campaign.yaml", "link", "link/campaign.yaml"]),
        (["check", "F/drafts.yaml"], ["./F/drafts.yaml"]),
        (
            ["check", "F/drafts.yaml", "--prospects", "F/people.csv"],
            ["--prospects", "link/people.csv"],
        ),
        (["check", "nosuch"], ["nosuch"]),
        (["results", *ON, "F"], ["./F", "link/campaign.yaml"]),
        (["results", *ON, "F", "F/more.yaml"], ["link/more.yaml", "F/more.yaml"]),
        (["results", *ON, "F/more.yaml"], ["F//more.yaml"]),
        (["import", "F/people.csv"], ["F/./people.csv", "link/people.csv"]),
        (
            ["import", "F/people.csv", "--connections", "F/more.csv"],
            ["--connections", "link/more.csv"],
        ),
    ],
    ids=lambda value: " ".join(value),
)
def test_a_path_that_is_named_again_changes_nothing(
    run: Run, folder: Path, once: list[str], again: list[str]
) -> None:
    Path("G").mkdir()
    (folder / "more.csv").write_text("name,company\nBob Ray,Loom\n")

    def ran(*arguments: str) -> Ran:
        return run(*(argument.replace("F", folder.name) for argument in arguments))

    assert ran(*once, *again) == ran(*once)


def test_a_campaign_begins_with_each_row_once(run: Run, folder: Path) -> None:
    people = folder / "people.csv"
    ran = run("init", "new", "--from", people, "--from", f"./{people}")
    assert ran.code == 0
    assert "joined" not in ran.out
    assert Path("new/prospects.yaml").read_text().count("\n  name: ") == 3


def test_a_copy_is_another_file(run: Run, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "copy.yaml"
    other.write_text(FILES["drafts.yaml"])
    assert "Checked 2 drafts" in run("check", folder / "drafts.yaml", other).err

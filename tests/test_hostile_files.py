"""Files that are unreadable, enormous, endless, or not meant for the campaign that names them."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from conftest import DEFAULT, Ran, Run, Write, thinned

CAMPAIGN = """\
sender: {{plan: business}}
schedule: {{start: 2026-12-01}}
prospects: {prospects}
drafts: {drafts}
"""
PEOPLE = "- {id: ada, first_name: Ada, company: Engines, connection: 2nd}\n"
SECRET = "hunter2"


def campaign(prospects: str = "prospects.yaml", drafts: str = "drafts.yaml", more: str = "") -> str:
    return CAMPAIGN.format(prospects=prospects, drafts=drafts) + more


def refused(ran: Ran, sentence: str) -> bool:
    """Whether a run ended with exit code 2 and one finding, or message, with a sentence."""
    written = (ran.out + ran.err).splitlines()
    return ran.code == 2 and sum(sentence in line for line in written) == 1


# Files outside the campaign's folder


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("key.txt", f"{SECRET}\nmore\n", id="a text"),
        pytest.param("key.yaml", f"token: {SECRET}\n", id="an entry with keys"),
        pytest.param("key.yaml", f"- {SECRET}\n", id="a list of texts"),
        pytest.param("key.yaml", f"- {{token: {SECRET}}}\n", id="a list of something else"),
        pytest.param("key.yaml", f"- {{id: a, {SECRET}: b, {SECRET}: c}}\n", id="a repeated key"),
        pytest.param("key.yaml", f"a: @{SECRET}\n", id="broken YAML"),
        pytest.param("key.yaml", f"- !{SECRET} a\n", id="a tag"),
        pytest.param("key.yaml", f"- *{SECRET}\n", id="an alias"),
        pytest.param("key.csv", f"{SECRET},{SECRET}\na,b\n", id="CSV without known columns"),
        pytest.param("key.json", f'{{"a": "{SECRET}"}}', id="a JSON object"),
        pytest.param("key.json", f'[{{"id": "a", "connection": "{SECRET}"}}]', id="a wrong value"),
    ],
)
@pytest.mark.parametrize("key", thinned(["prospects", "drafts", "sent"]))
@pytest.mark.parametrize("link", [False, True], ids=["by its path", "by a link"])
def test_a_file_outside_the_folder_is_not_quoted(
    run: Run, write: Write, tmp_path: Path, key: str, name: str, content: str, link: bool
) -> None:
    (tmp_path / name).write_text(content)
    listed = f"link{Path(name).suffix}" if link else f"../{name}"
    names = {"prospects": "prospects.yaml", "drafts": "drafts.yaml", "sent": "[]"} | {key: listed}
    more = f"sent: {names['sent']}\n"
    text = campaign(names["prospects"], names["drafts"], more)
    folder = write({"campaign.yaml": text, "prospects.yaml": PEOPLE})
    if link:
        (folder / listed).symlink_to(tmp_path / name)
    ran = run("check", folder, "--format", "text")
    assert ran.code in {1, 2}
    assert SECRET not in ran.out + ran.err
    assert "--allow-outside is needed to see more" in ran.out
    for command in ("plan", "route"):
        assert SECRET not in run(command, folder).err


def test_a_campaign_that_is_a_link_to_the_outside_is_not_quoted(
    run: Run, write: Write, tmp_path: Path
) -> None:
    folder = write()
    (tmp_path / "secret").write_text(SECRET)
    (folder / "campaign.yaml").unlink()
    (folder / "campaign.yaml").symlink_to(tmp_path / "secret")
    ran = run("check", folder)
    assert ran.code == 2
    assert SECRET not in ran.out + ran.err


def test_a_list_that_campaigns_share_is_used(run: Run, write: Write, tmp_path: Path) -> None:
    (tmp_path / "shared.yaml").write_text(PEOPLE)
    folder = write({"campaign.yaml": campaign("../shared.yaml")})
    assert "Ada" not in run("check", folder).err
    assert run("route", folder, "--format", "csv").out.count("\n") == 2


def test_everything_outside_may_be_allowed(run: Run, write: Write, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text(SECRET)
    folder = write({"campaign.yaml": campaign("../secret.yaml")})
    assert SECRET in run("check", folder, "--allow-outside").out
    assert SECRET in run("route", folder, "--allow-outside").err


def test_fix_changes_a_file_outside_only_if_allowed(run: Run, write: Write, tmp_path: Path) -> None:
    draft = '- {channel: message, body: "Hi [First Name], how are you?"}\n'
    outside = tmp_path / "drafts.yaml"
    outside.write_text(draft)
    people = PEOPLE.replace("2nd", "1st")
    folder = write({"campaign.yaml": campaign(drafts="../drafts.yaml"), "prospects.yaml": people})
    ran = run("check", folder, "--fix")
    assert outside.read_text() == draft
    assert "outside the campaign's folder" in ran.err
    run("check", folder, "--fix", "--allow-outside")
    assert "{{ first_name }}" in outside.read_text()


# Files that cannot be read


@pytest.fixture
def no_permission(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse to look into any folder named `closed`, as the system does to ordinary users."""
    stat = Path.stat

    def _stat(path: Path, **options: bool) -> os.stat_result:
        if path.parent.name == "closed":
            raise PermissionError(errno.EACCES, "some words", str(path))
        return stat(path, **options)

    monkeypatch.setattr(Path, "stat", _stat)


@pytest.mark.usefixtures("no_permission")
@pytest.mark.parametrize("command", ["check", "plan", "route"])
def test_a_folder_without_permission_is_one_sentence(run: Run, write: Write, command: str) -> None:
    assert refused(run(command, write(folder="closed")), "you have no permission for the file")


@pytest.mark.parametrize("option", [(), ("--exit-zero",)])
def test_a_device_is_refused(run: Run, write: Write, option: tuple[str, ...]) -> None:
    assert refused(run("check", "/dev/zero", *option), "is a device; name a file")
    folder = write({"campaign.yaml": campaign(more="sent: /dev/zero\n")})
    assert "is a device" in run("check", folder).out


def test_devices_are_refused_by_options(run: Run, write: Write) -> None:
    folder = write()
    assert "is a device" in run("check", folder, "--baseline", "/dev/zero").err
    assert "is a device" in run("plan", folder, "--compare-to", "/dev/zero").err


def test_a_pipe_that_no_program_writes_to_is_refused(run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert refused(run("check", tmp_path / "pipe.yaml"), "is a pipe that no program writes to")


def test_a_file_may_not_be_larger_than_stated(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("outreach_cli.source.text.LARGEST_FILE", 1_000_000)
    folder = write({"prospects.yaml": "# " + "x" * 1_000_000 + "\n" + PEOPLE})
    assert "is larger than 1 MB; split it" in run("check", folder).out


@pytest.mark.parametrize(
    ("files", "code"),
    [
        pytest.param({}, 0, id="nothing is wrong"),
        pytest.param({"drafts.yaml": "- {channel: inmail, body: Hello}"}, 0, id="findings"),
        pytest.param({"campaign.yaml": campaign("[prospects.yaml, x]")}, 2, id="a missing list"),
        pytest.param({"sent.yaml": "a: @b"}, 2, id="a broken log"),
        pytest.param({"drafts.yaml": "- {channel"}, 2, id="broken drafts"),
    ],
)
def test_exit_zero_passes_only_what_was_read(
    run: Run, write: Write, files: dict[str, str], code: int
) -> None:
    own = {"campaign.yaml": campaign(more="sent: sent.yaml\n"), "sent.yaml": ""}
    assert run("check", write(own | files), "--exit-zero").code == code


# Texts of any size


@pytest.mark.slow
@pytest.mark.parametrize("character", ["x", " ", "{{"])
@pytest.mark.parametrize("key", ["subject", "body"])
def test_a_text_of_any_size_is_refused_in_a_line(
    run: Run, write: Write, key: str, character: str
) -> None:
    texts = {"subject": "hi", "body": "Hi?"} | {key: character * 200_000}
    draft = f'- {{channel: inmail, subject: "{texts["subject"]}", body: "{texts["body"]}"}}\n'
    ran = run("check", write({"drafts.yaml": draft}))
    assert ran.code in {1, 2}
    assert f"{key} has {len(texts[key]):,} characters; the most is 100,000" in ran.out
    assert all(len(line) < 400 for line in ran.out.splitlines())


@pytest.mark.parametrize(
    ("character", "name"),
    [("\x85", "U+0085 (next line)"), ("\u2028", "U+2028 (line separator)"), ("\u2029", "U+2029")],
)
@pytest.mark.parametrize("style", ["|", ">", ""])
def test_a_character_that_ends_a_line_unseen_is_named(
    run: Run, write: Write, character: str, name: str, style: str
) -> None:
    block = f"{style}\n    " if style else ""
    draft = f"- channel: inmail\n  body: {block}Hi there,{character}how are you?\n"
    ran = run("check", write({"drafts.yaml": draft + "  subject: Hello\n"}), "--format", "text")
    (line,) = [line for line in ran.out.splitlines() if "D101" in line]
    assert f"drafts.yaml:{3 if style else 2}:{14 if style else 18}: " in line
    assert f"the character {name}" in line


@pytest.mark.slow
@pytest.mark.usefixtures("bounded")
@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param("x" * 60_000 + " {first_name}" * 60, "T104", id="placeholders of other tools"),
        pytest.param("?" * 95_000 + " !!", "W105", id="question marks"),
    ],
)
def test_a_text_of_the_largest_size_is_checked_in_linear_time(
    run: Run, write: Write, body: str, code: str
) -> None:
    draft = f'- {{id: long, channel: message, body: "{body}"}}\n'
    people = "- {id: ada, first_name: Ada, connection: 1st}\n"
    folder = write({"drafts.yaml": draft, "prospects.yaml": people})
    ran = run("check", folder, "--select", code, "--format", "json")
    assert [finding["code"] for finding in ran.json["findings"]] == [code]


def test_the_name_of_a_column_that_appears_twice_is_cut(run: Run, write: Write) -> None:
    campaign = DEFAULT["campaign.yaml"].replace("prospects.yaml", "p.csv")
    name = "x" * 5_000
    folder = write({"campaign.yaml": campaign, "p.csv": f"id,{name},{name}\nada,1,2\n"})
    ran = run("check", folder, "--select", "D111", "--format", "text")
    assert f"two columns are named {'x' * 39}…; the first non-empty cell" in ran.out

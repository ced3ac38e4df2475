"""CONTRIBUTING.md agrees with the repository."""

import re
import tomllib

from conftest import ASKING_THE_DAY, REPOSITORY

TEXT = (REPOSITORY / "CONTRIBUTING.md").read_text("utf-8")


def test_the_layers_are_those_that_the_linter_enforces() -> None:
    config = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    (contract,) = config["tool"]["importlinter"]["contracts"]
    rows = re.findall(r"^\| (`.*?) \|", TEXT, re.MULTILINE)
    layers = [" | ".join(re.findall("`(.*?)`", row)) for row in rows]
    assert layers == contract["layers"]


def test_every_file_and_folder_that_is_named_exists() -> None:
    package = REPOSITORY / "outreach_cli"
    names = {name for name in re.findall(r"`([\w./-]+)`", TEXT) if "/" in name or ".py" in name}
    invented = {name for name in names if "NAME" in name or "x123" in name}
    assert invented
    missing = {
        name
        for name in names - invented
        if not (REPOSITORY / name).exists() and not (package / name).exists()
    }
    assert missing == set()


def test_every_part_of_ci_that_is_named_exists() -> None:
    script = (REPOSITORY / ".ci" / "run").read_text("utf-8")
    parts = set(re.findall(r"\.ci/run ([a-z]+)", TEXT))
    assert parts
    assert parts <= set(re.findall(r"^([a-z]+)\(\) \{", script, re.MULTILINE))


def test_all_parts_of_the_program_get_the_same_day_in_tests() -> None:
    package = REPOSITORY / "outreach_cli"
    files = [path for path in package.rglob("*.py") if "date.today()" in path.read_text("utf-8")]
    names = (".".join(path.relative_to(package).with_suffix("").parts) for path in files)
    assert {name.removesuffix(".__init__") for name in names} == set(ASKING_THE_DAY)

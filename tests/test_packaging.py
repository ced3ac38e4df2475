"""The wheel and the source distribution: what is in them, and that the wheel works installed."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest
from conftest import REPOSITORY, SAMPLES, Run
from uv import find_uv_bin


def files_under(folder: str) -> set[str]:
    """Return the paths of all files in a folder of the repository, relative to the repository."""
    return {
        path.relative_to(REPOSITORY).as_posix()
        for path in (REPOSITORY / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the wheel and the source distribution, built without a network."""
    folder = tmp_path_factory.mktemp("built")
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*build, str(REPOSITORY)], check=True, capture_output=True)
    return folder


@pytest.mark.slow
def test_the_wheel_contains_the_package_with_all_data_files_and_nothing_else(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert names == files_under("outreach_cli")
    assert {"outreach_cli/py.typed", "outreach_cli/rulebook.yaml"} <= names
    assert {
        "outreach_cli/report/page/page.html.jinja",
        "outreach_cli/report/page/style.css",
    } <= names
    assert {"outreach_cli/starter/campaign.yaml", "outreach_cli/starter/sales/drafts.yaml"} <= names
    assert {"outreach_cli/wording/words/en.txt", "outreach_cli/wording/phrases/en.yaml"} <= names


def test_the_source_distribution_contains_what_the_tests_need(built: Path) -> None:
    (source,) = built.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        names = {member.name.partition("/")[2] for member in archive if not member.isdir()}
    expected = set().union(
        *map(files_under, ("outreach_cli", "docs", "tests", "sample_campaigns", ".ci"))
    )
    assert expected <= names
    top = {name for name in names if "/" not in name}
    assert {"README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "pyproject.toml"} <= top


@pytest.mark.slow
def test_the_installed_wheel_works_like_the_repository(
    built: Path, run: Run, tmp_path: Path
) -> None:
    (wheel,) = built.glob("*.whl")
    venv = tmp_path / "venv"
    uv = [find_uv_bin(), "--offline", "--quiet", "--no-config"]
    subprocess.run([*uv, "venv", "--python", sys.executable, str(venv)], check=True)
    install = ["pip", "install", "--no-deps", "--python", str(venv), str(wheel)]
    subprocess.run([*uv, *install], check=True)
    scripts = venv / ("Scripts" if os.name == "nt" else "bin")
    program = [str(scripts / "python"), "-c", "import sysconfig as s; print(s.get_path('purelib'))"]
    packages = Path(subprocess.run(program, capture_output=True, text=True, check=True).stdout[:-1])
    # The dependencies come from the environment that runs the tests.
    paths = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (packages / "dependencies.pth").write_text("\n".join(paths), "utf-8")

    for args in (
        ["check", str(SAMPLES / "with_mistakes"), "--format", "json"],
        ["plan", str(SAMPLES / "career_change"), "--format", "json"],
        ["report", str(SAMPLES / "career_change")],
        ["schema", "plan"],
        ["help", "lists"],
    ):
        installed = subprocess.run(
            [str(scripts / "outreach"), *args], capture_output=True, cwd=tmp_path, check=False
        )
        from_repository = run(*args)
        assert installed.returncode == from_repository.code, installed.stderr
        assert installed.stdout.decode() == from_repository.out
    where = [str(scripts / "python"), "-c", "import outreach_cli; print(outreach_cli.__file__)"]
    imported = subprocess.run(where, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert Path(imported.stdout.strip()).is_relative_to(packages)

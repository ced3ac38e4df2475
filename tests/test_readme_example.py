"""The campaign that the documentation shows, copied as it stands."""

from __future__ import annotations

import re
from pathlib import Path

from conftest import REPOSITORY, Run


def test_the_campaign_of_the_documentation_checks_clean_and_plans(run: Run, tmp_path: Path) -> None:
    for page in ("campaign", "lists", "drafts"):
        text = (REPOSITORY / "docs" / f"{page}.md").read_text(encoding="utf-8")
        for block, name in re.findall(r"```yaml\n(# (\w+\.yaml)\b.*?)```", text, re.DOTALL):
            (tmp_path / name).write_text(block, encoding="utf-8")
    assert {file.name for file in tmp_path.iterdir()} == {
        *("campaign.yaml", "prospects.yaml", "drafts.yaml"),
    }
    checked = run("check", tmp_path)
    assert (checked.code, checked.out) == (0, "")
    assert checked.err == "Checked 1 draft for 1 prospect (1 message): no findings.\n"
    planned = run("plan", tmp_path, "--format", "json")
    assert planned.code == 0, planned.err
    assert planned.json["prospects"]["total"] == 1

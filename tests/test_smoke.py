"""The smallest runs: what is broken here is broken everywhere."""

from conftest import SAMPLES, Run, Write


def test_a_small_campaign_is_clean(run: Run, write: Write) -> None:
    assert run("check", write()).code == 0


def test_plan_runs(run: Run) -> None:
    assert run("plan", SAMPLES / "career_change", "--format", "json").json["plans"][0]["own"]

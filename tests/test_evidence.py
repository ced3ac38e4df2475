"""What speaks against the rates: a log that makes them improbable, and Recruiter's limit."""

import csv
import io
from collections import Counter
from math import comb, sqrt
from typing import Any

import pytest
import yaml
from cases import Case
from conftest import TODAY, Run, Write, thinned

from outreach_cli.projection.evidence import _contradiction


def binomial(happened: int, sent: int, rate: float) -> float:
    return sum(comb(sent, k) * rate**k * (1 - rate) ** (sent - k) for k in range(happened + 1))


@pytest.mark.parametrize(
    ("happened", "sent", "rate"), [(3, 60, 0.18), (0, 10, 0.5), (25, 60, 0.18), (60, 60, 0.9)]
)
def test_the_odds_are_those_of_a_count(happened: int, sent: int, rate: float) -> None:
    found = _contradiction(False, happened, Counter({rate: sent}))
    few = binomial(happened, sent, rate)
    many = 1 - binomial(happened - 1, sent, rate)
    assert found[:3] == (False, happened, sent)
    assert found.expected == pytest.approx(sent * rate)
    assert found.odds == pytest.approx(few if happened < sent * rate else many)


def test_texts_with_different_chances_are_counted_together() -> None:
    found = _contradiction(True, 0, Counter({0.1: 2, 0.5: 3, 0.0: 7}))
    assert found.odds == pytest.approx(0.9**2 * 0.5**3)
    assert found.sent == 12


def test_a_long_log_has_the_odds_of_independent_counts() -> None:
    """Thousands of texts with two chances: the mean and the spread are those of the sum."""
    chances = Counter({0.2: 40_000, 0.31: 30_000})
    expected = sum(chance * count for chance, count in chances.items())
    spread = sqrt(sum(chance * (1 - chance) * count for chance, count in chances.items()))
    for number, odds in ((-2, 0.02275), (0, 0.5), (2.5, 0.00621)):
        found = _contradiction(False, round(expected + number * spread), chances)
        assert found.odds == pytest.approx(odds, abs=0.003)
    assert _contradiction(False, 0, chances).odds == 0


def campaign(
    log: list[dict[str, Any]], rate: object = 0.18, plan: str = "career"
) -> dict[str, str]:
    files = Case(people=160, plan=plan, rate=0.18, credits=0, renewal_day=1).files
    settings = yaml.safe_load(files["campaign.yaml"])
    settings["replies"]["rate"] = rate
    settings["sent"] = "log.yaml"
    start = settings["schedule"]["start"]
    people = list(csv.DictReader(io.StringIO(files["people.csv"])))
    entries = [
        {"prospect": people[n]["id"], "sent": str(start.replace(year=start.year - 1)), **more}
        for n, more in enumerate(log)
    ]
    return {
        **files,
        "campaign.yaml": yaml.safe_dump(settings),
        "log.yaml": yaml.safe_dump(entries),
    }


def log_of(answered: int, sent: int, files: dict[str, str]) -> list[dict[str, Any]]:
    start = yaml.safe_load(files["campaign.yaml"])["schedule"]["start"]
    day = str(start.replace(year=start.year - 1))
    return [{"answered": day} if n < answered else {} for n in range(sent)]


@pytest.mark.parametrize(
    ("answered", "rate", "contradicts"),
    thinned([(3, 0.18, True), (11, 0.18, False), (25, 0.18, True), (3, "9 of 50", False)], 2),
    ids=["too few", "as expected", "too many", "a rate that is itself counted"],
)
def test_a_log_that_contradicts_the_rate_is_mentioned(
    answered: int, rate: object, contradicts: bool, run: Run, write: Write
) -> None:
    log = log_of(answered, 60, campaign([]))
    folder = write(campaign(log, rate))
    ran = run("plan", folder)
    said = " ".join(ran.out.split())
    assert ("Your log contradicts the rate under replies" in said) == contradicts
    found = run("plan", folder, "--format", "json").json["contradictions"]
    assert [(one["what"], one["happened"], one["sent"]) for one in found] == (
        [("texts", answered, 60)] if contradicts else []
    )
    if contradicts:
        assert f"{answered} of 60 texts were answered so far, where 11 would be expected" in said


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ("", "Your log contradicts the assumed rate of accepted invitations, 0.3: 0 of 60"),
        ("accepts: {rate: 0.3}\n", "Your log contradicts the rate under accepts: 0 of 60"),
    ],
    ids=["assumed", "stated"],
)
def test_an_assumed_rate_is_called_so(section: str, said: str, run: Run, write: Write) -> None:
    text = "sender: {plan: business}\nschedule: {start: 2026-12-01}\nprospects: people.yaml\n"
    text += "drafts: drafts.yaml\nsequence: [{draft: hello}]\nsent: sent.yaml\n"
    files = {
        "campaign.yaml": text + section,
        "people.yaml": "".join(f"- {{id: p{n}, connection: 2nd}}\n" for n in range(70)),
        "drafts.yaml": "- {id: hello, channel: invitation, body: Hi}\n",
        "sent.yaml": "".join(
            f"- {{prospect: p{n}, draft: hello, sent: 2026-03-01}}\n" for n in range(60)
        ),
    }
    ran = run("plan", write(files))
    assert said in " ".join(ran.out.split())


def test_inmails_of_today_contradict_nothing_however_late_the_start(run: Run, write: Write) -> None:
    files = {
        "campaign.yaml": "sender: {plan: recruiter-lite}\nschedule: {start: 2099-03-02}\n"
        "replies: {rate: 0.15}\nprospects: people.yaml\nsent: sent.yaml\n",
        "people.yaml": "".join(f"- {{id: p{n}, connection: 2nd}}\n" for n in range(60)),
        "sent.yaml": "".join(f"- {{prospect: p{n}, sent: {TODAY}}}\n" for n in range(40)),
    }
    ran = run("plan", write(files), "--format", "json")
    assert (ran.code, ran.json["contradictions"]) == (0, [])


@pytest.mark.parametrize(
    ("plan", "known"), [("recruiter", True), ("recruiter-lite", True), ("career", False)]
)
def test_the_risk_of_too_few_answers_is_one_of_recruiter(
    plan: str, known: bool, run: Run, write: Write
) -> None:
    folder = write(campaign([], 0.15, plan))
    found = run("plan", folder, "--format", "json").json["low_answers"]
    assert (found is not None) == known
    if known:
        assert found["odds"] == pytest.approx(binomial(12, 100, 0.15))
        assert "fewer than 13% of them are answered" in " ".join(run("plan", folder).out.split())


def test_people_in_the_log_may_have_a_rate_of_their_own(run: Run, write: Write) -> None:
    campaign = (
        "sender: {plan: business}\nschedule: {start: 2026-12-01}\nprospects: prospects.yaml\n"
    )
    campaign += "replies: {rate: 0.2, by: {company: {Loom: 0.3}}}\nsent: sent.yaml\n"
    log = "- {prospect: li, sent: 2026-11-20}\n"
    ran = run("plan", write({"campaign.yaml": campaign, "sent.yaml": log}))
    assert ran.code == 0, ran.err

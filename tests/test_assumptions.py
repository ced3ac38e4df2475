"""Everything that a forecast assumes is listed: its key, its words, its value and its source."""

from __future__ import annotations

import re
from typing import Any

from conftest import Run, Write, table_rows

ALL_STATED = """\
name: Everything stated
sender: {plan: recruiter-lite, seats: 2, credits: 1200, renewal_day: 5}
schedule:
  start: 2026-12-01
  months: 6
  per_day: 1000
  weekdays: [fri, mon]
  skip: [2026-12-25, 2026-12-24]
replies:
  rate: 1009 of 5000
  within: {2: 0.5, 90: 1}
  by: {industry: {Fintech: 0.1, Health: 9 of 50}, draft: {hello: 0.2}}
limits: {refund.delay: 2, recruiter-lite.price: 99.5, career.monthly_credits: 4, recruiter.price: 9}
sent: sent.yaml
prospects: prospects.yaml
drafts: drafts.yaml
"""
PROSPECTS = """\
- {id: ada, industry: Fintech}
- {id: li, industry: Health}
- {id: kim}
"""
LOG = "- {prospect: ada, sent: 2026-11-20}\n"
YOURS, OURS = "campaign.yaml", "assumption"


def listed(run: Run, write: Write, **files: str) -> list[tuple[Any, ...]]:
    names = {name.replace("_", "."): text for name, text in files.items()}
    ran = run("plan", write(names), "--format", "json", "--runs", "200")
    assert ran.code == 0, ran.err
    return [
        (one["key"], one["name"], one["value"], one["source"]) for one in ran.json["assumptions"]
    ]


def test_what_the_campaign_states(run: Run, write: Write) -> None:
    assumptions = listed(
        run, write, campaign_yaml=ALL_STATED, prospects_yaml=PROSPECTS, sent_yaml=LOG
    )
    assert assumptions[:18] == [
        ("replies.rate", "reply rate", "1,009 of 5,000, whose uncertainty is included", YOURS),
        ("replies.by.industry.Fintech", "reply rate, industry: Fintech", 0.1, YOURS),
        (
            "replies.by.industry.Health",
            "reply rate, industry: Health",
            "9 of 50, whose uncertainty is included",
            YOURS,
        ),
        ("replies.by.draft.hello", "reply rate, draft: hello", 0.2, YOURS),
        ("replies.within", "answers come", "50% by day 2, 100% by day 90", YOURS),
        (
            "refund.window",
            "answers bring the credit back for",
            "90 days",
            "InMail glossary",
        ),
        ("refund.delay", "credit is back after the answer", "2 days", YOURS),
        ("schedule.start", "start", "2026-12-01", YOURS),
        ("schedule.months", "months", 6, YOURS),
        ("schedule.weekdays", "sending days", "Mon, Fri", YOURS),
        ("schedule.skip", "days skipped", "2026-12-24, 2026-12-25", YOURS),
        ("schedule.per_day", "InMails a day, at most", 1000, YOURS),
        ("sender.seats", "seats", 2, YOURS),
        ("sender.credits", "your credits at the start", 1200, YOURS),
        ("sender.renewal_day", "your credits renew on day", 5, YOURS),
        ("sent", "already written to, left out", 1, YOURS),
        ("sent.refunds", "refunds that are due by the start", "already among your credits", OURS),
        ("other_plans", "other plans", "bought at the start, with a full grant", OURS),
    ]
    assert assumptions[18:22] == [
        (
            "recruiter-lite.monthly_credits",
            "Recruiter Lite: credits a month",
            30,
            "InMail glossary, Canaltech, LinkedIn Help 75",
        ),
        ("recruiter-lite.cap", "Recruiter Lite: credits at most", 120, "calculated"),
        ("recruiter-lite.renewal", "Recruiter Lite: renewal", "billing-day", "unnamed sources"),
        ("recruiter-lite.price", "Recruiter Lite: US dollars a month", 99.5, YOURS),
    ]
    by_key = {key: (value, source) for key, _, value, source in assumptions}
    assert len(by_key) == len(assumptions)
    assert by_key["career.monthly_credits"] == (4, YOURS)
    assert by_key["sales-navigator.renewal"][0] == "first-of-month"
    assert by_key["recruiter.price"] == (9, YOURS)
    # Nobody publishes this price, and a plan without credits does not renew.
    assert "recruiter-professional.price" not in by_key
    assert {key for key in by_key if key.startswith("free.")} == {
        "free.monthly_credits",
        "free.cap",
        "free.price",
    }


def test_what_the_campaign_leaves_out_is_assumed(run: Run, write: Write) -> None:
    campaign = "sender: {plan: business}\nprospects: prospects.yaml\ndrafts: drafts.yaml\n"
    assumptions = listed(run, write, campaign_yaml=campaign)
    assert [(key, source) for key, _, _, source in assumptions][:11] == [
        ("replies.rate", OURS),
        ("replies.within", OURS),
        ("refund.window", "InMail glossary"),
        ("refund.delay", OURS),
        ("schedule.start", OURS),
        ("schedule.months", OURS),
        ("schedule.weekdays", OURS),
        ("sender.seats", OURS),
        ("sender.credits", OURS),
        ("other_plans", OURS),
        ("business.monthly_credits", "InMail glossary, Canaltech, LinkedIn Help 75"),
    ]
    values = {key: value for key, _, value, _ in assumptions}
    assert values["replies.rate"] == 0.15
    assert values["refund.delay"] == "1 day"
    assert values["schedule.weekdays"] == "Mon, Tue, Wed, Thu, Fri"
    assert (values["sender.seats"], values["sender.credits"]) == (1, "the first grant")


def test_a_renewal_day_counts_only_beside_credits_on_hand(run: Run, write: Write) -> None:
    for left_out in ("credits: 1200, ", ", renewal_day: 5"):
        campaign = ALL_STATED.replace(left_out, "")
        assumptions = listed(
            run, write, campaign_yaml=campaign, prospects_yaml=PROSPECTS, sent_yaml=LOG
        )
        names = {key: name for key, name, *_ in assumptions}
        assert "sender.renewal_day" not in names
        assert names["sender.credits"] == "your credits at the start"


def test_the_table_marks_what_the_program_assumes(run: Run, write: Write) -> None:
    out = run(
        "plan",
        write({"campaign.yaml": ALL_STATED, "prospects.yaml": PROSPECTS, "sent.yaml": LOG}),
        "--runs",
        "200",
    ).out
    (assumptions,) = re.findall(r"^Assumptions\n(.*?)\n\n", out, re.DOTALL | re.MULTILINE)
    rows = {name: (value, source) for name, value, source in table_rows(assumptions)}
    assert rows["other plans"] == ("bought at the start, with a full grant", "assumed by outreach")
    assert rows["seats"] == ("2", "campaign.yaml")
    assert rows["credit is back after the answer"][0] == "2 days"
    (values,) = re.findall(r"^Values of the plans.*?\n(.*)", out, re.DOTALL | re.MULTILINE)
    plans = {name: values for name, *values in table_rows(values)}
    assert plans["Recruiter Lite"][:4] == ["30", "120", "billing-day", "99.50"]

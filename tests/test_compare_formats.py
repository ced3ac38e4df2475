"""What changed since an earlier forecast, as a table, in Markdown and as JSON."""

from __future__ import annotations

import json
import re
from copy import deepcopy

import pytest
from comparisons import Plan, changed, compare, texts
from conftest import Run, Write

from outreach_cli.report.comparison import json as as_json
from outreach_cli.report.comparison import markdown as as_markdown
from outreach_cli.report.comparison import table as as_table
from outreach_cli.report.comparison.summary import summary
from outreach_cli.report.grid import Screen

SLOWER = "{rate: 0.05}"
CHEAPER = ("career.price=20",)


@pytest.fixture
def plan(run: Run, write: Write) -> Plan:
    return Plan(run, write)


def test_the_table(plan: Plan) -> None:
    found = compare(plan(), plan(replies=SLOWER))
    assert (
        as_table.write(found, Screen())
        == """\
Finished with 50% probability: 2027-02-01 -> 2027-02-08, 1 week later.
Finished with 90% probability: 2027-02-02 -> 2027-03-01, 27 days later.
Probability of finishing by 2027-02-20: 96% -> 52%, 44 points lower.
Cost until 90%: $89.97 -> $119.96, +29.99.
Credits expected back: about 3 -> 1, 2 fewer.

Inputs that changed
input       before  now   source
----------  ------  ----  -------------
reply rate  0.2     0.05  campaign.yaml

Results that changed
plan                   figure          before      now         difference
---------------------  --------------  ----------  ----------  ---------------
Premium Career, yours  50% by          2027-02-01  2027-02-08  1 week later
                       90% by          2027-02-02  2027-03-01  27 days later
                       by 2027-02-20   96%         52%         44 points lower
                       cost until 90%  $89.97      $119.96     +29.99
Premium Business       50% by          2026-12-02  2026-12-21  19 days later
                       90% by          2026-12-07  2027-01-01  25 days later
                       cost until 90%  $59.99      $119.98     +59.99
"""
    )


def test_the_table_at_80_columns(plan: Plan) -> None:
    within = "{rate: 0.05, within: {1: 0.4, 7: 0.75, 30: 0.97, 90: 1.0}}"
    found = compare(plan(), plan(replies=within))
    text = as_table.write(found, Screen(True, False, 80))
    assert max(map(len, text.splitlines())) <= 80
    assert (
        text
        == """\
Finished with 50% probability: 2027-02-01 -> 2027-02-08, 1 week later.
Finished with 90% probability: 2027-02-02 -> 2027-03-01, 27 days later.
Probability of finishing by 2027-02-20: 96% -> 52%, 44 points lower.
Cost until 90%: $89.97 -> $119.96, +29.99.
Credits expected back: about 3 -> 1, 2 fewer.

Inputs that changed
input        before                 now                    source
────────────────────────────────────────────────────────────────────────────────
reply rate   0.2                    0.05                   campaign.yaml
answers come 50% by day 1, 85% by   40% by day 1, 75% by   assumed by outreach
             day 7, 97% by day 30,  day 7, 97% by day 30,  -> campaign.yaml
             100% by day 90         100% by day 90

Results that changed
plan                  figure         before     now        difference
──────────────────────────────────────────────────────────────────────────
Premium Career, yours 50% by         2027-02-01 2027-02-08 1 week later
                      90% by         2027-02-02 2027-03-01 27 days later
                      by 2027-02-20  96%        52%        44 points lower
                      cost until 90% $89.97     $119.96    +29.99
Premium Business      50% by         2026-12-02 2026-12-25 23 days later
                      90% by         2026-12-07 2027-01-01 25 days later
                      cost until 90% $59.99     $119.98    +59.99
"""
    )


def test_the_markdown(plan: Plan) -> None:
    found = compare(plan(), plan(replies=SLOWER))
    assert (
        as_markdown.write(found)
        == """\
## Small

**Finished with 50% probability: 2027-02-01 -> 2027-02-08, 1 week later.**\\
Finished with 90% probability: 2027-02-02 -> 2027-03-01, 27 days later.\\
Probability of finishing by 2027-02-20: 96% -> 52%, 44 points lower.\\
Cost until 90%: \\$89.97 -> \\$119.96, +29.99.\\
Credits expected back: about 3 -> 1, 2 fewer.

| input      | before   | now   | source        |
|------------|----------|-------|---------------|
| reply rate | 0.2      | 0.05  | campaign.yaml |

| plan                  | figure         | before     | now        | difference      |
|-----------------------|----------------|------------|------------|-----------------|
| Premium Career, yours | 50% by         | 2027-02-01 | 2027-02-08 | 1 week later    |
|                       | 90% by         | 2027-02-02 | 2027-03-01 | 27 days later   |
|                       | by 2027-02-20  | 96%        | 52%        | 44 points lower |
|                       | cost until 90% | \\$89.97    | \\$119.96   | +29.99          |
| Premium Business      | 50% by         | 2026-12-02 | 2026-12-21 | 19 days later   |
|                       | 90% by         | 2026-12-07 | 2027-01-01 | 25 days later   |
|                       | cost until 90% | \\$59.99    | \\$119.98   | +59.99          |
"""
    )


def test_the_json(plan: Plan) -> None:
    found = compare(plan(), plan(*CHEAPER))
    assert (
        re.sub(r"\d\.\d{10,}", lambda match: f"{float(match[0]):.9f}", as_json.write(found))
        == """\
{
  "format_version": "1.0",
  "base": {
    "campaign": "Small",
    "start": "2026-12-01",
    "plan": "career"
  },
  "now": {
    "campaign": "Small",
    "start": "2026-12-01",
    "plan": "career"
  },
  "summary": [
    "Finished with 50% probability: 2027-02-01, as before.",
    "Cost until 90%: $89.97 -> $60.00, -29.97."
  ],
  "inputs": [
    {
      "name": "Premium Career: US dollars a month",
      "base": {
        "value": 29.99,
        "source": "third parties 2026"
      },
      "now": {
        "value": 20,
        "source": "--limit"
      }
    }
  ],
  "plans": [
    {
      "plan": "career",
      "own": true,
      "status": "changed",
      "p50": {
        "base": "2027-02-01",
        "now": "2027-02-01",
        "days": 0
      },
      "p90": {
        "base": "2027-02-02",
        "now": "2027-02-02",
        "days": 0
      },
      "by_deadline": {
        "base": 0.959274729,
        "now": 0.959274729,
        "within_error": false
      },
      "until_done": {
        "base": 89.97,
        "now": 60.0,
        "difference": -29.97
      }
    }
  ],
  "credits": {
    "base": null,
    "now": null,
    "within_error": false
  },
  "answers": {
    "base": null,
    "now": null,
    "within_error": false
  }
}
"""
    )


def test_only_the_answer_is_bold(plan: Plan) -> None:
    found = compare(plan(), plan(replies=SLOWER))
    first, second, *_ = as_table.write(found, Screen(True, True, 100)).splitlines()
    assert first == f"\x1b[1m{summary(found)[0]}\x1b[0m"
    assert second == summary(found)[1]


# --- Texts of others ---

WILD = 'a | "b" <b> *c* _d_ [e](f) `g` $h ~~i~~ &amp; \\ # \x1b[31m \u202e \ud800 \n> ü'


def test_names_disturb_no_line(plan: Plan) -> None:
    base = plan()
    now = deepcopy(base)
    now["campaign"] = WILD
    now["assumptions"][1] |= {"value": WILD, "source": WILD}
    now["assumptions"].append({"name": WILD, "value": WILD, "source": WILD})
    changed(now, "business")["plan"] = f"2{WILD}"
    now["plans"][0]["plan"] = WILD
    found = compare(base, now)
    for text in texts(found):
        assert text.encode()
        assert not set("\x1b\u202e\ud800") & set(re.sub("\x1b\\[[0-9;]*m", "", text))
    marked = as_markdown.write(found)
    safe = (
        'a \\| "b" \\<b\\> \\*c\\* \\_d\\_ \\[e\\](f) \\`g\\` \\$h \\~\\~i\\~\\~ \\&amp; '
        "\\\\ \\# \\\\x1b\\[31m \\\\u202e \\\\ud800 \\\\n\\> ü"
    )
    assert marked.splitlines()[0] == f"## {safe}"
    assert marked.splitlines()[2] == f"**Your plan: Premium Career -> {safe}.**\\"
    # Each row has as many cells as its head, whatever is in it.
    for table in marked.split("\n\n"):
        cells = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines() if row[0] == "|"}
        assert len(cells) <= 1
    assert json.loads(as_json.write(found))["now"]["campaign"] == WILD

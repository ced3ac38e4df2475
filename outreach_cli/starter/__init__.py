"""A campaign to begin with: its files, made from the templates in this folder."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from string import Template

from outreach_cli.load.schema import TITLES, file_of, header, schema

FOLDER = Path(__file__).parent
CAMPAIGN, DRAFTS, PROSPECTS = "campaign.yaml", "drafts.yaml", "prospects.yaml"


class Purpose(StrEnum):
    """What a campaign is for; each has a folder of templates."""

    RECRUITING = "recruiting"
    SALES = "sales"
    JOB_SEARCH = "job-search"


PLANS = {
    Purpose.RECRUITING: "recruiter-lite",
    Purpose.SALES: "sales-navigator",
    Purpose.JOB_SEARCH: "career",
}
"""The plan that is usual for each purpose."""


def starter_files(
    purpose: Purpose, plan: str, seats: int, start: date, inmails: bool, people: str | None = None
) -> dict[str, str]:
    """Return the texts of a campaign's files by their names.

    Without `inmails`, as on the free plan, no draft and no step is an InMail. `people` is a list in
    YAML, None for one of invented people.
    """

    def read(name: str) -> str:
        return (FOLDER / purpose / name).read_text("utf-8")

    values = {"plan": plan, "seats": str(seats), "start": start.isoformat()}
    template = Template((FOLDER / CAMPAIGN).read_text("utf-8"))
    campaign = template.substitute(values, head=read("head.yaml").rstrip("\n"))
    drafts = read(DRAFTS)
    if not inmails:
        campaign, drafts = _without_inmails(campaign), _without_inmail_drafts(drafts)
    return {
        CAMPAIGN: header("campaign") + campaign,
        DRAFTS: header("drafts") + drafts,
        PROSPECTS: header("prospects") + (people or read(PROSPECTS)),
    }


def schema_files() -> dict[str, str]:
    """Return the texts of the schemas by which editors know the files, by their names."""
    return {file_of(name): schema(name) for name in TITLES}


def _without_inmails(campaign: str) -> str:
    """Return a campaign without the lines about InMails: each is complete by itself."""
    lines = campaign.splitlines(keepends=True)
    return "".join(line for line in lines if "inmail" not in line.lower())


def _without_inmail_drafts(drafts: str) -> str:
    """Return drafts without those that are InMails; a draft begins after an empty line."""
    entries = drafts.split("\n\n- id:")
    return "\n\n- id:".join(entry for entry in entries if "channel: inmail\n" not in entry)

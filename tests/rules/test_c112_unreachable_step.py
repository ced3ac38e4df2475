"""C112 unreachable-step."""

from __future__ import annotations

import pytest
from builders import MARK, Check, Files, cases, in_sequence, of_code

FIRST = "connection: 1st"
REPORTED: dict[str, Files] = {
    "an invitation to connections": in_sequence(
        f"{{draft: {MARK}hello}}, {{draft: welcome}}", people=[FIRST]
    ),
    "an InMail to those who opted out": in_sequence(
        f"{{draft: hello}}, {{draft: {MARK}inmail}}", people=["accepts_inmail: false"]
    ),
    "an audience without anybody": in_sequence(
        f"{{draft: hello}}, {{draft: {MARK}inmail}}", audience="{industry: [Mining]}"
    ),
    "a second invitation": in_sequence(f"{{draft: hello}}, {{draft: {MARK}hello-b}}"),
    "InMails that the plan cannot send": in_sequence(
        f"{{draft: hello}}, {{draft: {MARK}inmail}}",
        people=["connection: out"],
        plan="recruiter-lite",
    ),
    "invitations that are never sent": in_sequence(
        f"{{draft: {MARK}hello}}, {{draft: inmail}}", more="limits: {invitation.per_week: 0}\n"
    ),
}

NOT_REPORTED: dict[str, Files] = {
    "steps for some people": in_sequence(
        "{draft: hello}, {draft: welcome}, {draft: inmail}",
        people=[FIRST, "connection: 2nd", "accepts_inmail: false"],
    ),
    "a step that everybody in the log has taken": in_sequence(
        "{draft: hello}, {draft: inmail}",
        people=["connection: 2nd"],
        log="- {prospect: p0, draft: hello, sent: 2026-11-20}",
    ),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("C112", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("C112", files)


SEE = "(outreach route says why); delete the step"
REASONS = {
    "an invitation to connections": f"nobody on the list can be invited {SEE}",
    "an InMail to those who opted out": f"nobody on the list can be reached by InMail {SEE}",
    "an audience without anybody": (
        "no prospect is in its audience; widen the audience, or delete the step"
    ),
    "a second invitation": (
        "an earlier step invites the same people; delete it, or give it another audience"
    ),
    "InMails that the plan cannot send": f"nobody on the list can be reached by InMail {SEE}",
    "invitations that are never sent": (
        "invitation.per_week is 0 (campaign.yaml); raise it, or delete the step"
    ),
    "an audience that opted out": f"nobody in its audience can be reached by InMail {SEE}",
}
OPTED_OUT = in_sequence(
    "{draft: hello}, {draft: inmail}",
    people=["accepts_inmail: false", "connection: 2nd"],
    audience="{id: [p0]}",
)


@pytest.mark.parametrize("case", REASONS)
def test_the_message_says_why(check: Check, case: str) -> None:
    files = {**REPORTED, "an audience that opted out": OPTED_OUT}[case]
    found = check.one("C112", {name: text.replace(MARK, "") for name, text in files.items()})
    _, _, reason = found["message"].partition(" reaches nobody: ")
    assert reason == REASONS[case]


def test_the_finding_is_about_all_drafts_of_the_step(check: Check) -> None:
    files = in_sequence(
        "{draft: hello}, {draft: [inmail, inmail-b]}", people=["accepts_inmail: false"]
    )
    found = check.one("C112", files)
    assert (found["draft"], found["drafts"]) == ("inmail", ["inmail", "inmail-b"])
    assert found["message"].startswith("step 2 (inmail or inmail-b) reaches nobody: ")


UNREACHABLE = in_sequence("{draft: hello}, {draft: inmail}", people=["accepts_inmail: false"])


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param("campaign.yaml", "{draft: inmail}", "{draft: inmial}", id="a step"),
        pytest.param("campaign.yaml", "prospects.yaml", "[prospects.yaml, x.yaml]", id="a list"),
        pytest.param("drafts.yaml", "channel: invitation", "channel: post", id="a draft"),
        pytest.param("prospects.yaml", "- {", "[] # {", id="everyone"),
    ],
)
def test_nothing_is_reported_where_something_is_missing(
    check: Check, file: str, old: str, new: str
) -> None:
    assert check.one("C112", UNREACHABLE)
    changed = UNREACHABLE[file].replace(old, new)
    assert changed != UNREACHABLE[file]
    assert of_code(check.run({**UNREACHABLE, file: changed}), "C112") == []


def test_every_step_that_reaches_nobody_is_reported(check: Check) -> None:
    files = in_sequence(
        "{draft: hello}, {draft: inmail}",
        people=["accepts_inmail: false"],
        more="limits: {invitation.per_week: 0}\n",
    )
    found = of_code(check.run(files), "C112")
    assert [one["draft"] for one in found] == ["hello", "inmail"]
    assert found[0]["message"].startswith("step 1 (hello) reaches nobody: ")

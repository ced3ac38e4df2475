"""What the exit code of `outreach check` depends on."""

from collections.abc import Sequence

from outreach_cli.finding import UNREAD, CheckResult, Severity
from outreach_cli.load import Loaded
from outreach_cli.words import one_line, shown

_NOT_SHOWN = (
    "and the finding that says why is hidden; to see it, run this without --select, --ignore and"
    " --baseline, and without check: in campaign.yaml"
)


def unchecked(
    loaded: Sequence[Loaded], results: Sequence[CheckResult], checked: CheckResult
) -> str | None:
    """Return why a campaign was not checked, None if all were.

    `checked` has the findings that are shown. One campaign that was not checked is enough. The
    reason is an empty text if one of the findings shown already says it.
    """
    for campaign, result in zip(loaded, results, strict=True):
        if campaign.campaign is None:
            is_said = not set(result.findings).isdisjoint(checked.findings)
            return "" if is_said else f"a campaign cannot be read, {_NOT_SHOWN}"
        if not result.messages:
            return f"nothing to check: {_reason(campaign)}"
        if campaign.campaign.unread and result.unread.isdisjoint(checked.findings):
            return f"a draft cannot be read, {_NOT_SHOWN}"
    return None


def exit_code(
    loaded: Sequence[Loaded], checked: CheckResult, fail_on: Severity | None, exit_zero: bool
) -> int:
    """Return 1 if a finding is at least as severe as --fail-on or a campaign states, else 0.

    With `exit_zero` return 0 despite findings, but 2 if a file could not be read completely.
    """
    if exit_zero:
        codes = {finding.code for campaign in loaded for finding in campaign.mistakes}
        return 0 if codes.isdisjoint(UNREAD) else 2
    order = list(Severity)
    stated = [part.campaign.checking.fail_on for part in loaded if part.campaign is not None]
    by_campaign = [Severity(name) for name in stated if name]
    lowest = fail_on or max(by_campaign, key=order.index, default=Severity.ADVICE)
    failing = order[: order.index(lowest) + 1]
    return int(any(finding.severity in failing for finding in checked.findings))


def _reason(loaded: Loaded) -> str:
    campaign = loaded.campaign
    name = shown(one_line(campaign.name)) if campaign is not None else "the campaign"
    if campaign is None or not campaign.drafts:
        unread = campaign is None or campaign.unread or loaded.mistakes
        return f"{name} has no {'draft that can be read' if unread else 'drafts'}"
    if not campaign.prospects:
        left_out = ": everyone is left out; outreach route says why" if campaign.excluded else ""
        return f"{name} has no prospects{left_out}"
    return f"no draft of {name} would go to anybody"

"""The log says something that cannot be true.

A message reaches only connections, so there has to be an acceptance before it. An invitation is
accepted, not answered; an answer to it counts as its acceptance. Nobody answers a text that
bounced, or is invited again after accepting.

Why: the forecast, and what is to be sent next, follow from the log.

Bad:

    drafts:
    - {id: hello, channel: invitation, body: "Hi {{ first_name }}, shall we connect?"}
    - {id: welcome, channel: message, body: "Hi {{ first_name }}, how do you plan today?"}
    sequence: [{draft: hello}, {draft: welcome, wait: 1}]
    sent: sent.yaml
    sent.yaml: |
      - {prospect: ada, draft: hello, sent: 2026-11-10, accepted: 2026-11-20}
      - {prospect: ada, draft: welcome, sent: 2026-11-13}

Good:

    drafts:
    - {id: hello, channel: invitation, body: "Hi {{ first_name }}, shall we connect?"}
    - {id: welcome, channel: message, body: "Hi {{ first_name }}, how do you plan today?"}
    sequence: [{draft: hello}, {draft: welcome, wait: 1}]
    sent: sent.yaml
    sent.yaml: |
      - {prospect: ada, draft: hello, sent: 2026-11-10, accepted: 2026-11-12}
      - {prospect: ada, draft: welcome, sent: 2026-11-13}

Source: logic.
"""

from outreach_cli.finding import Severity
from outreach_cli.rules.rule import Rule

RULE = Rule("D112", "implausible-log", Severity.WARNING, __doc__)

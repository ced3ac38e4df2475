"""A file is missing, cannot be opened, or is not UTF-8.

Why: what is in it takes no part in the check or the forecast.
Bad: `prospects: [prospect.yaml]` where the file is named prospects.yaml.
Good: the name as it is; text saved as UTF-8.
Source: none is needed.
"""

from outreach_cli.finding import Severity
from outreach_cli.rules.rule import Rule

RULE = Rule("D106", "unreadable", Severity.ERROR, __doc__)

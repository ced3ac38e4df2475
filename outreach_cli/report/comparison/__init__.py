"""What changed against an earlier forecast; each of table, markdown and json has one `write`."""

from outreach_cli.report.comparison.changes import Comparison, compare
from outreach_cli.report.comparison.document import read

__all__ = ["Comparison", "compare", "read"]

"""A table is untidy, but can be understood: two columns with the same name, an unpaired quote.

Also reported are rows with more cells than the header, a second header, the same or another, rows
above the first one that may be about people, a list of addresses without a header, a line of
totals, which is left out, control characters, which include those that reverse the direction of
writing, and a line break inside a value that fills a sentence, such as a name or a company.

Why: what was meant is clear in most cases, but not in all. The message says how the table is read.

Bad:

    prospects: more.csv
    more.csv: |
      First Name,Company,Company
      Ada,Analytical Engines,Engines

Good:

    prospects: more.csv
    more.csv: |
      First Name,Company
      Ada,Analytical Engines

Source: RFC 4180, the common format of CSV files.
"""

from outreach_cli.finding import Severity
from outreach_cli.rules.rule import Rule

RULE = Rule("D111", "untidy-table", Severity.WARNING, __doc__)

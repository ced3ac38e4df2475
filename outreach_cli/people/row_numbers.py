"""Ids in tables that are only the numbers of rows, which mean nothing in another file."""

import re
from collections.abc import Iterable

from outreach_cli.model import Value
from outreach_cli.people.missing import is_missing

_NUMBER = re.compile(
    r"""['"(\[]*                                                # '1 keeps a cell as text
    (?: (?: row | line | entry | record | item | index | number | num | no | nr | n[º°]
          | zeile | eintrag | datensatz | ligne | fila | registro | linha | riga | rij | rad )
        [\s._:\#-]{0,3} )?
    [#№]? [-+]? \d [\d.,'\s]* (?: e[-+]?\d+ )?
    (?: \s? (?: / | of | von | de ) \s? \d+ )?                  # 1/20
    ['")\]:]*""",
    re.VERBOSE | re.IGNORECASE,
)


def row_number(record: Value) -> str | None:
    """Return the id of a row of a table if it is a number, such as `1`, `#1` or `Row 1`."""
    id = record.get("id") if isinstance(record, dict) else None
    if not isinstance(id, str) or is_missing(id):
        return None
    return id if _NUMBER.fullmatch(id.strip()) else None


def row_numbers(records: Iterable[Value]) -> list[str]:
    """Return the ids of a table that are numbers, without spaces around them."""
    return [number.strip() for number in map(row_number, records) if number is not None]

"""Yes and no as exports write them."""

from __future__ import annotations

import pytest

from outreach_cli.people.missing import UNREADABLE
from outreach_cli.people.switches import switch_of

SPELLINGS = {
    True: "true|TRUE|True|yes|Yes|Y|on|1|1.0|x|X|✓|ja|Ja|J|WAHR|oui|Oui|vrai|sí|Sí|SI|si|verdadero"
    "|sim|Sim|verdadeiro| yes ",
    False: "false|FALSE|no|No|N|off|0|0.0|nein|FALSCH|non|Non|faux|falso|não|Não",
    None: "|-| |N/A|n/a|null|unknown",
    UNREADABLE: "maybe|2|open|yes and no|premium",
}


@pytest.mark.parametrize(
    ("text", "meaning"),
    [(text, meaning) for meaning, texts in SPELLINGS.items() for text in texts.split("|")],
)
def test_yes_and_no(text: str, meaning: object) -> None:
    assert switch_of(text) is meaning

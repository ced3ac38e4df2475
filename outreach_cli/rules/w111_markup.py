"""The text has Markdown or HTML, which LinkedIn shows as it is written.

Reported are `**bold**`, `__bold__`, `*italic*`, `_italic_`, `~~struck~~`, links such as
`[text](https://...)`, headings that begin with `#`, code in backticks, HTML tags such as `<br>`,
and entities such as `&nbsp;`.
Lists with -, * or • are not, nor an asterisk that refers to a note.

Why: the recipient sees the asterisks and tags.

Bad:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}, it is **finally** here. Coming?"}

Good:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}, it is finally here. Coming?"}

Source: InMail comparison: messages have no formatting.
"""

import re
from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.rulebook import COMPARISON
from outreach_cli.rules.passages import found_in_texts
from outreach_cli.rules.rule import Rule
from outreach_cli.wording.own_text import readable
from outreach_cli.wording.tokens import without_tokens
from outreach_cli.words import shown

_SIGN = r"[*_~\[`<&#]|!(?=\[)|(?m:^ {0,3}\|)"
"""Where markup begins."""

_MARKUP = r"""(?imx)
    \*\* [^\s*] [^*\n]{0,100} \*\*
    | (?<! \w ) __ (?! init | main | name ) [a-zà-ÿ] [^_\n]{0,100} __ (?! \w )
    | (?<! [\w*/] ) \* [^\W\d_] (?: [^*\n]{0,100} [^\s*] )? \* (?! [\w*] )
    | (?<! [\w/] ) _ (?! _ ) [^\W\d_] (?: [^_\n]{0,100} [^\s_] )? _ (?! \w )
    | ~~ [^\s~] [^~\n]{0,100} ~~
    | !? \[ [^][\n]{1,100} \] \( [^()\s]{1,300} \)
    | ^ \#{1,6} [ ] \S .{0,60}
    | ```  | ` [^`\n]{1,60} `
    | < /? (?: a | b | i | u | em | strong | p | br | hr | ul | ol | li | h[1-6] | div | span | font
        | img | code | pre | table | t[drh] ) (?: \s [^<>\n]{0,200} )? /? >
    | & (?: nbsp | amp | lt | gt | quot | apos | [nm]dash | hellip | [lr][sd]quo | [lr]aquo | bull
        | middot | euro | copy | reg | trade | shy | szlig
        | [a-z] (?: acute | grave | circ | uml | tilde | cedil ) | \#\d{2,5} | \#x[\da-f]{2,5} ) ;
    | ^ [ ]{0,3} \| [ ]* :? -- [-:|\ ]* $
    """


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once for each draft, the markup in its texts."""
    message = "LinkedIn shows markup as it is written: {}; delete it"
    return found_in_texts(merged, _markup, message)


def _markup(text: str) -> Iterator[tuple[int, int, str]]:
    # T104 and T107 report tokens of other tools, such as *|FNAME|*.
    text = without_tokens(text)
    end = 0
    for sign in re.finditer(_SIGN, text):
        # Trying the whole pattern everywhere would take long.
        match = re.compile(_MARKUP).match(text, sign.start()) if sign.start() >= end else None
        if match is not None:
            end = match.end()
            yield *match.span(), shown(readable(match.group()))


RULE = Rule("W111", "markup", Severity.WARNING, __doc__, find, (COMPARISON,))

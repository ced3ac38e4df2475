"""Hooks: phrases that give the reader something to answer, such as an invitation.

They are listed in `phrases/`, one file per language.
"""

from __future__ import annotations

import re
from functools import cache

from outreach_cli.wording.language import LANGUAGES
from outreach_cli.wording.own_text import lowercase_words
from outreach_cli.wording.phrases import phrases
from outreach_cli.wording.spelling import fold

# Phrases that contain a hook but ask for nothing: they say what the sender does, offers or thanks
# for. They are searched for in texts without accents.
_NO_HOOKS = r"""(?x)[ ](?:
    please[ ](?:find|see|do[ ]not[ ]reply|be[ ]informed)
    | our[ ](?:\w+[ ])?(?:answer|repl|respon)\w*
    | we[ ](?:usually[ ]|always[ ])?(?:answer|reply|respond)
    | (?:answer|reply|response)[ ](?:times?|rates?)
    | if[ ]you[ ](?:are|re)[ ]interested[ ]in[ ](?:\w+[ ]){1,4}ours?[ ](?:\w+[ ])?(?:is|are)
    | unsere?[mnrs]?[ ]antwort\w* | antwortzeit\w*
    | (?:das|die)[ ]gesprache?[ ]mit[ ](?:dem|der|den|unser\w*)
    | merci[ ]de[ ](?:votre|vos|ton|ta|tes)
    | nous[ ]proposons[ ](?:aussi[ ]|egalement[ ])?(?:des?|du|la|les?|une?)
    | (?:notre|nos)[ ]\w+[ ](?:repond|propos)\w* | nous[ ]repondons
    | nuestr[oa]s?[ ]\w+[ ]responden? | respondemos
    | noss[oa]s?[ ]\w+[ ]respondem?
    )(?=[ ])"""


def has_hook(text: str, language: str | None) -> bool:
    """Tell whether a text contains a hook of a language, or of any language if that is None.

    Accents do not count, since not everybody writes them.
    """
    line = re.sub(_NO_HOOKS, "", fold(lowercase_words(text)))
    return any(hook in line for hook in _hooks(language))


@cache
def _hooks(language: str | None) -> tuple[str, ...]:
    languages = (language,) if language else (*LANGUAGES, "any")
    listed = [phrases(spoken)["hooks"] for spoken in languages]
    # A space at the end of a phrase stays, the line breaks and indents between phrases do not.
    return tuple(
        f" {fold(' '.join(phrase.split()))}{' ' if phrase.endswith(' ') else ''}"
        for phrase in "|".join(listed).split("|")
    )

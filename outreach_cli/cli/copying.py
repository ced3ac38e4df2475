"""The option --copy of `outreach preview`: one message to the clipboard."""

from outreach_cli.cli.extras import library
from outreach_cli.cli.output import fail, talk
from outreach_cli.merge.messages import Message
from outreach_cli.merge.preview import Preview
from outreach_cli.words import NAMED, listed, shown


def copied(preview: Preview, blank: str | None) -> Preview:
    """Put the body of the only message on the clipboard; anything else ends the program.

    Return the preview with its rows, which are read here. LinkedIn has a separate field for the
    subject of an InMail, and adds the signature itself.
    """
    if blank is not None:
        fail("--blank shows a text that nobody gets, so it cannot be combined with --copy")
    rows = list(preview.rows)
    selected = [one.message for row in rows for one in row]
    if len(selected) != 1:
        chosen = f"{len(selected):,} are chosen" if selected else "none is chosen"
        fail(f"--copy takes one message, but {chosen}; choose one with --to and --draft")
    (message,) = selected
    body = _complete(message)
    clipboard = library("pyperclip", "copy", "--copy")
    try:
        clipboard.copy(body)
    except clipboard.PyperclipException:
        fail(
            "--copy: there is no clipboard here; on Linux, install xclip, xsel or wl-clipboard and"
            " use a graphical session"
        )
    sentence = f"Copied the text of the {NAMED[message.draft.channel]} {shown(message.draft.id)} to"
    sentence += f" {shown(message.prospect.name)}."
    if message.subject is not None:
        sentence += f" Its subject is not part of it: {message.subject.text}"
    talk(sentence)
    return preview._replace(rows=rows)


def _complete(message: Message) -> str:
    """Return the body of a message; one with a gap, or that cannot be filled in, is refused."""
    who = shown(message.prospect.name)
    if message.body is None:
        fail(f"--copy: {shown(message.draft.id)} cannot be filled in for {who}: {message.problem}")
    if message.missing:
        gaps = listed((f"{{{{ {name} }}}}" for name in message.missing), "and")
        verb = "have" if len(message.missing) > 1 else "has"
        fail(f"--copy: {gaps} {verb} no value for {who}; add one, or give a default")
    return message.body.text

"""W114 wrong-medium."""

from __future__ import annotations

import pytest
from builders import Check, drafts_and_people, written

REPORTED = (
    "I hope you read this email to the end.",
    "Please reply to this e-mail with a time for you.",
    "In this newsletter you find the news.",
    "Ich hoffe, diese E-Mail ist für Sie interessant.",
    "Mit dieser Mail möchte ich Sie fragen.",
    "Je vous envoie ce mail pour vous inviter.",
    "Merci de répondre à ce courriel si vous voulez.",
    "Le escribo este correo para invitarle a la feria.",
    "Responda a este email si le interesa.",
    "Envio este e-mail para o convidar para a feira.",
    "Escrevo esse email porque gosto do seu barro.",
    "Sorry for the cold email, I like your clay.",
    "I'm emailing you because I like your clay.",
    "Ich maile Ihnen, weil mir Ihr Ton gefällt.",
    "Désolé pour le mail, votre argile me plaît.",
    "Disculpe el correo, me gusta su barro.",
)

NOT_REPORTED = (
    "Send me an email if you like.",
    "What is your email?",
    "You can write to this email address.",
    "I wrote you an email in May.",
    "Schreiben Sie mir eine E-Mail an die Adresse.",
    "Envoyez-moi un mail si vous voulez.",
    "Le mando el plano por correo si quiere.",
    "Mande-me um e-mail se quiser.",
    "Do you use this email software at your firm?",
    "This message is short.",
    "Is this email still right: ann@example.org?",
    "Is this email yours?",
    "Ist diese E-Mail-Adresse noch richtig?",
    "Ist diese E-Mail noch aktuell?",
    "Ce mail est-il toujours le bon pour vous ?",
    "¿Es este correo el tuyo: ann@example.org?",
    "Este email é o seu, ou é o da oficina?",
    "Our cold email tool sends fewer letters.",
)


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_all_of_these_are_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("W114", REPORTED, channel) == list(REPORTED)


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_none_of_these_is_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("W114", NOT_REPORTED, channel) == []


def test_only_an_inmail_is_an_inmail(check: Check) -> None:
    texts = ["I hope this InMail is not too long for you. Is it?"]
    assert check.reported_texts("W114", texts, "message") == texts
    assert check.reported_texts("W114", texts, "inmail") == []


def test_the_message_quotes_the_phrase(check: Check) -> None:
    text = "Did you read this email, {{ first_name }}?"
    message = check.one("W114", drafts_and_people(written(text, "message")))["message"]
    assert message == '"this email": the recipient reads this on LinkedIn; write "message"'


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("I hope you read this email to the end.", "message"),
        ("Ich hoffe, diese E-Mail ist für Sie interessant.", "Nachricht"),
        ("Je vous envoie ce mail pour vous inviter.", "message"),
        ("Le escribo este correo para invitarle a la feria.", "mensaje"),
        ("Você não vai ler este e-mail até o fim, mas é para a feira.", "mensagem"),
    ],
)
def test_the_word_to_write_is_of_the_drafts_language(check: Check, text: str, word: str) -> None:
    message = check.one("W114", drafts_and_people(written(text, "message")))["message"]
    assert message.endswith(f': the recipient reads this on LinkedIn; write "{word}"')


@pytest.mark.parametrize(
    ("text", "word"),
    [("Diese E-Mail: {{ title }}", "Nachricht"), ("Cette newsletter: {{ title }}", "message")],
)
def test_the_phrase_tells_the_language_of_a_short_draft(check: Check, text: str, word: str) -> None:
    message = check.one("W114", drafts_and_people(written(text, "message")))["message"]
    assert message.endswith(f'write "{word}"')


def test_the_phrase_may_be_in_the_subject_alone(check: Check) -> None:
    draft = written("Hi {{ first_name }}, how are you and the team?", subject="Read this email")
    assert check.one("W114", drafts_and_people(draft))["message"].endswith('write "message"')


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("I hope this InMail is not too long for you. Is it?", '"this InMail"; write "message"'),
        ("Diese InMail: {{ title }}", '"Diese InMail"; write "Nachricht"'),
    ],
)
def test_the_message_says_what_is_no_inmail(check: Check, text: str, said: str) -> None:
    message = check.one("W114", drafts_and_people(written(text, "message")))["message"]
    quoted, _, word = said.partition(";")
    assert message == f"{quoted}: this is not an InMail;{word}"

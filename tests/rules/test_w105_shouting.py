"""W105 shouting."""

from __future__ import annotations

import pytest
from builders import (
    CONNECTION,
    MARK,
    Check,
    draft,
    drafts_and_people,
    in_campaign,
    of_code,
    written,
)

REPORTED = (
    "Hi {{ first_name }}, LAST CHANCE TO JOIN. Will you come?",
    "Hi {{ first_name }}, will you come?!!",
    "Hi {{ first_name }}, will you come!?!",
    "Hi {{ first_name }}, we have moved! It is great! You will love it! Will you come?",
)

NOT_REPORTED = (
    "Hi {{ first_name }}, do you use AWS SQL or GCP? And HTML, CSS, REST APIs?",
    "Hi {{ first_name }}, I work for NORDLICHT ENERGIE GmbH. Do you know it?",
    "Hi {{ first_name }}, is it true? NATO and UNESCO both said so!",
    "Hi {{ first_name }}, what?! I would not have thought so. Would you?",
    "Hi {{ first_name }}, it is NOT what you think. Guess?",
    "Hi {{ first_name }}, I am a C++ and C# developer (m/w/d) at BMW AG. And you?",
    "Hi {{ first_name }}, SAP S/4HANA, SAP FI/CO, MM, SD: which one?",
    "{{ first_name }}さん、すごい！ どうですか。",
    "Guten Tag {{ first_name }}! Ich freue mich! Bis zum Kongress sind es drei Tage! Danke!",
    "¡Hola {{ first_name }}! ¡Gracias por su charla! ¡Nos encanta! ¿Hablamos? ¡Saludos!",
    "Hi {{ first_name }}, Congratulations! Thank you so much! See you in Leeds!",
    "Hi {{ first_name }}, Herzlichen Glückwunsch! Vielen Dank! Bis Montag!",
    "Hi {{ first_name }}, ¡Muchas gracias! ¡Enhorabuena! ¡Felicidades! ¡Un abrazo!",
    "Hi {{ first_name }}, Parabéns! Obrigado! Muito obrigada! Até segunda!",
    "Hi {{ first_name }}, Merci ! Félicitations ! Bravo !",
    "Hi {{ first_name }}, The film is called THE LAST FERRY HOME.",
    "Hi {{ first_name }}, My book, titled: FREE FOR ALL, is out.",
    "Hi {{ first_name }}, Mein Roman heißt NUR FÜR DICH.",
    "Hi {{ first_name }}, Le film intitulé « TOUT POUR VOUS » sort.",
    'Hi {{ first_name }}, His talk "THE BEST AND THE REST" was good.',
    "Hi {{ first_name }}, El libro titulado LA CASA VERDE salió.",
    "Hi {{ first_name }}, O filme chamado SEM VOCÊ saiu.",
    "Hi {{ first_name }}, Yahoo! is big, Yahoo! is old, and Yahoo! is hiring. Shall we talk?",
    "Thanks! It works! We did it! How are you, {{ first_name }}?",
    "Thank you all! It works! We did it! How are you, {{ first_name }}?",
    "Ah {{ first_name }} ! C'est prêt ! C'est beau ! Qu'en dites-vous ?",
)


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_all_of_these_are_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("W105", REPORTED, channel) == list(REPORTED)


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_none_of_these_is_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("W105", NOT_REPORTED, channel) == []


@pytest.mark.parametrize(
    "said",
    [
        "¡Aprovecha! ¡Apúntate ya! ¡Ahorra tiempo!",
        "Aproveite! Inscreva-se já! Poupe tempo!",
        "Wow! Super! Unbelievable!",
        "Profitez-en ! Inscrivez-vous ! Gagnez du temps !",
        "¡Gracias! ¡Aprovecha! ¡Corre! ¡Ven!",
        "Das lohnt sich! Anmelden! Sparen!",
        "新しいです！ 便利です！ 安いです！",
        "新しいです！！",
        "We won! 1st prize of all! It is great!",
        "We are THE BEST AGENCY in town.",
        "It is called cheap, but it is REALLY FREE NOW.",
        "He said that it is 'good' and REALLY FREE.",
    ],
)
def test_what_is_called_out_is_shouting(check: Check, said: str) -> None:
    text = f"Hi {{{{ first_name }}}}, shall we?\n\n{said}"
    assert check.reported_texts("W105", [text], "message") == [text]


def test_the_message_names_all_that_is_loud(check: Check) -> None:
    (draft,) = written("We are REALLY FREE NOW, {{ first_name }}?!!", "inmail", "Hello!!!")
    message = check.one("W105", drafts_and_people([draft]))["message"]
    assert message == 'this looks like shouting: "!!!", "REALLY FREE NOW" in capitals, "?!!"'


def test_sentences_that_end_in_an_exclamation_mark_are_counted(check: Check) -> None:
    text = "{{ first_name }}, we have moved! It is great! You will love it! Will you come?"
    message = check.one("W105", drafts_and_people(written(text, "message")))["message"]
    assert message == 'this looks like shouting: 3 sentences that end in "!"'


def test_a_long_row_of_marks_is_quoted_in_part(check: Check) -> None:
    text = f"Hi {{{{ first_name }}}}, will you come{'!' * 5000}"
    message = check.one("W105", drafts_and_people(written(text, "message")))["message"]
    assert len(message) < 100


@pytest.mark.parametrize("signature", ["Noor, LAMPFROG STUDIO", "Noor"])
def test_capitals_in_a_value_of_the_sender_are_a_name(check: Check, signature: str) -> None:
    sender = f'{{first_name: Noor, plan: business, signature: "{signature}"}}'
    files = in_campaign("{first_name: Noor, plan: business}", sender)
    files |= drafts_and_people(written("Hi {{ first_name }}, do you know LAMPFROG STUDIO?"))
    assert len(of_code(check.run(files), "W105")) == (signature == "Noor")


@pytest.mark.parametrize(
    "text",
    [
        f"we are {MARK}REALLY FREE NOW. Will you come?",
        f"will you come{MARK}!!!",
        f"we have moved{MARK}! It is great! You will love it! Will you come?",
    ],
)
def test_it_is_reported_at_the_loud_passage(check: Check, text: str) -> None:
    files = draft(f'body: "Hi {{{{ first_name }}}}, {text}"', "message")
    check.reports("W105", CONNECTION | files)

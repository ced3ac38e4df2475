"""W108: which parts of a text are judged as words."""

from __future__ import annotations

import pytest
from builders import CONNECTION, Check, draft

REPORTED = {
    "English": (
        "Hi {first}, this was my ‸freind’s idea, and I like it.",
        "Hi {first}, this was my ‸freind's idea, and I like it.",
        "Hi {first}, it has a ‸freind-like door and a big window.",
        "Hi {first}, I got a ‸wierd e-mail from the people of the mill.",
        "Hi {first}, it is open. ‸Wierd things happen here every day.",
        "Hi {first}, see www.example.org/x and www.example.com too. Do you ‸recieve it?",
        "www.recieve.com is what they call it, and now I ‸recieve it from you, {first}.",
    ),
    "French": (
        "Bonjour {first}, avez-vous vu l’‸evennement de lundi dans la ville ?",
        "Bonjour {first}, nous avons parlé d'‸entreprize dans la ville avec vous.",
        "Bonjour {first}, nous venons lundi dans la ville. ‸Trés bien pour vous ?",
    ),
    "Spanish": ("Hola {first}, el equipo está con usted hoy. ‸Està aquí con nosotros.",),
}

NOT_REPORTED = (
    "Hi {first}, it has a wierd-looking door and a big window.",
    "Hi {first}, it has a looking-wierd door and a big window.",
    "Hi {first}, it is open. SEperate rooms are better for all of you.",
    "@recieve is what they call it, and I like it, {first}.",
    "Hi {first}, rec_ie_ve and then recieve_it_all is what they call it now.",
    "Hi {first}, you can see it all at www.recieve.com",
)


@pytest.mark.parametrize("text", [text for texts in REPORTED.values() for text in texts])
def test_a_word_is_reported_at_its_place(check: Check, text: str) -> None:
    body = text.replace("{first}", "{{ first_name }}")
    check.reports("W108", CONNECTION | draft(f'body: "{body}"', "message"))


def test_what_is_not_a_word_is_not_reported(check: Check) -> None:
    texts = [text.replace("{first}", "{{ first_name }}") for text in NOT_REPORTED]
    assert check.reported_texts("W108", texts, "message") == []

"""W113 doubled-word."""

from __future__ import annotations

import pytest
from builders import Check, drafts_and_people, written

REPORTED = (
    "We are in the the harbour now.",
    "We need a mill that that grinds small lots.",
    "The drain is is open.",
    "We would like to to hang it at your place.",
    "Wir haben die die Preise für Sie.",
    "Ich habe mit mit dem Chef gesprochen.",
    "Nous avons le le plan pour vous.",
    "C'est pour pour vous et votre équipe.",
    "Es para para usted y su equipo.",
    "Temos o o plano da feira para você.",
    "É para para você e a sua equipe.",
    "Do you know the the mill in Leeds?",
    "I think that that you saw the mill.",
    "Nos vemos en el el molino de la casa.",
    "We are in the\nthe harbour now.",
    "We are in the \nthe harbour now.",
    "We are in the\u00a0the harbour now.",
    "Falo consigo da feira, das das empresas e do plano.",
    "Mit Anna wir wir suchen jemanden für die Mühle.",
    "Hola, quiero quiero hablar con usted de la casa.",
    "Vi que que você trabalha com barro e gosto disso.",
)

NOT_REPORTED = (
    "She had had enough of it.",
    "I know that that is true.",
    "She says that that standard is mostly about evidence.",
    "It was very very good for you.",
    "Baden Baden and New York New York are in the list.",
    "Wenn Sie sie brauchen, sagen Sie es.",
    "Ich weiß, dass das das Beste ist.",
    "Das ist der Mann, der der Frau half.",
    "Nous nous voyons demain chez vous.",
    "Vous vous demandez si c'est pour vous.",
    "Pode se se lembrar, sim, é para si.",
    "No, no, it is for you.",
    "Bye bye and see you in the fall.",
    "The step by by-law is not for the team.",
    "The step-by by the mill is not for the team.",
    "He is in, in a way, the best of us.",
    "It is 10 10 and in 20 20.",
    "Is it a win-win win for the team?",
    "This is the bridge that that manager built.",
    "What it is is a mill, so so large.",
    "We will be in bora bora and want to see the pom pom.",
    "Es sind die Leute, mit denen wir, für die die Mühle läuft, reden.",
    "Das Haus, in das das Wasser lief, ist nicht mehr zu sehen.",
    "Der Chef, von dem dem Team erzählt wurde, ist hier.",
    "Si si, tout tout va bien, et vous vous en doutez.",
    "Bien bien, luego luego lo vemos con los dos.",
    "Quase quase, e nos nos vemos na feira.",
    "Es ist gut, wenn wir wir selbst sind und bleiben.",
    "O que que você faz com o barro que tem?",
)


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_all_of_these_are_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("W113", REPORTED, channel) == list(REPORTED)


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_none_of_these_is_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("W113", NOT_REPORTED, channel) == []


def test_the_message_names_the_words(check: Check) -> None:
    text = "Is the the mill open to you?"
    finding = check.one("W113", drafts_and_people(written(text, "message")))
    assert finding["message"] == '"the the" is written twice in a row; delete one'

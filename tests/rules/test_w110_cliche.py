"""W110 cliche."""

from __future__ import annotations

import pytest
from builders import Check, drafts_and_people, written

REPORTED = (
    "I hope this email finds you well.",
    "Hope this message finds you well!",
    "I trust this note finds you well.",
    "I hope you are doing well.",
    "Hope you're doing well at the firm.",
    "I came across your profile and was impressed.",
    "I stumbled upon your profile when I was in the list.",
    "I was browsing your profile today.",
    "I am reaching out because we need a cook.",
    "I wanted to reach out about the role.",
    "I just wanted to touch base with you. touching base",
    "We have an exciting opportunity for you.",
    "I'd love to pick your brain about this.",
    "Ich hoffe, es geht Ihnen gut und Sie sind gesund.",
    "Ich hoffe, diese Nachricht erreicht Sie bei bester Gesundheit.",
    "Ich bin auf Ihr Profil gestoßen und bin beeindruckt.",
    "Ihr Profil ist mir aufgefallen, und ich möchte mit Ihnen reden.",
    "Ich bin auf Ihr Profil aufmerksam geworden.",
    "J'espère que ce message vous trouve en pleine forme.",
    "Je suis tombé sur votre profil et je vous écris.",
    "Votre profil a retenu mon attention pour le poste.",
    "Je me permets de vous contacter pour un poste.",
    "Espero que se encuentre bien y que el año le vaya bien.",
    "Espero que este mensaje le encuentre bien.",
    "He visto su perfil y me ha gustado mucho.",
    "Me encontré con su perfil en la red y me gustó.",
    "Espero que esta mensagem o encontre bem.",
    "Encontrei o seu perfil e gostei muito.",
    "Vi o teu perfil e gostei do que fazes.",
    "Me deparei com o seu perfil no LinkedIn.",
    "Espero que estés bien y que todo vaya como quieres.",
    "Espero que estéis muy bien en la casa.",
    "Espero que tengas una buena semana con los tuyos.",
    "Espero que esté teniendo un buen día en la oficina.",
    "I hope you had a great weekend at the sea.",
    "I hope you're having a good week.",
    "I hope your week is going well.",
    "Hoffe, es geht euch gut und ihr seid gesund.",
    "Ich hoffe, bei dir ist alles gut und du hast Zeit.",
    "Ich hoffe, Sie sind gut in die Woche gestartet.",
    "J'espère que tu vas bien et que le moulin tourne.",
    "J'espère que tout va bien pour vous.",
    "J'espère que vous passez une bonne semaine.",
    "Espero que estejas bem e que o moinho ande.",
    "Espero que esteja tudo bem com você e com a casa.",
    "Espero que tenha tido uma boa semana com os seus.",
    "I hope all is well with you.",
    "I was really impressed by your background.",
    "Ihr Profil hat mich beeindruckt.",
    "Votre profil a retenu toute mon attention.",
    "Su perfil me impresionó mucho.",
    "O seu perfil impressionou-me muito.",
)

NOT_REPORTED = (
    "I hope this helps you with the roof.",
    "I read your post about the flood.",
    "I saw your talk in Leeds.",
    "We met at the fair, and I hope you got home well.",
    "You can reach me on the phone.",
    "I hope you find the time for it.",
    "The hunters came across a bear in the wood.",
    "Ich hoffe, Sie haben Zeit für uns.",
    "Ich habe Ihren Vortrag gehört und bin beeindruckt.",
    "Ich hoffe auf eine Antwort von Ihnen.",
    "J'espère vous voir au salon de Lyon.",
    "J'ai lu votre article sur la crue.",
    "Espero su respuesta con ganas.",
    "He leído su artículo sobre la riada.",
    "Espero pela sua resposta.",
    "Li o seu artigo sobre a cheia.",
    "I hope your mill has a good year with the new roof.",
    "I hope you like the great hall.",
    "Espero que te guste el molino de la casa.",
    "Ich hoffe, Ihr Dach hält bis zum Herbst.",
    "J'espère que le toit tient bien jusqu'à l'automne.",
    "Espero que a roda esteja pronta em maio.",
    "All is well at the mill.",
    "The press was impressed by your launch.",
    "Ihr Vortrag hat mich beeindruckt, weil er von Ton handelte.",
    "Votre four a retenu toute la chaleur.",
)


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_all_of_these_are_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("W110", REPORTED, channel) == list(REPORTED)


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_none_of_these_is_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("W110", NOT_REPORTED, channel) == []


def test_the_message_quotes_the_phrase(check: Check) -> None:
    text = "I hope, this note\nfinds you well. Is it so?"
    message = check.one("W110", drafts_and_people(written(text, "message")))["message"]
    assert message.startswith('"hope, this note finds you": worn, and more')


def test_a_phrase_within_another_is_quoted_once(check: Check) -> None:
    text = "Ich hoffe, diese Nachricht erreicht Sie gut. Wie geht es?"
    message = check.one("W110", drafts_and_people(written(text, "message")))["message"]
    assert message.startswith('"hoffe, diese Nachricht erreicht Sie": worn')

"""Sentences with a hook, and sentences that only look like they have one."""

from __future__ import annotations

import pytest

from outreach_cli.wording.hooks import has_hook

WITHOUT_HOOK = {
    "en": (
        "Our answer time is two hours.",
        "If you are interested in glass, ours is the best.",
        "Our response time is an hour.",
        "We reply within a day.",
        "Many calls are answered at once.",
        "I read your article with interest.",
        "Our team responds within two hours.",
    ),
    "de": (
        "Mit großem Interesse habe ich Ihren Vortrag gelesen.",
        "Das Interesse an Glas ist groß.",
        "Unsere Antwortzeit beträgt zwei Stunden.",
        "Das Gespräch mit dem Support ist kostenlos.",
        "Vielen Dank für Ihr Interesse.",
        "Unsere Antworten kommen binnen zwei Stunden.",
        "Die Gespräche mit der Stadt dauern an.",
        "Glas ist ein interessanter Werkstoff.",
    ),
    "fr": (
        "Merci de votre attention.",
        "Nous proposons des formations.",
        "Notre service répond en deux heures.",
        "Merci de votre confiance.",
        "Nous proposons aussi des formations.",
        "Votre parcours est très intéressant.",
        "Nos équipes proposent des formations.",
        "La discussion autour du verre dure depuis un an.",
    ),
    "es": (
        "He leído con mucho interés su artículo.",
        "Nuestro servicio responde en dos horas.",
        "El interés por el vidrio es grande.",
        "Respondemos en dos horas.",
        "Su perfil es muy interesante.",
        "Nuestros técnicos responden en dos horas.",
    ),
    "pt": (
        "Li com muito interesse o seu artigo.",
        "O nosso serviço responde em duas horas.",
        "O interesse pelo vidro é grande.",
        "Respondemos em duas horas.",
        "O seu perfil é muito interessante.",
        "Os nossos técnicos respondem em duas horas.",
    ),
}

WITH_HOOK = {
    "en": (
        "I'm all ears.",
        "A thumbs-up is enough.",
        "Do shout if Tuesday is no good.",
        "Give me a shout.",
        "If you are interested, I can send the brief.",
        "If you are interested in the role, I can send the brief.",
        "Your answer would help me a lot.",
        "A short answer will do.",
        "I would be interested in your view.",
        "A reply would make my day.",
        "Anyone interested can sign up.",
        "Respond whenever it suits you.",
        "Answer me when you can.",
        "An answer by Friday would be great.",
        "Does not matter which way you answer it, I will read it.",
    ),
    "de": (
        "Für einen Hinweis wäre ich Ihnen sehr verbunden.",
        "Bei Interesse schicke ich alles.",
        "Interessiert Sie das, schicke ich alles.",
        "Wenn Sie Interesse haben, schicke ich alles.",
        "Eine kurze Antwort genügt.",
        "Auf Ihre Antwort bin ich gespannt.",
        "Antworten Sie einfach auf diese Nachricht.",
        "Ein Gespräch dauert zehn Minuten.",
        "Für ein kurzes Gespräch bin ich immer zu haben.",
        "Sollte Interesse bestehen, schicke ich alles.",
        "Besteht Interesse, schicke ich alles.",
        "Zu einem Gespräch bin ich jederzeit bereit.",
        "Antworte einfach hier.",
        "Vielleicht interessiert Sie das.",
        "Haben Sie Interesse, schicke ich alles.",
    ),
    "fr": (
        "Merci de me répondre avant vendredi.",
        "Merci de bien vouloir me dire si cela vous va.",
        "Je vous propose un appel.",
        "Si le poste vous intéresse, je vous envoie tout.",
        "Cela pourrait vous intéresser.",
        "Répondez-moi quand vous voulez.",
        "Une réponse même brève me suffit.",
        "Discutons-en.",
        "Intéressée, je vous envoie tout : dites-le.",
        "Nous vous proposons un rendez-vous lundi.",
        "Il suffit de répondre à ce message.",
        "Merci de m'indiquer vos disponibilités.",
    ),
    "es": (
        "Si le interesa, se lo mando.",
        "Le interesará ver los planos.",
        "Por si es de su interés, se lo mando.",
        "Agende aquí: https://example.org",
        "Respóndame cuando pueda.",
        "Basta con responder a este mensaje.",
        "Quedo pendiente de su respuesta.",
        "En caso de interés, le mando todo.",
        "Si hay interés, mando todo.",
        "Responda cuando guste.",
        "Puede interesarle ver la planta.",
    ),
    "pt": (
        "Um simples sim ou não chega.",
        "Me manda um oi se fizer sentido.",
        "Agende aqui: https://example.org",
        "Se lhe interessar, mando tudo.",
        "Talvez lhe interesse ver a fábrica.",
        "Basta responder a esta mensagem.",
        "Em caso de interesse, mando tudo.",
        "Havendo interesse, mando tudo.",
        "Responda quando puder.",
        "Caso tenha interesse, mando tudo.",
        "Se interessar, mando tudo.",
    ),
}


@pytest.mark.parametrize("language", WITH_HOOK)
def test_a_hook_asks_the_reader_for_something(language: str) -> None:
    assert [text for text in WITH_HOOK[language] if not has_hook(text, language)] == []
    assert [text for text in WITHOUT_HOOK[language] if has_hook(text, language)] == []


@pytest.mark.parametrize("language", WITH_HOOK)
def test_in_an_unknown_language_hooks_of_all_languages_count(language: str) -> None:
    assert [text for text in WITH_HOOK[language] if not has_hook(text, None)] == []

"""W106 too-casual."""

from __future__ import annotations

import pytest
from builders import MARK, Check, draft

REPORTED = (
    "Hey {{ first_name }}, how is {{ company }}?",
    "Hello {{ first_name }}, lol, how is {{ company }}?",
    "Hello {{ first_name }}, how is {{ company }}? 🚀",
    "Hello {{ first_name }}, you guys are what we were looking for. Do you agree?",
    "Hello {{ first_name }}, LOL, how is {{ company }}?",
    "Yo {{ first_name }}, how is the work at {{ company }}?",
    "Hola {{ first_name }}, hemos visto el trabajo de su equipo y es muy bueno, tío",
)

NOT_REPORTED = (
    "Hola {{ first_name }}, no dude en escribirme. Yo trabajo en Lima y usted. ¿Qué opina?",
    "Hello {{ first_name }}, they say the yogurt in Ur is good. Is it?",
    "Hello {{ first_name }}, the tests are ✓ and the arrow → points right. Do you agree?",
    "Guten Tag {{ first_name }}, alte Maschinen sind unser Alltag. Ihrer auch?",
    "Beste {{ first_name }}, wat vindt u van ons idee? Ik hoor het graag van u.",
    "Hello {{ first_name }}, we offer: (a) rent; (b) sale. Which one?",
    "Hello {{ first_name }}, do you use Adobe XD, PLS and LoL? Is the EU MDR your business?",
    "Hello {{ first_name }}, you would get an onboarding buddy. Is your firm a 10-yo one too?",
    "Beste {{ first_name }}, het kost 100 euro excl. btw. Wat vindt u van ons idee?",
    "Guten Tag {{ first_name }}, was geht Ihnen leichter von der Hand, und was fällt schwer?",
    "Bonjour {{ first_name }}, vous connaissez trop bien l'Armée du Salut. Qu'en dites-vous ?",
    "Olá {{ first_name }}, o projeto valeu a pena? Falo com VCs e gostava de saber o que acha.",
    "Bonjour {{ first_name }}, tu as le temps pour un appel, ou c'est trop tôt ?",
    "Olá {{ first_name }}, o meu caro colega falou de si. Tem tempo para falar?",
)


def test_all_of_these_are_reported_in_an_inmail(check: Check) -> None:
    assert check.reported_texts("W106", REPORTED, "inmail") == list(REPORTED)


def test_none_of_these_is_reported_in_an_inmail(check: Check) -> None:
    assert check.reported_texts("W106", NOT_REPORTED, "inmail") == []


def test_a_message_to_a_connection_may_be_casual(check: Check) -> None:
    assert check.reported_texts("W106", REPORTED, "message") == []


SENTENCES = {
    "en": "the work of your team was what we had been looking for.",
    "de": "wir haben uns Ihre Arbeit mit viel Freude angesehen.",
    "fr": "nous avons vu votre travail et il est dans la liste.",
    "es": "hemos visto el trabajo de su equipo y está muy bien.",
    "pt": "vimos o seu trabalho e ele está na nossa lista.",
}
"""Added to a text so that its language is clear."""

NEUTRAL = {
    "fr": (
        "Le coucou suisse est notre spécialité.",
        "Salut public et droit constitutionnel sont mes matières.",
        "Nous fabriquons des bisous en chocolat.",
        "Bisous en chocolat et nougat, voilà notre maison.",
        "L'Armée du Salut est cliente.",
        "Un film de la série X. Un film X Coucou, voilà.",
        "La commode et le coucou, nous les réparons.",
    ),
    "de": (
        "Das Alter der Anlage spielt keine Rolle.",
        "Angaben zu Name, Beruf, Alter.",
        "Wir fragen nie nach dem Alter.",
        "Wer weiß, ob das ist, ja oder nein.",
    ),
    "es": (
        "Lo sé de mi tío.",
        "Mi tío, que es maestro, vive en Lugo.",
        "El Che, dicen, jugó aquí.",
        "Trabajó con mi tía.",
        "Los besos de Klimt cuelgan en Viena.",
        "Firmó como X tío, dicen.",
        "Vino a verme, tío X.",
    ),
    "pt": (
        "O meu mano a mano com a DGERT correu bem.",
        "O top custa pouco, galera de remos incluída.",
        "Balde, enxada, pá.",
        "A pá eólica é nossa.",
        "Mão, mano, braço.",
        "O livro Beijos e abraços saiu.",
    ),
}

CASUAL = {
    "en": ("Your talk was dope, ngl.",),
    "fr": (
        "Coucou {{ first_name }},",
        "Salut, ça va ?",
        "Salut à tous !",
        "Coucou Ada, ça va ?",
        "Salut les amis,",
        "Gros bisous,",
        "Bisous, Noor",
        "C'était trop stylé, frérot.",
        "Frérot, c'était bien.",
        "C'était grave bien, wesh.",
        "Merci de votre aide. Coucou Ada, ça va ?",
        "Coucou,ça va ?",
        "Salut toi, ça va ?",
        "Bonjour\nCoucou Ada, ça va ?",
        "Bisous,noor",
        "Bisous\nnoor",
        "Bisous Xavier",
    ),
    "de": (
        "Das is ja mega nice.",
        "Mega nice, Alter.",
        "Alter, war das gut!",
    ),
    "es": (
        "Qué pasada, tío.",
        "Tío, qué pasada.",
        "Estuvo re copado, che.",
        "Muchos besos,",
        "Besos.",
        "Oye tío, ¿qué tal?",
        "Hola. Tío, qué pasada.",
        "Hola, buenas\nVale, tío.",
        "Sí, es vitamina C, tío.",
    ),
    "pt": (
        "Foi bué fixe.",
        "Foi fixe, pá.",
        "Ficou irado, galera.",
        "Fala galera, tudo bem?",
        "Oi mano, tudo bem?",
        "Bem. Fala galera, tudo bem?",
        "Vimos o seu trabalho com muito gosto e agora. Fala galera, tudo bem?",
        "Olá, isto é tão fixe, pá!",
        "Beijos, Noor",
    ),
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_word_is_casual_only_in_certain_places(check: Check, language: str) -> None:
    texts = [*NEUTRAL.get(language, ()), *CASUAL[language]]
    drafts = [f"{text}\n\n{SENTENCES[language]}" for text in texts]
    reported = check.reported_texts("W106", drafts, "inmail")
    assert reported == [f"{text}\n\n{SENTENCES[language]}" for text in CASUAL[language]]


def test_what_is_casual_is_named_in_the_order_of_the_texts(check: Check) -> None:
    keys = f'subject: "{MARK}Yeah, {{{{ first_name }}}}", body: "Do you wanna see it? 🚀 Yep, lol?"'
    files = draft(keys)
    check.reports("W106", files)
    found = check.one("W106", {"drafts.yaml": files["drafts.yaml"].replace(MARK, "")})
    assert found["message"] == (
        'too casual for somebody who does not know you: "yeah", "wanna", an emoji and 2 more'
    )

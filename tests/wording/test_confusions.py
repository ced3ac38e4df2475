"""Words that are confused with others, and the same words where they are right."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from outreach_cli.wording.confusions import _compiled, _lines, confusions
from outreach_cli.wording.language import LANGUAGES

CONFUSED = {
    "en": {
        "Thanks, your welcome.": ("your", "you're"),
        "That could of been our fault.": ("of", "have"),
        "We are smaller then most.": ("then", "than"),
        "I look forward to here from you.": ("here", "hear"),
        "Its a small team.": ("Its", "It's"),
        "It is a interesting field.": ("a", "an"),
        "This is an exiting phase for us.": ("exiting", "exciting"),
        "A quote came form the mill.": ("form", "from"),
        "It is cheaper then usual.": ("then", "than"),
        "I think your looking for a job.": ("your", "you're"),
        "It has it's own harbour.": ("it's", "its"),
        "You are more then welcome.": ("then", "than"),
        "One off the best mills is for sale.": ("off", "of"),
        "I am going though the list.": ("though", "through"),
    },
    "de": {
        "Ich glaube, das wir gut passen.": ("das", "dass"),
        "Vielen dank für Ihre Zeit.": ("dank", "Dank"),
        "Heute abend geht es.": ("abend", "Abend"),
        "Ich weis es nicht.": ("weis", "weiß"),
        "Es freut mich, das Sie Zeit haben.": ("das", "dass"),
        "Melden Sie sich, wen Sie Zeit haben.": ("wen", "wenn"),
    },
    "fr": {
        "Grâce a votre aide, tout va bien.": ("a", "à"),
        "Oui, bien sur.": ("sur", "sûr"),
        "En réponse a votre message.": ("a", "à"),
        "Nous venons, a bientôt.": ("a", "à"),
        "Bien sur vous pouvez venir.": ("sur", "sûr"),
        "Venez, plus tôt que d'attendre.": ("plus tôt", "plutôt"),
        "Sa va très bien.": ("Sa", "Ça"),
        "Il peu vous aider.": ("peu", "peut"),
        "Nous sommes a la recherche d'un tanneur.": ("a", "à"),
        "Je suis sur que cela vous plaira.": ("sur", "sûr"),
    },
    "es": {
        "Mi equipo esta buscando a alguien.": ("esta", "está"),
        "¿Como lo gestionan hoy?": ("Como", "Cómo"),
        "¿Podría decirme cuantos son?": ("cuantos", "cuántos"),
        "No se si le encaja.": ("se", "sé"),
        "Llevo diez anos aquí.": ("anos", "años"),
        "¿Cuando podemos hablar?": ("Cuando", "Cuándo"),
        "Nos vemos en la fabrica.": ("fabrica", "fábrica"),
    },
    "pt": {
        "A equipe esta crescendo.": ("esta", "está"),
        "Quero saber mas sobre isso.": ("mas", "mais"),
        "Consegue enviar até amanha?": ("amanha", "amanhã"),
        "Fico a disposição.": ("a", "à"),
        "É bom para o negocio.": ("negocio", "negócio"),
        "E como você esta?": ("esta", "está"),
        "Trabalho a dez anos com barro.": ("a", "há"),
        "Se agente conversa, tudo anda.": ("agente", "a gente"),
    },
}

RIGHT = {
    "en": (
        "Your team is growing. Would of course help. Series A engineer.",
        "Its growth is what you're known for. More than that, your own plan is to come here.",
    ),
    "de": (
        "Das Profil, das Sie suchen. Vielen Dank! Ich glaube, das klappt..",
        "Ich weiß, dass das geht. Am Abend danke ich. Das ist gut.",
    ),
    "fr": (
        "Votre équipe a très bien travaillé. Elle a bientôt la réponse.",
        "Le rapport a une conclusion, la réponse a un sens et la suite a notre accord.",
        "Il tient aussi bien sur un toit. Il est venu plus tôt que prévu.",
        "Elle a un poste à Paris. Je compte sur vous. Sa mission et son équipe..",
    ),
    "es": ("Traiga cuantos quiera. Esta empresa busca gente. Trabajo como analista. Se hace así.",),
    "pt": (
        "Numa mensagem como esta, é claro.",
        "Ele amanha a terra.",
        "Esta vaga é boa, mas longe. Eu negocio contratos. Temos a equipe certa.",
    ),
}

OFTEN_CONFUSED = yaml.safe_load(
    Path(__file__).with_name("right_words.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("language", CONFUSED)
def test_a_confused_word_is_recognised_by_the_words_around_it(language: str) -> None:
    found = {
        text: [(written, meant) for _, written, meant in confusions(text, language)]
        for text in CONFUSED[language]
    }
    assert found == {text: [pair] for text, pair in CONFUSED[language].items()}


@pytest.mark.parametrize("language", RIGHT)
def test_the_same_words_are_right_elsewhere(language: str) -> None:
    assert [list(confusions(text, language)) for text in RIGHT[language]] == [[]] * len(
        RIGHT[language]
    )


@pytest.mark.parametrize("language", OFTEN_CONFUSED)
def test_no_correct_sentence_is_reported(language: str) -> None:
    found = {
        text: [written for _, written, _ in confusions(text, language)]
        for text in OFTEN_CONFUSED[language]
    }
    assert {text: words for text, words in found.items() if words} == {}


@pytest.mark.parametrize(
    ("language", "wrapped"),
    [
        ("es", "Trabajo con el\nequipo de Ana, para mi\nuna suerte."),
        ("en", "The people on the right know\nwhat to do."),
        ("fr", "Je pense que la\nface a la forme d'un carré."),
        ("pt", "O plano que Ana fez de nos\njuntar é bom."),
    ],
)
def test_a_line_break_in_a_sentence_is_no_end_of_a_clause(language: str, wrapped: str) -> None:
    assert [*confusions(wrapped, language)] == []


@pytest.mark.parametrize(
    ("language", "ends", "wrong"),
    [
        ("de", "Viele grüße\nAnna", "grüße"),
        ("de", "Vielen dank\n\nanna", "dank"),
        ("fr", "Merci d'avance.\nGrâce a votre aide, tout va.", "a"),
        ("fr", "Nous venons,\na bientôt", "a"),
    ],
)
def test_a_clause_ends_before_a_capital_or_an_empty_line(
    language: str, ends: str, wrong: str
) -> None:
    assert [written for _, written, _ in confusions(ends, language)] == [wrong]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_can_be_compiled_and_changes_its_word(language: str) -> None:
    by_first = _lines(language).values()
    for line in (line for some in by_first for _, lines in some for line in lines):
        assert "wrong" in _compiled(line).groupindex, line.pattern
        assert line.wrong != line.right, line.pattern

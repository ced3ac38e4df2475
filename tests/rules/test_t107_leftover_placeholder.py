"""T107 leftover-placeholder."""

from __future__ import annotations

import pytest
from builders import Check, drafts_and_people, written

REPORTED = (
    "[specific project]",
    "[Insert Calendly Link]",
    "[beekeeper/orchardist]",
    "[X] years",
    "[Company X]",
    "{Hi|Hello}",
    "{Hi {{ first_name }}|Hello}",
    "{weather}",
    "{0}",
    "{#if city}",
    "{manager.name}",
    "((City))",
    "«Hotel Name»",
    "«Event_Date»",
    "«Anrede» «Nachname»",
    "<<Venue>>",
    "<name of recruiter>",
    "<%= venue %>",
    "*|IF:CITY|*",
    "%CITY%",
    "#city#",
    "$eventDate",
    "between $X and $Y",
    "XX% more",
    "Dear ____,",
    "_FN_",
    "TODO: a link",
    "(TODO)",
    "FIXME",
    "INSERT CLIENT",
    "INSERT NAME HERE",
    "XXX people",
    "lorem ipsum dolor",
    "[DÍA]",
    "[Zwei Sätze dazu]",
    "[adresse de la page]",
    "{technologies}",
    "so. TODO add an example.",
    "the plan.\n- TODO: more",
    "so. Todo: write more.",
    "so. To do: an example.",
    "a start, TBD,",
    "a price (tbd)",
    "the page (insert link here)",
    "the page (add a link)",
    "the page (Add company name later)",
    "the page. Insert link here.",
    "the page, insert your name here",
    "the page, LINK HERE",
    "the page (link goes here)",
    "the list (to be completed)",
    "the list (please fill in)",
    "the mills in $city",
    "the mills in ~city~",
    "the mills in ^city^",
    "XX years",
    "over X years",
    "XX+ employees",
    "€XX,XXX",
    "on DD/MM/YYYY",
    "on XX.XX.",
    "a mill like XYZ",
    "the PLACEHOLDER",
)

OTHERS = {
    "de": (
        "HIER LINK EINFÜGEN",
        "Die Seite ist hier (Link einfügen).",
        "Die Seite ist (hier noch den Namen ergänzen) für uns.",
        "Das ist es. Beispiel einfügen.",
        "Es sind XX Jahre und ein Tag.",
        "Der Preis ist noch offen (noch zu klären).",
        "TODO: noch ein Beispiel für den Text.",
        "Wir sehen uns am TT.MM.JJJJ in der Mühle.",
    ),
    "fr": (
        "La liste est à vous (à compléter).",
        "La page est ici : INSÉRER LIEN ICI",
        "Voici la page. Ajouter un exemple.",
        "À compléter.",
        "Cela fait XX ans que nous sommes là.",
    ),
    "es": (
        "Esta es la página (insertar enlace aquí).",
        "INSERTAR ENLACE",
        "La lista es para usted (por completar).",
        "Son XX años de la casa.",
        "TODO: añadir un ejemplo de la casa.",
    ),
    "pt": (
        "Esta é a página (inserir link).",
        "INSERIR LINK AQUI",
        "A lista é para você (a completar).",
        "São XX anos da casa.",
    ),
}

ORDINARY = {
    "en": (
        "write to ann [at] mill [dot] org or bob(at)mill.org or eve{at}mill{dot}org",
        "It was $500, or ~50 euros, ~ 40 of them, for 20-30 people",
        "My to do list is long, and so is my TODO list",
        "Here to do: nothing",
        "Enter through the side door (add ten minutes for parking)",
        "You can add your name here: https://example.org/list",
        "Generation X people and the X account of the mill",
        "X marks the spot, Malcolm X, and Project X in one",
        "Please add me to the list",
        "Put the kettle on, then come here",
        "Love from Ann xx",
        "We meet in Room XX on floor IX",
    ),
    "de": (
        "In der Mühle können Sie hier Bilder einfügen und alles ergänzen",
        "Das müssen wir noch ergänzen, und die Frage ist noch offen",
        "Im XX. Jahrhundert war das so",
    ),
    "fr": (
        "Il reste un formulaire à compléter et une date à définir",
        "Au XXe siècle, nous avons pu ajouter un étage",
        "Tout est à faire : la roue, le toit et les murs",
    ),
    "es": (
        "Todo: la rueda, el techo y los muros",
        "Lo queremos TODO, y TODO el mundo lo sabe",
        "Queda una lista por completar y un enlace",
        "En el siglo XX años buenos no había",
    ),
    "pt": (
        "Todo o mundo sabe, e a lista está por completar",
        "No século XX a casa foi de todos",
    ),
}

NOT_REPORTED = (
    "it is [sic] so",
    "a role (m/w/d), [m/f/d] or [f/m/x]",
    "see [1] and [2]",
    "read [this report](https://example.org)",
    "two\n- [x] done\n- [ ] open\nlines",
    "a <3 b, 3 < 4 and 5 > 4",
    "<b>bold</b> and <br/>",
    "<https://example.org>",
    "<ann@example.org>",
    "he said “[they] never sleep”",
    "« bonjour » et « Le Monde »",
    "«Os Lusíadas» e «Público»",
    "«Os Lusíadas» «Público»",
    "50% of 100% remote",
    "#hiring #remote #jobs",
    "in C# and F#",
    "for $5 or $AAPL",
    "a line\n________________\n",
    "in siglo XX, im XX. Jahrhundert",
    "XXX Congreso de Roble",
    "love, Ann xxx",
    "my TODO list",
    "o sea, lo queremos TODO: es el plan y la idea de los dos",
    "our team (Acme), Ann (she/her)",
    "an engineer (remote)",
    "List<String> and f(name)",
    "the API /jobs/{city}/all",
    "https://example.org/{city}?q=[b]",
    "{% if title %}as {{ title }}{% endif %}",
    "snake_case names",
)


def bodies(texts: tuple[str, ...]) -> list[str]:
    return [f"Hi {{{{ first_name }}}}, so:\n\nHere is {text}\nfor you." for text in texts]


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_all_of_these_are_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("T107", bodies(REPORTED), channel) == bodies(REPORTED)


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_none_of_these_is_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("T107", bodies(NOT_REPORTED), channel) == []


def test_the_message_names_what_would_be_sent(check: Check) -> None:
    text = "Hi {{ first_name }}, [mutual friend] and [mutual friend] like ____, [Company]. So?"
    finding = check.one("T107", drafts_and_people(written(text, "message")))
    assert finding["message"].startswith("[mutual friend], ____ would be sent as written")
    assert (finding["severity"], finding["prospects"]) == ("error", 3)


@pytest.mark.parametrize("language", OTHERS)
def test_gaps_in_other_languages_are_reported(check: Check, language: str) -> None:
    texts = [f"{{{{ first_name }}}}\n\n{text}" for text in OTHERS[language]]
    assert check.reported_texts("T107", texts, "message") == texts


@pytest.mark.parametrize("language", ORDINARY)
def test_ordinary_sentences_are_not_reported(check: Check, language: str) -> None:
    texts = [f"{{{{ first_name }}}}\n\n{text}." for text in ORDINARY[language]]
    assert check.reported_texts("T107", texts, "message") == []


@pytest.mark.parametrize("text", ["as a (position) there", "my (job title) years"])
def test_round_brackets_in_place_of_a_noun_are_reported(check: Check, text: str) -> None:
    drafts = [f"Hi {{{{ first_name }}}}, I work {text}. Could we talk?"]
    foreign, left = (check.reported_texts(code, drafts, "message") for code in ("T104", "T107"))
    assert foreign + left == drafts


def test_a_label_of_a_subject_is_not_reported(check: Check) -> None:
    files = drafts_and_people(written("Hi {{ first_name }}?", "inmail", "[Webinar] What next"))
    assert "T107" not in {finding["code"] for finding in check.all(files)}

"""The rules on placeholders' values and on writing: what they find, and above all what not.

The drafts in `drafts/` are written well: none of these rules may find anything in them. Those in
`drafts/flawed/` have one flaw each, and their ids begin with the rule that must find it. Those in
`drafts/unseen/` were written without a look at the rules, and stay as they were.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Run, Write

from outreach_cli.load import load
from outreach_cli.merge import merge
from outreach_cli.rules import RULES
from outreach_cli.wording.confidences import confidences
from outreach_cli.wording.doubts import doubtful_values
from outreach_cli.wording.greetings import generic_greeting
from outreach_cli.wording.hooks import has_hook
from outreach_cli.wording.language import language_of
from outreach_cli.wording.own_text import own_text
from outreach_cli.wording.sensitive_data import sensitive_data

DRAFTS = Path(__file__).with_name("drafts")
CODES = ("T104", "T105", "T106", "W101", "W102", "W103", "W104", "W105", "W106", "W107")

ADA = {
    "first_name": "Ada",
    "last_name": "Lovelace",
    "company": "Analytical Engines Ltd",
    "title": "Staff Engineer",
    "industry": "Computing",
    "location": "Leeds",
    "noticed": "your talk on looms",
}
PEOPLE = [
    {**ADA, "id": f"{name}-{connection}", "connection": connection, **values}
    for name, values in {
        "plain": {},
        "known": {"nickname": "Lia", "pet": "Rex"},
        "blank": {"pet": "  "},
    }.items()
    for connection in ("1st", "2nd")
]
"""One of each kind for each channel: nickname is missing for some, pet is blank for others."""

Drafts = list[dict[str, Any]]
Found = list[dict[str, Any]]


def read(path: Path) -> Drafts:
    drafts: Drafts = yaml.safe_load(path.read_text(encoding="utf-8"))
    return drafts


def check(run: Run, write: Write, drafts: Drafts, people: Any = None) -> Found:
    files = {
        "drafts.yaml": yaml.safe_dump(drafts),
        "prospects.yaml": yaml.safe_dump(PEOPLE if people is None else people),
    }
    found: Found = run("check", write(files), "--format", "json").json["findings"]
    return [one for one in found if one["code"] in CODES]


def a_draft(channel: str, body: str, subject: str = "{{ first_name }}, a question") -> Drafts:
    draft = {"id": "it", "channel": channel, "body": body}
    return [{**draft, "subject": subject} if channel == "inmail" else draft]


GOOD = {path.name: read(path) for path in sorted(DRAFTS.glob("*.yaml"))}


NOT_TOLD_AS_A_SECRET = (
    "We never tell anyone who our clients are.",
    "Never tell anyone your PIN, as we say in our course.",
    "Don't mention it, it was a pleasure.",
    "Please delete this message if it is of no interest.",
    "Bitte löschen Sie diese Nachricht, wenn sie Sie nicht betrifft.",
    "Niemand darf wissen, wie viel Arbeit darin steckt.",
    "Das darf natürlich jeder wissen.",
    "Il n'en parle à personne.",
    "Vous ne transférez pas vos données hors de France.",
    "El taller no lo enseña a nadie.",
    "Si não fala com ninguém, ligue-me.",
    "Wir bleiben beim Frühstück unter uns.",
    "Das Treffen bleibt klein: Wir sind unter uns.",
    "Cela ne reste pas entre nous, tout est public.",
    "Your answer stays between us.",
    "Your answer stays strictly confidential.",
    "Votre réponse restera strictement confidentielle.",
    "Ihr Gespräch mit uns ist streng vertraulich.",
    "La conversación es estrictamente confidencial.",
    "A conversa é estritamente confidencial.",
    "Das bleibt natürlich unter uns.",
    "C'est strictement confidentiel de notre côté, bien sûr.",
    "The price is not public yet; I can send it.",
    "About pay, not a word in the advertisement.",
    "Frau Kern erhält 50.000 Euro Fördermittel.",
    "Herr Kern bekommt 10.000 Euro Preisgeld.",
    "Mr Weber gets 120,000 views a year.",
    "Une ingénieure gagne 52 000 € par an.",
    "La clave es GPT-4.",
    "La clave: Industria4.0 sin papel.",
    "La clave del éxito es ISO-27001.",
    "Our office is in Pune, PIN: 411001.",
    "Pin 4711 is on the left.",
    "Your access code: WEB2026.",
    "Je vais garder cela pour vous.",
    "Guarde este documento para si.",
    "Do not pass this up.",
    "Share this with anyone you like.",
    "Don't share this view with me?",
    "Puede reenviar este mensaje a quien quiera.",
    "No compartimos datos con nadie.",
    "Não partilhamos os seus dados com ninguém.",
    "Ihre Daten zeigen wir niemandem.",
    "Was wir besprechen, bleibt unter uns.",
    "Tudo o que me disser fica entre nós.",
    "The link is not yet official; do not worry.",
    "Das darf niemand verpassen.",
    "Melden Sie sich, es ist absolut vertraulich.",
    "Contactez-moi, c'est strictement confidentiel.",
    "Mme Roux gagne 100 000 € au concours.",
)

TOLD_AS_A_SECRET = (
    "Don't tell anyone, but we sell the plant.",
    "Do not tell a soul.",
    "Please don't mention this to anyone.",
    "Please delete this message after reading.",
    "Das darf noch niemand wissen.",
    "Erzählen Sie das bitte niemandem.",
    "Bitte sagen Sie es niemandem.",
    "N'en parlez à personne, s'il vous plaît.",
    "Merci de n'en parler à personne.",
    "Ne le dites à personne.",
    "Ne transférez pas ce message.",
    "No se lo cuente a nadie.",
    "No lo comentes con nadie.",
    "No reenvíe este mensaje.",
    "Não conte a ninguém.",
    "Não encaminhe esta mensagem.",
    "Por favor, não comente isso com ninguém.",
    "Not a word to anyone, please.",
    "This must stay between the two of us.",
    "Let's keep this between you and me.",
    "Das muss unter uns bleiben.",
    "Das sollte bitte unter uns bleiben.",
    "Das bleibt unter uns.",
    "Que cela reste entre nous.",
    "Cela doit rester entre nous.",
    "Que quede entre nosotros.",
    "Esto queda entre nosotros.",
    "Isto fica entre nós.",
    "Que isto fique só entre nós.",
    "Keep this under your hat for now.",
    "Merci de garder cela pour vous.",
    "Por favor, guárdelo en secreto.",
    "Por favor, guarde isto para si.",
    "Das ist streng vertraulich.",
    "C'est strictement confidentiel.",
    "Esto es estrictamente confidencial.",
    "Es estrictamente confidencial.",
    "Isto é estritamente confidencial.",
    "This is strictly confidential.",
    "This is not public yet and must not leave this chat.",
    "This is not public yet, so not a word.",
    "L'information est sous embargo, pas un mot.",
    "Todavía no es público, así que ni una palabra.",
    "Ainda não é público, por isso bico calado.",
    "Das ist noch nicht öffentlich, also bitte Stillschweigen.",
    "Frau Schulz verdient bei uns 92.000 Euro.",
    "Herr Petersen bekommt derzeit 148.000 Euro im Jahr.",
    "La señora Pérez gana 92.000 € al año.",
    "A senhora Lima ganha R$ 22 mil por mês.",
    "Mme Petit gagne 85 000 € par an.",
    "By the way, Ms Hart earns £95,000.",
    "la clave de acceso es Rioja-2231.",
    "El código de acceso es 4711.",
    "The PIN is 4711.",
    "The access code is Blue-42.",
    "Der Zugangscode lautet Nord4711.",
    "Le code d'accès est B4711.",
    "Usuario: invitado, clave: Rioja-2231.",
    "Please treat this as strictly confidential.",
    "Jane Miller makes $185,000 a year.",
    "Es de uso interno exclusivamente.",
    "Isto não é público, não conte nada a ninguém.",
)


@pytest.mark.parametrize("said", NOT_TOLD_AS_A_SECRET)
def test_what_only_looks_like_a_secret_is_not_one(said: str) -> None:
    text = own_text(f"Hi {{{{ first_name }}}}, shall we talk?\n\n{said}")
    assert [*confidences(text), *sensitive_data(text)] == []


@pytest.mark.parametrize("said", TOLD_AS_A_SECRET)
def test_what_is_told_as_a_secret_is_found(said: str) -> None:
    text = own_text(f"Hi {{{{ first_name }}}}, a question.\n\n{said}")
    assert [*confidences(text), *sensitive_data(text)]


ASKS_NOBODY = {
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

ASKS = {
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


@pytest.mark.parametrize(
    "greeting",
    [
        *("Good day to you all,", "Hello to all of you,", "Hi all,", "Good morning to all!"),
        *(
            "Sehr geehrte Interessenten,",
            "Liebe Kundinnen und Kunden,",
            "Werte Leserinnen und Leser!",
        ),
        *("Chers amis,", "Chère amie,", "Cher client,", "Chers lecteurs,"),
        *("Estimado profesional:", "Estimados clientes:", "Estimada amiga:"),
        *("Prezado cliente,", "Caros amigos,", "Prezados profissionais,"),
    ],
)
def test_a_greeting_to_anybody_is_generic(greeting: str) -> None:
    assert generic_greeting(f"{greeting}\n\nhow are you?") is not None


@pytest.mark.parametrize("spoken", ASKS)
def test_a_cue_has_the_reader_in_it(spoken: str) -> None:
    assert [said for said in ASKS[spoken] if not has_hook(said, spoken)] == []
    assert [said for said in ASKS_NOBODY[spoken] if has_hook(said, spoken)] == []


FRAME = {
    "en": "the work of your team was what we had been looking for.",
    "de": "wir haben uns Ihre Arbeit mit viel Freude angesehen.",
    "fr": "nous avons vu votre travail et il est dans la liste.",
    "es": "hemos visto el trabajo de su equipo y está muy bien.",
    "pt": "vimos o seu trabalho e ele está na nossa lista.",
}
"""Enough of each language to be known by."""

NOT_CASUAL = {
    "fr": (
        "Le coucou suisse est notre spécialité.",
        "Salut public et droit constitutionnel sont mes matières.",
        "Nous fabriquons des bisous en chocolat.",
        "Bisous en chocolat et nougat, voilà notre maison.",
        "L'Armée du Salut est cliente.",
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

TOO_CASUAL = {
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
    ),
    "pt": (
        "Foi bué fixe.",
        "Foi fixe, pá.",
        "Ficou irado, galera.",
        "Fala galera, tudo bem?",
        "Oi mano, tudo bem?",
        "Olá, isto é tão fixe, pá!",
        "Beijos, Noor",
    ),
}


@pytest.mark.parametrize("spoken", FRAME)
def test_a_word_is_casual_where_it_stands_only(run: Run, write: Write, spoken: str) -> None:
    drafts = [
        {**a_draft("inmail", f"{said}\n\n{FRAME[spoken]}", "?")[0], "id": said}
        for said in (*NOT_CASUAL.get(spoken, ()), *TOO_CASUAL[spoken])
    ]
    found = {one["draft"] for one in check(run, write, drafts) if one["code"] == "W106"}
    assert found == set(TOO_CASUAL[spoken])


DOUBTFUL = {
    "first_name": {
        "no value": ["N/A", "n/a", "-", "--", "unknown", "UNKNOWN", "none", "null", "Test", "?"],
        "an emoji": ["Lea 🚀", "🌟Ada", "Ada ❤️"],
        "a title": [
            "Dr. Henrike",
            "Dr Henrike",
            "Mr John",
            "Prof. Dr. Eva",
            "Frau Meier",
            "Mme Eva",
            "Dr.-Ing. Ada",
            "Dr.Ada",
            "Prof.Dr. Ada",
            "Univ.-Prof. Ada",
            "PD Dr. Ada",
            "Dipl. Ing. Ada",
            "Dipl.-Ing. Ada",
            "Madame Ada",
            "Señora Ada",
            "Miss Ada",
            "Ada, Dr. rer. nat.",
        ],
        "a degree": [
            *("Ada, PhD", "Ada MBA", "Ada, M.Sc.", "Ada (Lovelace), MD", "Ada PhD.", "Ada Ph. D."),
            *("Ada (PhD)", "Ada MBA.", "Ada M.Eng.", "Ada D.Phil."),
        ],
        "digits": ["Ada2", "4da", "Ada 1815"],
        "all capitals": ["BARTOSZ", "ADA", "MARY-JANE", "ÉMILE", "БОГДАН", "JP MORGAN"],
        "all lower case": ["ada", "élodie", "богдан", "mary jane"],
        "spaces around it": [" Ada", "Ada ", "Ada\t", "Ada\u00a0", "\nAda"],
    },
    "last_name": {
        "no value": ["N/A", "unknown"],
        "a title": ["Dr. Asmussen"],
        "a degree": ["Lovelace, PhD", "Lovelace MBA"],
    },
    "company": {"no value": ["N/A", "-", "None", "test"], "spaces around it": ["Engines "]},
    "noticed": {"no value": ["N/A", "tbd"], "spaces around it": [" your talk"]},
}

NOT_DOUBTFUL = {
    "first_name": [
        *("Ada", "JP", "J.P.", "A. J.", "JRR", "Al", "O", "Li", "Jean-Luc", "D'Arcy", "Mary Jane"),
        *(
            "Minh Tuấn",
            "İrem",
            "Богдан",
            "Γιώργος",
            "拓海",
            "혜린",
            "مريم",
            "გიორგი",
            "नेहा",
            "DeShawn",
        ),
        *("McKenzie", "Nan", "Nil", "Maria de", "Anne van", "Drew", "Profit", "Msgr", "Hon", "Ng"),
        *(
            "Prof",
            "Dr",
            "Phd",
            "Madam",
            "Madam Mohan",
            "Madame",
            "Miss",
            "Doctor",
            "Dre",
            "St.John",
        ),
        *("J.P. Ada", "M.A. Ada", "Ramesh M. A.", "Ray J.", "Phil D.", "Don", "M.S. Mahendra"),
    ],
    "last_name": [
        *(
            "von Hohenberg",
            "Graf von Hohenberg",
            "van der Berg",
            "de la Cruz",
            "KOWALCZEWSKI",
            "Null",
        ),
        *(
            "None",
            "Test",
            "Herr",
            "Frau",
            "Ó Loideáin",
            "ten Cate",
            "O'Neil",
            "d'Arc",
            "zu Lindenau",
        ),
        *("Lovelace III", "Jr.", "Ma", "Do", "Meng", "Edd", "MacBa"),
    ],
    "name": ["Ada Lovelace", "J. R. R. Tolkien", "PD James", "MS Dhoni", "ludwig van Beethoven"],
    "company": [
        "3e8",
        "SAP",
        "ebay",
        "Farnglas 🌿 Analytics",
        "Dr. Oetker",
        "Prof. Müller AG",
        "3M",
    ],
    "title": ["MBA Student", "Dr. med.", "Head of Test", "Unknown Pleasures"],
    "noticed": ["your talk\n", "0", "?", "a. b"],
}


@pytest.mark.parametrize("field", DOUBTFUL)
def test_doubtful_values_are_told_by_kind(field: str) -> None:
    values = {value: kind for kind, values in DOUBTFUL[field].items() for value in values}
    assert doubtful_values(field, [*values, *NOT_DOUBTFUL[field], None, ["a", "list"]]) == values


@pytest.mark.parametrize("field", NOT_DOUBTFUL)
def test_names_of_all_kinds_are_not_doubtful(field: str) -> None:
    assert doubtful_values(field, NOT_DOUBTFUL[field]) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hey buddy lol, saw what you guys do and it's super cool, wanna try our thing", "en"),
        ("Guten Tag, wir suchen jemanden für die neue Klinik", "de"),
        ("Bonjour, nous cherchons quelqu'un pour la nouvelle clinique", "fr"),
        ("Hola, buscamos a una persona para la nueva clínica", "es"),
        ("Olá, estamos procurando uma pessoa para a nova clínica", "pt"),
        ("Dag, wij zoeken iemand voor de nieuwe kliniek in de stad", None),
        ("Buongiorno, cerchiamo una persona per la nuova clinica di Roma", None),
        ("Dzień dobry, szukamy osoby do nowej kliniki w Gdańsku", None),
        ("Merhaba, yeni klinik için bir kişi arıyoruz", None),
        ("お世話になっております", None),
        ("", None),
    ],
)
def test_a_language_is_guessed_or_none_is(text: str, expected: str | None) -> None:
    assert language_of(text) == expected


@pytest.mark.parametrize("name", GOOD)
def test_the_language_of_whole_drafts_is_guessed(name: str) -> None:
    codes = {"english": "en", "german": "de", "french": "fr", "spanish": "es", "portuguese": "pt"}
    expected = codes.get(name.split("_")[0].removesuffix(".yaml"))
    # In what is filled in there is a name of a field, which counts for nothing.
    found = {draft["id"]: language_of(draft["body"]) for draft in GOOD[name]}
    assert found == dict.fromkeys(found, expected)


PIECES = (
    *("[", "<", "%", "#", "*|", "!", "! ", " ", "\n", " ,", ", ", "A", "A ", "AB ", "?", "“", "("),
    *("1", "1 ", "4111 ", "DE12 ", "a.", "keep it ", "please ", "under nda ", "bitte das ", "’s "),
    *("earns 1", "Anna earns ", "password ", "password: a", "do not share ", "é", "😀", "hello "),
    *("confidential ", "this is ", "vertraulich ", "nur ", "ne partagez pas ", "€1 ", "a ", "}} "),
    *("don't mention ", "not public ", "no se lo ", "usuario ", "Frau Kern verdient ", "esto es "),
)


@pytest.mark.parametrize(
    "piece", ["{", "{{", "{{ x ", "{%", "{{}}", "{% {{ ", "{% comment %}", "{% comment "]
)
@pytest.mark.usefixtures("bounded")
def test_no_text_takes_long_to_cover(piece: str) -> None:
    assert len(own_text(piece * 50_000)) == len(piece) * 50_000


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.usefixtures("bounded")
def test_no_text_takes_long(write: Write, piece: str) -> None:
    body = "Hi {{ nickname | default: '' }}, " + piece * (100_000 // len(piece))
    place = write(
        {
            "drafts.yaml": yaml.safe_dump(a_draft("inmail", body.rstrip(), "A question")),
            "prospects.yaml": yaml.safe_dump(PEOPLE),
        }
    )
    loaded = load(str(place))
    assert loaded.campaign is not None
    merged = merge(loaded.campaign, loaded.book)
    for rule in RULES:
        if rule.code in CODES and rule.find is not None:
            list(rule.find(merged))

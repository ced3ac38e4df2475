"""The rules on placeholders' values and on writing: what they find, and above all what not.

The drafts in `drafts/` are written well: none of these rules may find anything in them. Those in
`drafts/flawed/` have one flaw each, and their ids begin with the rule that must find it. Those in
`drafts/unseen/` were written without a look at the rules, and stay as they were.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import SAMPLES, Run, Write

from outreach_cli.load import load
from outreach_cli.merge import merge
from outreach_cli.rules import RULES
from outreach_cli.wording.disclosures import disclosed
from outreach_cli.wording.doubts import doubtful
from outreach_cli.wording.greetings import generic_greeting
from outreach_cli.wording.hooks import has_cue
from outreach_cli.wording.language import language
from outreach_cli.wording.own_text import flat, own_text

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
FLAWED = {path.name: read(path) for path in sorted((DRAFTS / "flawed").glob("*.yaml"))}


def test_there_are_enough_good_drafts_of_each_kind() -> None:
    counts = {name.split("_")[0].removesuffix(".yaml"): 0 for name in GOOD}
    for name, drafts in GOOD.items():
        counts[name.split("_")[0].removesuffix(".yaml")] += len(drafts)
    assert sum(counts.values()) >= 45
    assert counts["english"] >= 25
    assert min(counts.values()) >= 4


@pytest.mark.parametrize("name", GOOD)
def test_nothing_is_found_in_what_is_written_well(run: Run, write: Write, name: str) -> None:
    found = check(run, write, GOOD[name])
    assert [(one["draft"], one["code"], one["message"]) for one in found] == []


def test_nothing_at_all_is_found_in_what_was_written_without_the_rules(run: Run) -> None:
    ran = run("check", DRAFTS / "unseen", "--format", "json")
    assert (ran.json["findings"], ran.json["checked"]["drafts"]) == ([], 75)


@pytest.mark.parametrize("name", FLAWED)
def test_each_flaw_is_found_and_no_other(run: Run, write: Write, name: str) -> None:
    found = check(run, write, FLAWED[name])
    codes = {
        draft["id"]: {one["code"] for one in found if one["draft"] == draft["id"]}
        for draft in FLAWED[name]
    }
    assert codes == {id: {id.split()[0]} for id in codes}


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

NO_MISTAKES = {
    "T104": (
        "Hi {{ first_name }}, our new site (in the harbour) is open [finally]. Will you come?",
        "Hi {{ first_name }}, I did #marketing and #sales before, 50% each. Which do you prefer?",
        "Hi {{ first_name }}, is {this} how you write [it]? *I* would write <b>it</b>.",
        "Hi {{ first_name }}, 20 % company, 80 % people: what is your mix?",
        "Hi {{ first_name }}, have you read [Company](https://example.org)?",
        "Hi {{ first_name }}, see [1] and [Leeds]. Any other sources?",
        "Hi [Name {{ first_name }}], are those brackets meant?",
    ),
    "T105": (
        "Hi {{ first_name }}{% if nickname %} ({{ nickname }}){% endif %}, how are you?",
        "Hi{% if nickname %} {{ nickname }}{% endif %}, how is {{ company }}?",
        "Hi{% if nickname != blank %} {{ nickname }}{% endif %}, how is {{ company }}?",
        "Hi{% unless nickname == empty %} {{ nickname }}{% endunless %}, how is {{ company }}?",
        "{% if nickname %}Dear {{ nickname }}{% else %}Hi {{ first_name }}{% endif %}, fine?",
        "Hi {{ first_name }},\n\n{{ nickname | default: '' }}\n\nhow are you?",
        "Hi {{ nickname | default: 'you' }}, how is {{ company }}?",
        "Hi {{ first_name }}.  How are you?  I am well.",
        "Hi {{ first_name }},\n\n  - one\n  -  two\n\nwhich?",
        "Bonjour {{ first_name }}, comment allez-vous ? Bien ; et vous !",
        "Bonjour {{ first_name }}{% if nickname %} {{ nickname }}{% endif %} ! Ça va ?",
        "Hi {{ first_name }}, do you use .NET ... or something else?",
    ),
    "W101": (
        'Hi {{ first_name | default: "there" }}, how are you?',
        "Hello, {{ first_name }}! How are you?",
        "Hi there {{ first_name }}, how are you?",
        "Hi there, {{ first_name }}! How are you?",
        "Hello dear {{ first_name }}, how are you?",
        "Hello,\n{{ first_name }}, how are you?",
        "{{ first_name }}, hi there! How are you?",
        "Good morning {{ first_name }}. How are you?",
        "Dear hiring team at {{ company }}, who is your dream candidate?",
        "{% if nickname %}Hi {{ nickname }}{% else %}Hi there{% endif %}, how is {{ company }}?",
        "Bonjour Madame {{ last_name }}, comment allez-vous ?",
        "Guten Tag, {{ first_name }}, wie geht es Ihnen?",
        "I said hi there to {{ first_name }}. Did you hear?",
        "Hi there {{ first_name }}, I saw your talk. How was it?",
        "Hello there {{ first_name }}, we met in Leeds. How are you?",
        "Dear Mr./Ms. {{ last_name }}, how are you?",
        "Dear Mr./Ms. Lovelace, how is {{ company }}?",
        "Prezado(a) Sr(a). {{ last_name }}, tudo bem?",
        "Olá Caro, tudo bem na {{ company }}?",
        "Dear Ma, how is {{ company }}?",
        "Good day to you {{ first_name }}, how is {{ company }}?",
        "Cher ami de {{ company }}, comment allez-vous ?",
        "Chers amis de {{ company }}, comment allez-vous ?",
        "Estimado {{ first_name }}: ¿qué tal?",
        "Cara colega {{ first_name }}, como está?",
    ),
    "W102": (
        "Hi {{ nickname | default: 'friend' }}, how are you?",
        "{% if title %}As {{ title }}{% endif %} you know. Or not?",
        "Hi {first_name}, how are you?",
    ),
    "W103": (
        "Hi {{ first_name }}, I have a spare ticket for Friday. Say the word and it is yours.",
        "Hi {{ first_name }}, I put a link to my calendar below.",
        "Hi {{ first_name }}, thanks for the call. I look forward to your thoughts.",
        "Hi {{ first_name }}, we are hiring and I thought of you. Let me know.\n\nBest,\nNoor",
        "Hi {{ first_name }}, we have moved. Come and see it some time.",
        "Hi {{ first_name }}, we met in Oslo. {{ noticed }}",
        "Hi {{ first_name }}, we met in Oslo, and it was very good to see you.\n\n{{ noticed }}",
        "Hallo {{ first_name }}, wir sind umgezogen. Schauen Sie doch einmal vorbei.",
        "Hallo {{ first_name }}, wir suchen Leute für das neue Lager. Ich freue mich auf Antwort.",
        "Bonjour {{ first_name }}, nous avons déménagé. N'hésitez pas à passer nous voir.",
        "Hola {{ first_name }}, nos hemos mudado. Pásate cuando quieras, me encantaría verte.",
        "Olá {{ first_name }}, mudámos de casa. Avise-me quando passar por cá.",
        "Hallo {{ first_name }}, wir sind umgezogen. Ein kurzes Ja genügt, dann schicke ich alles.",
        "Hallo {{ first_name }}, wir sind umgezogen. Passt Ihnen Freitag, rufe ich kurz durch.",
        "Hallo {{ first_name }}, wir sind umgezogen. Ein Ja oder Nein reicht mir.",
        "Hallo {{ first_name }}, wir sind umgezogen. Ich rufe an, wann es Ihnen passt.",
        "Hallo {{ first_name }}, wir sind umgezogen. Halten Sie mich auf dem Laufenden.",
        "Bonjour {{ first_name }}, nous avons déménagé. Je vous montre tout quand ça vous arrange.",
        "Bonjour {{ first_name }}, nous avons déménagé. Tenez-moi au courant avant vendredi.",
        "Bonjour {{ first_name }}, nous avons déménagé. Tu me diras ce que tu en penses.",
        "Bonjour {{ first_name }}, nous avons déménagé. Un simple oui suffit pour une visite.",
        "Hola {{ first_name }}, nos hemos mudado. Ya me dirás si encaja contigo.",
        "Hola {{ first_name }}, nos hemos mudado. Basta con un sí y le mando los detalles.",
        "Hola {{ first_name }}, nos hemos mudado. Me dices algo antes del viernes.",
        "Hola {{ first_name }}, nos hemos mudado. Se la enseño el día que mejor le venga.",
        "Olá {{ first_name }}, mudámos de casa em maio. Basta um sim e eu mando os detalhes.",
        "Olá {{ first_name }}, mudámos de casa em maio. Mostro-lhe tudo no dia que lhe der jeito.",
        "Hi {{ first_name }}, we have moved. Say when, and I'll send the spec over.",
        "Hi {{ first_name }}, we have moved. Here is my diary, so that you can find a slot.",
        "Hi {{ first_name }}, we have moved. Keep me posted on the fair.",
        "{{ first_name }}さん、先日はありがとうございました。ご返信をお待ちしております。",
        "你好 {{ first_name }}，我们的新办公室在上海。期待您的回复。",
        "안녕하세요 {{ first_name }}님, 지난번에는 감사했습니다. 답변 부탁드립니다.",
        "Γεια σας {{ first_name }}, πώς σας φαίνεται η νέα μας σελίδα για τα πλοία;",
        "Cześć {{ first_name }}, mamy nowe biuro w Gdańsku i dużo kawy. Zapraszam serdecznie.",
        "Merhaba {{ first_name }}, yeni ofisimiz açıldı, herkes mutlu. Haber verirsen sevinirim.",
        "Hej {{ first_name }}, vi har flyttat till ett nytt kontor. Hör av dig om du vill se det.",
    ),
    "W105": (
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
    ),
    "W106": (
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
    ),
    "W107": (
        "Hi {{ first_name }}, in confidence, tell me: are you happy at {{ company }}?",
        "Hi {{ first_name }}, can we have a confidential conversation next week?",
        "Hi {{ first_name }}, your answer will be treated confidentially. Are you interested?",
        "Hi {{ first_name }}, any talk we have is strictly confidential. Shall we?",
        "Hi {{ first_name }}, our conversation is confidential. Shall we talk?",
        "Hi {{ first_name }}, I will keep this confidential. What do you think?",
        "Hi {{ first_name }}, we keep it confidential, of course. Shall we talk?",
        "Hi {{ first_name }}, I lead a confidential search for a CFO. Are you open to it?",
        "Hi {{ first_name }}, I can tell you more under NDA. Interested?",
        "Hi {{ first_name }}, I know that your work is under NDA. What may you tell me?",
        "Hi {{ first_name }}, I do not need any confidential information. Shall we talk?",
        "Hi {{ first_name }}, people don't share this view. Do you?",
        "Hi {{ first_name }}, we do not share your data with anybody. Shall we talk?",
        "Hi {{ first_name }}, the role pays €95,000 to €110,000. Is that in range?",
        "Hi {{ first_name }}, everyone earns 60k here. Everyone earns €60,000! Surprised?",
        "Hi {{ first_name }}, Lampfrog has raised $2,000,000. Do you want some?",
        "Hi {{ first_name }}, forgot your password? Passwords are our business. Yours too?",
        "Hi {{ first_name }}, the password is never sent. Is that how you do it?",
        "Hi {{ first_name }}, two banks went passwordless! Tickets fell by 40%. Curious?",
        "Hi {{ first_name }}, do you use a password manager! The one with 2 keys, password OAuth2?",
        "Hi {{ first_name }}, Password: 100% secure, our password is 24/7 yours. How is yours?",
        "Hi {{ first_name }}, is this the role? The role is paid €70,000 a year.",
        "An engineer earns 70,000 € with us, {{ first_name }}. Our Senior Engineer earns 80k. You?",
        "Every Engineer earns €80,000, {{ first_name }}. The team in Berlin earns €70,000. You?",
        "Overtime is paid €70 an hour, {{ first_name }}. Lampfrog earns €2,000,000 a month. You?",
        "Hi {{ first_name }}, Lampfrog earns 95k stars, Stripe makes 95k calls a second. And you?",
        "Hallo {{ first_name }}, ein guter Ingenieur verdient 70.000 € im Jahr. Und Sie?",
        "In Berlin verdient ein Ingenieur 70.000 € im Jahr, {{ first_name }}. Und bei Ihnen?",
        "Chaque Ingénieur gagne 70 000 € par an, {{ first_name }}. Et vous ?",
        "Hallo {{ first_name }}, bitte prüfen Sie für sich, ob die Stelle passt. Passt sie?",
        "Let's keep it simple, {{ first_name }}: a quick call between us?",
        "Let's keep it short, {{ first_name }}: a confidential call? Keep it brief, a secret vote?",
        "Gardez cela en tête, {{ first_name }} : un échange confidentiel est possible. D'accord ?",
        "Hi {{ first_name }}, ring me at +49 170 1234 5678 9012. When?",
        "Hi {{ first_name }}, our number is 4111 1111 1111 1112. Did you see the invoice?",
        "Hi {{ first_name }}, we build tools for internal use. What do you build?",
        "Hallo {{ first_name }}, wir behandeln Ihre Anfrage streng vertraulich. Interesse?",
        "Hallo {{ first_name }}, ein vertrauliches Gespräch kostet nichts. Wann passt es?",
        "Hallo {{ first_name }}, bitte melden Sie sich vertraulich bei mir. Oder passt es nicht?",
        "Hallo {{ first_name }}, Ihre vertraulichen Daten bleiben bei uns. Wollen wir sprechen?",
        "Bonjour {{ first_name }}, nos échanges resteront confidentiels. On se parle ?",
        "Bonjour {{ first_name }}, nous créons un outil à usage interne. Et vous ?",
        "Bonjour {{ first_name }}, si vous ne partagez pas cet avis, quel est le vôtre ?",
        "Hola {{ first_name }}, será una conversación confidencial. ¿Hablamos?",
        "Hola {{ first_name }}, quizá no comparta mi opinión. ¿Cuál es la suya?",
        "Olá {{ first_name }}, a conversa é confidencial. Podemos falar?",
        "Olá {{ first_name }}, talvez não compartilhe da minha opinião. Qual é a sua?",
        *(f"Hi {{{{ first_name }}}}, shall we talk?\n\n{said}" for said in NOT_TOLD_AS_A_SECRET),
    ),
}


@pytest.mark.parametrize("channel", ["inmail", "message"])
@pytest.mark.parametrize("code", NO_MISTAKES)
def test_what_only_looks_like_a_flaw_is_none(
    run: Run, write: Write, code: str, channel: str
) -> None:
    drafts = [
        {**a_draft(channel, body)[0], "id": f"{index}: {body}"}
        for index, body in enumerate(NO_MISTAKES[code])
    ]
    found = check(run, write, drafts)
    assert [(one["draft"], one["message"]) for one in found if one["code"] == code] == []


@pytest.mark.parametrize("said", TOLD_AS_A_SECRET)
def test_what_is_told_as_a_secret_is_found(said: str) -> None:
    assert list(disclosed(own_text(f"Hi {{{{ first_name }}}}, a question.\n\n{said}")))


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
    assert [said for said in ASKS[spoken] if not has_cue(flat(said), spoken)] == []
    assert [said for said in ASKS_NOBODY[spoken] if has_cue(flat(said), spoken)] == []


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


@pytest.mark.parametrize(
    "said",
    [
        "¡Aprovecha! ¡Apúntate ya! ¡Ahorra tiempo!",
        "Aproveite! Inscreva-se já! Poupe tempo!",
        "Wow! Super! Unbelievable!",
        "Profitez-en ! Inscrivez-vous ! Gagnez du temps !",
        "¡Gracias! ¡Aprovecha! ¡Corre! ¡Ven!",
        "Das lohnt sich! Anmelden! Sparen!",
        "We are THE BEST AGENCY in town.",
        "It is called cheap, but it is REALLY FREE NOW.",
        "He said that it is 'good' and REALLY FREE.",
    ],
)
def test_what_is_called_out_is_shouting(run: Run, write: Write, said: str) -> None:
    found = check(run, write, a_draft("message", f"Hi {{{{ first_name }}}}, shall we?\n\n{said}"))
    assert [one["code"] for one in found] == ["W105"]


@pytest.mark.parametrize("spoken", FRAME)
def test_a_word_is_casual_where_it_stands_only(run: Run, write: Write, spoken: str) -> None:
    drafts = [
        {**a_draft("inmail", f"{said}\n\n{FRAME[spoken]}", "?")[0], "id": said}
        for said in (*NOT_CASUAL.get(spoken, ()), *TOO_CASUAL[spoken])
    ]
    found = {one["draft"] for one in check(run, write, drafts) if one["code"] == "W106"}
    assert found == set(TOO_CASUAL[spoken])


COMMENT = """{%- comment -%}
Hi there! hey, I WILL NOT RECIEVE THIS!! Really! Keep this confidential. {first_name}
{% comment %} lol {% endcomment %} recieve 🚀
{%- endcomment -%}"""


@pytest.mark.parametrize("body", ["%sHi X, is it good at Y?", "Hi X, is it good%s at Y?"])
def test_a_comment_is_not_judged(run: Run, write: Write, body: str) -> None:
    named = body.replace("X", "{{ first_name }}").replace("Y", "{{ company }}")
    place = write({"drafts.yaml": yaml.safe_dump(a_draft("inmail", named % COMMENT))})
    report = run("check", place, "--select", "T,W", "--format", "json").json
    assert report["findings"] == []


def test_what_stands_behind_a_comment_is_found_there(run: Run, write: Write) -> None:
    body = "Hi {{ first_name }},\n{% comment %} lol {% endcomment %} lol, how is {{ company }}?"
    files = {"drafts.yaml": "- id: it\n  channel: inmail\n  subject: A question\n  body: |\n"}
    files["drafts.yaml"] += "".join(f"    {line}\n" for line in body.split("\n"))
    report = run("check", write(files), "--select", "W106", "--format", "json").json
    (found,) = report["findings"]
    assert (found["line"], found["column"]) == (6, 5 + body.split("\n")[1].rindex("lol"))


@pytest.mark.parametrize(
    ("code", "body", "shown"),
    [
        ("W107", "Please keep this, {{ first_name }}, confidential.", "keep this, …, confidential"),
        ("W101", "Hello {{ sender.first_name }}, how is it?", '"Hello" greets'),
    ],
)
def test_what_is_filled_in_is_shown_as_left_out(
    run: Run, write: Write, code: str, body: str, shown: str
) -> None:
    (message,) = [
        one["message"] for one in check(run, write, a_draft("message", body)) if one["code"] == code
    ]
    assert shown in message
    assert message.isprintable()


def test_names_in_capitals_that_the_sender_has_are_not_shouted(run: Run, write: Write) -> None:
    place = write(
        {
            "campaign.yaml": """\
name: Studio
sender: {first_name: Noor, plan: business, signature: "Noor, LAMPFROG STUDIO"}
schedule: {start: 2026-12-01}
replies: {rate: 0.2}
prospects: prospects.yaml
drafts: drafts.yaml
""",
            "drafts.yaml": yaml.safe_dump(
                a_draft("inmail", "Hi {{ first_name }}, do you know LAMPFROG STUDIO?")
            ),
        }
    )
    assert run("check", place, "--select", "W105").code == 0


@pytest.mark.parametrize(
    ("body", "instead"),
    [
        ("Hi {FIRST_NAME}, how is {{ company }}?", "{FIRST_NAME} (write {{ first_name }})"),
        ("Hi *|LNAME|*, how is {{ company }}?", "*|LNAME|* (write {{ last_name }})"),
        ("Hi {firstName||you}, eh?", '{firstName||you} (write {{ first_name | default: "you" }})'),
        ("Hi [Candidate Name], eh?", "[Candidate Name] (write {{ first_name }})"),
        ("Hi {{ first_name }}, [Your Name] here.", "[Your Name] (write {{ sender.first_name }})"),
    ],
)
def test_what_to_write_instead_is_named(run: Run, write: Write, body: str, instead: str) -> None:
    (found,) = [one for one in check(run, write, a_draft("message", body)) if one["code"] == "T104"]
    assert instead in found["message"]
    assert (found["line"], found["prospects"]) == (1, 3)


@pytest.mark.parametrize("written", ["{{FirstName||there}}", "{{first_name|there}}"])
def test_what_is_a_syntax_error_is_not_told_twice(run: Run, write: Write, written: str) -> None:
    place = write({"drafts.yaml": yaml.safe_dump(a_draft("inmail", f"Hi {written}, eh?"))})
    report = run("check", place, "--select", "T,W", "--format", "json").json
    assert [one["code"] for one in report["findings"]] == ["T101"]


def test_a_draft_for_one_person_needs_no_placeholder(run: Run, write: Write) -> None:
    (draft,) = a_draft("inmail", "I build boats. Would you sail one?", "Boats")
    people = [{"id": name, "first_name": name.title(), "connection": "2nd"} for name in ("a", "b")]
    assert [one["code"] for one in check(run, write, [draft], people)] == ["W102"]
    assert check(run, write, [{**draft, "audience": {"id": "a"}}], people) == []


def test_the_passage_and_those_concerned_are_told(run: Run, write: Write) -> None:
    drafts = a_draft("message", "Hi {{ nickname | default: '' }}, how is {{ company }}?")
    (found,) = check(run, write, drafts)
    assert found["message"] == (
        'the text for Ada Lovelace and 1 other has a gap, "Hi , how is Analytical…",'
        " because {{ nickname }} is empty"
    )
    assert (found["prospect"], found["prospects"]) == ("plain-1st", 2)


def test_a_missing_value_without_a_default_is_not_told_twice(run: Run, write: Write) -> None:
    body = "Hi {{ nickname }} and {{ nickname | default: '' }}, how is {{ company }}?"
    place = write(
        {
            "drafts.yaml": yaml.safe_dump(a_draft("message", body)),
            "prospects.yaml": yaml.safe_dump(PEOPLE),
        }
    )
    report = run("check", place, "--select", "T", "--format", "json").json
    assert [one["code"] for one in report["findings"]] == ["T103"]


def test_what_stands_in_a_value_is_not_the_blanks_doing(run: Run, write: Write) -> None:
    people = [
        {"id": "a", "first_name": "Ada", "connection": "1st", "company": "Foo , Bar  Ltd"},
        {"id": "b", "first_name": "Bea", "connection": "1st", "company": "Baz", "x": "y"},
    ]
    body = "Hi {{ first_name }}{{ x | default: '' }}, how is {{ company }}?"
    assert check(run, write, a_draft("message", body), people) == []


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
        "all small letters": ["ada", "élodie", "богдан", "mary jane"],
        "blanks around it": [" Ada", "Ada ", "Ada\t", "Ada\u00a0", "\nAda"],
    },
    "last_name": {
        "no value": ["N/A", "unknown"],
        "a title": ["Dr. Asmussen"],
        "a degree": ["Lovelace, PhD", "Lovelace MBA"],
    },
    "company": {"no value": ["N/A", "-", "None", "test"], "blanks around it": ["Engines "]},
    "noticed": {"no value": ["N/A", "tbd"], "blanks around it": [" your talk"]},
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
    assert doubtful(field, [*values, *NOT_DOUBTFUL[field], None, ["a", "list"]]) == values


@pytest.mark.parametrize("field", NOT_DOUBTFUL)
def test_names_of_all_kinds_are_not_doubtful(field: str) -> None:
    assert doubtful(field, NOT_DOUBTFUL[field]) == {}


def test_of_doubtful_values_the_worst_is_named_and_the_others_counted(
    run: Run, write: Write
) -> None:
    names = ["Ada", "BEA", "N/A", "Dr. Cleo", "DORA"]
    people = [{"id": name, "first_name": name, "connection": "1st"} for name in names]
    (found,) = check(run, write, a_draft("message", "Hi {{ first_name }}, how are you?"), people)
    assert found["message"] == (
        'a value looks wrong for N/A and 3 others: {{ first_name }} is "N/A" (no value),'
        ' {{ first_name }} is "Dr. Cleo" (a title), {{ first_name }} is "BEA" (all capitals);'
        " correct the list"
    )
    assert (found["prospect"], found["prospects"]) == ("N/A", 4)


def test_a_value_that_no_draft_uses_is_nobodys_business(run: Run, write: Write) -> None:
    people = [{**ADA, "id": "a", "connection": "1st", "last_name": "N/A", "title": "unknown"}]
    assert check(run, write, a_draft("message", "Hi {{ first_name }}, hello?"), people) == []


def long_bodies(*lengths: int) -> tuple[Drafts, list[dict[str, str]]]:
    """Return a draft that gets each of these lengths for one person."""
    people = [
        {"id": f"p{index}", "first_name": "Ada", "connection": "2nd", "text": "x" * (length - 5)}
        for index, length in enumerate(lengths)
    ]
    return a_draft("inmail", "Ada {{ text }}?"), people


@pytest.mark.parametrize(
    ("lengths", "found"),
    [
        ((400,), None),
        ((800,), None),
        ((801,), (801, 800, "801 to 1,200 characters get 6% fewer answers", "p0", 1)),
        ((1200,), (1200, 800, "801 to 1,200 characters get 6% fewer answers", "p0", 1)),
        ((1201,), (1201, 1200, "more than 1,200 characters get 11% fewer answers", "p0", 1)),
        ((500, 600, 1500), None),
        (
            (500, 900, 1500),
            (1500, 800, "half of the prospects get 900 characters or more", "p2", 2),
        ),
    ],
)
def test_the_typical_length_decides(
    run: Run, write: Write, lengths: tuple[int, ...], found: tuple[int, int, str, str, int] | None
) -> None:
    findings = check(run, write, *long_bodies(*lengths))
    if found is None:
        assert findings == []
        return
    length, limit, words, prospect, prospects = found
    (one,) = findings
    assert (one["code"], one["length"], one["limit"]) == ("W104", length, limit)
    assert (one["prospect"], one["prospects"], one["count_unit"]) == (prospect, prospects, "utf-16")
    assert words in one["message"]
    assert one["source"] == "LinkedIn study"


def test_an_effect_of_nothing_is_not_told(run: Run, write: Write) -> None:
    drafts, people = long_bodies(900)
    place = write({"drafts.yaml": yaml.safe_dump(drafts), "prospects.yaml": yaml.safe_dump(people)})
    args = ["check", place, "--select", "W104"]
    assert run(*args).code == 1
    assert run(*args, "--limit", "answers.length.to_1200=0").code == 0


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
    assert language(text) == expected


@pytest.mark.parametrize("name", GOOD)
def test_the_language_of_whole_drafts_is_guessed(name: str) -> None:
    codes = {"english": "en", "german": "de", "french": "fr", "spanish": "es", "portuguese": "pt"}
    expected = codes.get(name.split("_")[0].removesuffix(".yaml"))
    # In what is filled in there is a name of a field, which counts for nothing.
    found = {draft["id"]: language(draft["body"]) for draft in GOOD[name]}
    assert found == dict.fromkeys(found, expected)


@pytest.mark.parametrize("sample", ["berlin_data_engineers", "career_change", "saas_sales_team"])
def test_the_samples_are_written_well(run: Run, sample: str) -> None:
    assert run("check", SAMPLES / sample, "--select", "T,W10").code == 0


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
def test_no_text_takes_long_to_cover(piece: str) -> None:
    started = time.process_time()
    assert len(own_text(piece * 50_000)) == len(piece) * 50_000
    assert time.process_time() - started < 2


@pytest.mark.parametrize("piece", PIECES)
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
    started = time.process_time()
    for rule in RULES:
        if rule.code in CODES and rule.find is not None:
            list(rule.find(merged))
    assert time.process_time() - started < 3

"""The rules on placeholders' values and on writing: what they find, and above all what not.

The drafts in `drafts/` are written well: none of these rules may find anything in them. Those in
`drafts/flawed/` have one flaw each, and their ids begin with the rule that must find it.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Run, Write

from outreach_cli.load import load
from outreach_cli.merge import Merged, merge
from outreach_cli.rules import RULES
from outreach_cli.rules.doubts import doubtful
from outreach_cli.rules.language import language

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


@pytest.mark.parametrize("name", FLAWED)
def test_each_flaw_is_found_and_no_other(run: Run, write: Write, name: str) -> None:
    found = check(run, write, FLAWED[name])
    codes = {
        draft["id"]: {one["code"] for one in found if one["draft"] == draft["id"]}
        for draft in FLAWED[name]
    }
    assert codes == {id: {id.split()[0]} for id in codes}


NO_MISTAKES = {
    "T104": (
        "Hi {{ first_name }}, our new site (in the harbour) is open [finally]. Will you come?",
        "Hi {{ first_name }}, I did #marketing and #sales before, 50% each. Which do you prefer?",
        "Hi {{ first_name }}, is {this} how you write [it]? *I* would write <b>it</b>.",
        "Hi {{ first_name }}, 20 % company, 80 % people: what is your mix?",
        "Hi {{ first_name }}, have you read [Company](https://example.org)?",
        "Hi {{ first_name }}, see [1] and [Leeds]. Any other sources?",
    ),
    "T105": (
        "Hi {{ first_name }}{% if nickname %} ({{ nickname }}){% endif %}, how are you?",
        "Hi{% if nickname %} {{ nickname }}{% endif %}, how is {{ company }}?",
        "{% if nickname %}Dear {{ nickname }}{% else %}Hi {{ first_name }}{% endif %}, fine?",
        "Hi {{ first_name }},\n\n{{ nickname | default: '' }}\n\nhow are you?",
        "Hi {{ nickname | default: 'you' }}, how is {{ company }}?",
        "Hi {{ first_name }}.  How are you?  I am well.",
        "Hi {{ first_name }},\n\n  - one\n  -  two\n\nwhich?",
        "Bonjour {{ first_name }}, comment allez-vous ? Bien ; et vous !",
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
        "{{ first_name }}さん、先日はありがとうございました。ご返信をお待ちしております。",
        "你好 {{ first_name }}，我们的新办公室在上海。期待您的回复。",
        "안녕하세요 {{ first_name }}님, 지난번에는 감사했습니다. 답변 부탁드립니다.",
        "Γεια σας {{ first_name }}, πώς σας φαίνεται η νέα μας σελίδα για τα πλοία;",
        "Cześć {{ first_name }}, mamy nowe biuro w Gdańsku i dużo kawy. Zapraszam serdecznie.",
        "Merhaba {{ first_name }}, yeni ofisimiz açıldı ve herkes çok mutlu. Haber verirsen sevinirim.",
        "Hej {{ first_name }}, vi har flyttat till ett nytt kontor. Hör gärna av dig om du vill se det.",
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
    ),
    "W106": (
        "Hola {{ first_name }}, no dude en escribirme. Yo trabajo en Lima y usted. ¿Qué opina?",
        "Hello {{ first_name }}, they say the yogurt in Ur is good. Is it?",
        "Hello {{ first_name }}, the tests are ✓ and the arrow → points right. Do you agree?",
        "Guten Tag {{ first_name }}, alte Maschinen sind unser Alltag. Ihrer auch?",
        "Beste {{ first_name }}, wat vindt u van ons idee? Ik hoor het graag van u.",
        "Hello {{ first_name }}, we offer: (a) rent; (b) sale. Which one?",
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

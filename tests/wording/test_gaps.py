"""Gaps that are recognised by their words, or by brackets that do not match."""

from __future__ import annotations

import pytest

from outreach_cli.wording.tokens import tokens, without_tokens

HI = "Hi {{ first_name }}, "

GAPS = {
    "Dear [Mr/Ms] Smith, how is it?": "[Mr/Ms]",
    f"{HI}how is [his/her] team?": "[his/her]",
    f"{HI}I hear that [he/she] is away.": "[he/she]",
    "Guten Tag (Herr/Frau) {{ last_name }}, wie alt ist die Mühle?": "(Herr/Frau)",
    "Bonjour (M./Mme) {{ last_name }}, comment va le moulin ?": "(M./Mme)",
    f"{HI}how is (your product) doing?": "(your product)",
    f"{HI}I saw that you work with (product name). How is it?": "(product name)",
    "Bonjour, je vois que (Nom de l'entreprise) recrute.": "(Nom de l'entreprise)",
    "Hallo, wie läuft es mit (Produktname) bei Ihnen?": "(Produktname)",
    "Hola, ¿cómo va (nombre del producto) este año?": "(nombre del producto)",
    "Olá, como vai (nome do produto) este ano para você?": "(nome do produto)",
    f"{HI}(personalise here) how is it?": "(personalise here)",
    "Hallo (hier personalisieren), wie läuft es bei Ihnen?": "(hier personalisieren)",
    "Bonjour (personnaliser ici), comment va le moulin ?": "(personnaliser ici)",
    "Hola (personalizar aquí), ¿cómo va el molino?": "(personalizar aquí)",
    f"{HI}how is {{product doing?": "{product",
    f"{HI}how is product}} doing?": "product}",
    f"{HI}how is [product}} doing?": "[product}",
    "Hi [First Name}, how is it?": "[First Name}",
    "Hi {First Name], how is it?": "{First Name]",
    "Hi (First Name], how is it?": "(First Name]",
    "Hi [First Name, how is it?": "[First Name",
    "Hi {{ first_name }}}, how is it?": "}",
    "Hi {{ first_name }}], how is it?": "]",
    "Hi [{{ first_name }}, how is it?": "[",
    "Hi { {{ first_name }}, how is it?": "{",
    f"{HI}how is PRODUCT_NAME doing?": "PRODUCT_NAME",
    f"{HI}how is COMPANY_X doing?": "COMPANY_X",
    f"{HI}how is product_name doing?": "product_name",
    f"{HI}how is productName doing?": "productName",
    f"{HI}how is NOMBRE_EMPRESA doing?": "NOMBRE_EMPRESA",
    f"{HI}how is @product doing?": "@product",
    f"{HI}how is $PRODUCT doing?": "$PRODUCT",
    f"{HI}how is $JOB_TITLE doing?": "$JOB_TITLE",
    f"{HI}how is :product: doing?": ":product:",
    f"{HI}how is !product! doing?": "!product!",
    "Hola :nombre, ¿cómo va el molino?": ":nombre",
    "Hi /FIRST_NAME/, how is it?": "/FIRST_NAME/",
    f"{HI}how is <product doing?": "<product",
    f"{HI}how is [product doing?": "[product",
    f"{HI}how is product] doing?": "product]",
    f"{HI}how is 〔product〕 doing?": "〔product〕",
    f"{HI}how is 《product》 doing?": "《product》",
    "Hi {{ first_name }}>, how is it?": ">",
    "Hi {}, how is it?": "{}",
    "Hi N/A, how is it?": "N/A",
    "Dear CANDIDATE, how is it?": "CANDIDATE",
    f"{HI}so (personalised line) how is it?": "(personalised line)",
    f"{HI}how is 【product】 doing?": "【product】",
    f"{HI}how is ＜product＞ doing?": "＜product＞",
    f"{HI}how is ‹product› doing?": "‹product›",
    "Hi NAME, how is it?": "NAME",
    "Hi First Name, how is it?": "First Name",
    "Hallo Vorname, wie läuft es?": "Vorname",
    "Guten Tag Frau Nachname, wie läuft es?": "Nachname",
    "Sehr geehrte/r Frau/Herr Nachname, wie läuft es?": "Nachname",
    "Dear Mr. Lastname, how is it?": "Lastname",
    "Hi $1, how is it?": "$1",
    "Hi %s, how is it?": "%s",
    "Hi %1$s, how is it?": "%1$s",
    "Hi %(name)s, how is it?": "%(name)s",
    "Hi #N/A, how is it?": "#N/A",
    f"{HI}how is life at #REF!?": "#REF!",
    "Hi undefined, how is it?": "undefined",
    "Hello None! How is it?": "None",
    f"{HI}how is it at null?": "null",
    f"{HI}how is life\nat undefined?": "undefined",
    f"{HI}shall we meet on dd.mm.yyyy?": "dd.mm.yyyy",
    f"{HI}shall we meet on YYYY-MM-DD?": "YYYY-MM-DD",
    f"{HI}shall we meet at XX:XX?": "XX:XX",
    f"{HI}shall we meet at hh:mm?": "hh:mm",
    f"{HI}we meet in a room tbc on Tuesday.": "tbc",
    f"{HI}\\n\\nhow is it?": "\\n\\n",
    f"{HI}so.\\nhow is it?": "\\n",
    f"{HI}so it is.\\nBest, Ann": "\\n",
    f"{HI}how is it?\n\nBest,\nYour Name": "Your Name",
}

ORDINARY = (
    f"{HI}we look for an engineer (m/f/d), [m/w/d] or [f/m/x].",
    "Hallo, wir suchen eine Köchin (m/w/d) und einen Koch (w/m/divers) für die Küche.",
    "Hallo, die Kolleg:innen, Kund*innen, Leser_innen und Mitarbeiter/innen sind da.",
    "Bonjour, les salarié(e)s sont là. Nous cherchons un(e) chef (H/F) pour la cuisine.",
    "Hola, los/las colegas y l@s alumn@s están aquí. ¡producto! ¡precio!",
    "Olá, os(as) colegas estão aqui (todos/as) com a gente.",
    "Sehr geehrte Damen und Herren (Herr Weber, Frau Meier), haben Sie Zeit für uns?",
    f"{HI}Ann [she/her], Max (he/him) and Bo [they/them] lead it. It is [sic] so.",
    f"{HI}everybody does his/her own thing, and he/she who asks learns.",
    f"{HI}take tea or coffee (your choice) and this link [1] (your copy).",
    f"{HI}fill in the form (first name, last name) and send it (your address is enough).",
    f"{HI}I know the leader in the market (your company), and products (name and price).",
    f"{HI}the contract is null and void. Undefined behaviour in C is my hobby.",
    "Hallo, du vergleichst null und undefined. Warum? Das ist die Frage, die ich habe.",
    f"{HI}the behaviour is undefined, and at undefined times the mill stops.",
    "Hallo, wir fangen bei null an, und der Zähler steht bei null. Das ist so.",
    f"{HI}say hello to None of the Above. We won 3-nil at home. My rating is N/A.",
    f"{HI}we are #1, it costs $100 and not $1 more, 5 %s and 10 % did, 50%+ of it.",
    f"{HI}see @acme, @company_x and @lampfrog, $AAPL and $TEAM, #hiring and #remote_jobs.",
    f"{HI}the ratio is 3:1 and the time 10:30 :) ;-) :D :rocket: :{{ :}} (so :]",
    f"{HI}the path is /usr/local/bin, C:\\new\\notes\\today, \\\\server\\team or docs\\notes.",
    f"{HI}see /company/acme and /jobs/ and Sales/Product/Design and 24/7 and A/B tests.",
    f'{HI}the newline is written as "\\n" in C, and it was "!important" in the CSS.',
    f"{HI}we use scikit_learn and snake_case in Python, set DATABASE_URL, MAX_SIZE, API_KEY.",
    f"{HI}I moved the column product_name to customer_id.",
    f"{HI}the field job_title is empty in our table.",
    f'{HI}the variable "PRODUCT_NAME" is not set.',
    f"{HI}my iPhone, eBay and YouTube are down; we sell jobTracker. TEAM_BLUE won.",
    f"{HI}the channel is #product_team, mail ann_name@example.org or first.last@example.org.",
    f"{HI}see https://example.org/product_name?x={{y}}.",
    f"{HI}the interval [0, 1) is half open; use grep | sort and a -> b => c; 5 > 3, I <3 it.",
    f"{HI}what matters: product, team. Three areas:product, sales. A start! product! sales!",
    "Bonjour, voici l'horaire : 10:30, le prix :100 euros, les jours :lundi et mardi.",
    f"{HI}please use the date format dd.mm.yyyy, or dd/mm order; I add 3 mm.",
    f"{HI}the TBC Bank has an office there. Edit it, if you like. We customise. You bake.",
    "【Webinar】 for {{ first_name }}: what comes next?",
    "Hi {{ first_name }}, our team\nOur product\nYour team\nis here.",
    "Dear Namrata, is it open?",
    "Hi TEAM, is it open?",
    f"{HI}here are a set {{1, 2}} and a list [3].",
    f"{HI}x = {{}} is an empty dict in Python, and the key {{}} as well. I read 《Le Monde》.",
    f"{HI}a -> b, A<B, <- here, see you] or so. (Personalised learning) is good.",
    f"{HI}here is « | » or «|x».",
    "Hi {{ first_name, is it open?",
)


@pytest.mark.parametrize(("text", "written"), GAPS.items())
def test_a_gap_is_a_token_as_it_is_written(text: str, written: str) -> None:
    assert written in [token.written for token in tokens(text)]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_has_no_token(text: str) -> None:
    assert tokens(text) == ()


def test_tokens_do_not_overlap() -> None:
    text = "FIRST_NAME【FNAME】@ here"
    assert len(without_tokens(text)) == len(text)

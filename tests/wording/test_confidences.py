"""Confidences and sensitive data in texts, and passages that only look like them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from outreach_cli.wording.confidences import confidences
from outreach_cli.wording.language import LANGUAGES
from outreach_cli.wording.own_text import own_text
from outreach_cli.wording.sensitive_data import sensitive_data

DISCLOSURES = yaml.safe_load(
    Path(__file__).with_name("disclosures.yaml").read_text(encoding="utf-8")
)

HARMLESS = (
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
    "Happy to talk off the record.",
    "A quick chat between us would help.",
    "Your password is safe with us since 2019.",
    "The role pays 95k.",
    "Salary: 85,000 to 95,000 euros a year.",
    "Our engineers earn 85,000 euros.",
    "The difference between us and them is 5%.",
    "Base is 95k, bonus is 10k.",
    "Das Gehalt liegt bei 92.000 Euro im Jahr, und wir zahlen den Umzug.",
    "Entre nous deux, il y a 20 ans de différence.",
    "El sueldo es de 65.000 € al año.",
    "O salário é de 65.000 € por ano.",
    "Budget is 95k for 2026.",
    "Confidential search for a CFO (100% remote).",
    "I will treat everything as confidential.",
    "Pay is 85k plus bonus.",
    "Lampfrog's revenue is €95,000.",
)

CONFIDENTIAL = (
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
    "Ainda é segredo, guarde isto para si.",
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
    "The password for the portal is Tea42-pot, have a look.",
    "Log in with the password Tea42pot!",
    "Password: hunter2!",
    "Wifi password is blue-42",
    "By the way, Anna Weber is on 95k at your place.",
    "I heard that Tom Weber earns 85,000 euros.",
    "Ms Hart's salary is £95,000, in case you wonder.",
    "The salary of Ada Byron is €95,000 a year.",
    "Between us, the plant closes in May.",
    "Just between you and me: the CEO leaves.",
    "Off the record: we lost the licence.",
    "You didn't hear this from me, but we sell.",
    "Strictly confidential: we sell the plant.",
    "Unter uns gesagt, das Werk schließt im Mai und wir suchen einen Käufer.",
    "Streng vertraulich: Wir verkaufen das Werk und die Halle.",
    "Das Gehalt von Frau Kern beträgt 92.000 Euro im Jahr, wie ich höre.",
    "Das Passwort lautet Nord-4711 und gilt für das Portal.",
    "Entre nous, l'usine ferme en mai et nous cherchons un acheteur.",
    "Le mot de passe est Bleu-42, vous pouvez regarder.",
    "Le salaire de Mme Roux est de 95 000 € par an.",
    "Entre nosotros: la fábrica cierra en mayo y buscamos comprador.",
    "La contraseña es Rioja-42, puede verlo.",
    "El sueldo de Marta Ruiz es de 65.000 € al año.",
    "Cá entre nós, a fábrica fecha em maio e procuramos comprador.",
    "A senha é Porto-42, pode ver.",
    "O salário da Marta Lima é de 65.000 € por ano.",
    "This is confidential information, please keep it safe.",
    "The deal has not been announced, so please keep it quiet.",
    "Please don't pass this on to anyone.",
    "Please keep what I told you secret.",
    "We have not told the board yet, so please be discreet.",
)


def passages(sentence: str) -> list[str]:
    text = own_text(f"{{{{ first_name }}}},\n\n{sentence}")
    return [passage for _, _, passage in (*confidences(text), *sensitive_data(text))]


@pytest.mark.parametrize("sentence", HARMLESS)
def test_a_harmless_sentence_has_no_passage(sentence: str) -> None:
    assert passages(sentence) == []


@pytest.mark.parametrize("sentence", CONFIDENTIAL)
def test_a_confidential_sentence_has_a_passage(sentence: str) -> None:
    assert passages(sentence)


@pytest.mark.parametrize(
    ("text", "named", "passage"),
    [
        (
            "Hello.\nPlease keep this between us!",
            '"Please keep this between us"',
            "Please keep this between us",
        ),
        (
            "A word. Tell me, Ada Byron earns €95,000 a year.",
            "what a person earns",
            "Ada Byron earns €95,000 a year",
        ),
        ("The password: tea42pot", "a password", "password: tea42pot"),
        ("Pay to DE89 3704 0044 0532 0130 00 now", "an IBAN", "DE89 3704 0044 0532 0130 00"),
        ("Card 4111 1111 1111 1111 it is", "the number of a card", "4111 1111 1111 1111"),
    ],
)
def test_a_passage_has_its_start_and_end(text: str, named: str, passage: str) -> None:
    ((start, end, name),) = [*confidences(text), *sensitive_data(text)]
    assert (text[start:end], name) == (passage, named)


@pytest.mark.parametrize(
    "number", ["DE88 3704 0044 0532 0130 00", "4111 1111 1111 1112", "4111 1111 1111"]
)
def test_a_number_with_a_wrong_check_digit_is_no_account_or_card(number: str) -> None:
    assert list(sensitive_data(f"Call {number} now")) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "named"), [("secrets", "a password"), ("pay", "what a person earns")]
)
def test_secrets_and_pay_are_found(language: str, kind: str, named: str) -> None:
    texts = DISCLOSURES[language][kind]
    assert [text for text in texts if named not in passages(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_similar_to_secrets_and_pay_is_harmless(language: str) -> None:
    assert [text for text in DISCLOSURES[language]["harmless"] if passages(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Wi-Fi password: none, it is free.",
        "Our API key management is ISO-27001 certified.",
        "Is the PIN 4711 times safer?",
        "Give the code of conduct a read.",
        "The promo code is 4711.",
        "Victoria Bank earns 95k a year.",
        "Anna Weber makes 900 candles a month.",
        "Senior Engineers earn 95k with us.",
    ],
)
def test_codes_and_amounts_of_other_kinds_are_harmless(text: str) -> None:
    assert passages(text) == []

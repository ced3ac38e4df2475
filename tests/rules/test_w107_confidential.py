"""W107 confidential."""

from __future__ import annotations

import pytest
from builders import Check, drafts_and_people, written

REPORTED = (
    "Please keep this, {{ first_name }}, confidential. Shall we talk?",
    "Hi {{ first_name }}, the password is Hunter2-Blue. Do you see it?",
    "Hi {{ first_name }}, log in as guest, password Hunter2-Blue. Do you see it?",
    "Hallo {{ first_name }}, Benutzer gast, Passwort Tulpe#44. Siehst du es?",
    "Bonjour {{ first_name }}, identifiant invite, mot de passe Soleil2026!. Vous le voyez ?",
    "Hola {{ first_name }}, usuario invitado, contraseña Molino2026. ¿Lo ve?",
    "Olá {{ first_name }}, utilizador visita, palavra-passe Moinho#88. Está a ver?",
    "Hi {{ first_name }}, do not share this: we sell the plant. Will you buy?",
    "Das Gehalt von Anna Schmidt beträgt 85.000 Euro, {{ first_name }}. Ist das viel?",
    "Deine Kollegin Anna Schmidt verdient 85.000 Euro, {{ first_name }}. Wusstest du das?",
    "Your colleague Sarah Lind makes $120k, {{ first_name }}. Did you know?",
    "Your boss Tom Reed earns £150k, {{ first_name }}. Did you know?",
    "Le salaire de Anne Petit s'élève à 60 000 euros, {{ first_name }}. Le saviez-vous ?",
    "Votre collègue Anne Petit gagne 60 000 euros, {{ first_name }}. Le saviez-vous ?",
    "El salario de Ana Ruiz asciende a 60.000 euros, {{ first_name }}. ¿Lo sabía?",
    "Su compañera Ana Ruiz gana 60.000 euros, {{ first_name }}. ¿Lo sabía?",
    "A sua colega Ana Reis ganha 60.000 euros, {{ first_name }}. Sabia?",
    "Hallo {{ first_name }}, bitte behandle das vertraulich: Wir verkaufen. Wann passt es?",
    "Hola {{ first_name }}, esto es confidencial: vendemos el molino. ¿Hablamos?",
    "Hi {{ first_name }}, we sell the mill. This is confidential. Shall we talk?",
    "Hallo {{ first_name }}, wir verkaufen die Mühle. Das ist vertraulich. Wann passt es?",
    "Bonjour {{ first_name }}, le moulin est à vendre. C'est confidentiel. On se parle ?",
    "Hola {{ first_name }}, vendemos el molino. Esto es confidencial. ¿Hablamos?",
    "Olá {{ first_name }}, vendemos o moinho. Isto é confidencial. Podemos falar?",
)

NOT_REPORTED = (
    "The HS code is 060290, and the reference code is AB1234.",
    "Hi {{ first_name }}, each user needs a password for the portal. Do you have yours?",
    "Bonjour {{ first_name }}, un utilisateur sans mot de passe valide est bloqué. Est-ce normal ?",
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
    "Hi {{ first_name }}, Acme earns 90,000 euros a day. How do they do it?",
    "Hi {{ first_name }}, how is it at Acme? Acme earns $900,000 a year.",
    "Hi {{ first_name }}, Acme earns 90k in exports alone. Did you know?",
    "Hallo {{ first_name }}, Acme verdient 90.000 Euro am Tag. Wie geht das?",
    "Bonjour {{ first_name }}, Acme gagne 90 000 euros par jour. Comment ?",
    "Hola {{ first_name }}, Acme gana 90.000 euros al día. ¿Cómo lo hace?",
    "Olá {{ first_name }}, a Acme ganha 90.000 euros por dia. Como consegue?",
    "Write to me, {{ first_name }}, what you think. This is confidential. When may I call?",
    "Hallo {{ first_name }}, schreiben Sie mir. Das ist vertraulich. Wann passt es?",
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
)


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_all_of_these_are_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("W107", REPORTED, channel) == list(REPORTED)


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_none_of_these_is_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("W107", NOT_REPORTED, channel) == []


def test_a_placeholder_is_left_out_of_the_quote(check: Check) -> None:
    files = drafts_and_people(
        written("Please keep this, {{ first_name }}, confidential.", "message")
    )
    assert check.one("W107", files)["message"] == (
        'too confidential for a message to people outside: "Please keep this, …, confidential"'
    )

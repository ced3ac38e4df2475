"""W106 too-casual."""

from __future__ import annotations

from builders import Check

REPORTED = (
    "Hey {{ first_name }}, how is {{ company }}?",
    "Hello {{ first_name }}, lol, how is {{ company }}?",
    "Hello {{ first_name }}, how is {{ company }}? 🚀",
    "Hello {{ first_name }}, you guys are what we were looking for. Do you agree?",
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

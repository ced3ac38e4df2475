"""What the tokens of other tools mean: a field of the recipient or of the sender."""

from __future__ import annotations

import pytest

from outreach_cli.rules.foreign_placeholders import field_of, foreign_placeholders, leftovers

NAMES = {
    "firstname": "first_name",
    "lastname": "last_name",
    "name": "name",
    "title": "title",
    "company": "company",
    "industry": "industry",
    "hobby": "hobby",
}


@pytest.mark.parametrize(
    ("inside", "field"),
    [
        ("First Name", "first_name"),
        (" !FIRST_NAME! ", "first_name"),
        ("Vorname", "first_name"),
        ("hobby", "hobby"),
        ("hobbies", None),
        ("contact.first_name", "first_name"),
        ("contact->first_name", "first_name"),
        ("contact::first_name", "first_name"),
        ("data.Contacts.first_name", "first_name"),
        ("friend.first_name", None),
        ("ContactFirstName", "first_name"),
        ("ContactHobby", "hobby"),
        ("Contact Hobbies", None),
        ("sender.first_name", "sender.first_name"),
        ("sender.name", "sender.first_name"),
        ("Sender Company", "sender.company"),
        ("my hobby", "sender.hobby"),
        ("My First Name", "sender.first_name"),
        ("Mein Vorname", "sender.first_name"),
        ("Mein First Name", "sender.first_name"),
        ("sender.hobbies", None),
        ("user", None),
        ("myHobby", "sender.hobby"),
        ("account.name", "company"),
        ("Account.Company Name", "company"),
        ("account.industry", "industry"),
        ("account.hobbies", None),
        ("contact.user.hobby", "sender.hobby"),
    ],
)
def test_a_name_of_another_tool_means_a_field(inside: str, field: str | None) -> None:
    assert field_of(inside, NAMES) == field


def test_an_own_column_comes_before_a_usual_name() -> None:
    assert field_of("Position", NAMES | {"title": "title"}) == "title"
    assert field_of("Position", NAMES | {"title": "title", "position": "position"}) == "position"


def fields(text: str) -> list[str]:
    names = NAMES | {"name": "first_name"}  # as without a column of whole names
    return [one.field for one in foreign_placeholders(text, names)]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Hello, my name is {first_name}.", "sender.first_name"),
        ("Hello, my name is {hobby}.", "hobby"),
        ("Hello, the name is {first_name}.", "first_name"),
        ("This is what I told my name is nothing to {first_name}.", "first_name"),
        ("Hallo, ich bin {first_name} und wir haben das Haus gesehen.", "sender.first_name"),
        ("Is it open?\n\nBest,\n{first_name}", "sender.first_name"),
        ("Is it open?\n\nBest,\n \t{first_name} \t\nMore", "sender.first_name"),
        ("Is it open?\n\nBest, {first_name}", "sender.first_name"),
        ("Is it open? Cheers {first_name}", "sender.first_name"),
        ("Cheers {first_name}", "sender.first_name"),
        ("Is it open?\n\nKind regards, {first_name}\nLeeds", "sender.first_name"),
        ("Ist es offen? LG {Vorname}", "sender.first_name"),
        ("C'est ouvert ?\n\nCdlt\n{Prénom}", "sender.first_name"),
        ("Un saludo, {Nombre}", "sender.first_name"),
        ("Thanks {first_name}, is it open?", "first_name"),
        ("Is it open? Thanks {first_name}!", "first_name"),
        ("Olá, aqui é o {nome} da casa.", "sender.first_name"),
        ("Hola, te escribe {nombre} de la casa.", "sender.first_name"),
        ("Bonjour, c'est {Prénom} de la maison.", "sender.first_name"),
        ("Hi, {first_name} here. Is it open?", "sender.first_name"),
        ("Hi {first_name} here from Leeds, is it open?", "sender.first_name"),
        ("Hi {first_name} here is the map of the mill", "first_name"),
        ("Dear Mr. {name}, is it open?", "last_name"),
        ("Guten Tag Herr Dr. {name}, ist es offen?", "last_name"),
        ("Estimado Sr. {nombre}, ¿está abierto?", "last_name"),
        ("Hola don {nombre}, ¿está abierto?", "first_name"),
        ("Guten Tag Frau {Vorname}, ist es offen?", "first_name"),
        ("Is it open?\n\n{first_name} of Leeds", "first_name"),
        ("{first_name}\nIs it open?", "first_name"),
        ("N\n{first_name}", "sender.first_name"),
        ("Best,\nX {first_name}", "first_name"),
        ("Best,\n{first_name} X", "first_name"),
        ("Hello, they say ich bin {first_name}, and that it is good for you.", "first_name"),
        ("\n\n{first_name}\nIs it open?", "first_name"),
        ("Best,\n{first_name}\n1\n2\n3\n4", "sender.first_name"),
        ("Best,\n{first_name}\n1\n2\n3\n4\n5", "first_name"),
        (f"Best,\n{{first_name}}\n{'x' * 298}", "sender.first_name"),
        (f"Best,\n{{first_name}}\n{'x' * 299}", "first_name"),
    ],
)
def test_a_name_where_a_sender_says_it_is_the_senders(text: str, field: str) -> None:
    assert fields(text) == [field]


def test_what_means_no_field_is_left_over() -> None:
    text = "Hi {first_name}, [a topic] and [another topic] it is. {company}"
    assert fields(text) == ["first_name", "company"]
    assert [token.inside for token in leftovers(text, NAMES)] == ["a topic", "another topic"]


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("Hi {first_name}, hi", "{{ first_name }}"),
        ("Hi {firstName||you}, hi", '{{ first_name | default: "you" }}'),
    ],
)
def test_a_default_is_kept(text: str, instead: str) -> None:
    (found,) = foreign_placeholders(text, NAMES)
    assert found.instead == instead
    assert not found.is_senders


@pytest.mark.parametrize(
    ("text", "is_on_offer"),
    [
        ("we are hiring a {title} in Leeds", True),
        ("we have an opening for a {title} in Leeds", True),
        ("our {title} role is open, and it is for you", True),
        ("wir suchen einen {title} für die Mühle", True),
        ("nous recrutons un {title} pour la maison", True),
        ("buscamos un {title} para la casa", True),
        ("procuramos um {title} para a casa", True),
        ("congratulations on your role as {title}", False),
        ("as a {title} you know that it is open", False),
        ("als {title} kennen Sie das", False),
    ],
)
def test_a_title_may_be_that_of_a_job_on_offer(text: str, is_on_offer: bool) -> None:
    (found,) = foreign_placeholders(text, NAMES)
    assert (found.field, found.is_on_offer) == ("title", is_on_offer)
    assert found.advice == ("the title of the job" if is_on_offer else "{{ title }}")

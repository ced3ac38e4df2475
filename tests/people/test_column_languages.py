"""Names of columns in the languages of the exports, and columns whose cells say what they mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach_cli.people.columns import columns_of
from outreach_cli.source import read

PERSON = ["first_name", "last_name", "title", "company", "email"]


@pytest.mark.parametrize(
    ("header", "meanings"),
    [
        ("Vorname;Zuname;Positionsbezeichnung;Firma;Mail", PERSON),
        ("Vornamen;Nachname;Jobtitel;Name des Unternehmens;Mailadresse", PERSON),
        ("Prénom;Nom;Titre de poste;Raison sociale;Mail pro", PERSON),
        ("Prénoms;Nom de famille;Poste occupé;Employeur;Adresse électronique", PERSON),
        ("Nombre;Apellidos;Puesto de trabajo;Compañía;Correo corporativo", PERSON),
        ("Nombre;Primer apellido;Cargo;Organización;Correo de trabajo", PERSON),
        ("Nome;Apelidos;Posição;Organização;Correio eletrónico", PERSON),
        ("Nome próprio;Último nome;Cargo;Razão social;E-mail profissional", PERSON),
        ("Nome;Cognome;Posizione lavorativa;Ragione sociale;Indirizzo e-mail", PERSON),
        ("Nome;Cognome;Titolo professionale;Nome azienda;Posta elettronica", PERSON),
        ("Voornaam;Achternaam;Functietitel;Bedrijfsnaam;E-mailadres", PERSON),
        ("Roepnaam;Familienaam;Huidige functie;Werkgever;Zakelijk e-mailadres", PERSON),
        ("First;Last;Job Title / Position;Account: Account Name;Mail", PERSON),
        ("Given Names;Surname;Professional Title;Employer Name;Email 1", PERSON),
        (
            "Person - First name;Person - Last name;Person - Job title;Person - Organization;"
            "Person - Email - Work",
            PERSON,
        ),
        (
            "Contact: First name;Contact: Last name;Title;Organization 1 - Name;E-mail 1 - Value",
            PERSON,
        ),
        ("Personne - Prénom;Personne - Nom;Fonction actuelle;Nom du compte;Courriel", PERSON),
        ("Voller Name;Wirtschaftszweig;Profillink", ["name", "industry", "linkedin_url"]),
        ("Nom Prénom;Secteur activité;Lien du profil", ["name", "industry", "linkedin_url"]),
        (
            "Nombre y apellido;Sector de actividad;Enlace de LinkedIn",
            ["name", "industry", "linkedin_url"],
        ),
        (
            "Nome e cognome;Settore industriale;Profilo LinkedIn",
            ["name", "industry", "linkedin_url"],
        ),
        ("Volledige naam;Bedrijfstak;LinkedIn-profiel", ["name", "industry", "linkedin_url"]),
        ("Nome completo;Ramo de atividade;Link do perfil", ["name", "industry", "linkedin_url"]),
        (
            "Naam;Locatie;Connectiegraad;Verbonden op",
            ["name", "location", "connection", "connected_on"],
        ),
        (
            "Nome Cognome;Località;Grado di collegamento;Collegato il;Profilo aperto",
            ["name", "location", "connection", "connected_on", "open_profile"],
        ),
    ],
)
def test_columns_in_many_languages(header: str, meanings: list[str]) -> None:
    assert [column.meaning for column in columns_of(header.split(";"))] == meanings


@pytest.mark.parametrize(
    ("header", "cells", "meaning"),
    [
        ("Name,Titel", ["Ada Lovelace,CTO", "Bo Ek,Dr. Ing. Leiter"], "title"),
        ("Name,Título", ["Ada Lovelace,Directora", "Bo Ek,N/A"], "title"),
        ("Name,Titre", ["Ada Lovelace,Gérante"], "title"),
        ("Name,Titolo", ["Ada Lovelace,Responsabile"], "title"),
        ("Name,Titel", ["Ada Lovelace,Dr.", "Bo Ek,Leiter"], None),
        ("Name,Titel", ["Ada Lovelace,Prof. Dr.", "Bo Ek,"], None),
        ("Name,Titel", ["Ada Lovelace,"], None),
        ("Position,Titel", ["CTO,Leiterin"], None),
        ("Company,Contact", ["Engines,Ada Lovelace", 'Acme,"Ek, Bo"'], "name"),
        ("Empresa,Contacto", ["Engines,Ana de la Cruz"], "name"),
        ("Company,Contact", ["Engines,yes"], None),
        ("Company,Contact", ["Engines,+44 20 1234"], None),
        ("Name,Contact", ["Ada Lovelace,Ida Owner"], None),
        ("Empresa,Nombre", ["Engines,Ana Gil", "Acme,Bo Ek", "Acme,Ida"], "name"),
        ("Empresa,Nombre", ["Engines,Ana", "Acme,Bo"], "first_name"),
        ("Entreprise,Nom", ["Engines,Ana Gil"], "name"),
        ("Entreprise,Nom", ["Engines,Gil"], "last_name"),
        ("Prénom,Nom", ["Ana,de la Cruz"], "last_name"),
        ("Vorname,Name", ["Ada,Lovelace", "Bo,Ek"], "last_name"),
        ("Vorname,Name", ["Ada,Lovelace", "Bo,", ",Ek"], "last_name"),
        ("Vorname,Name", ["Ada,Ada Lovelace", "Bo,Ek"], "name"),
        ("First Name,Name", ["Ana,García López", "Luis,Pérez Ruiz"], "last_name"),
        ("First Name,Name", ["Zoë,Lovelace (ZOE)"], "name"),
        ("First Name,Name,Last Name", ["Ada,Ek,Lovelace"], "name"),
        ("Azienda,Relationship", ["Engines,2nd", "Engines,1st"], "connection"),
        ("Azienda,Relationship", ["Engines,friend", "Engines,colleague"], None),
    ],
)  # fmt: skip
def test_cells_say_what_a_column_means(
    tmp_path: Path, header: str, cells: list[str], meaning: str | None
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("\n".join((header, *cells)), encoding="utf-8")
    assert read(str(path)).columns[1].meaning == meaning


def test_what_the_user_says_is_not_judged_by_cells(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Empresa,Nombre,Titel\nEngines,Ana Gil,Leiterin\n", encoding="utf-8")
    said = (("Nombre", "last_name"), ("Titel", "industry"))
    columns = read(str(path), columns=said).columns
    assert [column.meaning for column in columns] == ["company", "last_name", "industry"]

"""The column names that other tools write, and their keys here."""

from __future__ import annotations

import re
from functools import lru_cache

_ALIASES = {
    "first_name": (
        *("First Name", "fName", "Forename", "Given Name"),
        *("Vorname", "Prénom", "Prenom", "Nombre", "Nome"),
    ),
    "last_name": (
        *("Last Name", "lName", "Surname", "Family Name"),
        *("Nachname", "Nom", "Nom de famille", "Apellido", "Apellidos", "Sobrenome"),
    ),
    "name": ("Full Name", "name", "Vollständiger Name", "Nom complet", "Nombre completo"),
    "company": (
        *("Company", "Company Name", "Current Company", "Organization", "Organisation", "Employer"),
        *("Firma", "Unternehmen", "Entreprise", "Société", "Empresa"),
    ),
    "title": (
        *("Title", "Position", "Job Title", "Current Job", "Current Position"),
        *("Berufsbezeichnung", "Poste", "Cargo", "Puesto"),
    ),
    "industry": ("Industry", "Branche", "Secteur", "Sector", "Setor"),
    "location": ("Location", "Standort", "Lieu", "Ubicación", "Localização"),
    "email": ("Email", "Email Address", "E-Mail-Adresse"),
    "linkedin_url": (
        *("URL", "LinkedIn URL", "Person Linkedin Url", "profileUrl", "linkedInProfileUrl"),
        *("Linkedin URL Public", "Profile URL", "LinkedIn Profile", "LinkedIn"),
    ),
    "connection": (
        # Not "Degree" alone, which may be that of a university.
        *("Connection", "Connection Degree", "Degree of Connection", "Kontaktgrad"),
    ),
    "open_profile": ("Open Profile", "isOpenLink", "Is Open Profile", "Is Open Profile Linkedin"),
    "accepts_inmail": ("Accepts InMail",),
}
"""Column names by key: English, German, French, Spanish, Portuguese."""


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


_KEYS = {_plain(alias): key for key, aliases in _ALIASES.items() for alias in aliases}


def is_known_column(name: str) -> bool:
    """Return whether a column's name has a meaning."""
    return _plain(name) in _KEYS


@lru_cache(4096)
def key_of_column(name: str) -> str:
    """Return the key for a column's name, in any case, with spaces or underscores.

    A name without a known meaning becomes one for a placeholder: `Phone Number` is
    `phone_number`; `startDate` stays.
    """
    return _KEYS.get(_plain(name)) or plain_key(name)


def plain_key(name: str) -> str:
    """Return a column's name as a placeholder has it, without regard to its meaning."""
    if re.fullmatch(r"[a-z_]\w*", name):
        return name
    return re.sub(r"\W+", "_", name).strip("_").lower()

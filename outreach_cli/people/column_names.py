"""Names of columns by the key that they mean; data for `columns`."""

NAMES = {
    "id": ("ID",),
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

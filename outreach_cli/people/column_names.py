"""The names of columns that mean something, by the key that they mean.

They come from the exports of LinkedIn and of the tools that salespeople and recruiters use; in
English, German, French, Spanish, Portuguese, and some in Italian, Dutch and Swedish. Case, accents,
spaces and other characters between words do not matter: `First Name` is also `first_name`.

A name belongs here only if it means this and nothing else in any list: `Company Phone` is not
a company, and `Degree` alone may be one of a university.
"""

NAMES = {
    "id": ("ID",),
    "first_name": (
        *("First Name", "fName", "Forename", "Given Name"),
        *("Contact First Name", "Lead First Name", "Prospect First Name", "Person First Name"),
        *("Vorname", "Rufname", "Prénom", "Nombre", "Nombres", "Nome", "Primeiro nome"),
        *("Voornaam", "Förnamn"),
    ),
    "last_name": (
        *("Last Name", "lName", "Surname", "Family Name"),
        *("Contact Last Name", "Lead Last Name", "Prospect Last Name", "Person Last Name"),
        *("Nachname", "Familienname", "Nom", "Nom de famille", "Apellido", "Apellidos"),
        *("Sobrenome", "Apelido", "Cognome", "Achternaam", "Efternamn"),
    ),
    "name": (
        *("Full Name", "Name", "Contact Name", "Contact Full Name", "Lead Name", "Prospect Name"),
        *("Candidate Name", "Person Name", "Member Name", "LinkedIn Name"),
        *("Vollständiger Name", "Vor- und Nachname", "Nom complet", "Prénom et nom"),
        *("Nom et prénom", "Nombre completo", "Nombre y apellidos", "Nome completo"),
    ),
    "company": (
        *("Company", "Company Name", "Current Company", "Current Company Name", "Current Employer"),
        *("Organization", "Organization Name", "Organisation", "Organisation Name", "Employer"),
        *("Account Name", "Company / Account", "Associated Company", "Primary Company"),
        *("Contact Company", "LinkedIn Company", "Current Organization", "Current Organisation"),
        *(
            "Firm",
            "Firm Name",
            "Firma",
            "Firmenname",
            "Unternehmen",
            "Unternehmensname",
            "Aktuelles Unternehmen",
        ),
        *("Arbeitgeber", "Entreprise", "Nom de l'entreprise", "Entreprise actuelle", "Société"),
        *("Nom de la société", "Empresa", "Nombre de la empresa", "Empresa actual"),
        *("Nome da empresa", "Empresa atual", "Azienda", "Bedrijf", "Företag"),
    ),
    "title": (
        *(
            "Title",
            "Position",
            "Job",
            "Job Title",
            "Position Title",
            "Job Position",
            "Contact Title",
        ),
        *("Designation", "Current Designation"),
        *("Current Title", "Current Job", "Current Job Title", "Current Position"),
        *("Current Position Title", "Current Company Position", "Primary Position"),
        *("LinkedIn Job Title", "LinkedIn Title", "Person Title", "Lead Title"),
        *("Berufsbezeichnung", "Stellenbezeichnung", "Jobbezeichnung"),
        *("Aktuelle Position", "Funktion", "Poste", "Poste actuel", "Fonction"),
        *("Intitulé du poste", "Intitulé de poste", "Titre du poste", "Puesto", "Puesto actual"),
        *("Cargo", "Cargo actual", "Cargo atual", "Ruolo", "Functie", "Befattning"),
    ),
    "industry": (
        *("Industry", "Current Industry", "Primary Industry", "Branche", "Industrie", "Secteur"),
        *("Secteur d'activité", "Sector", "Setor", "Settore", "Bransch"),
    ),
    "location": (
        *("Location", "Location Name", "Current Location", "Contact Location", "Person Location"),
        *("LinkedIn Location", "Standort", "Lieu", "Localisation", "Ubicación", "Localização"),
    ),
    "email": (
        *("Email", "Email Address", "E-mail ID", "Work Email", "Work Email Address"),
        *("Business Email", "Professional Email", "Corporate Email", "Primary Email"),
        *("Contact Email", "Person Email", "Lead Email", "Prospect Email"),
        *("E-Mail-Adresse", "Adresse e-mail", "Courriel", "Adresse de courriel"),
        *("Correo", "Correo electrónico", "Dirección de correo electrónico"),
        *("Endereço de e-mail",),
    ),
    "linkedin_url": (
        *("URL", "LinkedIn", "LinkedIn URL", "LinkedIn Link", "LinkedIn Profile"),
        *("LinkedIn Profile URL", "LinkedIn Profile Link", "LinkedIn URL Public"),
        *("LinkedIn Public URL", "LinkedIn Contact Profile URL", "LinkedIn Bio"),
        *("Sales Navigator URL", "Sales Nav URL", "Sales Navigator Profile URL"),
        *("Person LinkedIn URL", "Person LinkedIn", "Personal LinkedIn", "Contact LinkedIn"),
        *("Contact LinkedIn URL", "Lead LinkedIn URL", "Prospect LinkedIn URL"),
        *("Profile URL", "Profile Link", "Public Profile URL", "Default Profile URL"),
        *("Candidate Profile URL", "Member Profile URL", "hs_linkedin_url"),
        *("LinkedIn-Profil", "Profil-URL", "LinkedIn-Profil-URL", "Profil LinkedIn"),
        *("URL LinkedIn", "URL du profil LinkedIn", "Lien LinkedIn", "Perfil de LinkedIn"),
        *("Perfil do LinkedIn", "URL de LinkedIn", "URL do LinkedIn"),
    ),
    "connection": (
        *("Connection", "Connection Degree", "Degree of Connection", "Connection Level"),
        *("LinkedIn Degree", "LinkedIn Connection", "Connection Distance", "Degree of Separation"),
        *("LinkedIn Connection Degree", "Network Distance", "Network Degree", "Member Distance"),
        *("Kontaktgrad", "Vernetzungsgrad", "Degré de relation", "Degré de connexion"),
        *("Niveau de relation", "Grado de conexión", "Grado de contacto", "Grau de conexão"),
    ),
    "connected_on": (
        *("Connected On", "Connected At", "Connected Date", "Date Connected"),
        *("Verbunden am", "Vernetzt am", "Date de connexion", "Connecté le"),
        *("Conectado el", "Fecha de conexión", "Conectado em", "Data de conexão"),
    ),
    "open_profile": (
        *("Open Profile", "Is Open Profile", "LinkedIn Open Profile", "Is Open Profile LinkedIn"),
        *("Open Link", "Is Open Link", "Open Link Status", "Offenes Profil"),
    ),
    "accepts_inmail": ("Accepts InMail", "Accepts InMails"),
}

ONE_LINE = frozenset(
    ("first_name", "last_name", "name", "company", "title", "industry", "location")
)
"""Keys whose values are filled into a sentence, where a line break is a mistake."""

OF_COMPANIES = (
    *("Domain", "Company Domain", "Website", "Company Website", "# Employees", "Employees"),
    *("Number of Employees", "Employee Count", "Company Size", "Founded", "Founded Year"),
    *("Annual Revenue", "Revenue", "Headquarters", "Company Type", "Total Funding"),
)
"""Columns of lists of companies: with these and nothing about a person, `Name` is a company's."""

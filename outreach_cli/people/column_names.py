"""The names of columns that mean something, by the key that they mean.

They come from the exports of LinkedIn and of the tools that salespeople and recruiters use; in
English, German, French, Spanish, Portuguese, Italian and Dutch, and some in Swedish. Case, accents,
spaces and other characters between words do not matter: `First Name` is also `first_name`.

A name belongs here only if it means this and nothing else in any list: `Company Phone` is not
a company, and `Degree` alone may be one of a university.
"""


def _names(text: str) -> tuple[str, ...]:
    """Return the names in a text, which | separates, without regard to line breaks."""
    return tuple(" ".join(name.split()) for name in text.split("|"))


NAMES = {
    "id": _names("ID"),
    "first_name": _names(
        """
        First Name|fName|Forename|Given Name|Contact First Name|Lead First Name|
        Prospect First Name|Person First Name|Vorname|Rufname|Prénom|Nombre|Nombres|Nome|
        Primeiro nome|Voornaam|Förnamn|Given Names|Christian Name|Vornamen|Kontakt Vorname|
        Prénoms|Prénom du contact|Nombre de pila|Nome próprio|Nome di battesimo|Voornamen|Roepnaam
        """
    ),
    "last_name": _names(
        """
        Last Name|lName|Surname|Family Name|Contact Last Name|Lead Last Name|Prospect Last Name|
        Person Last Name|Nachname|Familienname|Nom|Nom de famille|Apellido|Apellidos|Sobrenome|
        Apelido|Cognome|Achternaam|Efternamn|Zuname|Kontakt Nachname|Patronyme|Primer apellido|
        Último nome|Apelidos|Nome de família|Último apellido|Cognomi|Familienaam
        """
    ),
    "name": _names(
        """
        Full Name|Name|Contact Name|Contact Full Name|Lead Name|Prospect Name|Candidate Name|
        Person Name|Member Name|LinkedIn Name|Vollständiger Name|Vor- und Nachname|Nom complet|
        Prénom et nom|Nom et prénom|Nombre completo|Nombre y apellidos|Nome completo|
        Complete Name|Profile Name|Voller Name|Ganzer Name|Kontaktname|
        Name Vorname|
        Vorname Nachname|Vorname Name|Vorname und Nachname|Vor- und Zuname|Vor- & Nachname|
        Nom Prénom|Prénom Nom|Nombre y apellido|Apellidos y nombre|
        Nome e cognome|Cognome e nome|Nome Cognome|
        Nome e sobrenome|Volledige naam|Naam|Voor- en achternaam
        """
    ),
    "company": _names(
        """
        Company|Company Name|Current Company|Current Company Name|Current Employer|Organization|
        Organization Name|Organisation|Organisation Name|Employer|Account Name|Company / Account|
        Associated Company|Primary Company|Contact Company|LinkedIn Company|Current Organization|
        Current Organisation|Firm|Firm Name|Firma|Firmenname|Unternehmen|Unternehmensname|
        Aktuelles Unternehmen|Company (Current)|Employer Name|Business Name|
        Company / Organization|Account: Account Name|Organization 1 - Name|
        Primary Associated Company|Lead Company|Prospect Company|Name des Unternehmens|
        Name der Firma|Aktueller Arbeitgeber|Aktuelle Firma|Zugehöriges Unternehmen|
        Zugeordnetes Unternehmen|Firmierung|Firma/Organisation|Employeur|
        Société actuelle|Nom entreprise|Nom société|Entreprise associée|Nom du compte|
        Nom de l'organisation|Raison sociale|Compañía|Compañía actual|Nombre de la compañía|
        Nombre de empresa|Nombre empresa|Nombre de la cuenta|Empresa asociada|Organización|
        Razón social|Sociedad|Empleador|Companhia|Organização|Empregador|Razão social|
        Nome empresa|Nome da conta|Società|Ditta|Impresa|Nome azienda|Nome dell'azienda|
        Nome società|Azienda attuale|Ragione sociale|Organizzazione|Bedrijfsnaam|Naam bedrijf|
        Huidig bedrijf|Organisatie|Organisatienaam|Werkgever|Huidige werkgever|Onderneming|
        Arbeitgeber|Entreprise|Nom de l'entreprise|Entreprise actuelle|Société|Nom de la société|
        Empresa|Nombre de la empresa|Empresa actual|Nome da empresa|Empresa atual|Azienda|Bedrijf|
        Företag
        """
    ),
    "title": _names(
        """
        Title|Position|Job|Job Title|Position Title|Job Position|Contact Title|Title / Position|
        Job Title / Position|Professional Title|Business Title|Work Title|Organization 1 - Title|
        Organization Title|Jobtitel|Positionsbezeichnung|Funktionsbezeichnung|
        Position im Unternehmen|Berufliche Position|Aktuelle Stelle|Aktueller Job|Intitulé poste|
        Titre de poste|Titre professionnel|Titre de l'emploi|Poste occupé|Fonction actuelle|
        Puesto de trabajo|Nombre del puesto|Título del puesto|Título del cargo|Título de trabajo|
        Título profesional|Cargo laboral|Posición|Posição|Título do cargo|Título do trabalho|
        Cargo/Função|Posizione|Posizione attuale|Posizione lavorativa|Ruolo attuale|Mansione|
        Titolo professionale|Titolo di lavoro|Titolo lavorativo|Functietitel|
        Functienaam|Huidige functie|Positie|Designation|Current Designation|Current Title|
        Current Job|Current Job Title|Current Position|Current Position Title|
        Current Company Position|Primary Position|LinkedIn Job Title|LinkedIn Title|Person Title|
        Lead Title|Berufsbezeichnung|Stellenbezeichnung|Jobbezeichnung|Aktuelle Position|Funktion|
        Poste|Poste actuel|Fonction|Intitulé du poste|Intitulé de poste|Titre du poste|Puesto|
        Puesto actual|Cargo|Cargo actual|Cargo atual|Ruolo|Functie|Befattning
        """
    ),
    "industry": _names(
        """
        Industry|Current Industry|Primary Industry|Branche|Industrie|Secteur|Secteur d'activité|
        Sector|Setor|Settore|Bransch|Wirtschaftszweig|Industriezweig|Secteur activité|
        Domaine d'activité|Sector de actividad|Industria|Setor de atividade|Ramo de atividade|
        Settore di attività|Settore industriale|Bedrijfstak
        """
    ),
    "location": _names(
        """
        Location|Location Name|Current Location|Contact Location|Person Location|
        LinkedIn Location|Standort|Lieu|Localisation|Ubicación|Localização|Lead Location|
        LinkedIn Profile Location|Localización|Località|Posizione geografica|Locatie
        """
    ),
    "email": _names(
        """
        Email|Email Address|E-mail ID|Work Email|Work Email Address|Business Email|
        Professional Email|Corporate Email|Primary Email|Contact Email|Person Email|Lead Email|
        Prospect Email|E-Mail-Adresse|Adresse e-mail|Courriel|Adresse de courriel|Correo|
        Correo electrónico|Dirección de correo electrónico|Endereço de e-mail|Mail|Mail Address|
        Email 1|E-mail 1 - Value|Email Work|Mailadresse|E-Mail geschäftlich|
        Geschäftliche E-Mail|Geschäftliche E-Mail-Adresse|E-Mail dienstlich|Dienstliche E-Mail|
        Adresse mail|Adresse courriel|Adresse électronique|Courrier électronique|Mél|Mail pro|
        Email pro|Mail professionnel|Email professionnel|Adresse e-mail professionnelle|
        Dirección de email|Email corporativo|Correo corporativo|Email profesional|
        Correo profesional|Correo de trabajo|Correo electrónico profesional|Correio eletrônico|
        E-mail profissional|E-mail comercial|Indirizzo e-mail|Indirizzo mail|
        Indirizzo di posta elettronica|Posta elettronica|E-mail aziendale|E-mailadres|Mailadres|
        E-mail zakelijk|Zakelijke e-mail|Zakelijk e-mailadres
        """
    ),
    "linkedin_url": _names(
        """
        URL|LinkedIn|LinkedIn URL|LinkedIn Link|LinkedIn Profile|LinkedIn Profile URL|
        LinkedIn Profile Link|LinkedIn URL Public|LinkedIn Public URL|
        LinkedIn Contact Profile URL|LinkedIn Bio|Sales Navigator URL|Sales Nav URL|
        Sales Navigator Profile URL|Person LinkedIn URL|Person LinkedIn|Personal LinkedIn|
        Contact LinkedIn|Contact LinkedIn URL|Lead LinkedIn URL|Prospect LinkedIn URL|Profile URL|
        Profile Link|Public Profile URL|Default Profile URL|Candidate Profile URL|
        Member Profile URL|hs_linkedin_url|LinkedIn-Profil|Profil-URL|LinkedIn-Profil-URL|
        Profil LinkedIn|URL LinkedIn|URL du profil LinkedIn|Lien LinkedIn|Perfil de LinkedIn|
        Perfil do LinkedIn|URL de LinkedIn|URL do LinkedIn|LinkedIn Member URL|LinkedIn Address|
        LinkedIn Page|LinkedIn Public Profile|Public LinkedIn URL|LinkedIn Profile Page|LI URL|
        LI Profile|LI Profile URL|Sales Navigator Link|Sales Nav Link|Sales Navigator Lead URL|
        Profillink|LinkedIn-Adresse|LinkedIn-Profil-Link|Link zum Profil|Link zum LinkedIn-Profil|
        Adresse LinkedIn|URL du profil|URL profil LinkedIn|Lien du profil|Lien profil LinkedIn|
        Lien du profil LinkedIn|Lien vers le profil|Perfil LinkedIn|URL del perfil|
        URL del perfil de LinkedIn|Enlace LinkedIn|Enlace de LinkedIn|Enlace al perfil|
        URL do perfil|URL do perfil do LinkedIn|Link do perfil|Link do LinkedIn|Profilo LinkedIn|
        URL profilo|URL del profilo|URL del profilo LinkedIn|Link al profilo|
        Link profilo LinkedIn|LinkedIn-profiel|Profiel-URL|Profiellink|URL LinkedIn-profiel
        """
    ),
    "connection": _names(
        """
        Connection|Connection Degree|Degree of Connection|Connection Level|LinkedIn Degree|
        LinkedIn Connection|Connection Distance|Degree of Separation|LinkedIn Connection Degree|
        Network Distance|Network Degree|Member Distance|Kontaktgrad|Vernetzungsgrad|
        Degré de relation|Degré de connexion|Niveau de relation|Grado de conexión|
        Grado de contacto|Grau de conexão|Relationship Degree|Verbindungsgrad|Netzwerkgrad|
        Niveau de connexion|Grado di collegamento|Grado di connessione|Connectiegraad|
        Verbindingsgraad
        """
    ),
    "connected_on": _names(
        """
        Connected On|Connected At|Connected Date|Date Connected|Verbunden am|Vernetzt am|
        Date de connexion|Connecté le|Conectado el|Fecha de conexión|Conectado em|Data de conexão|
        Connection Date|Connected Since|Verbunden seit|Vernetzt seit|En relation depuis|
        Collegato il|Data di collegamento|Verbonden op|Connectiedatum
        """
    ),
    "open_profile": _names(
        """
        Open Profile|Is Open Profile|LinkedIn Open Profile|Is Open Profile LinkedIn|Open Link|
        Is Open Link|Open Link Status|Offenes Profil|Profil ouvert|Perfil abierto|Perfil aberto|
        Profilo aperto|Open profiel
        """
    ),
    "accepts_inmail": _names("Accepts InMail|Accepts InMails"),
}

PERHAPS = {
    "name": _names("Contact|Lead|Prospect|Person|Candidate|Member|Customer Name|Client Name"),
    "company": _names(
        """
        Account|Client|Business|Agency|Institution|Workplace|Works at|Company Name for Emails|
        Latest Company|Most Recent Company|Last Company|Compte|Structure|Kunde|Cliente|Klant
        """
    ),
    "title": _names(
        """
        Role|Current Role|Job Role|Occupation|Function|Profession|Headline|Rolle|Beruf|Tätigkeit|
        Stelle|Rôle|Métier|Emploi|Rol|Ocupación|Profesión|Función|Função|Ocupação|Profissão|Posto|
        Funzione|Professione|Carica|Incarico|Beroep
        """
    ),
    "industry": _names("Industries|LinkedIn Industry|Sectors"),
}
"""Names of columns that may mean something, but not in every list: they are only pointed out."""

IDENTIFYING = ("id", "linkedin_url", "email")
NAMING = ("first_name", "last_name", "name")
WHO = frozenset((*IDENTIFYING, *NAMING))
"""Keys of which at least one must say who a person is."""

ONE_LINE = frozenset((*NAMING, "company", "title", "industry", "location"))
"""Keys whose values are filled into a sentence, where a line break is a mistake."""

OF_COMPANIES = (
    *("Domain", "Company Domain", "Website", "Company Website", "# Employees", "Employees"),
    *("Number of Employees", "Employee Count", "Company Size", "Founded", "Founded Year"),
    *("Annual Revenue", "Revenue", "Headquarters", "Company Type", "Total Funding"),
)
"""Columns of lists of companies: with these and nothing about a person, `Name` is a company's."""

"""Header lines that tools and programs write, with a row of an invented person."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest
from loading import case

from outreach_cli.people.columns import columns_of
from outreach_cli.people.misspelt import misspelt
from outreach_cli.source import read

ADA = {"first_name": "Ada", "last_name": "Lovelace", "company": "Engines", "title": "Engineer"}
PROFILE = "https://www.linkedin.com/in/ada"
FROM_ADA = {**ADA, "linkedin_url": PROFILE, "email": "ada@engines.example"}

EXPORTS = [
    case(
        "LinkedIn, connections",
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
        f"Ada,Lovelace,{PROFILE},ada@engines.example,Engines,Engineer,07 Jun 2026",
        {**FROM_ADA, "connected_on": "07 Jun 2026"},
    ),
    case(
        "LinkedIn, connections in German",
        "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am",
        f"Ada,Lovelace,{PROFILE},ada@engines.example,Engines,Engineer,07 Juni 2026",
        {**FROM_ADA, "connected_on": "07 Juni 2026"},
    ),
    case(
        "LinkedIn, connections in French",
        "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Date de connexion",
        f"Ada,Lovelace,{PROFILE},ada@engines.example,Engines,Engineer,07 juin 2026",
        {**FROM_ADA, "connected_on": "07 juin 2026"},
    ),
    case(
        "LinkedIn, connections in Spanish",
        "Nombre,Apellidos,URL,Correo electrónico,Empresa,Cargo,Conectado el",
        f"Ada,Lovelace,{PROFILE},ada@engines.example,Engines,Engineer,7 jun 2026",
        {**FROM_ADA, "connected_on": "7 jun 2026"},
    ),
    case(
        "LinkedIn, connections in Portuguese",
        "Nome,Sobrenome,URL,Endereço de e-mail,Empresa,Cargo,Conectado em",
        f"Ada,Lovelace,{PROFILE},ada@engines.example,Engines,Engineer,07 jun 2026",
        {**FROM_ADA, "connected_on": "07 jun 2026"},
    ),
    case(
        "LinkedIn, contacts for Outlook, until 2017",
        '"First Name","Middle Name","Last Name","Suffix","E-mail Address","E-mail 2 Address",'
        '"Business Street","Business City","Business Country","Company","Department","Job Title",'
        '"Assistant\'s Phone","Main Phone","Assistant\'s Name","Manager\'s Name","Web Page"',
        '"Ada","","Lovelace","","ada@engines.example","","","","","Engines","","Engineer"'
        ',"","","Assistant","Manager",""',
        {**ADA, "email": "ada@engines.example", "assistant_s_name": "Assistant"},
    ),
    case(
        "LinkedIn Recruiter",
        "First Name,Last Name,Headline,Location,Current Title,Current Company,Email Address,"
        "Phone Number,Profile URL,Active Project,Notes,Feedback",
        f"Ada,Lovelace,I count,Leeds,Engineer,Engines,ada@engines.example,,{PROFILE},Looms,,",
        {**FROM_ADA, "location": "Leeds", "headline": "I count", "active_project": "Looms"},
    ),
    case(
        "Apollo",
        "First Name,Last Name,Title,Company Name,Company Name for Emails,Email,Email Status,"
        "Primary Email Source,Email Confidence,Seniority,Departments,Contact Owner,Work Direct "
        "Phone,Mobile Phone,Corporate Phone,Stage,# Employees,Industry,Keywords,Person Linkedin "
        "Url,Website,Company Linkedin Url,City,State,Country,Company Address,Company Phone,"
        "Technologies,Annual Revenue,Total Funding,Email Sent,Replied,Secondary Email",
        "Ada,Lovelace,Engineer,Engines,Eng,ada@engines.example,Verified,x,,Senior,IT,Ida,1,2,3,"
        f"Cold,50,Computing,looms,{PROFILE},engines.example,https://www.linkedin.com/company/e,"
        "Leeds,,UK,Street 1,4,Python,,,False,False,a@b.example",
        {**FROM_ADA, "industry": "Computing", "company_phone": "4", "contact_owner": "Ida"},
    ),
    case(
        "ZoomInfo",
        "ZoomInfo Contact ID,Last Name,First Name,Middle Name,Job Title,Job Function,Management "
        "Level,Direct Phone Number,Email Address,Email Domain,Mobile phone,ZoomInfo Contact "
        "Profile URL,LinkedIn Contact Profile URL,Person Street,Person City,ZoomInfo Company ID,"
        "Company Name,Website,Company HQ Phone,Employees,Primary Industry,"
        "LinkedIn Company Profile URL",
        f"1,Lovelace,Ada,,Engineer,IT,Staff,2,ada@engines.example,engines.example,3,z,{PROFILE},,"
        "Leeds,4,Engines,engines.example,5,50,Computing,https://www.linkedin.com/company/e",
        {**FROM_ADA, "industry": "Computing", "zoominfo_contact_profile_url": "z"},
    ),
    case(
        "HubSpot",
        "Record ID,First Name,Last Name,Email,Phone Number,Lead Status,Create Date,Associated "
        "Company,Country/Region,Contact owner,Job Title,LinkedIn Bio",
        f"901,Ada,Lovelace,ada@engines.example,,NEW,2026-03-12,Engines,UK,Ida,Engineer,{PROFILE}",
        {**FROM_ADA, "record_id": "901", "contact_owner": "Ida"},
    ),
    case(
        "Salesforce, a report of contacts",
        '"Salutation","First Name","Last Name","Title","Account Name","Mailing City","Phone",'
        '"Email","Account Owner","Last Activity"',
        '"Ms.","Ada","Lovelace","Engineer","Engines","Leeds","1","ada@engines.example","Ida",""',
        {**ADA, "email": "ada@engines.example", "account_owner": "Ida"},
    ),
    case(
        "Salesforce, a report of leads",
        '"Lead Owner","First Name","Last Name","Title","Company / Account","Email","Rating"',
        '"Ida","Ada","Lovelace","Engineer","Engines","ada@engines.example","Hot"',
        {**ADA, "email": "ada@engines.example", "lead_owner": "Ida"},
    ),
    case(
        "Zoho CRM",
        "Record Id,First Name,Last Name,Lead Name,Email,Title,Lead Status,Lead Source,Company",
        "zcrm_1,Ada,Lovelace,Ada Lovelace,ada@engines.example,Engineer,Open,Fair,Engines",
        {**ADA, "email": "ada@engines.example", "name": "Ada Lovelace"},
    ),
    case(
        "Evaboot",
        "First Name,Last Name,Email,Current Job,Company Name,Linkedin URL Public,Linkedin URL "
        "Unique ID,Location,Is Open Profile Linkedin,Is Premium Linkedin,Profile Headline,Profile "
        "Summary,Has New Position,Years in Position,Company Domain,Company Industry,Company "
        "Employee Range,Company Linkedin URL,Company Description,Matches Filters,No Match Reasons",
        f"Ada,Lovelace,ada@engines.example,Engineer,Engines,{PROFILE},x,Leeds,YES,NO,I count,,,,"
        "engines.example,Computing,11-50,,,YES,",
        {**FROM_ADA, "location": "Leeds", "open_profile": "YES", "company_industry": "Computing"},
    ),
    case(
        "PhantomBuster, Sales Navigator search",
        "profileUrl,fullName,firstName,lastName,companyName,title,companyId,companyUrl,"
        "regularCompanyUrl,summary,titleDescription,industry,companyLocation,location,"
        "durationInRole,durationInCompany,pastExperienceCompanyName,pastExperienceCompanyTitle,"
        "connectionDegree,profileImageUrl,sharedConnectionsCount,name,vmid,linkedInProfileUrl,"
        "isPremium,isOpenLink,query,timestamp,defaultProfileUrl",
        "https://www.linkedin.com/sales/lead/ACw1,Ada Lovelace,Ada,Lovelace,Engines,Engineer,1,,,,,"
        "Computing,London,Leeds,,,Looms,Weaver,2nd,,3,Ada Lovelace,ACw1,"
        f"https://www.linkedin.com/in/ACw1,false,true,q,2026-11-01,{PROFILE}",
        {
            **ADA,
            "name": "Ada Lovelace",
            "linkedin_url": "https://www.linkedin.com/sales/lead/ACw1",
            "defaultProfileUrl": PROFILE,
            "location": "Leeds",
            "companyLocation": "London",
            "connection": "2nd",
            "open_profile": "true",
            "pastExperienceCompanyTitle": "Weaver",
        },
    ),
    case(
        "a script for Sales Navigator",
        "profileUrl,fullName,firstName,lastName,connection,location,profilePictureUrl,"
        "premiumStatus,openLinkStatus,currentCompanyName,currentIndustry,currentPositionTitle",
        f"{PROFILE},Ada Lovelace,Ada,Lovelace,2nd,Leeds,,false,true,Engines,Computing,Engineer",
        {**ADA, "linkedin_url": PROFILE, "connection": "2nd", "open_profile": "true"},
    ),
    case(
        "Linked Helper",
        "id,public_id,member_id,profile_url,email,full_name,first_name,last_name,avatar,headline,"
        "location_name,industry,current_company,current_company_position,organization_1,"
        "organization_title_1,organization_location_1,position_description_1,education_1,"
        "education_degree_1,skills",
        f"7,ada,99,{PROFILE},ada@engines.example,Ada Lovelace,Ada,Lovelace,,I count,Leeds,"
        "Computing,Engines,Engineer,Engines,Engineer,Leeds,,Home,BSc,maths",
        {**FROM_ADA, "id": "7", "location": "Leeds", "education_degree_1": "BSc"},
    ),
    case(
        "lemlist",
        "email,firstName,lastName,companyName,jobTitle,linkedinUrl,picture,icebreaker",
        f"ada@engines.example,Ada,Lovelace,Engines,Engineer,{PROFILE},,Your talk",
        {**FROM_ADA, "icebreaker": "Your talk"},
    ),
    case(
        "Waalaxy",
        "firstName,lastName,occupation,job_title,company_name,linkedinUrl,email,region,"
        "connectedAt,status,tags",
        f"Ada,Lovelace,I count,Engineer,Engines,{PROFILE},ada@engines.example,Leeds,,interested,",
        {**FROM_ADA, "occupation": "I count", "region": "Leeds"},
    ),
    case(
        "Dux-Soup",
        "Id,Profile URL,First Name,Last Name,Connection Degree,Title,Company,Industry,Location,"
        "Email,Phone,SNProfile,Summary",
        f"id.1,{PROFILE},Ada,Lovelace,2,Engineer,Engines,Computing,Leeds,ada@engines.example,,,",
        {**FROM_ADA, "connection": "2", "id": "id.1"},
    ),
    case(
        "Expandi",
        "profile_link;first_name;last_name;email;job_title;company_name;contact_status",
        f"{PROFILE};Ada;Lovelace;ada@engines.example;Engineer;Engines;Replied",
        {**FROM_ADA, "contact_status": "Replied"},
    ),
    case(
        "Wiza",
        "email,full_name,first_name,last_name,title,location,linkedin,domain,company,"
        "company_industry,company_size,email_status",
        f"ada@engines.example,Ada Lovelace,Ada,Lovelace,Engineer,Leeds,{PROFILE},engines.example,"
        "Engines,Computing,50,valid",
        {**FROM_ADA, "name": "Ada Lovelace", "company_size": "50"},
    ),
    case(
        "Kaspr and Lusha",
        "First Name,Last Name,Full Name,Job Title,Company Name,Work Email,Private Email,Phone 1,"
        "LinkedIn URL,Company Website,Company Location",
        f"Ada,Lovelace,Ada Lovelace,Engineer,Engines,ada@engines.example,a@b.example,1,{PROFILE},,",
        {**FROM_ADA, "private_email": "a@b.example"},
    ),
    case(
        "Snov.io and Skrapp",
        "Full name,First name,Last name,Position,Company name,Email,Email status,LinkedIn Profile "
        "URL,Company URL,Company size,List name",
        f"Ada Lovelace,Ada,Lovelace,Engineer,Engines,ada@engines.example,valid,{PROFILE},,50,Q1",
        {**FROM_ADA, "list_name": "Q1"},
    ),
    case(
        "PitchBook",
        "Name,Prefix,Primary Position,Primary Company,Primary Company Type,Country/Territory,Email,"
        "Phone,Linkedin URL,Industries,Verticals",
        f"Ada Lovelace,Ms.,Engineer,Engines,VC,UK,ada@engines.example,1,{PROFILE},Computing,",
        {"name": "Ada Lovelace", "title": "Engineer", "company": "Engines", "prefix": "Ms."},
    ),
    case(
        "a French list",
        "Nom complet;Fonction;Société;Secteur d'activité;Lien LinkedIn;Ville",
        f"Ada Lovelace;Engineer;Engines;Informatique;{PROFILE};Leeds",
        {"name": "Ada Lovelace", "title": "Engineer", "company": "Engines", "ville": "Leeds"},
    ),
]


@pytest.mark.parametrize(("header", "row", "expected"), EXPORTS)
def test_exports(header: str, row: str, expected: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"{header}\n{row}\n", encoding="utf-8")
    document = read(str(path))
    assert document.mistakes == ()
    assert isinstance(document.data, list)
    (record,) = document.data
    assert isinstance(record, dict)
    assert {key: record.get(key) for key in expected} == expected


@pytest.mark.parametrize(("header", "row"), [case(one.id, *one.values[:2]) for one in EXPORTS])
def test_no_cell_of_an_export_is_lost(header: str, row: str, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"{header}\n{row}\n", encoding="utf-8")
    document = read(str(path))
    assert isinstance(document.data, list)
    (record,) = document.data
    assert isinstance(record, dict)
    (cells,) = csv.reader(StringIO(row), delimiter=";" if ";" in header else ",")
    assert {
        column.key: cell for column, cell in zip(document.columns, cells, strict=False) if cell
    } == record


OTHERS = (
    "Company Phone|Title of the article|University degree|Account Manager Name|Owner Email|"
    "Email of the owner|Company LinkedIn URL|LinkedIn Company Profile URL|Website|Company URL|"
    "Degree|Name of the list|List Name|Company Location|Company Email|Article Title|Page URL|"
    "Sender Profile URL|Recipient Profile URLs|Conversation Title|inviterProfileUrl|Role|Headline|"
    "Account Owner|Email Status|Email Domain|Manager's Name|Past Company|Previous Title|City|"
    "Employee|Titel|Username|Nickname|Society|Middle Name|Connections|Company 2|Email 2|"
    "Last|First|Person - ID|Person - Label|Deal - Title|Contact Owner|Mailing City|Mail sent|"
    "Mailing|Nombre de empleados|Nombre d'employés|Namenszusatz|Poststelle|Postleitzahl|Posted|"
    "Société mère|Organisatie-ID|Aanhef|Anrede|Civilité|Tratamiento|Bedrijfsgrootte|"
    "Unternehmenstyp|Impresario|Local time|Sectors|Locale|Contact Status|Kontakt-ID|Nome utente|"
    "Nome de usuário|Betreff"
)


@pytest.mark.parametrize("name", OTHERS.split("|"))
def test_columns_that_mean_something_else(name: str) -> None:
    (column,) = columns_of([name])
    assert column.meaning is None
    assert misspelt(name) is None


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Frist Name", "First Name"),
        ("Lats Name", "Last Name"),
        ("Compnay", "Company"),
        ("compay_name", "Company Name"),
        ("Job Titel", "Job Title"),
        ("Curent Title", "Current Title"),
        ("Emial", "Email"),
        ("Email Adress", "Email Address"),
        ("Loaction", "Location"),
        ("Conection Degree", "Connection Degree"),
        ("conectionDegree", "Connection Degree"),
        ("Linkedin Profle", "LinkedIn Profile"),
        ("Vornmae", "Vorname"),
        ("Untenehmen", "Unternehmen"),
    ],
)
def test_columns_that_are_misspelt(name: str, meant: str) -> None:
    found = misspelt(name)
    assert found is not None
    assert found[0] == meant


@pytest.mark.parametrize(
    ("header", "meanings"),
    [
        ("Nom,Prénom", ["last_name", "first_name"]),
        ("Nombre,Apellidos", ["first_name", "last_name"]),
        ("Nome,Sobrenome", ["first_name", "last_name"]),
        ("Name,Company", ["name", "company"]),
        ("Name,Domain,# Employees,Industry", ["company", None, None, "industry"]),
        ("Name,Website,Email", ["name", None, "email"]),
    ],
)
def test_columns_whose_meaning_depends_on_the_others(
    header: str, meanings: list[str | None]
) -> None:
    assert [column.meaning for column in columns_of(header.split(","))] == meanings


def test_what_the_user_says_has_precedence() -> None:
    said = (("Current Role", "title"), ("Name", "company"), ("Title", "honorific"))
    columns = columns_of(["current_role", "Name", "Domain", "Title", "Phone"], said)
    assert [(column.key, column.meaning) for column in columns] == [
        ("title", "title"),
        ("company", "company"),
        ("domain", None),
        ("honorific", "honorific"),
        ("phone", None),
    ]


@pytest.mark.parametrize(
    ("name", "cells", "meaning"),
    [
        ("Social URL", [PROFILE, "", "N/A"], "linkedin_url"),
        ("Link", ["linkedin.com/sales/lead/ACwAAB1,x"], "linkedin_url"),
        ("Site", [PROFILE, "https://engines.example"], None),
        ("Company page", ["https://www.linkedin.com/company/engines"], None),
        ("Social URL", ["", ""], None),
    ],
)
def test_a_column_of_profiles_is_recognised_whatever_its_name(
    tmp_path: Path, name: str, cells: list[str], meaning: str | None
) -> None:
    rows = "".join(f"Ada {number},{cell}\n" for number, cell in enumerate(cells))
    for more in ("", ",URL"):  # a column with a known name comes first
        (tmp_path / "a.csv").write_text(f"Name,{name}{more}\n{rows}", encoding="utf-8")
        columns = read(str(tmp_path / "a.csv")).columns
        assert columns[1].meaning == (None if more else meaning)


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("First Name (required)", "first_name"),
        ("Last Name *", "last_name"),
        ("LinkedIn URL (https://...)", "linkedin_url"),
        ("Company [optional]", "company"),
        ("Company (old)", None),
    ],
)
def test_what_a_form_adds_to_a_name_does_not_matter(header: str, meaning: str | None) -> None:
    assert columns_of([header])[0].meaning == meaning


def test_a_column_recognised_by_its_cells_stays_a_placeholder(tmp_path: Path) -> None:
    text = f"Name,Social URL,Degree\nAda,{PROFILE},1st\n"
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    assert read(str(tmp_path / "a.csv")).data == [
        {
            "name": "Ada",
            "linkedin_url": PROFILE,
            "connection": "1st",
            "social_url": PROFILE,
            "degree": "1st",
        }
    ]

"""W108 misspelt."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from builders import (
    ADA,
    CONNECTION,
    MARK,
    Check,
    draft,
    drafts_and_people,
    in_campaign,
    of_code,
    written,
)
from conftest import REPOSITORY, Run

REPORTED = (
    "Hi {{ first_name }}, did you recieve my last message?",
    "Hallo {{ first_name }}, ich habe vieleicht etwas für Sie. Wann haben Sie Zeit?",
    "Hallo {{ first_name }}, der Film heißt What vieleicht haben Sie ihn gesehen?",
    "Hi {{ first_name }}, was it wierd. and did you know of it before?",
    "Bonjour {{ first_name }}, avez-vous vu mon dernier mesage de lundi ?",
    "Hola {{ first_name }}, me gustaria hablar con usted de un puesto. ¿Tiene tiempo?",
    "Olá {{ first_name }}, quero falar com você de uma oportundade em Lisboa. Tem tempo?",
)

NOT_REPORTED = (
    "Hi {{ first_name }}, did you receive my last message?",
    "Hi {{ first_name }}, did Mr Recieve get my last message?",
    "Hi {{ first_name }}, did RECIEVE get my last message?",
    "Hi {{ first_name }}, did recieve2 get my last message?",
    "Hi {{ first_name }}, have you seen https://example.org/recieve before?",
    "Hi {{ recieve }}, did you get my last message?",
    "Bonjour {{ first_name }}, pouvez-vous lancer la commande avec --preserve sur votre poste ?",
    "Hola {{ first_name }}, el capítulo se llama «The version of this» y es para usted.",
    "Olá {{ first_name }}, a peça tem o núm. de série que nós pedimos. Você tem mais uma?",
    "Hallo {{ first_name }}, wir suchen für die Mühle eine netzwerk-transparente Lösung.",
)


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_all_of_these_are_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("W108", REPORTED, channel) == list(REPORTED)


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_none_of_these_is_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("W108", NOT_REPORTED, channel) == []


def test_the_message_names_the_words_and_their_corrections(check: Check) -> None:
    text = "Hi {{ first_name }}, do you recieve it with your freind? Do you recieve it again?"
    text += " Seperate rooms are better for all of you."
    finding = check.one("W108", drafts_and_people(written(text, "message")))
    assert finding["message"] == (
        'misspelt: "recieve" (did you mean receive?), "freind" (did you mean friend?), "Seperate"'
        " (did you mean Separate?)"
        "; to accept a word, add it to words.txt beside campaign.yaml"
    )
    assert finding["prospects"] == 3


def test_a_word_in_a_value_of_a_prospect_is_a_name(check: Check) -> None:
    files = drafts_and_people(
        written("Hi {{ first_name }}, do you recieve it?", "message"),
        [{**ADA, "id": "a", "connection": "1st", "notes": {"brands": ["Recieve Ltd"]}}],
    )
    assert of_code(check.run(files), "W108") == []


def test_a_word_in_a_value_of_the_sender_is_a_name(check: Check) -> None:
    files = in_campaign("first_name: Noor,", "first_name: Noor, company: Recieve Ltd,")
    files |= drafts_and_people(written("Hi {{ first_name }}, do you recieve it?", "message"))
    assert of_code(check.run(files), "W108") == []


START = "Hi {{ first_name }}, thank you for the talk last week. "
NO_MISTAKES = [
    *("serverless", "Kubernetes", "onboarding", "upskilling", "dbt", "fintech", "devops"),
    *("colour", "color", "organise", "organize", "e-mail", "don't", "microservices"),
    *("PostgreSQL", "GmbH", "kafka", "roadmap", "freelancer", "www.example.com/recieve"),
    *("recieve@example.com", "@recieve", "#recieve", "recieve.py", "recieve_all", "recieve2"),
    *(
        "RECIEVE",
        "reCieve",
        "Recieve",
        "<recieve>",
        "{recieve}",
        "Recieves’",
        "https://recieve",
    ),
    *("dévelope\u0301", "rec\u00adieve", "go-to-markt", "{{ recieve }}", "Ñandú", "straße"),
]


def test_terms_addresses_code_and_names_are_no_mistakes(check: Check) -> None:
    texts = [f"{START}I would like to know more about your work on {x} today." for x in NO_MISTAKES]
    assert check.reported_texts("W108", texts, "message") == []


@pytest.mark.parametrize("wrong", ["Teh", "Thsi", "Taht", "Seperate"])
def test_a_capitalised_word_is_a_mistake_only_at_the_start_of_a_sentence(
    check: Check, wrong: str
) -> None:
    mistake = f"{START}{wrong} teams are growing, and so are we."
    name = f"{START}{wrong} Wei Ling is growing, and so are we."
    inside = f"{START}The team of {wrong} is growing, and so are we."
    assert check.reported_texts("W108", [mistake, name, inside], "message") == [mistake]


@pytest.mark.parametrize(
    "end",
    [
        *(f"{name} team is growing, and so are we." for name in ("Lal", "Hass", "Cann", "Wehn")),
        "What do you think?\n\nBest,\nBuisness",
        "What did you hear from Buisness and Sons?",
        "Buisness Partners told me of it. Buisness is where you were before, is it not?",
        "It is with Mr. Buisness now.",
    ],
)
def test_a_capitalised_word_may_be_a_name(check: Check, end: str) -> None:
    text = f"{START}I would like to ask you about it. {end}"
    assert check.reported_texts("W108", [text], "message") == []


def test_other_languages_are_not_checked(check: Check) -> None:
    text = "Cześć {{ first_name }}, czy moglibyśmy porozmawiać o wich projekcie w tym tygodniu?"
    assert check.reported_texts("W108", [text], "message") == []


@pytest.mark.parametrize("path", sorted((REPOSITORY / "tests" / "drafts").glob("*.yaml")))
def test_well_written_drafts_have_no_mistakes(run: Run, path: Path) -> None:
    assert run("check", path, "--select", "W108", "--format", "json").json["findings"] == []


WELL_WRITTEN = [
    """Hi {{ first_name }}, your talk on dbt and Airflow made the rounds in our Slack. We're a
    seed-stage fintech in Lisbon, rebuilding our lakehouse on Databricks and Iceberg, and we need a
    staff data engineer who'd own ingestion end to end. Fully remote, four-day week, ESOP from day
    one. Would a no-slides chat next week be of interest?""",
    """Dear {{ first_name }}, I lead talent acquisition for a Series B healthtech. We've just
    spun up a platform team: Kubernetes, Terraform, Argo CD, plus a healthy dose of observability
    with Grafana and OpenTelemetry. On-call is paid and follow-the-sun. What would make you
    consider moving on from {{ company }}?""",
    """Hello {{ first_name }}, we hire SREs who treat runbooks as code and postmortems as
    blameless. Our monorepo is Go and TypeScript, CI takes six minutes, and feature flags let us
    ship on Fridays. How do you handle toil at {{ company }} at the moment?""",
    """Hi {{ first_name }}, you mentioned upskilling your SDRs on outbound. We coach revops and
    enablement teams on exactly that: sharper ICPs, fewer touchpoints, better handovers to AEs.
    Customers cut ramp-up from nine weeks to five. Could I send you the playbook?""",
    """Hi {{ first_name }}, congrats on closing your pre-seed round! Most B2B SaaS founders we
    work with struggle with churn right after onboarding. Our copilot flags at-risk accounts from
    product telemetry and HubSpot notes, no SQL needed. Is net retention on your roadmap?""",
    """Hello {{ first_name }}, quick question about your martech stack: are you still syncing
    Segment to Snowflake through a homegrown ETL? We've open-sourced a connector which is
    idempotent, schema-aware and dead simple to self-host. Who looks after it on your side?""",
    """Dear {{ first_name }}, I've spent six years in cybersecurity, lately as a SOC analyst:
    threat hunting, phishing simulations, hardening Azure tenants. I'm now moving towards DevSecOps
    and came across {{ company }}. Which skillset do you find hardest to hire for?""",
    """Hi {{ first_name }}, I'm a UX researcher who's fluent in Figma, Maze and spreadsheets. I
    ran usability tests for an e-commerce scale-up, built their design-ops from scratch and
    mentored two juniors. Do you take on freelancers, or are permanent roles the norm?""",
    """Hello {{ first_name }}, after a career break I retrained as a frontend developer: React,
    Next.js, accessibility audits, a bit of GraphQL. My side project is a PWA for allotment
    gardeners. What would you look for in a returner's portfolio?""",
    """Hi {{ first_name }}, your post on agentic workflows and LLM guardrails was spot on. We're
    building evals and red-teaming tooling for RAG pipelines, and we're after a founding ML
    engineer who's wrangled PyTorch, vLLM and flaky GPUs. Shall we compare notes over coffee?""",
    """Dear {{ first_name }}, our charity matches neurodivergent jobseekers with mentors. We
    organise workshops, crowdfund laptops and lobby for inclusive hiring. Your DEI programme caught
    my eye. Would one of your colleagues enjoy giving a half-hour masterclass?""",
    """Hello {{ first_name }}, we run warehouses with cobots, AMRs and a WMS nobody swears at.
    Headcount's growing: we need a shift lead who's happy with kaizen boards, dock scheduling and
    forklifts alike. Notice periods aren't a problem. When could you pop by for a walkthrough?""",
    """Hi {{ first_name }}, I noticed you've localised your app into Catalan and Basque. We do
    transcreation, not just translation: glossaries, in-context QA, continuous localisation via
    webhooks. Our linguists are in-house. What slows your releases down most?""",
    """Hello {{ first_name }}, our biotech spin-out sequences soil microbiomes. The wet lab's
    humming, the bioinformatics isn't: Nextflow pipelines, petabyte-scale FASTQ files, a jumpy HPC
    cluster. You've tamed worse, judging by your preprints. Fancy advising us, or even joining?""",
    """Hi {{ first_name }}, I place CFOs and fractional finance leads with PE-backed companies.
    This one's a carve-out: ERP migration, IFRS 16, covenant reporting, a dashboard the board
    actually reads. EBITDA is positive, the culture's unpretentious. May I share the one-pager?""",
]


def test_current_terms_of_many_trades_are_no_mistakes(check: Check) -> None:
    texts = [re.sub(r"\s+", " ", text) for text in WELL_WRITTEN]
    assert check.reported_texts("W108", texts, "message") == []


GERMAN = "Hallo, wir haben hier {} gesehen, und das ist gut für uns alle."
FAMILY = "Familie Entwiklung hat uns gesehen, und das ist gut für uns alle."


@pytest.mark.parametrize(
    "noun",
    ["die Entwiklung", "die Arbiet", "die Arbiet von Herrn Maier", "die Entwiklung der Firma"],
)
def test_a_german_noun_is_a_mistake(check: Check, noun: str) -> None:
    text = GERMAN.format(noun)
    assert check.reported_texts("W108", [text], "message") == [text]


def test_beside_a_title_or_the_form_of_a_company_it_is_a_name(check: Check) -> None:
    names = ("Herrn {}", "Dr. {}", "die Stadt {}", "Maier & {}", "{} GmbH", "{} & Söhne", "die {}-")
    texts = [GERMAN.format(name.format("Entwiklung")) for name in names]
    assert check.reported_texts("W108", [*texts, FAMILY], "message") == []


def test_part_of_a_value_is_no_name(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("outreach_cli.rules.w108_misspelt._AT_ONCE", 1)
    drafts = written("Hi {{ first_name }}, do you recieve it from your freind?", "message")
    person = {**ADA, "id": "a", "connection": "1st", "notes": ["Recieve", "Freinds", "Unfreind"]}
    found = check.one("W108", drafts_and_people(drafts, [person]))
    assert found["message"].startswith('misspelt: "freind" (did you mean friend?); ')


def test_a_german_noun_in_small_letters_is_a_mistake_where_others_have_capitals(
    check: Check,
) -> None:
    wrong = "Hallo, wir haben die entwicklung im Haus gesehen, und das ist gut für uns."
    right = [
        "hallo, wir haben die entwicklung hier gesehen, und das ist gut für uns.",
        "Hallo, wir haben die entwicklungs-Abteilung im Haus gesehen, und das ist gut für uns.",
        "Hi, we have seen the Development and the Buildings of the mill, and they are good.",
    ]
    assert check.reported_texts("W108", [wrong, *right], "message") == [wrong]


@pytest.mark.parametrize("wrong", ["recieve", "then"])
def test_it_is_reported_at_the_word(check: Check, wrong: str) -> None:
    text = {"recieve": "do you {} it with more grain?", "then": "is it more {} usual?"}[wrong]
    body = f"Hi {{{{ first_name }}}}, {text.format(MARK + wrong)}"
    check.reports("W108", CONNECTION | draft(f'body: "{body}"', "message"))

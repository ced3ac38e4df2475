"""Misspellings, and all that is none."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import DEFAULT, Run, Write

from outreach_cli.wording.language import LANGUAGES
from outreach_cli.wording.spelling import fold, intended_word

DRAFTS = Path(__file__).with_name("drafts")
WORDS = Path(__file__).parents[1] / "outreach_cli" / "wording" / "words"


def said(run: Run, write: Write, body: str, subject: str | None = None, **more: Any) -> list[str]:
    draft = {"id": "hello", "channel": "message", "body": body}
    if subject is not None:
        draft["subject"] = subject
    people = [
        {"id": "ada", "first_name": "Ada", "connection": "1st", "company": "Recieve Labs", **more}
    ]
    files = {"drafts.yaml": yaml.safe_dump([draft]), "prospects.yaml": yaml.safe_dump(people)}
    report = run("check", write(files), "--select", "W108", "--format", "json").json
    return [finding["message"] for finding in report["findings"]]


ENGLISH = "Hi {{ first_name }}, thank you for the talk last week. "


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("definitly", "definitely"),
        ("seperate", "separate"),
        ("occured", "occurred"),
        ("wich", "which"),
        ("beleive", "believe"),
        ("tommorow", "tomorrow"),
        ("oportunity", "opportunity"),
    ],
)
def test_a_slip_is_found_with_what_was_meant(
    run: Run, write: Write, wrong: str, right: str
) -> None:
    body = f"{ENGLISH}I would like to know more about the {wrong} thing that you said."
    assert said(run, write, body) == [f'misspelt: "{wrong}" (did you mean {right}?)']


@pytest.mark.parametrize("wrong", ["Teh", "Thsi", "Taht"])
def test_a_frequent_word_is_judged_at_the_front_of_a_sentence(
    run: Run, write: Write, wrong: str
) -> None:
    assert len(said(run, write, f"{ENGLISH}{wrong} team is growing, and so are we.")) == 1
    assert said(run, write, f"{ENGLISH}{wrong} Wei Ling is growing, and so are we.") == []
    assert said(run, write, f"{ENGLISH}The team of {wrong} is growing, and so are we.") == []


@pytest.mark.parametrize("name", ["Lal", "Hass", "Cann", "Nott", "Bene", "Laso", "Wehn", "Arce"])
def test_a_short_name_at_the_front_of_a_sentence_is_none(run: Run, write: Write, name: str) -> None:
    assert said(run, write, f"{ENGLISH}{name} told me that your team is growing.") == []


def pairs(text: str) -> list[tuple[str, str]]:
    found = [tuple(line.split(" > ")) for line in text.strip().splitlines()]
    return [(one.strip(), two.strip()) for one, two in found]


MISSPELT = {
    "en": """
        accomodate > accommodate
        adress > address
        adn > and
        alot > a lot
        availabe > available
        buisness > business
        calender > calendar
        collegue > colleague
        developement > development
        doesnt > doesn't
        embarass > embarrass
        enviroment > environment
        experiance > experience
        goverment > government
        hte > the
        independant > independent
        intrested > interested
        knowlege > knowledge
        liason > liaison
        managment > management
        neccessary > necessary
        neccesary > necessary
        occassion > occasion
        proffesional > professional
        recieved > received
        reccomend > recommend
        refering > referring
        responsability > responsibility
        succesfull > successful
        teh > the
        thier > their
        untill > until
        wierd > weird
        wont > won't
    """,
    "de": """
        daß > dass
        desshalb > deshalb
        enstcheiden > entscheiden
        entgültig > endgültig
        garnicht > gar nicht
        herzlcih > herzlich
        interesiert > interessiert
        kennenlehrnen > kennenlernen
        konnen > können
        moglich > möglich
        nähmlich > nämlich
        naturlich > natürlich
        persöhnlich > persönlich
        selbstverstandlich > selbstverständlich
        seperat > separat
        spanende > spannende
        unternhemen > unternehmen
        vieleicht > vielleicht
        warscheinlich > wahrscheinlich
        wiederspiegeln > widerspiegeln
    """,
    "fr": """
        acceuil > accueil
        actuelement > actuellement
        apres > après
        bientot > bientôt
        collegue > collègue
        completement > complètement
        développment > développement
        disponnible > disponible
        equipe > équipe
        evenement > événement
        interessant > intéressant
        malgrés > malgré
        parmis > parmi
        professionel > professionnel
        probléme > problème
        societe > société
        tres > très
        toujour > toujours
    """,
    "es": """
        actualmnete > actualmente
        ademas > además
        aprobechar > aprovechar
        desarollo > desarrollo
        economia > economía
        exelente > excelente
        experencia > experiencia
        gracais > gracias
        gustaria > gustaría
        informacion > información
        interezante > interesante
        nesecito > necesito
        oportunida > oportunidad
        profecional > profesional
        tambien > también
        tecnologia > tecnología
    """,
    "pt": """
        atencao > atenção
        concerteza > com certeza
        disponivel > disponível
        excessão > exceção
        experiencia > experiência
        informaçao > informação
        necesario > necessário
        obirgado > obrigado
        oportundade > oportunidade
        previlégio > privilégio
        responsavel > responsável
        reuniao > reunião
        solucao > solução
        tambem > também
        trabahlo > trabalho
        voce > você
    """,
}


@pytest.mark.parametrize(
    ("spoken", "wrong", "right"),
    [(spoken, *pair) for spoken, text in MISSPELT.items() for pair in pairs(text)],
)
def test_common_mistakes_of_a_language(spoken: str, wrong: str, right: str) -> None:
    assert intended_word(wrong, spoken) == right
    assert all(intended_word(word, spoken) is None for word in right.split())


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            "Hallo {{ first_name }}, ich habe vieleicht etwas für Sie. Wann haben Sie Zeit?",
            '"vieleicht" (did you mean vielleicht?)',
        ),
        (
            "Bonjour {{ first_name }}, je cherche une developpeuse pour notre equipe à Lyon. "
            "Êtes-vous intéressée par l'expérence ?",
            '"equipe" (did you mean équipe?), "expérence" (did you mean expérience?)',
        ),
        (
            "Hola {{ first_name }}, me gustaria hablar con usted de un puesto en Madrid. "
            "¿Tiene tiempo esta semana?",
            '"gustaria" (did you mean gustaría?)',
        ),
        (
            "Olá {{ first_name }}, gostaria de falar com você sobre uma oportundade em Lisboa. "
            "Tem tempo?",
            '"oportundade" (did you mean oportunidade?)',
        ),
    ],
)
def test_drafts_of_all_languages_are_read(run: Run, write: Write, body: str, message: str) -> None:
    assert said(run, write, body) == [f"misspelt: {message}"]


@pytest.mark.parametrize(
    "word",
    [
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
    ],
)
def test_what_is_no_slip_is_not(run: Run, write: Write, word: str) -> None:
    body = f"{ENGLISH}I would like to know more about your work on {word} and the team."
    assert said(run, write, body) == []


CORRECT = {
    "en": """
        agentic ai-native airflow ansible arr async ats autoscaling aws backend backends backfill
        bdr benchmarking blockchain bootcamp bugfix burndown cashflow changelog chatbot cicd
        clickhouse cloudflare codebase cofounder comms copilot cron crypto csat cto customisable
        cybersecurity dashboards databricks dataset datasets debug dedupe deliverables devops
        devrel django docker ebitda ecommerce edtech embeddings enablement esports etl evals
        failover fastapi figma firmware fintechs frontend fullstack funders gamification
        geospatial gitops golang grafana grpc guardrails hackathon hackathons handover hardcode
        headcount headhunter healthtech helm homeoffice hotfix hubspot hypergrowth iaas idempotent
        inbound infra infosec ingest insurtech intranet jenkins jira json jupyter kanban kickoff
        kotlin kpi kpis kubernetes lakehouse langchain latency learnings leaderboard linter
        linting llm llms logistics lookalike marketplace martech meetup mentee microservice
        middleware mindset mlops monorepo multicloud mvp mysql neobank nginx nocode nodejs nosql
        npm observability offboarding offsite okr okrs onboard onboarded onsite onprem opex
        orchestrator outbound paas payroll paywall pentest pipeline playbook plugin podcast
        postgres postmortem preseed presales proptech proto prototyping pytest pytorch rebase
        rebrand recruiter redis refactor refactoring refactors regtech remote repo repos repost
        reskilling retargeting revops rfp roadmap rollout rpa runbook saas salesforce sandbox
        scala scalability scaleup schema scrum sdr sdrs semver serverless sharding shortlisted
        silos skillset sla smb snowflake solopreneur sourcer spreadsheet sprint sql sre sres
        stakeholder standup standups startup startups stateless streamlit svelte sysadmin
        takeaways techie telco telemetry terraform timebox timesheet timezone tokenization
        toolchain touchpoint tradeoff triage troubleshooting typescript upsell upskill uptime
        useability usecase utils ux vercel versioning vetted voip walkthrough webapp webhook
        webinar whitepaper wireframe workflow workshop workstream yaml zapier

        colour color favour favor neighbour neighbor behaviour labour honour centre center theatre
        theater metre litre organise organize organisation organization realise realize recognise
        prioritise prioritize optimise optimization analyse analyze catalogue catalog dialogue
        programme program travelling traveling modelling modeling labelled labeled cancelled
        canceled fulfil fulfill fulfilment enrolment skilful instalment defence defense licence
        license practise practice offence grey gray tyre tire cheque enquiry inquiry judgement
        judgment acknowledgement ageing aging cosy learnt learned spelt burnt whilst amongst
        towards apologise customise digitise monetise

        hires hired hiring rehires interviewed interviewers interviewees negotiated negotiating
        counteroffer counteroffers forecasts forecasting quotas pipelines prospecting prospected
        renewals upsells churned cohorts metrics dashboarding documented refactored migrated
        migrating deployed deploying mentored mentoring coached coaching reskilled relocating
        relocated commuting freelancing don't doesn't won't can't isn't aren't wasn't weren't
        haven't hasn't hadn't wouldn't shouldn't couldn't didn't i'm i've i'd i'll you're you've
        you'd you'll we're we've we'd we'll they're they've it's that's what's there's here's
        who's let's should've naïve naive café cafe résumé resume cliché façade coordinate
        cooperate coworker nurse geriatrics paediatrics pediatrics haematology anaesthetist
        orthopaedic veterinarian phlebotomy radiographer
    """,
    "de": """
        abteilungsübergreifend agil agile agilen arbeitnehmerfreundlich aufgaben ausgeschriebene
        berufsbegleitend branchenübergreifend datengetrieben datengetriebene deutschlandweit
        eigenverantwortlich englischsprachige erfahren ergebnisorientiert familienfreundliche
        fachlich fachlichen flexibel flexiblen ganzheitlich gefragten gemeinsam gesucht
        gleichermaßen herausfordernd herausragende hochmotiviert hybride hybriden kennenzulernen
        kundenorientiert langfristig lösungsorientiert mehrjährige nachhaltig nachhaltige
        praxisnah quereinsteigenden remote skalierbar skalierbare skalierbaren spannende
        spannenden teamorientiert übernehmen umfangreiche unbefristet unkompliziert unverbindlich
        unverbindliches verantworten vergütet vertrauensvoll vertraulich vielfältige vielfältigen
        vollumfänglich wertschätzend wertschätzende zeitnah zielgerichtet zukunftssicher
        zuverlässig siezen duzen fuer moeglich gruesse grüsse ausserdem gross dass gerne würde
        hätte könnte möchte verfügbar telefonieren austauschen
    """,
    "fr": """
        actuellement agile alternance analyste augmenté autonomie bienveillance cadre candidature
        cloud collaboratif collaborative compétences conception conseillère convivial croissance
        cybersécurité data déploiement développe développée développées développer développeur
        développeuse disponibilité échange échanger embauche embaucher encadrement encadrer enjeux
        entretien épanouissant équipe évolutif évolution expérience expérimentée fintech flexible
        freelance gérer hébergement hybride ingénieur ingénieure innovante intégrée intégrer
        management mission missions motivée numérique œuvre cœur vœux opportunité parcours
        passionnée pérenne pilotage piloter poste postes précédente préavis profil recrute
        recrutement recruteuse référent réseau responsabilités retour salaire senior souhaitez
        stage startup stratégie télétravail transverse valorisant veille connaitre connaître
        évènement événement aujourd'hui peut-être rendez-vous
    """,
    "es": """
        actualmente ágil ágiles analítica aportar aprendizaje asesora búsqueda candidatura
        captación cartera cercano colaborando colaborar compañera compañeros competitivo
        comprometida conciliación consultora contratación convocatoria crecimiento datos
        desarrolladora desarrollar desplegar dirección disponibilidad emprendedora empresa
        empresas encajar enfocado entrevista equipo equipos escalable escalables estás estaría
        experiencia facturación flexibilidad formación gestionar gestora habilidades híbrido
        ilusionante impulsar impulsando incorporación indefinido ingeniera innovador interesa
        interesaría liderando liderar logística marca migración negocio nómina ofrecemos
        oportunidad perfil plantilla potenciar presencial prioridades programadora proyectos
        puesto reclutadora remoto responsable retos salario seguimiento sueldo talento teletrabajo
        trayectoria ubicación valoramos ventas publica practica práctica realizo aún aun
    """,
    "pt": """
        agendar ágil alinhada analista apresentar atuação atualmente autonomia benefícios
        candidatura carreira carteira colaboração colega competências conheça contato contacto
        contratação conversa cultura dados desafiador desafios desempenho desenvolvedora
        desenvolver disponibilidade econômico económico empresa engenheira entrevista equipe
        equipa escalável experiência faturamento fato facto flexibilidade formação gerenciamento
        gestão híbrido impacto indenização inovadora integrar liderança liderar logística mercado
        negócio oportunidade papel perfil plataforma presencial prêmio prémio programadora projeto
        projecto qualificado recrutadora rede remoto reunião salário sênior setor sector soluções
        talento teletrabalho trajetória vaga vagas valorizamos vendas
    """,
}


@pytest.mark.parametrize("spoken", CORRECT)
def test_terms_forms_and_variants_are_none(spoken: str) -> None:
    words = re.split(r"[\s-]+", CORRECT[spoken].strip())
    assert {word: slip for word in words if (slip := intended_word(word, spoken))} == {}


@pytest.mark.parametrize("spoken", LANGUAGES[1:])
def test_english_terms_stand_in_texts_of_all_languages(spoken: str) -> None:
    words = CORRECT["en"].split("colour")[0].split()
    found = {word for word in words if intended_word(word, spoken)}
    assert found <= ({"schema"} if spoken == "fr" else set())


def test_a_capital_at_the_start_of_a_sentence_is_no_name(run: Run, write: Write) -> None:
    body = f"{ENGLISH}Seperate teams work on it. What would you and your team like to know?"
    assert said(run, write, body) == ['misspelt: "Seperate" (did you mean Separate?)']


@pytest.mark.parametrize(
    "end",
    [
        "What do you think?\n\nBest,\nBuisness",
        "What did you hear from Buisness and Sons?",
        "Buisness Partners told me of it. Buisness is where you were before, is it not?",
        "It is with Mr. Buisness now.",
    ],
)
def test_a_name_is_none(run: Run, write: Write, end: str) -> None:
    assert said(run, write, f"{ENGLISH}I would like to ask you about it. {end}") == []


def test_all_slips_of_a_draft_are_one_finding_at_the_first(run: Run, write: Write) -> None:
    body = f"{ENGLISH}I recieve it and beleive it. Did you recieve what I wrote to you?"
    message = 'misspelt: "recieve" (did you mean receive?), "beleive" (did you mean believe?)'
    people = {"company": "Loom"}
    assert said(run, write, body, "A qestion about your work", **people) == [
        message.replace("misspelt: ", 'misspelt: "qestion" (did you mean question?), ')
    ]


def test_words_of_the_list_are_names(run: Run, write: Write) -> None:
    body = f"{ENGLISH}How is it going with the recieve labs product that you are building?"
    assert said(run, write, body) == []


def test_words_deep_in_a_value_are_names(run: Run, write: Write) -> None:
    body = f"{ENGLISH}What is it like to work on seperate and on beleive with your team?"
    message = 'misspelt: "beleive" (did you mean believe?)'
    tools: Any = {"used": ["Seperate", {"year": 2026}]}
    assert said(run, write, body, tools=tools) == [message]


def test_words_of_the_sender_are_names(run: Run, write: Write) -> None:
    campaign = DEFAULT["campaign.yaml"].replace("first_name: Noor", "company: Recieve, name: Noor")
    drafts = DEFAULT["drafts.yaml"].replace("how do you like it at", "did you see recieve at")
    files = {"campaign.yaml": campaign, "drafts.yaml": drafts}
    report = run("check", write(files), "--select", "W108", "--format", "json").json
    assert report["findings"] == []


def test_an_unknown_language_is_not_read(run: Run, write: Write) -> None:
    body = (
        "Cześć {{ first_name }}, czy moglibyśmy porozmawiać o wich projekcie w przyszłym tygodniu?"
    )
    assert said(run, write, body) == []


def test_a_slip_has_its_place(run: Run, write: Write) -> None:
    drafts = DEFAULT["drafts.yaml"].replace("how do you like it at", "did you recieve mine at")
    ran = run("check", write({"drafts.yaml": drafts}), "--select", "W108")
    assert "drafts.yaml:6:13: warning: misspelt" in ran.out


@pytest.mark.parametrize("path", sorted(DRAFTS.glob("*.yaml")), ids=lambda path: path.stem)
def test_well_written_drafts_have_no_slip(run: Run, path: Path) -> None:
    report = run("check", path, "--select", "W108", "--format", "json").json
    assert report["findings"] == []


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


@pytest.mark.parametrize("body", WELL_WRITTEN)
def test_terms_of_today_are_no_slips(run: Run, write: Write, body: str) -> None:
    assert said(run, write, re.sub(r"\s+", " ", body)) == []


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_the_words_are_sorted_and_say_what_they_must(spoken: str) -> None:
    lines = (WORDS / f"{spoken}.txt").read_text("utf-8").splitlines()
    keys = [line.split(" ")[0] for line in lines]
    assert keys == sorted(keys)
    assert all(re.fullmatch(r"[a-z]+( -?\d+( .+)?)?", line) for line in lines)
    frequent = [line.split(" ", 2) for line in lines if " " in line and " -1 " not in line]
    assert all(fold(spelling) == key for key, _, *rest in frequent for spelling in rest)

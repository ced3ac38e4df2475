"""Misspelt words with the words they mean, and words that are right."""

from __future__ import annotations

import re

import pytest
from conftest import REPOSITORY, thinned

from outreach_cli.wording.language import LANGUAGES
from outreach_cli.wording.slips import fold
from outreach_cli.wording.spelling import intended_word

WORDS = REPOSITORY / "outreach_cli" / "wording" / "words"


def pairs(text: str) -> list[tuple[str, str]]:
    found = [tuple(line.split(" > ")) for line in text.strip().splitlines()]
    return [(one.strip(), two.strip()) for one, two in found]


MISSPELT = {
    "en": """
        accomodate > accommodate
        confortable > comfortable
        negociate > negotiate
        responce > response
        thankyou > thank you
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
        Ergebniss > Ergebnis
        Komission > Kommission
        Standart > Standard
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
        disponibilitée > disponibilité
        professionelle > professionnelle
        intêret > intérêt
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
        facíl > fácil
        espectativas > expectativas
        nesecidad > necesidad
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
        disponivél > disponível
        algúem > alguém
        impresionados > impressionados
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
        gemergt hiefür mergen stashen ungesetzt vermaschte
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
        altère altèrent avère délègue indicées insère réémises réouvert
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
        avisame avisale mandanos respondeme ícono íconos tipeo
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
        suite suites
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


@pytest.mark.parametrize("language", MISSPELT)
def test_a_common_mistake_means_a_known_word(language: str) -> None:
    mistakes = dict(pairs(MISSPELT[language]))
    assert {wrong: intended_word(wrong, language) for wrong in mistakes} == mistakes
    right = {word for words in mistakes.values() for word in words.split()}
    assert {word for word in right if intended_word(word, language)} == set()


@pytest.mark.parametrize("language", CORRECT)
def test_terms_and_regional_spellings_are_right(language: str) -> None:
    words = re.split(r"[\s-]+", CORRECT[language].strip())
    assert {word: meant for word in words if (meant := intended_word(word, language))} == {}


@pytest.mark.parametrize("language", thinned(LANGUAGES[1:]))
def test_english_terms_are_right_in_all_languages(language: str) -> None:
    terms = CORRECT["en"].split("colour")[0].split()
    mistaken = {term for term in terms if intended_word(term, language)}
    assert mistaken <= ({"schema"} if language == "fr" else set())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_file_is_sorted_and_well_formed(language: str) -> None:
    lines = (WORDS / f"{language}.txt").read_text("utf-8").splitlines()
    keys = [line.split(" ")[0] for line in lines]
    assert keys == sorted(keys)
    assert len(lines) == len(set(lines))
    assert all(re.fullmatch(r"[a-z]+ (-1|\d+([a-z][0-9A-Z]*)*)( .+)?", line) for line in lines)
    frequent = [line.lower().split(" ", 2) for line in lines if " -1 " not in line]
    assert all(fold(spelling) == key for key, _, *rest in frequent for spelling in rest)

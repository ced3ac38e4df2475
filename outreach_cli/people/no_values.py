"""What lists contain in place of a missing value, in many languages.

Entries are separated by |, and a line may end anywhere between two words. Unless stated otherwise
they are in lower case and without punctuation: "self employed", not "self-employed". Accents are
written; texts without them match as well.
"""

NO_VALUES = (
    # English
    r"""
    no first name|no last name|name unknown|unknown name|test user|john doe|jane doe|
    first name last name|n/a|n.a.|n.a|not available|not provided|not applicable|not specified|
    not given|not set|no name|no value|no data|none|nan|null|nil nil|undefined|unknown|unnamed|
    unspecified|missing?|blank?|empty?|tbd|tba|tbc|todo?|to be confirmed|to be defined|test|testing|
    fixme?|dummy?|sample?|lorem ipsum|do not contact|do not use|duplicate?|deleted?|false?|error?
    """,
    # German
    r"""
    kein vorname|kein nachname|name unbekannt|vorname nachname|max mustermann|erika mustermann|
    k.a.|k. a.|k.a|k/a|keine angabe|keine angaben|ohne angabe|nicht angegeben|nicht verfügbar|
    nicht bekannt|nicht vorhanden|keine|keiner|kein name|unbekannt|entfällt|fehlt?|leer?|offen?|
    folgt?|platzhalter|bitte löschen|gelöscht|falsch?
    """,
    # French
    r"""
    nom inconnu|prénom inconnu|prénom nom|n.c.|n/c|n.r.|n/r|s/o|aucun|aucune|néant|inconnu|
    inconnue|non renseigné|non renseignée|non communiqué|non communiquée|non précisé|non précisée|
    non disponible|non spécifié|non applicable|sans objet|sans nom|pas de nom|à définir|
    à compléter|à confirmer|à supprimer|vide?|supprimé
    """,
    # Spanish
    r"""
    nombre desconocido|nombre apellido|n/d|n.d.|s/d|s/n|ninguno|ninguna|desconocido|desconocida|
    sin datos|sin dato|sin especificar|sin nombre|sin información|sin definir|sin asignar|
    no disponible|no aplica|no especificado|no especificada|no informado|no consta|por definir|
    por confirmar|vacío?|prueba?|borrar?|eliminado?|falso?
    """,
    # Portuguese
    r"""
    nome desconhecido|nome sobrenome|n/i|nenhum|nenhuma|desconhecido|desconhecida|não informado|
    não informada|não disponível|não se aplica|não especificado|não definido|sem nome|sem dados|
    sem informação|a definir|a confirmar|vazio?|teste?|apagar?|excluído?
    """,
    # Other languages
    r"""
    nessuno|nessuna|sconosciuto|sconosciuta|non disponibile|non specificato|n.v.t.|nvt|geen|
    onbekend|niet bekend|niet van toepassing|brak|brak danych|nieznany|nieznane|nie dotyczy|okänd|
    saknas|ukendt|ukjent|ingen|tuntematon|neznámý|není|yok|bilinmiyor|belirtilmemiş|нет|неизвестно|
    не указано|отсутствует|невідомо|немає|necunoscut|ismeretlen|nincs|なし|不明|未知|无|無|없음|
    불명|xxx|xx|xxxx|asdf|asdfgh|qwerty|qwertz|foobar|-n/a-|<n/a>|(null)|[null]|(none)|<none>|[none]|
    (blank)|(empty)|(unknown)|<null>|\n|[object object]|object object
    """,
)
"""Written for "no value", with punctuation; with ? also names, if they begin with a capital."""

NO_COMPANIES = (
    # English
    r"""
    private individual|confidential client|something new|exploring|stay at home mum|full time mom|
    full time dad|new venture|new startup|self employed|selfemployed|self|freelance|freelancer|
    freelancing|freelance work|freelance consultant|freelance writer|freelance designer|
    freelance developer|independent|independent consultant|independent contractor|
    independent professional|independent advisor|contractor|contract|consultant|sole trader|
    sole proprietor|sole proprietorship|own business|my own business|my own company|my company|
    own company|myself|me|personal|individual|home|unemployed|currently unemployed|not employed|
    not currently employed|no employer|jobless|between jobs|between roles|in between jobs|
    career break|on a career break|career transition|in transition|sabbatical|on sabbatical|
    gap year|parental leave|on parental leave|maternity leave|on maternity leave|open to work|
    opentowork|open to new opportunities|open to opportunities|open for work|
    open for opportunities|looking for work|looking for a job|looking for a new job|
    looking for opportunities|looking for new opportunities|looking for my next opportunity|
    looking for my next role|seeking opportunities|seeking new opportunities|seeking employment|
    seeking a new role|actively looking|actively seeking|actively seeking opportunities|job seeker|
    jobseeker|job hunting|job search|available|available for work|available immediately|stealth|
    in stealth|stealth mode|startup|a startup|start up|early stage startup|confidential|
    confidential company|company confidential|undisclosed|undisclosed company|private|
    private company|secret|not disclosed|retired|happily retired|semi retired|student|
    full time student|homemaker|stay at home mom|stay at home dad|stay at home parent|
    full time parent|various|various companies|various clients|various employers|multiple|
    multiple companies|several|several companies|different companies|other|no company|
    no company name|currently looking|in between|coming soon|to be announced|anonymous
    """,
    # German
    r"""
    freiberuflich tätig|selbstständig tätig|selbständig tätig|arbeitslos gemeldet|ohne anstellung|
    derzeit ohne anstellung|privatier|eigenes gewerbe|freier journalist|freier autor|
    freier berater|selbstständig|selbständig|selbstständige|selbständige|selbstständiger|
    selbständiger|selbstständigkeit|selbständigkeit|selbstständige tätigkeit|
    selbständige tätigkeit|freiberuflich|freiberufler|freiberuflerin|freiberufliche tätigkeit|
    freischaffend|freischaffende|freischaffender|freier mitarbeiter|freie mitarbeiterin|
    freelancerin|arbeitslos|arbeitssuchend|arbeitsuchend|auf jobsuche|jobsuche|jobsuchend|
    auf der suche|auf stellensuche|stellensuchend|auf arbeitssuche|
    auf der suche nach neuen herausforderungen|auf der suche nach einer neuen herausforderung|
    suche neue herausforderung|offen für neues|offen für neue herausforderungen|zwischen zwei jobs|
    in elternzeit|elternzeit|mutterschutz|in mutterschutz|auszeit|in auszeit|sabbatjahr|
    berufliche auszeit|berufliche neuorientierung|neuorientierung|ruhestand|im ruhestand|rentner|
    rentnerin|pensioniert|pensionär|studentin|studierend|schüler|schülerin|vertraulich|privat|
    privatperson|diverse|diverse firmen|diverse unternehmen|verschiedene|verschiedene unternehmen|
    einzelunternehmen|einzelunternehmer|einzelunternehmerin|eigenes unternehmen|eigene firma|
    hausfrau|hausmann|keine firma|ohne firma|kein arbeitgeber|ohne arbeitgeber|noch geheim|geheim|
    verfügbar|derzeit arbeitssuchend|aktuell arbeitssuchend|derzeit auf jobsuche|
    aktuell auf jobsuche
    """,
    # French
    r"""
    en disponibilité|mon compte|libéral|en freelance|indépendant|indépendante|
    travailleur indépendant|travailleuse indépendante|consultant indépendant|
    consultante indépendante|auto entrepreneur|auto entrepreneuse|autoentrepreneur|
    autoentrepreneuse|auto entreprise|micro entrepreneur|micro entrepreneuse|micro entreprise|
    entreprise individuelle|entrepreneur individuel|à mon compte|à son compte|à mon propre compte|
    en recherche d emploi|recherche d emploi|en recherche d un emploi|en recherche active|
    en recherche active d emploi|recherche active|à la recherche d un emploi|
    à la recherche d opportunités|à la recherche de nouvelles opportunités|
    en recherche d opportunités|en recherche de nouvelles opportunités|en recherche d un stage|
    en recherche d alternance|demandeur d emploi|demandeuse d emploi|sans emploi|sans activité|
    au chômage|chômage|chômeur|chômeuse|en poste|à l écoute du marché|à l écoute d opportunités|
    en veille|ouvert aux opportunités|ouverte aux opportunités|disponible|disponible immédiatement|
    confidentiel|confidentielle|entreprise confidentielle|société confidentielle|retraité|
    retraitée|à la retraite|étudiant|étudiante|lycéen|lycéenne|congé parental|en congé parental|
    congé maternité|congé sabbatique|en congé sabbatique|année sabbatique|année de césure|
    profession libérale|portage salarial|en portage salarial|sans entreprise|divers|diverses|
    diverses entreprises|plusieurs entreprises|startup en mode stealth|en transition|
    en transition professionnelle|en reconversion|en reconversion professionnelle|
    reconversion professionnelle|mère au foyer|père au foyer|particulier|personnel|
    aucune entreprise
    """,
    # Spanish
    r"""
    por cuenta ajena|a cuenta propia|autónomo|autónoma|trabajador autónomo|trabajadora autónoma|
    profesional autónomo|trabajador independiente|trabajadora independiente|
    profesional independiente|consultor independiente|consultora independiente|independiente|
    por cuenta propia|cuenta propia|trabajo por cuenta propia|por mi cuenta|en búsqueda de empleo|
    en busca de empleo|búsqueda de empleo|buscando empleo|buscando trabajo|en búsqueda activa|
    búsqueda activa|búsqueda activa de empleo|en búsqueda activa de empleo|
    en búsqueda de nuevas oportunidades|buscando nuevas oportunidades|buscando oportunidades|
    en búsqueda laboral|desempleado|desempleada|sin empleo|sin trabajo|en paro|parado|parada|
    en desempleo|abierto a oportunidades|abierta a oportunidades|abierto a nuevas oportunidades|
    confidencial|empresa confidencial|compañía confidencial|jubilado|jubilada|pensionista|
    estudiante|profesional liberal|en transición|en transición laboral|transición de carrera|
    excedencia|en excedencia|baja maternal|año sabático|sabático|varias|varios|varias empresas|
    diversas empresas|sin empresa|ninguna empresa|particular|privado|propia|propio|empresa propia|
    negocio propio|mi propia empresa|ama de casa|emprendedor|emprendedora
    """,
    # Portuguese
    r"""
    autônomo|autônoma|profissional autônomo|profissional autônoma|trabalhador autônomo|
    trabalhador independente|trabalhadora independente|profissional independente|
    consultor independente|consultora independente|profissional liberal|independente|
    por conta própria|conta própria|em busca de recolocação|em busca de recolocação profissional|
    buscando recolocação|em recolocação|recolocação profissional|em busca de emprego|
    à procura de emprego|procurando emprego|em busca de oportunidades|
    em busca de novas oportunidades|buscando novas oportunidades|em busca de novos desafios|
    à procura de novos desafios|à procura de novas oportunidades|desempregado|desempregada|
    sem emprego|em transição|em transição de carreira|transição de carreira|disponível|
    disponível para o mercado|disponível no mercado|aberto a oportunidades|
    aberto a novas oportunidades|aposentado|aposentada|reformado|reformada|estudante|
    microempreendedor individual|mei|empresa própria|negócio próprio|próprio|licença maternidade|
    licença parental|ano sabático|período sabático|diversos|diversas|várias empresas|várias|vários|
    sem empresa|nenhuma empresa|pessoal|dona de casa|do lar|empreendedor|empreendedora
    """,
    # Other languages
    r"""
    libero professionista|libera professionista|lavoratore autonomo|lavoratrice autonoma|
    partita iva|in proprio|in cerca di occupazione|in cerca di lavoro|
    in cerca di nuove opportunità|disoccupato|disoccupata|pensionato|pensionata|studente|
    studentessa|riservato|azienda riservata|zzp|zzp er|zzper|zelfstandig|zelfstandige|
    zelfstandig ondernemer|zelfstandig professional|eigen bedrijf|eenmanszaak|werkzoekend|
    werkzoekende|werkloos|op zoek naar werk|op zoek naar een nieuwe uitdaging|gepensioneerd|
    vertrouwelijk|samozatrudnienie|samozatrudniony|samozatrudniona|własna działalność|
    działalność gospodarcza|jednoosobowa działalność gospodarcza|własna firma|wolny strzelec|
    bezrobotny|bezrobotna|szukam pracy|w trakcie poszukiwania pracy|poufne|emeryt|egenföretagare|
    egen företagare|eget företag|enskild firma|frilans|frilansare|arbetssökande|arbetslös|
    söker nya utmaningar|pensionerad|selvstændig|selvstændig erhvervsdrivende|
    selvstendig næringsdrivende|jobsøgende|ledig|jobbsøker|arbejdsløs|pensioneret|yrittäjä|
    itsenäinen ammatinharjoittaja|työnhaussa|työtön|osvč|živnostník|na volné noze|bez zaměstnání|
    serbest|serbest meslek|serbest çalışan|kendi işim|iş arıyorum|iş arayan|işsiz|emekli|öğrenci|
    самозанятый|самозанятая|фриланс|фрилансер|ип|безработный|безработная|в поиске работы|
    ищу работу|пенсионер|студент|конфиденциально|фоп|шукаю роботу|безробітний|liber profesionist|
    pfa|persoană fizică autorizată|în căutarea unui loc de muncă|egyéni vállalkozó|szabadúszó|
    munkanélküli|álláskereső|フリーランス|個人事業主|自営業|求職中|無職|自由职业|自由职业者|个体户|待业|求职中|프리랜서|자영업|구직중|무직|취업준비생
    """,
)
"""Written instead of a company by people who have none, or who keep its name secret."""

JOB_SEARCHES = (
    # English
    r"""
    looking for|looking to|seeking|actively looking|actively seeking|actively searching|
    in search of|searching for|on the lookout|open to new|open to work|open to opportunities|
    open for new|open for work|available for|available immediately|available from|
    currently looking|currently seeking|currently between|currently open|currently available|
    currently on|between jobs|between roles|in between|in transition|taking a|on a career|
    job seeker|jobseeker|job hunting|ready for my|ready for a|ready for new|ready for the|
    exploring new|exploring opportunities|student at
    """,
    # German
    r"""
    auf der suche|auf jobsuche|auf stellensuche|jobsuchend|arbeitssuchend|arbeitsuchend|
    stellensuchend|suche neue|suche neuen|suche eine|suche einen|suche nach|offen für|bereit für|
    derzeit auf|aktuell auf|derzeit in|zwischen zwei|in elternzeit|student an|studentin an
    """,
    # French
    r"""
    en recherche|à la recherche|recherche d|recherche un|recherche une|recherche nouvelle|
    recherche nouveau|recherche active|en quête|en poste et|à l écoute|ouvert aux|ouverte aux|
    ouvert à|ouverte à|demandeur d emploi|demandeuse d emploi|sans emploi|disponible pour|
    disponible immédiatement|en transition|en reconversion|étudiant à|étudiante à
    """,
    # Spanish
    r"""
    en búsqueda|en busca|buscando|búsqueda activa|búsqueda de empleo|busco|abierto a|abierta a|
    disponible para|en transición|en paro
    """,
    # Portuguese
    r"""
    em busca|à procura|procurando|procuro|em recolocação|em transição|aberto a|aberta a|
    disponível para|disponível no|desempregado|desempregada|sem emprego
    """,
    # Other languages
    r"""
    in cerca di|alla ricerca di|disponibile per|op zoek naar|werkzoekend|beschikbaar voor|szukam|
    w poszukiwaniu|söker|arbetssökande|jobsøgende|iş arıyorum|iş arayan|ищу|в поиске|шукаю|求職中|
    구직중|待业
    """,
)
"""Beginnings of what people who look for work write where a company or a job title belongs."""

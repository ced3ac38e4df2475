"""Hooks: phrases that give the reader something to answer, such as an invitation.

Each phrase is in lower case and without punctuation, and may go on with any letters unless it
ends with a space.
"""

from __future__ import annotations

import re
from functools import cache

from outreach_cli.wording.own_text import lowercase_words
from outreach_cli.wording.spelling import fold

_ENGLISH = """let me know|let us know|tell me|tell us|let s |let us |drop me|drop us|write me|
    write to me|write to us|write back|do write|reply|replies|get back to|message me|call me|
    ring me|phone me|ping me|text me|email me|give me a|reach out|reach me|get in touch|
    be in touch|keep in touch|stay in touch|contact me|contact us|send me|send us|share your|
    share a |feel free|don t hesitate|do not hesitate|have a look|take a look|have a read|
    look it up|pick a|pick any|pick one|pick which|choose a|choose any|choose which|name a |
    name the|name your|book a|grab a|join |come by|come along|come and|come to|come over|stop by|
    drop by|drop in|pop in|pop by|visit |sign up|register |apply |you are welcome|you re welcome|
    welcome to|be welcome|most welcome|invite |inviting |invitation|would you|could you|can you|
    will you|are you|do you|have you|shall we|shall i|should we|should i|may i|may we|how about|
    what about|why not|love to|d like|would like|glad to|glad if|glad of|happy to hear|
    happy to talk|happy to chat|happy to speak|happy to help|happy to share|happy to show|
    happy to send|happy to answer|happy to tell|happy to explain|happy to call|happy to meet|
    happy to discuss|happy to walk|happy to connect|happy to introduce|happy to make|
    happy to arrange|happy to set|happy to buy|happy to do|happy to give|hear from you|hear your|
    hear what|hear how|hear more|hear whether|look forward to|looking forward|forward to|grateful|
    appreciate|would welcome|if you|if this|if that|if it|if so|if not|if any|if somebody|
    if someone|if the |whenever|in case|should you|should this|curious|wonder|suggest|propose|
    proposal|recommend|open to|worth a|worth your|interested|interest you|of interest|up for|
    your thoughts|your view|your opinion|your advice|your take|your answer|your honest|your help|
    your feedback|a call|a chat|a coffee|a quick|a short call|a conversation|please |kindly |
    just say|say the word|say so|say yes|say no|answer |respond|response|hope to|ask me|ask us|
    ask away|ask for|point me|introduce me|connect me|forward this|pass this|pass it|yes or no|
    a yes|a no|one word|two lines|one line|a line|at your convenience|when suits|what suits|
    suits you|works for you|work for you|works best|try it yourself|try it for|try it out|
    give it a|see for yourself|think about it|think it over|consider |reserve|save your seat|
    save the date|calendar|calendly|remind me|count me in|see you|meet you|talk to you|
    speak to you|speak with you|talk with you|over lunch|over coffee|your call|your turn|i owe you|
    hold a seat|keep a seat|at your disposal|we could |you could |you might |you may want|
    what you would|what you think|which of|
    say when|say if|say which|find a slot|find a time|a slot that|my diary|keep me posted|
    keep me in|keep us posted|anytime|any time that|
    all ears|thumbs up|shout if|shout when|a shout"""

_GERMAN = """melden sie|melde dich|meld dich|sagen sie|sag mir|sagt mir|sag bescheid|gib bescheid|
    geben sie|bescheid|schreiben sie|schreib mir|schreibt mir|schreib|antwort|rückmeldung|rückruf|
    freue mich|freuen wir uns|würde mich|würden uns|würde ich|würden wir|ich würde|wir würden|
    möchte ich|möchten wir|gern |gerne |lassen sie|lass uns|lasst uns|lass mich|wenn sie|wenn du|
    wenn ihr|wenn es|wenn das|falls |sofern |bei interesse|interessier|interesse haben|
    interesse best|besteht interesse|sie interesse|du interesse|ihr interesse geweckt|
    rufen sie|ruf mich|ruf an|ruf doch|anruf|gespräch|austausch|kaffee|telefonier|einladen|
    einladung|lade sie|lade dich|
    laden wir|schauen sie|schau |sehen sie sich|sieh dir|ihre meinung|deine meinung|
    ihre einschätzung|deine einschätzung|neugier|schlage vor|schlage ich|schlage ihnen|schlage dir|
    vorschlag|vorschlagen|termin|kennenlern|kennenzulern|bitte |könnten sie|können sie|kannst du|
    könntest du|wollen wir|sollen wir|haben sie|hast du|hätten sie|hättest du|sind sie|bist du|
    wären sie|wärst du|hoffe|besuchen sie|besuch|komm |kommen sie|kommt |probieren|testen sie|
    teste |nutzen sie|vernetzen|kontakt|verbinden|zur verfügung|bin gespannt|sind gespannt|dankbar|
    vereinbar|wählen sie|wähle |fragen sie|frag |überlegen sie|überleg|
    ein ja |kurzes ja|ja genügt|ja reicht|genügt mir|reicht mir|passt ihnen|passt dir|passt euch|
    ihnen passt|dir passt|euch passt|halten sie mich|halte mich|auf dem laufenden|
    ihnen verbunden|sehr verbunden"""

_FRENCH = """n hésite|dites moi|dis moi|dites le|faites moi|fais moi|faites le moi|écrivez|
    écris moi|écris |répond|réponse|retour|au plaisir|plaisir de|avec plaisir|serais ravi|
    serais heureu|serais très|serions ravi|serions heureu|serait un plaisir|j aimerais|
    nous aimerions|je souhaiterais|je voudrais|propos|suggère|invite|invitation|parlons|discut|
    échange|contactez|contacte |contacter|appelez|appelle |rappelez|rencontr|si vous|si tu|si cela|
    si ça|si le |si la |si jamais|votre avis|ton avis|curieu|volontiers|dans l attente|attente de|
    venez|viens |rejoign|rejoins|pourriez|pourrais tu|pouvez vous|peux tu|avez vous|as tu|seriez|
    serais tu|êtes vous|es tu|voulez vous|veux tu|souhaitez|aimeriez|qu en pens|café|rendez vous|
    disposition|essayez|essaye |visitez|regardez|regarde |jetez|envoyez|envoie|merci de |prenons|
    voyons|reconnaissan|je reste|reste en contact|rester en contact|
    vous intéress|t intéress|m intéress|intéressé |intéressée |appel |téléphone|
    faire signe|fais signe|à bientôt|espère|
    quand cela|quand ça|quand vous vou|quand tu v|vous arrange|t arrange|vous convien|te convien|
    tenez moi|tiens moi|tenez nous|me diras|me direz|nous direz|nous diras|un oui|
    un simple oui"""

_SPANISH = """dime |dígame|díganos|dinos|avísame|avíseme|avísa|avise|escríbeme|escríbame|escríba|
    escrib|cuéntame|cuénteme|cuénta|cuént|hablemos|hablamos|hablar|encantaría|gustaría|a la espera|
    atento|atenta|quedo |quedamos|disposición|espero |esperamos|si le |si te |si les |si os |
    si lo |si la |si quier|si dese|si cree|si tiene|si tienes|si conoce|si es |si prefiere|no dude|
    no dudes|no duden|llám|llame|respond|respuesta|convers|charl|propong|proponemos|propuesta|
    sugier|invit|café|opinión|
    interesa |interesan |interesar|interese |interesen |interesad|de su interés|de tu interés|
    caso de interés|hay interés|tiene interés|tienes interés|
    curiosidad|agradecer|agradezco|por favor|mándame|mándeme|
    envíame|envíeme|podemos|podríamos|podría|podrías|puede |puedes|querría|querrías|quiere|
    le parece|te parece|qué tal|ven |venga |vengan|visite|visita |prueb|únete|únase|cuando le|
    cuando te|con mucho gusto|con gusto|vemos|reunión|reunir|cita |llamada|aceptar|acept|
    me alegraría|quería|saber si|sería un placer|hágame|hazme|consult|contact|
    me dirás|me dirá |me dices|nos dirá|nos dices|me contarás|me cuentas|basta con|un sí |
    agende |agenda aquí|agenda una|sí o no|mantenme|manténgame|tenme al|téngame al|
    te venga|le venga|te viene|le viene|os venga"""

_PORTUGUESE = """diga me|me diga|me diz|diz me|avise|avisa|escreva|escreve|conte me|me conte|
    conta me|me conta|vamos |gostaria|gostava|gostaríamos|adoraria|adorava|aguard|à espera|espero|
    esperamos|se tiver|se tiveres|se quiser|se quiseres|se for |se lhe |se te |se desejar|se achar|
    se preferir|se puder|se conhec|caso |não hesite|não hesites|fique à|fico |ficamos|disposição|
    disponível|respond|resposta|convers|falar|falamos|falemos|convid|convite|propon|proposta|sugir|
    suger|opinião|que tal|interessa |interessam |interessar|
    lhe interesse|te interesse|do seu interesse|do teu interesse|caso de interesse|tem interesse|
    tens interesse|tenha interesse|tiver interesse|haja interesse|havendo interesse|
    houver interesse|interessad|curios|agradeç|agradec|por favor|mande|manda me|envie|envia me|
    ligue|liga me|me liga|podemos|poderíamos|poderia|pode |podes |poderias|queria|quer |queres|
    café|marcar|marque|venha|vem |visite|experiment|participe|junte|junta te|prazer em|feliz em|
    será um prazer|quando lhe|quando te|contact|contat|reunião|chamada|ligação|encontr|bate papo|
    topa|topas|me chame|me chama|
    basta um|basta dizer|um sim |me dirá|dir me|me dizes|mantenha me|me mantenha|mantém me|
    der jeito|dá jeito|lhe convier|te convier|agende |agenda aqui|simples sim|sim ou não|me manda|
    me escreve|me procur"""

# A few of other languages.
_OTHERS = """daj znać|daj mi znać|dajcie znać|proszę|prosimy|chętnie|zapraszam|jeśli|jeżeli|gdyby|
    czekam|odpowied|zadzwoń|napisz|kontakt|kawę|spotka|laat |graag|als u|als je|neem contact|bel |
    reageer|hoor ik|koffie|bellen|afspra|fammi|mi faccia|faccia|fatemi|se ti|se le|se vuoi|
    se vuole|attendo|rispost|piacere|piacerebbe|caffè|sentir|scriv|chiam|volentieri|propong|
    incontr|hör av|hör gärna|gärna|låt mig|om du|om ni|skriv|ring |svar|kaffe|gerne|giv |lad mig|
    la meg|hvis |ta kontakt|kontakte|kerro|ota yhteyttä|soita|vastaa|mielelläni|jos |kahvi|dejte|
    dej vědět|rád |ráda |pokud|ozvěte|ozvi|napište|napiš|zavol|káv|lütfen|bekliyorum|bekleriz|
    sevinirim|seviniriz|isterseniz|istersen|eğer|memnun|ararsanız|yazın|yazabilir|haber ver|görüş|
    kahve|dilerim|rica|göz at|дайте знать|дай знать|напиш|буду рад|будем рады|если|жду|ответ|
    пожалуйста|позвон|дайте знати|дай знати|якщо|чекаю|відповід|будь ласка|подзвон|радий|рада |
    anunțați|dacă|aștept|răspuns|vă rog|te rog|cafea|scrieți|sunați|kérem|kérlek|ha |írjon|írj |
    várom|válasz|hívjon|kávé|szívesen"""

# Phrases that contain a hook but ask for nothing: they say what the sender does, offers or thanks
# for. They are searched for in texts without accents.
_NO_HOOKS = r"""(?x)[ ](?:
    please[ ](?:find|see|do[ ]not[ ]reply|be[ ]informed)
    | our[ ](?:\w+[ ])?(?:answer|repl|respon)\w*
    | we[ ](?:usually[ ]|always[ ])?(?:answer|reply|respond)
    | (?:answer|reply|response)[ ](?:times?|rates?)
    | if[ ]you[ ](?:are|re)[ ]interested[ ]in[ ](?:\w+[ ]){1,4}ours?[ ](?:\w+[ ])?(?:is|are)
    | unsere?[mnrs]?[ ]antwort\w* | antwortzeit\w*
    | (?:das|die)[ ]gesprache?[ ]mit[ ](?:dem|der|den|unser\w*)
    | merci[ ]de[ ](?:votre|vos|ton|ta|tes)
    | nous[ ]proposons[ ](?:aussi[ ]|egalement[ ])?(?:des?|du|la|les?|une?)
    | (?:notre|nos)[ ]\w+[ ](?:repond|propos)\w* | nous[ ]repondons
    | nuestr[oa]s?[ ]\w+[ ]responden? | respondemos
    | noss[oa]s?[ ]\w+[ ]respondem?
    )(?=[ ])"""

_HOOKS = {"en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH, "pt": _PORTUGUESE}


def has_hook(text: str, language: str | None) -> bool:
    """Tell whether a text contains a hook of a language, or of any language if that is None.

    Accents do not count, since not everybody writes them.
    """
    line = re.sub(_NO_HOOKS, "", fold(lowercase_words(text)))
    return any(hook in line for hook in _hooks(language))


@cache
def _hooks(language: str | None) -> tuple[str, ...]:
    listed = [_HOOKS[language]] if language else [*_HOOKS.values(), _OTHERS]
    # A space at the end of a phrase stays, the line breaks and indents between phrases do not.
    return tuple(
        f" {fold(' '.join(phrase.split()))}{' ' if phrase.endswith(' ') else ''}"
        for phrase in "|".join(listed).split("|")
    )

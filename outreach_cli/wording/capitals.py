"""Words in capitals that read as shouting, unlike acronyms, names and titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

# Acronyms of four letters and more.
_ACRONYMS = """ABAP AJAX ANOVA ANSI APAC APIS ASAP ASCII ASIC AUDI AZURE BASF BIOS CAPEX CATIA
    CCNA CERN CHRO CISA CISO CISSP CMDB COBIT COBOL COVID CUDA DACH DATEV EBITDA EDIFACT EFTA
    EMEA ENISA ERASMUS ESOP FAQS FHIR FIFA FMEA FORTRAN FPGA GAAP GDPR HACCP HANA HIPAA HTML HTTP
    HTTPS HVAC IATA IBAN ICAO IEEE IELTS IFRS IIOT IKEA IMAP INSEAD ISACA ISTQB ITIL ITSM JAVA
    JIRA JPEG JSON KANBAN KOBOL KPIS KPMG KUKA LATAM LDAP LEED LEGO LIDL LIMS LLMS MATLAB MIFID
    MISRA MOOC MQTT NASA NASDAQ NATO NIST NOSQL NYSE OAUTH OECD OKRS OKTA OLAP OPEC OPEX OSHA
    OWASP PERL POSIX PYTHON RADAR REIT RFID RFPS ROHS SAAS SAML SARL SASE SCADA SCIM SCRUM SEPA
    SHRM SIEM SIXT SMTP SOAP SPARQL SPSS STEM SUSE SWIFT SWOT TOEFL TOGAF UEFA UNESCO UNHCR
    UNICEF UNIX USAID VHDL VLAN VOIP WIFI WLAN XBRL XHTML YAML ZEISS"""
# Words of two or three letters that are no acronyms; all others are taken for one.
_SHORT_WORDS = """ALL AND ANY ARE ASK BAD BEST BIG BUT BUY CAN DAY DID FEW FOR GET GOT HAS HER
    HIM HIS HOT HOW ITS JOB LET LOT MAY NEW NOT NOW OFF OLD ONE OUR OUT OWN PAY PUT SAY SEE SET
    SHE TEN THE TOO TOP TRY TWO USE WAS WAY WHO WHY WIN YES YET YOU DAS DER DEM DEN DES DIE EIN
    ICH IHR MIT NUR UND UNS VON WIR ZUM ZUR AUF AUS BEI DIR FÜR IST NEU LES UNE POUR PAR SUR VOS
    NOS QUE QUI LOS LAS UNA POR CON SIN MÁS HOY SUS NÃO COM SEM UMA SEU SUA"""
_LEGAL_FORMS = """GmbH AG KG UG SE eG mbH Inc Ltd LLC LLP PLC plc Oy AB AS ApS BV NV SA
    SAS SARL SpA SRL Srl Lda Ltda Corp Co Kft Zrt s.r.o Pty"""

_QUOTES = tuple("\"“”„«»‚‘’'")
_CALLED = (
    r"(?i)\b(?:called|titled|entitled|heißt|heisst|namens|(?:mit )?dem titel|intitulée?s?"
    r"|titulad[oa]s?|llamad[oa]s?|intitulad[oa]s?|chamad[oa]s?):?(?: [\"“„«])?$"
)
_LOOKED_AT_BEFORE = 20
"""The number of characters before words in capitals that may show them to be a title."""


def shouted_words(text: str, names: Iterable[str]) -> tuple[int, str] | None:
    """Return the first words in capitals that read as shouting, with their offset.

    These are several words in a row, or a whole sentence. `names` are texts that may contain
    names in capitals, which do not count.
    """
    if text.islower():
        return None
    for run in _runs_of_capitals(text):
        start, end = run[0].start(), run[-1].end()
        shown = text[start:end]
        following_word = text[end : end + 20].split(maxsplit=1)[:1]
        if following_word and following_word[0].rstrip(".,;:!?)") in _words(_LEGAL_FORMS):
            continue
        if any(shown in name for name in names):
            continue
        loud = sum(1 for word in run if _is_loud(word.group()))
        is_shouted = loud > 1 or (loud == 1 and _is_sentence(text, start, end, len(run)))
        if is_shouted and not _is_title(text, start, end):
            return start, shown
    return None


def _runs_of_capitals(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield the words in capitals that follow each other without punctuation between them."""
    run: list[re.Match[str]] = []
    for word in re.finditer(r"[^\W\d_]+", text):
        is_upper = word.group().isupper()
        if run and (not is_upper or text[run[-1].end() : word.start()].strip(" \xa0\t'’&-")):
            yield run
            run = []
        if is_upper:
            run.append(word)
    if run:
        yield run


def _is_loud(word: str) -> bool:
    """Tell whether a word in capitals is not an acronym."""
    if len(word) < 4:
        return word in _words(_SHORT_WORDS)
    return word not in _words(_ACRONYMS) and any(
        letter in "AEIOUYÄÖÜÁÉÍÓÚÀÈÙÂÊÔÃÕ" or not letter.isascii() for letter in word
    )


def _is_sentence(text: str, start: int, end: int, count: int) -> bool:
    """Tell whether words are a whole sentence; a single word only before an exclamation mark."""
    before, after = text[:start].rstrip(' \t¡¿"“„«('), text[end:].lstrip(' \t"”“»)')
    begins = not before or before[-1] in ".!?\n…"
    ends = not after or after[0] in ".!?\n…"
    return begins and ends and (count > 1 or after[:1] == "!")


def _is_title(text: str, start: int, end: int) -> bool:
    """Tell whether words are in quotation marks, or follow a word such as `called`."""
    before = text[max(start - _LOOKED_AT_BEFORE, 0) : start].rstrip(" \xa0")
    is_quoted = before[-1:] in _QUOTES and text[end : end + 2].lstrip(" \xa0")[:1] in _QUOTES
    return is_quoted or re.search(_CALLED, before) is not None


@cache
def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())

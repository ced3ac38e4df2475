"""Words in capitals that are shouted, as against acronyms and names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

# Of four letters and more; shorter words are taken for acronyms unless they are among the others.
_ACRONYMS = """ABAP AJAX ANOVA ANSI APAC APIS ASAP ASCII ASIC AUDI AZURE BASF BIOS CAPEX CATIA
    CCNA CERN CHRO CISA CISO CISSP CMDB COBIT COBOL COVID CUDA DACH DATEV EBITDA EDIFACT EFTA
    EMEA ENISA ERASMUS ESOP FAQS FHIR FIFA FMEA FORTRAN FPGA GAAP GDPR HACCP HANA HIPAA HTML HTTP
    HTTPS HVAC IATA IBAN ICAO IEEE IELTS IFRS IIOT IKEA IMAP INSEAD ISACA ISTQB ITIL ITSM JAVA
    JIRA JPEG JSON KANBAN KOBOL KPIS KPMG KUKA LATAM LDAP LEED LEGO LIDL LIMS LLMS MATLAB MIFID
    MISRA MOOC MQTT NASA NASDAQ NATO NIST NOSQL NYSE OAUTH OECD OKRS OKTA OLAP OPEC OPEX OSHA
    OWASP PERL POSIX PYTHON RADAR REIT RFID RFPS ROHS SAAS SAML SARL SASE SCADA SCIM SCRUM SEPA
    SHRM SIEM SIXT SMTP SOAP SPARQL SPSS STEM SUSE SWIFT SWOT TOEFL TOGAF UEFA UNESCO UNHCR
    UNICEF UNIX USAID VHDL VLAN VOIP WIFI WLAN XBRL XHTML YAML ZEISS"""
_SHORT = """ALL AND ANY ARE ASK BAD BEST BIG BUT BUY CAN DAY DID FEW FOR GET GOT HAS HER HIM HIS
    HOT HOW ITS JOB LET LOT MAY NEW NOT NOW OFF OLD ONE OUR OUT OWN PAY PUT SAY SEE SET SHE TEN
    THE TOO TOP TRY TWO USE WAS WAY WHO WHY WIN YES YET YOU DAS DER DEM DEN DES DIE EIN ICH IHR
    MIT NUR UND UNS VON WIR ZUM ZUR AUF AUS BEI DIR FÜR IST NEU LES UNE POUR PAR SUR VOS NOS QUE
    QUI LOS LAS UNA POR CON SIN MÁS HOY SUS NÃO COM SEM UMA SEU SUA"""
_LEGAL_FORMS = """GmbH AG KG UG SE eG mbH Inc Ltd LLC LLP PLC plc Oy AB AS ApS BV NV SA
    SAS SARL SpA SRL Srl Lda Ltda Corp Co Kft Zrt s.r.o Pty"""

_QUOTES = tuple("\"“”„«»‚‘’'")
_CALLED = (
    r"(?i)\b(?:called|titled|entitled|heißt|heisst|namens|(?:mit )?dem titel|intitulée?s?"
    r"|titulad[oa]s?|llamad[oa]s?|intitulad[oa]s?|chamad[oa]s?):?(?: [\"“„«])?$"
)
_NEAR = 20
"""How many letters before a title may tell that it is one."""


def shouted(text: str, names: Iterable[str]) -> tuple[int, str] | None:
    """Return the first words in a row, or the first sentence, in capitals, with the offset.

    `names` are texts that may have names in capitals, which nobody shouts.
    """
    if text.islower():
        return None
    for run in _runs(text):
        start, end = run[0].start(), run[-1].end()
        loud = [word for word in run if _loud(word.group())]
        shown = text[start:end]
        follows = text[end : end + 20].split(maxsplit=1)[:1]
        if follows and follows[0].rstrip(".,;:!?)") in _legal_forms():
            continue
        if any(shown in name for name in names):
            continue
        calls = len(loud) > 1 or (loud and _is_sentence(text, start, end, len(run)))
        if calls and not _is_title(text, start, end):
            return start, shown
    return None


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield the words in capitals that follow each other with nothing but blanks between."""
    run: list[re.Match[str]] = []
    for word in re.finditer(r"[^\W\d_]+", text):
        if not word.group().isupper():
            if run:
                yield run
            run = []
            continue
        if run and text[run[-1].end() : word.start()].strip(" \xa0\t'’&-"):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _loud(word: str) -> bool:
    if len(word) < 4:
        return word in _short()
    return word not in _acronyms() and any(
        sign in "AEIOUYÄÖÜÁÉÍÓÚÀÈÙÂÊÔÃÕ" or not sign.isascii() for sign in word
    )


def _is_sentence(text: str, start: int, end: int, count: int) -> bool:
    """Tell whether nothing but capitals stands between two ends of sentences."""
    before, after = text[:start].rstrip(' \t¡¿"“„«('), text[end:].lstrip(' \t"”“»)')
    begins = not before or before[-1] in ".!?\n…"
    ends = not after or after[0] in ".!?\n…"
    return begins and ends and (count > 1 or after[:1] == "!")


def _is_title(text: str, start: int, end: int) -> bool:
    """Tell whether the words are in quotes, or somebody or something is called so."""
    before = text[max(start - _NEAR, 0) : start].rstrip(" \xa0")
    quoted = before[-1:] in _QUOTES and text[end : end + 2].lstrip(" \xa0")[:1] in _QUOTES
    return quoted or re.search(_CALLED, before) is not None


@cache
def _acronyms() -> frozenset[str]:
    return frozenset(_ACRONYMS.split())


@cache
def _short() -> frozenset[str]:
    return frozenset(_SHORT.split())


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(_LEGAL_FORMS.split())

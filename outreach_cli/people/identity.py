"""The keys by which records are compared: address of the profile, e-mail, name and company."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category, normalize
from urllib.parse import unquote

from outreach_cli.words import word_set

_ADDRESS = r"""(?xi)
    (?: =hyperlink\(["'] )?                                     # a link in a spreadsheet
    (?: [a-z][a-z0-9+.-]* : // | // )?
    (?: (?: [\w-]+ \. )* linkedin \. com (?: : \d+ )? )?        # or no host at all
    /*
    (?: (?: mwlite | m | comm | mobile | profile ) / )*
    (?:
        in / (?P<name> [^/?\#&,;|<>()"'\s]+ )
        | (?: sales/(?: lead | people | profile ) | (?: talent | recruiter ) (?: /\w+ )*? /profile )
          / (?P<member> [\w-]+ )
        | (?P<old> pub / [^/?\#&\s]+ (?: / [0-9a-f]+ ){3} )
    )
    """
_MEMBER = r"(?:AC[a-z]|AEM)AA[\w-]*"
"""An id of LinkedIn that stands in place of a name, as in /in/ACoAAB1xyz; its case matters."""
_LEAD = r"/sales/\w+/[\w-]+(?:,[\w-]*)*"
"""What follows the comma in an address of Sales Navigator changes with every export."""
_NOBODY = word_set("headless nan none null unavailable undefined unknown")
"""What exports write after /in/ where they know no name."""
_LONGEST = 5_000
"""A longer text is no address; decoding one of megabytes would need gigabytes."""
_USUAL = "https://www.linkedin.com/in/"
_SPACES = " \t\r\n\xa0\u200b\u200e\ufeff\"'<>"

_EMAIL = r"(?i)(?:[^<>]*<|mailto:)?\s*([^\s@<>,;]+@[^\s@<>,;]+)\s*>?"
_BETWEEN_EMAILS = r"[;,/|\s]+"
_USUAL_IN_EMAIL = "abcdefghijklmnopqrstuvwxyz0123456789._+-"
_LOCKED = "email_not_unlocked@"
"""What one seller of addresses shows in place of an address that is not paid for."""

_IN_GERMANY = word_set("ag eg gmbh ggmbh kg og se ug")
_FOUNDING_OR_ENDING = word_set("ig igr igründung ingründung il iliq iins inliquidation")
_LEGAL_FORMS = word_set(
    """ab abp ad ag aktiebolag aktiengesellschaft aktieselskab anpartsselskab ans aps as asa asbl aş
    beslotenvennootschap bhd bt bv bvba bvio cb cic cio cjsc co commv company corp corporation cv
    da dd dmcc dno doel doo dooel ead eg ehf eireli eirl ek ekför eood epe epp eu eurl ev fz-llc
    fzco fze fzllc gag gbr gesellschaftmitbeschränkterhaftung gesmbh ggmbh gie gk gmbh gug
    handelsbolag hb hf iks inc incorporated is ivs jdoo jointstockcompany jsc kb kdd kft kg kgaa
    kk kommanditbolag kommanditgesellschaft ks ky lda limitada limited limitedliability
    limitedliabilitycompany limitedliabilitypartnership limitedpartnership llc lllp llp lp ltd
    ltda ltdaepp ltdame ltdşti mbh mtü naamlozevennootschap nuf nv nyrt og ohg ojsc ood ooo
    osakeyhtiö osk oy oyj oü pa pao partg partgmbb pc pjsc plc pllc private privatelimitedcompany
    professionalcorporation professionallimitedliabilitycompany proprietarylimited ps pte pty
    publicjointstockcompany publiclimited publiclimitedcompany pvt sa sab sabdecv sac sadecv
    sapidecv saps sarl sas sasu sc sca sci scomm scoop scop scp scrl sderl sderldecv sdn se selarl
    sgps sia sl sll slne slp slu snc soccoop sociedadanonima sociedadlimitada societeanonyme
    societearesponsabilitelimitee societeparactionssimplifiee societàaresponsabilitàlimitata
    societàperazioni société sociétéanonyme sociétéparactionssimplifiée
    sociétéàresponsabilitélimitée spa spj spk spolsro spp sprl spzoo spółkaakcyjna spółkazoo srl
    srl-d srld srls srlu sro sàrl tbk tmi tov uab ug ulc unipessoal unipessoallda vat vof vos vzw
    všį wll zao zat zrt şti sociedadanónima ооо оао пао зао ао тов
    株式会社 有限会社 合同会社 有限公司 股份有限公司 주식회사"""
) | {form + end for form in _IN_GERMANY for end in _FOUNDING_OR_ENDING}
"""Legal forms as one word, without periods, spaces and the like."""
_MOST_WORDS = 6
"""How many words a legal form has at most: `S. de R.L. de C.V.`"""
_LEADING_FORMS = word_set("株式会社 有限会社 合同会社 주식회사 pt ооо оао пао зао ао тов")
_AND = word_set("& + and und et e y i")
_REMARK = r"\((?:haftungsbeschränkt|pty|private|pvt|株|有)\)"
_GLUED = "株式会社|有限会社|合同会社|주식회사|股份有限公司|有限公司"
"""Legal forms that are written without a space before or after the name."""
_MARKS = dict.fromkeys(map(ord, "®™©"))
_SMALL = r"[./'’·]"
_GAPS = r"[\s,]+"

_NOT_AVAILABLE = r"(?i)/in/n/a/?$"
"""What remains of an address whose name an export does not have."""


def profile_key(address: str) -> tuple[str, str] | None:
    """Return what identifies a person in the address of a LinkedIn profile.

    The result has a kind and a key: `("profile name", "ann-lee")` for a public name, whose form and
    case do not matter, `("profile member", "ACoAAB1")` for an id. It is None if it is not
    the address of a person, such as `N/A`, a company's page or a search.
    """
    usual = address.removeprefix(_USUAL)
    if usual.replace("-", "").isalnum() and usual.islower() and usual.isascii():
        return None if usual is address or usual in _NOBODY else ("profile name", usual)
    if len(address) > _LONGEST:
        return None
    if "%" in address:
        address = unquote(unquote(address))
    address = visible(address).strip(_SPACES)
    match = re.match(_ADDRESS, address)
    if match is None or re.search(_NOT_AVAILABLE, address):
        return None
    name = match["name"] or match["old"]
    if name is None or re.fullmatch(_MEMBER, name):
        return "profile member", name or match["member"]
    name = plain(name).strip(".")
    return ("profile name", name) if name and name not in _NOBODY else None


def email_key(address: str) -> str | None:
    """Return an e-mail address as it is compared; None if it is not one."""
    key = address.lower()
    name, _, host = key.partition("@")
    is_usual = name and host and not (name + host).strip(_USUAL_IN_EMAIL)
    if not is_usual:  # this takes longer
        match = re.fullmatch(_EMAIL, visible(address).strip(_SPACES))
        key = plain(match[1]) if match else ""
    return key if key and not key.startswith(_LOCKED) else None


def kind_of_address(text: str) -> str | None:
    """Return `linkedin_url` or `email` if a text is just such an address, else None."""
    if email_key(text):
        return "email"
    if "linkedin.com/" not in text.lower() or profile_key(text) is None:
        return None
    has_more = re.search(r"[,;|\s]", re.sub(_LEAD, "", visible(text).strip(_SPACES)))
    return None if has_more else "linkedin_url"


def email_addresses(text: str) -> list[str]:
    """Return the e-mail addresses in a cell, which may have several: `a@x.org; b@x.org`."""
    if text.count("@") < 2:  # the usual case, also `Ann Lee <a@x.org>`
        return [text] if email_key(text) else []
    return [part for part in re.split(_BETWEEN_EMAILS, text) if email_key(part)]


@lru_cache(1 << 15)
def company_key(company: str) -> str:
    """Return a company's name as it is compared: like `plain`, and without a form such as GmbH."""
    text = re.sub(_REMARK, " ", plain(company.translate(_MARKS)))
    words = [word for word in re.split(_GAPS, re.sub(_GLUED, r" \g<0> ", text)) if word]
    while len(words) > 1:
        count = next(
            (
                count
                for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1)
                if re.sub(_SMALL, "", "".join(words[-count:])) in _LEGAL_FORMS
            ),
            0,
        )
        if count:
            words = words[:-count]
            if len(words) > 1 and words[-1] in _AND:
                words.pop()
        elif words[0] in _LEADING_FORMS:
            words = words[1:]
        else:
            break
    return " ".join(words)


def plain(text: str) -> str:
    """Return a text without regard to case, Unicode form, repeated spaces and unseen characters."""
    if text.isascii():
        return " ".join(text.lower().split())
    folded = normalize("NFKC", normalize("NFKC", visible(text)).casefold())
    return " ".join(folded.split())


def visible(text: str) -> str:
    """Return a text without the characters that nobody sees, which come with texts from a page.

    They are marks of writing direction, soft hyphens, spaces without a width and the like.
    """
    if text.isascii():
        return text
    return "".join(char for char in text if category(char) != "Cf")

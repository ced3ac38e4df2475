"""Keys by which people are compared: addresses of profiles, e-mail addresses, companies."""

from __future__ import annotations

from unicodedata import normalize
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_cli.people.identity import company_key, email_key, profile_key

ANN = ("profile name", "ann-lee")
MEMBER = ("profile member", "ACwAAB1xY")


@pytest.mark.parametrize(
    "address",
    [
        "https://www.linkedin.com/in/ann-lee",
        "http://www.linkedin.com/in/ann-lee/",
        "HTTPS://WWW.LINKEDIN.COM/IN/ANN-LEE",
        "https://linkedin.com/in/Ann-Lee",
        "www.linkedin.com/in/ann-lee/en",
        "linkedin.com/in/ann-lee",
        "//www.linkedin.com/in/ann-lee",
        "https://de.linkedin.com/in/ann-lee?originalSubdomain=de",
        "https://uk.linkedin.com:443/in/ann-lee/de-de",
        "https://www.linkedin.com/in/ann-lee#experience",
        "https://www.linkedin.com/in/ann-lee/details/experience/",
        "https://www.linkedin.com/in/ann-lee/recent-activity/all/",
        "https://www.linkedin.com/mwlite/in/ann-lee",
        "https://www.linkedin.com/mwlite/profile/in/ann-lee",
        "https://www.linkedin.com/m/in/ann-lee",
        "https://www.linkedin.com/comm/in/ann-lee?midToken=x",
        "https://www.linkedin.com//in/ann-lee",
        "/in/ann-lee",
        "in/ann-lee",
        "  https://www.linkedin.com/in/ann-lee \t",
        "\ufeffhttps://www.linkedin.com/in/ann-lee\u200b",
        "\u202ahttps://www.linkedin.com/in/ann-lee\u202c",
        "https://www.\u2068linkedin.com\u2069/in/ann\u061c-lee",
        "https://www.linkedin.com/in/ann-lee%E2%80%AC",
        "<https://www.linkedin.com/in/ann-lee>",
        "https://www.linkedin.com/in/ann-lee,",
        "https%3A%2F%2Fwww.linkedin.com%2Fin%2Fann-lee",
        "https://www.linkedin.com/in/ann%2Dlee",
        "https://www.linkedin.com/in/ann%252Dlee",
        '=HYPERLINK("https://www.linkedin.com/in/ann-lee","Ann")',
    ],
)
def test_the_form_of_a_profiles_address_does_not_matter(address: str) -> None:
    assert profile_key(address) == ANN


@pytest.mark.parametrize(
    "address",
    [
        "https://www.linkedin.com/sales/lead/ACwAAB1xY,NAME_SEARCH,a1b2",
        "https://www.linkedin.com/sales/lead/ACwAAB1xY,OTHER,zz?_ntb=x",
        "https://www.linkedin.com/sales/people/ACwAAB1xY,name",
        "https://www.linkedin.com/in/ACwAAB1xY",
        "https://www.linkedin.com/in/ACwAAB1xY/en?trk=1",
        "https://www.linkedin.com/talent/profile/ACwAAB1xY",
        "https://www.linkedin.com/talent/hire/1234/manage/all/profile/ACwAAB1xY",
    ],
)
def test_an_id_is_the_key_wherever_it_stands(address: str) -> None:
    assert profile_key(address) == MEMBER


def test_the_case_of_an_id_matters() -> None:
    other = profile_key("https://www.linkedin.com/in/ACwAAB1xy")
    assert other == ("profile member", "ACwAAB1xy")


@pytest.mark.parametrize(
    "address",
    [
        "",
        " ",
        "-",
        "N/A",
        "n/a",
        "ann-lee",
        "Ann Lee",
        "https://www.linkedin.com/",
        "https://www.linkedin.com/in/",
        "https://www.linkedin.com/in",
        "https://www.linkedin.com/in/null",
        "https://www.linkedin.com/in/undefined/",
        "https://www.linkedin.com/company/acme",
        "https://www.linkedin.com/company/in/about",
        "https://www.linkedin.com/school/in/ann",
        "https://www.linkedin.com/sales/company/1234",
        "https://www.linkedin.com/search/results/people/?keywords=ann",
        "https://www.linkedin.com/search/results/people/headless?x",
        "https://www.linkedin.com/feed/update/urn:li:activity:1",
        "https://www.linkedin.com/jobs/view/1",
        "https://www.example.com/in/ann-lee",
        "https://notlinkedin.com/in/ann-lee",
        "ann@example.com",
        "https://www.linkedin.com/in/" + "%61nn" * 10_000,
        "0",
    ],
)
def test_what_is_no_persons_address_is_no_key(address: str) -> None:
    assert profile_key(address) is None


@given(st.text(st.characters(categories=("L", "N")), min_size=1, max_size=12))
def test_percent_encoding_and_unicode_form_do_not_matter(name: str) -> None:
    plain = profile_key(f"https://www.linkedin.com/in/x{name}")
    for form in ("NFC", "NFD"):
        written = normalize(form, f"x{name}")
        for address in (written, quote(written), quote(written).lower(), written.upper().lower()):
            if normalize("NFKC", address.casefold()) != normalize("NFKC", written.casefold()):
                continue  # "ß" has no capital letter of its own
            assert profile_key(f"linkedin.com/in/{address}/") == plain


@given(st.text(max_size=60))
def test_any_text_may_stand_where_an_address_is_expected(text: str) -> None:
    for key in (profile_key(text), profile_key(f"https://www.linkedin.com/in/{text}")):
        assert key is None or (key[0].startswith("profile ") and key[1])
    assert email_key(text) != ""
    company_key(text)


@pytest.mark.slow
@pytest.mark.usefixtures("bounded")
@pytest.mark.parametrize("part", ["a.", "/in", "%25", "(", "talent/", "in/", "-", " ", "@"])
def test_long_texts_take_linear_time(part: str) -> None:
    text = part * 200_000
    profile_key(text)
    profile_key(f"https://www.linkedin.com/{text}")
    email_key(text)
    company_key(text)


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("Ann@Example.COM", "ann@example.com"),
        (" ann@example.com ", "ann@example.com"),
        ("mailto:ann@example.com", "ann@example.com"),
        ("Ann Lee <ann@example.com>", "ann@example.com"),
        ("ann\u200b@exam\u00adple.com", "ann@example.com"),
        ("\u202aann@example.com\u202c", "ann@example.com"),
        ("\u2066Ann@Example\u180e.com\u2069", "ann@example.com"),
        ("ANN.LÉE@example.com", "ann.lée@example.com"),
        ("N/A", None),
        ("", None),
        ("@", None),
        ("ann@", None),
        ("a@x, b@x", None),
        ("email_not_unlocked@domain.com", None),
    ],
)
def test_an_email_address(address: str, key: str | None) -> None:
    assert email_key(address) == key


@pytest.mark.parametrize(
    "company",
    [
        *("Tallyfern", "TALLYFERN", " Tallyfern  ", "Tallyfern GmbH", "Tallyfern, Inc."),
        *("Tallyfern Inc", "Tallyfern AB", "Tallyfern S.A.", "Tallyfern S. A.", "Tallyfern SA"),
        *("Tallyfern GmbH & Co. KG", "Tallyfern Ltd.", "Tallyfern LLC", "Tallyfern L.L.C."),
        *("Tallyfern S.A.S.", "Tallyfern SARL", "Tallyfern S.à r.l.", "Tallyfern S.p.A."),
        *("Tallyfern B.V.", "Tallyfern N.V.", "Tallyfern A/S", "Tallyfern Oy", "Tallyfern AG"),
        *("Tallyfern UG (haftungsbeschränkt)", "Tallyfern Ltda.", "Tallyfern S.A. de C.V."),
        *("Tallyfern Pty Ltd", "Tallyfern Pvt. Ltd.", "Tallyfern Sp. z o.o.", "Tallyfern & Co"),
        *("Tallyfern Corp.", "Tallyfern PLC", "PT Tallyfern Tbk", "ООО Tallyfern"),
        *("Tallyfern PLLC", "Tallyfern P.C.", "Tallyfern, PC", "Tallyfern S.C.", "Tallyfern K/S"),
        *("Tallyfern HB", "Tallyfern Ky", "Tallyfern d.d.", "Tallyfern ASBL", "Tallyfern VZW"),
        *("Tallyfern GmbH i.G.", "Tallyfern AG i. L.", "Tallyfern GmbH & Co. KG i.L."),
        *("Tallyfern Limited Liability Company", "Tallyfern Public Limited Company"),
        *("Tallyfern S. de R.L. de C.V.", "Tallyfern S de RL de CV", "Tallyfern SAPI de CV"),
        *("Tallyfern Limited Liability Partnership", "Tallyfern L.L.L.P.", "Tallyfern P.L.L.C."),
        *("Tallyfern spol. s r.o.", "Tallyfern v.o.s.", "Tallyfern j.d.o.o.", "Tallyfern Sp. j."),
        *("Tallyfern Sp. z o.o. sp. k.", "Tallyfern I/S", "Tallyfern Nyrt.", "Tallyfern Oy Ab"),
        *("Tallyfern S.r.l.s.", "Tallyfern Soc. Coop.", "Tallyfern S.A.S.U.", "Tallyfern SELARL"),
        *("Tallyfern Gesellschaft mit beschränkter Haftung", "Tallyfern Société Anonyme"),
        *("Tallyfern EOOD", "Tallyfern Bt.", "Tallyfern Company", "株式会社Tallyfern"),
        *("Tallyfern株式会社", "Tallyfern有限公司", "Tallyfern®", "Tallyfern™ Inc."),
        *("Tally\u00adfern GmbH", "Tallyfern\u200b", "\u200eTallyfern\u2060 Inc."),
        *("\u202aTallyfern GmbH\u202c", "\u2067Tallyfern\u2069, \u202dInc."),
    ],
)
def test_the_legal_form_of_a_company_does_not_matter(company: str) -> None:
    assert company_key(company) == "tallyfern"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme", "Acme Labs"),
        ("Johnson & Johnson", "Johnson"),
        ("Blue", "Blue & Green"),
        ("AB", "SA"),
        ("3M", "M"),
        ("Saab", "Sa"),
    ],
)
def test_companies_with_other_names_differ(one: str, other: str) -> None:
    assert company_key(one) != company_key(other)


@pytest.mark.parametrize("address", ["https://www.linkedin.com/in/N/A", "linkedin.com/in/n/a/"])
def test_an_address_without_a_name_is_none(address: str) -> None:
    assert profile_key(address) is None
    assert profile_key(address.replace("/a", "/about").replace("/A", "/about")) is not None

"""T105 broken-by-blank."""

from __future__ import annotations

import pytest
from builders import ADA, PEOPLE, Check, drafts_and_people, of_code, written

from outreach_cli.rules.spacing import gap, odd_space
from outreach_cli.wording.own_text import FILLED

REPORTED = (
    "Hi {{ nickname | default: '' }}, how is {{ company }}?",
    "Hi {{ first_name }}, how is  {{ company }}?",
    "Hi {{ first_name }} , how is {{ company }}?",
    "Hi {{ first_name }}, how is it at {{ pet | default: 'home' }}?",
    "Hi {{ first_name }} ({{ nickname | default: '' }}), how are you?",
    "Hi {{ first_name }}, are you at {{ nickname | default: '' }}\nor elsewhere?",
)

NOT_REPORTED = (
    "Hi {{ first_name }}{% if nickname %} ({{ nickname }}){% endif %}, how are you?",
    "Hi{% if nickname %} {{ nickname }}{% endif %}, how is {{ company }}?",
    "Hi{% if nickname != blank %} {{ nickname }}{% endif %}, how is {{ company }}?",
    "Hi{% unless nickname == empty %} {{ nickname }}{% endunless %}, how is {{ company }}?",
    "{% if nickname %}Dear {{ nickname }}{% else %}Hi {{ first_name }}{% endif %}, fine?",
    "Hi {{ first_name }},\n\n{{ nickname | default: '' }}\n\nhow are you?",
    "Hi {{ nickname | default: 'you' }}, how is {{ company }}?",
    "Hi {{ first_name }}.  How are you?  I am well.",
    "Hi {{ first_name }},\n\n  - one\n  -  two\n\nwhich?",
    "Bonjour {{ first_name }}, comment allez-vous ? Bien ; et vous !",
    "Bonjour {{ first_name }}{% if nickname %} {{ nickname }}{% endif %} ! Ça va ?",
    "Hi {{ first_name }}, do you use .NET ... or something else?",
)


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_all_of_these_are_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("T105", REPORTED, channel) == list(REPORTED)


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_none_of_these_is_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("T105", NOT_REPORTED, channel) == []


def one(check: Check, text: str, prospects: object = None) -> dict[str, object]:
    return check.one("T105", drafts_and_people(written(text, "message"), prospects))


def test_the_message_shows_the_gap_and_names_who_gets_it(check: Check) -> None:
    finding = one(check, "Hi {{ nickname | default: '' }}, how is {{ company }}?")
    assert finding["message"] == (
        'the text for Ada Lovelace and 1 other has a gap, "Hi , how is Analytical…",'
        " because {{ nickname }} is empty"
    )
    assert (finding["prospect"], finding["prospects"]) == ("plain-1st", 2)


def test_a_value_of_spaces_leaves_a_gap_despite_a_default(check: Check) -> None:
    finding = one(check, "Hi {{ pet | default: 'friend' }}, how are you?")
    assert (finding["prospect"], finding["prospects"]) == ("spaces-1st", 1)
    assert "{{ pet }} is empty" in str(finding["message"])


def test_two_empty_values_are_named_together(check: Check) -> None:
    finding = one(check, "Hi {{ nickname | default: '' }} {{ pet | default: '' }}, how are you?")
    assert "{{ nickname }} and {{ pet }}" not in str(finding["message"])
    assert str(finding["message"]).endswith("because {{ nickname }}, {{ pet }} are empty")
    assert finding["prospects"] == 2


def test_an_empty_value_of_the_sender_leaves_a_gap_for_everybody(check: Check) -> None:
    files = drafts_and_people(written("Hi {{ sender.title | default: '' }}, hello?", "message"))
    settings = """\
sender: {plan: business, title: " "}
schedule: {start: 2026-12-01}
replies: {rate: 0.2}
prospects: prospects.yaml
drafts: drafts.yaml
"""
    finding = check.one("T105", files | {"campaign.yaml": settings})
    assert (finding["prospect"], finding["prospects"]) == ("plain-1st", 3)
    assert "because {{ sender.title }} is empty" in finding["message"]


def test_spaces_that_the_author_wrote_concern_everybody(check: Check) -> None:
    finding = one(check, "Hi {{ first_name }} , how  is {{ company }}?")
    assert finding["message"] == 'there is a space before a comma, "Hi … , how  is…"; delete it'
    assert (finding["prospect"], finding["prospects"]) == (None, 3)


def test_several_spaces_are_shown_at_their_place(check: Check) -> None:
    finding = one(check, "Hi {{ first_name }}, how  is {{ company }}?")
    assert finding["message"] == 'there are several spaces in a row, "…how  is …?"; write one'


def test_a_long_run_of_spaces_is_not_quoted_whole(check: Check) -> None:
    finding = one(check, f"Hi {{{{ first_name }}}}, how{' ' * 5000}is {{{{ company }}}}?")
    assert len(str(finding["message"])) < 150


def test_a_missing_value_without_a_default_is_not_reported_twice(check: Check) -> None:
    body = "Hi {{ nickname }} and {{ nickname | default: '' }}, how is {{ company }}?"
    files = drafts_and_people(written(body, "message"))
    assert [finding["code"] for finding in check.all(files, "--select", "T")] == ["T103"]


def test_a_gap_inside_a_value_does_not_come_from_an_empty_value(check: Check) -> None:
    prospects = [
        {"id": "a", "first_name": "Ada", "connection": "1st", "company": "Foo , Bar  Ltd"},
        {"id": "b", "first_name": "Bea", "connection": "1st", "company": "Baz", "x": "y"},
    ]
    body = "Hi {{ first_name }}{{ x | default: '' }}, how is {{ company }}?"
    assert of_code(check.run(drafts_and_people(written(body, "message"), prospects)), "T105") == []


def test_a_gap_in_the_subject_is_reported_there(check: Check) -> None:
    subject = "{{ nickname | default: '' }}, a question"
    (draft,) = written("Hi {{ first_name }}, how are you?", "inmail", subject)
    finding = check.one("T105", drafts_and_people([draft], [{**ADA, "id": "a"}, PEOPLE[3]]))
    assert (finding["prospect"], finding["prospects"]) == ("a", 1)


def test_what_the_sender_has_leaves_no_gap(check: Check) -> None:
    body = "Hi {{ first_name }} ({{ sender.first_name | default: '' }}), how are you?"
    assert of_code(check.run(drafts_and_people(written(body, "message"))), "T105") == []


def test_odd_spaces_of_subject_and_body_are_one_finding_at_the_first(check: Check) -> None:
    files = drafts_and_people([])
    keys = 'channel: inmail, subject: "A question , Ada", body: "Hi ,  how are  you?"'
    finding = check.one("T105", files | {"drafts.yaml": f"- {{{keys}}}\n"})
    first, second = str(finding["message"]).split("; delete it; ")
    assert first == 'there is a space before a comma, "A question , Ada"'
    assert second == 'there is a space before a comma, "Hi ,  how are  you?"; delete it'
    assert (finding["line"], finding["column"]) == (1, 41)


SEVERAL, BEFORE = "there are several spaces in a row", "there is a space before a"


@pytest.mark.parametrize("has_tags", [False, True])
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hi you , how , so", (6, 8, f'{BEFORE} comma, "Hi you , how , so"; delete it')),
        ("a ,b", (1, 3, f'{BEFORE} comma, "a ,b"; delete it')),
        (" ,b", None),
        ("Hi\n ,b", None),
        ("a\n\nb ,c", (4, 6, f'{BEFORE} comma, "a  b ,c"; delete it')),
        ("We met . It was", (6, 8, f'{BEFORE} period, "We met . It was"; delete it')),
        ("We met .", (6, 8, f'{BEFORE} period, "We met ."; delete it')),
        ("We use .NET", None),
        ("We met ...", None),
        ("so  it", (2, 4, f'{SEVERAL}, "so  it"; write one')),
        ("One.  Two", None),
        ("one  ", None),
        ("one two\n  - two", None),
        ("one two\n-  two", None),
        ("one two\nabc  two", (11, 13, f'{SEVERAL}, "one two abc  two"; write one')),
        ("one two\n10)  two", None),
        ("one two\n100)  two", (12, 14, f'{SEVERAL}, "one two 100)  two"; write one')),
        ("so  it\nx", (2, 4, f'{SEVERAL}, "so  it x"; write one')),
        ("-  two", None),
        ("\n1)  two", None),
    ],
)
def test_the_first_space_that_is_odd(
    text: str, found: tuple[int, int, str] | None, has_tags: bool
) -> None:
    assert odd_space(text, has_tags) == found


@pytest.mark.parametrize("text", [f"Hi {FILLED} , how", f"it  {FILLED} is", f"is {FILLED}  it"])
def test_spaces_beside_a_tag_may_be_gone_later(text: str) -> None:
    assert odd_space(text, has_tags=True) is None
    assert odd_space(text, has_tags=False) is not None
    assert odd_space(f"a  b {text}", has_tags=True) is not None


LONG = "abcdefghijklmnopqrstuvwxyz"


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        pytest.param(f"{LONG} ,b", "…ghijklmnopqrstuvwxyz ,b", id="a long word before it"),
        pytest.param("one two three four five six ,b", "…three four five six ,b", id="words"),
        pytest.param(f"a ,{LONG[:18]} b c d", f"a ,{LONG[:18]}…", id="a word that just fits"),
        pytest.param(f"a ,{LONG[:20]} b c d", f"a ,{LONG[:19]}…", id="a long word after it"),
    ],
)
def test_a_long_text_is_cut_between_words(text: str, passage: str) -> None:
    found = odd_space(text, has_tags=False)
    assert found is not None
    assert found[2] == f'{BEFORE} comma, "{passage}"; delete it'


def test_a_gap_that_is_there_without_empty_values_is_not_the_one_shown() -> None:
    text = "Ada , Bea and all of the people in the office greet {}, as ever"
    found = gap(text.format(" "), text.format("you"))
    assert found is not None
    assert found.startswith("…") and "greet" in found

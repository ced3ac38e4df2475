"""Answers in another file or conversation than the text, and people who wrote first."""

from __future__ import annotations

from itertools import permutations

import pytest
from conftest import Run, Write
from test_logs import (
    ANN,
    BOB,
    CAMPAIGN,
    HEADER,
    INVITATIONS,
    IRIS,
    URL,
    files,
    message,
    sent,
)

STEPS = "sequence: [{draft: cold}, {draft: again, wait: 3}]\n"
TWO_DRAFTS = """\
- id: cold
  channel: message
  body: "Hi {{ first_name }}, as {{ title }} you know this. Could we talk?"
- id: again
  channel: message
  body: "Hi {{ first_name }}, any news from {{ company }}?"
"""
OWN = "- {prospect: ann@acme.com, draft: cold, sent: 2026-11-10}\n"
ASKED = message("2-a", IRIS, ANN, "2026-11-10 09:12:44 UTC")
ANSWERED = message("2-a", ANN, IRIS, "2026-11-12 08:00:00 UTC")
REPLIED = message("2-a", IRIS, ANN, "2026-11-12 09:00:00 UTC")
ELSEWHERE = message("2-b", ANN, IRIS, "2026-11-12 08:00:00 UTC")
EARLIER = message("2-b", ANN, IRIS, "2026-01-05 08:00:00 UTC")
INVITED = (
    f'{INVITATIONS}\nIris Berg,Ann Lee,"11/10/26, 1:45 AM",,OUTGOING,,{URL.format("ann-lee")}\n'
)


def logs(*texts: str) -> dict[str, str]:
    """Return the files of a campaign with several logs."""
    names = {
        f"log{n}.{'yaml' if text.startswith('-') else 'csv'}": text for n, text in enumerate(texts)
    }
    given = files("", "unused.csv") | names
    return given | {"campaign.yaml": CAMPAIGN.replace("LOG", f"[{', '.join(names)}]")}


def exported(*rows: str) -> str:
    return "\n".join((HEADER, "".join(rows)))


@pytest.mark.parametrize("order", [0, 1])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(OWN, exported(ANSWERED), id="the text is in the user's own log"),
        pytest.param(exported(ASKED), exported(ANSWERED), id="an export in two parts"),
        pytest.param(exported(ASKED), exported(ELSEWHERE), id="another conversation"),
        pytest.param(exported(ASKED + EARLIER), exported(ELSEWHERE), id="a conversation goes on"),
        pytest.param(OWN, exported(ANSWERED + REPLIED), id="the user replied on the same day"),
    ],
)  # fmt: skip
def test_an_answer_in_another_file_counts(write: Write, one: str, other: str, order: int) -> None:
    given = logs(*((one, other) if order == 0 else (other, one)))
    first = [text for text in sent(write, given) if text[1] == "2026-11-10"]
    assert first == [("Ann Lee", "2026-11-10", "2026-11-12", first[0][3])]


def test_an_answer_in_another_conversation_of_the_same_file_counts(write: Write) -> None:
    given = files(exported(ELSEWHERE, ASKED))
    assert sent(write, given) == [("Ann Lee", "2026-11-10", "2026-11-12", "message")]


def test_nobody_who_answered_elsewhere_is_due(run: Run, write: Write) -> None:
    given = logs(OWN, exported(ANSWERED))
    given["campaign.yaml"] += STEPS
    given["drafts.yaml"] = TWO_DRAFTS
    given["list.csv"] = "First Name,Last Name,Company,Title,URL,Email,Degree of connection\n"
    given["list.csv"] += f"Ann,Lee,Acme,CTO,{URL.format('ann-lee')},ann@acme.com,1st\n"
    ran = run("due", write(given), "--on", "2026-12-02", "--format", "json")
    assert ran.json["due"] == []
    given["log1.csv"] = exported(message("2-a", BOB, IRIS, "2026-11-12 08:00:00 UTC"))
    ran = run("due", write(given), "--on", "2026-12-02", "--format", "json")
    assert [one["draft"] for one in ran.json["due"]] == ["again"]


def test_what_came_before_a_text_does_not_answer_it(write: Write) -> None:
    unanswered = [("Ann Lee", "2026-11-10", None, "message")]
    assert sent(write, logs(exported(ASKED), exported(EARLIER))) == unanswered
    same_day = ANSWERED.replace("2026-11-12 08", "2026-11-10 08")
    assert sent(write, files(exported(same_day, ASKED))) == unanswered


def test_a_message_after_an_invitation_answers_it(run: Run, write: Write) -> None:
    given = logs(INVITED, exported(ELSEWHERE))
    assert sent(write, given) == [("Ann Lee", "2026-11-10", "2026-11-12", "invitation")]
    own = "- {prospect: Ann Lee, sent: 2026-11-09, channel: invitation}\n"
    given = logs(own, INVITED, exported(ELSEWHERE))
    assert "D112" not in run("check", write(given)).out
    both = sent(write, logs(INVITED, OWN.replace("11-10", "11-11"), exported(ELSEWHERE)))
    assert [one[2:] for one in both] == [(None, "invitation"), ("2026-11-12", "inmail")]


def test_an_invitation_from_somebody_is_no_answer(write: Write) -> None:
    from_ann = (
        f'{INVITATIONS}\nAnn Lee,Iris Berg,"11/12/26, 1:45 AM",,INCOMING,{URL.format("ann-lee")},\n'
    )
    assert sent(write, logs(exported(ASKED), from_ann)) == [
        ("Ann Lee", "2026-11-10", None, "message")
    ]


def test_results_count_an_answer_in_a_further_log(run: Run, write: Write) -> None:
    folder = write(logs(OWN, exported(EARLIER)) | {"more.csv": exported(ANSWERED)})
    ran = run("results", folder, f"{folder}/more.csv", "--format", "json", "--on", "2026-12-01")
    assert ran.json["channels"][0]["answered"] == 1
    texts = exported(ASKED, message("2-b", IRIS, BOB, "2026-11-10 08:00:00 UTC"))
    folder = write({"a.csv": texts, "b.csv": exported(ANSWERED)})
    alone = [f"{folder}/{name}" for name in ("a.csv", "b.csv")]
    ran = run("results", *alone, "--format", "json", "--on", "2026-12-01")
    assert [(one["sent"], one["answered"]) for one in ran.json["channels"]] == [(2, 1)]


# People who wrote first


@pytest.mark.parametrize("command", ["check", "plan", "route", "due"])
def test_who_wrote_first_is_named(run: Run, write: Write, command: str) -> None:
    err = " ".join(run(command, write(files(exported(ELSEWHERE)))).err.split())
    sentence = "1 person on the list wrote to you first, and the log has no text to them: Ann Lee."
    assert f"{sentence} To leave them out, name them in a file under exclude:." in err
    assert "wrote to you" not in run(command, write(files(exported(ELSEWHERE, ASKED)))).err


def test_who_invited_the_user_is_named(run: Run, write: Write) -> None:
    row = 'Bob Ray,Iris Berg,"11/6/26, 1:45 PM",Hi,INCOMING,linkedin.com/in/bob-ray,'
    given = files(f"{INVITATIONS}\n{row}\n")
    assert "1 person on the list invited you first" in run("route", write(given)).err
    given = logs(given["log.csv"], exported(ELSEWHERE))
    assert (
        "2 people on the list wrote to you or invited you first" in run("route", write(given)).err
    )


def test_the_order_of_files_does_not_matter(write: Write) -> None:
    parts = (exported(ASKED), exported(ANSWERED), OWN.replace("cold", "cold, answered: 2026-11-14"))
    found = {tuple(one[:3] for one in sent(write, logs(*order))) for order in permutations(parts)}
    assert found == {(("Ann Lee", "2026-11-10", "2026-11-12"),)}

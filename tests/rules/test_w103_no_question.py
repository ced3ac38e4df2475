"""W103 no-question."""

from __future__ import annotations

import pytest
from builders import MARK, Check, draft

REPORTED = (
    "Hi {{ first_name }}, we have moved to a new office in Leeds.",
    "Hi {{ first_name }}, how are you?\n\nWe have moved to Leeds. The new office is large."
    " The old one was small. Everybody likes the new one.",
    "Hallo {{ first_name }}, wir sind in ein neues Büro gezogen und alle freuen sich.",
    "Hi {{ first_name }}, we have moved to an office in Leeds. We like it at {{ company }}.",
    "Hi {{ first_name }}, we have moved to an office in Leeds.\n\nBest,\nNoor",
    "Hi {{ first_name }}, we have moved to an office in Leeds; it is very large.",
    "Hi {{ first_name }}, we have moved. It is on www.example.org/a?b=1 for everybody.",
    "Hi {{ first_name }}, we met in Oslo last year.\n\n{{ noticed }}\n\nWe have moved to Leeds.",
    "Hi {{ first_name }}, how are you today? We moved to Leeds. It is very large."
    " The old was small. Everybody likes the new.",
    "Hi {{ first_name }}, we have moved. The name of the house is Avise-me.",
    "Cześć {{ first_name }}, mamy nowe biuro i dużo dobrej kawy.",
    "Cześć {{ first_name }}, mamy nowe biuro w Gdańsku i dużo kawy 😀.",
    "Chào {{ first_name }}, công ty mới mở thêm một kho lớn ở Huế tháng này.",
)

NOT_REPORTED = (
    "Hi {{ first_name }}, I have a spare ticket for Friday. Say the word and it is yours.",
    "Hi {{ first_name }}, I put a link to my calendar below.",
    "Hi {{ first_name }}, thanks for the call. I look forward to your thoughts.",
    "Hi {{ first_name }}, we are hiring and I thought of you. Let me know.\n\nBest,\nNoor",
    "Hi {{ first_name }}, we have moved. Come and see it some time.",
    "Hi {{ first_name }}. We moved.",
    "Hi {{ first_name }}, we have moved to an office in Leeds. Not in York?",
    "مرحبا {{ first_name }}، انتقلنا إلى مكتب جديد في مدينة ليدز قبل شهر واحد، أليس كذلك؟",
    "Hi {{ first_name }}, how are you today? We have moved to Leeds. The old office was small.",
    "Hi {{ first_name }}, how are you today? We have moved to Leeds. The old office was small."
    " Everybody likes the new one.",
    "Hi {{ first_name }}, we met in Oslo. {{ noticed }}",
    "Hi {{ first_name }}, we met in Oslo last year.\n\n{{ noticed }}\n\nBest,\nNoor",
    "Hi {{ first_name }}, we met in Oslo, and it was very good to see you.\n\n{{ noticed }}",
    "Hallo {{ first_name }}, wir sind umgezogen. Schauen Sie doch einmal vorbei.",
    "Hallo {{ first_name }}, wir suchen Leute für das neue Lager. Ich freue mich auf Antwort.",
    "Bonjour {{ first_name }}, nous avons déménagé. N'hésitez pas à passer nous voir.",
    "Hola {{ first_name }}, nos hemos mudado. Pásate cuando quieras, me encantaría verte.",
    "Olá {{ first_name }}, mudámos de casa. Avise-me quando passar por cá.",
    "Hallo {{ first_name }}, wir sind umgezogen. Ein kurzes Ja genügt, dann schicke ich alles.",
    "Hallo {{ first_name }}, wir sind umgezogen. Passt Ihnen Freitag, rufe ich kurz durch.",
    "Hallo {{ first_name }}, wir sind umgezogen. Ein Ja oder Nein reicht mir.",
    "Hallo {{ first_name }}, wir sind umgezogen. Ich rufe an, wann es Ihnen passt.",
    "Hallo {{ first_name }}, wir sind umgezogen. Halten Sie mich auf dem Laufenden.",
    "Bonjour {{ first_name }}, nous avons déménagé. Je vous montre tout quand ça vous arrange.",
    "Bonjour {{ first_name }}, nous avons déménagé. Tenez-moi au courant avant vendredi.",
    "Bonjour {{ first_name }}, nous avons déménagé. Tu me diras ce que tu en penses.",
    "Bonjour {{ first_name }}, nous avons déménagé. Un simple oui suffit pour une visite.",
    "Hola {{ first_name }}, nos hemos mudado. Ya me dirás si encaja contigo.",
    "Hola {{ first_name }}, nos hemos mudado. Basta con un sí y le mando los detalles.",
    "Hola {{ first_name }}, nos hemos mudado. Me dices algo antes del viernes.",
    "Hola {{ first_name }}, nos hemos mudado. Se la enseño el día que mejor le venga.",
    "Olá {{ first_name }}, mudámos de casa em maio. Basta um sim e eu mando os detalhes.",
    "Olá {{ first_name }}, mudámos de casa em maio. Mostro-lhe tudo no dia que lhe der jeito.",
    "Hi {{ first_name }}, we have moved. Say when, and I'll send the spec over.",
    "Hi {{ first_name }}, we have moved. Here is my diary, so that you can find a slot.",
    "Hi {{ first_name }}, we have moved. Keep me posted on the fair.",
    "{{ first_name }}さん、先日はありがとうございました。ご返信をお待ちしております。",
    "你好 {{ first_name }}，我们的新办公室在上海。期待您的回复。",
    "안녕하세요 {{ first_name }}님, 지난번에는 감사했습니다. 답변 부탁드립니다.",
    "Γεια σας {{ first_name }}, πώς σας φαίνεται η νέα μας σελίδα για τα πλοία;",
    "Cześć {{ first_name }}, mamy nowe biuro w Gdańsku i dużo kawy. Zapraszam serdecznie.",
    "Cześć {{ first_name }}, mamy nowe biuro i dużo kawy.",
    "გამარჯობა {{ first_name }}, ჩვენ გადავედით ახალ ოფისში თბილისში და ყველა ძალიან კმაყოფილია.",
    "Merhaba {{ first_name }}, yeni ofisimiz açıldı, herkes mutlu. Haber verirsen sevinirim.",
    "Hej {{ first_name }}, vi har flyttat till ett nytt kontor. Hör av dig om du vill se det.",
)


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_all_of_these_are_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("W103", REPORTED, channel) == list(REPORTED)


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_none_of_these_is_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("W103", NOT_REPORTED, channel) == []


def test_an_invitation_needs_no_question(check: Check) -> None:
    assert check.reported_texts("W103", REPORTED, "invitation") == []


def test_the_finding_says_at_the_body_how_to_end(check: Check) -> None:
    files = draft(f'subject: "Leeds, {{{{ first_name }}}}", body: "{MARK}We have moved to Leeds."')
    check.reports("W103", files)
    found = check.one("W103", {"drafts.yaml": files["drafts.yaml"].replace(MARK, "")})
    assert found["message"] == (
        "the end asks for no answer; end with a question, an invitation or a suggestion"
    )

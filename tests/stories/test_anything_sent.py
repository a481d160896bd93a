"""Whatever anybody sends or makes up, at whatever moment: one friendly answer, nothing saved, no incident."""

import random
from typing import Any, Final

import pytest
from structlog.testing import capture_logs

from tests.office import Office
from tests.person import Person

FILE: Final = {"file_id": "f", "file_unique_id": "u"}
KINDS: Final[dict[str, dict[str, Any]]] = {
    "photo": {"photo": [{**FILE, "width": 1, "height": 1}]},
    "photo with words": {"photo": [{**FILE, "width": 1, "height": 1}], "caption": "Ромашка 150к"},
    "voice": {"voice": {**FILE, "duration": 1}},
    "video note": {"video_note": {**FILE, "length": 1, "duration": 1}},
    "sticker": {
        "sticker": {**FILE, "type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}
    },
    "location": {"location": {"latitude": 55.75, "longitude": 37.61}},
    "contact": {"contact": {"phone_number": "12", "first_name": "\u3164"}},
    "dice": {"dice": {"emoji": "🎲", "value": 1}},
    "poll": {
        "poll": {
            "id": "1",
            "question": "?",
            "options": [],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": False,
            "members_only": False,
        }
    },
    "a file of no use": {"document": {**FILE, "file_name": "plan.exe", "file_size": 10}},
    "a huge file": {"document": {**FILE, "file_name": "plan.yaml", "file_size": 10**10}},
    "a file without a name": {"document": FILE},
}


async def sends(office: Office, who: Person, content: dict[str, Any]) -> None:
    """A message that is no text."""
    person = office.world.person(who.telegram_id)
    own = [m for m in office.world.messages(who.telegram_id) if m["from"]["id"] == who.telegram_id]
    bare = {key: own[-1][key] for key in ("message_id", "from", "chat", "date")}
    office.world.updates.put("message", {**bare, **content}, person.id)
    await office.settle()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "photo with words"])
async def test_what_is_no_text_gets_one_answer_before_and_in_a_form(office: Office, kind: str) -> None:
    # given
    await office.client("Ромашка")
    ivan, galina = office.ivan, office.galina

    for who, opening in ((ivan, "/start"), (ivan, "/client"), (ivan, "/deal"), (galina, "/start"), (galina, "/pay")):
        await who.send(opening)
        kept, before = await facts(office), len(who.messages())

        # when
        with capture_logs() as logs:
            await sends(office, who, KINDS[kind])

        # then
        assert [entry for entry in logs if entry["log_level"] in {"warning", "error"}] == []
        assert len(who.messages()) - before in {0, 1}, f"{opening}: {who.texts()[before:]}"
        assert "Что-то сломалось" not in who.screen()
        assert await facts(office) == kept


async def test_words_under_a_picture_are_read_as_if_typed_alone(office: Office) -> None:
    # given
    await office.client("Ромашка")
    await office.ivan.send("/start")

    # when
    await sends(office, office.ivan, KINDS["photo with words"])
    await office.ivan.press("Записать")

    # then
    office.ivan.sees("✅ Записано: Ромашка · 150 000 ₽")


async def test_a_picture_is_no_answer_and_the_question_is_there_once_more(office: Office) -> None:
    # given
    await office.client("Ромашка")
    ivan = office.ivan
    told = "Я читаю только текст. Напишите ответ или нажмите кнопку"

    # when
    await ivan.send("Ромашка 100$")
    await sends(office, ivan, KINDS["sticker"])

    # then
    ivan.sees("Сколько пришло?", told)

    # when a form asks
    await ivan.send("/client")
    await ivan.send("Тюльпан")
    await sends(office, ivan, KINDS["photo"])

    # then
    ivan.sees("Название: Тюльпан", "Какое направление?", told)

    # when the question is answered after all
    await ivan.press("Поставки")

    # then
    assert told not in ivan.screen()


async def facts(office: Office) -> dict[str, list[str]]:
    """All that the database holds, but where a form stands."""
    kept = await office.contents()
    return {name: rows for name, rows in kept.items() if name not in {"dialogs", "client_views"}}


GARBAGE: Final = [
    "",
    "\x00\xff",
    "cl:1",
    "cl:-1:show",
    "cl:99999999999999999999:show",
    "cl:１:show",
    "cl:1:show:1:2",
    "cl:nan:persons",
    "vw:1:lift:1e9",
    "vw:0:client:0",
    "pe:1:\u202e",
    "au:list:1:1:2024-02-31:0",
    "ea:9999-99-99",
    "\x1d\x1d",
    "🦊" * 16,
    "tr:1:confirm:" + "9" * 40,
]


async def test_made_up_presses_get_an_answer_and_change_nothing(office: Office) -> None:
    # given
    await office.client("Ромашка")
    noise = random.Random(6)
    made_up = [bytes(noise.randrange(256) for _ in range(40)).decode("latin-1") for _ in range(20)]
    people = (office.ivan, office.boris, office.galina)
    for who in people:
        await who.send("/start")
    kept = await facts(office)

    # when
    with capture_logs() as logs:
        for who in people:
            for data in [*GARBAGE, *made_up]:
                await who.press_old(int(who.messages()[0]["message_id"]), data)

    # then
    assert [entry for entry in logs if entry["log_level"] in {"warning", "error"}] == []
    assert await facts(office) == kept


TYPED: Final = [
    "/start " + "A" * 3000,
    "/start ../../etc",
    "/start \u202e\x07",
    "/audit 31.02.2024",
    "/audit \u3164",
    "Ромашка 31.02 150к",
    "Ромашка " + "9" * 400,
    "Ромашка -150к",
    "Ромашка NaN",
    "Ромашка Infinity",
    "Ромашка 1e999999",
    "Ромашка 150к " + "ъ" * 3900,
    "\u202e\u2066\u200b\u200f",
    "<b>" * 900,
    "=HYPERLINK(1)",
    "а" + "\u0334" * 2000,
    "9" * 4096,
    "/" + "я" * 4000,
    "я" * 4096,
    "ы " * 2000,
    "/audit " + "я" * 4000,
]


@pytest.mark.parametrize("place", ["/start", "/client", "/deal", "/whatif"])
async def test_whatever_is_typed_gets_an_answer_and_nothing_is_saved_without_a_tap(office: Office, place: str) -> None:
    # given
    await office.client("Ромашка")
    ivan = office.ivan
    kept = {"clients", "payments", "deals"}

    # when
    with capture_logs() as logs:
        for text in TYPED:
            await ivan.send(place)
            before = ivan.texts()
            await ivan.send(text)
            assert ivan.texts() != before, text[:40]

    # then
    assert [entry for entry in logs if entry["log_level"] in {"warning", "error"}] == []
    assert {name: await office.rows(name) for name in sorted(kept)} == {"clients": 1, "deals": 0, "payments": 0}


async def test_full_width_digits_are_never_taken_for_other_money(office: Office) -> None:
    await office.client("Ромашка")

    await office.ivan.send("Ромашка １５０ ０００")

    office.ivan.sees("📇 Ромашка")
    assert await office.rows("payment_drafts") == 0


async def test_inline_queries_of_any_kind_find_nothing_and_say_so(office: Office) -> None:
    await office.client("Ромашка")

    with capture_logs() as logs:
        for query in ("\u202e\x00", "<b>", "9" * 256, "\u3164", "🦊" * 60, "' OR 1=1 --", "%", "_"):
            query_id = office.world.person_inline_query(office.ivan.telegram_id, query)
            await office.settle()
            answer = office.world.inline_queries.known(query_id).answer
            assert answer is not None
            if query not in {"\u202e\x00", "\u3164"}:
                assert answer["contents"] == {}, query

    assert [entry for entry in logs if entry["log_level"] in {"warning", "error"}] == []

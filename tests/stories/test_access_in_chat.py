"""Who may not, may not in the chat either: not by a button that somebody makes up, not in the middle of something."""

from base64 import urlsafe_b64decode
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import pytest
from structlog.testing import capture_logs

from domain.payments import PaymentStatus
from domain.staff import Role
from handlers.payment_screens import ConfirmPress, PaymentPress
from handlers.presses import AbsencePress, ClientPress, ObjectionPress, TeamPress
from storage import payments
from tests.office import CAST, Office
from tests.person import Person
from tests.stories.test_outsiders import POLITE, WORTHLESS, staff_id
from usecases import access, objections
from usecases import staff as staff_cases

LOST = "У вас больше нет доступа к этому боту. Если это ошибка, обратитесь к своему начальнику."


async def makes_up(person: Person, data: str) -> None:
    """Press what no button of theirs says."""
    await person.press_old(person.messages()[-1]["message_id"], data)


async def suspend(office: Office, name: str = "ivan") -> None:
    await office.by("galina", staff_cases.suspend, await staff_id(office, name))
    await office.settle()


async def test_nobody_confirms_the_payment_that_they_logged(office: Office) -> None:
    # given
    await office.client("Ромашка", hunter="boris")
    await office.boris.send("Ромашка 100к")
    await office.boris.press("Записать")
    await office.boris.send("/confirm")
    assert not any("✅" in label for label in office.boris.buttons())
    before = await office.contents()

    # when
    await makes_up(office.boris, ConfirmPress(id=1, seen=0).pack())

    # then
    assert office.boris.toasts()[-1] == "Эту оплату записали вы — подтвердит её кто-то другой."
    assert await office.contents() == before


async def test_nobody_moves_the_day_of_a_payment_that_they_logged_and_somebody_else_confirmed(office: Office) -> None:
    # given what Boris logged after the period of his own client, so that it brings him 1 % and not 10
    await office.client("Ромашка", hunter="boris")
    await office.pays(office.boris, "Ромашка 100к")
    await office.on(date(2024, 6, 20))
    await office.pays(office.boris, "Ромашка 200к")
    await office.boris.send("Ромашка")
    await office.boris.press("Оплаты")
    await office.boris.press("200 000")
    assert not any("Дата" in label or "дата" in label for label in office.boris.buttons())
    kept = await office.rows("ledger"), await office.rows("watch_items")

    # when
    await makes_up(office.boris, PaymentPress(id=2, do="redate").pack())
    await office.boris.send("10.06")

    # then
    office.boris.sees("Эту оплату записали вы, а подтвердили не вы: дату теперь меняет кто-то другой")
    assert (await office.rows("ledger"), await office.rows("watch_items")) == kept
    await makes_up(office.nina, PaymentPress(id=2, do="redate").pack())
    await office.nina.send("19.06")
    office.nina.sees("19.06")


async def test_a_press_on_a_result_sent_elsewhere_opens_no_form_and_is_no_incident(office: Office) -> None:
    # given
    await office.client("Ромашка")
    await office.ivan.send("/start")
    person, before = office.world.person(office.ivan.telegram_id), await office.contents()

    # when a press is made up for the message of a result of the input line
    for made_up in (ClientPress(id=1, do="deal"), ClientPress(id=1, do="correct"), AbsencePress(id=1, do="new")):
        sent = {"from": person.user(), "inline_message_id": "1", "chat_instance": "1", "data": made_up.pack()}
        office.world.updates.put("callback_query", office.world.presses.open(person.id, sent).payload, person.id)
        with capture_logs() as logs:
            await office.settle()

        # then
        assert [entry for entry in logs if entry["log_level"] in {"warning", "error"}] == []
        assert office.ivan.toasts()[-1] == "Пока вы смотрели, всё изменилось. Вот как обстоит дело сейчас."
    after = await office.contents()
    assert {table for table in before if before[table] != after[table]} <= {"client_views"}


async def test_nobody_decides_their_own_objection(office: Office) -> None:
    # given
    await office.client("Ромашка", hunter="boris")
    await office.pays(office.boris, "Ромашка 100к")
    objection = await office.by("boris", objections.raise_objection, 1, "договаривались о 2 %")
    await office.settle()
    await office.boris.send("/start")

    # when
    await makes_up(office.boris, ObjectionPress(id=objection, do="accept").pack())
    await office.boris.send("+2000")
    before = await office.rows("ledger"), await office.rows("audit")
    await office.boris.press("✅ Принять")

    # then
    office.boris.sees("Своё возражение решает кто-то другой.")
    assert (await office.rows("ledger"), await office.rows("audit")) == before


async def test_the_last_director_stays(office: Office) -> None:
    # given
    await office.galina.send("/team")
    before = await office.contents()
    galina = await staff_id(office, "galina")

    # when
    for do in ("suspend", "suspend-yes"):
        await makes_up(office.galina, TeamPress(id=galina, do=do).pack())

    # then
    assert office.galina.toasts()[-1] == "Это единственный директор. Сначала пригласите второго."
    assert await office.contents() == before


async def a_calendar(office: Office) -> None:
    await office.ivan.send("/settings")
    await office.ivan.press("Отпуск")
    await office.ivan.press("Записать дни")
    assert "[15]" in office.ivan.buttons()


async def a_form(office: Office) -> None:
    await office.ivan.send("/client")
    await office.ivan.send("Лотос")


async def a_draft(office: Office) -> None:
    await office.ivan.send("Ромашка 77к")


async def a_question(office: Office) -> None:
    await office.ivan.send("Ромашка 77к")
    await office.ivan.press("Сумма")


async def several_drafts(office: Office) -> None:
    await office.ivan.send("Ромашка 77к\nРомашка 78к")


async def a_card(office: Office) -> None:
    await office.ivan.send("/clients")
    await office.ivan.press("Ромашка")


@pytest.mark.parametrize("in_hand", [a_calendar, a_form, a_draft, a_question, several_drafts, a_card])
async def test_who_is_suspended_is_a_stranger_whatever_is_open_before_them(
    office: Office, in_hand: Callable[[Office], Awaitable[None]]
) -> None:
    # given
    await office.client("Ромашка")
    await in_hand(office)
    await suspend(office)
    before, told, toasts = await office.contents(), len(office.ivan.texts()), len(office.ivan.toasts())
    buttons = presses_of(office.ivan)
    assert buttons

    # when
    for message_id, data in buttons:
        await office.ivan.press_old(message_id, data)
    for text in ("150к", "сегодня", "Ромашка", "/start"):
        await office.ivan.send(text)
    await office.ivan.edit("Ромашка 99к")

    # then
    assert office.ivan.toasts()[toasts:] == [POLITE] * len(buttons)
    assert set(office.ivan.texts()[told:]) == {POLITE}
    assert await office.contents() == before


def presses_of(person: Person) -> list[tuple[int, str]]:
    """Every button that a person has been shown and still has."""
    return [
        (message["message_id"], button["callback_data"])
        for message in person.messages()
        for row in message.get("reply_markup", {}).get("inline_keyboard", [])
        for button in row
        if "callback_data" in button
    ]


async def test_who_is_suspended_between_the_look_and_the_act_has_not_acted(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given
    await office.client("Ромашка")
    await office.ivan.send("Ромашка 77к")
    write = office.db.write

    async def too_late(use_case: Any, *args: Any, **kwargs: Any) -> Any:
        if use_case is access.run:
            monkeypatch.undo()
            await office.by("galina", staff_cases.suspend, await staff_id(office, "ivan"))
        return await write(use_case, *args, **kwargs)

    monkeypatch.setattr(office.db, "write", too_late)

    # when
    await office.ivan.press("Записать")

    # then
    assert office.ivan.toasts()[-1] == LOST
    assert await office.rows("payments") == 0


async def test_who_lost_a_post_between_the_look_and_the_act_acts_as_what_they_are(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given
    await office.client("Ромашка")
    await office.ivan.send("Ромашка 77к")
    await office.ivan.press("Записать")
    await office.boris.send("/confirm")
    write = office.db.write

    async def too_late(use_case: Any, *args: Any, **kwargs: Any) -> Any:
        if use_case is access.run:
            monkeypatch.undo()
            department = await office.db.read(lambda tx: office.actor(tx, "petr").department_id)
            await office.by("galina", staff_cases.appoint_head, department, await staff_id(office, "petr"))
        return await write(use_case, *args, **kwargs)

    monkeypatch.setattr(office.db, "write", too_late)

    # when
    await office.boris.press("✅")

    # then
    assert office.boris.toasts()[-1] == "Это делает кто-то другой: у вашей роли такого права нет."
    assert await office.db.read(lambda tx: payments.status_of(tx, 1)) is PaymentStatus.DECLARED


def in_a_group(office: Office, kind: str, what: str, number: int) -> dict[str, Any]:
    """An update from a chat in which others read along: Ivan, or the channel itself, says or presses something."""
    ivan = office.world.person(office.ivan.telegram_id).user()
    chat = {"id": -100_500, "type": kind, "title": "Обед"}
    message = {"message_id": 7, "date": 1_710_000_000, "chat": chat, "from": ivan, "text": "Ромашка 150к"}
    if what == "callback_query":
        said: dict[str, Any] = {"id": "1", "from": ivan, "message": message, "chat_instance": "1", "data": "cl:1:show"}
    elif what == "my_chat_member":
        bot = {"id": office.world.bot_id, "is_bot": True, "first_name": "bot"}
        states = [{"status": status, "user": bot} for status in ("left", "member")]
        said = {"chat": chat, "from": ivan, "date": 1, "old_chat_member": states[0], "new_chat_member": states[1]}
    elif what == "channel_post":
        said = {key: value for key, value in message.items() if key != "from"}
    else:
        said = message
    return {"update_id": number, what: said}


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel"])
async def test_where_others_read_along_the_bot_is_silent(
    office: Office, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    # given
    await office.client("Ромашка")
    await office.ivan.send("/start")
    before, asked, call = await office.contents(), [], office.world.call

    async def recording(method: str, params: Any, files: Any = None) -> Any:
        asked.append(method)
        return await call(method, params, files)

    monkeypatch.setattr(office.world, "call", recording)

    # when
    kinds = ("message", "edited_message", "callback_query", "my_chat_member", "channel_post")
    for number, what in enumerate(kinds, 900):
        await office.feed(in_a_group(office, kind, what, number))
    await office.app.settle()

    # then
    assert asked == []
    assert await office.contents() == before


async def test_a_private_chat_is_with_the_one_who_writes(office: Office) -> None:
    """Telegram has no such update; if it ever came, the answer would go to somebody else."""
    # given
    await office.client("Ромашка")
    ivan, petr = (office.world.person(who.telegram_id) for who in (office.ivan, office.petr))
    said = {"message_id": 7, "date": 1_710_000_000, "chat": petr.chat(), "from": ivan.user(), "text": "Ромашка"}

    # when
    await office.feed({"update_id": 900, "message": said})

    # then
    assert office.petr.texts() == []


async def test_the_links_that_somebody_gave_out_end_with_their_access(office: Office) -> None:
    # given
    department = await office.db.read(lambda tx: office.actor(tx, "boris").department_id)
    tokens = [
        await office.by("boris", staff_cases.invite, Role.HUNTER, "Второй телефон", department),
        await office.by("galina", staff_cases.invite, Role.HUNTER, "Фёдор", department),
    ]

    # when
    await suspend(office, "boris")
    await office.stranger.send(f"/start {tokens[0]}")
    office.stranger.sees(WORTHLESS)
    await office.stranger.send(f"/start {tokens[1]}")

    # then
    office.stranger.sees("Фёдор")
    assert await office.rows("staff") == len(CAST) + 1


async def test_the_token_of_a_link_is_kept_nowhere_and_has_128_random_bits(office: Office) -> None:
    # when
    await office.boris.send("/team")
    await office.boris.press("Пригласить")
    await office.boris.send("Фёдор Новиков")
    token = office.boris.link()

    # then
    assert len(urlsafe_b64decode(token + "==")) * 8 == 128
    assert [table for table, rows in (await office.contents()).items() if any(token in row for row in rows)] == []

"""Yesterday's buttons show how things stand today; made-up presses get a polite answer and change nothing."""

from datetime import date

from tests.office import Office
from tests.person import Person

NOT_FOUND = "Не нашлось. Возможно, это уже в прошлом: /start покажет, что есть сейчас."
NOT_ALLOWED = "Это делает кто-то другой: у вашей роли такого права нет."
NOT_YOURS = "Это решают начальники двух отделов — или директор вместо них. Карточка покажет, кого ждут."


async def test_the_buttons_of_a_recorded_draft_show_what_became_of_it(office: Office) -> None:
    # given a draft that is recorded, and confirmed
    await office.client("ООО «Ромашка»")
    await office.ivan.send("Ромашка 150к")
    buttons = [office.ivan.button(label) for label in ("Записать", "Сумма", "Дата", "Клиент", "Отмена")]
    await office.ivan.press("Записать")
    await office.nina.send("/confirm")
    await office.nina.press("✅")
    await office.later(days=1)
    before, toasts = await office.contents(), len(office.ivan.toasts())

    # when the phone shows them still, and all are pressed on the next day
    shown = []
    for button in buttons:
        await office.ivan.press_old(*button)
        shown.append(_message(office.ivan, button[0]))

    # then
    assert shown == ["💰 Оплата\nООО «Ромашка» · 150 000 ₽ · вчера, 15.03 (пт)\n✅ Подтверждена"] * len(buttons)
    assert office.ivan.toasts()[toasts:] == [""] * len(buttons)
    assert await office.contents() == before


def _message(person: Person, message_id: int) -> str:
    """A message as it stands."""
    at = [message["message_id"] for message in person.messages()].index(message_id)
    return person.texts()[at]


async def test_the_buttons_of_a_closed_transfer_show_its_end(office: Office) -> None:
    # given
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    await office.on(date(2024, 6, 15))
    boris, anna = office.boris.button("Подтвердить"), office.anna.button("Подтвердить")
    await office.boris.press("Подтвердить")
    taken_back = office.boris.button("Отменить решение")
    await office.anna.press("Подтвердить")
    another = office.anna.button("Олег Новиков")
    await office.anna.press("Ольга Белова")
    before = await office.contents()

    # when
    await office.boris.press_old(*boris)
    await office.anna.press_old(*anna)
    await office.anna.press_old(*another)

    # then
    for head, button in ((office.boris, boris), (office.anna, anna)):
        assert "🤝 Передан 15.06. Менеджер: Ольга Белова" in _message(head, button[0])
    assert await office.contents() == before

    # when a decision is to be taken back that has been carried out
    await office.boris.press_old(*taken_back)

    # then the rule is said, and the card stays
    assert office.boris.toasts()[-1].startswith("Отменить уже нельзя: вторая сторона тоже решила.")
    assert "🤝 Передан 15.06" in _message(office.boris, boris[0])
    assert await office.contents() == before


async def test_the_buttons_of_a_voided_payment_show_that_it_is_void(office: Office) -> None:
    # given a payment that the head has voided, with a card of it open in three chats
    await office.client("Ромашка")
    await office.ivan.send("Ромашка 100к")
    await office.ivan.press("Записать")
    undo = office.ivan.button("Отменить")
    await office.nina.send("/confirm")
    confirm = office.nina.button("Ромашка")
    await office.nina.press("✅")
    await office.boris.send("Ромашка")
    await office.boris.press("Оплаты")
    await office.boris.press("100 000")
    refund = office.boris.button("Возврат")
    await office.boris.press("Аннулировать")
    sure = office.boris.button("Да, аннулировать")
    await office.boris.press("Да, аннулировать")
    before = await office.contents()

    # when
    await office.ivan.press_old(*undo)
    await office.nina.press_old(*confirm)
    await office.boris.press_old(*sure)

    # then
    assert "✖️ Отменена" in _message(office.ivan, undo[0])
    assert "Всё подтверждено" in _message(office.nina, confirm[0])
    assert "✖️ Отменена" in _message(office.boris, sure[0])
    assert await office.contents() == before

    # when a refund of it is begun from the old card, it comes to nothing
    await office.boris.press_old(*refund)
    await office.boris.send("40к")
    assert "Вернуть можно подтверждённую оплату" in "\n".join([*office.boris.texts(), *office.boris.toasts()])
    assert await office.rows("payments") == 1


async def somebodys_business(office: Office) -> None:
    """Of Ivan's: a client with a contact person, a payment that waits, a draft; a transfer that waits for the heads."""
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    await office.on(date(2024, 6, 15))
    await office.ivan.send("Ромашка 150к")
    await office.ivan.press("Записать")
    await office.ivan.send("Ромашка 77к")


OTHERS: tuple[str, ...] = (
    "d:1:save:0",
    "d:2:save:0",
    "d:2:amount:0",
    "p:1:show",
    "p:2:show",
    "p:2:undo",
    "cl:1:show",
    "cl:1:persons",
)
OTHERS += ("mt:1:in_person:0", "cl:1:payments", "cl:1:papers", "np:1", "why:1:", "tr:1:show:0")
OTHERS += ("cl:1:met", "cl:1:met-day", "in:1:done", "in:1:show", "in:1:met", "pk:1:show", "pk:1:ask")
NONSENSE: tuple[str, ...] = (
    "zzz",
    "p",
    "p:1",
    "p:x:show",
    "p:1:dance",
    "tr:1:dance:0",
    "d:1:dance:0",
    "cl:1:dance",
    "cls:dance:0",
)
NONSENSE += ("cls:all:-5", "cls:all:99999999999999999999", "p:99999999999999999999:show", "p:-1:show", "pd:dance")
NONSENSE += (
    "ea:dance",
    "el:dance:0",
    "el:2024-06-01:-7",
    "trs:-1",
    "trs:99999999999999999999",
    "why:0:",
    "why:1:x",
    "doc:1:1:x",
)
NONSENSE += (
    "d:3:date-is:-1",
    "d:3:date-is:99999999",
    "d:3:amount-is:9",
    "np:99999999999999999999",
    "cl:0:show",
    "x" * 64,
)
DECISIONS: tuple[str, ...] = ("pc:2:0:0", "pc:2:0:1", "p:1:void-yes")
TRANSFERS: tuple[str, ...] = ("tr:1:confirm:0", "tr:1:confirm:6", "tr:1:back:0", "et:1:reopen")


async def answers(office: Office, person: Person, presses: tuple[str, ...]) -> dict[str, str]:
    """What each press is answered: in a toast, or, where that is silent, in a message."""
    await person.send("/start")
    message_id, found = person.messages()[-1]["message_id"], {}
    for data in presses:
        toasts = len(person.toasts())
        await person.press_old(message_id, data)
        assert len(person.toasts()) == toasts + 1, data
        found[data] = person.toasts()[-1] or person.screen()
    return found


async def test_presses_made_up_for_what_somebody_else_may_see_find_nothing(office: Office) -> None:
    # given
    await somebodys_business(office)
    await office.petr.send("/start")
    before = await office.contents()

    # when
    found = await answers(office, office.petr, OTHERS)

    # then
    assert found == dict.fromkeys(OTHERS, NOT_FOUND)
    assert await office.contents() == before


async def test_presses_made_up_for_what_somebody_elses_role_may_do_are_refused(office: Office) -> None:
    # given
    await somebodys_business(office)
    before = await office.contents()

    # when
    found = await answers(office, office.ivan, DECISIONS)

    # then
    assert found == dict.fromkeys(DECISIONS, NOT_ALLOWED)
    assert await office.contents() == before


async def test_a_hunter_who_makes_up_a_press_on_the_transfer_of_their_own_client_decides_nothing(
    office: Office,
) -> None:
    # given
    await somebodys_business(office)
    before = await office.contents()

    # when
    found = await answers(office, office.ivan, TRANSFERS)
    shown = await answers(office, office.ivan, ("tr:1:choose:0", "tr:1:postpone:0", "tr:1:return:0"))

    # then
    assert found == dict.fromkeys(TRANSFERS, NOT_YOURS)
    assert all(answer.startswith("🔁 Передача клиента") for answer in shown.values())
    assert await office.contents() == before


async def test_presses_that_nobody_understands_lead_on(office: Office) -> None:
    # given
    await somebodys_business(office)
    before = await office.contents()

    # when
    found = await answers(office, office.boris, NONSENSE)

    # then
    assert [data for data, answer in found.items() if "Что-то сломалось" in answer] == []
    assert await office.contents() == before

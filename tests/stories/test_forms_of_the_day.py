"""What holds for every form: restarts go unnoticed, commands lead out, English is complete, who is suspended is out."""

from pydantic import SecretStr

from bot.app import build_app
from bot.config import Settings
from bot.pace import ChatPace, Window
from storage import staff
from storage.db import Tx
from tests.direct_session import DirectSession
from tests.office import Office


async def _restart(office: Office) -> None:
    """The bot is stopped, and another one starts on the same database."""
    await office.app.stop()
    office.app = build_app(
        Settings(_env_file=None, bot_token=SecretStr(office.world.token)),
        clock=office.clock,
        session=DirectSession(office.world),
        window=Window(hold=0),
        chats=ChatPace(gap=0),
    )
    await office.app.start(office.db)


async def _change(office: Office, name: str, **values: object) -> None:
    def change(tx: Tx) -> None:
        staff.change(tx, office.actor(tx, name).staff_id, **values)

    await office.db.write(change)


async def test_a_restart_in_the_middle_goes_unnoticed(office: Office) -> None:
    # given
    await office.ivan.send("/client")
    await office.ivan.send("Лотос")
    await _restart(office)

    # when
    await office.ivan.press("Поставки")
    await _restart(office)
    await office.ivan.send("7707083893")
    await _restart(office)
    await office.ivan.press("Записать")

    # then
    office.ivan.sees("✅ Клиент записан: Лотос", "ИНН 7707083893")

    # when the last press comes again after one more restart
    await _restart(office)
    assert await office.rows("clients") == 1


async def test_a_second_tap_after_a_restart_shows_what_came_of_it(office: Office) -> None:
    # given
    await office.ivan.send("/client")
    await office.ivan.send("Лотос")
    await office.ivan.press("Поставки")
    await office.ivan.press("Пропустить")
    message_id, data = office.ivan.button("Записать")
    await office.ivan.press("Записать")
    await _restart(office)

    # when
    await office.ivan.press_old(message_id, data)

    # then
    office.ivan.sees("✅ Клиент записан: Лотос", "📇 Лотос · Поставки")
    assert await office.rows("clients") == 1


async def test_a_command_leads_out_of_a_form_and_the_form_goes_on_by_its_buttons(office: Office) -> None:
    # given
    await office.ivan.send("/client")
    await office.ivan.send("Лотос")

    # when
    await office.ivan.send("/earnings")

    # then
    office.ivan.sees("Март")
    await office.ivan.press("Поставки")
    assert any("ИНН?" in text for text in office.ivan.texts())


async def test_a_new_form_takes_the_place_of_one_that_was_left_open(office: Office) -> None:
    # given
    await office.client("Ромашка")
    await office.ivan.send("/client")
    await office.ivan.send("Лотос")
    message_id, data = office.ivan.button("Поставки")

    # when
    await office.ivan.send("/deal")
    await office.ivan.press_old(message_id, data)

    # then the old one says that it is closed, and the new one goes on
    assert "форма уже закрыта" in office.ivan.toasts()[-1]
    await office.ivan.press("Ромашка")
    office.ivan.sees("О чём договорились?")


async def test_what_is_typed_after_pay_answers_the_payment_and_not_a_form_that_was_left_open(office: Office) -> None:
    # given
    await office.client("Ромашка")
    await office.ivan.send("/client")

    # when
    await office.ivan.send("/pay")
    await office.ivan.press("Ромашка")
    await office.ivan.send("150к")

    # then
    office.ivan.sees("Оплата · черновик", "Ромашка", "150 000 ₽")
    assert await office.rows("clients") == 1


async def test_a_payment_typed_after_something_else_is_a_payment_and_the_form_that_was_left_goes_on(
    office: Office,
) -> None:
    # given
    await office.client("Ромашка")
    await office.ivan.send("/client")
    await office.ivan.send("/earnings")

    # when
    await office.ivan.send("ромашка 150к")
    office.ivan.sees("Оплата · черновик", "Ромашка · 150 000 ₽")
    await office.ivan.press("Записать")

    # then the form still takes what is no payment
    await office.ivan.send("Лотос")
    office.ivan.sees("Лотос")
    await office.ivan.press("Поставки")
    await office.ivan.press("Пропустить")
    await office.ivan.press("Записать")
    office.ivan.sees("✅ Клиент записан: Лотос")
    assert (await office.rows("clients"), await office.rows("payments")) == (2, 1)


async def test_right_below_its_question_a_form_takes_what_reads_like_a_payment(office: Office) -> None:
    # given
    await office.client("Ромашка")

    # when
    await office.ivan.send("/client")
    await office.ivan.send("Ромашка 150 000")

    # then
    assert await office.rows("payment_drafts") == 0


async def test_cancel_leaves_a_form_and_a_payment_that_asks(office: Office) -> None:
    # given
    await office.client("Ромашка")
    await office.ivan.send("/client")

    # when
    await office.ivan.send("/cancel")

    # then
    office.ivan.sees("✖️ Больше ни о чём не спрашиваю. Что записано, осталось.", "Иван Петров")
    await office.ivan.send("Ромашка")
    office.ivan.sees("📇 Ромашка")

    # and when a payment asks whose it is
    await office.ivan.send("/pay")
    await office.ivan.send("/cancel")
    await office.ivan.send("Ромашка")

    # then
    office.ivan.sees("📇 Ромашка")
    assert (await office.rows("clients"), await office.rows("payments")) == (1, 0)


async def test_who_logs_no_payments_can_leave_a_form_too(office: Office) -> None:
    await office.galina.send("/cancel")
    office.galina.sees("✖️ Больше ни о чём не спрашиваю", "Галина Орлова")


async def test_what_is_typed_after_a_button_that_begins_a_payment_is_its_amount(office: Office) -> None:
    # given
    await office.client("Ромашка")
    await office.ivan.send("Ромашка")
    await office.ivan.send("/client")

    # when
    await office.ivan.press("💰 Оплата")
    await office.ivan.send("150к")

    # then
    office.ivan.sees("Оплата · черновик", "Ромашка", "150 000 ₽")
    assert await office.rows("clients") == 1


async def test_a_card_keeps_its_buttons_when_the_next_form_begins(office: Office) -> None:
    # given a card that a form has ended as
    await office.ivan.send("/client")
    await office.ivan.send("Лотос")
    await office.ivan.press("Поставки")
    await office.ivan.press("Пропустить")
    await office.ivan.press("Записать")

    # when
    await office.ivan.send("/client")

    # then
    assert "💰 Оплата" in office.ivan.all_buttons()


async def test_a_suspended_person_is_out_in_the_middle_of_a_form(office: Office) -> None:
    # given
    await office.ivan.send("/client")
    await office.ivan.send("Лотос")
    await office.ivan.press("Поставки")
    await office.ivan.press("Пропустить")
    await _change(office, "ivan", status="suspended")

    # when
    await office.ivan.press("Записать")

    # then
    assert await office.rows("clients") == 0
    assert "Попросите приглашение" in office.ivan.toasts()[-1]


async def test_everything_is_there_in_english(office: Office) -> None:
    # given
    await _change(office, "boris", language="en")
    boris = office.boris

    # when
    await boris.send("/client")
    boris.sees("New client", "What is the client called?")
    await boris.send("Lotus")
    await boris.press("Поставки")
    await boris.send("1")
    boris.sees("That is not a tax number", "7707083893")
    await boris.press("Skip")
    boris.sees("Whose client is it?")
    await boris.press("Several hunters")
    await boris.press("Иван")
    await boris.press("Пётр")
    await boris.press("Next")
    boris.sees("divide the percentage", "60 40")
    await boris.press("Equally")
    boris.sees("Hunters: Иван Петров 50%, Пётр Смирнов 50%")
    await boris.press("Save")

    # then
    boris.sees("Client registered: Lotus", "Hunters: Иван Петров 50%, Пётр Смирнов 50%")

    # when
    await boris.press("New deal")
    await boris.send("Raw materials")
    await boris.press("One-off")
    await boris.send("500k")
    assert "March" in boris.buttons()
    await boris.send("1 April")
    await boris.press("Next")
    boris.sees("Amount: ₽500,000.00", "Begins: 1 Apr", "Documents: Contract, Invoice, Acceptance certificate")
    await boris.press("Save")

    # then
    boris.sees("Deal recorded: Raw materials")

    # when
    await boris.press("Contacts")
    await boris.press("Add a contact")
    await boris.send("Maria")
    await boris.press("Skip")
    await boris.press("Skip")
    await boris.press("Yes")

    # then
    boris.sees("Contact recorded: Maria · Lotus")


async def test_who_may_not_finish_a_form_does_not_begin_it(office: Office) -> None:
    for command in ("/client", "/deal"):
        await office.nina.send(command)

        office.nina.sees("у вашей роли такого права нет")
    assert await office.rows("dialogs") == 0


async def test_a_hunter_who_makes_up_a_refund_is_refused(office: Office) -> None:
    # given
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    message_id = office.ivan.messages()[-1]["message_id"]

    # when
    await office.ivan.press_old(message_id, "p:1:refund")

    # then
    assert "у вашей роли такого права нет" in office.ivan.toasts()[-1]
    assert await office.rows("payments") == 1


async def test_where_buttons_answer_their_words_do_too_and_all_else_is_no_answer(office: Office) -> None:
    # given
    await office.client("Ромашка")
    await office.ivan.send("/client")
    await office.ivan.send("Лотос")
    asked = office.ivan.screen()

    # when it is no word of a button, or one of two
    await office.ivan.send("Ромашка 150к")
    office.ivan.sees("💰 Оплата · черновик")
    await office.ivan.press("✖️")
    assert asked in office.ivan.texts()

    # then words answer, small letters and a mark left out
    await office.ivan.send("товары")
    office.ivan.sees("Направление: Товары", "ИНН?")
    await office.ivan.press("Назад")
    await office.ivan.send("отмена")
    office.ivan.sees("✖️ Ничего не записано")
    assert await office.rows("clients") == 1


async def test_what_saves_wants_a_tap(office: Office) -> None:
    await office.ivan.send("/client")
    for typed in ("Лотос", "поставки", "7707083893", "Записать"):
        await office.ivan.send(typed)

    assert await office.rows("clients") == 0
    await office.ivan.press("✅ Записать")
    assert await office.rows("clients") == 1

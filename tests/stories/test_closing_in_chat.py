"""The month in chat: reviewed, closed once, told to everybody with their statements; what comes late says so."""

import zipfile
from datetime import date
from io import BytesIO
from typing import Any

from tests.office import Office
from tests.person import Person


def files(office: Office, person: Person) -> dict[str, bytes]:
    """The documents in a person's chat, the newest of each name."""
    found: dict[str, bytes] = {}
    for message in person.messages():
        document: dict[str, Any] | None = message.get("document")
        if document is not None:
            stored = office.world.files.get(document["file_id"])
            assert stored is not None
            found[document["file_name"]] = stored.content
    return found


async def worked_may(office: Office) -> None:
    """Ivan's client paid 100 000 on 10 May; it is 2 June."""
    await office.client("Ромашка")
    await office.on(date(2024, 5, 10))
    await office.pays(office.ivan, "Ромашка 100к")
    await office.on(date(2024, 6, 2))


async def close_may(office: Office) -> None:
    await office.galina.send("/month")
    await office.galina.press("Закрыть май")
    await office.galina.press("Да, закрыть")


async def test_13_a_month_is_closed_and_a_late_payment_goes_to_the_next_marked_with_its_own(office: Office) -> None:
    # given
    await worked_may(office)

    # when the director looks
    await office.galina.send("/month")

    # then
    office.galina.sees(
        "Май · закрытие месяца",
        "Начислено: 11 000 ₽",
        "Иван Петров — 10 000 ₽",
        "Борис Сидоров — 1 000 ₽",
        "Ничего не мешает",
    )

    # when they close it, after being asked once more
    await office.galina.press("Закрыть май")
    office.galina.sees("Закрыть май?", "попадёт в июнь")
    await office.galina.press("Да, закрыть")

    # then
    office.galina.sees("Май закрыт", "Галина Орлова, 02.06", "К выплате: 11 000 ₽")
    office.ivan.has_seen("Май закрыт. К выплате вам: 10 000 ₽")
    assert sorted(files(office, office.ivan)) == [
        "Расчётный_лист_Иван_Петров_2024-05.pdf",
        "Расчётный_лист_Иван_Петров_2024-05.xlsx",
    ]
    office.nina.has_seen("Май закрыт, закрыл месяц Галина Орлова")
    assert sorted(files(office, office.nina)) == ["Ведомость_2024-05.pdf", "Ведомость_2024-05.xlsx"]
    assert files(office, office.petr) == {}

    # when on the next day a payment of 30 May is found
    await office.on(date(2024, 6, 3))
    await office.pays(office.ivan, "Ромашка 50к 30.05")

    # then it is June's, by the terms of its own day, and says of which month it is
    await office.ivan.send("/earnings")
    office.ivan.sees("Июнь", "Начислено: 5 000 ₽", "полный процент 5 000 ₽")
    await office.ivan.press("Из чего сложилось")
    assert "03.06 · Ромашка · +5 000 ₽ · за май" in office.ivan.buttons()
    await office.galina.send("/month")
    office.galina.sees("Июнь · закрытие месяца", "Месяц ещё идёт: закрыть можно с 01.07", "Начислено: 5 500 ₽")
    await office.galina.press("🔒 Май")
    office.galina.sees("Май закрыт", "Начислено: 11 000 ₽")

    # when June is closed, the statement says so too
    await office.on(date(2024, 7, 1))
    await office.galina.send("/month")
    await office.galina.press("Закрыть июнь")
    await office.galina.press("Да, закрыть")
    book = zipfile.ZipFile(BytesIO(files(office, office.ivan)["Расчётный_лист_Иван_Петров_2024-06.xlsx"]))
    assert "за май" in book.read("xl/sharedStrings.xml").decode()


async def test_the_accountant_reviews_and_takes_the_files_but_does_not_close(office: Office) -> None:
    # given
    await worked_may(office)

    # when
    await office.nina.send("/month")

    # then
    office.nina.sees("Май · закрытие месяца", "Закрывает месяц директор")
    assert not any("Закрыть" in label for label in office.nina.buttons())

    # when it is closed
    await close_may(office)
    await office.nina.send("/month")
    await office.nina.press("🔒 Май")
    await office.nina.press("Расчётный лист одного")
    await office.nina.press("Иван Петров · 10 000 ₽")
    await office.nina.press("🔒 Май")
    await office.nina.press("Все расчётные листы")
    await office.nina.press("Ведомость")

    # then
    assert {name for name in files(office, office.nina) if name.endswith("pdf")} == {
        "Ведомость_2024-05.pdf",
        "Расчётные_листы_2024-05.pdf",
        "Расчётный_лист_Иван_Петров_2024-05.pdf",
    }
    office.nina.sees("Ведомость за май")

    # and who took what away is on record
    taken = [line for line in (await office.contents())["audit"] if "statements exported" in line]
    assert len(taken) == 3


async def test_everybody_fetches_their_own_statement_again(office: Office) -> None:
    # given
    await worked_may(office)
    await office.ivan.send("/earnings")
    assert "📄 Расчётный лист" not in office.ivan.buttons()
    await close_may(office)

    # when
    await office.ivan.send("/earnings")
    await office.ivan.press("‹ Май")
    await office.ivan.press("Расчётный лист")

    # then it is the one that came on its own
    office.ivan.sees("Май закрыт. К выплате вам: 10 000 ₽")
    names = [message["document"]["file_name"] for message in office.ivan.messages() if "document" in message]
    assert sorted(names) == [
        *["Расчётный_лист_Иван_Петров_2024-05.pdf"] * 2,
        *["Расчётный_лист_Иван_Петров_2024-05.xlsx"] * 2,
    ]


async def test_two_people_pressing_at_once_close_once(office: Office) -> None:
    # given two taps of the director on the last button
    await worked_may(office)
    await office.galina.send("/month")
    await office.galina.press("Закрыть май")

    # when
    office.galina.tap("Да, закрыть")
    office.galina.tap("Да, закрыть")
    await office.settle_at_once()

    # then
    assert await office.rows("month_closings") == 1
    office.galina.sees("Май закрыт")
    assert "Уже закрыто: май 2024" in office.galina.toasts()[-1]
    assert len([text for text in office.ivan.texts() if "К выплате вам" in text]) == 1


async def test_a_button_of_yesterday_shows_the_month_as_it_was_closed(office: Office) -> None:
    await worked_may(office)
    await office.galina.send("/month")
    old = office.galina.button("Закрыть май")
    await close_may(office)

    await office.galina.press_old(*old)

    office.galina.sees("Май закрыт")
    assert await office.rows("month_closings") == 1


async def test_a_month_that_goes_on_offers_no_closing_and_a_made_up_press_gets_one_line(office: Office) -> None:
    await worked_may(office)
    await office.galina.send("/month")
    message_id, _ = office.galina.button("Закрыть май")

    await office.galina.press_old(message_id, "mo:close:2024-06-01:0")
    assert "Месяцы закрываются по порядку: сначала май 2024" in office.galina.toasts()[-1]
    await close_may(office)
    await office.galina.press_old(message_id, "mo:close:2024-06-01:0")

    assert "Месяц ещё идёт: июнь 2024 можно закрыть с 01.07" in office.galina.toasts()[-1]
    assert await office.rows("month_closings") == 1


async def test_what_is_in_the_way_is_shown_and_open_objections_need_the_directors_word(office: Office) -> None:
    # given
    await worked_may(office)
    await office.ivan.send("Ромашка 7000 11.05")
    await office.ivan.press("Записать")
    await office.ivan.send("/earnings")
    await office.ivan.press("Май")
    await office.ivan.press("Из чего сложилось")
    await office.ivan.press("Ромашка · +10 000")
    await office.ivan.press("Возразить")
    await office.ivan.send("договаривались о 12 %")
    await office.ivan.press("Отправить")

    # when
    await office.galina.send("/month")

    # then
    office.galina.sees(
        "Не подтверждено: 1 оплата на 7 000 ₽",
        "Ромашка · 11.05 · 7 000 ₽",
        "Открытых возражений: 1",
        "Иван Петров · Ромашка · 10.05",
    )

    # when
    await office.galina.press("Закрыть май")

    # then the word is a button of its own that says how many
    office.galina.sees("1 возражение ещё открыто", "Не подтверждено 1 оплата на 7 000 ₽")
    message_id, data = office.galina.button("Закрыть, хотя открыто возражений: 1")
    await office.galina.press_old(message_id, data.removesuffix("1") + "0")
    assert "Открытых возражений: 1" in office.galina.toasts()[-1]
    assert await office.rows("month_closings") == 0
    await office.galina.press("Закрыть, хотя открыто возражений: 1")
    office.galina.sees("Май закрыт", "Открытых возражений при закрытии: 1")

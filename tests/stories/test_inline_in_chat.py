"""`@bot ром…` from the input line: own clients as one types; what is sent tells a stranger nothing."""

from typing import Any

import pytest
from structlog.testing import capture_logs

from handlers.client_screens import list_screen
from sandbox.errors import Json
from storage.client_queries import ClientFilter, ClientPage
from tests.office import MORNING, Office
from tests.person import Person
from texts import Texts
from usecases import settings
from usecases import staff as staff_cases

POLITE = (
    "Здравствуйте! Этот бот — для сотрудников компании. Попросите приглашение у своего начальника, "
    "откройте ссылку из него — и начнём."
)
NOTHING: Json = {"results": [], "button": None, "next_offset": ""}
CARD = (
    "📇 Ромашка · Поставки\n"
    "Период привлечения начнётся с первой оплаты\n"
    "Коммерсант: Иван Петров\n"
    "Оплачено: 0 ₽ (0 оплат)\n"
    "Личные контакты: 0 из 2 — нет: коммерческий отдел, клиентский отдел"
)


async def asked(office: Office, person: Person, words: str) -> tuple[str, Json]:
    """The id of an inline query and what it was answered."""
    query = office.world.person_inline_query(person.telegram_id, words)
    await office.settle()
    answer = office.world.inline_answer(query)
    assert answer is not None
    return query, answer


async def shown(office: Office, person: Person, words: str) -> list[tuple[str, str]]:
    """The titles and the lines below them."""
    _, answer = await asked(office, person, words)
    return [
        (result["title"], result["description"].replace("\u202f", " ").replace("\u00a0", " "))
        for result in answer["results"]
    ]


async def sent(office: Office, person: Person, words: str) -> dict[str, Any]:
    """The message that the first result becomes."""
    query, answer = await asked(office, person, words)
    message = office.world.person_chooses(person.telegram_id, query, answer["results"][0]["id"])
    await office.settle()
    return message


def data_of(message: dict[str, Any]) -> str:
    data = message["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    assert isinstance(data, str)
    return data


async def test_own_clients_appear_as_one_types_with_the_state_of_their_period(office: Office) -> None:
    # given
    for name in ("Ромашка", "Вектор", "Романтика"):
        await office.client(name)
    await office.client("Ромб", hunter="petr")
    await office.pays(office.ivan, "Романтика 10к")

    # then
    assert await shown(office, office.ivan, "ром") == [
        ("Романтика", "Период привлечения: до 15.06, ещё 92 дня"),
        ("Ромашка", "Период привлечения начнётся с первой оплаты"),
    ]
    assert [title for title, _ in await shown(office, office.petr, "ром")] == ["Ромб"]
    assert [title for title, _ in await shown(office, office.ivan, "hjvfi")] == ["Ромашка"]
    assert [title for title, _ in await shown(office, office.ivan, "вектро")] == ["Вектор"]


async def test_before_a_letter_is_typed_the_recent_ones_are_there(office: Office) -> None:
    for name in ("Ромашка", "Вектор"):
        await office.client(name)
    await office.pays(office.ivan, "Ромашка 10к")

    assert [title for title, _ in await shown(office, office.ivan, " ")] == ["Ромашка", "Вектор"]


async def test_nothing_found_leads_to_the_bot(office: Office) -> None:
    await office.client("Ромашка")

    _, answer = await asked(office, office.ivan, "щука")

    button = {"text": "Никого не нашлось. На главную ›", "start_parameter": "home"}
    assert answer == {"results": [], "button": button, "next_offset": ""}
    await office.ivan.send("/start home")
    office.ivan.sees("Иван")


async def test_a_result_chosen_in_the_chat_with_the_bot_brings_the_card(office: Office) -> None:
    await office.client("Ромашка")
    before = await office.contents()

    message = await sent(office, office.ivan, "ром")

    assert message["text"] == "📇 Карточка клиента"
    assert [button["text"] for row in message["reply_markup"]["inline_keyboard"] for button in row] == ["Открыть"]
    assert office.ivan.texts() == [CARD]
    # that it was opened is on record, and nothing else has changed
    after = await office.contents()
    assert len(after.pop("client_views")) == len(before.pop("client_views")) + 1
    assert after == before


async def test_what_is_sent_names_no_client(office: Office) -> None:
    await office.client("Ромашка")

    message = await sent(office, office.ivan, "ром")

    assert "омашка" not in str({name: message[name] for name in ("text", "reply_markup")})
    assert len(data_of(message)) <= len("ic:2147483647")


async def test_a_colleague_who_may_see_the_client_gets_the_card_in_their_own_chat(office: Office) -> None:
    # given a result that Ivan sent somewhere where Boris reads
    await office.client("Ромашка")
    message = await sent(office, office.ivan, "ром")

    # when
    await pressed_elsewhere(office, office.boris, data_of(message))

    # then
    assert office.boris.texts() == [CARD]
    assert office.boris.toasts() == ["Карточка — в нашем с вами чате"]
    assert office.ivan.texts() == [CARD]


async def pressed_elsewhere(office: Office, person: Person, data: str) -> None:
    """Press a result's button in a chat where the bot is not."""
    payload = {
        "from": office.world.person(person.telegram_id).user(),
        "inline_message_id": "somewhere",
        "chat_instance": "1",
        "data": data,
    }
    office.world.updates.put("callback_query", office.world.presses.open(person.telegram_id, payload).payload, 1)
    await office.settle()


async def test_a_colleague_who_may_not_see_it_learns_as_much_as_of_a_client_that_is_not_there(office: Office) -> None:
    await office.client("Ромашка")
    message = await sent(office, office.ivan, "ром")

    await pressed_elsewhere(office, office.petr, data_of(message))
    await pressed_elsewhere(office, office.petr, "ic:4711")

    assert office.petr.toasts()[0] == office.petr.toasts()[1]
    assert office.petr.texts() == []


async def test_a_stranger_who_presses_learns_nothing(office: Office) -> None:
    await office.client("Ромашка")
    message = await sent(office, office.ivan, "ром")

    await pressed_elsewhere(office, office.stranger, data_of(message))

    assert office.stranger.toasts() == [POLITE]
    assert office.stranger.texts() == []


@pytest.mark.parametrize("data", ["ic:", "ic:one", "ic:1:2", "ic:99999999999999999999", "ic", ":", "nothing known"])
async def test_made_up_data_on_a_result_is_answered_and_is_no_incident(office: Office, data: str) -> None:
    await office.client("Ромашка")
    before = await office.contents()

    with capture_logs() as logs:
        await pressed_elsewhere(office, office.boris, data)

    assert [entry for entry in logs if entry["log_level"] in {"warning", "error"}] == []
    assert len(office.boris.toasts()) == 1
    assert office.boris.texts() == []
    assert await office.contents() == before


@pytest.mark.parametrize("words", ["", "ром", "7707083893"])
async def test_strangers_accountants_and_the_suspended_get_an_empty_answer(office: Office, words: str) -> None:
    await office.client("Ромашка")
    message = await sent(office, office.ivan, "ром")
    ivan = await office.db.read(lambda tx: office.actor(tx, "ivan").staff_id)

    await office.by("galina", staff_cases.suspend, ivan)

    for person in (office.stranger, office.nina, office.ivan):
        assert (await asked(office, person, words))[1] == NOTHING
    await pressed_elsewhere(office, office.ivan, data_of(message))
    assert office.ivan.texts() == [CARD]


async def test_a_result_sent_in_the_middle_of_a_form_answers_no_question(office: Office) -> None:
    # given
    await office.client("Ромашка")
    await office.ivan.send("/client")
    asks = office.ivan.screen()

    # when
    await sent(office, office.ivan, "ром")

    # then
    assert office.ivan.texts() == [asks, CARD]
    await office.ivan.send("Вектор")
    office.ivan.sees("Название: Вектор")


async def test_the_list_of_clients_has_a_search_that_goes_on_in_the_input_line(office: Office) -> None:
    await office.client("Ромашка")

    await office.ivan.send("/clients")

    rows = office.ivan.messages()[-1]["reply_markup"]["inline_keyboard"]
    assert rows[-1][0] == {"text": "🔎 Найти", "switch_inline_query_current_chat": ""}
    assert rows[-1][1]["text"] == "➕ Новый клиент"


def test_a_bot_that_may_not_be_asked_from_the_input_line_offers_no_button_for_it() -> None:
    say = Texts.of("ru", today=MORNING.date())

    rows = list_screen(ClientPage([], 1), ClientFilter.ALL, 0, say).rows

    assert [button.text for button in rows[-1]] == ["➕ Новый клиент"]


async def test_the_results_speak_the_language_of_who_types(office: Office) -> None:
    await office.client("Ромашка")
    await office.by("ivan", settings.set_language, "en")

    message = await sent(office, office.ivan, "ром")

    assert message["text"] == "📇 Client card"
    assert await shown(office, office.ivan, "ром") == [
        ("Ромашка", "The acquisition period will begin with the first payment")
    ]


async def test_however_much_is_typed_it_is_answered(office: Office) -> None:
    await office.client("Ромашка")

    for words in ("%", "_", "\x00", "'", "р" * 256, "а б " * 64, "12 " * 80, "🤷", "150 000 ₽"):
        assert await shown(office, office.ivan, words) == []

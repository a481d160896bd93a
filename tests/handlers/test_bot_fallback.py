"""What the bot does not understand still leads on, for every role."""

from collections.abc import AsyncIterator

import pytest

from domain.staff import PERMISSIONS, Role
from handlers import MENU, features
from sandbox.clock import WarpClock
from storage.clock import Clock
from storage.db import Database
from tests.office import MORNING, Office, opened
from texts import LANGUAGES
from texts.loader import entries


@pytest.fixture
def database_clock() -> Clock:
    """The morning on which the company's stories begin."""
    return WarpClock(MORNING, frozen=True)


@pytest.fixture
async def office(db: Database, database_clock: WarpClock) -> AsyncIterator[Office]:
    async with opened(db, database_clock) as found:
        yield found


async def test_an_unknown_command_gets_what_one_can_do(office: Office) -> None:
    await office.ivan.send("/fly")

    office.ivan.sees("Не понял, но вот что можно сделать:")
    office.ivan.sees("/pay — записать оплату")


async def test_a_voice_or_a_file_gets_what_one_can_do(office: Office) -> None:
    office.world.person_sends_file(office.nina.telegram_id, "bank.txt", b"1", "text/plain")
    await office.settle()

    office.nina.sees("Я читаю только текст. Вот что можно сделать:")
    office.nina.sees("/confirm — подтвердить оплаты")


async def test_a_button_of_an_earlier_version_gets_what_one_can_do(office: Office) -> None:
    await office.ivan.send("/fly")
    message_id = office.ivan.messages()[-1]["message_id"]

    await office.ivan.press_old(message_id, "button-of-2019:7")

    office.ivan.sees("Эта кнопка из прежней версии. Вот что можно сделать сейчас:")


async def test_a_corrected_line_is_left_alone(office: Office) -> None:
    await office.ivan.send("/fly")
    written = office.world.messages(office.ivan.telegram_id)[0]["message_id"]
    before = office.ivan.messages()

    office.world.person_edits(office.ivan.telegram_id, written, "/walk")
    await office.settle()

    assert office.ivan.messages() == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_of_a_menu_has_its_words(language: str) -> None:
    words = entries(language)

    assert [command for command in features().commands if f"command-{command}" not in words] == []


def test_every_role_has_a_menu_in_the_menus_order() -> None:
    people = [role for role in PERMISSIONS if role not in {Role.SYSTEM, Role.NEWCOMER}]

    menus = [features().commands_of(role) for role in people]

    assert all(menu[0] == "start" for menu in menus)
    assert all(list(menu) == sorted(menu, key=MENU.index) for menu in menus)

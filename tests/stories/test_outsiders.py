"""Strangers, the suspended, invitations that open nothing: one polite line, nothing learned, nothing changed."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta

import pytest

from domain.staff import Role
from storage import invitations
from tests.office import CAST, Office
from tests.person import Person
from usecases import staff as staff_cases

pytestmark = pytest.mark.on_both_databases

POLITE = (
    "Здравствуйте! Этот бот — для сотрудников компании. Попросите приглашение у своего начальника, "
    "откройте ссылку из него — и начнём."
)
WORTHLESS = "Эта ссылка не сработала: её уже использовали, отозвали или срок вышел. Попросите у начальника новую."
COMMANDS = ("/start", "/help", "/clients", "/earnings", "/transfers", "/confirm", "/team", "/plan", "/digest", "/deal")
PRESSES = ("p:1:confirm", "p:1:undo", "p:1:void-yes", "d:1:save:0", "cl:1:show", "cl:1:persons", "tr:1:confirm:0", "x")


async def somebodys_business(office: Office) -> None:
    """A client, a payment that waits, one that counts, a transfer that waits."""
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    await office.on(date(2024, 6, 15))
    await office.ivan.send("Ромашка 150к")
    await office.ivan.press("Записать")


async def try_everything(office: Office, person: Person) -> None:
    """Write, send a file, press what others were shown, and search inline."""
    for text in (*COMMANDS, "Ромашка 150к", "Ромашка"):
        await person.send(text)
    office.world.person_sends_file(person.telegram_id, "a.txt", b"a", "text/plain")
    await office.settle()
    for data in PRESSES:
        await person.press_old(person.messages()[-1]["message_id"], data)
    query = office.world.person_inline_query(person.telegram_id, "ром")
    await office.settle()
    assert office.world.inline_answer(query) == {"results": [], "button": None, "next_offset": ""}


async def test_a_stranger_gets_one_polite_line_to_everything(office: Office) -> None:
    # given
    await somebodys_business(office)
    before, seen = await office.contents(), [person.texts() for person in office.people]
    assert [len(before[table]) for table in ("clients", "payments", "transfers", "staff")] == [1, 2, 1, len(CAST)]

    # when
    await try_everything(office, office.stranger)

    # then
    assert office.stranger.texts() == [POLITE] * (len(COMMANDS) + 3)
    assert office.stranger.toasts() == [POLITE] * len(PRESSES)
    assert await office.contents() == before
    assert [person.texts() for person in office.people] == seen


async def test_somebody_suspended_in_the_middle_of_a_form_is_a_stranger_from_the_next_word_on(office: Office) -> None:
    # given Ivan in the middle of a form, with a draft that waits for its tap
    await somebodys_business(office)
    await office.ivan.send("Ромашка 77к")
    draft = office.ivan.button("Записать")
    await office.ivan.send("/client")
    await office.ivan.send("Лотос")
    form = office.ivan.button("Поставки")

    # when
    await office.by("galina", staff_cases.suspend, await staff_id(office, "ivan"))
    await office.settle()
    before, told = await office.contents(), len(office.ivan.texts())
    toasts = len(office.ivan.toasts())
    await office.ivan.press_old(*form)
    await office.ivan.press_old(*draft)
    await try_everything(office, office.ivan)

    # then
    assert set(office.ivan.texts()[told:]) == {POLITE}
    assert set(office.ivan.toasts()[toasts:]) == {POLITE}
    assert await office.contents() == before


async def staff_id(office: Office, name: str) -> int:
    return await office.db.read(lambda tx: office.actor(tx, name).staff_id)


async def invited(office: Office) -> str:
    """The token of an invitation for an accountant."""
    return await office.by("galina", staff_cases.invite, Role.ACCOUNTANT, "Вера Новая")


async def outdated(office: Office) -> str:
    token = await invited(office)
    office.clock.advance(timedelta(days=7))
    await office.settle()
    return token


async def used(office: Office) -> str:
    token = await invited(office)
    office.world.add_person(300, "Вера")
    vera = Person(office.world, 300, "vera", office.settle)
    await vera.send(f"/start {token}")
    vera.sees("Вера Новая")
    return token


async def revoked(office: Office) -> str:
    token = await invited(office)
    opened = await office.db.read(invitations.all_open)
    await office.by("galina", staff_cases.revoke_invitation, opened[-1].invitation_id)
    return token


async def invented(office: Office) -> str:
    return "x" * 22


@pytest.mark.parametrize("make", [outdated, used, revoked, invented])
async def test_an_invitation_that_opens_nothing_says_so_in_one_line_whatever_the_reason(
    office: Office, make: Callable[[Office], Awaitable[str]]
) -> None:
    # given
    token = await make(office)
    before = await office.contents()

    # when
    for _ in range(2):
        await office.stranger.send(f"/start {token}")

    # then
    assert office.stranger.texts() == [WORTHLESS] * 2
    assert await office.contents() == before


async def test_two_people_who_open_one_invitation_at_once_are_one_newcomer_and_one_stranger(office: Office) -> None:
    # given
    token = await invited(office)
    office.world.add_person(300, "Вера")
    vera = Person(office.world, 300, "vera", office.settle)

    # when
    for person in (vera, office.stranger):
        office.world.person_opens_link(person.telegram_id, token)
    await office.settle_at_once()

    # then
    assert await office.rows("staff") == len(CAST) + 1
    assert sorted(person.screen() == WORTHLESS for person in (vera, office.stranger)) == [False, True]

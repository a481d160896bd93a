"""Whatever somebody presses, types or asks for of what is not theirs: the answer is that to an id which nobody has."""

from collections.abc import AsyncIterator

import pytest
from structlog.testing import capture_logs

from handlers.presses import Press
from sandbox.clock import WarpClock
from storage.clock import Clock
from storage.db import Database
from tests.access.phones import NOON, Phones, phones
from tests.access.presses import forged, listened_to, nonsense, unexplained

WITHOUT_ANYTHING = ("petr", "zoya", "fyodor", "vera")
"""A hunter of the same department, an account manager and the heads of the other pair: nothing there is theirs."""
CONTACTS = ("Maria", "916")
SECRETS = (*CONTACTS, "Client ", "100\u202f000", "150\u202f000", "Semyon", "agreed on")
TYPED = (
    "Client {}",
    "Client {} 5000",
    "Client {} 5000\nClient {} 6000",
    "/whatif Client {} 5000",
    "/audit Client {}",
)
THEIR_OWN = {"staff", "dialogs", "audit", "audit_tail"}
"""Tables that hold one's settings and forms, and what one did oneself."""


@pytest.fixture
def clock() -> WarpClock:
    return WarpClock(NOON, frozen=True)


@pytest.fixture
def database_clock(clock: WarpClock) -> Clock:
    return clock


@pytest.fixture
async def office(db: Database, clock: WarpClock) -> AsyncIterator[Phones]:
    async with phones(db, clock) as found:
        yield found


def test_of_every_button_it_is_said_what_its_numbers_name() -> None:
    assert unexplained() == [], "add them to IDS in tests/access/presses.py, or to NO_IDS where they name nothing"


def test_no_two_kinds_of_buttons_begin_alike() -> None:
    kinds = {kind for kind, _ in listened_to()}

    assert len({kind.__prefix__ for kind in kinds}) == len(kinds)


def test_every_kind_of_button_keeps_to_the_numbers_that_can_be() -> None:
    assert [kind.__name__ for kind, _ in listened_to() if not issubclass(kind, Press)] == []


async def test_nonsense_where_a_button_says_a_word_is_answered_without_an_incident(office: Phones) -> None:
    await office.says("galina", "/start")

    with capture_logs() as logs:
        told = {press: await office.presses("galina", press) for press in nonsense(office.company)}

    assert [entry for entry in logs if entry["log_level"] in {"warning", "error"}] == []
    assert [press for press, words in told.items() if not words] == []


@pytest.mark.parametrize("who", WITHOUT_ANYTHING)
async def test_a_press_about_what_is_not_ones_own_is_as_one_about_nothing(office: Phones, who: str) -> None:
    # given
    await office.says(who, "/start")
    before, presses = await office.contents(), forged(office.company)

    # when
    told = {press: await office.presses(who, press.data) for press in presses}
    of_nothing = {press: await office.presses(who, press.unknown) for press in presses if press.unknown}

    # then
    assert len(of_nothing) > 150
    assert {press.data: told[press] for press in of_nothing} == {p.data: words for p, words in of_nothing.items()}
    assert [(p.data, words) for p in presses for words in told[p] if any(secret in words for secret in SECRETS)] == []
    assert changed(before, await office.contents()) <= THEIR_OWN
    assert set(await office.acts_since(before)) <= {(office.company.ids[who], "settings changed")}


def changed(before: dict[str, list[str]], after: dict[str, list[str]]) -> set[str]:
    return {table for table in before if before[table] != after[table]}


async def test_the_accountant_is_shown_no_contact_whatever_they_press(office: Phones) -> None:
    await office.says("nina", "/start")

    told = [word for press in forged(office.company) for word in await office.presses("nina", press.data)]

    assert any("Client client" in word for word in told)
    assert [word for word in told if any(contact in word for contact in CONTACTS)] == []


@pytest.mark.parametrize("who", WITHOUT_ANYTHING)
async def test_what_is_typed_about_foreign_clients_is_answered_as_about_none(office: Phones, who: str) -> None:
    # given
    await office.says(who, "/start")
    before = await office.contents()

    async def told(text: str, name: str) -> list[str]:
        """What one is told of a name: in the text, in its correction, from the input line."""
        words = await office.says(who, text.replace("{}", name))
        words += await office.corrects(who, text.replace("{}", name) + " 1")
        words += await office.asks(who, f"client {name}")
        return [word.replace(name, "…") for word in words]

    # when
    # each after the same words about another name, as one draft or form leads to the next
    answers = [[await told(text, name) for name in ("yyyy", "kept", "zzzz")] for text in TYPED]

    # then
    assert [theirs for _, theirs, _ in answers] == [nothing for _, _, nothing in answers]
    assert changed(before, await office.contents()) <= {*THEIR_OWN, "payment_drafts"}


async def test_a_link_that_somebody_of_the_staff_opens_makes_nobody_and_stays_good(office: Phones) -> None:
    # given
    await office.says("ivan", "/start")
    before, token = await office.contents(), office.company.values["token"]

    # when
    at_home = await office.says("ivan", "/start")
    for payload in (token, "1", "client_1", "home"):
        assert await office.says("ivan", f"/start {payload}") == at_home

    # then
    assert await office.contents() == before

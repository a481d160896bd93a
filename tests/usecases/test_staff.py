"""People join by an invitation once, lose access at once, and their clients go to their head."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from domain.assignments import Holder, Hunters
from domain.earnings import EntryKind
from domain.refusals import NotAllowed, NotFound, Outdated
from domain.staff import (
    SYSTEM,
    Actor,
    AlreadyJoined,
    DepartmentNotForRole,
    HeadTaken,
    InvitationInvalid,
    LastDirector,
    NameNotGiven,
    Role,
    StaffStatus,
)
from storage import clients, company, earnings, invitations, staff
from storage.clock import Clock
from storage.db import Database, Tx
from storage.staff import Person, find_actor
from tests.usecases.small_company import (
    LONG_AGO,
    TODAY,
    People,
    SteppingClock,
    actor,
    add_client,
    add_payment,
    found_company,
    told,
)
from usecases import team
from usecases.clients import assign_manager
from usecases.leaving import Settlement
from usecases.staff import (
    appoint_head,
    ensure_claim,
    invite,
    join,
    restore,
    revoke_invitation,
    suspend,
)

NEWCOMER = Actor(0, Role.NEWCOMER, "Tel E. Gram", telegram_id=700, language="en", zone="Europe/Moscow")


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock()


@pytest.fixture
def database_clock(clock: SteppingClock) -> Clock:
    return clock


@pytest.fixture
async def people(db: Database) -> People:
    return await db.write(found_company)


def hunters_of(tx: Tx, client_id: int) -> list[Hunters]:
    return clients.hunters(tx, client_id)


def person(tx: Tx, staff_id: int) -> Person:
    return staff.get(tx, staff_id)


def token_hashes(tx: Tx) -> list[Any]:
    return tx.scalars(select(staff.invitations.c.token_hash))


async def test_an_invited_person_joins_with_the_usual_hours_and_the_inviter_hears_of_it(
    db: Database, people: People
) -> None:
    token = await db.write(invite, people.boris, Role.HUNTER, "  Фёдор   Новиков ", people.commercial)

    joined = await db.write(join, NEWCOMER, token)

    found = await db.read(person, joined.staff_id)
    assert (joined.role, joined.name, joined.department_id) == (Role.HUNTER, "Фёдор Новиков", people.commercial)
    assert (found.language, found.zone, found.digest_minute) == ("en", "Europe/Moscow", 18 * 60 + 30)
    assert (found.quiet_from, found.quiet_to) == (21 * 60, 8 * 60)
    assert found.next_digest_at == datetime(2026, 11, 23, 15, 30, tzinfo=UTC)
    assert await db.read(find_actor, 700) == joined
    assert await db.read(told) == [(people.boris.staff_id, "staff_joined", {"person_id": joined.staff_id})]


async def test_the_database_keeps_only_the_hash_of_a_token(db: Database, people: People) -> None:
    token = await db.write(invite, people.galina, Role.ACCOUNTANT, "Нина")

    hashes = await db.read(token_hashes)

    assert [len(kept) for kept in hashes] == [64]
    assert token not in hashes


async def test_an_invitation_works_once(db: Database, people: People) -> None:
    token = await db.write(invite, people.galina, Role.ACCOUNTANT, "Нина")
    await db.write(join, NEWCOMER, token)

    with pytest.raises(InvitationInvalid):
        await db.write(join, Actor(0, Role.NEWCOMER, telegram_id=701), token)

    assert await db.read(find_actor, 701) is None


async def test_an_invitation_expires_after_seven_days(db: Database, people: People, clock: SteppingClock) -> None:
    token = await db.write(invite, people.galina, Role.ACCOUNTANT, "Нина")
    clock.advance(days=7)

    with pytest.raises(InvitationInvalid):
        await db.write(join, NEWCOMER, token)


async def test_an_invitation_works_until_it_expires(db: Database, people: People, clock: SteppingClock) -> None:
    token = await db.write(invite, people.galina, Role.ACCOUNTANT, "Нина")
    clock.advance(days=6, hours=23)

    joined = await db.write(join, NEWCOMER, token)

    assert joined.role is Role.ACCOUNTANT


async def test_a_revoked_invitation_opens_nothing(db: Database, people: People) -> None:
    token = await db.write(invite, people.boris, Role.HUNTER, "Фёдор", people.commercial)
    (invitation,) = (await db.read(team.show, people.boris)).invitations

    await db.write(revoke_invitation, people.boris, invitation.invitation_id)

    with pytest.raises(InvitationInvalid):
        await db.write(join, NEWCOMER, token)
    with pytest.raises(Outdated):
        await db.write(revoke_invitation, people.boris, invitation.invitation_id)
    assert (await db.read(team.show, people.boris)).invitations == []


async def test_an_unknown_token_opens_nothing(db: Database, people: People) -> None:
    with pytest.raises(InvitationInvalid):
        await db.write(join, NEWCOMER, "nonsense")


async def test_one_telegram_account_is_one_person_even_when_suspended(db: Database, people: People) -> None:
    joined = await db.write(join, NEWCOMER, await db.write(invite, people.galina, Role.ACCOUNTANT, "Нина"))
    await db.write(suspend, people.galina, joined.staff_id)
    token = await db.write(invite, people.galina, Role.ACCOUNTANT, "Нина")

    with pytest.raises(AlreadyJoined):
        await db.write(join, NEWCOMER, token)

    assert len(await db.read(invitations.all_open)) == 1


@pytest.mark.parametrize(
    ("inviter", "role", "place", "refusal"),
    [
        ("boris", Role.HEAD, "commercial", NotFound),
        ("boris", Role.ACCOUNT_MANAGER, "client", NotFound),
        ("boris", Role.ACCOUNT_MANAGER, "commercial", DepartmentNotForRole),
        ("boris", Role.ACCOUNTANT, None, NotFound),
        ("boris", Role.DIRECTOR, None, NotFound),
        ("ivan", Role.HUNTER, "commercial", NotAllowed),
        ("nina", Role.HUNTER, "commercial", NotAllowed),
        ("galina", Role.HUNTER, None, DepartmentNotForRole),
        ("galina", Role.ACCOUNTANT, "client", DepartmentNotForRole),
        ("galina", Role.HEAD, "commercial", HeadTaken),
    ],
)
async def test_nobody_invites_beyond_their_place(
    db: Database, people: People, inviter: str, role: Role, place: str | None, refusal: type[Exception]
) -> None:
    department_id = getattr(people, place) if place else None

    with pytest.raises(refusal):
        await db.write(invite, getattr(people, inviter), role, "Фёдор", department_id)

    assert await db.read(invitations.all_open) == []


async def test_an_unknown_department_and_an_empty_name_are_refused(db: Database, people: People) -> None:
    with pytest.raises(NotFound):
        await db.write(invite, people.galina, Role.HUNTER, "Фёдор", 999)
    with pytest.raises(NameNotGiven):
        await db.write(invite, people.galina, Role.ACCOUNTANT, "   ")


async def test_a_head_who_joins_heads_the_department_from_today(db: Database, people: People) -> None:
    await db.write(suspend, people.galina, people.boris.staff_id)
    token = await db.write(invite, people.galina, Role.HEAD, "Фёдор", people.commercial)

    joined = await db.write(join, NEWCOMER, token)

    heads = await db.read(company.heads)
    assert heads[people.commercial] == [
        Holder(LONG_AGO, people.boris.staff_id),
        Holder(TODAY, None),
        Holder(TODAY, joined.staff_id),
    ]


async def test_of_two_invited_heads_the_second_is_told_that_the_post_is_taken(db: Database, people: People) -> None:
    await db.write(suspend, people.galina, people.boris.staff_id)
    tokens = [await db.write(invite, people.galina, Role.HEAD, name, people.commercial) for name in ("Фёдор", "Глеб")]
    await db.write(join, NEWCOMER, tokens[0])

    with pytest.raises(HeadTaken):
        await db.write(join, Actor(0, Role.NEWCOMER, telegram_id=701), tokens[1])


async def test_the_claim_of_the_first_director_is_renewed_until_somebody_uses_it(db: Database) -> None:
    await db.write(company.create)
    first = await db.write(ensure_claim, SYSTEM)
    second = await db.write(ensure_claim, SYSTEM)
    assert first is not None
    assert second is not None

    with pytest.raises(InvitationInvalid):
        await db.write(join, NEWCOMER, first)
    joined = await db.write(join, NEWCOMER, second)

    assert (joined.role, joined.name) == (Role.DIRECTOR, "Tel E. Gram")
    assert await db.write(ensure_claim, SYSTEM) is None


async def test_a_claim_is_nobodys_invitation_to_see_or_revoke(db: Database, people: People) -> None:
    assert await db.write(ensure_claim, SYSTEM) is None

    assert (await db.read(team.show, people.galina)).invitations == []


async def test_a_suspended_hunter_loses_access_and_the_head_has_their_clients_from_today(
    db: Database, people: People
) -> None:
    client_id = await db.write(add_client, people)
    yesterday = date(2026, 11, 22)
    await db.write(add_payment, people, client_id, "100000", yesterday)
    await db.write(add_payment, people, client_id, "50000", TODAY)

    done = await db.write(suspend, people.galina, people.ivan.staff_id)

    assert (done.name, done.clients, done.head, done.waiting) == ("Иван", 1, "Борис", 1)
    assert done.settlement == Settlement([(date(2026, 11, 1), Decimal("10000.00"))], Decimal(0), 0)
    assert await db.read(hunters_of, client_id) == [
        Hunters(LONG_AGO, ((people.ivan.staff_id, Decimal(100)),)),
        Hunters(TODAY, ((people.boris.staff_id, Decimal(100)),)),
    ]
    suspended = await db.read(person, people.ivan.staff_id)
    assert (suspended.status, suspended.next_digest_at) == (StaffStatus.SUSPENDED, None)
    taken = {"person_id": people.ivan.staff_id, "clients": 1}
    assert await db.read(told) == [(people.boris.staff_id, "staff_clients_taken", taken)]
    assert await db.read(earnings.by_day, people.ivan.staff_id, yesterday, TODAY) == [
        (yesterday, EntryKind.COMMISSION, Decimal("10000.00")),
        (TODAY, EntryKind.COMMISSION, Decimal("0.00")),
    ]
    assert (TODAY, EntryKind.COMMISSION, Decimal("5000.00")) in await db.read(
        earnings.by_day, people.boris.staff_id, TODAY, TODAY
    )


async def test_a_head_who_has_a_share_already_gets_the_other_one_on_top(db: Database, people: People) -> None:
    client_id = await db.write(add_client, people, "Вектор", (people.ivan, people.boris))

    await db.write(suspend, people.boris, people.ivan.staff_id)

    assert (await db.read(hunters_of, client_id))[-1].shares == ((people.boris.staff_id, Decimal(100)),)


async def test_the_clients_of_a_suspended_account_manager_go_to_the_head_of_that_department(
    db: Database, people: People
) -> None:
    client_id = await db.write(add_client, people)
    await db.write(assign_manager, people.anna, client_id, people.olga.staff_id, date(2026, 11, 1))

    done = await db.write(suspend, people.anna, people.olga.staff_id)

    assert (done.name, done.clients, done.head, done.waiting) == ("Ольга", 1, "Анна", 1)
    assert await db.read(clients.managers, client_id) == [
        Holder(date(2026, 11, 1), people.olga.staff_id),
        Holder(TODAY, people.anna.staff_id),
    ]
    assert (await db.read(clients.load, client_id)).manager_id == people.anna.staff_id
    settled = {"person_id": people.olga.staff_id, "clients": 1}
    assert await db.read(told) == [(people.galina.staff_id, "staff_settled", settled)]  # who did it has seen it


async def test_clients_without_a_head_wait_for_one_and_go_to_whom_is_appointed(db: Database, people: People) -> None:
    client_id = await db.write(add_client, people)
    await db.write(suspend, people.galina, people.boris.staff_id)

    done = await db.write(suspend, people.galina, people.ivan.staff_id)
    assert (done.name, done.clients, done.head, done.waiting) == ("Иван", 1, None, 1)
    assert len(await db.read(hunters_of, client_id)) == 1
    await db.write(appoint_head, people.galina, people.commercial, people.petr.staff_id)

    assert (await db.read(hunters_of, client_id))[-1] == Hunters(TODAY, ((people.petr.staff_id, Decimal(100)),))
    assert (await db.read(actor, people.petr.staff_id)).role is Role.HEAD
    appointed = {"department_id": people.commercial, "person_id": people.petr.staff_id}
    assert await db.read(told) == [(people.petr.staff_id, "staff_head_appointed", appointed)]


async def test_a_new_head_earns_from_today_and_the_former_one_is_a_seller_again(db: Database, people: People) -> None:
    client_id = await db.write(add_client, people)
    yesterday = date(2026, 11, 22)
    await db.write(add_payment, people, client_id, "100000", yesterday)
    await db.write(add_payment, people, client_id, "50000", TODAY)

    await db.write(appoint_head, people.galina, people.commercial, people.petr.staff_id)

    assert (await db.read(actor, people.boris.staff_id)).role is Role.HUNTER
    assert await db.read(earnings.by_day, people.boris.staff_id, yesterday, TODAY) == [
        (yesterday, EntryKind.OVERRIDE, Decimal("2000.00")),
        (TODAY, EntryKind.OVERRIDE, Decimal("0.00")),
    ]
    assert await db.read(earnings.by_day, people.petr.staff_id, yesterday, TODAY) == [
        (TODAY, EntryKind.OVERRIDE, Decimal("1000.00"))
    ]


@pytest.mark.parametrize("name", ["anna", "olga"])
async def test_only_somebody_of_the_department_heads_it(db: Database, people: People, name: str) -> None:
    with pytest.raises(DepartmentNotForRole):
        await db.write(appoint_head, people.galina, people.commercial, getattr(people, name).staff_id)


async def test_a_head_suspends_own_sellers_only(db: Database, people: People) -> None:
    for name in ("olga", "anna", "boris", "galina", "nina"):
        with pytest.raises(NotFound):
            await db.write(suspend, people.boris, getattr(people, name).staff_id)

    assert {p.status for p in await db.read(staff.everybody)} == {StaffStatus.ACTIVE}


async def test_the_last_director_stays(db: Database, people: People) -> None:
    with pytest.raises(LastDirector):
        await db.write(suspend, people.galina, people.galina.staff_id)

    assert (await db.read(person, people.galina.staff_id)).status is StaffStatus.ACTIVE


async def test_suspending_twice_is_outdated(db: Database, people: People) -> None:
    await db.write(suspend, people.boris, people.ivan.staff_id)

    with pytest.raises(Outdated):
        await db.write(suspend, people.boris, people.ivan.staff_id)


async def test_somebody_restored_has_access_and_a_digest_again_but_not_the_clients(
    db: Database, people: People
) -> None:
    client_id = await db.write(add_client, people)
    await db.write(suspend, people.boris, people.ivan.staff_id)

    found = await db.write(restore, people.boris, people.ivan.staff_id)

    assert (found.status, found.next_digest_at) == (
        StaffStatus.ACTIVE,
        datetime(2026, 11, 23, 15, 30, tzinfo=UTC),
    )
    assert (await db.read(hunters_of, client_id))[-1].shares == ((people.boris.staff_id, Decimal(100)),)


async def test_a_restored_head_has_the_post_back_unless_it_was_filled(db: Database, people: People) -> None:
    for leader in (people.boris, people.anna):
        await db.write(suspend, people.galina, leader.staff_id)
    await db.write(appoint_head, people.galina, people.client, people.olga.staff_id)

    boris = await db.write(restore, people.galina, people.boris.staff_id)
    anna = await db.write(restore, people.galina, people.anna.staff_id)

    heads = await db.read(company.heads)
    assert (boris.role, anna.role) == (Role.HEAD, Role.ACCOUNT_MANAGER)
    assert heads[people.commercial][-1].staff_id == people.boris.staff_id
    assert heads[people.client][-1].staff_id == people.olga.staff_id


async def test_a_head_sees_the_own_department_and_the_director_all(db: Database, people: People) -> None:
    await db.write(add_client, people)

    own = await db.read(team.show, people.boris)
    everything = await db.read(team.show, people.galina)

    assert [(m.person.name, m.clients, m.heads) for m in own.groups[0].members] == [
        ("Борис", 0, True),
        ("Иван", 1, False),
        ("Пётр", 0, False),
    ]
    assert [len(group.members) for group in everything.groups] == [3, 3, 2]
    assert len(own.groups) == 1


async def test_a_persons_card_says_what_may_be_done(db: Database, people: People) -> None:
    by_head = await db.read(team.person, people.boris, people.ivan.staff_id)
    by_director = await db.read(team.person, people.galina, people.ivan.staff_id)
    herself = await db.read(team.person, people.galina, people.galina.staff_id)

    assert (by_head.may_suspend, by_head.may_restore, by_head.may_appoint) == (True, False, False)
    assert (by_director.may_suspend, by_director.may_restore, by_director.may_appoint) == (True, False, True)
    assert (herself.may_suspend, herself.may_restore, herself.may_appoint) == (False, False, False)
    with pytest.raises(NotFound):
        await db.read(team.person, people.boris, people.olga.staff_id)


async def test_places_to_invite_to(db: Database, people: People) -> None:
    by_head = [(role, d and d.department_id) for role, d in await db.read(team.places, people.anna)]
    by_director = [(role, d and d.department_id) for role, d in await db.read(team.places, people.galina)]

    assert by_head == [(Role.ACCOUNT_MANAGER, people.client)]
    assert by_director == [
        (Role.ACCOUNT_MANAGER, people.client),
        (Role.HUNTER, people.commercial),
        (Role.ACCOUNTANT, None),
        (Role.DIRECTOR, None),
    ]

"""Whatever people do about transfers, in whatever order, with whatever clock: what must never happen does not."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from domain.deciders import SIDES
from domain.transfer_states import OPEN, TABLE, TransferState
from domain.transfers import Transfer
from storage import clients, migrate, transfers, wakes
from storage.clients import client_people
from storage.db import Tx
from storage.outbox import outbox
from tests.office import MORNING
from tests.stateful.transfer_world import ACTS, Step, World
from usecases import earnings
from usecases.deciders import circle
from usecases.reminders import SILENCE
from usecases.transfer_course import POSTPONED

NUMBERS = st.integers(0, 10**4)
STEPS = st.lists(st.builds(Step, st.sampled_from(ACTS), NUMBERS), min_size=5, max_size=40)
DONE = {TransferState.CONFIRMED, TransferState.INTRODUCED}


@pytest.fixture(scope="module")
def founded(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A connection on which each example lives in a savepoint, and nothing is committed."""
    url = str(tmp_path_factory.mktemp("transfers") / "transfers.sqlite3")
    shutil.copy(sqlite_template, url)
    with migrate.connected(url) as connection:
        connection.exec_driver_sql("BEGIN")
        yield connection
        connection.exec_driver_sql("ROLLBACK")


@settings(max_examples=60, deadline=None)
@given(steps=STEPS)
def test_whatever_happens_what_must_never_be_is_not(founded: Connection, steps: list[Step]) -> None:
    founded.exec_driver_sql("SAVEPOINT world")
    try:
        world = World(Tx(founded, MORNING))
        world.live(Step("wait", 9))
        for step in [Step("wait", 9), Step("wait", 9), *steps]:
            before = world.all_transfers()
            world.live(step)
            nothing_is_told_twice(world, step)
            for was, now in zip(before, world.all_transfers(), strict=False):
                it_moved_as_the_table_says(was, now)
            there_is_one_account_manager_at_most(world)
            every_hand_over_has_two_peoples_yes(world)
            every_open_one_has_a_way_out(world)
            the_rate_does_not_depend_on_it(world)
    finally:
        founded.exec_driver_sql("ROLLBACK TO world")
        founded.exec_driver_sql("RELEASE world")


def nothing_is_told_twice(world: World, step: Step) -> None:
    """The clock that ticks once more, and a decision pressed once more, say nothing more to anybody."""
    told = world.told()
    world.tick()
    assert world.told() == told
    if step.what == "confirm":
        moved = [transfer.turn for transfer in world.all_transfers()]
        world.live(step)
        if moved == [transfer.turn for transfer in world.all_transfers()]:
            assert world.told() == told
    rows = world.tx.all(select(outbox.c.staff_id, outbox.c.dedupe_key).where(outbox.c.event == "transfer_confirmed"))
    assert len({key for _, key in rows}) == len(rows)


def it_moved_as_the_table_says(was: Transfer, now: Transfer) -> None:
    """From each state only to those that can be reached from it; an end stays one."""
    reachable, fresh = {was.state}, {was.state}
    while fresh:
        fresh = {
            each.state
            for (state, _), leads in TABLE.items()
            for each in leads.values()
            if state in fresh and (state in OPEN or each.state is TransferState.INTRODUCED)
        } - reachable
        reachable |= fresh
    assert now.state in reachable
    assert now.is_open or was.is_open or now.state in {was.state, TransferState.INTRODUCED}


def there_is_one_account_manager_at_most(world: World) -> None:
    managers = select(client_people.c.staff_id).where(
        client_people.c.client_id == world.client_id, client_people.c.post == "manager"
    )
    found = world.tx.scalars(managers)
    assert found == [manager for manager in [clients.load(world.tx, world.client_id).manager_id] if manager]
    assert sum(transfer.state in DONE for transfer in world.all_transfers()) <= 1
    assert sum(transfer.is_open for transfer in world.all_transfers()) <= 1


def every_hand_over_has_two_peoples_yes(world: World) -> None:
    for transfer in world.all_transfers():
        if transfer.state in DONE:
            assert set(transfer.decisions) == set(SIDES)
            assert all(decided.is_yes for decided in transfer.decisions.values())
            assert transfer.agreed_by_two()
        elif transfer.is_open:
            assert not transfer.agreed_by_two()


def every_open_one_has_a_way_out(world: World) -> None:
    """Somebody is asked who has access, or a moment is set at which it goes on by itself."""
    world.tx.cache.clear()
    for transfer in world.all_transfers():
        if not transfer.is_open:
            continue
        found = transfers.load(world.tx, transfer.transfer_id)
        deciders = circle(world.tx).of(found.department_id)
        when = {kind: wakes.when(world.tx, kind, transfer.transfer_id) for kind in (SILENCE, POSTPONED)}
        assert (when[SILENCE] is not None) == (transfer.is_asking or transfer.with_director)
        assert (when[POSTPONED] is not None) == (transfer.state is TransferState.POSTPONED)
        if transfer.with_director:
            assert transfer.asked(deciders)
        yes = [decided for decided in transfer.decisions.values() if decided.is_yes]
        assert len(yes) <= 1
        assert (transfer.state is TransferState.ONE_CONFIRMED) == (bool(yes) and transfer.is_asking)


def the_rate_does_not_depend_on_it(world: World) -> None:
    """Its hunter has of the client what they have of the twin, unless two people agreed to end the period early."""
    client, twin = (clients.load(world.tx, client_id) for client_id in (world.client_id, world.twin_id))
    found = earnings.client_facts(world.tx, world.client_id)
    assert (found.transferred_early_on is not None) == any(
        transfer.early and transfer.state in DONE for transfer in world.all_transfers()
    )
    if found.transferred_early_on is None:
        assert client.lapses_on == twin.lapses_on
        assert world.hunted(world.client_id) == world.hunted(world.twin_id)

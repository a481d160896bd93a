"""What must hold in the simulated year: of every lapse, of every hand-over, of what people were told, of the money."""

from collections import Counter, defaultdict
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

from sqlalchemy import func, literal, select

from domain import working_time
from domain.deciders import SIDES
from domain.earnings import EntryKind, earn
from domain.money import ZERO
from domain.payroll import LedgerKey, due_amounts
from domain.transfer_states import OPEN, TransferState
from storage import deliveries, reminders, transfers, wakes
from storage.audit import audit
from storage.clients import client_people, clients, manager_assignments
from storage.db import Tx
from storage.earnings import expected_earnings, ledger, missed_service
from storage.outbox import outbox
from storage.staff import staff
from storage.transfers import transfer_decisions
from storage.transfers import transfers as transfers_table
from storage.types import Instant
from tests.stateful.year_company import EAST, WEST
from usecases import company, earnings
from usecases.deciders import circle
from usecases.reminders import ESCALATED_AFTER, is_waited_for
from usecases.transfer_course import POSTPONED

HANDED_OVER: Final = (TransferState.CONFIRMED.value, TransferState.INTRODUCED.value)
ONCE: Final = ("transfer_confirmed", "transfer_returned", "transfer_withdrawn", "transfer_followed_up")
ONCE_TOO: Final = ("period_ends_soon", "transfer_proposed", "month_statement", "payment_voided", "payment_confirmed")
AT_WORK: Final = ("transfer_reminded", "transfer_followed_up", "charges_due")


def endings(tx: Tx) -> Counter[str]:
    """How every lapse has ended, or where it stands; each has a transfer that says so, and only one."""
    newest = select(func.max(transfers_table.c.id)).group_by(transfers_table.c.client_id)
    rows = tx.all(select(transfers_table).where(transfers_table.c.id.in_(newest)))
    of_client = {row.client_id: row for row in rows}
    found: Counter[str] = Counter()
    lapsed = clients.c.lapses_on <= company.today(tx)
    for client in tx.all(select(clients.c.id, clients.c.manager_id, clients.c.reacquired_on).where(lapsed)):
        transfer = of_client[client.id]
        assert (client.manager_id is not None) == (transfer.state in HANDED_OVER), transfer
        assert transfer.state != TransferState.WITHDRAWN, transfer
        found[transfer.state] += 1
    return found


def nobody_waits_untold(tx: Tx) -> None:
    """Who is asked has been told; a side that was silent for 72 working hours is waited for no more."""
    rows = tx.all(
        select(outbox.c.staff_id, outbox.c.card, func.max(func.coalesce(outbox.c.sent_at, literal(tx.now, Instant()))))
        .where(outbox.c.edits == 0)
        .group_by(outbox.c.staff_id, outbox.c.card)
    )
    told = {(row[0], row[1]): row[2] for row in rows}
    for found in transfers.all_open(tx):
        transfer, deciders = found.transfer, circle(tx).of(found.department_id)
        asked, sides = transfer.asked(deciders), reminders.of_transfer(tx, transfer.transfer_id)
        since = transfer.escalated_at if transfer.with_director else transfer.opened_at
        own = {decided.staff_id for decided in transfer.decisions.values()}  # who knows without being told
        for staff_id in asked:
            # what is on its way shows the state of the moment in which it arrives
            told_at = told.get((staff_id, f"transfer:{transfer.transfer_id}"))
            assert told_at is not None, (transfer, staff_id)
            assert since is not None, transfer
            assert told_at >= since or staff_id in own, (transfer, staff_id)
        comes_back = wakes.when(tx, POSTPONED, transfer.transfer_id) if transfer.postponed_until else None
        assert asked or (comes_back is not None and comes_back > tx.now), transfer
        assert set(sides) == {side for side in SIDES if is_waited_for(transfer, side)}
        for side in sides.values():
            ends = (
                working_time.add(side.asked_at, zone=zone, country="RU", hours=ESCALATED_AFTER) for zone in (WEST, EAST)
            )
            assert max(ends) > tx.now, transfer


def nothing_is_overdue(tx: Tx) -> None:
    """The clock has woken all that was due, and everything that could be delivered is."""
    assert wakes.due(tx, tx.now, 10) == []
    assert not deliveries.anything_due(tx)
    assert transfers.due(tx, company.today(tx), 10) == []


def every_client_has_one_manager_at_most(tx: Tx) -> None:
    rows = tx.all(select(client_people.c.client_id, client_people.c.staff_id).where(client_people.c.post == "manager"))
    kept = tx.all(select(clients.c.id, clients.c.manager_id).where(clients.c.manager_id.is_not(None)))
    assert sorted(map(tuple, rows)) == sorted(map(tuple, kept))


def every_hand_over_has_two_peoples_yes(tx: Tx) -> int:
    """And its account manager from that day on; how many there were."""
    decided = defaultdict(list)
    for row in tx.all(select(transfer_decisions).where(transfer_decisions.c.stands)):
        decided[row.transfer_id].append(row)
    since = {
        tuple(row)
        for row in tx.all(
            select(manager_assignments.c.client_id, manager_assignments.c.since, manager_assignments.c.staff_id)
        )
    }
    done = tx.all(select(transfers_table).where(transfers_table.c.state.in_(HANDED_OVER)))
    for row in done:
        yes = decided[row.id]
        assert sorted(each.side for each in yes) == sorted(side.value for side in SIDES), row
        assert len({each.staff_id for each in yes}) == len(yes), row
        assert {each.decision for each in yes} == {"confirmed"}, row
        assert (row.client_id, row.closed_on, row.manager_id) in since, row
    for row in tx.all(select(transfers_table).where(transfers_table.c.state.in_(OPEN))):
        assert sum(each.decision == "confirmed" for each in decided[row.id]) <= 1, row
    return len(done)


def _about(params: dict[str, Any]) -> str:
    return str(sorted(params.items()))


def everything_is_told_once(tx: Tx) -> None:
    """The same thing to the same person once, a hand-over to its account manager, an opening to two people."""
    rows = tx.all(select(outbox).where(outbox.c.edits == 0))
    told = Counter((row.event, row.staff_id, _about(row.params)) for row in rows)
    twice = {what for what, count in told.items() if count > 1 and what[0] in (*ONCE, *ONCE_TOO)}
    # that one charge is left is told anew of a period that a correction has moved: its message names no day
    assert {what for what in twice if "('ends_on', None)" not in what[2]} == set()
    done = tx.all(select(transfers_table).where(transfers_table.c.state.in_(HANDED_OVER)))
    for row in done:
        assert told["transfer_confirmed", row.manager_id, _about({"transfer_id": row.id})] == 1, row
    asked = defaultdict(set)
    for row in rows:
        if row.event == "transfer_opened":
            asked[row.params["transfer_id"]].add(row.staff_id)
    for transfer_id in tx.scalars(select(transfers_table.c.id)):
        assert len(asked[transfer_id]) >= 2, transfer_id


def reminders_come_at_work_and_not_again(tx: Tx) -> None:
    """In each person's own working time; the same step again only after a side was asked anew."""
    zones = {row[0]: row[1] for row in tx.all(select(staff.c.id, staff.c.zone))}
    rows = tx.all(select(outbox).where(outbox.c.event.in_(AT_WORK)).order_by(outbox.c.id))
    steps = defaultdict(list)
    for row in rows:
        assert working_time.is_working(row.not_before, zones[row.staff_id], "RU"), row
        if row.event == "transfer_reminded":
            steps[row.staff_id, _about(row.params)].append(row.queued_at)
    for moments in steps.values():
        assert all(later - earlier > timedelta(days=2) for earlier, later in pairwise(moments)), moments


def the_books_stand_as_if_reckoned_afresh(tx: Tx) -> tuple[Decimal, Decimal]:
    """Of every client: what is booked, expected and missed; all that is booked, and all that was missed."""
    booked = _booked(tx)
    missed: dict[int, dict[int, Decimal]] = defaultdict(dict)
    for row in tx.all(select(missed_service)):
        missed[row.client_id][row.payment_id] = row.amount
    assert tx.all(select(expected_earnings)) == []
    terms = company.facts(tx)
    for client in tx.all(select(clients)):
        found = earn(earnings.client_facts(tx, client.id), terms)
        assert booked.pop(client.id, {}) == due_amounts(found.entries), client
        assert missed[client.id] == dict(found.missed), client
        assert (client.acquisition_start, client.lapses_on) == (found.period.start, found.period.lapses_on)
    assert booked == {}
    total = sum(tx.scalars(select(ledger.c.amount)), ZERO)
    return total, sum((amount for of in missed.values() for amount in of.values()), ZERO)


def _booked(tx: Tx) -> dict[int, dict[LedgerKey, Decimal]]:
    sums: dict[int, dict[LedgerKey, Decimal]] = defaultdict(dict)
    for row in tx.all(select(ledger)):
        key = (row.payment_id, row.staff_id, EntryKind(row.kind))
        sums[row.client_id][key] = sums[row.client_id].get(key, ZERO) + row.amount
    nonzero = {client: {key: amount for key, amount in of.items() if amount} for client, of in sums.items()}
    return {client: of for client, of in nonzero.items() if of}


def summary(tx: Tx) -> dict[str, int]:
    """What the year held: every act of the audit log, and what came of it."""
    acts = tx.all(select(audit.c.action, func.count()).group_by(audit.c.action).order_by(audit.c.action))
    told = tx.all(select(outbox.c.event, func.count()).group_by(outbox.c.event).order_by(outbox.c.event))
    early = select(func.count()).where(transfers_table.c.early, transfers_table.c.state.in_(HANDED_OVER))
    in_place = select(func.count()).where(transfer_decisions.c.for_id.is_not(None))
    return {
        **{str(action): int(count) for action, count in acts},
        **{f"told: {event}": int(count) for event, count in told},
        "handed over early": int(tx.scalar(early)),
        "decided in a head's place": int(tx.scalar(in_place)),
    }

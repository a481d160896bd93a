"""The daily digest: found when due, composed for each role from indexed months, queued once for each local date."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from domain.assignments import in_force_or_first
from domain.calendar import add_months, month_of
from domain.digests import (
    DEFAULT_MINUTE,
    SOON_DAYS,
    WORKDAYS,
    DayEarnings,
    DepartmentDigest,
    Digest,
    LapsingSoon,
    MonthSums,
    OwnDigest,
    PairMoney,
    PersonLine,
    Waiting,
    hunters_part,
    latest_digest_at,
    next_digest_at,
    same_day_of_last_month,
    series_of,
)
from domain.earnings import EntryKind
from domain.money import ZERO
from domain.plan import plan_in_force
from domain.staff import Actor, Permission, Role
from storage import clients, digests, earnings, payments, staff
from storage import company as company_storage
from storage.db import Tx
from storage.digests import DueDigest, SoonClient
from storage.staff import Person
from usecases import (
    agreements,
    company,
    coverage,
    introduction_cards,
    settings,
    side_by_side,
    transfer_cards,
    unresolved,
    watch,
)
from usecases.access import needs
from usecases.deciders import circle
from usecases.notices import DIGEST, tell

MOST_SOON: Final = 10
MOST_GAPS: Final = 5
MONDAY: Final = 0

_Days = Sequence[tuple[date, EntryKind, Decimal]]


@needs(Permission.RUN_CLOCK)
def due(tx: Tx, actor: Actor, most: int) -> list[DueDigest]:
    """Whose digest is due now."""
    return digests.due(tx, tx.now, most)


@needs(Permission.RUN_CLOCK)
def is_worth_sending(tx: Tx, actor: Actor, digest: DueDigest) -> bool:
    """Whether anything happened or waits; a suspended person is told nothing, nor is one who cannot be reached: a week
    of digests would wait for them.
    """
    recipient = staff.actor_of(tx, digest.staff_id)
    if recipient is None or recipient.unreachable:
        return False
    return compose(tx, recipient, _day_of(tx, digest)).worth_sending


@needs(Permission.RUN_CLOCK)
def send(tx: Tx, actor: Actor, found: Iterable[tuple[DueDigest, bool]]) -> int:
    """Queue the digests that are worth sending and go on to everybody's next one; how many were queued."""
    queued = 0
    for digest, worth in found:
        upcoming = next_digest_at(tx.now, digest.zone, digest.minute, digest.weekdays)
        if digests.move(tx, digest, upcoming) and worth:
            _queue(tx, digest)
            queued += 1
    return queued


def _queue(tx: Tx, digest: DueDigest) -> None:
    local = _latest(tx, digest).astimezone(ZoneInfo(digest.zone)).date()
    key, on = f"digest:{digest.staff_id}:{local}", _day_of(tx, digest).isoformat()
    tell(tx, digest.staff_id, "digest", key, priority=DIGEST, at_once=True, on=on)


def _day_of(tx: Tx, digest: DueDigest) -> date:
    return company_storage.get(tx).local_date(_latest(tx, digest))


def _latest(tx: Tx, digest: DueDigest) -> datetime:
    return latest_digest_at(digest.due_at, tx.now, digest.zone, digest.minute, digest.weekdays)


@needs(Permission.OWN_SETTINGS)
def choose_hour(tx: Tx, actor: Actor, minute: int) -> Person:
    """Have it at another minute of the local day, on the days chosen before."""
    return settings.set_digest(tx, actor, minute, settings.show(tx, actor).digest_weekdays)


@needs(Permission.OWN_SETTINGS)
def turn_day(tx: Tx, actor: Actor, weekday: int) -> Person:
    """Turn one weekday on or off, 0 is Monday. With the last one the digest is off, with the first one on again."""
    person = settings.show(tx, actor)
    days = (0 if person.digest_minute is None else person.digest_weekdays) ^ 1 << weekday % 7
    if not days:
        return turn_off(tx, actor)
    return settings.set_digest(
        tx, actor, DEFAULT_MINUTE if person.digest_minute is None else person.digest_minute, days
    )


@needs(Permission.OWN_SETTINGS)
def leave_weekends_out(tx: Tx, actor: Actor) -> Person:
    """Have it on working days only."""
    person = settings.show(tx, actor)
    days = person.digest_weekdays & WORKDAYS or WORKDAYS
    return settings.set_digest(tx, actor, person.digest_minute, days)


@needs(Permission.OWN_SETTINGS)
def turn_off(tx: Tx, actor: Actor) -> Person:
    """Have no digest."""
    return settings.set_digest(tx, actor, None)


@needs(Permission.OWN_SETTINGS)
def compose(tx: Tx, actor: Actor, on: date | None = None) -> Digest:
    """A person's digest of a day, today unless another is named."""
    day = on or company.today(tx)
    earns = actor.role in {Role.HUNTER, Role.ACCOUNT_MANAGER, Role.HEAD}
    return Digest(
        day,
        own=_own(tx, actor, day) if earns else None,
        department=_department(tx, actor, day) if actor.role is Role.HEAD else None,
        pairs=_pairs(tx, day) if actor.role is Role.DIRECTOR else (),
        beside=side_by_side.numbers(tx, day) if _compares(actor, day) else (),
        waiting=_waiting(tx, actor),
    )


def _compares(actor: Actor, on: date) -> bool:
    """On Mondays, for whom departments stand side by side."""
    return on.weekday() == MONDAY and actor.may(Permission.COMPARE_DEPARTMENTS)


def _waiting(tx: Tx, actor: Actor) -> Waiting:
    count, total = payments.declared_sum(tx, actor) if actor.may(Permission.CONFIRM_PAYMENTS) else (0, ZERO)
    transfers, to_look_at = transfer_cards.waiting_for(tx, actor), watch.waiting_for(tx, actor)
    introduced, periods = introduction_cards.waiting_for(tx, actor), len(agreements.waiting_for(tx, actor))
    return Waiting(
        transfers,
        count,
        total,
        to_look_at,
        *unresolved.waiting_for(tx, actor),
        introductions=introduced,
        agreements=periods,
    )


def _own(tx: Tx, actor: Actor, on: date) -> OwnDigest:
    days = earnings.by_day(tx, actor.staff_id, add_months(month_of(on), -1), on)
    booked = earnings.booked_on(tx, actor.staff_id, on)
    full = booked.get(EntryKind.COMMISSION, ZERO)
    today = DayEarnings(full, sum(booked.values(), ZERO) - full)
    expected, count = earnings.expected(tx, actor.staff_id)
    soon = _soon(tx, actor.staff_id, on) if actor.role is not Role.ACCOUNT_MANAGER else ()
    return OwnDigest(today, _sums(days, on), expected, count, series_of(days, on), soon, any(booked.values()))


def _sums(days: _Days, on: date) -> MonthSums:
    first, same_day = month_of(on), same_day_of_last_month(on)
    return MonthSums(
        sum((amount for day, _, amount in days if day >= first), ZERO),
        sum((amount for day, _, amount in days if day <= same_day), ZERO),
    )


def _soon(tx: Tx, staff_id: int, on: date) -> list[LapsingSoon]:
    found = digests.soon(tx, staff_id, on, on + timedelta(days=SOON_DAYS), MOST_SOON)
    return [_estimate(tx, staff_id, client, on) for client in found]


def _estimate(tx: Tx, staff_id: int, client: SoonClient, on: date) -> LapsingSoon:
    """What one more payment like the latest brings the hunter before the period ends, and after."""
    payment = digests.latest_payment(tx, client.client_id)
    plan = plan_in_force(company.facts(tx).plans, on)
    line = plan.lines.get(client.line) if plan else None
    hunters = in_force_or_first(clients.hunters(tx, client.client_id), on)
    if payment is None or line is None or hunters is None:
        return LapsingSoon(client.client_id, client.name, client.lapses_on)
    before, after = hunters_part(line, payment, hunters.shares, staff_id)
    return LapsingSoon(client.client_id, client.name, client.lapses_on, payment, before, after)


def _department(tx: Tx, actor: Actor, on: date) -> DepartmentDigest:
    known = circle(tx)
    people = [found for found in digests.members(tx, known.led_by(actor)) if found[0] != actor.staff_id]
    ids = [staff_id for staff_id, _, _ in people]
    rows = digests.people_by_day(tx, ids, add_months(month_of(on), -1), on)
    booked = digests.people_booked_on(tx, ids, on)
    of_person: dict[int, list[tuple[date, EntryKind, Decimal]]] = {staff_id: [] for staff_id in ids}
    for staff_id, day, kind, amount in rows:
        of_person[staff_id].append((day, kind, amount))
    lines = [
        PersonLine(name, booked.get(staff_id, ZERO), _sums(of_person[staff_id], on))
        for staff_id, name, active in people
        if active or of_person[staff_id]
    ]
    lines.sort(key=lambda line: -line.month.this)
    days = [row[1:] for row in rows]
    gaps, lacking = coverage.some_gaps(tx, actor, MOST_GAPS, on=on)
    missed = digests.missed(tx, known.seen_by(actor), month_of(on), on)
    total = sum(booked.values(), ZERO)
    names = [name for _, name in lacking]
    return DepartmentDigest(total, _sums(days, on), lines, series_of(days, on), gaps, names, missed)


def _pairs(tx: Tx, on: date) -> list[PairMoney]:
    names = {department.department_id: department.name for department in company.departments(tx)}
    known = circle(tx)
    first = month_of(on)
    found = digests.money(tx, add_months(first, -1), same_day_of_last_month(on), first, on)
    return [
        PairMoney(
            names[row.department_id],
            names.get(known.hands_over_to.get(row.department_id) or 0),
            MonthSums(row.new_this, row.new_last),
            MonthSums(row.running_this, row.running_last),
            row.today,
        )
        for row in sorted(found, key=lambda row: row.department_id)
    ]

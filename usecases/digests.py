"""The daily digest: found when due, composed for each role from indexed months, queued once for each local date."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
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
    MoneyIn,
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
from domain.incoming import by_department, money_in, pair_money
from domain.money import ZERO
from domain.plan import plan_in_force
from domain.staff import Actor, Permission, Role
from domain.targets import Progress
from storage import clients, digests, earnings, payments, staff
from storage import company as company_storage
from storage import held as held_notices
from storage import targets as target_storage
from storage.db import Tx
from storage.digests import DueDigest, SoonClient
from storage.held import Held
from storage.staff import Person
from usecases import (
    agreements,
    coming_lapses,
    company,
    coverage,
    introduction_cards,
    settings,
    side_by_side,
    targets,
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

Telling = Callable[[Tx, Actor, Held], str | None]
"""Tells a message that was held, in a line; None: there is nothing to say any more."""

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
    held = held_notices.waiting(tx, digest.staff_id)
    if tell(tx, digest.staff_id, "digest", key, priority=DIGEST, at_once=True, on=on, held=held):
        held_notices.put_into_digest(tx, held)


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
def compose(tx: Tx, actor: Actor, on: date | None = None, held: Sequence[int] | None = None) -> Digest:
    """A person's digest of a day, today unless another is named. `held`: what was held for it; None: what is by now."""
    day = on or company.today(tx)
    earns = actor.role in {Role.HUNTER, Role.ACCOUNT_MANAGER, Role.HEAD}
    pairs, money = _money(tx, actor, day) if actor.may(Permission.REVIEW_MONTH) else ((), None)
    return Digest(
        day,
        own=_own(tx, actor, day) if earns else None,
        department=_department(tx, actor, day) if actor.role is Role.HEAD else None,
        pairs=pairs,
        money=money,
        progress=targets.of_departments(tx, day) if actor.role is Role.DIRECTOR else (),
        beside=side_by_side.numbers(tx, day) if _compares(actor, day) else (),
        waiting=_waiting(tx, actor),
        held=held_notices.waiting(tx, actor.staff_id) if held is None else held,
        on_weekends=staff.get(tx, actor.staff_id).digest_weekdays & ~WORKDAYS != 0,
    )


@needs(Permission.OWN_SETTINGS)
def words_of_held(tx: Tx, actor: Actor, outbox_ids: Sequence[int], telling: Telling) -> list[str]:
    """What a person's digest says of messages that were held for it, a line each."""
    told = (telling(tx, actor, held) for held in held_notices.these(tx, actor.staff_id, outbox_ids))
    return [words for words in told if words is not None]


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
    sums = _sums(days, on)
    progress = targets.of_person(tx, actor.staff_id, sums.this, month_of(on), on)
    return OwnDigest(today, sums, expected, count, series_of(days, on), soon, any(booked.values()), progress)


def _sums(days: _Days, on: date) -> MonthSums:
    first, same_day = month_of(on), same_day_of_last_month(on)
    return MonthSums(
        sum((amount for day, _, amount in days if day >= first), ZERO),
        sum((amount for day, _, amount in days if day <= same_day), ZERO),
    )


def _soon(tx: Tx, staff_id: int, on: date) -> list[LapsingSoon]:
    found = digests.soon(tx, staff_id, on, on + timedelta(days=SOON_DAYS), MOST_SOON)
    running = [clients.load(tx, client_id) for client_id in digests.without_end(tx, staff_id, MOST_SOON)]
    last = [LapsingSoon(c.client_id, c.name, None) for c in running if coming_lapses.one_is_left(tx, c, on)]
    return [*(estimate(tx, staff_id, client, on) for client in found), *last]


def estimate(tx: Tx, staff_id: int, client: SoonClient, on: date) -> LapsingSoon:
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
    led, month = known.led_by(actor), month_of(on)
    people = [found for found in digests.members(tx, led) if found[0] != actor.staff_id]
    ids = [staff_id for staff_id, _, _ in people]
    rows = digests.people_by_day(tx, ids, add_months(month, -1), on)
    booked = digests.people_booked_on(tx, ids, on)
    days = [row[1:] for row in rows]
    sums = _sums(days, on)
    gaps, lacking = coverage.some_gaps(tx, actor, MOST_GAPS, on=on)
    return DepartmentDigest(
        sum(booked.values(), ZERO),
        sums,
        _lines(tx, people, rows, booked, on),
        series_of(days, on),
        gaps,
        [name for _, name in lacking],
        digests.missed(tx, known.seen_by(actor), month, on),
        _together(tx, led, sums.this, on),
    )


def _lines(
    tx: Tx,
    people: Sequence[tuple[int, str, bool]],
    rows: Iterable[tuple[int, date, EntryKind, Decimal]],
    booked: Mapping[int, Decimal],
    on: date,
) -> list[PersonLine]:
    """Each person's line, who earned most first; of those without access who earned something."""
    of_person: dict[int, list[tuple[date, EntryKind, Decimal]]] = {staff_id: [] for staff_id, _, _ in people}
    for staff_id, day, kind, amount in rows:
        of_person[staff_id].append((day, kind, amount))
    wanted = target_storage.of_people(tx, of_person, month_of(on))
    found = []
    for staff_id, name, active in people:
        if active or of_person[staff_id]:
            sums = _sums(of_person[staff_id], on)
            progress = targets.progress(tx, wanted.get(staff_id), sums.this, month_of(on), on)
            found.append(PersonLine(name, booked.get(staff_id, ZERO), sums, progress))
    return sorted(found, key=lambda line: -line.month.this)


def _together(tx: Tx, led: Collection[int], earned: Decimal, on: date) -> Progress | None:
    """How far the departments that somebody leads are, where each of them has a target."""
    wanted = target_storage.of_departments(tx, led, month_of(on))
    target = sum(wanted.values(), ZERO) if wanted and len(wanted) == len(led) else None
    return targets.progress(tx, target, earned, month_of(on), on)


def _money(tx: Tx, actor: Actor, on: date) -> tuple[Sequence[PairMoney], MoneyIn]:
    """What came in, of all clients; for the director pair by pair as well."""
    days = digests.money(tx, add_months(month_of(on), -1), on)
    together = money_in(days, on)
    if actor.role is not Role.DIRECTOR:
        return (), together
    names = {department.department_id: department.name for department in company.departments(tx)}
    taken_over_by = circle(tx).hands_over_to
    pairs = [
        pair_money(own, on, names[commercial], names.get(taken_over_by.get(commercial) or 0))
        for commercial, own in sorted(by_department(days).items())
    ]
    return pairs, together

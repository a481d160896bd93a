"""The daily digest (сводка): when it is due, and what it tells each role.

It comes at the person's own hour by their own clock, once for each local date, whatever the clocks do: a digest is
due at an instant, and the next one is counted from now, so a month of standstill brings one digest, not thirty.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from domain.calendar import add_months, month_of
from domain.earnings import EntryKind
from domain.introductions import IntroductionLine
from domain.money import HUNDRED, ZERO, Percent, rounded, share_of, split, without_vat
from domain.plan import PlanLine
from domain.targets import Progress

if TYPE_CHECKING:
    from domain.side_by_side import PairNumbers

EVERY_DAY = 0b1111111
WORKDAYS = 0b0011111
DEFAULT_MINUTE = 18 * 60 + 30
SOON_DAYS = 14
A_WEEK_AND_MORE = timedelta(days=9)


def next_digest_at(after: datetime, zone: str, minute: int | None, weekdays: int) -> datetime | None:
    """The first instant (UTC) after `after` at which a digest is due; None: never.

    `minute`: minutes after local midnight; `weekdays`: bit 0 is Monday. An hour that the spring change skips comes
    right after it, or before where midnight is skipped too; one that the autumn change doubles comes the first time.
    """
    if minute is None or not weekdays & EVERY_DAY:
        return None
    own = ZoneInfo(zone)
    day = after.astimezone(own).date()
    while True:
        due = _due_on(day, minute, own)
        if weekdays >> day.weekday() & 1 and due > after:
            return due
        day += timedelta(days=1)


def _due_on(day: date, minute: int, own: ZoneInfo) -> datetime:
    due = datetime.combine(day, time(*divmod(minute, 60)), own)
    as_if_not_moved = due.astimezone(UTC)
    if as_if_not_moved.astimezone(own).date() == day:
        return as_if_not_moved
    return due.replace(fold=1).astimezone(UTC)


def latest_digest_at(due: datetime, now: datetime, zone: str, minute: int | None, weekdays: int) -> datetime:
    """The last instant up to now at which a digest was due, from one that was: whose day a late digest tells of."""
    latest, following = due, next_digest_at(max(due, now - A_WEEK_AND_MORE), zone, minute, weekdays)
    while following is not None and following <= now:
        latest, following = following, next_digest_at(following, zone, minute, weekdays)
    return latest


def same_day_of_last_month(day: date) -> date:
    """The day that last month is compared up to: the same one, or its last."""
    return min(add_months(month_of(day), -1) + timedelta(days=day.day - 1), month_of(day) - timedelta(days=1))


def growth(now: Decimal, before: Decimal) -> Percent | None:
    """By how many percent something grew; None when there was nothing to grow from."""
    if before <= 0:
        return None
    return Percent(((now - before) * HUNDRED / before).to_integral_value(ROUND_HALF_UP))


@dataclass(frozen=True, slots=True)
class MonthSums:
    """A month to a day and the month before to the same day."""

    this: Decimal = ZERO
    last: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class DayEarnings:
    """What one day brought: full commission, and what current payments bring (residual, service, override)."""

    full: Decimal = ZERO
    running: Decimal = ZERO

    @property
    def total(self) -> Decimal:
        """Both together."""
        return self.full + self.running


@dataclass(frozen=True, slots=True)
class Series:
    """Amounts by day from the 1st on: this month's up to today, last month's to its end. `kinds`: what `running` is."""

    full: Sequence[Decimal] = ()
    running: Sequence[Decimal] = ()
    last_month: Sequence[Decimal] = ()
    kinds: frozenset[EntryKind] = frozenset()


def series_of(days: Iterable[tuple[date, EntryKind, Decimal]], on: date) -> Series:
    """The series of the month of `on`, to that day, from what each day of it and of the month before brought."""
    first = month_of(on)
    full, running, last_month = [ZERO] * on.day, [ZERO] * on.day, [ZERO] * (first - timedelta(days=1)).day
    kinds = set()
    for day, kind, amount in days:
        if day < first:
            last_month[day.day - 1] += amount
        elif kind is EntryKind.COMMISSION:
            full[day.day - 1] += amount
        else:
            running[day.day - 1] += amount
            kinds.add(kind)
    return Series(full, running, last_month, frozenset(kinds))


@dataclass(frozen=True, slots=True)
class LapsingSoon:
    """A client whose period ends soon: on a day, or (None) with the next charge that is paid in full.

    `payment`: its latest; what one like it brings the hunter before and after.
    """

    client_id: int
    name: str
    lapses_on: date | None
    payment: Decimal | None = None
    before: Decimal = ZERO
    after: Decimal = ZERO


def hunters_part(
    line: PlanLine, payment: Decimal, shares: Sequence[tuple[int, Decimal]], staff_id: int
) -> tuple[Decimal, Decimal]:
    """What a payment brings one of the hunters inside the period and after it."""
    base = without_vat(payment, line.vat)
    people = [person for person, _ in shares]
    if staff_id not in people:
        return ZERO, ZERO
    place, weights = people.index(staff_id), [share for _, share in shares]
    inside, outside = (
        split(share_of(rounded(base), percent), weights)[place] for percent in (line.commission, line.residual)
    )
    return inside, outside


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person of a department. `progress`: towards their target, where they have one."""

    name: str
    today: Decimal
    month: MonthSums
    progress: Progress | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for a person: transfers to decide, payments to confirm and their sum, what to look at (`watch`).

    `unresolved`: payments that nothing in the plan rules, and their sum. `introductions`: in which they have a part.
    `agreements`: proposals about periods.
    """

    transfers: int = 0
    payments: int = 0
    payments_sum: Decimal = ZERO
    watch: int = 0
    unresolved: int = 0
    unresolved_sum: Decimal = ZERO
    introductions: Sequence[IntroductionLine] = ()
    agreements: int = 0

    @property
    def something(self) -> bool:
        """Whether anything does."""
        to_decide = self.transfers or self.payments or self.watch or self.unresolved
        return bool(to_decide or self.introductions or self.agreements)


@dataclass(frozen=True, slots=True)
class OwnDigest:
    """What a person has earned: of hunters and account managers, and of a head beside the department's."""

    today: DayEarnings
    month: MonthSums
    expected: Decimal
    expected_payments: int
    series: Series
    soon: Sequence[LapsingSoon] = ()
    booked_today: bool = False
    progress: Progress | None = None


@dataclass(frozen=True, slots=True)
class DepartmentDigest:
    """A head's department: its people's sums, clients known to too few, the service share that nobody earned."""

    today: Decimal
    month: MonthSums
    people: Sequence[PersonLine]
    series: Series
    gaps: int = 0
    gap_names: Sequence[str] = ()
    missed: Decimal = ZERO
    progress: Progress | None = None


@dataclass(frozen=True, slots=True)
class PairMoney:
    """A commercial department and the client department it hands over to: what came in, by whose work.

    `new`: from clients inside their period; `running`: from those past it.
    """

    commercial: str
    client: str | None
    new: MonthSums
    running: MonthSums
    today: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class MoneyIn:
    """What came in of all clients: on the day and in the month. `series`: new money as `full`, running as `running`."""

    today: Decimal
    month: MonthSums
    series: Series


@dataclass(frozen=True, slots=True)
class Digest:
    """One person's digest of a day; what a role does not have is None or empty. `beside`: departments side by side.

    `progress`: of each department that has a target, by its name. `held`: messages of the outbox that the person wanted
    to hear of here only. `on_weekends`: it comes on these as well.
    """

    on: date
    own: OwnDigest | None = None
    department: DepartmentDigest | None = None
    pairs: Sequence[PairMoney] = ()
    money: MoneyIn | None = None
    progress: Sequence[tuple[str, Progress]] = ()
    beside: Sequence["PairNumbers"] = ()
    waiting: Waiting = field(default_factory=Waiting)
    held: Sequence[int] = ()
    on_weekends: bool = True

    @property
    def last_month(self) -> date:
        """The first day of the month that this one is compared with."""
        return add_months(month_of(self.on), -1)

    @property
    def worth_sending(self) -> bool:
        """Whether anything happened or waits."""
        own, department = self.own, self.department
        return bool(
            self.waiting.something
            or self.held
            or (own and (own.booked_today or own.expected_payments or own.soon))
            or (department and department.today)
            or any(pair.today for pair in self.pairs)
            or any(pair.something for pair in self.beside)
        )

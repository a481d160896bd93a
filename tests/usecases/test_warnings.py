"""A period that ends soon: the hunters and the commercial head hear of it, each warning once."""

from datetime import date
from decimal import Decimal

import pytest

from domain.refusals import NotAllowed, NotFound
from domain.staff import SYSTEM
from storage import clients as clients_storage
from storage import wakes
from tests.cast import Cast
from tests.usecases.clockwork import at, moscow, off_until, told_of
from usecases import clients, coming_lapses, earnings, payment_changes, payments, substitutes, transfers
from usecases.coming_lapses import ComingLapse
from usecases.warnings import WARNING

# a supply client that paid first on 15.03.2024 lapses on 15.06.2024
LAPSE = date(2024, 6, 15)


def warned(cast: Cast) -> list[tuple[str, object, object]]:
    return [(who, params["days"], params["ends_on"]) for who, params in told_of(cast, "period_ends_soon")]


def both(days: int, ends_on: str | None) -> list[tuple[str, int, str | None]]:
    return [("Иван", days, ends_on), ("Борис", days, ends_on)]


def test_the_hunter_and_the_commercial_head_hear_of_it_14_and_3_days_before_once_each(cast: Cast) -> None:
    client_id = cast.client()
    cast.pays(client_id, "100000")

    at(cast, "2024-06-01 08:59")
    assert warned(cast) == []
    at(cast, "2024-06-01 09:00")
    assert warned(cast) == both(14, "2024-06-15")
    at(cast, "2024-06-12 08:59")
    assert len(warned(cast)) == 2
    at(cast, "2024-06-12 09:00")
    assert warned(cast)[2:] == both(3, "2024-06-15")
    at(cast, "2024-07-15 09:00")

    assert len(warned(cast)) == 4
    assert wakes.when(cast.tx, WARNING, client_id) is None


def test_every_hunter_hears_of_it_with_their_own_share(cast: Cast) -> None:
    client_id = cast.client("Ромашка", "supply", (cast.ivan, "70"), (cast.petr, "30"))
    cast.pays(client_id, "100000")

    at(cast, "2024-06-01 09:00")

    assert [who for who, _, _ in warned(cast)] == ["Иван", "Пётр", "Борис"]
    shown = [coming_lapses.show(cast.tx, who, client_id, 14, LAPSE) for who in (cast.ivan, cast.petr, cast.boris)]
    assert [(each.own, each.payment, each.before, each.after) for each in shown if each] == [
        (True, Decimal(100000), Decimal(7000), Decimal(700)),
        (True, Decimal(100000), Decimal(3000), Decimal(300)),
        (False, Decimal(100000), Decimal(10000), Decimal(1000)),
    ]


def test_a_bot_that_was_off_tells_only_the_nearest_that_still_applies(cast: Cast) -> None:
    client_id = cast.client()
    cast.pays(client_id, "100000")

    off_until(cast, "2024-06-13 12:00")

    assert warned(cast) == both(3, "2024-06-15")
    found = coming_lapses.show(cast.tx, cast.ivan, client_id, 3, LAPSE)
    assert found is not None
    assert found.days_left == 2


def test_a_client_whose_period_is_found_out_late_is_told_of_at_once(cast: Cast) -> None:
    at(cast, "2024-06-05 12:00")
    client_id = cast.client()

    cast.pays(client_id, "100000", "2024-03-15")

    assert warned(cast) == both(14, "2024-06-15")
    at(cast, "2024-06-12 09:00")
    assert warned(cast)[2:] == both(3, "2024-06-15")


def test_a_lapse_that_moves_takes_the_later_warnings_with_it_and_none_is_told_twice(cast: Cast) -> None:
    # given warned of the 15th
    client_id = cast.client()
    first = cast.pays(client_id, "100000")
    at(cast, "2024-06-02 12:00")

    # when the payment turns out to be of 25 May
    payment_changes.redate(cast.tx, cast.nina, first, date(2024, 5, 25))

    # then the period ends on 25 August, and the old days bring nothing
    at(cast, "2024-08-11 08:59")
    assert warned(cast) == both(14, "2024-06-15")
    at(cast, "2024-08-12 09:00")
    assert warned(cast)[2:] == both(14, "2024-08-25")

    # when it moves by a day, and back again
    earlier = cast.pays(client_id, "1000", "2024-05-24")
    payments.void(cast.tx, cast.nina, earlier)

    # then the new day is told, and the old one not again
    assert warned(cast)[4:] == both(14, "2024-08-24")
    at(cast, "2024-08-25 12:00")
    assert warned(cast)[6:] == both(3, "2024-08-25")


def test_the_last_charge_but_one_of_a_rule_by_payments_warns_once(cast: Cast) -> None:
    client_id = cast.client("Ромашка", "internet")
    deal_id = cast.recurring(client_id)

    cast.pays(client_id, "4000", deal_id=deal_id)
    assert warned(cast) == []
    cast.pays(client_id, "1000", deal_id=deal_id)
    assert warned(cast) == both(0, None)
    cast.pays(client_id, "400", deal_id=deal_id)
    at(cast, "2024-03-20 12:00")
    cast.pays(client_id, "600", deal_id=deal_id)

    # then the day after is no surprise that was known ahead
    at(cast, "2024-03-21 12:00")
    assert warned(cast) == both(0, None)


def test_what_a_warning_says_is_of_the_moment_it_is_read(cast: Cast) -> None:
    client_id = cast.client()
    cast.pays(client_id, "100000")
    at(cast, "2024-06-02 12:00")

    shown = coming_lapses.show(cast.tx, cast.ivan, client_id, 14, LAPSE)

    names = ("Иван Петров",)
    facts = (Decimal(100000), Decimal(10000), Decimal(1000))
    assert shown == ComingLapse(client_id, "Ромашка", names, LAPSE, 13, True, *facts)  # noqa: FBT003 - as the rest
    # a nearer one took its place; the day is another one; the period is over
    assert coming_lapses.show(cast.tx, cast.ivan, client_id, 3, LAPSE) is None
    assert coming_lapses.show(cast.tx, cast.ivan, client_id, 14, date(2024, 6, 16)) is None
    assert coming_lapses.show(cast.tx, cast.ivan, client_id, 0, None) is None
    at(cast, "2024-06-15 09:00")
    assert coming_lapses.show(cast.tx, cast.ivan, client_id, 3, LAPSE) is None


def test_one_charge_left_is_said_while_it_is_so(cast: Cast) -> None:
    client_id = cast.client("Ромашка", "internet")
    deal_id = cast.recurring(client_id)
    cast.pays(client_id, "5000", deal_id=deal_id)

    found = coming_lapses.show(cast.tx, cast.boris, client_id, 0, None)
    cast.pays(client_id, "1000", deal_id=deal_id)

    assert found is not None
    assert (found.ends_on, found.payment, found.before) == (None, Decimal(5000), Decimal(500))
    assert coming_lapses.show(cast.tx, cast.boris, client_id, 0, None) is None


def test_nobody_is_warned_of_what_is_handed_over_or_about_to_be(cast: Cast) -> None:
    early, handed_over = cast.client(), cast.client("Вектор")
    for client_id in (early, handed_over):
        cast.pays(client_id, "100000")
    transfers.open_early(cast.tx, cast.ivan, early)
    clients.assign_manager(cast.tx, cast.boris, handed_over, cast.olga.staff_id, date(2024, 3, 15))

    at(cast, "2024-06-01 09:00")

    assert warned(cast) == []
    assert coming_lapses.show(cast.tx, cast.ivan, early, 14, LAPSE) is None


def test_a_line_that_the_plan_lacks_says_no_amounts(cast: Cast) -> None:
    client_id = cast.client()
    cast.pays(client_id, "100000")
    at(cast, "2024-06-01 09:00")
    clients_storage.change(cast.tx, client_id, line="gone")

    found = coming_lapses.show(cast.tx, cast.ivan, client_id, 14, LAPSE)

    assert found is not None
    assert (found.payment, found.before) == (None, Decimal("0.00"))


def test_only_the_clock_looks_and_looking_twice_tells_once(cast: Cast) -> None:
    client_id = cast.client()
    cast.pays(client_id, "100000")
    at(cast, "2024-06-01 09:00")

    coming_lapses.look(cast.tx, SYSTEM, client_id)
    earnings.refresh(cast.tx, SYSTEM, client_id, "again")

    assert len(warned(cast)) == 2
    assert wakes.when(cast.tx, WARNING, client_id) == moscow("2024-06-12 09:00")
    with pytest.raises(NotAllowed):
        coming_lapses.look(cast.tx, cast.boris, client_id)


def test_a_head_who_is_away_is_warned_all_the_same(cast: Cast) -> None:
    # given Petr, who does not see the client before its transfer is open, stands in for Boris
    client_id = cast.client()
    cast.pays(client_id, "100000")
    at(cast, "2024-05-31 09:00")
    away = date(2024, 5, 31), date(2024, 6, 10)
    substitutes.record(cast.tx, cast.boris, cast.boris.staff_id, *away, cast.petr.staff_id)

    at(cast, "2024-06-01 09:00")

    assert [who for who, _, _ in warned(cast)] == ["Иван", "Борис", "Пётр"]
    assert coming_lapses.show(cast.tx, cast.boris, client_id, 14, LAPSE) is not None
    with pytest.raises(NotFound):
        coming_lapses.show(cast.tx, cast.petr, client_id, 14, LAPSE)

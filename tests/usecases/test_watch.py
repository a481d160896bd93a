"""Watch on the cliff: what was done at the end of a period is noted with the act, and blocks nothing."""

from datetime import date
from decimal import Decimal

import pytest

from domain.refusals import NotAllowed, NotFound
from domain.staff import Actor
from domain.watch import WatchKind
from storage import transfer_moves
from storage.watch import WatchItem
from tests.cast import Cast
from usecases import clients, digests, home, payment_changes, payments, watch
from usecases.clients import TaxNumberTaken


def noticed(cast: Cast, by: Actor | None = None) -> list[WatchItem]:
    return list(watch.listing(cast.tx, by or cast.boris).items)


def kinds(cast: Cast, by: Actor | None = None) -> list[WatchKind]:
    return [item.kind for item in noticed(cast, by)]


def lapsed(cast: Cast) -> int:
    """A client of Ivan's since 10 January whose period of three months is over; it is 20 April."""
    client_id = cast.client()
    cast.pays(client_id, "1000", "2024-01-10")
    cast.on("2024-04-20")
    return client_id


# payments dated inside and entered after the lapse


def test_a_payment_dated_inside_and_logged_after_the_lapse_is_noted(cast: Cast) -> None:
    client_id = lapsed(cast)

    payment_id = cast.logs(client_id, "5000", "2024-04-09")

    [item] = noticed(cast)
    assert (item.kind, item.client_id, item.payment_id) == (WatchKind.BACKDATED, client_id, payment_id)
    assert (item.client_name, item.by) == ("Ромашка", "Иван Петров")
    assert item.facts == {"amount": "5000", "paid_on": "2024-04-09", "lapses_on": "2024-04-10"}


@pytest.mark.parametrize(("logged_on", "paid_on"), [("2024-04-09", "2024-04-08"), ("2024-04-20", "2024-04-10")])
def test_a_payment_logged_in_time_or_dated_outside_is_not(cast: Cast, logged_on: str, paid_on: str) -> None:
    client_id = cast.client()
    cast.pays(client_id, "1000", "2024-01-10")
    cast.on(logged_on)

    cast.logs(client_id, "5000", paid_on)

    assert noticed(cast) == []


def test_a_payment_that_is_voided_is_pointed_out_no_more(cast: Cast) -> None:
    payment_id = cast.logs(lapsed(cast), "5000", "2024-04-09")

    payments.undo(cast.tx, cast.ivan, payment_id)

    assert noticed(cast) == []


def test_a_payment_moved_into_the_period_after_it_was_over_is_noted(cast: Cast) -> None:
    client_id = lapsed(cast)
    payment_id = cast.pays(client_id, "5000", "2024-04-12")

    payment_changes.redate(cast.tx, cast.nina, payment_id, date(2024, 4, 9))

    [item] = noticed(cast)
    assert (item.kind, item.by, item.facts["was"]) == (WatchKind.BACKDATED, "Нина Зайцева", "2024-04-12")


def test_a_payment_moved_about_inside_the_period_is_not(cast: Cast) -> None:
    client_id = lapsed(cast)
    payment_id = cast.logs(client_id, "5000", "2024-04-05")
    watch.mark_all_seen(cast.tx, cast.boris)

    payment_changes.redate(cast.tx, cast.nina, payment_id, date(2024, 4, 9))

    assert noticed(cast) == []


# a first payment that moves later


def test_a_first_payment_that_moves_later_is_noted_and_one_that_moves_earlier_is_not(cast: Cast) -> None:
    client_id = cast.client()
    payment_id = cast.pays(client_id, "1000", "2024-03-01")

    payment_changes.redate(cast.tx, cast.nina, payment_id, date(2024, 3, 5))
    payment_changes.redate(cast.tx, cast.nina, payment_id, date(2024, 3, 2))

    [item] = noticed(cast)
    assert (item.kind, item.payment_id) == (WatchKind.START_MOVED, payment_id)
    assert item.facts == {"was": "2024-03-01", "now": "2024-03-05"}


def test_a_first_payment_that_is_voided_is_noted_and_stays_so(cast: Cast) -> None:
    client_id = cast.client()
    first = cast.pays(client_id, "1000", "2024-03-01")
    second = cast.pays(client_id, "1000", "2024-03-10")

    payments.void(cast.tx, cast.nina, first)
    payments.void(cast.tx, cast.nina, second)

    assert [item.facts for item in noticed(cast)] == [
        {"was": "2024-03-10"},
        {"was": "2024-03-01", "now": "2024-03-10"},
    ]


# a big payment in advance


@pytest.mark.parametrize(
    ("paid_on", "amount", "noted"),
    [
        ("2024-04-03", "2000", True),
        ("2024-04-09", "2000", True),
        ("2024-04-02", "2000", False),
        ("2024-04-09", "1999.99", False),
    ],
)
def test_twice_the_usual_payment_in_the_last_seven_days_is_noted(
    cast: Cast,
    paid_on: str,
    amount: str,
    noted: bool,  # noqa: FBT001 - the expected outcome
) -> None:
    # given three payments, the median of which is 1000
    client_id = cast.client()
    for paid, day in (("900", "2024-01-10"), ("1000", "2024-02-10"), ("7000", "2024-03-10")):
        cast.pays(client_id, paid, day)
    cast.on("2024-04-09")

    # when
    payment_id = cast.logs(client_id, amount, paid_on)

    # then
    found = [(item.kind, item.payment_id, item.facts["usual"]) for item in noticed(cast)]
    assert found == ([(WatchKind.PREPAID, payment_id, "1000.00")] if noted else [])


def test_what_is_usual_is_not_known_of_two_payments(cast: Cast) -> None:
    client_id = cast.client()
    cast.pays(client_id, "1000", "2024-01-10")
    cast.pays(client_id, "1000", "2024-02-10")
    cast.on("2024-04-09")

    cast.logs(client_id, "100000")

    assert noticed(cast) == []


# the same tax number


def test_somebody_who_wants_to_register_a_known_tax_number_is_noted_once_a_day(cast: Cast) -> None:
    # given
    known = clients.register(
        cast.tx, cast.ivan, "Ромашка", "supply", [(cast.ivan.staff_id, Decimal(100))], "7707083893"
    )
    with pytest.raises(TaxNumberTaken):
        clients.check_new_tax_number(cast.tx, cast.petr, "7707083893")

    # when
    watch.note_tax_number(cast.tx, cast.petr, "7707083893")
    watch.note_tax_number(cast.tx, cast.petr, "7707083893")

    # then
    [item] = noticed(cast)
    assert (item.kind, item.client_id, item.by) == (WatchKind.SAME_TAX_NUMBER, known, "Пётр Смирнов")
    assert item.facts == {"number": "7707083893"}


def test_an_unknown_tax_number_is_nothing_to_note(cast: Cast) -> None:
    watch.note_tax_number(cast.tx, cast.petr, "7707083893")

    assert cast.rows("watch_items") == 0


# who sees it


def test_each_head_marks_as_seen_for_themselves(cast: Cast) -> None:
    # given a client that Anna's department is about to take over
    client_id = lapsed(cast)
    transfer_moves.open_one(cast.tx, client_id, date(2024, 4, 10))
    transfer_moves.announce(cast.tx, client_id, announced=True)
    cast.logs(client_id, "5000", "2024-04-09")
    [item] = noticed(cast, cast.anna)

    # when
    watch.mark_seen(cast.tx, cast.boris, item.item_id)
    watch.mark_seen(cast.tx, cast.boris, item.item_id)

    # then
    assert noticed(cast) == []
    assert kinds(cast, cast.anna) == kinds(cast, cast.galina) == [WatchKind.BACKDATED]
    assert [each.item_id for each in watch.listing(cast.tx, cast.boris, with_seen=True).items] == [item.item_id]


def test_a_head_sees_it_of_own_clients_only_and_others_not_at_all(cast: Cast) -> None:
    cast.logs(lapsed(cast), "5000", "2024-04-09")
    [item] = noticed(cast)

    assert noticed(cast, cast.anna) == []
    with pytest.raises(NotFound):
        watch.mark_seen(cast.tx, cast.anna, item.item_id)
    for person in (cast.ivan, cast.olga, cast.nina):
        with pytest.raises(NotAllowed):
            watch.listing(cast.tx, person)


def test_an_act_of_ones_own_is_pointed_out_to_others(cast: Cast) -> None:
    client_id = lapsed(cast)

    payments.log(cast.tx, cast.boris, client_id, Decimal(5000), date(2024, 4, 9))

    assert noticed(cast) == []
    assert kinds(cast, cast.galina) == [WatchKind.BACKDATED]


def test_it_is_told_at_home_and_in_the_digest_until_it_is_seen(cast: Cast) -> None:
    client_id = lapsed(cast)
    cast.logs(client_id, "5000", "2024-04-09")
    cast.logs(client_id, "6000", "2024-04-08")

    assert (home.show(cast.tx, cast.boris).watch, digests.compose(cast.tx, cast.boris).waiting.watch) == (2, 2)
    assert home.show(cast.tx, cast.ivan).watch == 0

    assert watch.mark_all_seen(cast.tx, cast.boris) == 2
    assert (home.show(cast.tx, cast.boris).watch, digests.compose(cast.tx, cast.boris).waiting.watch) == (0, 0)


def test_a_page_that_has_become_empty_gives_way_to_the_last_one(cast: Cast) -> None:
    client_id = lapsed(cast)
    for day in range(1, 7):
        cast.logs(client_id, "5000", f"2024-04-0{day}")
    last = watch.listing(cast.tx, cast.boris, 1)
    assert (len(last.items), last.number, last.total) == (1, 1, 6)

    watch.mark_seen(cast.tx, cast.boris, last.items[0].item_id)

    again = watch.listing(cast.tx, cast.boris, 1)
    assert (len(again.items), again.number, again.total) == (5, 0, 5)

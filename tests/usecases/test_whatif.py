"""What if a client paid: what each person would get, now or later, by the plan or by a draft of one."""

from datetime import date
from decimal import Decimal

import pytest

from domain.acquisition import Reason
from domain.earnings import EntryKind, Unresolved
from domain.money import ZERO, Percent
from domain.payments import AmountNotPositive
from domain.plan import AcquisitionRule, CompensationPlan, PlanLine
from domain.refusals import NotAllowed, NotFound
from domain.staff import Actor
from storage import plan_drafts
from tests.cast import Cast
from usecases import payments, whatif
from usecases.whatif import WhatIf

COMMISSION, RESIDUAL, SERVICE, OVERRIDE = (
    EntryKind.COMMISSION,
    EntryKind.RESIDUAL,
    EntryKind.SERVICE,
    EntryKind.OVERRIDE,
)


def ask(cast: Cast, person: Actor, client_id: int, amount: str, on: str) -> WhatIf:
    return whatif.ask(cast.tx, person, client_id, Decimal(amount), date.fromisoformat(on))


def told(found: WhatIf) -> list[tuple[str, EntryKind, str]]:
    return [(gain.name, kind, str(amount)) for gain in found.gains for kind, amount in gain.kinds]


def test_a_salesperson_sees_their_own_gain_and_why(cast: Cast) -> None:
    client_id = cast.client()
    cast.pays(client_id, "1000")
    rows = {table: cast.rows(table) for table in ("payments", "ledger", "expected_earnings", "audit")}

    inside = ask(cast, cast.ivan, client_id, "100000", "2024-06-14")
    outside = ask(cast, cast.ivan, client_id, "100000", "2024-06-15")

    assert told(inside) == [("Иван Петров", COMMISSION, "10000.00")]
    assert told(outside) == [("Иван Петров", RESIDUAL, "1000.00")]
    assert [(inside, reason) for _, inside, reason in outside.parts] == [(False, Reason.MONTHS)]
    assert (inside.everybody, outside.missed) == (False, ZERO)
    assert rows == {table: cast.rows(table) for table in rows}


def test_heads_and_the_director_see_everybody_and_what_nobody_gets(cast: Cast) -> None:
    client_id = cast.client("Ромашка", "supply", (cast.ivan, "60"), (cast.petr, "40"))
    cast.pays(client_id, "1000")

    boris = ask(cast, cast.boris, client_id, "100000", "2024-04-01")
    galina = ask(cast, cast.galina, client_id, "100000", "2024-07-01")

    assert told(boris) == [
        ("Борис Сидоров", OVERRIDE, "1000.00"),
        ("Иван Петров", COMMISSION, "6000.00"),
        ("Пётр Смирнов", COMMISSION, "4000.00"),
    ]
    assert told(galina) == [("Иван Петров", RESIDUAL, "600.00"), ("Пётр Смирнов", RESIDUAL, "400.00")]
    assert galina.missed == Decimal("3000.00")


def test_what_the_account_manager_of_today_would_get_later(cast: Cast) -> None:
    client_id = cast.client()
    cast.pays(client_id, "1000", "2024-01-10")
    cast.on("2024-04-20")
    cast.hands_over(client_id, "2024-04-20")

    assert told(ask(cast, cast.olga, client_id, "100000", "2024-05-01")) == [("Ольга Белова", SERVICE, "3000.00")]


def test_it_is_for_the_deal_that_would_be_offered(cast: Cast) -> None:
    client_id = cast.client("Вектор", "internet")
    cast.recurring(client_id)

    found = ask(cast, cast.ivan, client_id, "8000", "2024-03-20")

    assert found.deal_title == "Интернет"
    assert told(found) == [("Иван Петров", COMMISSION, "600.00"), ("Иван Петров", RESIDUAL, "20.00")]


def test_by_a_draft_of_a_plan_it_is_what_that_plan_would_bring(cast: Cast) -> None:
    # given a draft that starts in May
    client_id = cast.client()
    line = PlanLine("supply", "Поставки", AcquisitionRule(months=3), Percent(12), Percent(1), Percent(3))
    draft = CompensationPlan(0, "3-П", date(2024, 5, 1), {"supply": line})
    draft_id = plan_drafts.add(cast.tx, draft, cast.galina.staff_id)

    def total(actor: Actor, draft_id: int) -> Decimal:
        found = whatif.ask(cast.tx, actor, client_id, Decimal(1000), date(2024, 3, 20), draft_id)
        return next(gain.total for gain in found.gains if gain.staff_id == cast.ivan.staff_id)

    # then the director tries it before it starts, and nobody else knows of it
    assert total(cast.galina, draft_id) == Decimal("120.00")
    assert total(cast.galina, 0) == Decimal("100.00")
    assert total(cast.ivan, draft_id) == Decimal("100.00")
    assert list(ask(cast, cast.ivan, client_id, "1000", "2024-03-20").drafts) == []


def test_a_day_without_a_plan_brings_nothing_visibly(cast: Cast) -> None:
    found = ask(cast, cast.ivan, cast.client(), "1000", "2023-12-31")

    assert (found.unresolved, list(found.gains), list(found.parts)) == (Unresolved.NO_PLAN, [], [])


def test_what_is_asked_is_what_then_comes(cast: Cast) -> None:
    client_id = cast.client()
    found = ask(cast, cast.boris, client_id, "12345.67", "2024-03-15")

    payment_id = payments.log(cast.tx, cast.ivan, client_id, Decimal("12345.67"), date(2024, 3, 15))
    payments.confirm(cast.tx, cast.nina, payment_id)

    assert {gain.name: gain.total for gain in found.gains} == {
        "Иван Петров": cast.earned(cast.ivan, client_id),
        "Борис Сидоров": cast.earned(cast.boris, client_id),
    }


def test_it_is_for_those_who_earn_about_clients_they_see(cast: Cast) -> None:
    client_id = cast.client()

    with pytest.raises(NotFound):
        ask(cast, cast.petr, client_id, "1", "2024-03-15")
    with pytest.raises(NotAllowed):
        ask(cast, cast.nina, client_id, "1", "2024-03-15")
    with pytest.raises(AmountNotPositive):
        ask(cast, cast.ivan, client_id, "0", "2024-03-15")


@pytest.mark.parametrize(
    ("typed", "amount", "day"),
    [
        ("ромашка 150к завтра", "150000", "2024-03-16"),
        ("ромашка 150к", "150000", "2024-03-15"),
        ("150 000 ромашка 14.06", "150000", "2024-06-14"),
        ("ромашка 1,5 млн 12.11.2025", "1500000", "2025-11-12"),
        ("ромашка 5к вчера", "5000", "2024-03-14"),
        ("ромашка 5к 31.02.2025", "5000", None),
        ("ромашка", None, "2024-03-15"),
    ],
)
def test_a_line_is_read_with_days_to_come(cast: Cast, typed: str, amount: str | None, day: str | None) -> None:
    client_id = cast.client()

    found = whatif.read(cast.tx, cast.ivan, typed)

    assert [client.client_id for client in found.clients] == [client_id]
    assert found.amount == (Decimal(amount) if amount else None)
    assert found.paid_on == (date.fromisoformat(day) if day else None)

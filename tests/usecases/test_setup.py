"""A company is set up step by step; each step is kept, and the first plan makes it ready."""

from datetime import date

import pytest

from domain.money import Percent
from domain.plan import AcquisitionRule
from domain.plan_templates import CLIENT_HEAD, COMMERCIAL_HEAD, TEMPLATES, line_from
from domain.refusals import NotAllowed, NotFound, Outdated
from domain.staff import SYSTEM, Actor, DepartmentKind, NameNotGiven, Role
from storage import company
from storage.clock import Clock
from storage.company import Company, Department
from storage.db import Database, Tx
from storage.staff import Person
from tests.usecases.small_company import NOON, SteppingClock
from usecases import home, plan, settings, setup
from usecases.settings import ZoneUnknown
from usecases.staff import ensure_claim, invite, join


@pytest.fixture
def database_clock() -> Clock:
    return SteppingClock()


@pytest.fixture
async def director(db: Database) -> Actor:
    await db.write(company.create)
    token = await db.write(ensure_claim, SYSTEM)
    assert token is not None
    return await db.write(join, Actor(0, Role.NEWCOMER, "Галина", telegram_id=1, zone="Europe/Moscow"), token)


def settings_of(tx: Tx) -> Company:
    return company.get(tx)


async def test_each_step_is_kept(db: Database, director: Actor) -> None:
    await db.write(setup.set_name, director, "  ООО  «Ромашка» ")
    await db.write(setup.set_zone, director, "Asia/Omsk")
    await db.write(setup.set_currency, director, "KZT")
    await db.write(setup.set_confirmation, director, wanted=False)

    kept = (await db.read(setup.state, director)).company
    own: Person = await db.read(settings.show, director)

    assert (kept.name, kept.zone, kept.currency, kept.confirmation) == ("ООО «Ромашка»", "Asia/Omsk", "KZT", False)
    assert kept.set_up_at is None
    assert own.zone == "Asia/Omsk"


async def test_a_directors_own_zone_stays_when_it_is_another_one(db: Database, director: Actor) -> None:
    await db.write(settings.set_zone, director, "Asia/Tokyo")

    await db.write(setup.set_zone, director, "Asia/Omsk")

    assert (await db.read(settings.show, director)).zone == "Asia/Tokyo"


async def test_the_first_pair_is_made_once_and_more_can_be_added(db: Database, director: Actor) -> None:
    await db.write(setup.ensure_pair, director, "Коммерческий", "Клиентский")
    await db.write(setup.ensure_pair, director, "Коммерческий", "Клиентский")
    giver, taker = await db.write(setup.add_pair, director, "Продажи Казань", "Клиенты Казань")

    pairs = (await db.read(setup.state, director)).pairs

    assert [(a.name, b.name) for a, b in pairs] == [
        ("Коммерческий", "Клиентский"),
        ("Продажи Казань", "Клиенты Казань"),
    ]
    assert pairs[1] == (
        Department(giver, "Продажи Казань", DepartmentKind.COMMERCIAL, taker),
        Department(taker, "Клиенты Казань", DepartmentKind.CLIENT, None),
    )


async def test_a_department_is_renamed(db: Database, director: Actor) -> None:
    giver, _ = await db.write(setup.add_pair, director, "Коммерческий", "Клиентский")

    await db.write(setup.rename_department, director, giver, "Отдел продаж")

    assert [a.name for a, _ in (await db.read(setup.state, director)).pairs] == ["Отдел продаж"]
    with pytest.raises(NameNotGiven):
        await db.write(setup.rename_department, director, giver, " ")
    with pytest.raises(NotFound):
        await db.write(setup.rename_department, director, 99, "Отдел")


async def test_a_pair_with_one_name_missing_is_not_made(db: Database, director: Actor) -> None:
    with pytest.raises(NameNotGiven):
        await db.write(setup.add_pair, director, "Коммерческий", "")

    assert (await db.read(setup.state, director)).pairs == []


async def test_the_first_plan_is_in_force_from_the_first_of_this_month_and_makes_the_company_ready(
    db: Database, director: Actor
) -> None:
    lines = [line_from("internet", "Интернет"), line_from("production", "Производство", (Percent(9),) * 3)]

    await db.write(setup.publish_first_plan, director, lines, COMMERCIAL_HEAD, CLIENT_HEAD)

    view = await db.read(plan.show, director)
    assert view.plan is not None
    assert (view.plan.number, view.plan.effective_from) == ("1", date(2026, 11, 1))
    assert (view.plan.commercial_head, view.plan.client_head) == (Percent(1), Percent("0.5"))
    assert view.plan.lines == {line.code: line for line in lines}
    assert (await db.read(settings_of)).set_up_at == NOON
    assert (await db.read(home.show, director)).set_up


async def test_a_second_tap_publishes_no_second_plan(db: Database, director: Actor) -> None:
    lines = [line_from("internet", "Интернет")]
    await db.write(setup.publish_first_plan, director, lines, COMMERCIAL_HEAD, CLIENT_HEAD)

    with pytest.raises(Outdated):
        await db.write(setup.publish_first_plan, director, lines, COMMERCIAL_HEAD, CLIENT_HEAD)

    assert len((await db.read(plan.show, director)).versions) == 1


async def test_the_currency_is_fixed_once_the_company_is_ready(db: Database, director: Actor) -> None:
    lines = [line_from("internet", "Интернет")]
    await db.write(setup.publish_first_plan, director, lines, COMMERCIAL_HEAD, CLIENT_HEAD)

    with pytest.raises(Outdated):
        await db.write(setup.set_currency, director, "USD")

    assert (await db.read(settings_of)).currency == "RUB"


async def test_an_unknown_zone_is_refused(db: Database, director: Actor) -> None:
    with pytest.raises(ZoneUnknown):
        await db.write(setup.set_zone, director, "Mars/Olympus")

    assert (await db.read(settings_of)).zone == "Europe/Moscow"


async def test_nobody_but_the_director_sets_up(db: Database, director: Actor) -> None:
    giver, _ = await db.write(setup.add_pair, director, "Коммерческий", "Клиентский")
    token = await db.write(invite, director, Role.HEAD, "Борис", giver)
    assert (await db.read(setup.state, director)).invited == ["Борис"]
    boris = await db.write(join, Actor(0, Role.NEWCOMER, telegram_id=2), token)

    with pytest.raises(NotAllowed):
        await db.write(setup.set_name, boris, "Лютик")

    state = await db.read(setup.state, director)
    assert (state.invited, [person.name for person in state.people]) == ([], ["Борис", "Галина"])


def test_the_templates_are_the_usual_terms() -> None:
    found = {
        code: (line.acquisition, line.commission, line.residual, line.service, line.vat)
        for code, line in TEMPLATES.items()
    }

    usual = (Percent(10), Percent(1), Percent(3), None)
    assert found == {
        "internet": (AcquisitionRule(payments=2), *usual),
        "retail": (AcquisitionRule(months=3), *usual),
        "production": (AcquisitionRule(months=6), Percent(8), Percent(1), Percent(3), Percent(20)),
        "services": (AcquisitionRule(payments=1), *usual),
    }

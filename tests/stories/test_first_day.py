"""A company's first day: from the link printed at the start to the first payment that counts, every touch counted."""

from domain.staff import SYSTEM
from tests.office import Office
from tests.person import Person
from usecases.staff import ensure_claim

PEOPLE = {
    "boris": ("Начальник отдела · Коммерческий отдел", "Борис Сидоров"),
    "anna": ("Начальник отдела · Клиентский отдел", "Анна Кузнецова"),
    "ivan": ("Коммерсант", "Иван Петров"),
    "olga": ("Менеджер · ", "Ольга Белова"),
    "nina": ("Бухгалтер", "Нина Зайцева"),
}


def touches(office: Office) -> int:
    """How many messages and presses there have been so far."""
    return (office.world.updates.last_update_id() or 100_000) - 100_000


async def test_from_the_claim_to_a_working_company_in_under_thirty_touches(bare_office: Office) -> None:
    # given
    office, galina = bare_office, bare_office.galina
    claim = await office.db.write(ensure_claim, SYSTEM)

    # when she opens the link, and names the company
    await galina.send(f"/start {claim}")
    await galina.press("Настроить")
    await galina.send("ООО «Поставщик»")
    for label in ("Дальше", "Дальше", "Поставки в розницу", "Дальше", "Опубликовать"):
        await galina.press(label)

    # then the company has its departments and its plan in eight touches
    galina.sees("План опубликован, осталось позвать людей")
    assert touches(office) == 8

    # when she invites five people
    links = {}
    await galina.press("Пригласить")
    for number, (name, (place, called)) in enumerate(PEOPLE.items()):
        if number:
            await galina.press("Ещё одно")
        await galina.press(place)
        await galina.send(called)
        links[name] = galina.link()
    await galina.press("Готово")

    # then that is three touches for each and one to be done
    assert touches(office) == 8 + 3 * len(PEOPLE) + 1

    # when each opens their own link
    for name, link in links.items():
        person: Person = getattr(office, name)
        await person.send(f"/start {link}")
        assert PEOPLE[name][1] in person.screen()
    assert touches(office) == 29

    # then work can begin at once: a client, a payment, its confirmation, the earnings
    await office.ivan.send("Ромашка 150к")
    await office.ivan.press("овый клиент")
    await office.ivan.press("Поставки в розницу")
    await office.ivan.press("Пропустить")
    await office.ivan.press("Записать")
    await office.ivan.press("Записать")
    await office.nina.send("/confirm")
    await office.nina.press("Ромашка")
    await office.ivan.send("/earnings")
    office.ivan.sees("Начислено: 15 000 ₽")
    await office.boris.send("/earnings")
    office.boris.sees("Начислено: 1 500 ₽")


async def test_nobody_claims_a_company_that_has_its_director(bare_office: Office) -> None:
    # given a claim that Galina has used, and an earlier one that was printed at a start before
    office = bare_office
    earlier = await office.db.write(ensure_claim, SYSTEM)
    claim = await office.db.write(ensure_claim, SYSTEM)
    await office.galina.send(f"/start {claim}")
    before = await office.contents()

    # when a stranger and somebody of the cast open both of them
    for person in (office.stranger, office.boris):
        for token in (claim, earlier):
            await person.send(f"/start {token}")

    # then they are told that it opens nothing, and there is no third claim
    for person in (office.stranger, office.boris):
        assert [text.startswith("Эта ссылка не сработала") for text in person.texts()] == [True, True]
    assert await office.db.write(ensure_claim, SYSTEM) is None
    assert await office.contents() == before


async def test_of_two_who_open_the_claim_at_once_one_directs(bare_office: Office) -> None:
    # given
    office = bare_office
    claim = await office.db.write(ensure_claim, SYSTEM)
    assert claim is not None

    # when
    for person in (office.stranger, office.galina):
        office.world.person_opens_link(person.telegram_id, claim)
    await office.settle_at_once()

    # then
    screens = [person.screen() for person in (office.stranger, office.galina)]
    assert sorted("теперь вы — директор" in screen for screen in screens) == [False, True]
    assert sorted("Эта ссылка не сработала" in screen for screen in screens) == [False, True]
    assert await office.rows("staff") == 1

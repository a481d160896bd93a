"""A plan as a file: a sample goes out, what comes back becomes a draft, each mistake is one clear line, no change."""

from datetime import date

import pytest

from storage import company
from storage.db import Tx
from tests.office import Office
from tests.person import Person
from tests.reports.workbook import sheets

FILE = """\
effective_from: 2024-04-01
lines:
  Интернет: {acquisition: {payments: 2}, commission: 10, residual: 1, service: 3}
  Поставки:
    acquisition: {months: 3}
    commission: 12
    residual: 1
    service: 3
  Товары: {acquisition: {months: 3}, commission: 10, residual: 1, service: 3, vat: 20}
heads: {commercial: 1, client: 0.5}
"""


SAMPLE = """\
number: "2-П"
effective_from: 2024-04-01
lines:
  Интернет:
    acquisition: {payments: 2}
    commission: "10"
    residual: "1"
    service: "3"
  Поставки:
    acquisition: {months: 3}
    commission: "10"
    residual: "1"
    service: "3"
  Товары:
    acquisition: {months: 3}
    commission: "10"
    residual: "1"
    service: "3"
    vat: "20"
heads: {commercial: "1", client: "0.5"}
"""


async def sends(office: Office, person: Person, content: str | bytes, name: str = "план.yaml") -> None:
    data = content.encode() if isinstance(content, str) else content
    office.world.person_sends_file(person.telegram_id, name, data, "application/yaml")
    await office.settle()


def document(office: Office, person: Person) -> tuple[str, bytes]:
    """The newest file in the chat: its name and content."""
    found = [message["document"] for message in person.messages() if "document" in message][-1]
    stored = office.world.files.get(found["file_id"])
    assert stored is not None
    return found["file_name"], stored.content


async def test_the_sample_is_the_last_version_and_comes_back_as_a_draft(office: Office) -> None:
    # when
    await office.galina.send("/plan")
    await office.galina.press("Из файла")

    # then
    name, content = document(office, office.galina)
    assert name == "план_2_П.yaml"
    assert content.decode() == SAMPLE

    # when
    await sends(office, office.galina, content)

    # then
    office.galina.sees("📝 Черновик: план № 2-П", "Пока ничем не отличается от № 1-П.")


async def test_a_file_with_one_percent_changed_becomes_a_draft(office: Office) -> None:
    await sends(office, office.galina, FILE)

    office.galina.sees(
        "📝 Черновик: план № 2-П\nНачнёт действовать 01.04",
        "Отличия от № 1-П\n• Поставки — коммерсанту в периоде: 10 % → 12 %\n\n",
    )
    assert await office.rows("plans") == 1


async def test_a_file_may_come_in_the_middle_of_a_question(office: Office) -> None:
    await office.galina.send("/plan")
    await office.galina.press("Новая версия")
    await office.galina.press("🔢 Номер")

    await sends(office, office.galina, FILE)

    office.galina.sees("• Поставки — коммерсанту в периоде: 10 % → 12 %")
    assert await office.rows("plan_drafts") == 2


def close_february(tx: Tx) -> None:
    company.change(tx, closed_through=date(2024, 2, 1))


AGAIN = "\nЧерновик не создан. Поправьте файл и пришлите ещё раз."


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            "commission: 12",
            "commission: 112",
            "✖️ Строка 6, lines.Поставки.commission: «112» — не процент. Нужно число от 0 до 100, "
            "не больше двух знаков после точки, например 7.35" + AGAIN,
            id="a wrong percent",
        ),
        pytest.param(
            "residual: 1\n    service",
            "bonus: 1\n    service",
            "✖️ Строка 7, lines.Поставки.bonus: такого поля нет. "
            "Есть: acquisition, commission, residual, service, vat" + AGAIN,
            id="an unknown field",
        ),
        pytest.param(
            "effective_from: 2024-04-01",
            "effective_from: 1.04.2024",
            "✖️ Строка 1, effective_from: «1.04.2024» — не дата. Например, 2026-04-01" + AGAIN,
            id="no date",
        ),
        pytest.param(
            "effective_from: 2024-04-01\n",
            "",
            "✖️ Строка 1, effective_from: поле не заполнено" + AGAIN,
            id="a missing field",
        ),
        pytest.param(
            "  Товары:",
            "  goods: {}\n  Товары:",
            "✖️ Строка 9, lines.goods.acquisition: поле не заполнено" + AGAIN,
            id="an empty line",
        ),
        pytest.param(
            "  Товары:",
            "  Поставки:",
            "✖️ Строка 9, Поставки: это направление уже написано выше" + AGAIN,
            id="a line written twice",
        ),
        pytest.param(
            "heads: {commercial",
            "heads: {{commercial",
            "✖️ Строка 10: это не YAML. Проверьте отступы, двоеточия и кавычки — и пришлите ещё раз.",
            id="no yaml",
        ),
        pytest.param(
            "2024-04-01",
            "2024-01-01",
            "С 01.01 уже начинается другой план. Выберите другой день.",
            id="the day of another version",
        ),
        pytest.param(
            "2024-04-01",
            "2024-02-15",
            "Этот месяц закрыт, зарплата по нему посчитана. План может начаться с открытого месяца.",
            id="a closed month",
        ),
    ],
)
async def test_a_mistake_is_one_clear_line_and_nothing_is_changed(
    office: Office, old: str, new: str, said: str
) -> None:
    # given
    await office.db.write(close_february)
    before = await office.contents()

    # when
    assert old in FILE
    await sends(office, office.galina, FILE.replace(old, new, 1))

    # then
    assert office.galina.screen() == said
    assert await office.contents() == before


@pytest.mark.parametrize(
    ("name", "content"),
    [("план.xlsx", b"PK\x03\x04"), ("план.yaml", b"\xcf\xeb\xe0\xed"), ("план.yaml", b"a: " + b"1" * 70_000)],
    ids=["not a text file", "not in UTF-8", "too large"],
)
async def test_what_cannot_be_a_plan_is_refused_politely(office: Office, name: str, content: bytes) -> None:
    await sends(office, office.galina, content, name)

    assert office.galina.screen() == (
        "Это не похоже на план: нужен текстовый файл .yaml, до 64 КБ. Образец: /plan → «Из файла»"
    )
    assert await office.rows("plan_drafts") == 0


async def test_a_file_of_somebody_else_is_no_plan(office: Office) -> None:
    await sends(office, office.boris, FILE)

    assert await office.rows("plan_drafts") == 0
    office.boris.sees("/plan")


async def test_the_details_are_a_workbook_with_all_rows_marked_with_who_and_when(office: Office) -> None:
    # given a client whose name would be a formula
    await office.client("=1+1")
    await office.pays(office.ivan, "=1+1 100к")
    await office.on(date(2024, 4, 2))
    await sends(office, office.galina, FILE.replace("2024-04-01", "2024-05-01"))
    await office.galina.press("Что изменится")

    # when
    await office.galina.press("Подробно")

    # then
    name, content = document(office, office.galina)
    assert name == "План_2_П_что_изменилось_бы.xlsx"
    people, periods, rows = sheets(content).values()
    mark = "Подготовлено: Галина Орлова, 02.04.2024 10:00. План №\u00a02-П не опубликован, суммы не начислены."
    for sheet in (people, periods, rows):
        assert [mark] in sheet
    assert people[-3:] == [
        ["Иван Петров", "Полный процент", "10000.00", "12000.00", "2000.00"],
        ["Борис Сидоров", "С отдела", "1000.00", "1000.00", "0.00"],
        ["Итого", "", "11000.00", "13000.00", "2000.00"],
    ]
    assert rows[-3:] == [
        ["15.03.2024", "=1+1", "Борис Сидоров", "С отдела", "1000.00", "1000.00", "0.00"],
        ["15.03.2024", "=1+1", "Иван Петров", "Полный процент", "10000.00", "12000.00", "2000.00"],
        ["Итого", "", "", "", "11000.00", "13000.00", "2000.00"],
    ]

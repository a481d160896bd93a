"""The people of the demo's made-up company, with the ids of their phones on the page."""

from dataclasses import dataclass

from domain.staff import DepartmentKind, Role

ZONE = "Europe/Moscow"


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody of the company, with the id of their phone on the page."""

    telegram_id: int
    first_name: str
    last_name: str
    role: Role
    kind: DepartmentKind | None
    title: str
    zone: str = ZONE

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"


IVAN = DemoPerson(101, "Иван", "Петров", Role.HUNTER, DepartmentKind.COMMERCIAL, "коммерсант")
PETR = DemoPerson(102, "Пётр", "Смирнов", Role.HUNTER, DepartmentKind.COMMERCIAL, "коммерсант", "Asia/Yekaterinburg")
BORIS = DemoPerson(103, "Борис", "Сидоров", Role.HEAD, DepartmentKind.COMMERCIAL, "нач. коммерческого отдела")
ANNA = DemoPerson(104, "Анна", "Кузнецова", Role.HEAD, DepartmentKind.CLIENT, "нач. клиентского отдела")
OLGA = DemoPerson(105, "Ольга", "Белова", Role.ACCOUNT_MANAGER, DepartmentKind.CLIENT, "менеджер клиентского отдела")
OLEG = DemoPerson(106, "Олег", "Новиков", Role.ACCOUNT_MANAGER, DepartmentKind.CLIENT, "менеджер клиентского отдела")
GALINA = DemoPerson(107, "Галина", "Орлова", Role.DIRECTOR, None, "директор")
NINA = DemoPerson(108, "Нина", "Зайцева", Role.ACCOUNTANT, None, "бухгалтер")
PEOPLE = (IVAN, BORIS, ANNA, OLGA, NINA, PETR, OLEG, GALINA)

"""One company for every question of access: two pairs of departments, so that there is a foreign one, and one of each
thing that has an id.

Ivan and Petr hunt for Boris, Olga and Oleg keep clients for Anna; Timur hunts for Fyodor, Zoya keeps clients for Vera.
All that there is belongs to the first pair. Galina directs, Nina counts, Semyon was a hunter of Boris's. It is noon of
17 June 2024.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import select

from domain.digests import EVERY_DAY
from domain.money import Percent
from domain.notices import NoticeKind
from domain.packets import Question
from domain.plan import CompensationPlan
from domain.plan_file import write_plan
from domain.staff import SYSTEM, Actor, DepartmentKind, Role
from storage import agreements, client_base, company, introductions, leaving, staff, watch
from storage import plan as plan_storage
from storage import plan_drafts as plan_drafts_storage
from storage.contacts import Met
from storage.db import Tx
from storage.deals import documents_of_client
from storage.digests import DueDigest
from storage.metadata import all_tables
from storage.scope import Reach
from tests.office import worked_plan
from usecases import agreements as agreement_cases
from usecases import (
    clients,
    contacts,
    deals,
    draft_reading,
    months,
    objections,
    payments,
    plan_drafts,
    substitutes,
    transfer_cards,
    transfer_decisions,
    transfers,
)
from usecases import staff as staff_cases
from usecases.audit import Narrowing
from usecases.contacts import PersonPart
from usecases.draft_batches import BatchView
from usecases.draft_views import DraftView
from usecases.side_by_side import Behind

ME: Final = "me"
TODAY: Final = date(2024, 6, 17)
A_HUNDRED = Percent(100)


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


@dataclass
class Company:
    """`people`: the actors by name; `ids`: what has an id, by what it is; `values`: other arguments of use cases."""

    people: dict[str, Actor] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)


def build(tx: Tx) -> Company:
    """Make it, by the use cases."""
    found = Company()
    tx.now = _noon(date(2024, 3, 15))
    _hire(tx, found)
    plan_storage.publish(tx, worked_plan(), found.people["galina"].staff_id)
    _clients(tx, found)
    tx.now = _noon(date(2024, 4, 2))
    months.close(tx, found.people["galina"], date(2024, 3, 1))
    tx.now = _noon(TODAY)
    _transfers(tx, found)
    _money(tx, found)
    _rest(tx, found)
    _values(tx, found)
    return found


_ROLES: Final = {
    "galina": Role.DIRECTOR,
    "nina": Role.ACCOUNTANT,
    **dict.fromkeys(("boris", "anna", "fyodor", "vera"), Role.HEAD),
    **dict.fromkeys(("ivan", "petr", "timur", "semyon"), Role.HUNTER),
    **dict.fromkeys(("olga", "oleg", "zoya"), Role.ACCOUNT_MANAGER),
}
_OF_FIRST_PAIR: Final = ("boris", "anna", "ivan", "petr", "semyon", "olga", "oleg")
_COMMERCIAL: Final = ("boris", "fyodor", "ivan", "petr", "timur", "semyon")


def _hire(tx: Tx, found: Company) -> None:
    company.create(tx)
    company.change(tx, name="Поставщик", set_up_at=tx.now)
    departments = {}
    for number in (1, 2):
        client_side = company.add_department(tx, f"Клиентский {number}", DepartmentKind.CLIENT)
        commercial = company.add_department(tx, f"Коммерческий {number}", DepartmentKind.COMMERCIAL, client_side)
        departments[number] = {DepartmentKind.CLIENT: client_side, DepartmentKind.COMMERCIAL: commercial}
    found.ids["department"] = departments[1][DepartmentKind.COMMERCIAL]
    token = staff_cases.ensure_claim(tx, SYSTEM) or ""
    for telegram_id, (name, role) in enumerate(_ROLES.items(), 401):
        pair = departments[1 if name in _OF_FIRST_PAIR else 2]
        kind = DepartmentKind.COMMERCIAL if name in _COMMERCIAL else DepartmentKind.CLIENT
        place = None if role in {Role.DIRECTOR, Role.ACCOUNTANT} else pair[kind]
        if role is not Role.DIRECTOR:
            token = staff_cases.invite(tx, found.people["galina"], role, name.title(), place)
        newcomer = Actor(0, Role.NEWCOMER, name.title(), telegram_id=telegram_id)
        joined = staff_cases.join(tx, newcomer, token)
        found.people[name] = _actor(tx, joined.staff_id)
        found.ids[name] = joined.staff_id


def _actor(tx: Tx, staff_id: int) -> Actor:
    actor = staff.actor_of(tx, staff_id)
    assert actor is not None
    return actor


def _clients(tx: Tx, found: Company) -> None:
    """Each paid in March or later; `sparrow` is Semyon's, `client` pays below."""
    for name, hunter in (("client", "ivan"), ("kept", "ivan"), ("lapsing", "ivan"), ("extending", "ivan")):
        found.ids[name] = _register(tx, found, name, hunter)
    found.ids["sparrow"] = _register(tx, found, "sparrow", "semyon")
    for name, day in (("kept", 15), ("lapsing", 15), ("extending", 30), ("sparrow", 20)):
        tx.now = _noon(date(2024, 3, day))
        _pays(tx, found, name, 100_000)


def _register(tx: Tx, found: Company, name: str, hunter: str) -> int:
    shares = [(found.ids[hunter], A_HUNDRED)]
    return clients.register(tx, found.people["boris"], f"Client {name}", "supply", shares)


def _pays(tx: Tx, found: Company, name: str, amount: int, day: date | None = None, **more: Any) -> int:
    payment_id = _logs(tx, found, name, amount, day, **more)
    payments.confirm(tx, found.people["nina"], payment_id)
    return payment_id


def _logs(tx: Tx, found: Company, name: str, amount: int, day: date | None = None, by: str = "ivan") -> int:
    actor, on = found.people[by if name != "sparrow" else "semyon"], day or tx.now.date()
    return payments.log(tx, actor, found.ids[name], Decimal(amount), on)


def _transfers(tx: Tx, found: Company) -> None:
    """`lapsing` waits for both heads, `kept` is handed over to Olga and waits for the introduction."""
    transfers.scan(tx, SYSTEM, TODAY)
    lines = transfer_cards.listing(tx, found.people["galina"]).lines
    of_client = {line.client_name.removeprefix("Client "): line.transfer_id for line in lines}
    found.ids["transfer"], found.ids["handed_over"] = of_client["lapsing"], of_client["kept"]
    transfer_decisions.confirm(tx, found.people["boris"], of_client["kept"])
    transfer_decisions.confirm(tx, found.people["anna"], of_client["kept"], found.ids["olga"])
    introduction = introductions.open_of(tx, found.ids["kept"])
    assert introduction is not None
    found.ids["introduction"] = introduction.introduction_id
    agreement = agreement_cases.propose_extension(tx, found.people["boris"], found.ids["extending"], date(2024, 7, 20))
    found.ids["agreement"] = agreements.get(tx, agreement).agreement_id


def _money(tx: Tx, found: Company) -> None:
    ivan, boris = found.people["ivan"], found.people["boris"]
    found.ids["paid"] = _pays(tx, found, "client", 100_000, date(2024, 5, 20))
    found.ids["payment"] = _logs(tx, found, "client", 150_000)
    found.ids["own_payment"] = _logs(tx, found, "client", 30_000, by="boris")
    found.ids["own_paid"] = _pays(tx, found, "client", 20_000, date(2024, 6, 3), by="boris")
    found.ids["kept_payment"] = _logs(tx, found, "kept", 40_000)
    _logs(tx, found, "lapsing", 50_000, date(2024, 6, 10))  # dated back into a period that is over: it is noticed
    found.ids["watch"] = watch.page(tx, found.people["galina"], 0, 1, with_seen=False)[0].item_id
    found.ids["objection"] = objections.raise_objection(tx, ivan, found.ids["paid"], "agreed on 12")
    found.ids["boris_objection"] = objections.raise_objection(tx, boris, found.ids["paid"], "agreed on 2")
    found.ids["deal"] = deals.agree(
        tx, ivan, found.ids["client"], "Internet", amount=Decimal(500_000), documents=["Contract"]
    )
    found.ids["document"] = documents_of_client(tx, found.ids["client"])[0].document_id
    for of in ("kept", "lapsing"):
        found.ids[f"{of}_deal"] = deals.agree(
            tx, ivan, found.ids[of], "Supply", amount=Decimal(300_000), documents=["Act"]
        )
    found.ids["kept_document"] = documents_of_client(tx, found.ids["kept"])[0].document_id
    draft = draft_reading.read(tx, ivan, ivan.telegram_id or 0, 1, "Client client 70к")
    assert isinstance(draft, DraftView)
    found.ids["draft"] = draft.draft.draft_id
    several = draft_reading.read(tx, ivan, ivan.telegram_id or 0, 2, "Client client 10к\nClient client 20к")
    assert isinstance(several, BatchView)
    found.ids["batch"] = several.any_id


def _rest(tx: Tx, found: Company) -> None:
    galina, boris, ivan = (found.people[name] for name in ("galina", "boris", "ivan"))
    for of in ("client", "kept"):
        found.ids[f"{of}_person"] = contacts.add_person(tx, ivan, found.ids[of], "Maria", "+79161234567")
    found.ids["lapsing_person"] = contacts.add_person(tx, ivan, found.ids["lapsing"], "Pavel", "+79161234569")
    found.ids["meeting"] = contacts.record_contact(tx, ivan, found.ids["client"], Met.IN_PERSON)
    found.ids["fresh"] = clients.register(tx, ivan, "Client fresh", "supply", [(found.ids["ivan"], A_HUNDRED)])
    staff_cases.suspend(tx, boris, found.ids["semyon"])
    found.ids["stop"] = client_base.add_stop(tx, ivan.staff_id)
    found.ids["boris_stop"] = client_base.add_stop(tx, boris.staff_id)
    found.ids["galina_stop"] = client_base.add_stop(tx, galina.staff_id)
    found.ids["left"] = leaving.of_person(tx, found.ids["semyon"])[0].left_id
    found.ids["absence"] = substitutes.record(tx, ivan, ivan.staff_id, date(2024, 6, 20), date(2024, 6, 21))
    found.ids["boris_absence"] = substitutes.record(
        tx, boris, boris.staff_id, date(2024, 6, 25), date(2024, 6, 26), found.ids["petr"]
    )
    staff_cases.invite(tx, boris, Role.HUNTER, "Newcomer", found.ids["department"])
    found.values["token"] = staff_cases.invite(tx, boris, Role.HUNTER, "Another", found.ids["department"])
    found.ids["invitation"] = staff_cases.visible_invitations(tx, boris)[-1].invitation_id
    found.ids["plan"] = _present_plan(tx).plan_id
    later = replace(_present_plan(tx), number="2", effective_from=date(2024, 9, 1))
    found.ids["plan_to_come"] = plan_storage.publish(tx, later, galina.staff_id)
    company.touch(tx)
    found.ids["plan_draft"] = plan_drafts.begin(tx, galina)


def _present_plan(tx: Tx) -> CompensationPlan:
    return plan_storage.all_plans(tx)[0]


def _values(tx: Tx, found: Company) -> None:
    line = _present_plan(tx).lines["supply"]
    found.values |= {
        "today": TODAY,
        "tomorrow": date(2024, 6, 18),
        "july": date(2024, 7, 10),
        "march": date(2024, 3, 1),
        "april": date(2024, 4, 1),
        "june": date(2024, 6, 5),
        "this_month": date(2024, 6, 1),
        "notice_kind": NoticeKind.MONEY,
        "none": None,
        "own": Reach.OWN,
        "with_them": Reach.KEPT,
        "september": date(2024, 9, 1),
        "october": date(2024, 10, 1),
        "amount": Decimal(1000),
        "words": "words",
        "question": Question.PRICES,
        "person": Met.IN_PERSON,
        "phone": PersonPart.PHONE,
        "ivan_alone": [(found.ids["ivan"], A_HUNDRED)],
        "timur_alone": [(found.ids["timur"], A_HUNDRED)],
        "hunter": Role.HUNTER,
        "head": Role.HEAD,
        "accountant": Role.ACCOUNTANT,
        "supply": "supply",
        "line": line,
        "new_line": replace(line, title="Repairs"),
        "plan_of_october": replace(_present_plan(tx), number="3", effective_from=date(2024, 10, 1)),
        "lines": [line],
        "percent": Percent(1),
        "plan_file": write_plan(replace(_present_plan(tx), number="4", effective_from=date(2024, 10, 1))),
        "due_digest": DueDigest(found.ids["ivan"], tx.now, "Europe/Moscow", 18 * 60, EVERY_DAY),
        "behind": Behind.SERVICE,
        "true": True,
        "nobody": 999_999,
        "olga_named": found.ids["olga"],
        "chat": found.people["ivan"].telegram_id,
        "narrowed_to_client": Narrowing(client_id=found.ids["client"]),
        "narrowed_to_ivan": Narrowing(person_id=found.ids["ivan"]),
        "nothing": (),
        "revision": plan_drafts_storage.get(tx, found.ids["plan_draft"]).revision,
    }


def contents(tx: Tx) -> dict[str, list[str]]:
    """All that the database holds: each table's rows, sorted."""
    return {table.name: sorted(map(str, tx.all(select(table)))) for table in all_tables().sorted_tables}

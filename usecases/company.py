"""What everything else asks of the company: what day it is, and the facts that the engine needs."""

from datetime import date
from typing import cast
from weakref import WeakKeyDictionary

from sqlalchemy import Engine

from domain.earnings import CompanyFacts
from storage import company, plan, staff
from storage.company import Department
from storage.db import Tx

_known: WeakKeyDictionary[Engine, tuple[int, CompanyFacts]] = WeakKeyDictionary()


def today(tx: Tx) -> date:
    """The business date: the day it is in the company's time zone."""
    return company.get(tx).local_date(tx.now)


def currency(tx: Tx) -> str:
    """The currency of all amounts, ISO 4217."""
    return company.get(tx).currency


def departments(tx: Tx) -> list[Department]:
    """Every department."""
    known = tx.cache.get("departments")
    if known is None:
        known = tx.cache["departments"] = company.all_departments(tx)
    return cast("list[Department]", known)


def facts(tx: Tx) -> CompanyFacts:
    """Plans, departments of people, and heads; read anew only when the company's revision has changed."""
    revision = company.get(tx).revision
    known = _known.get(tx.connection.engine)
    if known is None or known[0] != revision:
        fresh = CompanyFacts(plan.all_plans(tx), staff.departments_of_people(tx), company.heads(tx))
        known = _known[tx.connection.engine] = (revision, fresh)
    return known[1]

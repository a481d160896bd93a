"""Whose public holidays the company keeps: no hour of theirs is working time."""

from typing import Final

from domain.refusals import Outdated
from domain.staff import Actor, Permission
from storage import audit, company, transfers
from storage.db import Tx
from usecases import reminders
from usecases.access import needs

COUNTRIES: Final = ("RU", "BY", "KZ", "AM", "AZ", "GE", "KG", "UZ")


@needs(Permission.MANAGE_COMPANY)
def show(tx: Tx, actor: Actor) -> str:
    """The country, as two letters."""
    return company.get(tx).country


@needs(Permission.MANAGE_COMPANY)
def choose(tx: Tx, actor: Actor, country: str) -> str:
    """Keep the holidays of another country from now on; silence that is counted is counted by them."""
    if country not in COUNTRIES:
        raise Outdated
    before = company.get(tx).country
    company.change(tx, country=country)
    audit.record(tx, actor, "company changed", "company:1", before={"country": before}, after={"country": country})
    for found in transfers.all_open(tx):
        reminders.asked(tx, found.transfer.transfer_id)
    return company.get(tx).country

"""The period advisor: what the company's own history says of how long clients take to become steady, line by line."""

from itertools import groupby
from operator import itemgetter

from domain.calendar import month_of
from domain.period_advice import Advice, advise
from domain.staff import Actor, Permission
from storage import period_advice
from storage.db import Tx
from usecases import company
from usecases.access import needs


@needs(Permission.PUBLISH_PLAN)
def by_line(tx: Tx, actor: Actor) -> dict[str, Advice]:
    """The advice for each line, by its code, that any client has paid in."""
    this_month = month_of(company.today(tx))
    found = groupby(period_advice.payments_by_month(tx), key=itemgetter(0))
    return {line: advise(line, (months for _, months in clients), this_month) for line, clients in found}

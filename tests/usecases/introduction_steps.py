"""Steps that the tests of introductions share: a client that is handed over, and who was asked of it."""

from datetime import date

from domain.staff import SYSTEM, Actor
from storage import introductions as storage
from tests.cast import Cast
from usecases import key_clients, transfer_cards, transfer_decisions, transfers

MONDAY = date(2024, 6, 17)


def handed_over(cast: Cast, *, key: bool = False, name: str = "Ромашка") -> tuple[int, int]:
    """A client of Ivan's that lapsed on 15 June and was handed over to Olga on Monday the 17th; its introduction."""
    client_id = cast.client(name)
    cast.pays(client_id, "100000", "2024-03-15")
    if key:
        key_clients.mark(cast.tx, cast.boris, client_id, key=True)
    cast.on("2024-06-17")
    transfer_id = opened(cast)
    transfer_decisions.confirm(cast.tx, cast.boris, transfer_id)
    transfer_decisions.confirm(cast.tx, cast.anna, transfer_id, cast.olga.staff_id)
    found = storage.open_of(cast.tx, client_id)
    assert found is not None
    return client_id, found.introduction_id


def opened(cast: Cast) -> int:
    """The transfer that the scan of today opens."""
    transfers.scan(cast.tx, SYSTEM, cast.today)
    return transfer_cards.listing(cast.tx, cast.galina).lines[0].transfer_id


def asked(cast: Cast, event: str = "introduction") -> list[int]:
    return [staff_id for staff_id, told, _ in cast.told() if told == event]


def ids(*people: Actor) -> list[int]:
    return sorted(person.staff_id for person in people)

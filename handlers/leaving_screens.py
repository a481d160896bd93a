"""Somebody leaves: what has become of their clients and numbers, and who gets them. Pure functions of data."""

from collections import Counter
from typing import Final

from handlers.client_base_screens import open_button
from handlers.presses import ClientPress, LeavingPress, TeamPress
from handlers.screen import Button, Screen, press
from storage.leaving import LeftClient
from texts import Html, Texts, lines
from usecases.leaving import Settlement, Suspended
from usecases.left_clients import Leaving, Owner

MOST_OWNERS: Final = 20
MOST_LISTED: Final = 15
_POSTS: Final = {"hunter": "role-hunter", "manager": "role-account_manager"}


def suspended_screen(say: Texts, staff_id: int, done: Suspended) -> Screen:
    """What has become of somebody and their clients, whose new owners are asked for at once."""
    if not done.clients:
        text = say("person-suspended-done", name=done.name)
    elif done.head is None:
        text = say("person-suspended-waits", name=done.name, count=done.clients)
    else:
        text = say("person-suspended-handed", name=done.name, count=done.clients, head=done.head)
    told = [text, *settlement_lines(say, done.settlement)]
    rows = []
    if done.opened:
        told.append(say("views-before-leaving", count=done.opened))
    if done.waiting:
        told.append(say("leaving-ask"))
        rows = _ways(say, staff_id, may_keep=done.head is not None)
    if done.opened:
        rows.append([open_button(say, staff_id)])
    undo = press(say.button("person-restore"), TeamPress(do="restore", id=staff_id))
    return Screen(lines(told), [*rows, [undo], [press(say.button("team-all"), TeamPress())]])


def settlement_lines(say: Texts, settled: Settlement) -> list[Html]:
    """What is earned in each open month, and what nobody has confirmed yet."""
    told = [say("leaving-earned", month=say.month(month), amount=amount) for month, amount in settled.months]
    if settled.unconfirmed:
        told.append(say("leaving-expected", amount=settled.expected, count=settled.unconfirmed))
    return told or [say("leaving-nothing")]


def _ways(say: Texts, staff_id: int, *, may_keep: bool) -> list[list[Button]]:
    ways = {"leaving-all": "all", "leaving-one-by-one": "first", **({"leaving-keep": "keep"} if may_keep else {})}
    return [[press(say.button(key), LeavingPress(id=staff_id, do=do))] for key, do in ways.items()]


def leaving_screen(say: Texts, known: Leaving) -> Screen:
    """How far it is, who has what, and the ways to go on."""
    staff_id, undecided, total = known.person.staff_id, len(known.undecided), len(known.clients)
    told = [say("leaving-title", name=known.person.name)]
    if undecided:
        told.append(say("leaving-progress", done=total - undecided, total=total))
    else:
        told.append(say("leaving-over"))
    holders = Counter(client.holder for client in known.clients if client.decided)
    told += [say("leaving-has", name=name, count=count) for name, count in holders.most_common(MOST_LISTED)]
    again = [[press(say.button("leaving-again"), LeavingPress(id=staff_id, do="first"))]] if total else []
    card = press(say.button("leaving-person"), TeamPress(do="person", id=staff_id))
    may_keep = all(client.holder_id != staff_id for client in known.undecided)
    return Screen(lines(told), [*(_ways(say, staff_id, may_keep=may_keep) if undecided else again), [card]])


def all_screen(say: Texts, known: Leaving) -> Screen:
    """To whom all of them go."""
    staff_id = known.person.staff_id
    rows = [
        [press(_owner(say, owner), LeavingPress(id=staff_id, do="all-to", owner=owner.staff_id))]
        for owner in known.owners[:MOST_OWNERS]
    ]
    text = say("leaving-ask-all", name=known.person.name, count=len(known.undecided))
    return Screen(text, [*rows, [_back(say, staff_id)]])


def sure_screen(say: Texts, known: Leaving, owner_id: int) -> Screen:
    """Asks once more before all of them go to one person."""
    staff_id = known.person.staff_id
    owner = next((owner.name for owner in known.owners if owner.staff_id == owner_id), "")
    text = say("leaving-sure", name=known.person.name, owner=owner, count=len(known.undecided))
    yes = press(say.button("leaving-yes"), LeavingPress(id=staff_id, do="all-yes", owner=owner_id))
    return Screen(text, [[yes], [press(say.button("common-back"), LeavingPress(id=staff_id, do="all"))]])


def one_screen(say: Texts, known: Leaving, client: LeftClient) -> Screen:
    """One client: who has it, who is to have it, and the ones before and after."""
    place = [each.left_id for each in known.clients].index(client.left_id) + 1
    post, total = say(_POSTS[client.post]), len(known.clients)
    told = [say("leaving-one", client=client.client_name, post=post, place=place, total=total), _holder(say, client)]
    rows = [
        [press(_owner(say, owner), LeavingPress(id=client.left_id, do="to", owner=owner.staff_id))]
        for owner in known.owners[:MOST_OWNERS]
    ]
    turns = []
    for step, key in ((-1, "leaving-before"), (1, "leaving-after")):
        other = known.beside(client.left_id, step)
        if other is not None:
            turns.append(press(say.button(key), LeavingPress(id=other.left_id, do="one")))
    card = press(say.button("leaving-client"), ClientPress(id=client.client_id, do="beside"))
    return Screen(lines(told), [*rows, *([turns] if turns else []), [card], [_back(say, known.person.staff_id)]])


def _holder(say: Texts, client: LeftClient) -> Html:
    if client.decided:
        return say("leaving-decided", name=client.holder)
    return say("leaving-nobody") if client.holder_id == client.staff_id else say("leaving-holder", name=client.holder)


def _owner(say: Texts, owner: Owner) -> str:
    return say.button("leaving-owner-away" if owner.away else "leaving-owner", name=owner.name, count=owner.clients)


def _back(say: Texts, staff_id: int) -> Button:
    return press(say.button("common-back"), LeavingPress(id=staff_id))

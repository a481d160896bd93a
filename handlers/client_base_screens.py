"""Whose clients were opened by whom, a stop and the limit, as screens. Pure functions of data."""

from typing import Final

from domain.client_base import Opened, View
from domain.staff import StaffStatus
from handlers.presses import ClientPress, SettingsPress, TeamPress, ViewsPress
from handlers.screen import Button, Screen, press
from texts import Html, Texts, lines
from usecases.client_views import PAGE, OpenedPage, StopCard, ViewersPage

LIMITS: Final = (10, 20, 30, 50, 100, 200)
A_ROW: Final = 3
_SHOWN: Final = {View.CARD: "views-by-card", View.CONTACTS: "views-by-contacts"}


def opened_screen(say: Texts, page: OpenedPage) -> Screen:
    """The clients that somebody opened in seven days: how many, whether that is usual, and each with when."""
    person, staff_id = page.person, page.person.staff_id
    left = person.status is StaffStatus.SUSPENDED
    told = [say("views-title-left" if left else "views-title", name=person.name, until=page.until)]
    if page.clients:
        told.append(say("views-count", count=page.clients, contacts=page.contacts))
        told.append(say("views-unusual" if page.unusual else "views-usual", count=page.usual))
    else:
        told.append(say("views-none"))
    if page.stops:
        told.append(say("views-stops", count=page.stops))
    told += [_opened(say, opened, name) for opened, name in page.rows]
    if page.rows:
        told.append(say("views-legend"))
    back = [press(say.button("leaving-person"), TeamPress(do="person", id=staff_id))]
    return Screen(lines(told), [*_turning(say, page), back])


def _opened(say: Texts, opened: Opened, name: str | None) -> Html:
    key = "views-line-contacts" if opened.contacts else "views-line-card"
    client = say("views-other-department") if name is None else name
    return say(key, client=client, times=opened.times, last=opened.last, odd=opened.at_odd_hours)


def _turning(say: Texts, page: OpenedPage) -> list[list[Button]]:
    pages = -(-page.clients // PAGE)
    if pages <= 1:
        return []

    def to(label: str, number: int) -> Button:
        return press(label, ViewsPress(id=page.person.staff_id, page=number % pages))

    here = to(say.button("clients-page", number=page.number + 1, pages=pages), page.number)
    previous, following = say.button("clients-previous"), say.button("clients-next")
    return [[to(previous, page.number - 1), here, to(following, page.number + 1)]]


def open_button(say: Texts, staff_id: int) -> Button:
    """The way to what somebody opened."""
    return press(say.button("views-open"), ViewsPress(id=staff_id, do="open"))


def viewers_screen(say: Texts, page: ViewersPage) -> Screen:
    """Who opened a client in seven days, each time a line."""
    told = [say("views-of-client", client=page.client_name)]
    told += [say(_SHOWN[each.what], name=each.name, at=each.at) for each in page.viewers]
    if not page.viewers:
        told.append(say("views-nobody"))
    turns = []
    if page.number:
        there = ViewsPress(do="client", id=page.client_id, page=page.number - 1)
        turns.append(press(say.button("audit-newer"), there))
    if page.more:
        there = ViewsPress(do="client", id=page.client_id, page=page.number + 1)
        turns.append(press(say.button("audit-older"), there))
    card = press(say.button("transfers-client-card"), ClientPress(id=page.client_id, do="beside"))
    return Screen(lines(told), [*([turns] if turns else []), [card]])


def viewers_button(say: Texts, client_id: int) -> Button:
    """The way to who opened a client."""
    return press(say.button("views-who"), ViewsPress(do="client", id=client_id))


def stop_screen(say: Texts, card: StopCard) -> Screen:
    """Somebody was stopped: to whoever leads them, with what they can do about it."""
    person, stop_id = card.person, card.stop.stop_id
    told = [say("stop-told", name=person.name, most=card.most, at=card.stop.stopped_at)]
    rows = [[open_button(say, person.staff_id)]]
    if card.lifted_by is not None:
        told.append(say("stop-lifted", name=card.lifted_by, at=card.stop.lifted_at))
    elif card.may_lift:
        told.append(say("stop-by-itself"))
        rows.insert(0, [press(say.button("stop-lift"), ViewsPress(do="lift", id=stop_id))])
        rows.append([press(say.button("person-suspend"), TeamPress(do="suspend", id=person.staff_id))])
    return Screen(lines(told), rows)


def limit_screen(say: Texts, most: int) -> Screen:
    """How many clients one person may open in an hour, and other numbers to choose from."""
    buttons = [
        press(
            say.button("limit-one", count=say.plain("limit-number", count=each), chosen=each == most),
            SettingsPress(do="opened-is", value=str(each)),
        )
        for each in LIMITS
    ]
    rows = [buttons[first : first + A_ROW] for first in range(0, len(buttons), A_ROW)]
    return Screen(say("limit-title", count=most), [*rows, [press(say.button("common-back"), SettingsPress())]])

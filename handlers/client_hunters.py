"""Whose client a new one is: one hunter, or, where a head or the director says so, several with their shares."""

from collections.abc import Sequence
from decimal import Decimal

from domain.assignments import WHOLE, ensure_shares
from domain.money import split
from domain.staff import DepartmentKind, Role
from domain.typed_percents import read_percents
from handlers.form_parts import Form
from handlers.screen import Button, Screen
from storage.staff import Person
from texts import Html, lines
from usecases import clients

MOST_OFFERED = 40
SEVERAL, GO_ON, EQUAL = "several", "go", "equal"
EXAMPLES = {2: "60 40", 3: "50 30 20"}


async def offered(form: Form) -> Sequence[Person]:
    """The hunters to choose from."""
    return await form.ctx.read(clients.possible_hunters)


def _may_share(form: Form) -> bool:
    actor = form.ctx.actor
    leads = actor.role is Role.HEAD and actor.department_kind is DepartmentKind.COMMERCIAL
    return leads or actor.role is Role.DIRECTOR


async def ask_hunter(form: Form, summary: Sequence[Html | None]) -> Screen:
    """Who is it; with "several", each tap puts somebody in or takes them out."""
    say, several, chosen = form.say, form.entered.get(SEVERAL, False), form.entered.get("chosen", [])
    people = (await offered(form))[:MOST_OFFERED]
    rows = [
        [Button(f"✓ {person.name}" if several and person.staff_id in chosen else person.name, str(person.staff_id))]
        for person in people
    ]
    if _may_share(form) and len(people) > 1:
        rows.append([Button(say.button("client-form-one-hunter" if several else "client-form-several"), SEVERAL)])
    if several and chosen:
        rows.append([Button(say.button("common-next"), GO_ON)])
    key = "client-form-ask-hunters" if several else "client-form-ask-hunter"
    asked = say(key if people else "client-form-no-hunters")
    return Screen(lines([*summary, Html(""), asked]), rows)


async def press_hunter(form: Form, answer: str) -> int:
    """Take a press; how many hunters there are now, 0 while they are still being chosen."""
    entered = form.entered
    if answer == SEVERAL:
        entered.update(several=not entered.get(SEVERAL, False), chosen=[])
        return 0
    chosen: list[int] = entered.get("chosen", [])
    if answer == GO_ON:
        entered.update(hunters=chosen, shares=["100"])
        return len(chosen)
    staff_id = int(answer)
    if entered.get(SEVERAL):
        entered["chosen"] = [i for i in chosen if i != staff_id] if staff_id in chosen else [*chosen, staff_id]
        return 0
    entered.update(hunters=[staff_id], shares=["100"])
    return 1


async def ask_shares(form: Form, summary: Sequence[Html | None]) -> Screen:
    """How they divide it, in the order in which they were chosen."""
    known = {person.staff_id: person.name for person in await offered(form)}
    names = ", ".join(known[staff_id] for staff_id in form.entered["hunters"])
    example = EXAMPLES.get(len(form.entered["hunters"]), " ".join(map(str, _equal(form))))
    asked = form.say("client-form-ask-shares", names=names, example=example)
    return Screen(lines([*summary, Html(""), asked]), [[Button(form.say.button("client-form-equal"), EQUAL)]])


def _equal(form: Form) -> list[Decimal]:
    return split(WHOLE, [Decimal(1)] * len(form.entered["hunters"]))


def press_shares(form: Form) -> None:
    """Everybody the same, to a hundredth of a percent."""
    form.entered["shares"] = [str(share) for share in _equal(form)]


def hear_shares(form: Form, text: str) -> None:
    """Take typed shares; PercentsUnclear, SharesNotWhole."""
    hunters: list[int] = form.entered["hunters"]
    shares = read_percents(text, len(hunters))
    ensure_shares(list(zip(hunters, shares, strict=True)))
    form.entered["shares"] = [str(share) for share in shares]

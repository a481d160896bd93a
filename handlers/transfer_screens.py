"""The screens of transfers: card, list, choice of the account manager. Pure functions of data."""

from collections.abc import Sequence
from typing import Final

from domain.plan import AcquisitionRule, Whichever
from domain.staff import DepartmentKind
from domain.transfers import TransferState
from handlers.presses import ClientPress, TransferPress, TransfersPress
from handlers.screen import Button, Screen, press
from storage.transfer_facts import Candidate
from texts import Html, Texts, lines
from usecases.transfer_cards import SideState, TransferCard, TransferLine, TransferPage

MOST_TITLES: Final = 3
MOST_CANDIDATES: Final = 20

_SIDES: Final = {
    DepartmentKind.COMMERCIAL: "transfers-side-commercial",
    DepartmentKind.CLIENT: "transfers-side-client",
}
_MISSING: Final = {
    DepartmentKind.COMMERCIAL: "department-commercial",
    DepartmentKind.CLIENT: "department-client",
}
_ENDS: Final = {
    TransferState.CONFIRMED: "transfers-done-confirmed",
    TransferState.WITHDRAWN: "transfers-done-withdrawn",
}


def card_screen(say: Texts, card: TransferCard, *, listed: bool = False) -> Screen:
    """The card. `listed`: opened from the list, so it leads back there."""
    text = lines([_facts(say, card), Html(""), _decisions(say, card)])
    rows: list[list[Button]] = []
    if card.yours is not None:
        do = "choose" if card.yours is DepartmentKind.CLIENT else "confirm"
        rows.append([press(say.button("transfers-confirm"), TransferPress(id=card.transfer_id, do=do))])
    if card.can_take_back:
        rows.append([press(say.button("transfers-take-back"), TransferPress(id=card.transfer_id, do="back"))])
    if listed or card.state is TransferState.WAITING:
        rows.append([_client_button(say, card.client_id)])
    if listed:
        rows.append([press(say.button("transfers-to-list"), TransfersPress())])
    return Screen(text, rows)


def _client_button(say: Texts, client_id: int) -> Button:
    return press(say.button("transfers-client-card"), ClientPress(id=client_id, do="beside"))


def _facts(say: Texts, card: TransferCard) -> Html:
    return lines(
        [
            say("transfers-title"),
            say("transfers-client", client=card.client_name, star=card.key, line=card.line_title),
            _period(say, card),
            say("transfers-hunters", count=len(card.hunters), hunters=", ".join(card.hunters)),
            say("transfers-paid", amount=card.paid, count=card.payments),
            _contacts(say, card),
            _documents(say, card),
            say("transfers-missed", amount=card.missed),
        ]
    )


def _period(say: Texts, card: TransferCard) -> Html:
    if card.rule is None or card.started_on is None:
        return say("transfers-lapsed", day=card.lapsed_on)
    rule = _rule(say, card.rule)
    return say("transfers-lapsed-by-rule", day=card.lapsed_on, rule=rule, start=card.started_on)


def _rule(say: Texts, rule: AcquisitionRule) -> Html:
    if rule.payments is None:
        return say("transfers-rule-months", months=rule.months)
    if rule.months is None:
        return say("transfers-rule-payments", payments=rule.payments)
    both = "transfers-rule-first" if rule.whichever is Whichever.FIRST else "transfers-rule-last"
    return say(both, payments=rule.payments, months=rule.months)


def _contacts(say: Texts, card: TransferCard) -> Html:
    met = card.coverage
    missing = [*card.missing_heads, *(say.plain(_MISSING[kind]) for kind in met.missing_kinds)]
    if not missing:
        return say("transfers-contacts", held=met.held, required=met.required)
    return say("transfers-contacts-missing", held=met.held, required=met.required, missing=", ".join(missing))


def _documents(say: Texts, card: TransferCard) -> Html:
    titles = card.open_documents
    if not titles:
        return say("transfers-documents-signed")
    shown = ", ".join(titles[:MOST_TITLES]) + ("…" if len(titles) > MOST_TITLES else "")
    return say("transfers-documents-open", count=len(titles), titles=shown)


def _decisions(say: Texts, card: TransferCard) -> Html:
    if card.state is TransferState.CONFIRMED:
        return lines([say("transfers-handed-over", day=card.closed_on, manager=card.manager), *_sides(say, card)])
    if card.state is TransferState.WITHDRAWN:
        return say("transfers-withdrawn", day=card.closed_on)
    return lines(_sides(say, card))


def _sides(say: Texts, card: TransferCard) -> list[Html]:
    return [_side(say, side) for side in card.sides]


def _side(say: Texts, state: SideState) -> Html:
    side = say(_SIDES[state.side])
    if state.manager is not None:
        return say("transfers-side-named", side=side, who=state.decided_by, manager=state.manager)
    if state.decided_by is not None:
        return say("transfers-side-decided", side=side, who=state.decided_by)
    if not state.waits_for:
        return say("transfers-side-nobody", side=side)
    return say("transfers-side-waits", side=side, who=", ".join(state.waits_for))


def choice_screen(say: Texts, card: TransferCard, candidates: Sequence[Candidate]) -> Screen:
    """Whom the client side names; those with the fewest clients first."""
    back = [press(say.button("common-back"), TransferPress(id=card.transfer_id))]
    if not candidates:
        return Screen(say("transfers-choice-nobody", client=card.client_name), [back])
    rows = [
        [
            press(
                say.button("transfers-candidate", name=candidate.name, count=candidate.clients),
                TransferPress(id=card.transfer_id, do="confirm", manager=candidate.staff_id),
            )
        ]
        for candidate in candidates[:MOST_CANDIDATES]
    ]
    return Screen(say("transfers-choice", client=card.client_name), [*rows, back])


def list_screen(say: Texts, page: TransferPage) -> Screen:
    """The list: what waits for this person, what is late, what was done; each line opens its card."""
    if not page.lines and page.number == 0:
        return Screen(say("transfers-none"))
    waits = sum(line.yours for line in page.lines)
    rows = [[press(_label(say, line), TransferPress(id=line.transfer_id, do="open"))] for line in page.lines]
    turns = []
    if page.number:
        turns.append(press(say.button("common-back"), TransfersPress(page=page.number - 1)))
    if page.more:
        turns.append(press(say.button("common-next"), TransfersPress(page=page.number + 1)))
    return Screen(say("transfers-list", waits=waits), [*rows, turns] if turns else rows)


def _label(say: Texts, line: TransferLine) -> str:
    if line.state in _ENDS:
        return say.button(_ENDS[line.state], client=line.client_name, day=line.closed_on)
    if line.yours:
        return say.button("transfers-line-yours", client=line.client_name, day=line.lapsed_on, late=line.late)
    key = "transfers-line-late" if line.late else "transfers-line-waits"
    return say.button(key, client=line.client_name, day=line.lapsed_on)


def handed_over_screen(say: Texts, card: TransferCard, *, to_manager: bool) -> Screen:
    """What the hunter and the account manager are told when both sides have confirmed."""
    if to_manager:
        text = say("transfers-told-manager", client=card.client_name, hunters=", ".join(card.hunters))
    else:
        text = say("transfers-told-hunter", client=card.client_name, manager=card.manager, day=card.closed_on)
    return Screen(text, [[_client_button(say, card.client_id)]])

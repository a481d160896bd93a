"""The screens of transfers: card, list, choice of the account manager. Pure functions of data."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from domain.plan import AcquisitionRule, Whichever
from domain.staff import DepartmentKind
from domain.transfer_states import Choice, TransferState
from domain.transfers import ReturnReason, Transfer, WithdrawnWhy
from handlers.introduction_screens import to_list_button
from handlers.presses import ClientPress, EarlyTransferPress, HomePress, PacketPress, TransferPress, TransfersPress
from handlers.screen import Button, Screen, press
from texts import Html, Texts, lines
from usecases.transfer_candidates import PossibleManager
from usecases.transfer_cards import Said, SideState, TransferCard, TransferLine, TransferPage

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
_REASONS: Final = {
    ReturnReason.NEGOTIATING: "transfers-reason-negotiating",
    ReturnReason.OVERDUE: "transfers-reason-overdue",
    ReturnReason.PAPERS: "transfers-reason-papers",
    ReturnReason.STAYS: "transfers-reason-stays",
    ReturnReason.STRANGERS: "transfers-reason-strangers",
}
_WHY: Final = {
    WithdrawnWhy.VOIDED: "transfers-why-voided",
    WithdrawnWhy.REDATED: "transfers-why-redated",
    WithdrawnWhy.EXTENDED: "transfers-why-extended",
    WithdrawnWhy.CHANGED: "transfers-why-changed",
}
_ENDS: Final = {
    TransferState.CONFIRMED: "transfers-done-confirmed",
    TransferState.INTRODUCED: "transfers-done-introduced",
    TransferState.RETURNED: "transfers-done-returned",
    TransferState.WITHDRAWN: "transfers-done-withdrawn",
}


def reason_words(say: Texts, reason: str) -> str:
    """Why a transfer was returned: one of the known reasons, or what was typed."""
    known = {each.value: key for each, key in _REASONS.items()}
    return say.plain(known[reason]) if reason in known else reason


def why_words(say: Texts, why: str | None) -> str:
    """Why a transfer was withdrawn."""
    return say.plain(_WHY[WithdrawnWhy(why or WithdrawnWhy.CHANGED)])


def card_screen(say: Texts, card: TransferCard, *, listed: bool = False) -> Screen:
    """The card. `listed`: opened from the list, so it leads back there."""
    text = lines([_facts(say, card), Html(""), _decisions(say, card)])
    rows = _deciding(say, card)
    if card.transfer.is_open:
        rows.append([press(say.button("transfers-packet"), PacketPress(id=card.client.client_id))])
    if listed or card.transfer.is_open:
        rows.append([_client_button(say, card)])
    if listed or not rows:
        rows.append([press(say.button("transfers-to-list"), TransfersPress())])
    return Screen(text, rows)


def _deciding(say: Texts, card: TransferCard) -> list[list[Button]]:
    def to(key: str, do: str) -> Button:
        return press(say.button(key), TransferPress(id=card.transfer_id, do=do))

    rows: list[list[Button]] = []
    if card.confirms is not None:
        now = card.state is TransferState.POSTPONED
        do = "choose" if card.confirms is DepartmentKind.CLIENT else "confirm"
        rows.append([to("transfers-confirm-now" if now else "transfers-confirm", do)])
    declines = [to("transfers-postpone", "postpone")] if card.yours is not None else []
    if declines or card.directs:
        rows.append([*declines, to("transfers-return", "return")])
    if card.can_take_back:
        rows.append([to("transfers-take-back", "back")])
    if card.may_reopen:
        again = EarlyTransferPress(id=card.client.client_id, do="reopen")
        rows.append([press(say.button("transfers-reopen"), again)])
    return rows


def _client_button(say: Texts, card: TransferCard) -> Button:
    return press(say.button("transfers-client-card"), ClientPress(id=card.client.client_id, do="beside"))


def _facts(say: Texts, card: TransferCard) -> Html:
    return lines(
        [
            say("transfers-title"),
            say("transfers-client", client=card.client.name, star=card.client.key, line=card.line_title),
            _period(say, card),
            say("transfers-hunters", count=len(card.hunters), hunters=", ".join(card.hunters)),
            say("transfers-paid", amount=card.paid, count=card.payments),
            _contacts(say, card),
            _documents(say, card),
            say("transfers-missed", amount=card.missed),
        ]
    )


def _period(say: Texts, card: TransferCard) -> Html:
    day, started = card.transfer.lapsed_on, card.client.acquisition_start
    if card.transfer.early:
        return say("transfers-early", day=day)
    if card.rule is None or started is None:
        return say("transfers-lapsed", day=day)
    return say("transfers-lapsed-by-rule", day=day, rule=_rule(say, card.rule), start=started)


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
    held = {"held": met.held, "required": met.required, "more": met.held > met.required}
    if not missing:
        return say("transfers-contacts", **held)
    return say("transfers-contacts-missing", **held, enough=met.held >= met.required, missing=", ".join(missing))


def _documents(say: Texts, card: TransferCard) -> Html:
    titles = card.open_documents
    if not titles:
        return say("transfers-documents-signed")
    shown = ", ".join(titles[:MOST_TITLES]) + ("…" if len(titles) > MOST_TITLES else "")
    return say("transfers-documents-open", count=len(titles), titles=shown)


def _decisions(say: Texts, card: TransferCard) -> Html:
    transfer = card.transfer
    if card.state is TransferState.WITHDRAWN:
        return say("transfers-withdrawn", day=transfer.closed_on, why=why_words(say, transfer.why))
    sides = [line for side in card.sides for line in _side(say, side, transfer)]
    return lines([*_stands(say, card), *sides])


def _stands(say: Texts, card: TransferCard) -> list[Html]:
    """What comes before the sides: the end of it, or what is waited for besides them."""
    transfer = card.transfer
    if card.state in {TransferState.CONFIRMED, TransferState.INTRODUCED}:
        done = [say("transfers-introduced")] if card.state is TransferState.INTRODUCED else []
        return [say("transfers-handed-over", day=transfer.closed_on, manager=card.manager), *done]
    if card.state is TransferState.RETURNED:
        reason = reason_words(say, transfer.why or "")
        return [say("transfers-returned", day=transfer.closed_on, who=card.closed_by, reason=reason)]
    if card.state is TransferState.POSTPONED:
        return [say("transfers-postponed", day=transfer.postponed_until)]
    if transfer.with_director:
        return [say("transfers-with-director")]
    return [say("transfers-asked-again")] if transfer.round > 1 and transfer.escalated_at is None else []


def _side(say: Texts, state: SideState, transfer: Transfer) -> list[Html]:
    side = say(_SIDES[state.side])
    if state.said is not None:
        return [say("transfers-side-decided", side=side, said=_said(say, state.said))]
    before = [say("transfers-side-before", said=_said(say, state.before))] if state.before else []
    if state.waits_for:
        who = _in_place_of(say, ", ".join(state.waits_for), state.in_place_of)
        return [say("transfers-side-waits", side=side, who=who), *before]
    if transfer.with_director:
        return [say("transfers-side-silent", side=side), *before]
    return [say("transfers-side-nobody", side=side), *before] if transfer.is_asking else []


def _in_place_of(say: Texts, who: str, head: str | None) -> str:
    return who if head is None else say.plain("transfers-in-place-of", who=who, head=say.accusative(head))


def _said(say: Texts, said: Said) -> Html:
    who = _in_place_of(say, said.who, said.in_place_of)
    if said.choice is Choice.POSTPONED:
        return say("transfers-said-postponed", who=who, day=said.until)
    if said.choice is Choice.RETURNED:
        return say("transfers-said-returned", who=who, reason=reason_words(say, said.reason or ""))
    if said.manager is not None:
        return say("transfers-said-named", who=who, manager=said.manager)
    return say("transfers-said-confirmed", who=who)


def choice_screen(say: Texts, card: TransferCard, candidates: Sequence[PossibleManager]) -> Screen:
    """Whom the client side names; those with the fewest clients first."""
    back = [press(say.button("common-back"), TransferPress(id=card.transfer_id))]
    if not candidates:
        return Screen(say("transfers-choice-nobody", client=card.client.name), [back])
    rows = [
        [
            press(
                _candidate(say, candidate),
                TransferPress(id=card.transfer_id, do="confirm", manager=candidate.staff_id),
            )
        ]
        for candidate in candidates[:MOST_CANDIDATES]
    ]
    marks = [
        say("transfers-choice-introductions") if any(each.introductions for each in candidates) else None,
    ]
    return Screen(lines([say("transfers-choice", client=card.client.name), *marks]), [*rows, back])


def _candidate(say: Texts, candidate: PossibleManager) -> str:
    label = say.button("transfers-candidate", name=candidate.name, count=candidate.clients)
    if candidate.introductions:
        label += say.button("transfers-candidate-introductions", count=candidate.introductions)
    return label + say.button("transfers-candidate-away") if candidate.away else label


def list_screen(say: Texts, page: TransferPage) -> Screen:
    """The list: what waits for this person, what is late, what was done; each line opens its card."""
    if not page.lines and page.number == 0:
        return Screen(say("transfers-none"), [[press(say.button("start-home"), HomePress())]])
    waits = sum(line.yours for line in page.lines)
    rows = [[press(_label(say, line), TransferPress(id=line.transfer_id, do="open"))] for line in page.lines]
    turns = []
    if page.number:
        turns.append(press(say.button("common-back"), TransfersPress(page=page.number - 1)))
    if page.more:
        turns.append(press(say.button("common-next"), TransfersPress(page=page.number + 1)))
    find = say("common-find-client") if turns else None
    if page.introductions:
        turns = [*turns, to_list_button(say, page.introductions)]
    return Screen(lines([say("transfers-list", waits=waits), find]), [*rows, turns] if turns else rows)


def _label(say: Texts, line: TransferLine) -> str:
    if line.state in _ENDS:
        return say.button(_ENDS[line.state], client=line.client_name, day=line.closed_on)
    if line.yours:
        return say.button("transfers-line-yours", client=line.client_name, day=line.lapsed_on, late=line.late)
    if line.state is TransferState.POSTPONED:
        return say.button("transfers-line-postponed", client=line.client_name, day=line.until)
    if line.state is TransferState.WITH_DIRECTOR:
        return say.button("transfers-line-director", client=line.client_name)
    key = "transfers-line-late" if line.late else "transfers-line-waits"
    return say.button(key, client=line.client_name, day=line.lapsed_on)


def handed_over_screen(say: Texts, card: TransferCard, *, to_manager: bool) -> Screen:
    """What the hunter and the account manager are told when both sides have confirmed."""
    if to_manager:
        text = say("transfers-told-manager", client=card.client.name, hunters=", ".join(card.hunters))
    else:
        day = card.transfer.closed_on
        text = say("transfers-told-hunter", client=card.client.name, manager=card.manager, day=day)
    return Screen(text, [[_client_button(say, card)]])


def asked_screen(say: Texts, card: TransferCard) -> Screen:
    """The card of a transfer that asks somebody again, or the director for the first time."""
    shown = card_screen(say, card)
    asked = say("transfers-told-director" if card.directs else "transfers-told-asked")
    return replace(shown, text=lines([asked, Html(""), shown.text]))


def returned_screen(say: Texts, card: TransferCard) -> Screen:
    """What the heads and the hunters are told when the director has returned a client."""
    reason = reason_words(say, card.transfer.why or "")
    text = say("transfers-told-returned", client=card.client.name, who=card.closed_by, reason=reason)
    return Screen(text, [[_client_button(say, card)]])


def withdrawn_screen(say: Texts, card: TransferCard, was: date, now: date | None) -> Screen:
    """What both sides are told when the lapse is none any more. `was`, `now`: the end of the period."""
    name, why = card.client.name, why_words(say, card.transfer.why)
    if now is None:
        text = say("transfers-told-withdrawn-open", client=name, why=why, was=was)
    else:
        text = say("transfers-told-withdrawn", client=name, why=why, was=was, now=now)
    return Screen(text, [[press(say.button("transfers-client-card"), ClientPress(id=card.client.client_id))]])

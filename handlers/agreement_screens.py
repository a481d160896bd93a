"""The screens of a client's period: what it is, a proposal with its price, its card. Pure functions of data."""

from domain.agreements import AgreementKind, AgreementState
from domain.money import Percent
from domain.plan import AcquisitionRule, Whichever
from handlers.periods import period_words
from handlers.presses import AgreementPress, ClientPress, PeriodPress
from handlers.screen import Button, Screen, press
from texts import Html, Texts, escaped, lines
from usecases.agreement_cards import AgreementCard, Cost, Named, PeriodView, Proposal

_TITLES = {
    AgreementKind.EXTENSION: "agreement-extension-title",
    AgreementKind.REACQUISITION: "agreement-reacquisition-title",
}


def period_screen(say: Texts, view: PeriodView) -> Screen:
    """A client's period, and what can be proposed about it."""
    client = view.client
    text = lines(
        [
            say("agreement-period-title", client=client.name),
            _period(say, view),
            say("agreement-period-extended", day=client.extended_until) if client.extended_until else None,
            say("agreement-period-new", day=client.reacquired_on) if client.reacquired_on else None,
        ]
    )
    rows = []
    if view.open_id is not None:
        rows.append([press(say.button("agreement-open"), AgreementPress(id=view.open_id))])
    if view.days is not None:
        rows.append([press(say.button("agreement-extend"), PeriodPress(id=client.client_id, do="extend"))])
    if view.reacquirable:
        rows.append([press(say.button("agreement-reacquire"), PeriodPress(id=client.client_id, do="reacquire"))])
    return Screen(text, [*rows, [press(say.button("common-back"), ClientPress(id=client.client_id))]])


def _period(say: Texts, view: PeriodView) -> Html:
    if view.manager is not None:
        return say("agreement-period-manager", day=view.client.transferred_on, manager=view.manager)
    if view.client.reacquired_on is not None and view.period.start is None:
        return say("agreement-period-next")
    return period_words(view.period, say, say.today)


def proposal_lines(say: Texts, proposal: Proposal) -> list[Html | None]:
    """What is proposed, and what it costs."""
    named = say("agreement-client", client=proposal.client_name, line=proposal.line_title)
    extends = proposal.kind is AgreementKind.EXTENSION
    told = _extension(say, proposal) if extends else _reacquisition(say, proposal)
    return [say(_TITLES[proposal.kind]), named, *told, *(_cost(say, proposal) if proposal.cost else [])]


def _extension(say: Texts, proposal: Proposal) -> list[Html | None]:
    if proposal.until is None or proposal.lapses_on is None:
        return [say("agreement-until-open", until=proposal.until) if proposal.until else None]
    if proposal.cost is None:
        return [say("agreement-until-open", until=proposal.until)]
    over = proposal.lapses_on <= say.today
    key = "agreement-until-over" if over else "agreement-until"
    return [say(key, until=proposal.until, now=proposal.lapses_on)]


def _reacquisition(say: Texts, proposal: Proposal) -> list[Html | None]:
    rule = proposal.rule
    return [
        say("agreement-hunters", names=shares_words(say, proposal.hunters)) if proposal.hunters else None,
        say("agreement-manager", manager=proposal.manager) if proposal.manager else None,
        say("agreement-new-period", rule=_rule(say, rule)) if rule and proposal.cost else None,
    ]


def shares_words(say: Texts, hunters: Named) -> Html:
    """Hunters by name, with their shares where there are several."""
    if len(hunters) == 1:
        return escaped(hunters[0][0])
    return lines((say("agreement-share", name=name, share=Percent(share)) for name, share in hunters), ", ")


def _rule(say: Texts, rule: AcquisitionRule) -> Html:
    if rule.payments is None:
        return say("transfers-rule-months", months=rule.months)
    if rule.months is None:
        return say("transfers-rule-payments", payments=rule.payments)
    both = "transfers-rule-first" if rule.whichever is Whichever.FIRST else "transfers-rule-last"
    return say(both, payments=rule.payments, months=rule.months)


def _cost(say: Texts, proposal: Proposal) -> list[Html | None]:
    cost = proposal.cost
    if cost is None:
        return []
    return [Html(""), *_estimate(say, proposal, cost), Html(""), *_changes(say, cost)]


def _estimate(say: Texts, proposal: Proposal, cost: Cost) -> list[Html | None]:
    found = cost.rates
    if found is None or not cost.usual.total:
        return [say("agreement-usual-none")]
    known = say("agreement-usual", month=cost.usual.month)
    difference = say.signed(found.difference)
    if proposal.kind is AgreementKind.EXTENSION:
        return [
            known,
            say("agreement-expected", until=proposal.until, expected=found.expected),
            say("agreement-extended-brings", full=found.full),
            say("agreement-else-brings", residual=found.residual, service=found.service),
            say("agreement-costs", difference=difference),
        ]
    return [
        known,
        say("agreement-now-brings", residual=found.residual, service=found.service),
        say("agreement-then-brings", full=found.full),
        say("agreement-costs-monthly", difference=difference),
    ]


def _changes(say: Texts, cost: Cost) -> list[Html | None]:
    if not cost.people and not cost.changed.moved:
        return [say("agreement-changes-nothing")]
    people = [say("agreement-person", name=name, amount=say.signed(amount)) for name, amount in cost.people]
    if not cost.changed.moved:
        return [say("agreement-changes"), *people]
    return [say("agreement-changes-back", amount=cost.changed.money, count=cost.changed.moved), *people]


def card_screen(say: Texts, card: AgreementCard) -> Screen:
    """The card of a proposal in its present state; the open one has its buttons."""
    proposed = say("agreement-proposed", who=_someone(say, card.proposed_by, card.proposed_for))
    text = lines([*proposal_lines(say, card.proposal), Html(""), proposed, _outcome(say, card)])
    rows: list[list[Button]] = []
    if card.may_decide:
        agree = press(say.button("agreement-agree"), AgreementPress(id=card.agreement_id, do="agree"))
        decline = press(say.button("agreement-decline"), AgreementPress(id=card.agreement_id, do="decline"))
        rows.append([agree, decline])
    if card.may_take_back:
        rows.append([press(say.button("agreement-take-back"), AgreementPress(id=card.agreement_id, do="back"))])
    return Screen(text, [*rows, _client_button(say, card)] if card.may_see_client else rows)


def _client_button(say: Texts, card: AgreementCard) -> list[Button]:
    return [press(say.button("transfers-client-card"), ClientPress(id=card.proposal.client_id, do="beside"))]


def _someone(say: Texts, name: str, head: str | None) -> Html:
    return say("agreement-someone-for", name=name, head=say.accusative(head)) if head else escaped(name)


def _outcome(say: Texts, card: AgreementCard) -> Html:
    who = _someone(say, card.decided_by or "", card.decided_for)
    match card.state:
        case AgreementState.OPEN:
            names = ", ".join(card.waits_for)
            return say("agreement-waits", who=names) if names else say("agreement-waits-nobody")
        case AgreementState.AGREED:
            return say("agreement-agreed", day=card.decided_on, who=who)
        case AgreementState.DECLINED:
            return say("agreement-declined", day=card.decided_on, who=who, words=card.answer)
        case AgreementState.TAKEN_BACK:
            return say("agreement-taken-back", day=card.decided_on)
        case AgreementState.OUTDATED:
            return say("agreement-outdated", day=card.decided_on)


def ended_screen(say: Texts, card: AgreementCard) -> Screen:
    """What the proposer is told."""
    text = lines([say("agreement-told-ended", client=card.proposal.client_name), _outcome(say, card)])
    return Screen(text, [_client_button(say, card)] if card.may_see_client else ())


def told_screen(say: Texts, card: AgreementCard, *, hunts: bool) -> Screen:
    """What those are told whose client it is, or was."""
    proposal = card.proposal
    if proposal.kind is AgreementKind.EXTENSION:
        text = say("agreement-told-extended", client=proposal.client_name, until=proposal.until)
    elif hunts:
        text = say("agreement-told-hunter", client=proposal.client_name, day=card.decided_on)
    else:
        names = shares_words(say, proposal.hunters)
        text = say("agreement-told-manager", client=proposal.client_name, day=card.decided_on, names=names)
    return Screen(text, [_client_button(say, card)] if card.may_see_client else ())

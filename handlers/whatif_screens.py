"""What a payment would bring: the answer of `/whatif`, with buttons that ask anew from it."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Final, Literal

from pydantic import Field

from domain.payments import MOST_AMOUNT
from handlers.presses import ClientPress, Day, Press
from handlers.screen import Button, Screen, in_pairs, press
from handlers.verdicts import verdict_lines
from texts import Html, Texts, lines, shortened
from usecases.whatif import Gain, WhatIf

MOST_VERDICTS: Final = 6
MOST_GAINS: Final = 10
MOST_NAME: Final = 40
_KOPECKS: Final = 2


class WhatIfPress(Press, prefix="wi"):
    """Ask anew: `do` says what is to be another; the rest (kopecks, an ISO day, a draft of a plan) stays."""

    do: Literal["client", "amount", "day", "terms"]
    client: int
    kopecks: Annotated[int, Field(gt=0, lt=MOST_AMOUNT.scaleb(_KOPECKS))]
    day: Day
    draft: int = 0

    @property
    def amount(self) -> Decimal:
        """The amount in the company's currency."""
        return Decimal(self.kopecks).scaleb(-_KOPECKS)


def answer_screen(found: WhatIf, say: Texts) -> Screen:
    """What would come of it: inside or outside and why, who would get what; nothing is written."""
    text = lines(
        [
            say("whatif-title"),
            say(
                "whatif-what",
                client=found.client.name,
                amount=found.amount,
                day=say.day_with_weekday(found.paid_on),
            ),
            say("draft-deal", title=found.deal_title) if found.deal_title else None,
            say("whatif-by-draft", number=found.draft.plan.number) if found.draft else None,
            *_outcome(found, say),
            Html(""),
            say("whatif-nothing-written"),
        ]
    )
    return Screen(text, _buttons(found, say))


def _outcome(found: WhatIf, say: Texts) -> list[Html | None]:
    if found.unresolved is not None:
        return [say("whatif-no-rule")]
    verdicts = verdict_lines(found.parts, found.period, say)
    shown = [*verdicts[:MOST_VERDICTS], *([Html("…")] if len(verdicts) > MOST_VERDICTS else [])]
    missed = say("whatif-missed", amount=found.missed) if found.missed else None
    if not found.gains:
        return [*shown, missed, say("whatif-nobody" if found.everybody else "whatif-nothing-for-you")]
    if not found.everybody:
        return [*shown, _own(found.gains[0], say)]
    gains = [_line(gain, say) for gain in found.gains[:MOST_GAINS]]
    return [*shown, Html(""), *gains, missed]


def _own(gain: Gain, say: Texts) -> Html:
    return say("whatif-own", amount=gain.total, kinds=_kinds(gain, say))


def _line(gain: Gain, say: Texts) -> Html:
    return say("whatif-person", name=shortened(gain.name, MOST_NAME), amount=gain.total, kinds=_kinds(gain, say))


def _kinds(gain: Gain, say: Texts) -> Html:
    return lines((say(f"why-kind-{kind.value}", amount=amount) for kind, amount in gain.kinds), ", ")


def _buttons(found: WhatIf, say: Texts) -> list[list[Button]]:
    def again(label: str, do: str, draft: int) -> Button:
        kopecks = int(found.amount.scaleb(_KOPECKS))
        client_id, day = found.client.client_id, found.paid_on.isoformat()
        return press(label, WhatIfPress(do=do, client=client_id, kopecks=kopecks, day=day, draft=draft))

    tried = found.draft.draft_id if found.draft else 0
    card = press(say.button("payment-client-card"), ClientPress(id=found.client.client_id, do="beside"))
    others = [
        again(say.button("whatif-try-draft", number=draft.plan.number), "terms", draft.draft_id)
        for draft in found.drafts
        if draft.draft_id != tried
    ]
    published = [again(say.button("whatif-by-published"), "terms", 0)] if tried else []
    return [
        *in_pairs(
            [
                again(say.button("whatif-other-amount"), "amount", tried),
                again(say.button("whatif-other-day"), "day", tried),
                again(say.button("whatif-other-client"), "client", tried),
                card,
            ]
        ),
        *([button] for button in (*published, *others)),
    ]


def days_offered(today: date, lapses_on: date | None, say: Texts) -> list[list[tuple[str, date]]]:
    """Days worth asking about: today and tomorrow, the last one inside the period and the first one outside."""
    rows = [[("whatif-today", today), ("whatif-tomorrow", date.fromordinal(today.toordinal() + 1))]]
    if lapses_on is not None and lapses_on > today:
        # each in a row of its own: half of one is too short for these words
        rows += [[("whatif-last-day", date.fromordinal(lapses_on.toordinal() - 1))], [("whatif-first-out", lapses_on)]]
    return [[(say.button(key, day=day), day) for key, day in row] for row in rows]

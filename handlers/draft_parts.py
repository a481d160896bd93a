"""What all screens of a draft share: their presses, their title, what is known of the payment, the way out."""

from handlers.presses import Press
from handlers.screen import Button, press
from texts import Html, Texts, lines
from usecases.draft_views import DraftView


class DraftPress(Press, prefix="d"):
    """A button on a draft. `value`: which client, deal, number, or how many days ago."""

    id: int
    do: str
    value: int = 0


class BatchPress(Press, prefix="bt"):
    """A button on several payments of one message; `id`: any of their drafts, for `open` the one to open."""

    id: int
    do: str = "list"


def title(view: DraftView, say: Texts) -> Html:
    """A payment in the making, or the change of one."""
    return say("draft-title" if view.draft.edits is None else "draft-title-edit")


def draft_press(view: DraftView, label: str, do: str, value: int = 0) -> Button:
    """A button on a draft."""
    return press(label, DraftPress(id=view.draft.draft_id, do=do, value=value))


def cancel_buttons(view: DraftView, say: Texts) -> list[Button]:
    """One of several payments is taken out, and leads back to them."""
    if not view.draft.position:
        return [draft_press(view, say.button("common-cancel"), "cancel")]
    back = press(say.button("batch-back"), BatchPress(id=view.draft.draft_id, do="list"))
    return [back, draft_press(view, say.button("batch-remove"), "cancel")]


def what_of(view: DraftView, say: Texts) -> Html:
    """Client, amount and day, as far as they are known."""
    client, draft = view.client, view.draft
    known = [
        say("payment-client", name=client.name) if client else None,
        say.money(draft.amount) if draft.amount is not None else None,
        say.day_with_weekday(draft.paid_on) if draft.paid_on is not None else None,
    ]
    return lines(known, " · ")

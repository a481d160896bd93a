"""The presses that several features share, and the filter that knows them."""

from aiogram.filters import Filter
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery


class ClientPress(CallbackData, prefix="cl"):
    """A client's card, or something done from it."""

    id: int
    do: str = "show"


class ClientsPress(CallbackData, prefix="cls"):
    """A page of the clients, from 0, narrowed to some."""

    which: str = "all"
    page: int = 0


class NewClientPress(CallbackData, prefix="nc"):
    """Register a client: the one that a draft names, or, with 0, from the list."""

    draft: int = 0


class EarningsPress(CallbackData, prefix="ea"):
    """A person's earnings: this month with its picture, a month by its first day as ISO, or the year."""

    do: str = "month"


class WhyPress(CallbackData, prefix="why"):
    """Why did a payment bring what it brought. `month`: of whose lines it was one, its first day as ISO."""

    payment_id: int
    month: str = ""


class TransferPress(CallbackData, prefix="tr"):
    """One transfer: show, confirm, choose the account manager, take back."""

    id: int
    do: str = "show"
    manager: int = 0


class TransfersPress(CallbackData, prefix="trs"):
    """A page of the transfers, from 0."""

    page: int = 0


class NewestPress(CallbackData, prefix="pn"):
    """A page of the payments of late, from 0."""

    page: int = 0


class WatchPress(CallbackData, prefix="w"):
    """What the heads are shown: a page of it from 0 (`seen`: with what was seen), or one item: open it, mark it."""

    do: str = "list"
    id: int = 0
    page: int = 0
    seen: bool = False


class ObjectionPress(CallbackData, prefix="ob"):
    """An objection: show it, or begin to accept or decline it."""

    id: int
    do: str = "show"


class HomePress(CallbackData, prefix="ho"):
    """The home screen; help: what this person can do."""

    do: str = "show"


class CommandPress(CallbackData, prefix="go"):
    """A button that does what typing a command would do."""

    command: str


class TeamPress(CallbackData, prefix="tm"):
    """People: the list, a department's page, a person's card and what is done from it."""

    do: str = "show"
    id: int = 0
    page: int = 0


class PlanPress(CallbackData, prefix="pl"):
    """A version of the compensation plan; 0: the one in force."""

    id: int = 0


class PlanDeskPress(CallbackData, prefix="pv"):
    """What is done about versions: advice, file, withdraw and withdraw-yes."""

    do: str
    id: int = 0


class PlanDraftPress(CallbackData, prefix="pn"):
    """A version in the making: new (with 0), show, its lines, its terms, its effect, its publishing.

    `line`: the code of a line; `at`: the revision that was shown, for what is done for good.
    """

    id: int
    do: str = "show"
    line: str = ""
    at: int = 0


class UnresolvedPress(CallbackData, prefix="un"):
    """A page, from 0, of the payments that nothing in the plan rules."""

    page: int = 0


class SetupPress(CallbackData, prefix="su"):
    """Begin or resume setting the company up."""


class SettingsPress(CallbackData, prefix="se"):
    """A person's own settings: show a choice, or set its value."""

    do: str = "show"
    value: str = ""


class Pressed(Filter):
    """A press of one kind that asks for one thing. A magic filter would cost a worker thread for each update."""

    def __init__(self, kind: type[CallbackData], do: str) -> None:
        self.kind, self.do = kind, do

    async def __call__(self, query: CallbackQuery) -> bool | dict[str, CallbackData]:
        prefix, _, _ = (query.data or "").partition(self.kind.__separator__)
        if query.data is None or prefix != self.kind.__prefix__:
            return False
        try:
            pressed = self.kind.unpack(query.data)
        except (TypeError, ValueError):
            return False
        return {"callback_data": pressed} if getattr(pressed, "do", None) == self.do else False

"""The presses that several features share, and the filter that knows them."""

from datetime import date
from typing import Annotated, Final, Self

from aiogram.filters import Filter
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery
from pydantic import AfterValidator, model_validator

from storage.client_queries import ClientFilter

MOST_NUMBER: Final = 2**31


class Press(CallbackData, prefix="-"):
    """What a button sends back. A press that somebody made up, with what no button of ours says, is nobody's."""

    @model_validator(mode="after")
    def _numbers_are_possible(self) -> Self:
        for value in self.__dict__.values():
            if isinstance(value, int) and not 0 <= value < MOST_NUMBER:
                raise ValueError("a number that no button says")
        return self


def _is_day(text: str) -> str:
    if not 2000 <= date.fromisoformat(text).year < 2100:
        raise ValueError("a day of no company's life")
    return text


Day = Annotated[str, AfterValidator(_is_day)]
"""A day as ISO, within the life of a company."""


class ClientPress(Press, prefix="cl"):
    """A client's card, or something done from it."""

    id: int
    do: str = "show"


class ClientsPress(Press, prefix="cls"):
    """A page of the clients, from 0, narrowed to some."""

    which: ClientFilter = ClientFilter.ALL
    page: int = 0


class NewClientPress(Press, prefix="nc"):
    """Register a client: the one that a draft names, or, with 0, from the list."""

    draft: int = 0


class EarningsPress(Press, prefix="ea"):
    """A person's earnings: this month with its picture, a month by its first day as ISO, or the year."""

    do: Annotated[str, AfterValidator(lambda do: do if do in {"month", "year"} else _is_day(do))] = "month"


class WhyPress(Press, prefix="why"):
    """Why did a payment bring what it brought. `month`: of whose lines it was one, its first day as ISO."""

    payment_id: int
    month: Annotated[str, AfterValidator(lambda month: month and _is_day(month))] = ""


class TransferPress(Press, prefix="tr"):
    """One transfer: show, confirm, choose the account manager, take back."""

    id: int
    do: str = "show"
    manager: int = 0


class TransfersPress(Press, prefix="trs"):
    """A page of the transfers, from 0."""

    page: int = 0


class NewestPress(Press, prefix="py"):
    """A page of the payments of late, from 0."""

    page: int = 0


class WatchPress(Press, prefix="w"):
    """What the heads are shown: a page of it from 0 (`seen`: with what was seen), or one item: open it, mark it."""

    do: str = "list"
    id: int = 0
    page: int = 0
    seen: bool = False


class ObjectionPress(Press, prefix="ob"):
    """An objection: show it, or begin to accept or decline it."""

    id: int
    do: str = "show"


class HomePress(Press, prefix="ho"):
    """The home screen; help: what this person can do."""

    do: str = "show"


class CommandPress(Press, prefix="go"):
    """A button that does what typing a command would do."""

    command: str


class TeamPress(Press, prefix="tm"):
    """People: the list, a department's page, a person's card and what is done from it."""

    do: str = "show"
    id: int = 0
    page: int = 0


class PlanPress(Press, prefix="pl"):
    """A version of the compensation plan; 0: the one in force."""

    id: int = 0


class PlanDeskPress(Press, prefix="pv"):
    """What is done about versions: advice, file, withdraw and withdraw-yes."""

    do: str
    id: int = 0


class PlanDraftPress(Press, prefix="pn"):
    """A version in the making: new (with 0), show, its lines, its terms, its effect, its publishing.

    `line`: the code of a line; `at`: the revision that was shown, for what is done for good.
    """

    id: int
    do: str = "show"
    line: str = ""
    at: int = 0


class UnresolvedPress(Press, prefix="un"):
    """A page, from 0, of the payments that nothing in the plan rules."""

    page: int = 0


class SetupPress(Press, prefix="su"):
    """Begin or resume setting the company up."""


class SettingsPress(Press, prefix="se"):
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

"""The presses that several features share, and the filter that knows them."""

from datetime import date
from typing import Annotated, Final, Literal, Self

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
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            # a number with bounds of its own keeps to those
            if isinstance(value, int) and not field.metadata and not 0 <= value < MOST_NUMBER:
                raise ValueError("a number that no button says")
        return self


def _is_day(text: str) -> str:
    if not 2000 <= date.fromisoformat(text).year < 2100:
        raise ValueError("a day of no company's life")
    return text


Day = Annotated[str, AfterValidator(_is_day)]
AnyDay = Annotated[str, AfterValidator(lambda text: text and _is_day(text))]
"""A day as ISO, within the life of a company; `AnyDay`: or nothing."""


class ClientPress(Press, prefix="cl"):
    """A client's card, or something done from it."""

    id: int
    do: str = "show"


class ClientsPress(Press, prefix="cls"):
    """A page of the clients, from 0, narrowed to some."""

    which: ClientFilter = ClientFilter.ALL
    page: int = 0


class DebtsPress(Press, prefix="db"):
    """A page of what clients owe and have not signed, from 0."""

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
    month: AnyDay = ""


class TransferPress(Press, prefix="tr"):
    """One transfer: show, confirm, choose the account manager, postpone, return, take back."""

    id: int
    do: str = "show"
    manager: int = 0


class EarlyTransferPress(Press, prefix="et"):
    """Propose to hand a client over before its period ends (ask, yes), open a returned transfer again (reopen), or
    look at the one that is open (look). `id`: the client's.
    """

    id: int
    do: str = "ask"


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


class TourPress(Press, prefix="to"):
    """The tour of the first day: start it, go on from a message (`step`, from 1), or leave it there."""

    do: str = "start"
    step: int = 0


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


class AbsencePress(Press, prefix="ab"):
    """Absences: those of a person (show, new), or one that is taken back."""

    id: int
    do: str = "show"


class CoveragePress(Press, prefix="cv"):
    """Clients known to too few: a page, from 0, of the gaps or of the alarms."""

    do: str = "gaps"
    page: int = 0


class IntroductionPress(Press, prefix="in"):
    """One introduction: show it (open: from the list), say that it took place, take that back."""

    id: int
    do: str = "show"


class IntroductionsPress(Press, prefix="ins"):
    """A page of the open introductions, from 0."""

    page: int = 0


class PacketPress(Press, prefix="pk"):
    """What the hunter passes on with a client, by the client's id: show it, or answer its questions."""

    id: int
    do: str = "show"


class PeriodPress(Press, prefix="pe"):
    """A client's period: show it, or propose to extend it, or to win the client back."""

    id: int
    do: str = "show"


class AgreementPress(Press, prefix="ag"):
    """A proposal about a client's period: show it, agree, decline, take it back."""

    id: int
    do: str = "show"


class LeavingPress(Press, prefix="lv"):
    """The clients of somebody who left: show, all, keep and give (`id`: the person), or one of them: one and to.

    `owner`: who is to have them.
    """

    id: int
    do: str = "show"
    owner: int = 0


class ViewsPress(Press, prefix="vw"):
    """Who opened which clients, by the id of a person (open, list) or a client (client); or let somebody go on who was
    stopped (lift), by the id of the stop.
    """

    id: int
    do: Literal["open", "list", "client", "lift"] = "list"
    page: int = 0


class SidePress(Press, prefix="sb"):
    """Departments side by side: a pair by its commercial department, 0 is the first; or a page of a list behind a
    number. `who`: the person whose clients it lists.
    """

    id: int = 0
    do: Literal[
        "show",
        "new",
        "new-last",
        "running",
        "running-last",
        "acquisition",
        "lapsed",
        "service",
        "transfers",
        "missed",
        "lost",
        "person",
    ] = "show"
    page: int = 0
    who: int = 0


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

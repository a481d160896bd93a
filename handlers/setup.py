"""Begins or resumes setting the company up; the steps stand in `setup_steps`."""

from aiogram import Router
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, StartMode

from domain.staff import Permission
from handlers import setup_steps
from handlers.context import Context
from handlers.presses import SetupPress
from handlers.setup_steps import SetupForm, first_open_step
from usecases import setup

router = Router(name="setup")
dialogs = setup_steps.dialogs


@router.callback_query(SetupPress.filter())
async def go_on(query: CallbackQuery, ctx: Context, dialog_manager: DialogManager) -> None:
    """Where it was left, with what was chosen and not kept yet; else at the first step that is open."""
    ctx.actor.ensure_may(Permission.MANAGE_COMPANY)
    await query.answer()
    if dialog_manager.has_context() and _is_open(dialog_manager.current_context().state):
        await dialog_manager.show()
        return
    step = first_open_step(await ctx.read(setup.state))
    await dialog_manager.start(step, mode=StartMode.RESET_STACK)


def _is_open(state: State) -> bool:
    return state.group is SetupForm and state != SetupForm.ended

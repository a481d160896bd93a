"""A version of the plan in the making: begun, looked at, tried on the past, published, thrown away."""

from contextlib import suppress

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from domain.refusals import Outdated
from handlers.context import Context
from handlers.plan_draft_screens import (
    draft_screen,
    drop_screen,
    late_screen,
    line_screen,
    published_screen,
    sure_screen,
)
from handlers.plan_effect_screens import effect_screen
from handlers.plan_papers import effect_file
from handlers.presses import PlanDraftPress, Pressed
from handlers.screen import Screen, acknowledge, put, reply, show
from usecases import period_advice, plan_drafts, plan_effect, unresolved

router = Router(name="plan drafts")


@router.callback_query(Pressed(PlanDraftPress, "new"))
async def begin(query: CallbackQuery, ctx: Context) -> None:
    await show(query, await draft_card(ctx, await ctx.write(plan_drafts.begin)))


@router.callback_query(Pressed(PlanDraftPress, "show"))
async def show_draft(query: CallbackQuery, callback_data: PlanDraftPress, ctx: Context) -> None:
    await show(query, await draft_card(ctx, callback_data.id))


async def draft_card(ctx: Context, draft_id: int) -> Screen:
    """The card of a draft as it stands."""
    return draft_screen(ctx.say, await ctx.read(plan_drafts.show, draft_id))


@router.callback_query(Pressed(PlanDraftPress, "line"))
async def show_line(query: CallbackQuery, callback_data: PlanDraftPress, ctx: Context) -> None:
    await show(query, await line_card(ctx, callback_data.id, callback_data.line))


async def line_card(ctx: Context, draft_id: int, code: str) -> Screen:
    """A line of a draft; the draft when it has no such line any more."""
    view = await ctx.read(plan_drafts.show, draft_id)
    line = view.plan.lines.get(code)
    if line is None or not view.is_open:
        return draft_screen(ctx.say, view)
    advice = await ctx.read(period_advice.by_line)
    return line_screen(ctx.say, view, line, advice.get(code))


@router.callback_query(Pressed(PlanDraftPress, "remove"))
async def remove_line(query: CallbackQuery, callback_data: PlanDraftPress, ctx: Context) -> None:
    await ctx.write(plan_drafts.remove_line, callback_data.id, callback_data.line)
    await show(query, await draft_card(ctx, callback_data.id), ctx.say.toast("plan-line-removed"))


@router.callback_query(Pressed(PlanDraftPress, "effect"))
async def show_effect(query: CallbackQuery, callback_data: PlanDraftPress, ctx: Context) -> None:
    """A long history takes some seconds: the press is answered first."""
    await acknowledge(query, ctx.say.toast("plan-effect-wait"))
    report = await ctx.read(plan_effect.effect, callback_data.id)
    if isinstance(query.message, Message):
        await put(query.message, effect_screen(ctx.say, callback_data.id, report))


@router.callback_query(Pressed(PlanDraftPress, "details"))
async def send_details(query: CallbackQuery, callback_data: PlanDraftPress, ctx: Context) -> None:
    await acknowledge(query, ctx.say.toast("plan-effect-wait"))
    report = await ctx.read(plan_effect.effect, callback_data.id, with_rows=True)
    await ctx.write(plan_effect.note_export, callback_data.id)
    paper = effect_file(ctx.say, report, ctx.actor.name, ctx.now)
    text = ctx.say("plan-effect-title", number=report.plan.number)
    if isinstance(query.message, Message):
        await reply(query.message, Screen(text, files=[paper]))


@router.callback_query(Pressed(PlanDraftPress, "drop"))
async def ask_to_drop(query: CallbackQuery, callback_data: PlanDraftPress, ctx: Context) -> None:
    view = await ctx.read(plan_drafts.show, callback_data.id)
    await show(query, drop_screen(ctx.say, view) if view.is_open else draft_screen(ctx.say, view))


@router.callback_query(Pressed(PlanDraftPress, "drop-yes"))
async def drop(query: CallbackQuery, callback_data: PlanDraftPress, ctx: Context) -> None:
    """What was published, or thrown away, in the meantime is shown as it is."""
    with suppress(Outdated):
        await ctx.write(plan_drafts.drop, callback_data.id)
    await show(query, await draft_card(ctx, callback_data.id))


@router.callback_query(Pressed(PlanDraftPress, "sure"))
async def ask_to_publish(query: CallbackQuery, callback_data: PlanDraftPress, ctx: Context) -> None:
    await _ask(query, callback_data, ctx, last=False)


@router.callback_query(Pressed(PlanDraftPress, "late"))
async def ask_once_more(query: CallbackQuery, callback_data: PlanDraftPress, ctx: Context) -> None:
    await _ask(query, callback_data, ctx, last=True)


async def _ask(query: CallbackQuery, pressed: PlanDraftPress, ctx: Context, *, last: bool) -> None:
    try:
        view = await ctx.read(plan_drafts.ensure_publishable, pressed.id, pressed.at)
    except Outdated as outdated:
        await show(query, await draft_card(ctx, pressed.id), ctx.say.toast(f"refusal-{outdated.code}"))
        return
    if last:
        await show(query, late_screen(ctx.say, view, await ctx.read(plan_effect.bookings, pressed.id)))
    else:
        await show(query, sure_screen(ctx.say, view))


@router.callback_query(Pressed(PlanDraftPress, "publish"))
async def publish(query: CallbackQuery, callback_data: PlanDraftPress, ctx: Context) -> None:
    """What was shown is published, or nothing: a draft changed since then is shown as it is now."""
    try:
        await ctx.write(plan_drafts.publish, callback_data.id, callback_data.at)
    except Outdated as outdated:
        await show(query, await draft_card(ctx, callback_data.id), ctx.say.toast(f"refusal-{outdated.code}"))
        return
    waiting = await ctx.read(unresolved.listed)
    view = await ctx.read(plan_drafts.show, callback_data.id)
    await show(query, published_screen(ctx.say, view, waiting.total, waiting.amount))

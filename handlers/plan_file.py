"""A plan as a file: sent as a sample, and what a director sends back becomes a draft, or one clear line."""

from io import BytesIO
from typing import Any, Final

from aiogram import Bot, Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Document, Message

from domain.plan import A_CENTURY
from domain.plan_drafts import MOST_LINES, MOST_NUMBER, MOST_TITLE
from domain.plan_file import MOST_BYTES
from domain.staff import Permission
from domain.written_fields import FieldError, Flaw
from domain.yaml_text import WrittenError
from handlers.context import Context
from handlers.plan_drafts import draft_card
from handlers.plan_papers import plan_file
from handlers.presses import PlanDeskPress, Pressed
from handlers.screen import Screen, reply, show_beside
from texts import Html, Texts
from usecases import plan_drafts

router = Router(name="plan file")

_ENDINGS: Final = (".yaml", ".yml", ".json", ".txt")
_FLAWS: Final = {
    Flaw.NO_FIELDS: "plan-flaw-no-fields",
    Flaw.UNKNOWN: "plan-flaw-unknown",
    Flaw.MISSING: "plan-flaw-missing",
    Flaw.NOT_SINGLE: "plan-flaw-not-single",
    Flaw.NAME: "plan-flaw-name",
    Flaw.WORD: "plan-flaw-word",
    Flaw.NUMBER: "plan-flaw-number",
    Flaw.PERCENT: "plan-flaw-percent",
    Flaw.COUNT: "plan-flaw-count",
    Flaw.DAY: "plan-flaw-day",
    Flaw.NO_PERIOD: "plan-flaw-no-period",
    Flaw.PAYMENTS: "plan-flaw-payments",
    Flaw.MONTHS: "plan-flaw-months",
    Flaw.NO_LINES: "plan-flaw-no-lines",
    Flaw.MANY_LINES: "plan-flaw-many-lines",
    Flaw.TWICE: "plan-flaw-twice",
}


class SentFile(Filter):
    """A file from somebody who publishes plans."""

    async def __call__(self, message: Message, ctx: Context) -> bool:
        return message.document is not None and ctx.actor.may(Permission.PUBLISH_PLAN)


@router.callback_query(Pressed(PlanDeskPress, "file"))
async def send_sample(query: CallbackQuery, ctx: Context) -> None:
    sample = await ctx.read(plan_drafts.sample)
    text = ctx.say("plan-file-sample", number=sample.number)
    await show_beside(query, Screen(text, files=[plan_file(ctx.say, sample)]))


@router.message(SentFile())
async def take_file(message: Message, bot: Bot, ctx: Context) -> None:
    text = await _text_of(message.document, bot) if message.document else None
    if text is None:
        await reply(message, Screen(ctx.say("plan-file-type", kilobytes=MOST_BYTES // 1024)))
        return
    try:
        draft_id = await ctx.write(plan_drafts.begin_from_file, text)
    except WrittenError as wrong:
        await reply(message, Screen(wrong_words(ctx.say, wrong)))
        return
    await reply(message, await draft_card(ctx, draft_id))


async def _text_of(document: Document, bot: Bot) -> str | None:
    """The text of a file that may be a plan; None: it is none, or too large."""
    name, size = (document.file_name or "").casefold(), document.file_size or 0
    if not name.endswith(_ENDINGS) or size > MOST_BYTES:
        return None
    target = BytesIO()
    await bot.download(document, target)
    data = target.getvalue()
    try:
        return data.decode("utf-8-sig") if len(data) <= MOST_BYTES else None
    except UnicodeDecodeError:
        return None


def wrong_words(say: Texts, wrong: WrittenError) -> Html:
    """What is wrong in a file, by its line and field."""
    if not isinstance(wrong, FieldError) and not wrong.where:
        return say("plan-file-unreadable", line=wrong.line)
    flaw = wrong.flaw if isinstance(wrong, FieldError) else Flaw.TWICE
    detail = wrong.detail if isinstance(wrong, FieldError) else ""
    limits: dict[Flaw, dict[str, Any]] = {
        Flaw.NAME: {"title": MOST_TITLE, "number": MOST_NUMBER},
        Flaw.MONTHS: {"most": A_CENTURY},
        Flaw.MANY_LINES: {"most": MOST_LINES},
    }
    what = say(_FLAWS.get(flaw, "plan-flaw-other"), **limits.get(flaw, {"detail": detail}))
    return say("plan-file-wrong", line=wrong.line, where=wrong.where, what=what)

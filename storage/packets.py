"""What a hunter tells of a client before it is handed over: an answer to each question, the latest one counts."""

from sqlalchemy import Column, ForeignKey, String, Table, bindparam, delete, func, insert, select

from domain.packets import PacketAnswer, Question
from storage.clients import client_people
from storage.db import Tx
from storage.metadata import metadata
from storage.transfers import transfer_decisions, transfers
from storage.types import Instant

packet_answers = Table(
    "packet_answers",
    metadata,
    Column("client_id", ForeignKey("clients.id"), primary_key=True),
    Column("question", String, primary_key=True),
    Column("words", String),  # none: there is nothing to tell
    Column("staff_id", ForeignKey("staff.id"), nullable=False),
    Column("answered_at", Instant, nullable=False),
)

_of_client = select(
    packet_answers.c.question, packet_answers.c.words, packet_answers.c.staff_id, packet_answers.c.answered_at
).where(packet_answers.c.client_id == bindparam("client_id"))
_add = insert(packet_answers)
_drop = delete(packet_answers).where(
    packet_answers.c.client_id == bindparam("of_client"), packet_answers.c.question == bindparam("of_question")
)
_forget = delete(packet_answers).where(packet_answers.c.client_id == bindparam("of_client"))
_is_named = (
    select(func.count())
    .join_from(transfers, transfer_decisions, transfer_decisions.c.transfer_id == transfers.c.id)
    .where(
        transfers.c.client_id == bindparam("client_id"),
        transfers.c.closed_at.is_(None),
        transfer_decisions.c.stands,
        transfer_decisions.c.manager_id == bindparam("staff_id"),
    )
)
_hunts = select(func.count()).where(
    client_people.c.client_id == bindparam("client_id"),
    client_people.c.staff_id == bindparam("staff_id"),
    client_people.c.post == "hunter",
)


def answers(tx: Tx, client_id: int) -> dict[Question, PacketAnswer]:
    """What has been answered so far."""
    found = (
        PacketAnswer(Question(question), words, staff_id, answered_at)
        for question, words, staff_id, answered_at in tx.all(_of_client, {"client_id": client_id})
    )
    return {each.question: each for each in found}


def answer(tx: Tx, client_id: int, question: Question, words: str | None, staff_id: int) -> None:
    """Keep an answer in place of the one before; the audit log has both."""
    tx.execute(_drop, {"of_client": client_id, "of_question": question.value})
    values = {"client_id": client_id, "question": question.value, "words": words, "staff_id": staff_id}
    tx.execute(_add, {**values, "answered_at": tx.now})


def forget(tx: Tx, client_id: int) -> None:
    """Nothing is answered any more; the audit log has what was."""
    tx.execute(_forget, {"of_client": client_id})


def is_named(tx: Tx, client_id: int, staff_id: int) -> bool:
    """Whether the client head has named a person as the account manager in a transfer that is open."""
    return bool(tx.scalar(_is_named, {"client_id": client_id, "staff_id": staff_id}))


def hunts(tx: Tx, client_id: int, staff_id: int) -> bool:
    """Whether a person is a hunter of a client now."""
    return bool(tx.scalar(_hunts, {"client_id": client_id, "staff_id": staff_id}))

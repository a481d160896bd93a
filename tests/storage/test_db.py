from sqlalchemy import select, literal
from storage.db import Database, Tx

def one(tx: Tx) -> int:
    return tx.scalar(select(literal(1)))

async def test_a(db: Database) -> None:
    assert await db.read(one) == 1
    assert await db.write(one) == 1

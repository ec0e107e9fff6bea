"""Holding a whole table: beside others without waiting, alone after those who came first and before those who come."""

import asyncio

from storage.postgres import PostgresDatabase
from tests.storage.scratch import note, texts


async def hold(db: PostgresDatabase, name: str, said: list[str], *, alone: bool) -> None:
    async with db.transaction() as tx:
        await tx.hold(note, alone=alone)
        said.append(name)


async def test_who_holds_beside_others_waits_for_nobody_and_readers_go_on(postgres_db: PostgresDatabase) -> None:
    said: list[str] = []
    async with postgres_db.transaction() as tx:
        await tx.hold(note, alone=False)

        await asyncio.wait_for(hold(postgres_db, "another", said, alone=False), 5)
        assert await asyncio.wait_for(texts(postgres_db), 5) == []

    assert said == ["another"]


async def test_who_waits_to_hold_alone_is_not_overtaken(postgres_db: PostgresDatabase) -> None:
    said: list[str] = []
    async with postgres_db.transaction() as tx:
        await tx.hold(note, alone=False)
        alone = asyncio.create_task(hold(postgres_db, "alone", said, alone=True))
        await asyncio.sleep(0.3)
        later = asyncio.create_task(hold(postgres_db, "later", said, alone=False))
        await asyncio.sleep(0.3)
        assert said == []

    await asyncio.wait_for(asyncio.gather(alone, later), 10)
    assert said == ["alone", "later"]

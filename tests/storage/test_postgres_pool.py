"""A pooled connection that was cut while it rested is replaced before anybody uses it."""

import pytest

from storage import postgres_pool
from storage.postgres import PostgresDatabase
from tests.storage.scratch import add, cut_everyone_else, texts


async def test_after_a_rest_a_dead_connection_is_replaced(
    postgres_db: PostgresDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_pool, "RESTED_S", 0.0)
    await add(postgres_db, "before")
    await cut_everyone_else(postgres_db)

    await add(postgres_db, "after")

    assert await texts(postgres_db) == ["after", "before"]


async def test_a_connection_in_use_is_not_asked_each_time(
    postgres_db: PostgresDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    await add(postgres_db, "first")
    monkeypatch.setattr(postgres_db._engine.dialect, "do_ping", asked.append)  # noqa: SLF001 - counts the questions

    await add(postgres_db, "second")

    assert asked == []

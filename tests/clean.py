"""Migrated PostgreSQL databases, used again: emptied after each test, made anew only when a test changed their shape.

Making a database copies some megabytes and costs a hundred times as much as emptying one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from uuid import uuid4

import psycopg
from psycopg import sql

from tests.postgres import Cluster

_KEPT: Final = ("alembic_version", "spatial_ref_sys")
_BIG: Final = 262_144  # bytes: what is larger is cut off, not deleted row by row
_SHAPE: Final = """
    SELECT (SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace),
           (SELECT count(*) FROM pg_attribute JOIN pg_class ON attrelid = pg_class.oid
             WHERE relnamespace = 'public'::regnamespace AND NOT attisdropped),
           (SELECT count(*) FROM pg_constraint), (SELECT count(*) FROM pg_trigger),
           (SELECT count(*) FROM pg_namespace WHERE nspname NOT LIKE 'pg_temp%' AND nspname NOT LIKE 'pg_toast_temp%')
"""
_TABLES: Final = """
    SELECT relname FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> ALL (%s) ORDER BY relname
"""
_STRANGERS: Final = """
    SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
_RESTART: Final = """
    SELECT setval(c.oid::regclass, seqstart, false) FROM pg_sequence JOIN pg_class c ON c.oid = seqrelid
     WHERE relnamespace = 'public'::regnamespace
"""


class Clean:
    """Databases like the template, each lent to one test at a time."""

    def __init__(self, cluster: Cluster, template: str) -> None:
        """Keep beside each table of the template the rows that its migrations wrote."""
        self._cluster = cluster
        self._template = template
        self._free: list[str] = []
        with self._to(template) as connection:
            connection.execute("DELETE FROM spatial_ref_sys WHERE srid NOT IN (4326, 32648)")
            tables = [row[0] for row in connection.execute(_TABLES, (list(_KEPT),)).fetchall()]
            connection.execute("CREATE SCHEMA pristine")
            filled = [name for name in tables if self._is_filled(connection, name)]
            for name in filled:
                connection.execute(
                    sql.SQL("CREATE TABLE pristine.{0} AS TABLE public.{0}").format(sql.Identifier(name))
                )
            connection.execute("VACUUM FULL")
            self._shape = connection.execute(_SHAPE).fetchone()
        self._emptied = _emptying(tables)
        self._refilled = [_refilling(name) for name in filled]

    @contextmanager
    def lent(self) -> Iterator[str]:
        """The address of a database in which nothing has happened."""
        name = self._free.pop() if self._free else self._made()
        yield self._cluster.url(name)
        if self._restored(name):
            self._free.append(name)
        else:
            self._execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def _made(self) -> str:
        name = f"t{uuid4().hex}"
        words = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        self._execute(words.format(sql.Identifier(name), sql.Identifier(self._template)))
        return name

    def _restored(self, name: str) -> bool:
        """Empty it as one transaction; False when a test left another shape behind."""
        with self._to(name) as connection:
            connection.execute(_STRANGERS)
            if connection.execute(_SHAPE).fetchone() != self._shape:
                return False
            with connection.transaction():
                connection.execute("SET LOCAL session_replication_role = replica")  # foreign keys do not look
                connection.execute(self._emptied)
                for words in self._refilled:
                    connection.execute(words)
                connection.execute(_RESTART)
        return True

    @contextmanager
    def _to(self, name: str) -> Iterator[psycopg.Connection]:
        with psycopg.connect(self._cluster.url(name), autocommit=True) as connection:
            yield connection

    def _execute(self, words: sql.Composed) -> None:
        with self._to("postgres") as connection:
            connection.execute(words)

    @staticmethod
    def _is_filled(connection: psycopg.Connection, name: str) -> bool:
        return connection.execute(sql.SQL("SELECT 1 FROM {} LIMIT 1").format(sql.Identifier(name))).rowcount > 0


def _emptying(tables: list[str]) -> sql.Composed:
    """One block that looks at every table and empties those that hold something."""
    one = sql.SQL(
        "IF pg_relation_size({name}) > {big} THEN TRUNCATE {table} CASCADE;"
        " ELSIF EXISTS (SELECT 1 FROM {table}) THEN DELETE FROM {table}; END IF; "
    )
    steps = [
        one.format(name=sql.Literal(f'public."{name}"'), big=sql.Literal(_BIG), table=sql.Identifier("public", name))
        for name in tables
    ]
    return sql.SQL("DO $$ BEGIN {} END $$").format(sql.Composed(steps))


def _refilling(name: str) -> sql.Composed:
    words = sql.SQL("INSERT INTO public.{0} OVERRIDING SYSTEM VALUE TABLE pristine.{0}")
    return words.format(sql.Identifier(name))

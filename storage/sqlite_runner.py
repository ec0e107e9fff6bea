"""Runs statements on one SQLite connection, by plan where there is one."""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from storage.database import Parameters
from storage.sqlite_connection import raw
from storage.sqlite_plan import Plan, Planner, Values


class Runner:
    """A connection and the plans of its engine."""

    __slots__ = ("_planner", "connection", "raw")

    def __init__(self, connection: sa.Connection, planner: Planner) -> None:
        self.connection = connection
        self.raw = raw(connection)
        self._planner = planner

    def rows(self, statement: sa.Executable, parameters: Parameters) -> Sequence[sa.Row[Any]]:
        """Every row."""
        return self._select(statement, parameters, limit=None)

    def first(self, statement: sa.Executable, parameters: Parameters) -> sa.Row[Any] | None:
        """The first row."""
        found = self._select(statement, parameters, limit=1)
        return found[0] if found else None

    def execute(self, statement: sa.Executable, parameters: Parameters) -> int:
        """The number of rows touched."""
        if not isinstance(parameters, Sequence):
            return self._execute_one(statement, parameters or {})
        found = self._planner.find(statement, list(parameters[0]), many=len(parameters) > 1)
        if found is None:
            return self.connection.execute(statement, parameters).rowcount
        plan, literals = found
        many = [plan.values(one, literals) for one in parameters]
        try:
            return self.raw.executemany(plan.text, many).rowcount
        except sqlite3.Error as fault:
            raise self._planner.error(plan, fault) from fault

    def _execute_one(self, statement: sa.Executable, parameters: Mapping[str, Any]) -> int:
        found = self._planner.find(statement, list(parameters), many=False)
        if found is None:
            return self.connection.execute(statement, parameters or None).rowcount
        return self._cursor(found[0], found[0].values(parameters, found[1])).rowcount

    def _select(self, statement: sa.Executable, parameters: Parameters, limit: int | None) -> Sequence[sa.Row[Any]]:
        given: Values = parameters if isinstance(parameters, Mapping) else {}
        found = self._planner.find(statement, list(given), many=False)
        if found is None or found[0].rows is None:
            return self._by_sqlalchemy(statement, parameters, limit, found[0] if found else None)
        plan, literals = found
        cursor = self._cursor(plan, plan.values(given, literals))
        try:
            return found[0].rows(cursor.fetchall() if limit is None else cursor.fetchmany(limit))
        finally:
            cursor.close()

    def _by_sqlalchemy(
        self, statement: sa.Executable, parameters: Parameters, limit: int | None, plan: Plan | None
    ) -> Sequence[sa.Row[Any]]:
        """SQLAlchemy's way; the first time also to learn how rows of this plan are made."""
        result = self.connection.execute(statement, parameters)
        if plan is not None:
            plan.rows = result._row_getter[1]  # noqa: SLF001 - the row factory of this result's columns
        try:
            return result.fetchall() if limit is None else result.fetchmany(limit)
        finally:
            result.close()

    def _cursor(self, plan: Plan, values: tuple[Any, ...]) -> sqlite3.Cursor:
        try:
            return self.raw.execute(plan.text, values)
        except sqlite3.Error as fault:
            raise self._planner.error(plan, fault) from fault

"""Runs a statement on SQLite without SQLAlchemy's execution machinery, which costs more than the statement itself.

SQLAlchemy still builds, compiles and caches; a plan is what remains to be done each time: put the values in order, run
the text, make the rows. Whatever a plan cannot do (IN lists, Python-side defaults, RETURNING, plain text) answers None
and takes SQLAlchemy's own way. Rows are SQLAlchemy's; look columns up by name or by the table's column.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlalchemy.sql.compiler import SQLCompiler

Values = Mapping[str, Any]
Rows = Callable[[Sequence[Any]], Sequence[sa.Row[Any]]]


@dataclass(frozen=True, slots=True)
class Slot:
    """Where the value of one question mark comes from: the given parameters by name, else the statement itself."""

    key: str
    name: str
    literal: int | None
    default: sa.BindParameter[Any]
    convert: Callable[[Any], Any] | None


class Plan:
    """One compiled statement."""

    __slots__ = ("_slots", "rows", "text")

    def __init__(self, compiled: SQLCompiler) -> None:
        self.text = compiled.string
        self.rows: Rows | None = None
        self._slots = tuple(_slots(compiled))

    def values(self, given: Values, literals: Sequence[sa.BindParameter[Any]]) -> tuple[Any, ...]:
        """The values in the order of the question marks; raises StatementError for one that is missing or wrong."""
        try:
            return tuple([_value(slot, given, literals) for slot in self._slots])
        except Exception as fault:
            raise sa.exc.StatementError(str(fault), self.text, None, fault) from fault


class Planner:
    """The plans of one engine."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._plans: WeakKeyDictionary[Any, Plan | None] = WeakKeyDictionary()

    def find(
        self,
        statement: object,
        names: Sequence[str],
        *,
        many: bool,
    ) -> tuple[Plan, Sequence[sa.BindParameter[Any]]] | None:
        """The plan and the values that the statement carries itself; None when it has to go SQLAlchemy's way."""
        if not isinstance(statement, sa.Select | sa.Insert | sa.Update | sa.Delete):
            return None
        compiled, literals, collected, _ = statement._compile_w_cache(  # noqa: SLF001 - as Connection does
            self._engine.dialect,
            compiled_cache=self._engine._compiled_cache,  # noqa: SLF001 - shared with SQLAlchemy's way
            column_keys=list(names),
            for_executemany=many,
        )
        if collected or not isinstance(compiled, SQLCompiler):
            return None
        try:
            plan = self._plans[compiled]
        except KeyError:
            plan = self._plans[compiled] = Plan(compiled) if _is_plain(compiled) else None
        return None if plan is None else (plan, literals or ())

    def error(self, plan: Plan, fault: sqlite3.Error) -> BaseException:
        """The error as SQLAlchemy would raise it."""
        return sa.exc.DBAPIError.instance(plan.text, None, fault, sqlite3.Error, dialect=self._engine.dialect)


def _is_plain(compiled: SQLCompiler) -> bool:
    return not (
        compiled.literal_execute_params
        or compiled.post_compile_params
        or compiled.insert_prefetch
        or compiled.update_prefetch
        or compiled.effective_returning
        or any(bind.callable for bind in compiled.bind_names)
    )


def _slots(compiled: SQLCompiler) -> list[Slot]:
    binds = {name: bind for bind, name in compiled.bind_names.items()}
    literals = _literals(compiled)
    convert = compiled._bind_processors  # noqa: SLF001 - the converters of the column types
    return [
        Slot(binds[name].key, name, literals.get(binds[name]), binds[name], convert.get(name))  # type: ignore[arg-type]  # tuples belong to IN lists
        for name in compiled.positiontup or ()
    ]


def _literals(compiled: SQLCompiler) -> dict[sa.BindParameter[Any], int]:
    """Which value of another statement of the same shape belongs to which bind of this one."""
    matching = compiled._cache_key_bind_match  # noqa: SLF001 - as construct_params does
    if compiled.cache_key is None or matching is None:
        return {}
    return {bind: at for at, first in enumerate(compiled.cache_key[1]) for bind in matching[0][first]}


def _value(slot: Slot, given: Values, literals: Sequence[sa.BindParameter[Any]]) -> Any:  # noqa: ANN401 - any value
    if slot.key in given:
        value = given[slot.key]
    elif slot.name in given:
        value = given[slot.name]
    elif slot.default.required:
        raise sa.exc.InvalidRequestError(f"a value is required for bind parameter {slot.key!r}")
    else:
        value = slot.default.value if slot.literal is None else literals[slot.literal].value
    return value if slot.convert is None else slot.convert(value)

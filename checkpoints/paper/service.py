"""Use cases of a checkpoint on paper: print the sheet of a shift, type in what was written by hand."""

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from checkpoints.checks.model import Receipt, RecordChecks
from checkpoints.checks.service import Checks
from checkpoints.paper import log, sheet, store
from checkpoints.paper.log import Key, Row, RowFault
from checkpoints.records import store as records
from checkpoints.sheets import store as sheets
from checkpoints.sheets.rules import allow_printing
from identity.access import Action, Actor, Grant, Role, Subject, allow
from identity.units import store as units
from permits.paper.model import Say
from permits.paper.typesetting import Job, Typesetter
from storage.database import Database
from storage.idempotency import Request
from storage.outcomes import BadInput, NotFound, Refusal

_TEMPLATE: Final = (Path(__file__).parent / "sheet.typ").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeLog:
    """Rows of a log, as typed one by one or as a table was saved."""

    checkpoint: UUID
    rows: tuple[Row | RowFault, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReceipt:
    """The answer to one row, by its place from 0: the receipt of its check, or why it is none."""

    position: int
    receipt: Receipt | None = None
    fault: RowFault | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LogTyped:
    """One receipt for every row."""

    receipts: tuple[RowReceipt, ...]


@dataclass(frozen=True, slots=True)
class PostPapers:
    """What a checkpoint has on paper."""

    db: Database
    checks: Checks
    typesetter: Typesetter
    say: Say

    async def sheet(self, checkpoint: UUID, *, by: Actor, at: datetime) -> bytes | NotFound:
        """The sheet of a shift: who may come within 48 hours, as of now."""
        async with self.db.reading() as rx:
            post = await records.standing(rx, checkpoint, at)
            if post is None:
                return NotFound(kind="Checkpoint", id=checkpoint)
            allow_printing(by, post.unit, post.id)
            zones = post.placing.from_zones | post.placing.to_zones
            expected = await sheets.expected(rx, zones, at)
            held = await store.held(rx, {one.control_code for one in expected.rows})
            named = await units.by_ids(rx, [post.unit])
        unit = named[0].name if named else ""
        given = sheet.given(post, unit, sheet.Coming(expected=expected, held=held), at, self.say)
        return await self.typesetter.set(Job(template=_TEMPLATE, given=given, at=int(at.timestamp())))

    async def type_log(self, command: TypeLog, *, by: Actor, request: Request) -> LogTyped | Refusal:
        """Record what was written by hand; the same row again is the same check. Whoever types is named with it."""
        if len(command.rows) > log.ROWS_MOST:
            raise BadInput("input.rows", "TOO_MANY", most=str(log.ROWS_MOST))
        async with self.db.reading() as rx:
            head = await records.find_head(rx, command.checkpoint)
        if head is None:
            return NotFound(kind="Checkpoint", id=command.checkpoint)
        allow(by, Action.TYPE_PAPER_LOG, Subject(units=frozenset({head.unit})))
        keys = [row if isinstance(row, RowFault) else log.key_of(row, request.at) for row in command.rows]
        texts = await self._texts(command, keys)
        recorded = RecordChecks(checkpoint=head.id, texts=tuple(texts.values()))
        done = await self.checks.record(recorded, by=_clerk(by, head.id, head.unit), request=request)
        return done if isinstance(done, Refusal) else _typed(command, keys, done.receipts)

    async def _texts(self, command: TypeLog, keys: Sequence[Key | RowFault]) -> dict[int, str]:
        """The checks by the place of their row."""
        plates = {key.plate for key in keys if isinstance(key, Key) and key.plate is not None}
        async with self.db.reading() as rx:
            plated = await store.of_plates(rx, plates)
        texts: dict[int, str] = {}
        for place, (row, key) in enumerate(zip(command.rows, keys, strict=True)):
            if isinstance(row, Row) and isinstance(key, Key):
                texts[place] = log.text_of(row, key, command.checkpoint, _code(row, key, plated))
        return texts


def _code(row: Row, key: Key, plated: Mapping[str, Sequence[store.Plated]]) -> str | None:
    """The permit that a plate belonged to then, where there was only one."""
    there = [one for one in plated.get(key.plate or "", ()) if one.start <= row.at < one.end]
    return there[0].control_code if len(there) == 1 else None


def _clerk(by: Actor, checkpoint: UUID, unit: UUID) -> Actor:
    """Whoever types acts for the checkpoint, at this one alone."""
    grant = Grant(role=Role.CHECKPOINT, units=frozenset({unit}))
    return Actor(account=by.account, name=by.name, grants=(grant,), checkpoint=checkpoint)


def _typed(command: TypeLog, keys: Sequence[Key | RowFault], receipts: Sequence[Receipt]) -> LogTyped:
    """By the id of each check: an upload that is told again is answered with the receipts of the first time."""
    answers: defaultdict[UUID | None, deque[Receipt]] = defaultdict(deque)
    for one in receipts:
        answers[one.id].append(one)
    rows = enumerate(zip(command.rows, keys, strict=True))
    return LogTyped(
        receipts=tuple(_answered(place, key, answers[_id(row, command.checkpoint)]) for place, (row, key) in rows)
    )


def _id(row: Row | RowFault, checkpoint: UUID) -> UUID | None:
    """Whatever the clock says now."""
    key = row if isinstance(row, RowFault) else log.written(row)
    return log.id_of(row, key, checkpoint) if isinstance(row, Row) and isinstance(key, Key) else None


def _answered(place: int, key: Key | RowFault, receipts: deque[Receipt]) -> RowReceipt:
    """Its receipt; a row that has a key now and had none then was not yet."""
    if receipts:
        return RowReceipt(position=place, receipt=receipts.popleft())
    return RowReceipt(position=place, fault=key if isinstance(key, RowFault) else RowFault.NOT_YET)

"""Typing in what a checkpoint wrote by hand."""

from datetime import datetime
from typing import Annotated, Self, TypeAlias

import strawberry
from strawberry import ID

from api.access import input_type, mutation, part, readable
from api.checkpoints.enums import CheckKept, Direction, Outcome
from api.context import Info
from api.enums import expose
from api.ids import encode_id, get_id
from api.inputs import KeyedInput, text_of
from api.problems import AnyProblem, problem, result_union
from api.words import say
from checkpoints.paper.log import Row, RowFault, read_table
from checkpoints.paper.service import LogTyped, RowReceipt, TypeLog
from identity.access import Action
from storage.outcomes import BadInput, Refusal

_LONGEST_TABLE = 100_000
_LONGEST_CELL = 1_000

expose(RowFault, "Why a row of a paper log is no check.")


@input_type
class PaperLogRowInput:
    """One line that an officer wrote by hand."""

    at: datetime = strawberry.field(description="When, as it was written; five minutes more or less are allowed for.")
    key: str = strawberry.field(description="The plate or the control code, as it was written.")
    direction: Direction = strawberry.field(description="The way through the checkpoint.")
    outcome: Outcome = strawberry.field(description="What happened.")
    officer: str = strawberry.field(default="", description="Who wrote it.")
    note: str = strawberry.field(default="", description="What else was written.")

    def to_domain(self, place: int) -> Row:
        """The row; what is wrong with its content is said in its receipt."""
        field = f"input.rows.{place}"
        return Row(
            at=self.at,
            key=text_of(self.key, f"{field}.key", _LONGEST_CELL),
            direction=self.direction,
            outcome=self.outcome,
            officer=text_of(self.officer, f"{field}.officer", _LONGEST_CELL),
            note=text_of(self.note, f"{field}.note", _LONGEST_CELL),
        )


@input_type
class TypePaperLogInput(KeyedInput):
    """A log kept by hand: rows, or a table as a spreadsheet saves it; at most 500 rows."""

    checkpoint: ID = strawberry.field(description="Id of the checkpoint.")
    rows: list[PaperLogRowInput] | None = strawberry.field(default=None, description="Row by row.")
    table: str | None = strawberry.field(
        default=None,
        description="Lines of day, time, plate or code, in or out, outcome, officer, note; with commas, semicolons or "
        "tabs. In Vietnamese as on the shift sheet: `15/09/2021;7h30;66C-123.45;Vào;Qua;Anh Ba;`.",
    )

    def to_domain(self) -> TypeLog:
        """The checked command."""
        checkpoint = get_id("Checkpoint", self.checkpoint, "input.checkpoint")
        if (self.rows is None) == (self.table is None):
            raise BadInput("input.rows", "ROWS_OR_TABLE")
        if self.table is not None:
            return TypeLog(checkpoint=checkpoint, rows=read_table(text_of(self.table, "input.table", _LONGEST_TABLE)))
        rows = tuple(row.to_domain(place) for place, row in enumerate(self.rows or ()))
        return TypeLog(checkpoint=checkpoint, rows=rows)


@part
class PaperLogReceipt:
    """The answer to one row."""

    position: int = strawberry.field(description="Its place, from 0.")
    kept: CheckKept | None = strawberry.field(description="What became of its check; null for a row that is none.")
    check_id: ID | None = strawberry.field(description="Id of its check; the same row is always the same check.")
    fault: RowFault | None = strawberry.field(description="Why it is no check.")
    message: str | None = strawberry.field(description="The same in words, in the caller's language.")

    @classmethod
    def of(cls, one: RowReceipt, language: str) -> Self:
        """The receipt as the schema shows it."""
        receipt = one.receipt
        return cls(
            position=one.position,
            kept=None if receipt is None else receipt.kept,
            check_id=encode_id("Check", receipt.id) if receipt is not None and receipt.id is not None else None,
            fault=one.fault,
            message=None if one.fault is None else say(f"RowFault-{one.fault}", language),
        )


@readable(may=Action.TYPE_PAPER_LOG)
class PaperLogTyped:
    """One receipt for every row, in their order."""

    receipts: list[PaperLogReceipt] = strawberry.field(description="The receipts.")

    @classmethod
    def of(cls, done: LogTyped, language: str) -> Self:
        """What was done, as the schema shows it."""
        return cls(receipts=[PaperLogReceipt.of(one, language) for one in done.receipts])


TypePaperLogResult: TypeAlias = Annotated[
    PaperLogTyped | AnyProblem, result_union("TypePaperLogResult", "typing in a paper log")
]


@strawberry.type
class PaperLogMutation:
    """Root fields about paper logs."""

    @mutation(may=Action.TYPE_PAPER_LOG)
    async def type_paper_log(
        self, info: Info, input: Annotated[TypePaperLogInput, strawberry.argument(description="The rows.")]
    ) -> TypePaperLogResult:
        """Type in what was written by hand while the phone was out of use; the same row again is the same check."""
        ctx = info.context
        done = await ctx.services.post_papers.type_log(input.to_domain(), by=ctx.actor, request=ctx.request_for(input))
        return problem(done, ctx) if isinstance(done, Refusal) else PaperLogTyped.of(done, ctx.language)

"""A small schema with one of everything: plain fields, lists, unions, interfaces, connections, inputs, faults."""

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry
from strawberry import ID, Schema

from api.access import Open, input_type, member, mutation, part, query, readable
from api.connection import After, Connection, First, paging
from api.context import Context, Info
from api.ids import encode_id, find_id
from api.inputs import KeyedInput, name_of
from api.problems import AnyProblem, NotFoundProblem, Problem, problem, result_union
from api.scalars import GeoJSON
from api.schema import build
from identity.access import Action
from storage.outcomes import BadInput, Busy, Conflict, NotFound, Reason, Refused, Stale
from storage.paging import Page

START = datetime(2021, 9, 15, 12, tzinfo=UTC)
KNOWN = UUID(int=7)


@strawberry.enum(description="A colour.")
class Colour(StrEnum):
    RED = "RED"
    BLUE = "BLUE"


@strawberry.interface(description="Anything with a name.")
class Named:
    name: str = strawberry.field(description="Its name.")


@part
class Wheel:
    """A wheel."""

    size: int = strawberry.field(description="Its size.")
    spare: bool = strawberry.field(description="Whether it is spare.")


@readable(may=Action.READ_ROSTER)
class Boat(Named):
    """A boat."""

    draught_m: float = strawberry.field(description="How deep it lies.")


@readable(may=Action.READ_ROSTER)
class Van(Named):
    """A van with everything."""

    id: ID = strawberry.field(description="Its id.")
    colour: Colour = strawberry.field(description="Its colour.")
    load_kg: int | None = strawberry.field(description="What it carries.")
    wheels: list[Wheel] = strawberry.field(description="Its wheels.")
    notes: list[str | None] | None = strawberry.field(description="What was written on it.")
    built: date = strawberry.field(description="When it was built.")
    seen_at: datetime | None = strawberry.field(description="When it was last seen.")
    key: UUID = strawberry.field(description="Its key.")
    shape: GeoJSON | None = strawberry.field(description="Its outline.")
    twin: Annotated["Van", strawberry.lazy("tests.api.example")] | None = strawberry.field(description="One like it.")

    @member(may=Action.READ_ROSTER)
    async def owner(self, info: Info) -> str:
        """Whose it is."""
        return await info.context.loaders.of(owners).load(self.name)


LOADS: list[list[str]] = []


async def owners(_ctx: Context, names: list[str]) -> list[str]:
    """A loader that notes what it was asked for."""
    LOADS.append(names)
    return [f"owner of {name}" for name in names]


def a_van(number: int = 1, twin: Van | None = None) -> Van:
    """A van; every third has never been seen, every second is empty."""
    return Van(
        id=encode_id("Van", UUID(int=number)),
        name=f"Xe số {number} \u2028",
        colour=Colour.RED if number % 2 else Colour.BLUE,
        load_kg=None if number % 2 else number * 100,
        wheels=[Wheel(size=size, spare=size > 14) for size in range(13, 13 + number % 4)],
        notes=None if number % 5 == 0 else ["a", None, "ă"],
        built=date(2020, 2, 29),
        seen_at=None if number % 3 == 0 else START + timedelta(microseconds=number),
        key=UUID(int=number),
        shape=GeoJSON({"type": "Point", "coordinates": [105.5, 10.25]}),
        twin=twin,
    )


Thing: TypeAlias = Annotated[Van | Boat | NotFoundProblem, strawberry.union("Thing", description="A thing or not.")]
Number: TypeAlias = Annotated[int, strawberry.argument(description="Which one.")]


@input_type
class Tuning:
    """How to change a van."""

    colour: Colour = strawberry.field(description="The colour.")
    since: datetime | None = strawberry.field(description="From when.", default=None)
    sizes: list[int] = strawberry.field(description="Sizes.", default_factory=list)


@input_type
class RenameInput(KeyedInput):
    """A new name."""

    name: str = strawberry.field(description="The name.")
    tuning: Tuning | None = strawberry.field(description="More.", default=None)


@part
class Renamed:
    """Done."""

    name: str = strawberry.field(description="The new name.")


RenameResult: TypeAlias = Annotated[Renamed | AnyProblem, result_union("RenameResult", "renaming")]
REFUSALS = {
    "missing": NotFound(kind="Van", id=KNOWN),
    "stale": Stale(kind="Van", id=KNOWN, expected=1, actual=2),
    "conflict": Conflict(code="STATE", params={"from": "ACTIVE", "to": "SUSPENDED"}),
    "refused": Refused(reasons=(Reason(code="NOT_A_PERMIT"), Reason(code="TOO_LONG"))),
}


@strawberry.type
class ExampleQuery:
    @query(may=Action.READ_ROSTER)
    async def van(self, id: Annotated[ID, strawberry.argument(description="Which one.")]) -> Van | None:
        """A van by its id."""
        found = find_id("Van", id)
        return a_van(found.int % 100, twin=a_van(4)) if found else None

    @query(may=Action.READ_ROSTER)
    async def vans(self, first: First, after: After = None, colour: Colour | None = None) -> Connection[Van]:
        """Vans by number."""
        asked = paging("vans", first, after, int, colour)
        start = (asked.after or 0) + 1
        rows = tuple(range(start, min(start + asked.first, 31)))
        return asked.connection(Page(rows=rows, more=start + asked.first < 31), a_van, key=lambda number: number)

    @query(may=Open.PUBLIC)
    def thing(self, number: Number) -> Thing:
        """A thing."""
        if number > 2:
            return NotFoundProblem(kind="Thing", id=ID(str(number)), message="không có")
        return a_van(number) if number == 1 else Boat(name="ghe", draught_m=0.5)

    @query(may=Action.READ_ROSTER)
    async def named(self, number: Number = 1) -> Named | None:
        """Anything named."""
        return a_van(number) if number == 1 else Boat(name="ghe", draught_m=1.0 / number) if number else None

    @query(may=Action.READ_ROSTER)
    async def tuned(self, tuning: Annotated[Tuning, strawberry.argument(description="How.")]) -> str:
        """What the input was read as."""
        return f"{tuning.colour!r} {tuning.since!r} {tuning.sizes!r}"

    @query(may=Open.SIGNED_IN)
    async def fault(self, kind: Annotated[str, strawberry.argument(description="Which.")]) -> str | None:
        """Raises."""
        raise {
            "input": BadInput("input.name", "TOO_LONG", most="3"),
            "busy": Busy("disk"),
            "secret": RuntimeError("password=hunter2 " * 9_000),
        }[kind]

    @query(may=Open.SIGNED_IN)
    async def broken(self) -> Wheel | None:
        """A value that its type does not allow."""
        return Wheel(size="thirteen", spare=True)  # type: ignore[arg-type]  # that is the point


@strawberry.type
class ExampleMutation:
    @mutation(may=Action.MANAGE_ROSTER)
    async def rename(
        self, info: Info, input: Annotated[RenameInput, strawberry.argument(description="The new name.")]
    ) -> RenameResult:
        """Rename the van, or say why not."""
        refusal = REFUSALS.get(input.name)
        return problem(refusal, info.context) if refusal else Renamed(name=name_of(input.name, "input.name", 20))


@cache
def example_schema() -> Schema:
    """One for all tests; `Problem` is there through its members."""
    assert issubclass(NotFoundProblem, Problem)
    return build([ExampleQuery], [ExampleMutation])

"""Random worlds for re-judging: zones on a coarse grid, permits among them, and changes one after the other.

Every instant lies on a half hour and every shape on the grid, so that edges, ends and beginnings meet often.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import shapely
import sqlalchemy as sa
from hypothesis import strategies as st

from credentials.statuses.service import Statuses
from credentials.wire import Purpose, Restriction, Rule, ZoneKind
from geo.levels.model import Approval, PurposeRule, Words
from geo.levels.outcomes import LevelSaved
from geo.levels.service import Levels, SaveLevel
from geo.local_time import WeeklyWindow
from geo.zones import store as zones_store
from geo.zones.model import ZoneState
from geo.zones.orders.model import (
    ChangeZone,
    CloseZone,
    CreateZone,
    LiftZone,
    Order,
    Published,
    ReaffirmZones,
)
from geo.zones.service import Zones
from geo.zones.timeline import Span
from identity.access import Role
from permits import tables
from permits.consequences.service import PermitConsequences
from permits.permits import store as permits
from permits.permits.model import Permit, PermitStatus, Standing, StandingCause
from storage.database import Database
from storage.ids import new_id
from storage.tables import metadata
from tests.permits.rejudge_oracle import Out, Said
from tests.permits.values import HOUR, NOON, SA_DEC, a_permit
from tests.permits.world import ACT, asked, person, terms

DEPARTMENT = person(Role.ADMIN)
SIDE = 1 / 128
WEST, SOUTH = 105.625, 10.1875
"""All of the grid is held exactly by a float: whether a diagonal touches a corner is no matter of rounding."""
PURPOSES = (Purpose.INCIDENT_REPAIR, Purpose.QOS_MEASUREMENT, Purpose.ESSENTIAL_GOODS)
HALF = timedelta(minutes=30)

_cells = st.integers(0, 4)
_hours = st.integers(0, 20)
_schedules = st.one_of(
    st.just(()),
    st.builds(
        lambda start, length: tuple(
            WeeklyWindow(weekday=day, start_min=start * 60, end_min=(start + length) * 60) for day in range(7)
        ),
        st.integers(0, 23),
        st.integers(1, 10),
    ),
)


@st.composite
def shapes(draw: st.DrawFn) -> shapely.Polygon:
    """A box of whole cells."""
    x, y, width, height = draw(_cells), draw(_cells), draw(st.integers(1, 3)), draw(st.integers(1, 3))
    return shapely.box(WEST + x * SIDE, SOUTH + y * SIDE, WEST + (x + width) * SIDE, SOUTH + (y + height) * SIDE)


@st.composite
def places(draw: st.DrawFn) -> tuple[float, float]:
    """A corner of a cell, or its middle."""
    return WEST + draw(st.integers(0, 12)) * SIDE / 2, SOUTH + draw(st.integers(0, 12)) * SIDE / 2


_terms = st.fixed_dictionaries(
    {},
    optional={
        "precedence": st.integers(0, 2),
        "restriction": st.sampled_from(Restriction),
        "level": st.sampled_from([None, "NEW_NORMAL", "D15", "D16"]),
        "kind": st.sampled_from([ZoneKind.UNIT, ZoneKind.QUARANTINE_SITE]),
        "schedule": _schedules,
        "geometry": shapes(),
    },
)
_spans = st.tuples(st.one_of(st.just(0), _hours), st.one_of(st.none(), st.integers(1, 12)))
created = st.tuples(st.just("create"), _terms, _spans)
_others: st.SearchStrategy[tuple[str, Any, Any]] = st.one_of(
    st.tuples(st.just("change"), _terms.filter(bool), _spans),
    st.tuples(st.just("close"), st.just({}), _spans),
    st.tuples(st.just("lift"), st.just({}), _spans),
)
orders = st.lists(st.tuples(st.integers(0, 9), st.one_of(created, _others, _others)), min_size=1, max_size=2)
levels = st.tuples(st.sampled_from(["D15", "D16"]), st.sampled_from(Rule), st.sampled_from(Approval), _hours)
affirmations = st.tuples(st.integers(0, 9), st.one_of(st.none(), st.sampled_from(PURPOSES)))
steps = st.lists(
    st.one_of(
        st.tuples(st.just("order"), orders),
        st.tuples(st.just("order"), orders),
        st.tuples(st.just("order"), orders),
        st.tuples(st.just("level"), levels),
        st.tuples(st.just("reaffirm"), affirmations),
    ),
    min_size=1,
    max_size=5,
)


@st.composite
def outs(draw: st.DrawFn) -> Permit:
    """A permit, perhaps held by its unit, perhaps completed, perhaps with a clock far ahead."""
    begins, lasts = draw(st.integers(-4, 10)), draw(st.integers(1, 30))
    status = draw(st.sampled_from([PermitStatus.ACTIVE] * 4 + [PermitStatus.SUSPENDED, PermitStatus.COMPLETED]))
    hold = Standing(cause=StandingCause.UNIT, code="OBJECTION", at=NOON, holds=True, unit=SA_DEC)
    route = draw(st.one_of(st.just(()), st.lists(places(), min_size=2, max_size=4, unique=True).map(tuple)))
    return a_permit(
        id=new_id(),
        reference=f"GP{new_id().hex[-18:]}",
        control_code=f"{new_id().int % 10**12:012d}",
        purpose=draw(st.sampled_from(PURPOSES)),
        zones=tuple(sorted(draw(st.sets(st.integers(1, 6), max_size=4)))),
        places=tuple(draw(st.lists(places(), max_size=2))),
        route=route,
        valid_from=NOON + begins * HOUR,
        valid_to=NOON + (begins + lasts) * HOUR,
        approved_at=NOON - HALF + draw(st.sampled_from([0, 0, 0, 2, 6])) * HOUR,
        status=status,
        reasons=(hold,) if status is PermitStatus.SUSPENDED else (),
    )


@dataclass(frozen=True, slots=True)
class Played:
    """The use cases over one database that is emptied before each world."""

    db: Database
    zones: Zones
    levels: Levels

    @classmethod
    async def empty(cls, db: Database) -> "Played":
        """Nothing but the register."""
        async with db.transaction() as tx:
            for table in reversed(metadata.sorted_tables):
                if table.name.startswith(("permit", "zone", "credential", "measure", "event", "request")):
                    if table.name == "zone_register":
                        first = {"following_number": 1, "following_row": 1, "recorded_at": None}
                        await tx.execute(sa.update(table).values(first))
                    else:
                        await tx.execute(sa.delete(table))
            if db.dialect == "sqlite":
                await tx.execute(sa.text("DELETE FROM zone_version_box"))
        consequences = (PermitConsequences(Statuses()),)
        return cls(db, Zones(db, consequences), Levels(db, consequences))

    async def issue(self, every: list[Permit]) -> list[Out]:
        """Write permits as they are, without asking the zones."""
        async with self.db.transaction() as tx:
            for one in every:
                await permits.insert(tx, one)
        return [
            Out(
                id=one.id,
                purpose=one.purpose,
                zones=frozenset(one.zones),
                places=one.places,
                route=one.route,
                valid_from=one.valid_from,
                valid_to=one.valid_to,
                approved_at=one.approved_at,
                is_open=one.is_open,
            )
            for one in every
        ]

    async def states(self) -> dict[int, ZoneState]:
        """Everything known now."""
        async with self.db.reading() as rx:
            found = await zones_store.states(rx, await zones_store.heads(rx, numbers=None))
        return {one.number: one for one in found}

    async def order(self, said: Any, states: Mapping[int, ZoneState], at: datetime, n: int) -> Order | None:
        """The order that the words mean here; None when there is no zone to change."""
        instructions: list[Any] = []
        named: set[int] = set()
        for which, (verb, new, (start, length)) in said:
            begin = at + start * HOUR
            span = Span(start=begin, end=None if length is None else begin + length * HOUR)
            numbers = sorted(states)
            if verb == "create":
                given = {"geometry": shapely.box(WEST, SOUTH, WEST + 3 * SIDE, SOUTH + 3 * SIDE)} | new
                instructions.append(CreateZone(code=f"Z{n}-{len(instructions)}", terms=terms("Z", **given), span=span))
                continue
            number = numbers[which % len(numbers)] if numbers else 0
            meets = number and any(span.meets(piece) for piece in states[number].timeline)
            if not meets or number in named:
                continue
            named.add(number)
            version = states[number].version
            if verb == "change":
                instructions.append(ChangeZone(number=number, version=version, terms=new, span=span))
            else:
                kind = CloseZone if verb == "close" else LiftZone
                instructions.append(kind(number=number, version=version, span=span))
        return Order(act=ACT, span=Span(start=at), instructions=tuple(instructions)) if instructions else None

    async def publish(self, order: Order, at: datetime) -> Published:
        """Done."""
        done = await self.zones.publish(order, by=DEPARTMENT, request=asked(DEPARTMENT, at))
        assert isinstance(done, Published), done
        return done

    async def save_level(self, command: SaveLevel, at: datetime) -> LevelSaved:
        """Done."""
        done = await self.levels.save(command, by=DEPARTMENT, request=asked(DEPARTMENT, at))
        assert isinstance(done, LevelSaved), done
        return done

    async def level(self, said: Any, at: datetime) -> SaveLevel:
        """One rule for every purpose."""
        code, rule, approval, start = said
        version = len((await self.levels.book()).versions[code])
        rules = dict.fromkeys(Purpose, PurposeRule(rule=rule, approval=approval))
        return SaveLevel(
            code=code, version=version, name=Words(vi="Mức", en="Level"), valid_from=at + start * HOUR, rules=rules
        )

    async def reaffirm(self, said: Any, states: Mapping[int, ZoneState], at: datetime) -> int | None:
        """The zone that was re-affirmed."""
        which, purpose = said
        if not states:
            return None
        number: int = sorted(states)[which % len(states)]
        purposes = None if purpose is None else frozenset({purpose})
        command = ReaffirmZones(numbers=(number,), reason="đi tiếp", purposes=purposes)
        await self.zones.reaffirm(command, by=DEPARTMENT, request=asked(DEPARTMENT, at))
        return number

    async def said(self) -> dict[UUID, dict[int, Said]]:
        """What zones say of permits now."""
        table = tables.permit_reason
        async with self.db.reading() as rx:
            rows = await rx.rows(sa.select(table).where(table.c.cause == StandingCause.ZONE))
        found: dict[UUID, dict[int, Said]] = {}
        for row in rows:
            found.setdefault(row.permit, {})[row.zone] = Said(code=row.code, holds=row.holds, at=row.at)
        return found

    async def rows(self) -> list[Any]:
        """Every row that a change of zones may write."""
        names = (
            "permit_reason",
            "permit",
            "event",
            "zone",
            "zone_version",
            "zone_epoch",
            "measure_level",
            "zone_order",
        )
        async with self.db.reading() as rx:
            return [sorted(map(repr, await rx.rows(sa.select(metadata.tables[name])))) for name in names]

    async def statuses(self) -> dict[UUID, PermitStatus]:
        """Where each permit stands."""
        async with self.db.reading() as rx:
            rows = await rx.rows(sa.select(tables.permit.c.id, tables.permit.c.status))
        return {row.id: PermitStatus(row.status) for row in rows}

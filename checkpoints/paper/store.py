"""The SQL of a checkpoint's papers: whose a plate was, and which permits are held up."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from permits.tables import permit, permit_key
from storage.database import Rx


@dataclass(frozen=True, slots=True, kw_only=True)
class Plated:
    """A permit that names a plate, over its validity: start <= t < end."""

    control_code: str
    start: datetime
    end: datetime


async def of_plates(rx: Rx, plates: Collection[str]) -> dict[str, tuple[Plated, ...]]:
    """Every permit that ever named one of these plates (letters and digits only)."""
    named = sa.select(permit_key.c.key, permit.c.control_code, permit.c.valid_from, permit.c.valid_to)
    query = named.join(permit, permit.c.id == permit_key.c.permit).where(permit_key.c.kind == "PLATE")
    found: defaultdict[str, list[Plated]] = defaultdict(list)
    for row in await rx.rows(query.where(permit_key.c.key.in_(sorted(plates)))) if plates else ():
        found[row.key].append(Plated(control_code=row.control_code, start=row.valid_from, end=row.valid_to))
    return {plate: tuple(some) for plate, some in found.items()}


async def held(rx: Rx, codes: Collection[str]) -> frozenset[str]:
    """Those control codes whose permit is suspended just now."""
    column = permit.c
    query = sa.select(column.control_code).where(column.control_code.in_(sorted(codes)), column.status == "SUSPENDED")
    return frozenset(row.control_code for row in await rx.rows(query)) if codes else frozenset()

"""What an order touches, as the schema shows it: counts, samples that can be opened, and one sentence."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

import strawberry
from strawberry import ID

from api.access import part
from api.context import Context
from api.ids import encode_id
from api.words import say
from geo.zones.change import Touched

THINGS: Final[Mapping[str, str]] = {
    "PERMITS_TOUCHED": "Permit",
    "PERMITS_FLAGGED": "Permit",
    "PERMITS_SUSPENDED": "Permit",
    "PERMITS_LIFTED": "Permit",
    "PERMITS_CLEARED": "Permit",
    "PERMITS_NOT_NAMING": "Permit",
    "INCIDENTS_TOUCHED": "Incident",
    "WORK_ORDERS_TOUCHED": "WorkOrder",
    "CREWS_TOUCHED": "Crew",
}
"""What is counted by a kind; ids of samples are of this kind."""
SUMMED: Final = ("PERMITS_TOUCHED", "INCIDENTS_TOUCHED", "WORK_ORDERS_TOUCHED", "CREWS_TOUCHED")
"""What the sentence speaks of; the other kinds say what happens to the same permits."""


@part
class ZoneTouch:
    """How much of one kind an order touches in one zone."""

    zone: ID | None = strawberry.field(description="Id of the zone; null: all zones together, each thing once.")
    kind: str = strawberry.field(description="What happens to what, e.g. `PERMITS_SUSPENDED` or `CREWS_TOUCHED`.")
    count: int = strawberry.field(description="How many.")
    sample: list[ID] = strawberry.field(description="Ids of the first of them, to open.")
    message: str = strawberry.field(description="The same in words, in the caller's language.")

    @classmethod
    def of(cls, one: Touched, ctx: Context) -> "ZoneTouch":
        """The count as the schema shows it."""
        return cls(
            zone=None if one.zone is None else encode_id("Zone", one.zone),
            kind=one.kind,
            count=one.count,
            sample=[encode_id(THINGS[one.kind], id_) for id_ in one.sample],
            message=_words(one.kind, one.count, ctx),
        )


def touches(touched: Iterable[Touched], ctx: Context) -> list[ZoneTouch]:
    """Each line as the schema shows it."""
    return [ZoneTouch.of(one, ctx) for one in touched]


def summary(touched: Iterable[Touched], ctx: Context) -> str:
    """One sentence of how many permits, incidents, work orders and crews."""
    counts: Counter[str] = Counter()
    for one in touched:
        counts[one.kind] += one.count
    parts = [_words(kind, counts[kind], ctx) for kind in SUMMED if counts[kind]]
    if not parts:
        return say("touched-nothing", ctx.language)
    return say("touched-summary", ctx.language, {"parts": ", ".join(parts)})


def _words(kind: str, count: int, ctx: Context) -> str:
    return say(f"touched-{kind}", ctx.language, {"count": count})

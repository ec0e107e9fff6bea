"""What a request for a layer asks: which instant, as known when, and of which things."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Self
from uuid import UUID

from starlette.datastructures import QueryParams

from api.ids import find_id
from api.scalars import read_instant
from storage.outcomes import BadInput

MOST_IDS: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """`at` None is now, `known` None is as known now, `ids` None is everything."""

    at: datetime | None
    known: datetime | None
    ids: tuple[str, ...] | None
    now: datetime

    @classmethod
    def of(cls, query: QueryParams, now: datetime) -> Self:
        """The checked question; raises BadInput naming the parameter."""
        ids = None if "ids" not in query else tuple(one for one in query["ids"].split(",") if one)
        if ids is not None and len(ids) > MOST_IDS:
            raise BadInput("ids", "TOO_MANY")
        return cls(at=_instant(query, "at"), known=_instant(query, "known"), ids=ids, now=now)

    @property
    def instant(self) -> datetime:
        """The instant the map shows."""
        return self.at or self.now

    def keys(self, kind: str) -> frozenset[UUID] | None:
        """The things asked for; ids that are none of this kind find nothing."""
        if self.ids is None:
            return None
        found = (find_id(kind, one) for one in self.ids)
        return frozenset(one for one in found if one is not None)


def _instant(query: QueryParams, name: str) -> datetime | None:
    text = query.get(name)
    if not text:
        return None
    try:
        return read_instant(text.replace(" ", "+"))  # a plus sign that was not escaped
    except BadInput as fault:
        raise BadInput(name, fault.code) from fault

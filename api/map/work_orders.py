"""Work orders that were open: where each goes, and beside it its route as a feature of its own."""

from collections.abc import Iterator, Mapping
from typing import Any, Final
from uuid import UUID

import shapely

from api.ids import encode_id
from api.map.asked import Asked
from api.map.features import NO_GEOMETRY, Layer, at_place, feature, layer, shaped
from api.plain.web import Web
from identity.access import Actor
from incidents.picture.model import ShownWorkOrder

KIND: Final = "WorkOrder"


async def layer_of(web: Web, asked: Asked, by: Actor) -> Layer:
    """What the actor may read of them."""
    pictures = web.services.work_pictures
    found = await pictures.work_orders(asked.instant, by=by, now=asked.now, ids=asked.keys(KIND))
    sent = sorted({one.crew for one in found if one.crew is not None})
    names = {crew.id: crew.name for crew in await web.services.crews.by_ids(sent, by=by)}
    return await layer(part for one in found for part in _features(one, names))


def _features(one: ShownWorkOrder, names: Mapping[UUID, str]) -> Iterator[bytes]:
    id_ = encode_id(KIND, one.id)
    told = _told(one, names)
    yield feature(id_, NO_GEOMETRY if one.place is None else at_place(one.place), told)
    if one.route:
        part = {"key": f"{id_}/route", "part": "route"}
        yield feature(id_, shaped(shapely.LineString(one.route)), told | part)


def _told(one: ShownWorkOrder, names: Mapping[UUID, str]) -> dict[str, Any]:
    return {
        "reference": one.reference,
        "title": one.title,
        "state": one.state,
        "progress": one.progress,
        "purpose": one.purpose,
        "crew": None if one.crew is None else encode_id("Crew", one.crew),
        "crewName": None if one.crew is None else names.get(one.crew),
        "startsAt": one.starts_at,
        "endsAt": one.ends_at,
        "isFlagged": one.is_flagged,
    }

"""Incidents that were open, points and lines, the highest priority first."""

from typing import Final

from api.ids import encode_id
from api.map.asked import Asked
from api.map.features import Layer, feature, layer, shaped
from api.plain.web import Web
from identity.access import Actor
from incidents.picture.model import ShownIncident

KIND: Final = "Incident"


async def layer_of(web: Web, asked: Asked, by: Actor) -> Layer:
    """What the actor may read of them."""
    found = await web.services.work_pictures.incidents(asked.instant, by=by, ids=asked.keys(KIND))
    return await layer(_feature(one) for one in found)


def _feature(one: ShownIncident) -> bytes:
    told = {
        "reference": one.reference,
        "name": one.name,
        "kind": one.kind,
        "severity": one.severity,
        "status": one.status,
        "priority": one.priority,
        "isFlagged": one.is_flagged,
        "reportedAt": one.reported_at,
    }
    return feature(encode_id(KIND, one.id), shaped(one.location), told)

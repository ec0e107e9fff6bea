"""Posts as they stood, and how they fared where the asker may know."""

from datetime import datetime, timedelta
from typing import Any, Final

from api.ids import encode_id
from api.map.asked import Asked
from api.map.features import Layer, at_place, feature, layer
from api.plain.web import Web
from checkpoints.watch.model import Fares, Watched
from identity.access import Actor

KIND: Final = "Checkpoint"
_MINUTE: Final = timedelta(minutes=1)  # an age that counted seconds would make another map each time


async def layer_of(web: Web, asked: Asked, by: Actor) -> Layer:
    """Posts by name."""
    found = await web.services.post_watch.at(asked.instant, asked.known, by=by, ids=asked.keys(KIND))
    return await layer(_feature(one, asked.instant) for one in found)


def _feature(one: Watched, at: datetime) -> bytes:
    post = one.checkpoint
    told = {
        "name": post.placing.name,
        "kind": post.placing.kind,
        "hard": post.placing.hard,
        "unit": encode_id("AdminUnit", post.unit),
        "validTo": post.valid_to,
    }
    fares = {} if one.fares is None else _fares(one.fares, at)
    return feature(encode_id(KIND, post.id), at_place(post.placing.place), told | fares)


def _fares(fares: Fares, at: datetime) -> dict[str, Any]:
    issued = fares.bundle_issued_at
    return {
        "devices": fares.devices,
        "lastContactAt": fares.last_contact_at,
        "bundleAgeS": None if issued is None else max(0, (at - issued) // _MINUTE) * 60,
        "refusals24h": fares.refusals,
    }

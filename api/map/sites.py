"""Schools, hospitals, base stations and the like that were in use."""

from typing import Final

from api.ids import encode_id
from api.map.asked import Asked
from api.map.features import Layer, at_place, feature, layer
from api.plain.web import Web
from identity.access import Actor
from incidents.sites.model import Site

KIND: Final = "Site"


async def layer_of(web: Web, asked: Asked, by: Actor) -> Layer:
    """Sites by code."""
    found = await web.services.sites.standing(asked.instant, by=by, ids=asked.keys(KIND))
    return await layer(_feature(one) for one in found)


def _feature(one: Site) -> bytes:
    told = {"code": one.code, "kind": one.kind, "name": one.name, "people": one.people}
    return feature(encode_id(KIND, one.id), at_place(one.place), told)

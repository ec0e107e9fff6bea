"""Where crews were last seen, each by its newest usable fix."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from api.ids import encode_id
from api.map.asked import Asked
from api.map.features import Layer, at_place, feature, layer
from api.plain.web import Web
from geo.fix import CrewFix
from identity.access import Actor
from identity.crews.model import Crew

KIND: Final = "Crew"


async def layer_of(web: Web, asked: Asked, by: Actor) -> Layer:
    """Crews whose position and name the actor may read."""
    services, past = web.services, None if asked.at is None or asked.at >= asked.now else asked.at
    fixes = {fix.crew: fix for fix in await services.positions.seen_at(past, by=by, crews=asked.keys(KIND))}
    crews = await services.crews.as_at(sorted(fixes), asked.instant, by=by)
    organisations = sorted({one.organisation for one in crews})
    names = {one.id: one.name for one in await services.organisations.by_ids(organisations, by=by)}
    return await layer(_feature(one, fixes[one.id], names) for one in crews)


def _feature(crew: Crew, fix: CrewFix, organisations: Mapping[UUID, str]) -> bytes:
    told = {
        "name": crew.name,
        "organisation": encode_id("Organisation", crew.organisation),
        "organisationName": organisations.get(crew.organisation),
        "duty": crew.duty,
        "accuracyM": round(fix.accuracy_m, 1),
        "at": fix.at,
    }
    return feature(encode_id(KIND, crew.id), at_place(fix.place), told)

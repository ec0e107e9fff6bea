"""The one of place, box and unit that a client asks for."""

from uuid import UUID

from strawberry import ID

from api.context import Context
from api.ids import find_id
from api.places import BoxInput, LonLatInput
from geo.place import Box, Place
from storage.outcomes import BadInput


async def where_of(
    ctx: Context, place: LonLatInput | None, box: BoxInput | None, unit: ID | None
) -> Place | Box | frozenset[UUID]:
    """What the register is asked; a unit stands for itself and all below it. Raises BadInput unless it is one."""
    if sum(one is not None for one in (place, box, unit)) != 1:
        raise BadInput("place", "PLACE_BOX_OR_UNIT")
    if place is not None:
        return place.to_domain("place")
    if box is not None:
        return box.to_domain("box")
    uuid = find_id("AdminUnit", unit or "")
    return (await ctx.services.units.tree()).within([uuid]) if uuid else frozenset()

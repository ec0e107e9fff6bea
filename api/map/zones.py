"""Zones by what each asks of every purpose. A shape is written once for each piece of a zone's time."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import blake2b
from typing import Final, TypeAlias

import shapely

from api.ids import encode_id
from api.map.asked import Asked
from api.map.features import COMMA, NO_GEOMETRY, Layer, shaped, written
from api.plain.web import Web
from credentials.wire import Purpose, Restriction
from geo.drawing import thinned
from geo.picture import Drawn, Picture
from geo.zones.model import ZoneVersion
from identity.access import Action, Actor, may

KIND: Final = "Zone"
_KEPT: Final = 20_000
_Key: TypeAlias = tuple[int, datetime, datetime]
_Guards: TypeAlias = Mapping[int, bytes]
_Asks: TypeAlias = Callable[[Restriction, str | None, datetime], bytes]


@dataclass(frozen=True, slots=True)
class _Written:
    """What was written of one piece of a zone's time: its mark among all others, the zone's id, the beginning."""

    mark: bytes
    id: str
    head: bytes


class ZoneLayer:
    """A version of a zone never changes, so what was written of it is kept: the newest 20,000."""

    def __init__(self) -> None:
        self._written: OrderedDict[_Key, _Written] = OrderedDict()
        self._writing = asyncio.Lock()

    async def layer_of(self, web: Web, asked: Asked, by: Actor) -> Layer:
        """Zones in number order; what is not in force yet is ahead, under a key of its own."""
        picture = await web.services.zone_pictures.at(asked.instant, asked.known, by=by, ids=asked.keys(KIND))
        guards = await _guards(web, picture, asked, by)
        heads = await self._heads([one.version for one in picture.drawn])
        rules, mark, parts = _asking(picture), blake2b(digest_size=16), list[bytes]()
        for one, written_ in zip(picture.drawn, heads, strict=True):
            tail = _tail(one, asked.instant, written_.id, guards, rules)
            mark.update(written_.mark + tail)
            parts += (written_.head, tail, COMMA)
        return Layer(parts=parts[:-1], mark=mark.digest())

    async def _heads(self, versions: Sequence[ZoneVersion]) -> list[_Written]:
        """What each says of itself at any instant; drawn beside the loop, for thousands take a second."""
        async with self._writing:
            missing = [one for one in versions if _key(one) not in self._written]
            if missing:
                self._written |= await asyncio.to_thread(lambda: {_key(one): _head(one) for one in missing})
            found = [self._written[_key(one)] for one in versions]
            while len(self._written) > max(_KEPT, len(found)):
                self._written.popitem(last=False)
        return found


def _key(one: ZoneVersion) -> _Key:
    """Numbers are never used again."""
    return one.number, one.valid_from, one.recorded_at


async def _guards(web: Web, picture: Picture, asked: Asked, by: Actor) -> _Guards:
    """Where zones without a shape are guarded, for who may read that."""
    shapeless = {one.version.number for one in picture.drawn if one.version.geometry is None}
    if not shapeless or not may(by, Action.READ_CHECKPOINTS):
        return {}
    posts = await web.services.checkpoints.standing(asked.instant, asked.known, by=by)
    places: dict[int, list[tuple[float, float]]] = {}
    for post in posts:
        for number in (post.placing.from_zones | post.placing.to_zones) & shapeless:
            places.setdefault(number, []).append(post.placing.place)
    return {number: shaped(shapely.MultiPoint(found)) for number, found in places.items()}


def _head(one: ZoneVersion) -> _Written:
    """Everything but what depends on the instant; of a zone without a shape the geometry comes with the tail."""
    drawn, is_simplified = (None, False) if one.geometry is None else thinned(one.geometry)
    id_ = encode_id(KIND, one.id)
    told = {
        "id": id_,
        "number": one.number,
        "code": one.code,
        "name": one.name,
        "kind": one.kind,
        "level": one.level,
        "restriction": one.restriction,
        "precedence": one.precedence,
        "quality": one.quality,
        "qualityM": one.quality_m,
        "validFrom": one.valid_from,
        "validTo": one.valid_to,
        "act": one.act.number,
        "version": one.version,
        "isShapeless": drawn is None,
        "isSimplified": is_simplified,
    }
    where = b"" if drawn is None else b'"geometry":%b,' % shaped(drawn)
    head = b'{"type":"Feature","id":%b,%b"properties":%b,' % (written(id_), where, written(told)[:-1])
    return _Written(blake2b(repr(_key(one)).encode(), digest_size=16).digest(), id_, head)


def _tail(one: Drawn, at: datetime, id_: str, guards: _Guards, rules: _Asks) -> bytes:
    version = one.version
    holds = version.holds(at)
    told = {
        "key": id_ if holds else f"{id_}/{version.valid_from:%Y%m%dT%H%M%S.%f}",
        "isAhead": one.is_ahead,
        "isOffHours": holds and one.is_ahead,
    }
    asks = rules(version.restriction, version.level, one.ruled_at)
    where = b"" if version.geometry is not None else b',"geometry":%b' % guards.get(version.number, NO_GEOMETRY)
    return b"%b,%b%b}" % (written(told)[1:-1], asks[1:], where)


def _asking(picture: Picture) -> _Asks:
    """What zones ask of each purpose; thousands share a few levels."""
    some: dict[tuple[Restriction, str | None, datetime], Drawn] = {
        (one.version.restriction, one.version.level, one.ruled_at): one for one in picture.drawn
    }

    @cache
    def asks(restriction: Restriction, level: str | None, at: datetime) -> bytes:
        like = some[restriction, level, at]
        return written({purpose.value: picture.rule(like, purpose) for purpose in Purpose})

    return asks

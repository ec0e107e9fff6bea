"""The ground of the demonstration: zones under the orders of the story, and checkpoints between them."""

from datetime import date, datetime, timedelta

import shapely
from pyproj import Geod

from checkpoints.records.model import Create, Placing
from credentials.bundle.model import DeskNumber, Scope
from credentials.wire import CheckpointKind, Restriction, ZoneKind
from fieldpass.demo import story
from fieldpass.demo.house import OPERATOR, House, asked, done
from geo.levels.model import Words
from geo.place import lon_lat
from geo.zones.model import GeometryQuality, LegalAct, ZoneTerms
from geo.zones.orders.model import ChangeZone, CreateZone, Instruction, Order, Published
from geo.zones.timeline import Span

PROVINCE = "UBND tỉnh Đồng Tháp"
MEASURES = LegalAct(number="Công văn 347/UBND-ĐTXD", signed_on=date(2021, 7, 13), authority=PROVINCE)
DECISION = LegalAct(number="1401/QĐ-UBND-HC", signed_on=date(2021, 9, 15), authority=PROVINCE)
SEALING = LegalAct(number="Quyết định phong tỏa (minh họa)", signed_on=date(2021, 9, 10), authority="UBND huyện")
HOTLINE = (DeskNumber(name="Trực Sở TT&TT", phone="0277 385 1101"),)
GEOD = Geod(ellps="WGS84")
CIRCLE_POINTS = 36


async def zones(house: House, outlines: dict[str, shapely.Geometry], *, official: bool) -> None:
    """Twelve units under Directive 16 since July, sealed hamlets, and tonight's decision for midnight."""
    since_july = Span(start=story.MEASURES_SINCE)
    created = tuple(_unit_zone(house, code, outlines[code], official=official) for code in story.UNITS)
    await _publish(house, Order(act=MEASURES, span=since_july, instructions=created), story.MEASURES_SINCE)
    for hamlet in story.HAMLETS:
        recorded_at = min(hamlet.since, story.OPENS_AT - timedelta(hours=1))
        sealing = Order(act=SEALING, span=Span(start=hamlet.since), instructions=(_sealed(house, hamlet),))
        await _publish(house, sealing, recorded_at)
    await _publish(house, _decision(house), story.OPENS_AT - timedelta(minutes=30))


def _unit_zone(house: House, code: str, outline: shapely.Geometry, *, official: bool) -> CreateZone:
    terms = ZoneTerms(
        name=story.UNITS[code],
        kind=ZoneKind.UNIT,
        restriction=Restriction.NO_RESTRICTION,
        level="D16",
        unit=house.units[code],
        geometry=outline,
        quality=GeometryQuality.APPROXIMATE,
        quality_m=300.0 if official else 3000.0,
        message=Words(vi="Ranh giới gần đúng", en="Approximate border")
        if official
        else Words(vi="Sơ đồ, không phải bản đồ chính thức", en="Schematic, not official"),
    )
    return CreateZone(code=code, terms=terms)


def _sealed(house: House, hamlet: story.Hamlet) -> CreateZone:
    shape = circle(hamlet.place, hamlet.radius_m) if hamlet.place else None
    terms = ZoneTerms(
        name=hamlet.name,
        kind=ZoneKind.LOCKDOWN,
        restriction=Restriction(hamlet.restriction),
        level="D16",
        unit=house.units[hamlet.unit],
        geometry=shape,
        quality=GeometryQuality.APPROXIMATE if shape is not None else GeometryQuality.NONE,
        quality_m=100.0 if shape is not None else None,
        precedence=10,
    )
    return CreateZone(code=hamlet.code, terms=terms)


def _decision(house: House) -> Order:
    changes: list[Instruction] = [
        ChangeZone(
            number=house.zones[code], version=1, terms={"level": "D16" if code in story.D16_UNITS else "D15_PLUS"}
        )
        for code in story.UNITS
    ]
    return Order(act=DECISION, span=Span(start=story.ORDER_AT), instructions=tuple(changes))


async def _publish(house: House, order: Order, at: datetime) -> None:
    published = await house.deployment.services.zones.publish(order, by=OPERATOR, request=asked(OPERATOR, at))
    assert isinstance(published, Published), published  # noqa: S101 - the story's own orders are sound
    house.zones |= {zone.code: zone.number for zone in published.zones}


async def issuers(house: House) -> None:
    """Each unit signs for the zones that lie in it."""
    inside: dict[str, set[int]] = {code: {house.zones[code]} for code in story.UNITS}
    for hamlet in story.HAMLETS:
        inside[hamlet.unit].add(house.zones[hamlet.code])
    for code, numbers in inside.items():
        scope = Scope(zones=frozenset(numbers))
        await house.deployment.services.keys.add_issuer(house.units[code], scope, story.OPENS_AT - timedelta(days=5))


async def checkpoints(house: House) -> None:
    """Posts on roads, at ferries, on canals and before sealed hamlets."""
    at = story.OPENS_AT - timedelta(days=1)
    for post in story.POSTS:
        placing = Placing(
            name=post.name,
            kind=CheckpointKind(post.kind),
            place=lon_lat(*post.place),
            from_zones=frozenset(house.zones[code] for code in post.from_zones),
            to_zones=frozenset(house.zones[code] for code in post.to_zones),
            desk=HOTLINE,
            hard=post.hard,
        )
        command = Create(unit=house.units[post.unit], placing=placing, valid_from=at)
        made = await house.deployment.services.checkpoints.create(command, by=OPERATOR, request=asked(OPERATOR, at))
        house.checkpoints[post.name] = done(made).checkpoint


def circle(place: tuple[float, float], radius_m: float) -> shapely.Polygon:
    """A geodesic circle, EPSG:4326, as a polygon of 36 corners."""
    lon, lat = place
    ring = [GEOD.fwd(lon, lat, 360 * step / CIRCLE_POINTS, radius_m)[:2] for step in range(CIRCLE_POINTS)]
    return shapely.orient_polygons(shapely.Polygon(ring))

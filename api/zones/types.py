"""Zones, their versions and what an order did, as the schema shows them."""

from datetime import date, datetime
from typing import Self
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import member, part, readable
from api.context import Context, Info
from api.ids import encode_id
from api.people.account_types import Account
from api.people.loaders import accounts_by_id
from api.scalars import GeoJSON
from api.zones.enums import ChangeKind, GeometryQuality, Purpose, Restriction, ZoneKind
from api.zones.loaders import publishers_by_order
from api.zones.touches import ZoneTouch, summary, touches
from geo import geojson
from geo.levels.model import Words
from geo.local_time import WeeklyWindow
from geo.zones import model
from geo.zones.change import ZoneChange
from geo.zones.orders import model as orders
from identity.access import Action


@part
class TextInBoth:
    """A text for people in both languages."""

    vi: str = strawberry.field(description="In Vietnamese.")
    en: str = strawberry.field(description="In English.")

    @classmethod
    def of(cls, words: Words) -> Self:
        """The text as the schema shows it."""
        return cls(vi=words.vi, en=words.en)


@part
class LegalAct:
    """The order a version of a zone rests on."""

    number: str = strawberry.field(description="Its number, e.g. `1401/QĐ-UBND-HC`.")
    signed_on: date = strawberry.field(description="The day it was signed.")
    authority: str = strawberry.field(description="Who signed it.")

    @classmethod
    def of(cls, act: model.LegalAct) -> Self:
        """The act as the schema shows it."""
        return cls(number=act.number, signed_on=act.signed_on, authority=act.authority)


@part
class WeeklyHours:
    """Hours of one weekday in Vietnam, half-open; they may run into the next days."""

    weekday: int = strawberry.field(description="0 is Monday, 6 is Sunday.")
    start_min: int = strawberry.field(description="Minutes after the midnight it begins on, 0 to 1439.")
    end_min: int = strawberry.field(
        description="Minutes after the same midnight; beyond 1440 it runs into the next day."
    )

    @classmethod
    def of(cls, window: WeeklyWindow) -> Self:
        """The hours as the schema shows them."""
        return cls(weekday=window.weekday, start_min=window.start_min, end_min=window.end_min)


@readable(may=Action.READ_ZONES)
class ZoneVersion:
    """One piece of a zone's time, as known since one instant until another."""

    id: ID = strawberry.field(description="Id of the zone; the same in all its versions.")
    number: int = strawberry.field(description="The small number that permits and checkpoints carry; never reused.")
    code: str = strawberry.field(description="Its code, unique.")
    version: int = strawberry.field(description="The order that wrote it, counted per zone.")
    name: str = strawberry.field(description="Name.")
    kind: ZoneKind = strawberry.field(description="What it is.")
    restriction: Restriction = strawberry.field(description="How strict it is by itself.")
    level: str | None = strawberry.field(description="Code of its measure level; null adds nothing to the restriction.")
    unit: ID | None = strawberry.field(description="Id of the administrative unit it lies in.")
    geometry: GeoJSON | None = strawberry.field(description="Its shape; null: it is the unit it names.")
    geometry_quality: GeometryQuality = strawberry.field(description="How far the shape can be trusted.")
    geometry_quality_m: float | None = strawberry.field(
        description="By how many metres an APPROXIMATE shape may be off."
    )
    valid_from: datetime = strawberry.field(description="In force from this instant.")
    valid_to: datetime | None = strawberry.field(
        description="Until just before this instant; null until further notice."
    )
    recorded_at: datetime = strawberry.field(description="Known since this instant.")
    superseded_at: datetime | None = strawberry.field(description="Until just before this instant; null: known still.")
    schedule: list[WeeklyHours] = strawberry.field(description="Hours of the week it is on; empty: always.")
    precedence: int = strawberry.field(description="Where zones overlap, the highest wins.")
    legal_act: LegalAct = strawberry.field(description="The order it rests on.")
    contact: str | None = strawberry.field(description="Whom to ask about it.")
    message: TextInBoth | None = strawberry.field(description="What people are told about it.")
    order: strawberry.Private[UUID]

    @member(may=Action.READ_ZONES)
    async def recorded_by(self, info: Info) -> Account | None:
        """Who published it; null for who may not read accounts, and where the operator loaded it."""
        loaders = info.context.loaders
        publisher = await loaders.of(publishers_by_order).load(self.order)
        found = await loaders.of(accounts_by_id).load(publisher) if publisher else None
        return Account.of(found) if found else None

    @classmethod
    def of(cls, one: model.ZoneVersion) -> Self:
        """The version as the schema shows it."""
        return cls(
            order=one.order,
            id=encode_id("Zone", one.id),
            number=one.number,
            code=one.code,
            version=one.version,
            name=one.name,
            kind=one.kind,
            restriction=one.restriction,
            level=one.level,
            unit=None if one.unit is None else encode_id("AdminUnit", one.unit),
            geometry=None if one.geometry is None else GeoJSON(geojson.write(one.geometry)),
            geometry_quality=one.quality,
            geometry_quality_m=one.quality_m,
            valid_from=one.valid_from,
            valid_to=one.valid_to,
            recorded_at=one.recorded_at,
            superseded_at=one.superseded_at,
            schedule=[WeeklyHours.of(window) for window in one.schedule],
            precedence=one.precedence,
            legal_act=LegalAct.of(one.act),
            contact=one.contact,
            message=None if one.message is None else TextInBoth.of(one.message),
        )


@part
class ZoneEpoch:
    """A moment at which a zone became stricter than holders of older permits could know."""

    counter: int = strawberry.field(description="Counts up per zone.")
    kind: ChangeKind = strawberry.field(description="Closed, or tightened for some purposes.")
    recorded_at: datetime = strawberry.field(description="When it was decided: permits issued before are concerned.")
    effective_at: datetime = strawberry.field(description="From when it is felt.")
    purposes: list[Purpose] | None = strawberry.field(description="For which purposes; null means all.")

    @classmethod
    def of(cls, epoch: model.Epoch) -> Self:
        """The epoch as the schema shows it."""
        return cls(
            counter=epoch.counter,
            kind=epoch.kind,
            recorded_at=epoch.recorded_at,
            effective_at=epoch.effective_at,
            purposes=None if epoch.purposes is None else sorted(epoch.purposes),
        )


@part
class ZoneReaffirmation:
    """An authority let older permits hold on through what had become stricter."""

    at: datetime = strawberry.field(description="Permits issued until then, through changes recorded until then.")
    purposes: list[Purpose] | None = strawberry.field(description="For which purposes; null means all.")

    @classmethod
    def of(cls, one: model.Reaffirmation) -> Self:
        """The re-affirmation as the schema shows it."""
        return cls(at=one.at, purposes=None if one.purposes is None else sorted(one.purposes))


@readable(may=Action.READ_ZONES)
class Zone:
    """A zone with all that is known of it now, later versions included."""

    id: ID = strawberry.field(description="Id of the zone.")
    number: int = strawberry.field(description="The small number that permits and checkpoints carry; never reused.")
    code: str = strawberry.field(description="Its code, unique.")
    version: int = strawberry.field(description="How many orders have touched it; changes are based on it.")
    versions: list[ZoneVersion] = strawberry.field(description="Its pieces in time, none overlapping, in order.")
    epochs: list[ZoneEpoch] = strawberry.field(description="When it became stricter.")
    reaffirmations: list[ZoneReaffirmation] = strawberry.field(description="What lets older permits hold on.")

    @classmethod
    def of(cls, state: model.ZoneState) -> Self:
        """The zone as the schema shows it."""
        return cls(
            id=encode_id("Zone", state.id),
            number=state.number,
            code=state.code,
            version=state.version,
            versions=[ZoneVersion.of(one) for one in state.timeline],
            epochs=[ZoneEpoch.of(one) for one in state.epochs],
            reaffirmations=[ZoneReaffirmation.of(one) for one in state.reaffirmations],
        )


@part
class ZonePreview:
    """What an order would make of one zone."""

    zone: ID = strawberry.field(description="Id of the zone; a new zone gets another one when it is published.")
    number: int = strawberry.field(description="Its number; that of a new zone may differ when it is published.")
    code: str = strawberry.field(description="Its code.")
    effective_at: datetime = strawberry.field(description="From when the order would be felt.")
    versions: list[ZoneVersion] = strawberry.field(description="All that would be known of it.")
    epochs: list[ZoneEpoch] = strawberry.field(description="How it would become stricter.")

    @classmethod
    def of(cls, change: ZoneChange) -> Self:
        """The change as the schema shows it."""
        return cls(
            zone=encode_id("Zone", change.zone),
            number=change.number,
            code=change.code,
            effective_at=change.effective_at,
            versions=[ZoneVersion.of(one) for one in change.after],
            epochs=[ZoneEpoch.of(one) for one in change.epochs],
        )


@readable(may=Action.PUBLISH_ZONE)
class ZonesPreview:
    """What an order, or a level, would do if it were recorded now; nothing was written."""

    zones: list[ZonePreview] = strawberry.field(description="Each zone of the order, or at the level.")
    touched: list[ZoneTouch] = strawberry.field(description="What it would touch: permits and more.")
    summary: str = strawberry.field(description="The same in one sentence, in the caller's language.")

    @classmethod
    def of(cls, preview: orders.Preview, ctx: Context) -> Self:
        """The preview as the schema shows it."""
        return cls(
            zones=[ZonePreview.of(change) for change in preview.changes],
            touched=touches(preview.touched, ctx),
            summary=summary(preview.touched, ctx),
        )


@part
class PublishedZone:
    """A zone as an order left it."""

    id: ID = strawberry.field(description="Id of the zone.")
    number: int = strawberry.field(description="Its number.")
    code: str = strawberry.field(description="Its code.")
    version: int = strawberry.field(description="Its version now; the next change is based on it.")

    @classmethod
    def of(cls, one: orders.PublishedZone) -> Self:
        """The zone as the schema shows it."""
        return cls(id=encode_id("Zone", one.id), number=one.number, code=one.code, version=one.version)


@readable(may=Action.PUBLISH_ZONE)
class ZonesPublished:
    """The order is in the register."""

    order: ID = strawberry.field(description="Id of the order.")
    recorded_at: datetime = strawberry.field(description="When it became known.")
    zones: list[PublishedZone] = strawberry.field(description="Each zone of the order.")
    touched: list[ZoneTouch] = strawberry.field(description="What it touched: permits and more.")
    summary: str = strawberry.field(description="The same in one sentence, in the caller's language.")

    @classmethod
    def of(cls, done: orders.Published, ctx: Context) -> Self:
        """The outcome as the schema shows it."""
        return cls(
            order=encode_id("ZoneOrder", done.order),
            recorded_at=done.recorded_at,
            zones=[PublishedZone.of(one) for one in done.zones],
            touched=touches(done.touched, ctx),
            summary=summary(done.touched, ctx),
        )


@readable(may=Action.REAFFIRM_ZONE)
class ZonesReaffirmed:
    """Older permits hold on in these zones."""

    at: datetime = strawberry.field(description="Permits issued until then.")
    numbers: list[int] = strawberry.field(description="Numbers of the zones.")

    @classmethod
    def of(cls, done: orders.Reaffirmed) -> Self:
        """The outcome as the schema shows it."""
        return cls(at=done.at, numbers=list(done.numbers))

"""Checkpoints, as the schema shows them."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import member, part, readable
from api.checkpoints.enums import (
    CheckpointKind,
)
from api.context import Info
from api.ids import encode_id
from api.places import LonLat
from checkpoints.records import model as records
from credentials.bundle import model as bundle
from identity.access import Action


@part
class DeskNumber:
    """Somebody who answers a REFER: an office, not a person."""

    name: str = strawberry.field(description="Which desk.")
    phone: str = strawberry.field(description="Its number.")

    @classmethod
    def of(cls, number: bundle.DeskNumber) -> Self:
        """The number as the schema shows it."""
        return cls(name=number.name, phone=number.phone)


@readable(may=Action.READ_CHECKPOINTS)
class Checkpoint:
    """One version of a checkpoint: how it stands over a time, as known since an instant."""

    id: ID = strawberry.field(description="Id of the checkpoint; the same in all its versions.")
    uuid: UUID = strawberry.field(description="The same id as bundles and check texts carry it.")
    version: int = strawberry.field(description="Version of this row; changes are based on the newest.")
    name: str = strawberry.field(description="Name.")
    kind: CheckpointKind = strawberry.field(description="Road, water, ferry or the barrier of a hamlet.")
    place: LonLat = strawberry.field(description="Where it stands.")
    unit: ID = strawberry.field(description="Id of the administrative unit that runs it.")
    from_zones: list[int] = strawberry.field(description="Numbers of the zones on the outer side.")
    to_zones: list[int] = strawberry.field(description="Numbers of the zones that ENTER leads to.")
    desk: list[DeskNumber] = strawberry.field(description="Who answers its officers' questions.")
    phones: list[str] = strawberry.field(description="Phone numbers of the post itself.")
    hard: bool = strawberry.field(description="True for a barrier that opens for nobody.")
    valid_from: datetime = strawberry.field(description="From when it stands like this.")
    valid_to: datetime | None = strawberry.field(description="Until when; null until further notice.")
    recorded_at: datetime = strawberry.field(description="Since when this is known.")
    superseded_at: datetime | None = strawberry.field(description="Since when something else is known instead.")
    bundle_address: str = strawberry.field(description="Path of its signed bundle on this server, public.")
    key: strawberry.Private[UUID]

    @member(may=Action.READ_CHECKPOINTS)
    async def history(self, info: Info) -> list["Checkpoint"]:
        """Every version ever recorded, oldest first."""
        ctx = info.context
        return [Checkpoint.of(one) for one in await ctx.services.checkpoints.history(self.key, by=ctx.actor)]

    @classmethod
    def of(cls, one: records.Checkpoint) -> Self:
        """The version as the schema shows it."""
        id_, placing = encode_id("Checkpoint", one.id), one.placing
        return cls(
            id=id_,
            uuid=one.id,
            key=one.id,
            version=one.version,
            name=placing.name,
            kind=placing.kind,
            place=LonLat.of(placing.place),
            unit=encode_id("AdminUnit", one.unit),
            from_zones=sorted(placing.from_zones),
            to_zones=sorted(placing.to_zones),
            desk=[DeskNumber.of(number) for number in placing.desk],
            phones=list(placing.phones),
            hard=placing.hard,
            valid_from=one.valid_from,
            valid_to=one.valid_to,
            recorded_at=one.recorded_at,
            superseded_at=one.superseded_at,
            bundle_address=f"/bundles/{id_}",
        )


@readable(may=Action.MANAGE_CHECKPOINTS)
class CheckpointPlaced:
    """The change is in force."""

    checkpoint: ID = strawberry.field(description="Id of the checkpoint.")
    version: int = strawberry.field(description="Its newest version, on which the next change is based.")

    @classmethod
    def of(cls, placed: records.Placed) -> Self:
        """What was done, as the schema shows it."""
        return cls(checkpoint=encode_id("Checkpoint", placed.checkpoint), version=placed.version)

"""Permits and their credentials, as the schema shows them."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import member, part, readable
from api.context import Context, Info
from api.ids import encode_id
from api.permits.enums import EntryMode, PermitPhase, PermitStatus, Purpose, StandingCause, SubjectType
from api.permits.shown import id_or_none, ids, place_of
from api.places import LonLat
from api.remembered import Remembered
from api.words import say
from api.zones.level_types import DailyHours
from credentials import control_code
from identity.access import Action
from permits.permits import model
from permits.permits.extension_store import ManyPreview


@part
class PermitHolder:
    """A person on a permit, as the credential shows them."""

    person: ID = strawberry.field(description="Id of the person on the roster.")
    name: str = strawberry.field(description="Name, the given name last.")
    id_tails: list[str] = strawberry.field(description="Last 4 digits of the identity documents.")

    @classmethod
    def of(cls, one: model.Holder) -> Self:
        """The holder as the schema shows them."""
        return cls(person=encode_id("Person", one.id), name=one.name, id_tails=list(one.tails))


@part
class PermitVehicle:
    """A vehicle on a permit."""

    vehicle: ID = strawberry.field(description="Id of the vehicle on the roster.")
    kind: str = strawberry.field(description="What it is, e.g. `BOAT`.")
    plate: str | None = strawberry.field(description="Its plate; null: it has none.")

    @classmethod
    def of(cls, one: model.Carrier) -> Self:
        """The vehicle as the schema shows it."""
        return cls(vehicle=encode_id("Vehicle", one.id), kind=one.kind, plate=one.plate)


@part
class PermitStanding:
    """One thing said about a permit: a hold suspends it, everything else only tells."""

    cause: StandingCause = strawberry.field(description="Who or what says it.")
    code: str = strawberry.field(description="What, as a code of the word catalogue; stable.")
    message: str = strawberry.field(description="The same in words, in the caller's language.")
    holds: bool = strawberry.field(description="True when it suspends the permit.")
    at: datetime = strawberry.field(description="Since when.")
    unit: ID | None = strawberry.field(description="Id of the administrative unit that says it.")
    zone: int | None = strawberry.field(description="Number of the zone it is about.")
    note: str = strawberry.field(description="What the person who did it wrote.")

    @classmethod
    def of(cls, one: model.Standing, language: str) -> Self:
        """The standing as the schema shows it."""
        said = say(f"standing-{one.code}", language, {"zone": str(one.zone or "")})
        return cls(
            cause=one.cause,
            code=one.code,
            message=said,
            holds=one.holds,
            at=one.at,
            unit=id_or_none("AdminUnit", one.unit),
            zone=one.zone,
            note=one.note,
        )


@readable(may=Action.READ_PERMIT)
class Credential:
    """What one holder shows at a checkpoint: a signed text, as QR code or on paper."""

    id: ID = strawberry.field(description="Id of the credential.")
    person: ID = strawberry.field(description="Id of its holder on the roster.")
    text: str | None = strawberry.field(description="The text in the QR code; null: asked for before it was signed.")
    qr_svg_address: str = strawberry.field(description="Path of its QR code as SVG on this server.")
    qr_png_address: str = strawberry.field(description="Path of its QR code as PNG on this server.")
    issued_at: datetime = strawberry.field(description="When it was issued.")

    @classmethod
    def of(cls, one: model.Credential) -> Self:
        """The credential as the schema shows it."""
        shown = encode_id("Credential", one.cti)
        return cls(
            id=shown,
            person=encode_id("Person", one.holder),
            text=one.text,
            qr_svg_address=f"/credentials/{shown}/qr.svg",
            qr_png_address=f"/credentials/{shown}/qr.png",
            issued_at=one.issued_at,
        )


async def credentials_by_permit(ctx: Context, permits: list[UUID]) -> list[tuple[model.Credential, ...]]:
    """Load the current credentials of many permits at once."""
    found = await ctx.services.permit_queries.credentials_of(permits, by=ctx.actor)
    return [found.get(permit, ()) for permit in permits]


@readable(may=Action.READ_PERMIT)
class Permit:
    """Who may move where, when, why."""

    id: ID = strawberry.field(description="Id of the permit.")
    reference: str = strawberry.field(description="What people call it in letters.")
    control_code: str = strawberry.field(description="12 digits to type at a checkpoint.")
    control_code_spoken: str = strawberry.field(description="The same as it is read over a radio, 4-4-4.")
    status: PermitStatus = strawberry.field(description="Where it stands.")
    phase: PermitPhase = strawberry.field(description="Where its validity stands now.")
    version: int = strawberry.field(description="Counts its changes; a change names the one it is based on.")
    organisation: ID = strawberry.field(description="Id of the organisation whose it is.")
    purpose: Purpose = strawberry.field(description="Why they move.")
    subject_type: SubjectType = strawberry.field(description="Who or what it is for.")
    holders: list[PermitHolder] = strawberry.field(description="The persons; each has a credential.")
    vehicles: list[PermitVehicle] = strawberry.field(description="The vehicles; any holder in any of them.")
    crew: ID | None = strawberry.field(description="Id of the crew it was composed from.")
    base_zone: int | None = strawberry.field(description="Number of the zone the holders return to.")
    entry_mode: EntryMode = strawberry.field(description="How often it lets in.")
    zones: list[int] = strawberry.field(description="Numbers of the zones it opens.")
    units: list[ID] = strawberry.field(description="Ids of the units those lie in: told of it, may object.")
    places: list[LonLat] = strawberry.field(description="Where the work is.")
    route: list[LonLat] = strawberry.field(description="The way there as a line; empty when none was given.")
    valid_from: datetime = strawberry.field(description="Good from this instant.")
    valid_to: datetime = strawberry.field(description="Until just before this instant; may be extended.")
    hard_limit: datetime = strawberry.field(description="No extension reaches beyond this instant.")
    hours: list[DailyHours] = strawberry.field(description="Daily hours; empty: at any hour.")
    conditions: str = strawberry.field(description="What else it asks for.")
    premises: str = strawberry.field(description="The shop or site of a premises permit.")
    work_order: ID | None = strawberry.field(description="Id of the work order it is for.")
    application: ID | None = strawberry.field(description="Id of the application it came of.")
    replaces: ID | None = strawberry.field(description="Id of the permit it took the place of.")
    requested_by: ID = strawberry.field(description="Id of the account that asked.")
    issued_by: ID = strawberry.field(description="Id of the account that said yes; under standing approval who asked.")
    issued_at: datetime = strawberry.field(description="When it was issued.")
    break_glass: bool = strawberry.field(description="Granted in a hurry at a checkpoint.")
    reviewed: bool = strawberry.field(description="Somebody else has looked at a break-glass permit.")
    reasons: list[PermitStanding] = strawberry.field(description="What is said about it, oldest first.")
    key: strawberry.Private[UUID]

    @member(may=Action.READ_PERMIT)
    async def credentials(self, info: Info) -> list[Credential]:
        """Its current credentials, one a holder; signed now if a server died before it could."""
        found = await info.context.loaders.of(credentials_by_permit).load(self.key)
        return [Credential.of(one) for one in found]

    @classmethod
    def of(cls, one: model.Permit, ctx: Context) -> "Permit":
        """The permit as the schema shows it; only these two depend on who asks, and when."""
        shown = _SHOWN.copy_of(one.id, one)
        shown.phase = one.phase(ctx.now())
        shown.reasons = [PermitStanding.of(standing, ctx.language) for standing in one.reasons]
        return shown

    @classmethod
    def plain(cls, one: model.Permit) -> Self:
        """All of it but what depends on the request."""
        return cls(
            key=one.id,
            id=encode_id("Permit", one.id),
            reference=one.reference,
            control_code=one.control_code,
            control_code_spoken=control_code.spoken(one.control_code),
            status=one.status,
            phase=PermitPhase.IN_FORCE,
            version=one.version,
            organisation=encode_id("Organisation", one.organisation),
            purpose=one.purpose,
            subject_type=one.subject_type,
            holders=[PermitHolder.of(holder) for holder in one.holders],
            vehicles=[PermitVehicle.of(vehicle) for vehicle in one.vehicles],
            crew=id_or_none("Crew", one.crew),
            base_zone=one.base_zone,
            entry_mode=one.entry_mode,
            zones=list(one.zones),
            units=ids("AdminUnit", sorted(one.units)),
            places=[place_of(position) for position in one.places],
            route=[place_of(position) for position in one.route],
            valid_from=one.valid_from,
            valid_to=one.valid_to,
            hard_limit=one.hard_limit,
            hours=[DailyHours(start_min=window.start, end_min=window.end) for window in one.hours],
            conditions=one.conditions,
            premises=one.premises,
            work_order=id_or_none("WorkOrder", one.work_order),
            application=id_or_none("Application", one.application),
            replaces=id_or_none("Permit", one.replaces),
            requested_by=encode_id("Account", one.requested_by),
            issued_by=encode_id("Account", one.issued_by),
            issued_at=one.issued_at,
            break_glass=one.break_glass,
            reviewed=one.reviewed_by is not None,
            reasons=[],
        )


_SHOWN: Remembered[model.Permit, Permit] = Remembered(Permit.plain)


@part
class ExtensionPreview:
    """What a rule for many would move; nothing was written."""

    permits: int = strawberry.field(description="How many permits.")
    past_limit: int = strawberry.field(description="How many of them stop at their hard limit before the new end.")
    sample: list[ID] = strawberry.field(description="Ids of the first of them.")

    @classmethod
    def of(cls, one: ManyPreview) -> Self:
        """The preview as the schema shows it."""
        return cls(permits=one.permits, past_limit=one.past_limit, sample=ids("Permit", one.sample))

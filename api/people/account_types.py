"""Accounts, grants, tokens and devices, as the schema shows them. A secret appears only where it is handed out."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import Open, member, part, readable
from api.context import Info
from api.ids import encode_id
from api.people.enums import DeviceKind, Role, TokenKind
from api.people.joining import join_link
from api.people.loaders import grants_by_account
from api.people.types import AdminUnit, Organisation, organisation_of, units_of
from credentials import qr
from identity.access import Action
from identity.accounts import model
from identity.devices import model as devices


@part
class AccountGrant:
    """A role within a scope."""

    id: ID = strawberry.field(description="Id of the grant.")
    role: Role = strawberry.field(description="What the account is there.")
    everywhere: bool = strawberry.field(description="True when no unit limits it.")
    granted_at: datetime = strawberry.field(description="Since when.")
    organisation_key: strawberry.Private[UUID | None]
    unit_keys: strawberry.Private[tuple[UUID, ...]]

    @member(may=Action.READ_SELF)
    async def organisation(self, info: Info) -> Organisation | None:
        """The organisation it is limited to; null for any."""
        return await organisation_of(info, self.organisation_key)

    @member(may=Action.READ_SELF)
    async def units(self, info: Info) -> list[AdminUnit]:
        """The units it is limited to, with everything below and after them; empty when it holds everywhere."""
        return await units_of(info, self.unit_keys)

    @classmethod
    def of(cls, one: model.AccountGrant) -> Self:
        """The grant as the schema shows it."""
        return cls(
            id=encode_id("AccountGrant", one.id),
            role=one.role,
            everywhere=one.units is None,
            granted_at=one.granted_at,
            organisation_key=one.organisation,
            unit_keys=tuple(one.units or ()),
        )


@readable(may=Action.READ_SELF)
class Account:
    """Somebody, or a checkpoint's devices, that signs in."""

    id: ID = strawberry.field(description="Id of the account.")
    login: str = strawberry.field(description="Sign-in name.")
    name: str = strawberry.field(description="Name of the bearer.")
    language: str = strawberry.field(description="Language of every message: `vi` or `en`.")
    person: ID | None = strawberry.field(description="Id of the person on a roster it is for, if it is.")
    checkpoint: ID | None = strawberry.field(description="Id of the checkpoint it is for, if it is.")
    disabled_at: datetime | None = strawberry.field(description="Since when it is closed; null while it is open.")
    version: int = strawberry.field(description="Version of the account.")
    key: strawberry.Private[UUID]
    organisation_key: strawberry.Private[UUID | None]

    @member(may=Action.READ_SELF)
    async def organisation(self, info: Info) -> Organisation | None:
        """Where the bearer works; null where the account is of none."""
        return await organisation_of(info, self.organisation_key)

    @member(may=Action.READ_SELF)
    async def grants(self, info: Info) -> list[AccountGrant]:
        """What it may do, oldest first."""
        return [AccountGrant.of(one) for one in await info.context.loaders.of(grants_by_account).load(self.key)]

    @classmethod
    def of(cls, one: model.Account) -> Self:
        """The account as the schema shows it."""
        return cls(
            id=encode_id("Account", one.id),
            login=one.login,
            name=one.name,
            language=one.language,
            person=encode_id("Person", one.person) if one.person else None,
            checkpoint=encode_id("Checkpoint", one.checkpoint) if one.checkpoint else None,
            disabled_at=one.disabled_at,
            version=one.version,
            key=one.id,
            organisation_key=one.organisation,
        )


@readable(may=Action.READ_SELF)
class Token:
    """A bearer token or page session of the caller; its secret is not shown again."""

    id: ID = strawberry.field(description="Id of the token; its revocation names it.")
    kind: TokenKind = strawberry.field(description="What it is for.")
    label: str = strawberry.field(description="What its maker called it; empty for a page session.")
    created_at: datetime = strawberry.field(description="When it was made.")
    expires_at: datetime = strawberry.field(description="When it ends by itself.")

    @classmethod
    def of(cls, one: model.Token) -> Self:
        """The token as the schema shows it."""
        return cls(
            id=encode_id("Token", one.id),
            kind=one.kind,
            label=one.label,
            created_at=one.created_at,
            expires_at=one.expires_at,
        )


@readable(may=Action.READ_SELF)
class Device:
    """An enrolled phone or browser."""

    id: ID = strawberry.field(description="Id of the device.")
    uuid: UUID = strawberry.field(description="The same id as check texts carry it.")
    kind: DeviceKind = strawberry.field(description="What it is.")
    label: str = strawberry.field(description="What it is called.")
    checkpoint: ID | None = strawberry.field(description="Id of the checkpoint it is of, if it is.")
    enrolled_at: datetime = strawberry.field(description="When it was enrolled.")
    revoked_at: datetime | None = strawberry.field(description="Since when it is shut out; null while it is not.")
    last_seen_at: datetime | None = strawberry.field(description="When it last called.")
    bundle_sequence: int | None = strawberry.field(description="The bundle it said it has.")
    clock_offset_ms: float | None = strawberry.field(
        description="Its clock minus the server's, at the last call. One that nobody set is off by more than an Int."
    )
    confirmed_at: datetime | None = strawberry.field(
        description="When a checkpoint's device read its code aloud, or was handed over; null before."
    )

    @classmethod
    def of(cls, one: devices.Device) -> Self:
        """The device as the schema shows it."""
        return cls(
            id=encode_id("Device", one.id),
            uuid=one.id,
            kind=one.device_kind,
            label=one.label,
            checkpoint=encode_id("Checkpoint", one.checkpoint) if one.checkpoint else None,
            enrolled_at=one.enrolled_at,
            revoked_at=one.revoked_at,
            last_seen_at=one.last_seen_at,
            bundle_sequence=one.bundle_sequence,
            clock_offset_ms=one.clock_offset_ms,
            confirmed_at=one.confirmed_at,
        )


@readable(may=Action.MANAGE_ACCOUNTS)
class AccountChanged:
    """The account stands as asked."""

    account: ID = strawberry.field(description="Id of the account.")

    @classmethod
    def of(cls, done: model.AccountAdded | model.GrantsChanged | model.Disabled) -> Self:
        """What was done, as the schema shows it."""
        return cls(account=encode_id("Account", done.account))


@readable(may=Open.PUBLIC)
class SecretIssued:
    """A secret, shown once: the same request hands out the same one again, nothing else does."""

    id: ID = strawberry.field(description="Id of what the secret is for; of a token, its revocation names it.")
    secret: str = strawberry.field(description="The secret itself. Whoever has it is its bearer.")
    expires_at: datetime = strawberry.field(description="When it is good for nothing.")
    link: str | None = strawberry.field(
        default=None, description="Of a checkpoint's invitation: where its page joins; null for any other secret."
    )
    qr_svg: str | None = strawberry.field(
        default=None, description="Of a checkpoint's invitation: its link as a QR image, SVG; else null."
    )

    @classmethod
    def of(cls, kind: str, done: model.Issued) -> Self:
        """What was handed out, as the schema shows it."""
        return cls(id=encode_id(kind, done.id), secret=done.secret, expires_at=done.expires_at)

    @classmethod
    def to_join(cls, done: model.Issued, public_url: str) -> Self:
        """An invitation to a checkpoint, with all that carries it."""
        link = join_link(public_url, done.secret)
        return cls(
            id=encode_id("Invitation", done.id),
            secret=done.secret,
            expires_at=done.expires_at,
            link=link,
            qr_svg=qr.svg(link),
        )


@readable(may=Action.READ_SELF)
class TokenRevoked:
    """The token is dead."""

    token: ID = strawberry.field(description="Id of the token.")

    @classmethod
    def of(cls, done: model.TokenRevoked) -> Self:
        """What was done, as the schema shows it."""
        return cls(token=encode_id("Token", done.token))


@readable(may=Action.READ_SELF)
class DeviceRevoked:
    """The device is shut out."""

    device: ID = strawberry.field(description="Id of the device.")

    @classmethod
    def of(cls, done: devices.Revoked) -> Self:
        """What was done, as the schema shows it."""
        return cls(device=encode_id("Device", done.device))


@readable(may=Open.PUBLIC)
class PasswordSet:
    """The account has its new password; every session and token of before has ended."""

    account: ID = strawberry.field(description="Id of the account.")

    @classmethod
    def of(cls, done: model.PasswordSet) -> Self:
        """What was done, as the schema shows it."""
        return cls(account=encode_id("Account", done.account))


@readable(may=Open.PUBLIC)
class DeviceEnrolled:
    """The device is known. Its token is shown once."""

    device: ID = strawberry.field(description="Id of the device.")
    token: str = strawberry.field(description="Its bearer token; keep it as a secret.")
    expires_at: datetime = strawberry.field(description="When the token ends.")

    @classmethod
    def of(cls, done: devices.Enrolled) -> Self:
        """What was done, as the schema shows it."""
        return cls(device=encode_id("Device", done.device), token=done.token, expires_at=done.expires_at)

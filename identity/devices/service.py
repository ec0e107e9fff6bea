"""Use cases of devices: invite, enrol, revoke, hear from."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from identity.access import Action, Actor, Role, Subject, allow
from identity.accounts import secret_store
from identity.accounts import store as accounts
from identity.accounts.giving import granted
from identity.accounts.model import Account, AccountAddedEvent, Issued, Kept, Scope, Token, TokenKind
from identity.accounts.secrets import hash_of, sealed, secret_for
from identity.accounts.sessions import Sessions
from identity.devices import store
from identity.devices.model import (
    Contact,
    Device,
    DeviceEnrolled,
    DeviceInvited,
    DeviceKind,
    DeviceRevoked,
    Enrolled,
    Invite,
    InviteOwn,
    Post,
    Revoked,
)
from identity.names import name_of
from storage import events
from storage.database import Database, Tx
from storage.idempotency import Request, once
from storage.ids import new_id
from storage.outcomes import BadInput, Conflict, NotFound, Refusal

INVITATION_LASTS = timedelta(hours=8)
"""One shift."""
TOKEN_LASTS = timedelta(days=180)


class Devices:
    """Phones and browsers, enrolled by a one-time invitation."""

    def __init__(self, db: Database, sessions: Sessions, key: bytes) -> None:
        self.db = db
        self._sessions = sessions
        self._key = key

    async def invite_own(self, command: InviteOwn, *, by: Actor, request: Request) -> Issued | Refusal:
        """An invitation for one more device of the actor's own, valid for a shift; asked again, the same one."""
        label = name_of(command.label, "label")
        if command.device_kind is DeviceKind.CHECKPOINT:
            raise BadInput("kind", "DEVICE_OF_NO_CHECKPOINT")
        invite = Invite(account=by.account, device_kind=command.device_kind, label=label)

        async def work(tx: Tx) -> Kept | Refusal:
            if await accounts.find(tx, by.account) is None:
                return NotFound(kind="Account", id=by.account)
            return await self._keep(tx, invite, by, request)

        return await self._issued(request, by, work)

    async def invite_to(self, post: Post, label: str, *, by: Actor, request: Request) -> Issued | Refusal:
        """An invitation for one device of a checkpoint: it may verify and hand in checks there, and nothing else."""
        shown = name_of(label, "label")

        async def work(tx: Tx) -> Kept | Refusal:
            allow(by, Action.ENROL_DEVICE, Subject(units=frozenset({post.unit}), checkpoint=post.checkpoint))
            invite = Invite(
                account=await _account_of(tx, post, request),
                device_kind=DeviceKind.CHECKPOINT,
                label=shown,
                checkpoint=post.checkpoint,
                unit=post.unit,
            )
            return await self._keep(tx, invite, by, request)

        return await self._issued(request, by, work)

    async def enrol(self, invitation: str, *, request: Request) -> Enrolled | Refusal:
        """Take the invitation; answers the device's own bearer token. Asked again, the same; refused when spent."""
        token = secret_for(self._key, "enrolled/" + hash_of(invitation).hex(), request.actor, request.key)

        async def work(tx: Tx) -> Kept | Refusal:
            invite = await store.use_invitation(tx, hash_of(invitation), request.at)
            if invite is None:
                return Conflict(code="INVITATION_SPENT")
            return await _enrol(tx, invite, token, request.at)

        kept = await once(self.db, sealed(self._key, request), Kept, work)
        if isinstance(kept, Refusal):
            return kept
        return Enrolled(device=kept.id, expires_at=kept.expires_at, token=token)

    async def revoke(self, id: UUID, *, by: Actor, request: Request) -> Revoked | Refusal:
        """Shut a device out at once."""

        async def work(tx: Tx) -> Revoked | Refusal:
            found = await store.find(tx, id)
            if found is None:
                return NotFound(kind="Device", id=id)
            await _allow_to_shut_out(tx, found, by)
            await store.revoke(tx, id, request.at)
            await secret_store.revoke_tokens(tx, request.at, id=await store.token_of(tx, id))
            await events.append(tx, DeviceRevoked(subject=id, at=request.at, unit=found.unit))
            return Revoked(device=id)

        ended = await once(self.db, request, Revoked, work)
        self._sessions.forget()
        return ended

    async def of_checkpoint(self, checkpoint: UUID, units: frozenset[UUID], *, by: Actor) -> Sequence[Device]:
        """A checkpoint's devices; `units` is where the checkpoint lies."""
        allow(by, Action.READ_DEVICES, Subject(units=units, checkpoint=checkpoint))
        async with self.db.reading() as rx:
            return await store.of_checkpoint(rx, checkpoint)

    async def own(self, *, by: Actor) -> Sequence[Device]:
        """The actor's own devices, newest first."""
        async with self.db.reading() as rx:
            return await store.of_account(rx, by.account)

    async def heard_from(self, id: UUID, contact: Contact) -> None:
        """A device called."""
        async with self.db.transaction() as tx:
            await store.save_contact(tx, id, contact)

    async def _keep(self, tx: Tx, invite: Invite, by: Actor, request: Request) -> Kept:
        made = Kept(id=new_id(), expires_at=request.at + INVITATION_LASTS)
        await store.add_invitation(tx, invite, made, hash_of(self._secret(by, request)), request.at)
        said = DeviceInvited(subject=invite.account, at=request.at, unit=invite.unit, device_kind=invite.device_kind)
        await events.append(tx, said)
        return made

    async def _issued(
        self, request: Request, by: Actor, work: Callable[[Tx], Awaitable[Kept | Refusal]]
    ) -> Issued | Refusal:
        kept = await once(self.db, request, Kept, work)
        return kept if isinstance(kept, Refusal) else kept.issued(self._secret(by, request))

    def _secret(self, by: Actor, request: Request) -> str:
        return secret_for(self._key, "device", by.account, request.key)


async def _account_of(tx: Tx, post: Post, request: Request) -> UUID:
    """The account under which a checkpoint's devices sign in, made with the first of them."""
    found = await accounts.of_checkpoint(tx, post.checkpoint)
    if found is not None:
        return found.id
    made = Account(
        id=new_id(),
        login=f"checkpoint-{post.checkpoint}",
        name=name_of(post.name, longest=120),
        language="vi",
        organisation=None,
        person=None,
        checkpoint=post.checkpoint,
        disabled_at=None,
        version=1,
    )
    await accounts.add(tx, made)
    scope = Scope(role=Role.CHECKPOINT, units=frozenset({post.unit}))
    await accounts.add_grants(tx, [granted(made.id, scope, request.at)])
    await events.append(tx, AccountAddedEvent(subject=made.id, at=request.at, unit=post.unit))
    return made.id


async def _allow_to_shut_out(tx: Tx, found: Device, by: Actor) -> None:
    """One's own device; a checkpoint's by who enrols there; anybody else's by who manages their account."""
    if found.account == by.account:
        return
    if found.unit is not None:
        allow(by, Action.ENROL_DEVICE, Subject(units=frozenset({found.unit}), checkpoint=found.checkpoint))
        return
    owner = await accounts.find(tx, found.account)
    allow(by, Action.MANAGE_ACCOUNTS, Subject(organisation=owner.organisation if owner else None))


async def _enrol(tx: Tx, invite: Invite, secret: str, now: datetime) -> Kept:
    token = Token(
        id=new_id(),
        account=invite.account,
        kind=TokenKind.BEARER,
        label=invite.label,
        created_at=now,
        expires_at=now + TOKEN_LASTS,
        revoked_at=None,
    )
    made = _device(invite, now)
    await secret_store.add_token(tx, token, hash_of(secret))
    await store.add(tx, made, token.id)
    await events.append(tx, DeviceEnrolled(subject=made.id, at=now, unit=made.unit))
    return Kept(id=made.id, expires_at=token.expires_at)


def _device(invite: Invite, now: datetime) -> Device:
    return Device(
        id=new_id(),
        device_kind=invite.device_kind,
        label=invite.label,
        account=invite.account,
        checkpoint=invite.checkpoint,
        unit=invite.unit,
        enrolled_at=now,
        revoked_at=None,
        last_seen_at=now,
        bundle_sequence=None,
        clock_offset_ms=None,
    )

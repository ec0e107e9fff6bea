"""Use cases of devices: invite, enrol, confirm, revoke, hear from."""

import hmac
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from identity.access import Action, Actor, Role, Subject, allow
from identity.accounts import limiting, secret_store
from identity.accounts import store as accounts
from identity.accounts.giving import granted
from identity.accounts.model import Account, AccountAddedEvent, Issued, Kept, Scope, Token, TokenKind
from identity.accounts.secrets import hash_of, sealed, secret_for
from identity.accounts.sessions import Sessions
from identity.devices import invitations, store
from identity.devices.model import (
    Confirmed,
    Contact,
    Device,
    DeviceConfirmed,
    DeviceEnrolled,
    DeviceInvited,
    DeviceKind,
    DeviceRevoked,
    Enrolled,
    Invite,
    InviteOwn,
    InviteToPost,
    Misread,
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
WRONG_CODES = 3
"""So many codes that were not the device's shut it out: somebody else may hold the invitation."""


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

        return await self._issued(command.device_kind, by, request, work)

    async def invite_to(self, post: Post, command: InviteToPost, *, by: Actor, request: Request) -> Issued | Refusal:
        """An invitation for one device of a checkpoint: it may verify and hand in checks there, and nothing else."""
        shown = name_of(command.label, "label")

        async def work(tx: Tx) -> Kept | Refusal:
            allow(by, Action.ENROL_DEVICE, Subject(units=frozenset({post.unit}), checkpoint=post.checkpoint))
            invite = Invite(
                account=await _account_of(tx, post, request),
                device_kind=DeviceKind.CHECKPOINT,
                label=shown,
                checkpoint=post.checkpoint,
                unit=post.unit,
                in_person=command.in_person,
            )
            return await self._keep(tx, invite, by, request)

        return await self._issued(DeviceKind.CHECKPOINT, by, request, work)

    async def invitation_lives(self, invitation: str, at: datetime) -> bool:
        """Whether a device may still take it at an instant."""
        async with self.db.reading() as rx:
            return await store.invitation_lives(rx, hash_of(invitations.typed(invitation)), at)

    async def enrol(
        self, invitation: str, *, request: Request, public_key: bytes | None = None, address: str = ""
    ) -> Enrolled | Refusal:
        """Take the invitation; answers the device's own bearer token. Asked again, the same; refused when spent.

        `public_key`: of a checkpoint's device, and of no other; the caller has seen that it is a key.
        """
        tries = limiting.of_invitations(address)
        if wait := await limiting.locked_s(self.db, tries, request.at):
            return Conflict(code="LOCKED", params={"seconds": str(wait)})
        hashed = hash_of(invitations.typed(invitation))
        token = secret_for(self._key, "enrolled/" + hashed.hex(), request.actor, request.key)

        async def work(tx: Tx) -> Kept | Refusal:
            invite = await store.use_invitation(tx, hashed, request.at)
            if invite is None:
                return Conflict(code="INVITATION_SPENT")
            if (invite.device_kind is DeviceKind.CHECKPOINT) is (public_key is None):
                return Conflict(code="INVITATION_OF_ANOTHER_KIND")
            return await _enrol(tx, invite, token, public_key, request.at)

        kept = await once(self.db, sealed(self._key, request), Kept, work)
        if isinstance(kept, Refusal):
            await limiting.take_try(self.db, tries, request.at)
            return kept
        return Enrolled(device=kept.id, expires_at=kept.expires_at, token=token)

    async def confirm(
        self, id: UUID, fits: Callable[[Device], bool], *, by: Actor, request: Request
    ) -> Confirmed | Refusal:
        """Somebody typed the code that the device read aloud; `fits` knows it. The third wrong one shuts it out."""

        async def work(tx: Tx) -> Confirmed | Misread | Refusal:
            found = await store.lock(tx, id)
            if found is None or found.unit is None:
                return NotFound(kind="Device", id=id)
            allow(by, Action.ENROL_DEVICE, Subject(units=frozenset({found.unit}), checkpoint=found.checkpoint))
            if found.revoked_at is not None:
                return Conflict(code="DEVICE_REVOKED")
            if found.confirmed_at is not None:
                return Confirmed(device=id)
            return await _confirm(tx, found, request.at) if fits(found) else await _misread(tx, found, request.at)

        kinds: tuple[type[Confirmed | Misread], ...] = (Confirmed, Misread)
        done = await once(self.db, request, kinds, work)
        if isinstance(done, Misread):
            self._sessions.forget()
            return _wrong(done)
        return done

    async def revoke(self, id: UUID, *, by: Actor, request: Request) -> Revoked | Refusal:
        """Shut a device out at once."""

        async def work(tx: Tx) -> Revoked | Refusal:
            found = await store.find(tx, id)
            if found is None:
                return NotFound(kind="Device", id=id)
            await _allow_to_shut_out(tx, found, by)
            await _shut_out(tx, found, request.at)
            return Revoked(device=id)

        ended = await once(self.db, request, Revoked, work)
        self._sessions.forget()
        return ended

    async def of_checkpoint(self, checkpoint: UUID, units: frozenset[UUID], *, by: Actor) -> Sequence[Device]:
        """A checkpoint's devices; `units` is where the checkpoint lies."""
        allow(by, Action.READ_DEVICES, Subject(units=units, checkpoint=checkpoint))
        async with self.db.reading() as rx:
            return await store.of_checkpoint(rx, checkpoint)

    async def find(self, id: UUID) -> Device | None:
        """One device, for who has asked already whether they may."""
        async with self.db.reading() as rx:
            return await store.find(rx, id)

    def reply_key(self, id: UUID) -> bytes:
        """32 bytes that only a device and its desk know: made from the server's own key, kept nowhere."""
        return hmac.digest(self._key, b"reply" + id.bytes, "sha256")

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
        await store.add_invitation(tx, invite, made, hash_of(self._secret(invite.device_kind, by, request)), request.at)
        said = DeviceInvited(subject=invite.account, at=request.at, unit=invite.unit, device_kind=invite.device_kind)
        await events.append(tx, said)
        return made

    async def _issued(
        self, kind: DeviceKind, by: Actor, request: Request, work: Callable[[Tx], Awaitable[Kept | Refusal]]
    ) -> Issued | Refusal:
        kept = await once(self.db, request, Kept, work)
        return kept if isinstance(kept, Refusal) else kept.issued(self._secret(kind, by, request))

    def _secret(self, kind: DeviceKind, by: Actor, request: Request) -> str:
        if kind is DeviceKind.CHECKPOINT:
            return invitations.invitation_for(self._key, by.account, request.key)
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


async def _shut_out(tx: Tx, found: Device, at: datetime) -> None:
    await store.revoke(tx, found.id, at)
    await secret_store.revoke_tokens(tx, at, id=await store.token_of(tx, found.id))
    await events.append(tx, DeviceRevoked(subject=found.id, at=at, unit=found.unit))


async def _confirm(tx: Tx, found: Device, at: datetime) -> Confirmed:
    await store.confirm(tx, found.id, at)
    await events.append(tx, DeviceConfirmed(subject=found.id, at=at, unit=found.unit))
    return Confirmed(device=found.id)


async def _misread(tx: Tx, found: Device, at: datetime) -> Misread:
    wrong = found.wrong_codes + 1
    await store.count_wrong_code(tx, found.id, wrong)
    if wrong >= WRONG_CODES:
        await _shut_out(tx, found, at)
    return Misread(device=found.id, left=max(0, WRONG_CODES - wrong))


def _wrong(misread: Misread) -> Conflict:
    if misread.left:
        return Conflict(code="CONFIRMATION_WRONG", params={"left": str(misread.left)})
    return Conflict(code="CONFIRMATION_WRONG_REVOKED")


async def _enrol(tx: Tx, invite: Invite, secret: str, public_key: bytes | None, now: datetime) -> Kept:
    token = Token(
        id=new_id(),
        account=invite.account,
        kind=TokenKind.BEARER,
        label=invite.label,
        created_at=now,
        expires_at=now + TOKEN_LASTS,
        revoked_at=None,
    )
    made = _device(invite, public_key, now)
    await secret_store.add_token(tx, token, hash_of(secret))
    await store.add(tx, made, token.id)
    await events.append(tx, DeviceEnrolled(subject=made.id, at=now, unit=made.unit))
    return Kept(id=made.id, expires_at=token.expires_at)


def _device(invite: Invite, public_key: bytes | None, now: datetime) -> Device:
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
        public_key=public_key,
        confirmed_at=now if invite.in_person else None,
    )

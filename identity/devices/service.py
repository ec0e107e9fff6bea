"""Use cases of devices: invite, enrol, revoke, hear from."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from identity.access import Action, Actor, Subject, allow
from identity.accounts import secret_store
from identity.accounts import store as accounts
from identity.accounts.model import Issued, Token, TokenKind
from identity.accounts.secrets import hash_of, secret_for
from identity.accounts.sessions import Sessions
from identity.devices import store
from identity.devices.model import Contact, Device, DeviceEnrolled, DeviceRevoked, Enrolled, Invite, Revoked
from storage import events
from storage.database import Database, Tx
from storage.idempotency import Request, once
from storage.ids import new_id
from storage.outcomes import Conflict, NotFound, Refusal

INVITATION_LASTS = timedelta(hours=8)
"""One shift."""
TOKEN_LASTS = timedelta(days=180)


class Devices:
    """Phones and browsers, enrolled by a one-time invitation."""

    def __init__(self, db: Database, sessions: Sessions, key: bytes) -> None:
        self.db = db
        self._sessions = sessions
        self._key = key

    async def invite(self, command: Invite, *, by: Actor, request: Request) -> Issued | Refusal:
        """An invitation for one device, valid for a shift; the same request hands out the same one again."""
        secret = secret_for(self._key, "device", by.account, request.key)
        made = Issued(id=new_id(), expires_at=request.at + INVITATION_LASTS, secret=secret)
        async with self.db.transaction() as tx:
            account = await accounts.find(tx, command.account)
            if account is None:
                return NotFound(kind="Account", id=command.account)
            units = frozenset({command.unit} if command.unit else ())
            allow(by, Action.ENROL_DEVICE, Subject(organisation=account.organisation, units=units))
            await store.add_invitation(tx, _row(command, made, request.at))
        return made

    async def enrol(self, invitation: str, *, now: datetime) -> Enrolled | Refusal:
        """Take the invitation; answers the device's own bearer token, shown once. Refused when spent."""
        async with self.db.transaction() as tx:
            invite = await store.use_invitation(tx, hash_of(invitation), now)
            if invite is None:
                return Conflict(code="INVITATION_SPENT")
            return await _enrol(tx, invite, secret_for(self._key, "enrolled", invite.account, new_id()), now)

    async def revoke(self, id: UUID, *, by: Actor, request: Request) -> Revoked | Refusal:
        """Shut a device out at once."""

        async def work(tx: Tx) -> Revoked | Refusal:
            found = await store.find(tx, id)
            if found is None:
                return NotFound(kind="Device", id=id)
            if found.account != by.account:
                allow(by, Action.ENROL_DEVICE, Subject(units=frozenset({found.unit} if found.unit else ())))
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

    async def heard_from(self, id: UUID, contact: Contact) -> None:
        """A device called."""
        async with self.db.transaction() as tx:
            await store.save_contact(tx, id, contact)


def _row(command: Invite, made: Issued, at: datetime) -> dict[str, object]:
    return {
        "id": made.id,
        "hash": hash_of(made.secret),
        "account": command.account,
        "device_kind": command.device_kind,
        "label": command.label,
        "checkpoint": command.checkpoint,
        "unit": command.unit,
        "created_at": at,
        "expires_at": made.expires_at,
    }


async def _enrol(tx: Tx, invite: Invite, secret: str, now: datetime) -> Enrolled:
    token = Token(
        id=new_id(),
        account=invite.account,
        kind=TokenKind.BEARER,
        label=invite.label,
        created_at=now,
        expires_at=now + TOKEN_LASTS,
        revoked_at=None,
    )
    await secret_store.add_token(tx, token, hash_of(secret))
    made = Device(
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
    await store.add(tx, made, token.id)
    await events.append(tx, DeviceEnrolled(subject=made.id, at=now, unit=made.unit))
    return Enrolled(device=made.id, expires_at=token.expires_at, token=secret)

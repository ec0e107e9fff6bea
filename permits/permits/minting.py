"""New credentials for a permit, and a status list that says what the permit says, in the caller's transaction."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID, uuid4

from credentials.wire import Status
from permits.permits import credential_store as store
from permits.permits.claims import claims_of
from permits.permits.model import Credential, Holder, Permit
from permits.permits.rules import STATUS_OF
from permits.ports import Statuses
from storage.database import Tx


async def mint(tx: Tx, statuses: Statuses, permit: Permit, holders: Iterable[Holder], at: datetime) -> tuple[UUID, ...]:
    """Give each of these holders a credential; the text comes after the commit."""
    every = tuple(holders)
    refs = await statuses.allocate(tx, len(every), permit.hard_limit, at)
    made = []
    for holder, ref in zip(every, refs, strict=True):
        cti = uuid4()
        one = Credential(cti=cti, permit=permit.id, holder=holder.id, block=ref.block, index=ref.index, issued_at=at)
        made.append((one, claims_of(permit, holder, cti, ref, at)))
    await store.insert(tx, made)
    if STATUS_OF[permit.status] is not Status.VALID:
        await statuses.set_status(tx, refs, STATUS_OF[permit.status], at)
    return tuple(one.cti for one, _ in made)


async def follow(tx: Tx, statuses: Statuses, permit: Permit, at: datetime) -> None:
    """Make the status list say what the permit's status says of all its credentials."""
    await statuses.set_status(tx, await store.refs(tx, [permit.id]), STATUS_OF[permit.status], at)


async def revoke_some(tx: Tx, statuses: Statuses, old: Iterable[Credential], at: datetime) -> None:
    """Revoke these credentials alone."""
    every = tuple(old)
    await store.revoke(tx, [one.cti for one in every], at)
    await statuses.set_status(tx, [one.ref for one in every], Status.REVOKED, at)

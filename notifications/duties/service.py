"""Use cases of duty: go on, go off, ask."""

from datetime import datetime, timedelta

from identity.access import Action, Actor, allow
from notifications.duties import store
from notifications.duties.model import AccountDutyChanged, OffDuty, OnDuty, Shift
from storage import events
from storage.database import Database, Tx
from storage.idempotency import Request, once
from storage.ids import new_id
from storage.outcomes import BadInput, Refusal

SHIFT = timedelta(hours=12)
LONGEST = timedelta(hours=24)
"""A shift that somebody forgot to end does not keep them on duty for ever."""


class Duties:
    """Everybody says for themselves when they are on duty."""

    def __init__(self, db: Database) -> None:
        self.db = db

    async def go_on(self, until: datetime | None, *, by: Actor, request: Request) -> OnDuty | Refusal:
        """On duty from now until then, twelve hours by default, a day at most; what ran before ends."""
        ends_at = until or request.at + SHIFT
        if not request.at < ends_at <= request.at + LONGEST:
            raise BadInput("until", "SHIFT_LENGTH", most=str(LONGEST // timedelta(hours=1)))
        made = Shift(id=new_id(), account=by.account, starts_at=request.at, ends_at=ends_at)

        async def work(tx: Tx) -> OnDuty | Refusal:
            allow(by, Action.READ_INBOX)
            await store.end(tx, by.account, request.at)
            await store.add(tx, made)
            await events.append(tx, _said(by, request.at, on_duty=True))
            return OnDuty(shift=made.id, until=ends_at)

        return await once(self.db, request, OnDuty, work)

    async def go_off(self, *, by: Actor, request: Request) -> OffDuty | Refusal:
        """Off duty from now on; again changes nothing."""

        async def work(tx: Tx) -> OffDuty | Refusal:
            allow(by, Action.READ_INBOX)
            if await store.end(tx, by.account, request.at):
                await events.append(tx, _said(by, request.at, on_duty=False))
            return OffDuty(account=by.account)

        return await once(self.db, request, OffDuty, work)

    async def own(self, *, by: Actor, at: datetime) -> Shift | None:
        """The actor's shift at the instant; None off duty."""
        allow(by, Action.READ_INBOX)
        async with self.db.reading() as rx:
            return await store.running(rx, by.account, at)


def _said(by: Actor, at: datetime, *, on_duty: bool) -> AccountDutyChanged:
    return AccountDutyChanged(subject=by.account, at=at, organisation=by.organisation, on_duty=on_duty)

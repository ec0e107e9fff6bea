"""The small province of tests/permits with accounts for everybody, a worker in pieces, and a push service by script."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa

from api.words import say
from identity.access import Actor, Grant, Role
from identity.accounts import secret_store
from identity.accounts import store as accounts
from identity.accounts.giving import granted
from identity.accounts.model import Account, Scope, Token, TokenKind
from notifications.addresses.model import Register, Registered
from notifications.addresses.service import PushAddresses
from notifications.duties.service import Duties
from notifications.escalation.worker import Escalation
from notifications.inbox.model import Notification, ToldAs, Urgency
from notifications.inbox.service import Inbox
from notifications.outbox.worker import Means, Outbox
from notifications.sender import Accepted, AddressKind, Again, Answer, Push
from notifications.tables import delivery, notification
from notifications.telling.model import Circle, Matter, Plan, Rule, Told, Topic
from notifications.telling.reader import Looked, Reader
from notifications.telling.writing import write
from storage import events, reader
from storage.database import Database
from storage.event import Event
from storage.ids import new_id
from tests.notifications.values import asked
from tests.permits.values import NOON

PLAIN = Rule(code="PERMIT_SUSPENDED", to=(Circle.HOLDERS,), urgency=Urgency.URGENT)


@dataclass(slots=True)
class Hands:
    """A clock that stands until it is moved."""

    at: datetime = NOON

    def __call__(self) -> datetime:
        return self.at

    def on(self, by: timedelta) -> None:
        """Forward."""
        self.at += by


@dataclass(slots=True)
class Phones:
    """Every device there is: what arrived, and what its user saw, each notification once."""

    arrived: list[Push] = field(default_factory=list)

    def take(self, push: Push) -> None:
        self.arrived.append(push)

    def seen(self, value: str) -> list[UUID]:
        """What the device at the address shows: each id once."""
        return list(dict.fromkeys(push.id for push in self.arrived if push.address.value == value))


@dataclass(slots=True)
class Scripted:
    """A push service that answers as it was told, then takes everything. `lost`: taken, but the answer never came."""

    phones: Phones = field(default_factory=Phones)
    script: list[Answer | str] = field(default_factory=list)
    asked: int = 0

    async def send(self, pushes: Sequence[Push]) -> Sequence[Answer]:
        return [self._answer(push) for push in pushes]

    def _answer(self, push: Push) -> Answer:
        self.asked += 1
        said = self.script.pop(0) if self.script else Accepted(receipt="r")
        if isinstance(said, str):
            self.phones.take(push)
            return Again(reason=said)
        if isinstance(said, Accepted):
            self.phones.take(push)
        return said

    async def close(self) -> None:
        return None


@dataclass(slots=True)
class Office:
    """Accounts, duty and a worker over one database."""

    db: Database
    clock: Hands = field(default_factory=Hands)
    service: Scripted = field(default_factory=Scripted)
    chance: Callable[[], float] = lambda: 0.5

    async def account(  # noqa: PLR0913 - what tells one account from another
        self,
        role: Role,
        *,
        organisation: UUID | None = None,
        units: frozenset[UUID] | None = None,
        person: UUID | None = None,
        language: str = "vi",
        account: UUID | None = None,
        name: str = "Ai đó",
    ) -> Actor:
        """An open account with one grant, signed in."""
        made = Account(
            id=account or new_id(),
            login=new_id().hex,
            name=name,
            language=language,
            organisation=organisation,
            person=person,
            checkpoint=None,
            disabled_at=None,
            version=1,
        )
        scope = Scope(role=role, organisation=organisation if role is not Role.APPROVER else None, units=units)
        async with self.db.transaction() as tx:
            await accounts.add(tx, made)
            await accounts.add_grants(tx, [granted(made.id, scope, NOON)])
        actor = Actor(
            account=made.id,
            name=name,
            language=language,
            organisation=organisation,
            grants=(Grant(role=role, organisation=scope.organisation, units=units),),
            person=person,
        )
        return await self.signed_in(actor)

    async def signed_in(self, actor: Actor) -> Actor:
        """The same person with a session of their own."""
        token = Token(
            id=new_id(),
            account=actor.account,
            kind=TokenKind.SESSION,
            label="",
            created_at=self.clock.at,
            expires_at=self.clock.at + timedelta(days=90),
            revoked_at=None,
        )
        async with self.db.transaction() as tx:
            await secret_store.add_token(tx, token, token.id.bytes * 2)
        return replace(actor, session=token.id)

    async def phone(self, actor: Actor, value: str = "", kind: AddressKind = AddressKind.TOKEN) -> str:
        """A device where the person is reached; its address."""
        value = value or f"token-{new_id().hex}"
        command = Register(kind=kind, value=value)
        done = await PushAddresses(self.db).register(command, by=actor, request=asked(actor, self.clock.at))
        assert isinstance(done, Registered)
        return value

    async def on_duty(self, *actors: Actor) -> None:
        """Each begins a shift a minute after the one before, all at least a minute ago."""
        for place, actor in enumerate(actors):
            began = self.clock.at - timedelta(minutes=len(actors) - place)
            await Duties(self.db).go_on(None, by=actor, request=asked(actor, began))

    async def happens(self, *said: Event) -> None:
        """Events are in the log."""
        async with self.db.transaction() as tx:
            await events.append(tx, *said)

    async def skip_to_now(self) -> None:
        """Whatever happened so far is told to nobody."""
        async with self.db.transaction() as tx:
            await reader.keep_place(tx, "notifications", await events.latest(tx))

    async def tell(self) -> None:
        """Read the log to its end."""
        one = Reader(self.db, self.clock)
        while await one.step() is Looked.DONE:
            pass
        await one.stop()

    async def send(self) -> None:
        """Send whatever is due."""
        outbox = self.outbox()
        while await outbox.step():
            pass

    def outbox(self) -> Outbox:
        """A worker's sending; every kind of address by the one service."""
        services = dict.fromkeys(AddressKind, self.service)
        return Outbox(self.db, Means(senders=services, say=say, clock=self.clock, chance=self.chance))

    async def says(self, *actors: Actor, rule: Rule = PLAIN) -> UUID:
        """These are told by a rule, as the reader would; the event's id."""
        event, about = new_id(), Matter(about_kind="Permit", about=new_id(), params={"reference": "GP-1", "zone": "7"})
        told = [
            Told(account=one.account, rule=rule, told_as=ToldAs.NAMED, matter=about, params=about.params, pushed=True)
            for one in actors
        ]
        async with self.db.transaction() as tx:
            await write(
                tx,
                [Plan(event=event, at=self.clock.at, topic=Topic(about=about.about), told=tuple(told))],
                self.clock.at,
            )
        return event

    async def escalate(self) -> int:
        """Hand on what is due."""
        return await Escalation(self.db, self.clock).step()

    async def inbox(self, actor: Actor) -> tuple[Notification, ...]:
        """What somebody was told, oldest first."""
        page = await Inbox(self.db).page(by=actor, after=None, first=500)
        return tuple(reversed(page.rows))

    async def codes(self, actor: Actor) -> list[str]:
        """The codes of what somebody was told, oldest first."""
        return [one.code for one in await self.inbox(actor)]

    async def told(self) -> dict[UUID, tuple[str, ToldAs]]:
        """Everybody who was told something, of one event."""
        async with self.db.reading() as rx:
            rows = await rx.rows(sa.select(notification))
        return {row.account: (row.code, ToldAs(row.told_as)) for row in rows}

    async def deliveries(self) -> list[tuple[str, str]]:
        """State and reason of every push, oldest first."""
        async with self.db.reading() as rx:
            rows = await rx.rows(sa.select(delivery).order_by(delivery.c.id))
        return [(row.state, row.reason) for row in rows]

"""Notifications, push addresses, duty and deliveries as the schema shows them."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import readable
from api.ids import encode_id
from api.notifications.enums import AddressKind, DeliveryState, ToldAs, Urgency
from api.problems import Parameter, parameters
from api.words import say
from identity.access import Action
from notifications.addresses import model as addresses
from notifications.compose import inbox_words
from notifications.deliveries import model as deliveries
from notifications.duties import model as duties
from notifications.inbox import model


@readable(may=Action.READ_INBOX)
class Notification:
    """What the caller was told. A push carries the same `uuid`: an app shows each once."""

    id: ID = strawberry.field(description="Id of the notification.")
    uuid: UUID = strawberry.field(description="The id a push carries in its `id`.")
    code: str = strawberry.field(description="Code of the word catalogue; stable.")
    params: list[Parameter] = strawberry.field(description="Parameters of the code.")
    title: str = strawberry.field(description="What it is, in the caller's language.")
    body: str = strawberry.field(description="One or two sentences, in the caller's language.")
    urgency: Urgency = strawberry.field(description="How loud it is.")
    told_as: ToldAs = strawberry.field(description="Why the caller was told.")
    about: ID = strawberry.field(description="Id of what it speaks of.")
    about_kind: str = strawberry.field(description="What that is, e.g. `Permit` or `Zone`.")
    at: datetime = strawberry.field(description="When it happened.")
    created_at: datetime = strawberry.field(description="When it came into the inbox.")
    needs_acknowledgement: bool = strawberry.field(description="True when somebody must say that they take care.")
    delivered_at: datetime | None = strawberry.field(description="When a device of the caller had it.")
    read_at: datetime | None = strawberry.field(description="When the caller read it.")
    acknowledged_at: datetime | None = strawberry.field(description="When the caller said that they take care.")

    @classmethod
    def of(cls, one: model.Notification, language: str) -> Self:
        """The notification as the schema shows it, in words of this language."""
        words = inbox_words(say, one.code, language, one.params)
        return cls(
            id=encode_id("Notification", one.id),
            uuid=one.id,
            code=one.code,
            params=parameters(one.params),
            title=words.title,
            body=words.body,
            urgency=one.urgency,
            told_as=one.told_as,
            about=encode_id(one.about_kind, one.about),
            about_kind=one.about_kind,
            at=one.at,
            created_at=one.created_at,
            needs_acknowledgement=one.needs_ack,
            delivered_at=one.delivered_at,
            read_at=one.read_at,
            acknowledged_at=one.acknowledged_at,
        )


@readable(may=Action.READ_INBOX)
class PushAddress:
    """Where a device of the caller is reached; the address itself is never shown."""

    id: ID = strawberry.field(description="Id of the address.")
    kind: AddressKind = strawberry.field(description="What it is to its service.")
    tail: str = strawberry.field(description="Its last characters, to tell it from others.")
    device: ID | None = strawberry.field(description="Id of the enrolled device that registered it, if one did.")
    registered_at: datetime = strawberry.field(description="When it was registered.")

    @classmethod
    def of(cls, one: addresses.PushAddress) -> Self:
        """The address as the schema shows it."""
        return cls(
            id=encode_id("PushAddress", one.id),
            kind=one.kind,
            tail=one.tail,
            device=encode_id("Device", one.device) if one.device else None,
            registered_at=one.registered_at,
        )


@readable(may=Action.READ_INBOX)
class DutyShift:
    """The caller's shift."""

    since: datetime = strawberry.field(description="When it began.")
    until: datetime = strawberry.field(description="When it ends by itself.")

    @classmethod
    def of(cls, one: duties.Shift) -> Self:
        """The shift as the schema shows it."""
        return cls(since=one.starts_at, until=one.ends_at)


@readable(may=Action.READ_DELIVERIES)
class Delivery:
    """One notification on its way to one device."""

    id: ID = strawberry.field(description="Id of the delivery.")
    notification: ID = strawberry.field(description="Id of the notification.")
    account: ID = strawberry.field(description="Id of the account that was told.")
    code: str = strawberry.field(description="Code of what was told.")
    address_kind: AddressKind = strawberry.field(description="What the address is to its service.")
    address_tail: str = strawberry.field(description="Last characters of the address.")
    state: DeliveryState = strawberry.field(description="How far it came.")
    reason: str = strawberry.field(description="Why it waits, was skipped or failed; empty when all is well.")
    attempts: int = strawberry.field(description="How often its service was asked.")
    queued_at: datetime = strawberry.field(description="When it was queued.")
    due_at: datetime = strawberry.field(description="When it is, or was, tried next.")
    changed_at: datetime = strawberry.field(description="When its state changed last.")

    @classmethod
    def of(cls, one: deliveries.Delivery) -> Self:
        """The delivery as the schema shows it."""
        return cls(
            id=encode_id("Delivery", one.id),
            notification=encode_id("Notification", one.notification),
            account=encode_id("Account", one.account),
            code=one.code,
            address_kind=one.address_kind,
            address_tail=one.tail,
            state=one.state,
            reason=one.reason,
            attempts=one.attempts,
            queued_at=one.queued_at,
            due_at=one.due_at,
            changed_at=one.changed_at,
        )


@readable(may=Action.READ_INBOX)
class NotificationsMarked:
    """These notifications of the caller are marked; ids of others were left out."""

    notifications: list[ID] = strawberry.field(description="Ids of the notifications.")

    @classmethod
    def of(cls, done: model.Marked) -> Self:
        """What was done, as the schema shows it."""
        return cls(notifications=[encode_id("Notification", one) for one in done.notifications])


@readable(may=Action.READ_INBOX)
class NotificationAcknowledged:
    """The caller takes care of it; nobody else is asked."""

    notification: ID = strawberry.field(description="Id of the notification.")
    at: datetime = strawberry.field(description="When the caller first said so.")

    @classmethod
    def of(cls, done: model.Acknowledged) -> Self:
        """What was done, as the schema shows it."""
        return cls(notification=encode_id("Notification", done.notification), at=done.at)


@readable(may=Action.READ_INBOX)
class PushAddressChanged:
    """The address is registered, or removed, as asked."""

    address: ID = strawberry.field(description="Id of the address.")

    @classmethod
    def of(cls, done: addresses.Registered | addresses.AddressRemoved) -> Self:
        """What was done, as the schema shows it."""
        return cls(address=encode_id("PushAddress", done.address))


@readable(may=Action.READ_INBOX)
class DutySet:
    """The caller is on duty until then, or off duty."""

    until: datetime | None = strawberry.field(description="When the shift ends by itself; null off duty.")

    @classmethod
    def of(cls, done: duties.OnDuty | duties.OffDuty) -> Self:
        """What was done, as the schema shows it."""
        return cls(until=done.until if isinstance(done, duties.OnDuty) else None)

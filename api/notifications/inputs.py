"""Inputs about notifications, as clients write them."""

from datetime import datetime
from uuid import UUID

import strawberry
from strawberry import ID

from api.access import input_type
from api.ids import get_id
from api.inputs import KeyedInput
from api.notifications.enums import AddressKind
from notifications.addresses.model import Register


@input_type
class NotificationsInput(KeyedInput):
    """Which notifications; 500 at most."""

    notifications: list[ID] = strawberry.field(description="Their ids.")

    def to_domain(self) -> tuple[UUID, ...]:
        """Their ids in storage."""
        field = "input.notifications"
        return tuple(get_id("Notification", one, f"{field}.{place}") for place, one in enumerate(self.notifications))


@input_type
class ReportDeliveredInput(KeyedInput):
    """What this device has received; 500 at most."""

    uuids: list[UUID] = strawberry.field(description="The `id` of each push.")


@input_type
class AcknowledgeNotificationInput(KeyedInput):
    """Which notification the caller takes care of."""

    notification: ID = strawberry.field(description="Its id.")

    def to_domain(self) -> UUID:
        """Its id in storage."""
        return get_id("Notification", self.notification, "input.notification")


@input_type
class RegisterPushAddressInput(KeyedInput):
    """Where this device is reached."""

    kind: AddressKind = strawberry.field(description="What the address is to its service.")
    value: str = strawberry.field(
        description="The id or token, or the browser's subscription as JSON text. A secret: it is never shown again."
    )

    def to_domain(self) -> Register:
        """The command."""
        return Register(kind=self.kind, value=self.value)


@input_type
class RemovePushAddressInput(KeyedInput):
    """Where nothing is to be sent any more."""

    address: ID = strawberry.field(description="Id of the address.")

    def to_domain(self) -> UUID:
        """Its id in storage."""
        return get_id("PushAddress", self.address, "input.address")


@input_type
class GoOnDutyInput(KeyedInput):
    """From now on, until when."""

    until: datetime | None = strawberry.field(
        default=None, description="When the shift ends: within 24 hours; in 12 hours by default."
    )


@input_type
class GoOffDutyInput(KeyedInput):
    """From now on."""

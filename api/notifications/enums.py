"""Enums of notifications as the schema shows them."""

from api.enums import expose
from notifications.deliveries.model import DeliveryState
from notifications.inbox.model import ToldAs, Urgency
from notifications.sender import AddressKind

__all__ = ["AddressKind", "DeliveryState", "ToldAs", "Urgency"]

expose(AddressKind, "What a push address is to its service.")
expose(DeliveryState, "How far a push came on its way to one device.")
expose(ToldAs, "Why somebody was told.")
expose(Urgency, "How loud a notification is.")

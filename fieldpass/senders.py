"""The push services that this deployment reaches."""

from collections.abc import Mapping

from fieldpass.settings import Settings
from notifications.sender import AddressKind, Sender


def senders_of(settings: Settings) -> Mapping[AddressKind, Sender]:  # noqa: ARG001 - none is configured yet
    """A service for each kind of address; what has none is reached by its inbox alone."""
    return {}


async def close_all(senders: Mapping[AddressKind, Sender]) -> None:
    """Let go of their connections; one may serve several kinds."""
    for sender in {id(one): one for one in senders.values()}.values():
        await sender.close()

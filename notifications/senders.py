"""Which sender reaches which kind of address."""

from collections.abc import Mapping

from notifications.fcm.options import FcmOptions
from notifications.fcm.sender import FcmSender
from notifications.sender import AddressKind, Sender
from notifications.webpush.sender import WebPushOptions, WebPushSender


def make_senders(*, fcm: FcmOptions | None, web_push: WebPushOptions) -> Mapping[AddressKind, Sender]:
    """A kind without a sender is not reached by push (no service account): its people have their inbox."""
    senders: dict[AddressKind, Sender] = {AddressKind.WEBPUSH: WebPushSender(web_push)}
    if fcm is not None:
        senders[AddressKind.FID] = senders[AddressKind.TOKEN] = FcmSender(fcm)
    return senders


async def close_all(senders: Mapping[AddressKind, Sender]) -> None:
    """Each once, though it serves two kinds."""
    for sender in dict.fromkeys(senders.values()):
        await sender.close()

"""The phones of a checkpoint, with the keys that the desk's reply codes are made by."""

from collections.abc import Callable, Sequence
from uuid import UUID

from checkpoints.desk.model import PostPhone
from identity.devices import store as devices
from storage.database import Rx

ReplyKey = Callable[[UUID], bytes]


class EnrolledPhones:
    """Those that are confirmed and not revoked; `reply_key` gives the 32 bytes that a device and its desk share."""

    def __init__(self, reply_key: ReplyKey) -> None:
        self._reply_key = reply_key

    async def phones(self, rx: Rx, checkpoint: UUID) -> Sequence[PostPhone]:
        """The newest first."""
        found = await devices.of_checkpoint(rx, checkpoint)
        return [
            PostPhone(device=one.id, label=one.label, reply_key=self._reply_key(one.id))
            for one in found
            if one.revoked_at is None and one.confirmed_at is not None
        ]

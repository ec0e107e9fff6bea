"""What a checkpoint asks its duty desk."""

from collections.abc import Mapping
from uuid import UUID

from checkpoints.records import store as records
from notifications.telling.model import Matter
from storage.database import Rx
from storage.event import Recorded


async def of_call(rx: Rx, event: Recorded) -> Mapping[str, Matter]:
    """The unit that runs the checkpoint, and the checkpoint's name; nothing of whom it is about."""
    post = await records.standing(rx, UUID(event.payload["checkpoint"]), event.at)
    return {
        "": Matter(
            about_kind="DeskCall",
            about=event.subject,
            params={"checkpoint": post.placing.name if post else ""},
            units=frozenset({event.unit} if event.unit else ()),
            department=event.unit is None,
        )
    }

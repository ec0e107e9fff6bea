"""What a device is sent, the same for every push service: flat text fields. Pure."""

import json
from collections.abc import Mapping

from notifications.sender import Push


def fields(push: Push) -> Mapping[str, str]:
    """The message as the app reads it; `id` is what it shows once, however often it arrives."""
    return {
        **push.data,
        "id": str(push.id),
        "title": push.title,
        "body": push.body,
        "urgent": "true" if push.urgent else "false",
    }


def as_json(values: object) -> bytes:
    """Compact JSON in UTF-8: what the services count."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()

"""webpush: RFC 8291 encryption and the VAPID header.

Loaded with the first push: the pydantic behind it costs half a second.
"""

from webpush import WebPush
from webpush.types import WebPushKeys, WebPushSubscription

from notifications.webpush.subscription import Subscription
from notifications.webpush.vapid import VapidKeys

TOKEN_S = 12 * 3600


class Sealer:
    """Makes bodies that only one browser can open."""

    def __init__(self, keys: VapidKeys, contact: str) -> None:
        self._webpush = WebPush(
            private_key=keys.private_pem, public_key=keys.public_pem, subscriber=contact, expiration=TOKEN_S
        )

    def sealed(self, text: bytes, to: Subscription) -> tuple[bytes, dict[str, str]]:
        """The body, and the headers that go with it. TTL is not among them: the library remembers an earlier one's."""
        whom = WebPushSubscription(endpoint=to.endpoint, keys=WebPushKeys(auth=to.auth, p256dh=to.p256dh))
        message = self._webpush.get(text, whom)
        said = message.headers
        return message.encrypted, {
            "Content-Encoding": said["content-encoding"],
            "Authorization": said["authorization"],
        }

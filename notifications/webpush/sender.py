"""Web Push as a Sender."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import httpcore

from notifications import payload
from notifications.push_fault import PushFault
from notifications.quiet import hush
from notifications.sender import Again, Answer, Impossible, Push
from notifications.turns import BATCH_S, PUSH_S, Turns
from notifications.webpush.answers import answer_of
from notifications.webpush.post import CONNECTIONS, Poster
from notifications.webpush.public_addresses import NotPublic
from notifications.webpush.subscription import BadSubscription, Subscription, parse
from notifications.webpush.vapid import VapidKeys

if TYPE_CHECKING:
    from notifications.webpush.sealing import Sealer

LIMIT_BYTES = 3993
"""RFC 8291: what is left of 4,096 bytes once it is encrypted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPushOptions:
    """`contact` is the e-mail address a push service writes to when we misbehave.

    `also` is one origin besides the public https ones: a fake service on loopback, in a test.
    """

    keys: VapidKeys
    contact: str
    also: str | None = None


class WebPushSender:
    """Sends to browsers, each at the push service its vendor runs."""

    def __init__(self, options: WebPushOptions, *, push_s: float = PUSH_S, batch_s: float = BATCH_S) -> None:
        hush()
        self._options = options
        self._turns = Turns(at_once=CONNECTIONS, push_s=push_s, batch_s=batch_s)
        self._poster = Poster(timeout_s=push_s, also=options.also)
        self._sealer: Sealer | None = None

    async def send(self, pushes: Sequence[Push]) -> Sequence[Answer]:
        """One answer for each push, in their order."""
        return await self._turns.each(pushes, self._one)

    async def close(self) -> None:
        """Let go of connections."""
        await self._poster.close()

    async def _one(self, push: Push) -> Answer:
        text = payload.as_json(dict(payload.fields(push)))
        if len(text) > LIMIT_BYTES:
            return Impossible(reason=PushFault.TOO_LARGE)
        try:
            to = parse(push.address.value, also=self._options.also)
        except BadSubscription:
            return Impossible(reason=PushFault.BAD_SUBSCRIPTION)
        return await self._posted(push, text, to)

    async def _posted(self, push: Push, text: bytes, to: Subscription) -> Answer:
        body, headers = self._load().sealed(text, to)
        try:
            said = await self._poster.post(to.endpoint, headers | _about(push), body)
        except NotPublic:
            return Impossible(reason=PushFault.NOT_PUBLIC)
        except httpcore.TimeoutException:
            return Again(reason=PushFault.TIMEOUT)
        except (httpcore.NetworkError, httpcore.ProtocolError):
            return Again(reason=PushFault.NO_CONNECTION)
        return answer_of(said.status, said.retry_after, datetime.now(UTC))

    def _load(self) -> "Sealer":
        if self._sealer is None:
            from notifications.webpush.sealing import Sealer

            self._sealer = Sealer(self._options.keys, self._options.contact)
        return self._sealer


def _about(push: Push) -> dict[str, str]:
    """A repeat has the same topic: the service keeps one of them for a browser that is away."""
    return {
        "Content-Type": "application/octet-stream",
        "TTL": str(push.ttl_s),
        "Urgency": "high" if push.urgent else "normal",
        "Topic": push.id.hex,
    }

"""FCM as a Sender. firebase_admin is loaded with the first push: it costs a second and 15 MB."""

import asyncio
import logging
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from notifications.fcm.options import FcmOptions
from notifications.fcm.own_loop import OwnLoop
from notifications.fcm.told import answer_of
from notifications.push_fault import PushFault
from notifications.sender import Again, Answer, Impossible, Push
from notifications.turns import BATCH_S, PUSH_S, Turns

if TYPE_CHECKING:
    from notifications.fcm.sdk import Sdk

AT_ONCE = 16
_LOG = logging.getLogger(__name__)


class FcmSender:
    """Sends by Firebase installation id or registration token; everything of the SDK runs in a loop of its own."""

    def __init__(self, options: FcmOptions, *, push_s: float = PUSH_S, batch_s: float = BATCH_S) -> None:
        self._options = options
        self._push_s = push_s
        self._turns = Turns(at_once=AT_ONCE, push_s=push_s, batch_s=batch_s)
        self._loop = OwnLoop("fcm")
        self._sdk: Sdk | None = None

    async def send(self, pushes: Sequence[Push]) -> Sequence[Answer]:
        """One answer for each push, in their order."""
        return await self._loop.run(self._send(pushes))

    async def close(self) -> None:
        """Let go of connections and of the thread."""
        sdk, self._sdk = self._sdk, None
        if sdk is not None:
            await self._loop.run(sdk.close())
        await self._loop.stop()
        if sdk is not None:
            await asyncio.to_thread(sdk.forget)

    async def _send(self, pushes: Sequence[Push]) -> Sequence[Answer]:
        """Loading is nobody's ten seconds."""
        try:
            self._load()
        except Exception as fault:  # noqa: BLE001 - a key that cannot be read; its text must not get into a log
            _LOG.error("FCM cannot be used: %s", type(fault).__name__)
            return [Again(reason=PushFault.NO_CREDENTIALS)] * len(pushes)
        return await self._turns.each(pushes, self._one)

    async def _one(self, push: Push) -> Answer:
        from notifications.fcm.message import message_of, too_large

        if too_large(push):
            return Impossible(reason=PushFault.TOO_LARGE)
        expires_at = int(time.time()) + push.ttl_s  # Apple's clock, not a demonstration's
        told = await self._load().send(message_of(push, expires_at=expires_at))
        return answer_of(told, datetime.now(UTC))

    def _load(self) -> "Sdk":
        if self._sdk is None:
            from notifications.fcm.sdk import Sdk

            self._sdk = Sdk(self._options, self._push_s)
        return self._sdk

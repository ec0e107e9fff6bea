"""The watch over who stands behind the sockets: asked for again when an event says so, and every some seconds."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from typing import TypeAlias

from api.context import Clock
from api.live.messages import Close, Closing
from api.live.standing import SECURITY, Standing, known, rights_of
from identity.accounts.sessions import Sessions
from storage.event import Recorded
from storage.outcomes import Busy

ASKED_AGAIN_S = 20.0
LONGEST_UNASKED_S = 60.0
ENDED = Closing(Close.FORBIDDEN, "UNAUTHENTICATED")
End: TypeAlias = Callable[[Closing], None]
Renew: TypeAlias = Callable[[], None]


class Watch:
    """Sockets by who they are. `changing` is called when somebody's rights changed; it calls what makes it so."""

    def __init__(
        self,
        sessions: Sessions,
        clock: Clock,
        *,
        changing: Callable[[Standing, Renew], Awaitable[None]],
        ending: Callable[[Standing], None],
    ) -> None:
        self.standings: dict[Standing, None] = {}
        self._sessions = sessions
        self._clock = clock
        self._changing = changing
        self._ending = ending
        self._changes = 0

    async def admit(self, secret: str, end: End) -> Standing | None:
        """Whom the secret stands for, watched over from now on; None for nobody. Raises Busy."""
        while True:
            changes, asked_at = self._changes, _now_s()
            found = await known(self._sessions, secret, self._clock())
            if found is None:
                return None
            if changes == self._changes:  # else what was read may be older than the change that was told
                made = Standing(secret=secret, actor=found[0], token=found[1], asked_at=asked_at, end=end)
                self.standings[made] = None
                return made

    async def heed(self, found: Iterable[Recorded]) -> None:
        """Before these events are told: ask anew for those whose rights one of them changed."""
        changing = [one for one in found if one.kind in SECURITY]
        if changing:
            self._changes += 1
            self._sessions.forget()
            meant = [standing for standing in self.standings if any(map(standing.is_meant, changing))]
            await self._renew(meant, at_once=True)
        self._end_expired(self._clock())

    async def look(self) -> None:
        """End those whose token has run out, ask again for those not asked for in a while."""
        self._end_expired(self._clock())
        await self._renew([one for one in self.standings if _now_s() - one.asked_at >= ASKED_AGAIN_S])

    def _end_expired(self, now: datetime) -> None:
        for standing in tuple(self.standings):
            if standing.token.expires_at <= now:
                self._end(standing, ENDED)

    async def _renew(self, standings: Iterable[Standing], *, at_once: bool = False) -> None:
        for standing in tuple(standings):
            try:
                await self._ask_again(standing)
            except Busy:
                if at_once or _now_s() - standing.asked_at >= LONGEST_UNASKED_S:
                    self._end(standing, Closing(Close.TRY_AGAIN, "BUSY"))

    async def _ask_again(self, standing: Standing) -> None:
        asked_at = _now_s()
        found = await known(self._sessions, standing.secret, self._clock())
        if found is None:
            self._end(standing, ENDED)
        elif rights_of(found[0]) == standing.rights:
            standing.renewed(*found, asked_at)
        else:
            actor, token = found
            await self._changing(standing, lambda: standing.renewed(actor, token, asked_at))

    def _end(self, standing: Standing, closing: Closing) -> None:
        self._ending(standing)
        standing.end(closing)


def _now_s() -> float:
    """The loop's own clock: how long ago somebody was asked for is no matter of the deployment's clock."""
    return asyncio.get_running_loop().time()

"""Who stands behind a socket: known by its secret, asked for again and again."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

from api.live.messages import Closing
from identity.access import Actor, Grant, Role
from identity.accounts.model import Token
from identity.accounts.sessions import Sessions
from storage.event import Recorded

if TYPE_CHECKING:
    from api.live.lanes import Follower

Rights: TypeAlias = tuple[tuple[Grant, ...], UUID | None, UUID | None, str]

OF_ACCOUNT = frozenset({"GRANTS_CHANGED", "ACCOUNT_DISABLED", "PASSWORD_SET", "SIGNED_OUT"})
OF_TOKEN = frozenset({"TOKEN_REVOKED"})
OF_DEVICE = frozenset({"DEVICE_REVOKED"})
OF_EVERYBODY = frozenset({"UNITS_LOADED"})
SECURITY = OF_ACCOUNT | OF_TOKEN | OF_DEVICE | OF_EVERYBODY
"""Events after which a socket's actor may be another one, or nobody."""


@dataclass(slots=True, eq=False, kw_only=True)
class Standing:
    """One socket's actor, as known `asked_at` seconds of the loop's clock; `end` closes the socket."""

    secret: str = field(repr=False)
    actor: Actor
    token: Token
    asked_at: float
    end: Callable[[Closing], None]
    followers: "dict[str, Follower]" = field(default_factory=dict)
    rights: Rights = field(init=False)

    def __post_init__(self) -> None:
        self.rights = rights_of(self.actor)

    def renewed(self, actor: Actor, token: Token, asked_at: float) -> None:
        """Who it is now."""
        self.actor, self.token, self.asked_at = actor, token, asked_at
        self.rights = rights_of(actor)

    def is_meant(self, event: Recorded) -> bool:
        """True when the event may change who this is."""
        if event.kind in OF_ACCOUNT:
            return event.subject == self.actor.account
        if event.kind in OF_TOKEN:
            return event.subject == self.token.id
        if event.kind in OF_DEVICE:
            return event.subject == self.actor.device
        return event.kind in OF_EVERYBODY


def rights_of(actor: Actor) -> Rights:
    """All of an actor that decides what it may see and how it is written, but for what is of one account alone."""
    of_oneself = any(one.role is Role.CREW for one in actor.grants)
    return actor.grants, actor.checkpoint, actor.person if of_oneself else None, actor.language


async def known(sessions: Sessions, secret: str, now: datetime) -> tuple[Actor, Token] | None:
    """The actor and the living token of a secret, as the database has them now."""
    sessions.forget_one(secret)
    actor = await sessions.actor_for(secret, now)
    token = await sessions.token_for(secret, now)
    return None if actor is None or token is None else (actor, token)

"""What a resolver is given: who asks, when, in which language, and the use cases."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeAlias
from uuid import UUID

import orjson
import strawberry

from api.access import Need, Open
from api.errors import DeviceRevoked, Unauthenticated
from api.loaders import Loaders
from api.services import Services
from api.words import DEFAULT_LANGUAGE
from identity.access import Action, Actor, ever
from storage.idempotency import NOBODY, Request
from storage.outcomes import Forbidden

Clock = Callable[[], datetime]


class Keyed(Protocol):
    """Any input of a mutation: each has a key under which it is done once."""

    @property
    def idempotency_key(self) -> UUID: ...


@dataclass(slots=True, kw_only=True)
class Context:
    """Made for each operation; loaders in it live as long."""

    services: Services
    clock: Clock
    request_id: str
    signed_in: Actor | None = None
    spoken: str | None = None
    address: str = ""
    _actions: frozenset[Action] | None = None
    _loaders: Loaders | None = None

    @property
    def loaders(self) -> Loaders:
        """The loaders of this operation; made on first use, because they and the context hold each other."""
        if self._loaders is None:
            self._loaders = Loaders(self)
        return self._loaders

    @property
    def actor(self) -> Actor:
        """Who asks; raises Unauthenticated."""
        if self.signed_in is None:
            raise Unauthenticated
        return self.signed_in

    @property
    def language(self) -> str:
        """The caller's: of the request (`Accept-Language`, what is read now), else of the account."""
        if self.spoken is not None:
            return self.spoken
        return DEFAULT_LANGUAGE if self.signed_in is None else self.signed_in.language

    def now(self) -> datetime:
        """The instant of this call, by the deployment's clock."""
        return self.clock()

    def request_for(self, input: Keyed) -> Request:
        """The input as something to be done once: the same key with another body is a conflict."""
        actor = NOBODY if self.signed_in is None else self.signed_in.account
        body = type(input).__name__.encode() + orjson.dumps(input, option=orjson.OPT_SORT_KEYS, default=repr)
        return Request(
            actor=actor,
            key=input.idempotency_key,
            body=hashlib.sha256(body).digest(),
            at=self.now(),
        )

    def enter(self, needs: frozenset[Need]) -> None:
        """Raise unless the actor has every action needed, for some subject."""
        if self.signed_in is None:
            if needs - {Open.PUBLIC, Open.PART}:
                raise Unauthenticated
            return
        if self.signed_in.shut_out and Open.SIGNED_IN in needs:
            raise DeviceRevoked
        if self._actions is None:
            self._actions = ever(self.signed_in)
        for need in needs:
            if isinstance(need, Action) and need not in self._actions:
                raise DeviceRevoked if self.signed_in.shut_out else Forbidden(need)


Info: TypeAlias = strawberry.Info[Context, Any]

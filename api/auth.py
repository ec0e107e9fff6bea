"""Who sends a request: a bearer token, or a page's session cookie with the signs that our own page sent it."""

from datetime import datetime, timedelta

from api.errors import DeviceRevoked, Unauthenticated
from api.http.asgi import Headers, HttpError
from api.options import Options
from identity.access import Actor
from identity.accounts.sessions import Sessions

COOKIE = "fieldpass_session"
CLIENT_HEADER = b"x-fieldpass-client"
_COOKIE = COOKIE.encode() + b"="
_LONGEST = 256
_OURS = frozenset({b"same-origin", b"none"})  # `none`: somebody typed the address
LEAVES_WITHIN = timedelta(days=7)
"""How long a revoked device may hand in what it holds: a dark post judges for as long, by the life of its bundle."""


class Doors:
    """Reads the credentials of a request; what they are good for is asked of the sessions."""

    def __init__(self, sessions: Sessions, options: Options) -> None:
        self._sessions = sessions
        self._options = options

    async def actor_of(
        self, headers: Headers, now: datetime, *, leaving: bool = False, looking: bool = False
    ) -> Actor | None:
        """Who asks; None when nothing was shown. Raises Unauthenticated for credentials that are no longer good.

        Of those DeviceRevoked for a checkpoint's device that was shut out. Where it is `leaving` it is let in for a
        week more, to hand in the checks it holds: an actor that may do nothing else. A page that is only `looking`, at
        what a map draws, need not send a header of its own: a map library asks for it.
        """
        bearer = headers.get(b"authorization")
        if bearer is not None:
            secret = _bearer(bearer)
            return await self._sessions.actor_for(secret, now) or await self._shut_out(secret, now, leaving=leaving)
        session = session_of(headers)
        if session is None:
            return None
        self.check_same_site(headers, looking=looking)
        return await self._known(session, now)

    def secret_of_socket(self, headers: Headers, said: str | None) -> str | None:
        """The secret a WebSocket speaks with: what its first message said, a header, or the cookie of our own page.

        A page cannot send headers of its own with a WebSocket, so its origin alone must be ours. Raises Unauthenticated
        for what is no bearer token, and HttpError 403 for a cookie from elsewhere.
        """
        bearer = headers.get(b"authorization") if said is None else said.encode("ascii", "replace")
        if bearer is not None:
            return _bearer(bearer)
        session = session_of(headers)
        if session is not None and not self._ours(headers.get(b"origin", b""), headers.get(b"host", b"")):
            raise HttpError(403, "FORBIDDEN", "This origin may not use a session cookie.")
        return session

    def check_same_site(self, headers: Headers, *, looking: bool = False) -> None:
        """Raise HttpError 403 unless our own page sent this: a header that forms cannot send, and no foreign origin.

        For `looking` it is enough that the browser says no other site asked.
        """
        if looking and headers.get(b"sec-fetch-site", b"same-origin") not in _OURS:
            raise HttpError(403, "FORBIDDEN", "This site may not use a session cookie.")
        if CLIENT_HEADER not in headers and not looking:
            raise HttpError(403, "FORBIDDEN", "A session cookie needs the header X-Fieldpass-Client.")
        origin = headers.get(b"origin")
        if origin is not None and not self._ours(origin, headers.get(b"host", b"")):
            raise HttpError(403, "FORBIDDEN", "This origin may not use a session cookie.")

    def check_version(self, headers: Headers) -> None:
        """Raise HttpError 426 for a client that is too old to be answered."""
        self.check_client(client_of(headers))

    def check_client(self, client: str) -> None:
        """The same for what a client says of itself, e.g. `crew/3`."""
        name, _, version = client.partition("/")
        least = self._options.least_clients.get(name)
        if least is not None and (not version.isdigit() or int(version[:9]) < least):
            raise HttpError(426, "UPDATE_REQUIRED", f"This app is too old: version {least} or newer is needed.")

    def _ours(self, origin: bytes, host: bytes) -> bool:
        return origin in {b"http://" + host, b"https://" + host} or origin.decode("latin-1") in self._options.origins

    async def _shut_out(self, secret: str, now: datetime, *, leaving: bool) -> Actor:
        found = await self._sessions.shut_out(secret, now)
        if found is None:
            raise Unauthenticated
        if not leaving or now >= found.since + LEAVES_WITHIN:
            raise DeviceRevoked
        return found.actor

    async def _known(self, secret: str, now: datetime) -> Actor:
        actor = await self._sessions.actor_for(secret, now)
        if actor is None:
            raise Unauthenticated
        return actor


def client_of(headers: Headers) -> str:
    """What the client says it is, e.g. `crew/3`; empty where it says nothing."""
    return headers.get(CLIENT_HEADER, b"").decode("ascii", "replace")


def session_of(headers: Headers) -> str | None:
    """The session cookie's value, if there is one."""
    for part in headers.get(b"cookie", b"").split(b";"):
        pair = part.strip()
        if pair.startswith(_COOKIE):
            return pair[len(_COOKIE) : len(_COOKIE) + _LONGEST].decode("ascii", "replace")
    return None


def _bearer(header: bytes) -> str:
    scheme, _, secret = header[:_LONGEST].partition(b" ")
    if scheme.lower() != b"bearer" or not secret:
        raise Unauthenticated
    return secret.strip().decode("ascii", "replace")

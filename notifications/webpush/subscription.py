"""A browser's push subscription, as `PushSubscription.toJSON()` gives it. Pure.

Its endpoint is an address that somebody's browser, or anybody with an account, asks this server to call: https, the
usual port, a name without a password in it. Where the name leads is looked at with every connection.
"""

from base64 import urlsafe_b64decode
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import orjson
from cryptography.hazmat.primitives.asymmetric import ec

LONGEST = 4096
LONGEST_ENDPOINT = 2048
AUTH_BYTES = 16
HTTPS = 443


class BadSubscription(ValueError):  # noqa: N818 - what it is, not what failed
    """Not a subscription this server may use; the message says why and quotes nothing of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """`p256dh` and `auth` in base64url, as the browser wrote them."""

    endpoint: str = field(repr=False)
    p256dh: str = field(repr=False)
    auth: str = field(repr=False)


def parse(text: str, *, also: str | None = None) -> Subscription:
    """Raises BadSubscription. `also` is one origin that need not be https: a fake service in a test or the demo."""
    if len(text) > LONGEST:
        raise BadSubscription("longer than 4,096 characters")
    try:
        given = orjson.loads(text)
    except orjson.JSONDecodeError:
        raise BadSubscription("not JSON") from None
    keys = given.get("keys") if isinstance(given, dict) else None
    if not isinstance(keys, dict):
        raise BadSubscription("an endpoint and keys are needed")
    return Subscription(
        endpoint=_endpoint(given.get("endpoint"), also),
        p256dh=_p256dh(keys.get("p256dh")),
        auth=_auth(keys.get("auth")),
    )


def _endpoint(given: Any, also: str | None) -> str:  # noqa: ANN401 - anything JSON holds
    if not isinstance(given, str) or not given.isascii() or not given.isprintable() or " " in given:
        raise BadSubscription("the endpoint is a URL")
    if len(given) > LONGEST_ENDPOINT:
        raise BadSubscription("the endpoint is longer than 2,048 characters")
    try:
        parts = urlsplit(given)
        port, host = parts.port, parts.hostname
    except ValueError:
        raise BadSubscription("the endpoint is a URL") from None
    if not host or parts.username is not None or parts.password is not None or parts.fragment:
        raise BadSubscription("the endpoint is a host and a path, no more")
    if f"{parts.scheme}://{parts.netloc}" != also and (parts.scheme != "https" or port not in {None, HTTPS}):
        raise BadSubscription("the endpoint is https on the usual port")
    return given


def _p256dh(given: Any) -> str:  # noqa: ANN401 - anything JSON holds
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _bytes(given))
    except ValueError:
        raise BadSubscription("p256dh is a point of P-256") from None
    return str(given)


def _auth(given: Any) -> str:  # noqa: ANN401 - anything JSON holds
    try:
        secret = _bytes(given)
    except ValueError:
        secret = b""
    if len(secret) != AUTH_BYTES:
        raise BadSubscription("auth is 16 bytes")
    return str(given)


def _bytes(given: Any) -> bytes:  # noqa: ANN401 - anything JSON holds
    if not isinstance(given, str) or not given.isascii():
        raise ValueError("not base64url")
    return urlsafe_b64decode(given + "=" * (-len(given) % 4))

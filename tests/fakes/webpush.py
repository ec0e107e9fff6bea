"""A fake Web Push service: it opens what was sealed (RFC 8291, written out here) and checks VAPID."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.fakes.http import Asked, Reply

AUTH = b"sixteen bytes ok"
Script = Callable[[Callable[[], Reply]], Reply]


@dataclass(slots=True)
class Browser:
    """One subscription with the private half that only the browser has."""

    origin: str
    number: int = 1
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    @property
    def path(self) -> str:
        return f"/push/{self.number}"

    @property
    def point(self) -> bytes:
        return self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    def subscription(self, **changes: Any) -> str:
        """As `PushSubscription.toJSON()` gives it."""
        keys = {"p256dh": _text(self.point), "auth": _text(AUTH)}
        whole = {"endpoint": self.origin + self.path, "expirationTime": None, "keys": keys} | changes
        return orjson.dumps(whole).decode()

    def opened(self, sealed: bytes) -> bytes:
        """RFC 8291 and 8188, one record; raises InvalidTag for anything else."""
        salt, length = sealed[:16], sealed[20]
        theirs, text = sealed[21 : 21 + length], sealed[21 + length :]
        secret = self.key.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), theirs))
        seed = _hkdf(AUTH, secret, b"WebPush: info\x00" + self.point + theirs, 32)
        cipher = AESGCM(_hkdf(salt, seed, b"Content-Encoding: aes128gcm\x00", 16))
        padded = cipher.decrypt(_hkdf(salt, seed, b"Content-Encoding: nonce\x00", 12), text, None).rstrip(b"\x00")
        assert padded.endswith(b"\x02")
        return padded[:-1]


@dataclass(slots=True)
class PushService:
    """A handler for tests.fakes.http: scripted misbehaviour first, honest afterwards."""

    browsers: dict[str, Browser] = field(default_factory=dict)
    script: deque[Script] = field(default_factory=deque)
    asked: list[Asked] = field(default_factory=list)
    opened: list[Mapping[str, str]] = field(default_factory=list)
    claims: list[Mapping[str, Any]] = field(default_factory=list)

    def __call__(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        return self.script.popleft()(lambda: self._honest(asked)) if self.script else self._honest(asked)

    def _honest(self, asked: Asked) -> Reply:
        browser = self.browsers.get(asked.path)
        if browser is None:
            return Reply(status=410)
        if asked.method != "POST" or asked.headers["content-encoding"] != "aes128gcm":
            return Reply(status=400)
        try:
            self.claims.append(vapid_claims(asked.headers["authorization"]))
        except (InvalidSignature, ValueError):
            return Reply(status=403)
        self.opened.append(orjson.loads(browser.opened(asked.body)))
        return Reply(status=201, headers={"location": f"{browser.origin}/message/1"})


def vapid_claims(header: str) -> Mapping[str, Any]:
    """RFC 8292: `vapid t=…, k=…`; raises InvalidSignature or ValueError."""
    scheme, _, rest = header.partition(" ")
    if scheme != "vapid":
        raise ValueError(scheme)
    given = dict(part.strip().split("=", 1) for part in rest.split(","))
    signed, _, signature = given["t"].rpartition(".")
    raw = _bytes(signature)
    ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _bytes(given["k"])).verify(
        encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:])), signed.encode(), ec.ECDSA(SHA256())
    )
    claims: Mapping[str, Any] = orjson.loads(_bytes(signed.partition(".")[2]))
    return {**claims, "k": given["k"]}


def _hkdf(salt: bytes, secret: bytes, about: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=about).derive(secret)


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))

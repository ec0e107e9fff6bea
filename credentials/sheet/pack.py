"""A sheet as deterministic CBOR and back; the numbers are those of docs/credential.cddl. Pure."""

import hashlib
import zlib
from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from credentials import canonical, claims_codec
from credentials.claims import Claims
from credentials.fields import instant, octets
from credentials.sheet.model import Sheet, SheetOfficer
from credentials.wire import CONSTANTS, LIMITS, ReasonCode

_ID: Final = 16
_PIN: Final[dict[str, int]] = CONSTANTS["pin"]
_UNPACKED: Final = LIMITS["sheet_unpacked_bytes"]


def pack(sheet: Sheet) -> bytes:
    """Write the signed payload; raises ValueError for what `unpack` would not read."""
    officers = [_officer(one) for one in sorted(sheet.officers, key=lambda one: one.id)]
    parts = (sheet.deployment, sheet.checkpoint.bytes, sheet.issued_at, sheet.expires_at, officers, _rows(sheet.rows))
    return canonical.write(dict(enumerate(parts, start=1)))


def _officer(one: SheetOfficer) -> dict[Any, object]:
    return dict(enumerate((one.id.bytes, one.name, one.leader, one.salt, one.pin), start=1))


def _rows(rows: Iterable[Claims]) -> bytes:
    """Neighbours are alike, which is what zlib lives on."""
    plain = _plain(rows)
    if len(plain) > _UNPACKED:
        raise ValueError("a sheet past the size limit")
    return zlib.compress(plain, 9)


def _plain(rows: Iterable[Claims]) -> bytes:
    """By control code, then credential."""
    in_order = sorted(rows, key=lambda row: (row.control_code, row.cti))
    return canonical.write([claims_codec.written(row) for row in in_order])


def fingerprint(sheet: Sheet) -> bytes:
    """The hash of what a sheet says, whenever it says it."""
    officers = canonical.write([_officer(one) for one in sorted(sheet.officers, key=lambda one: one.id)])
    said = (sheet.deployment.encode(), sheet.checkpoint.bytes, officers, _plain(sheet.rows))
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in said)).digest()


def unpack(payload: bytes) -> Sheet:
    """Read a verified payload; raises ValueError for any shape but the one written down."""
    deployment, checkpoint, issued_at, expires_at, officers, rows = _numbered(canonical.read(payload), 6)
    if type(deployment) is not str or type(officers) is not list:
        raise ValueError("not a sheet")
    return Sheet(
        deployment=deployment,
        checkpoint=UUID(bytes=octets(checkpoint, _ID)),
        issued_at=instant(issued_at),
        expires_at=instant(expires_at),
        officers=tuple(map(_read_officer, officers)),
        rows=tuple(row for row in map(_read_row, _read_rows(rows)) if row is not None),
    )


def _numbered(value: object, size: int) -> tuple[Any, ...]:
    if type(value) is not dict or tuple(value) != tuple(range(1, size + 1)):
        raise ValueError("not a map with its keys")
    return tuple(value.values())


def _read_officer(value: object) -> SheetOfficer:
    id_, name, leader, salt, pin = _numbered(value, 5)
    if type(name) is not str or type(leader) is not bool:
        raise ValueError("not an officer")
    return SheetOfficer(
        id=UUID(bytes=octets(id_, _ID)),
        name=name,
        leader=leader,
        salt=octets(salt, _PIN["salt_bytes"]),
        pin=octets(pin, _PIN["hash_bytes"]),
    )


def _read_rows(value: object) -> list[object]:
    """Never more than the limit, whatever the compressed bytes claim."""
    if type(value) is not bytes:
        raise ValueError("not rows")
    reader = zlib.decompressobj()
    try:
        plain = reader.decompress(value, _UNPACKED + 1)
    except zlib.error as fault:
        raise ValueError("not rows") from fault
    if len(plain) > _UNPACKED or not reader.eof or reader.unused_data:
        raise ValueError("not whole rows")
    rows = canonical.decode(plain)
    if type(rows) is not list:
        raise ValueError("not rows")
    return rows


def _read_row(value: object) -> Claims | None:
    """None for words of a later build: nobody can judge that permit here, all else on the sheet stays good."""
    claims = claims_codec.understood(value)
    if isinstance(claims, Claims):
        return claims
    if claims.reason is ReasonCode.UNKNOWN_CRITICAL:
        return None
    raise ValueError(f"a row with {claims.reason}")

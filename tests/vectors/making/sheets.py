"""Sheets as a phone gets them, whole ones and others; keys and signatures are deterministic."""

import base64
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

from credentials import canonical, claims_codec, envelope
from credentials.bundle.certificate import message
from credentials.claims import Claims
from credentials.control_code import with_check
from credentials.sheet.model import Sheet, SheetOfficer
from credentials.sheet.pack import pack
from credentials.sheet.seal import open_sheet
from credentials.wire import CLAIM, LIMITS, PERMIT
from tests.credentials.scenario import ANCHOR, DAY, DEPLOYMENT, HOUR, NOW, POST, a_certificate, a_claims, key

Json = dict[str, Any]
FIRST, SECOND = UUID("018f0000-0000-7000-8000-0000000000f1"), UUID("018f0000-0000-7000-8000-0000000000f2")


def an_officer(**changes: Any) -> SheetOfficer:
    one = SheetOfficer(id=FIRST, name="Trần Thị Mỹ Hạnh", leader=True, salt=bytes(range(16)), pin=bytes(range(32)))
    return replace(one, **changes)


def a_sheet(**changes: Any) -> Sheet:
    """Two officers and three permits, one of them without anything that may be left out."""
    plain = a_claims(
        cti=bytes(range(3, 19)), control_code=with_check("0000000001"), crew=None, tails=(), plates=(), base_zone=None
    )
    sheet = Sheet(
        deployment=DEPLOYMENT,
        checkpoint=POST,
        issued_at=NOW - HOUR,
        expires_at=NOW + 47 * HOUR,
        officers=(an_officer(), an_officer(id=SECOND, name="Lê Văn Tám", leader=False)),
        rows=(a_claims(), a_claims(cti=bytes(range(1, 17)), name="Võ Thành Tâm"), plain),
    )
    return replace(sheet, **changes)


def sealed(payload: bytes, *, aad: str = "sheet", deployment: str = DEPLOYMENT, by: str = "bundle") -> bytes:
    """Any payload under the certificate of the bundle key."""
    signed = key(by).sign(message(aad, deployment, key("bundle").kid, payload))
    return envelope.join(key("bundle").kid, payload, signed, a_certificate())


def a_sealed_sheet(**changes: Any) -> bytes:
    return sealed(pack(a_sheet(**changes)))


def sheets() -> Iterator[Json]:
    """By name; `expect` null: it is no sheet of this deployment."""
    in_order = replace(a_sheet(), rows=tuple(sorted(a_sheet().rows, key=lambda row: (row.control_code, row.cti))))
    yield _vector("officers and permits", sealed(pack(a_sheet())), in_order)
    nobody = a_sheet(officers=(), rows=())
    yield _vector("nobody on duty and nothing expected", sealed(pack(nobody)), nobody)
    later = [claims_codec.written(a_claims()), _later_word(a_claims(cti=bytes(16)))]
    packed = zlib.compress(canonical.write(later), 9)
    one_row = sealed(_changed(pack(a_sheet()), lambda raw: _rows(raw, packed)))
    yield _vector("a permit for a purpose of a later build is passed over", one_row, a_sheet(rows=(a_claims(),)))
    whole = sealed(pack(a_sheet()))
    for name, raw in _others(whole):
        yield _vector(name, raw, None)


def _later_word(claims: Claims) -> dict[Any, Any]:
    raw: dict[Any, Any] = claims_codec.written(claims)
    return raw | {CLAIM["fieldpass"]: raw[CLAIM["fieldpass"]] | {PERMIT["purpose"]: 255}}


def _others(whole: bytes) -> Iterator[tuple[str, bytes]]:
    payload = pack(a_sheet())
    yield "nothing", b""
    yield "a byte is missing", whole[:-1]
    yield "a byte is added", whole + b"\x00"
    yield "the signature has one bit wrong", whole[:-1] + bytes((whole[-1] ^ 1,))
    yield "signed by another key", sealed(payload, by="issuer")
    yield "signed as a bundle", sealed(payload, aad="bundle")
    yield "signed for another deployment", sealed(payload, deployment="dt-2022")
    yield "says another deployment", sealed(pack(a_sheet(deployment="dt-2022")))
    yield "a permit of another deployment", sealed(pack(a_sheet(rows=(a_claims(deployment="dt-2022"),))))
    yield "expires as it is issued", sealed(pack(a_sheet(expires_at=NOW - HOUR)))
    yield "issued before the key was certified", sealed(pack(a_sheet(issued_at=NOW - 61 * DAY)))
    yield "issued after the key's certificate", sealed(pack(a_sheet(issued_at=NOW + 60 * DAY)))
    for name, change in _CHANGES.items():
        yield name, sealed(_changed(payload, change))


def _changed(payload: bytes, change: Callable[[dict[int, Any]], None]) -> bytes:
    raw: Any = canonical.read(payload)
    change(raw)
    return canonical.write(raw)


def _rows(raw: dict[int, Any], rows: bytes) -> None:
    raw[6] = rows


_CHANGES: dict[str, Callable[[dict[int, Any]], None]] = {
    "an officer's leadership is a number": lambda raw: raw[5][0].update({3: 1}),
    "an officer has no salt": lambda raw: raw[5][0].update({4: b""}),
    "an officer has a field more": lambda raw: raw[5][0].update({6: 1}),
    "the sheet has a field more": lambda raw: raw.update({7: 1}),
    "no instant": lambda raw: raw.update({3: 0}),
    "rows are not compressed": lambda raw: _rows(raw, b"\x80"),
    "rows are followed by something": lambda raw: _rows(raw, raw[6] + b"\x00"),
    "rows break off": lambda raw: _rows(raw, raw[6][:-3]),
    "rows are a bomb": lambda raw: _rows(raw, zlib.compress(bytes(LIMITS["sheet_unpacked_bytes"] + 1), 9)),
    "rows are no list": lambda raw: _rows(raw, zlib.compress(b"\xa0", 9)),
    "a row is no permit": lambda raw: _rows(raw, zlib.compress(canonical.write([{1: DEPLOYMENT}]), 9)),
}


def _vector(name: str, raw: bytes, expected: Sheet | None) -> Json:
    if open_sheet(raw, ANCHOR) != expected:
        raise AssertionError(f"{name}: {open_sheet(raw, ANCHOR)}")
    return {"name": name, "sheet": base64.b64encode(raw).decode(), "expect": expected and _json(expected)}


def _json(sheet: Sheet) -> Json:
    """Rows are the claims' own bytes, base64: whoever reads them reads permits too."""
    return {
        "deployment": sheet.deployment,
        "checkpoint": str(sheet.checkpoint),
        "issuedAt": sheet.issued_at,
        "expiresAt": sheet.expires_at,
        "officers": [
            {"id": str(one.id), "name": one.name, "leader": one.leader, "salt": one.salt.hex(), "pin": one.pin.hex()}
            for one in sheet.officers
        ],
        "rows": [base64.b64encode(claims_codec.pack(row)).decode() for row in sheet.rows],
    }

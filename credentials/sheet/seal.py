"""Seal a sheet with the bundle key and open one with the root key alone. Pure."""

from credentials import envelope
from credentials.bundle.certificate import Anchor, message, read_certificate, verified
from credentials.sheet.model import Sheet
from credentials.sheet.pack import pack, unpack
from credentials.wire import AAD, LIMITS


def to_sign(sheet: Sheet, kid: bytes) -> tuple[bytes, bytes]:
    """Give the payload, and the message for the bundle key to sign."""
    payload = pack(sheet)
    return payload, message("sheet", sheet.deployment, kid, payload)


def sealed(kid: bytes, payload: bytes, signed: bytes, certificate: bytes) -> bytes:
    """Put the file together; raises ValueError past the size limit."""
    whole = envelope.join(kid, payload, signed, certificate)
    if len(whole) > LIMITS["sheet_bytes"]:
        raise ValueError("a sheet past the size limit")
    return whole


def open_sheet(signed: bytes, anchor: Anchor) -> Sheet | None:
    """Verify root → bundle key → sheet and read it, all or nothing; None for anything else, it never raises."""
    try:
        return _opened(signed, anchor)
    except Exception:  # noqa: BLE001 - whatever the bytes did, this is no sheet
        return None


def _opened(signed: bytes, anchor: Anchor) -> Sheet:
    parts = envelope.split_certified(signed) if len(signed) <= LIMITS["sheet_bytes"] else None
    if parts is None:
        raise ValueError("not a sheet")
    certificate = read_certificate(parts.certificate, anchor)
    sheet = unpack(verified(parts, certificate.public_key, AAD["sheet"] + anchor.deployment))
    if {sheet.deployment, *(row.deployment for row in sheet.rows)} != {anchor.deployment}:
        raise ValueError("a sheet of another deployment, or a permit of one")
    if sheet.expires_at <= sheet.issued_at:
        raise ValueError("a sheet expires after it is issued")
    if not certificate.valid_from <= sheet.issued_at < certificate.valid_to:
        raise ValueError("the bundle key was not certified when the sheet was issued")
    return sheet

"""A checkpoint into a locked-down district on the morning of 2021-09-16, and valid things to vary."""

from dataclasses import replace
from functools import cache
from hashlib import sha256
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils

from credentials import codec, signature
from credentials.bundle import issued
from credentials.bundle.certificate import Anchor, certified, to_certify
from credentials.bundle.model import (
    Bundle,
    CheckpointRecord,
    DeskNumber,
    LevelRecord,
    LevelRule,
    Scope,
    TrustRecord,
    VersionRecord,
    ZoneRecord,
)
from credentials.bundle.seal import sealed as joined
from credentials.bundle.seal import to_sign
from credentials.claims import Claims, StatusRef
from credentials.control_code import with_check
from credentials.envelope import Envelope
from credentials.statuses.model import EMPTY, StatusList, changed
from credentials.verdict import Clock, Passage
from credentials.wire import (
    CheckpointKind,
    Direction,
    KeyRole,
    Purpose,
    Restriction,
    Rule,
    Status,
    SubjectType,
    ZoneKind,
)

MINUTE, HOUR, DAY = 60, 3600, 86400
MIDNIGHT = 1631725200  # 2021-09-16 00:00 in Asia/Ho_Chi_Minh
NOW = MIDNIGHT + 8 * HOUR
DEPLOYMENT = "dt-2021"
POST = UUID("018f0000-0000-7000-8000-000000000001")
CAO_LANH, SA_DEC, HAMLET = 3, 5, 117
INWARD, OUTWARD = Passage(direction=Direction.INWARD), Passage(direction=Direction.OUTWARD)
THROUGH = Passage(direction=Direction.INWARD, through=True)
_SIGN_ALIKE = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)


class Key:
    """A key pair made from a name; it signs the same bytes alike every time, so that vectors stay as they are."""

    def __init__(self, name: str) -> None:
        self.private = ec.derive_private_key(int.from_bytes(sha256(name.encode()).digest()) >> 1, ec.SECP256R1())
        self.public = signature.public_half(self.private)
        self.kid = signature.kid_of(self.public)

    def sign(self, message: bytes) -> bytes:
        r, s = utils.decode_dss_signature(self.private.sign(message, _SIGN_ALIKE))
        return r.to_bytes(32) + s.to_bytes(32)


@cache
def key(name: str) -> Key:
    return Key(name)


def a_trust_record(name: str = "issuer", **changes: Any) -> TrustRecord:
    record = TrustRecord(
        kid=key(name).kid,
        public_key=key(name).public,
        role=KeyRole.ISSUER,
        scope=Scope(),
        signs_from=NOW - 30 * DAY,
        signs_to=NOW + 30 * DAY,
    )
    return replace(record, **changes)


def a_claims(**changes: Any) -> Claims:
    claims = Claims(
        deployment=DEPLOYMENT,
        cti=bytes(range(16)),
        issued_at=NOW - DAY,
        not_before=NOW - DAY,
        end=NOW + 5 * DAY,
        expires_at=NOW + 40 * DAY,
        purpose=Purpose.INCIDENT_REPAIR,
        zones=(SA_DEC,),
        status=StatusRef(block=2, index=12000),
        subject_type=SubjectType.CREW,
        name="N. Văn Hùng",
        control_code=with_check("4820175536"),
        crew=bytes(range(8)),
        tails=("1234", "5678"),
        plates=("66C12345", "66P20101"),
        base_zone=CAO_LANH,
    )
    return replace(claims, **changes)


def a_level(code: str = "D16", **rules: LevelRule) -> LevelRecord:
    """Every purpose needs a permit, but for those named."""
    every = {purpose: LevelRule(rule=Rule.PERMIT) for purpose in Purpose}
    return LevelRecord(code=code, rules=every | {Purpose[name]: rule for name, rule in rules.items()})


def a_zone(number: int, level: str | None = "D16", **changes: Any) -> ZoneRecord:
    version = VersionRecord(valid_from=NOW - 60 * DAY, level=level, restriction=Restriction.CONDITIONAL)
    zone = ZoneRecord(number=number, code=f"Z{number}", name=f"Zone {number}", kind=ZoneKind.UNIT, versions=(version,))
    return replace(zone, **changes)


def a_checkpoint(**changes: Any) -> CheckpointRecord:
    post = CheckpointRecord(
        id=POST,
        kind=CheckpointKind.ROAD,
        name="Cầu Nhật",
        from_zones=(CAO_LANH,),
        to_zones=(SA_DEC,),
        valid_from=NOW - 60 * DAY,
    )
    return replace(post, **changes)


def statuses(as_of: int = NOW - HOUR, **struck: StatusRef) -> StatusList:
    blocks = dict.fromkeys(range(4), EMPTY)
    for status, ref in struck.items():
        blocks[ref.block] = changed(blocks[ref.block], [ref.index], Status[status])
    return StatusList(as_of=as_of, blocks=blocks)


def a_bundle(**changes: Any) -> Bundle:
    bundle = Bundle(
        deployment=DEPLOYMENT,
        sequence=7,
        issued_at=NOW - HOUR,
        expires_at=NOW + 6 * DAY,
        trust=(a_trust_record(), a_trust_record("standby")),
        status=statuses(),
        checkpoint=a_checkpoint(),
        zones=(a_zone(CAO_LANH, "NEW_NORMAL"), a_zone(SA_DEC), a_zone(HAMLET)),
        levels=(a_level(), LevelRecord(code="NEW_NORMAL", rules={p: LevelRule(rule=Rule.FREE) for p in Purpose})),
        desk=(DeskNumber(name="Trực Sở TTTT", phone="02773000000"),),
    )
    return replace(bundle, **changes)


def a_clock(at: int = NOW, within: int = 2) -> Clock:
    return Clock(earliest=at - within, latest=at + within)


def sealed(claims: Claims, name: str = "issuer") -> str:
    return codec.seal(claims, key(name).kid, key(name).sign)


def issued_id(text: str) -> bytes:
    """How an issued set names a card."""
    card = codec.open_text(text)
    if not isinstance(card, Envelope):
        raise TypeError("no card")
    return issued.id_of(card.payload)


ANCHOR = Anchor(deployment=DEPLOYMENT, root=key("root").public)


@cache
def a_certificate() -> bytes:
    valid = (NOW - 60 * DAY, NOW + 60 * DAY)
    payload, message = to_certify(ANCHOR, key("bundle").public, NOW - 60 * DAY, valid)
    return certified(ANCHOR, payload, key("root").sign(message))


def sealed_bundle(bundle: Bundle) -> bytes:
    payload, message = to_sign(bundle, key("bundle").kid)
    return joined(key("bundle").kid, payload, key("bundle").sign(message), a_certificate())

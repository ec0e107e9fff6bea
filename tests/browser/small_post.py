"""A server just large enough for the checkpoint page: signed files of one post, and what the page hands in.

It lives in the time of tests/credentials/scenario.py, can be stopped and started on its port, and keeps every check.
"""

import base64
import functools
import hashlib
import http.server
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from api.plain.pages import HEADERS
from credentials import codes
from credentials.bundle import signed_time
from credentials.bundle.delta_model import Delta
from credentials.bundle.delta_seal import sealed as join_delta
from credentials.bundle.delta_seal import to_sign as delta_to_sign
from credentials.bundle.model import Bundle, ChangeRecord
from credentials.claims import Claims, StatusRef
from credentials.control_code import with_check
from credentials.envelope import join
from credentials.parts import split, to_text
from credentials.sheet.model import Sheet, SheetOfficer
from credentials.sheet.seal import sealed as join_sheet
from credentials.sheet.seal import to_sign as sheet_to_sign
from credentials.wire import CONSTANTS, ChangeKind, Purpose
from fieldpass.pages import DIST
from tests.credentials.scenario import (
    ANCHOR,
    CAO_LANH,
    DAY,
    DEPLOYMENT,
    HAMLET,
    HOUR,
    NOW,
    POST,
    SA_DEC,
    a_bundle,
    a_certificate,
    a_checkpoint,
    a_claims,
    a_zone,
    key,
    sealed,
    sealed_bundle,
    statuses,
)

INVITATION = "ABCDEFGHJKMN0123"
DEVICE = UUID("018f0000-0000-7000-8000-00000000d001")
REPLY_KEY = hashlib.sha256(b"reply").digest()
OFFICER_PIN, LEADER_PIN = "135790", "246801"
STRUCK = StatusRef(block=1, index=77)
JSON = "application/json"
SHUT_OUT = {"errors": [{"message": "revoked", "extensions": {"code": "DEVICE_REVOKED"}}]}


def _claims(number: int, **changes: Any) -> Claims:
    own = {
        "cti": hashlib.sha256(b"%d" % number).digest()[:16],
        "status": StatusRef(block=2, index=number),
        "control_code": with_check(f"{1234567890 + 7919 * number}"),
        "crew": None,
    }
    return a_claims(**(own | changes))


HUNG = _claims(1, name="Nguyễn Văn Hùng", tails=("0101",), plates=("66C12345", "66P145678"))
REVOKED = _claims(2, name="Lê Hoàng Phúc", tails=("0103",), plates=("66A23456",), status=STRUCK)
TIGHT = _claims(3, name="Võ Thành Tâm", tails=("0201",), plates=("66A23456",), purpose=Purpose.CONGESTION_RELIEF)
GOODS = _claims(4, name="Bùi Thị Kim Ngân", tails=("0301",), plates=("66C34567",), purpose=Purpose.ESSENTIAL_GOODS)
ELSEWHERE = _claims(5, name="Hồ Trung Nghĩa", tails=("0303",), plates=(), zones=(HAMLET,))
EXPECTED = (HUNG, REVOKED, TIGHT, GOODS)
NAMES = ("Trần Thị Mỹ Linh", "Phạm Minh Đức", "Đặng Quốc Khánh", "Huỳnh Ngọc Ánh", "Dương Văn Lợi", "Ngô Thị Lan")
MORE = tuple(
    _claims(100 + at, name=NAMES[at % 6], tails=(f"{4000 + 37 * at}",), plates=(f"66C{20000 + 311 * at}",))
    for at in range(60)
)


def the_bundle(**changes: Any) -> Bundle:
    """The post's bundle: one permit revoked, one purpose tightened since it was issued."""
    tightened = ChangeRecord(
        counter=4,
        recorded_at=NOW - 2 * HOUR,
        effective_at=NOW - 2 * HOUR,
        kind=ChangeKind.TIGHTENED,
        purposes=frozenset({Purpose.CONGESTION_RELIEF}),
    )
    zones = (
        replace(a_zone(CAO_LANH, "NEW_NORMAL"), name="Thành phố Cao Lãnh"),
        replace(a_zone(SA_DEC), name="Thành phố Sa Đéc", changes=(tightened,)),
        replace(a_zone(HAMLET), name="Ấp Tân Phú"),
    )
    said = {"zones": zones, "status": statuses(REVOKED=STRUCK), "checkpoint": a_checkpoint(name="Chốt cầu Nhật")}
    return a_bundle(**(said | changes))


def an_officer(name: str, pin: str, *, leader: bool) -> SheetOfficer:
    salt = hashlib.sha256(name.encode()).digest()[: CONSTANTS["pin"]["salt_bytes"]]
    hashed = hashlib.pbkdf2_hmac("sha256", pin.encode(), salt, CONSTANTS["pin"]["iterations"])
    id_ = UUID(bytes=hashlib.sha256(pin.encode()).digest()[:16])
    return SheetOfficer(id=id_, name=name, leader=leader, salt=salt, pin=hashed)


@functools.cache
def the_sheet() -> bytes:
    officers = (
        an_officer("Trần Văn An", OFFICER_PIN, leader=False),
        an_officer("Lê Thị Bích", LEADER_PIN, leader=True),
    )
    sheet = Sheet(
        deployment=DEPLOYMENT,
        checkpoint=POST,
        issued_at=NOW - HOUR,
        expires_at=NOW + 2 * DAY,
        officers=officers,
        rows=(*EXPECTED, *MORE),
    )
    payload, message = sheet_to_sign(sheet, key("bundle").kid)
    return join_sheet(key("bundle").kid, payload, key("bundle").sign(message), a_certificate())


def the_news(**changes: Any) -> tuple[str, ...]:
    """What happened since three hours ago, made now: as texts for codes."""
    said: dict[str, Any] = {
        "deployment": DEPLOYMENT,
        "since": NOW - 3 * HOUR,
        "issued_at": NOW,
        "expires_at": NOW + 7 * DAY,
    }
    payload, message = delta_to_sign(Delta(**(said | changes)), key("bundle").kid)
    signed = join_delta(key("bundle").kid, payload, key("bundle").sign(message), a_certificate())
    return split(to_text("FPD1:", signed))


@dataclass
class Desk:
    """Everything the server knows and was told."""

    confirmed: bool = True
    revoked: bool = False
    takes_checks: bool = True
    bundle: Bundle = field(default_factory=the_bundle)
    public_key: bytes = b""
    checks: list[str] = field(default_factory=list)
    signatures: list[str | None] = field(default_factory=list)
    calls: dict[str, Any] = field(default_factory=dict)
    started: float = field(default_factory=time.time)

    def now(self) -> int:
        """The scenario's time, running on."""
        return NOW + int(time.time() - self.started)

    def device(self) -> dict[str, Any]:
        """This post's only device as GraphQL tells of it."""
        place = {"id": "Q2hlY2twb2ludDox", "uuid": str(POST), "name": self.bundle.checkpoint.name}
        addresses = {"bundleAddress": "/bundles/post", "sheetAddress": "/sheets/post"}
        code = codes.confirmation_code(DEPLOYMENT, DEVICE, self.public_key) if self.public_key else ""
        said = {"uuid": str(DEVICE), "label": "Máy chốt 1", "confirmed": self.confirmed, "confirmationCode": code}
        return said | {"revoked": self.revoked, "checkpoint": place | addresses}

    def answer(self, query: str, variables: dict[str, Any]) -> dict[str, Any]:
        """One GraphQL answer."""
        if "enrolCheckpointDevice" in query:
            return self._enrol(variables["input"])
        if "recordChecks" in query and (self.takes_checks or not self.revoked):
            return self._record(variables["input"])
        if self.revoked:
            return SHUT_OUT
        if "callDesk" in query:
            self.calls[variables["input"]["id"]] = variables["input"]
            return {"data": {"callDesk": {"__typename": "CallWaiting"}}}
        if "deskCall" in query:
            return {"data": {"deskCall": self._called(self.calls[variables["id"]])}}
        return {"data": {"checkpointDevice": self.device()}}

    def _enrol(self, asked: dict[str, Any]) -> dict[str, Any]:
        if asked["invitation"] != INVITATION:
            problem = {"__typename": "ConflictProblem", "code": "INVITATION_SPENT", "message": "spent"}
            return {"data": {"enrolCheckpointDevice": problem}}
        self.public_key, self.revoked = bytes_of(asked["publicKey"]), False
        said = {"device": self.device(), "token": "fp_token", "deployment": DEPLOYMENT, "root": _text(ANCHOR.root)}
        done = {"__typename": "CheckpointDeviceEnrolled", "replyKey": _text(REPLY_KEY)} | said
        return {"data": {"enrolCheckpointDevice": done}}

    def _record(self, asked: dict[str, Any]) -> dict[str, Any]:
        self.checks += asked["checks"]
        self.signatures += asked["signatures"]
        receipts = [{"kept": "RECORDED", "notes": []} for _ in asked["checks"]]
        return {"data": {"recordChecks": {"__typename": "CheckReceipts", "receipts": receipts}}}

    def _called(self, call: dict[str, Any]) -> dict[str, Any]:
        code = reply(call["controlCode"], call["challenge"])
        return {"state": "ANSWERED", "answer": "PASS", "replyCode": code}

    def file(self, path: str) -> tuple[int, bytes, str]:
        """Status, bytes and type of what a post fetches."""
        if self.revoked:
            return 401, json.dumps(SHUT_OUT).encode(), JSON
        if path.startswith("/bundles/"):
            return 200, sealed_bundle(self.bundle), "application/vnd.fieldpass.bundle+cose"
        if path.startswith("/sheets/"):
            return (200, the_sheet(), "application/octet-stream") if self.confirmed else (403, b"{}", JSON)
        return 200, self._time(bytes.fromhex(path.rpartition("/")[2])), "application/octet-stream"

    def _time(self, nonce: bytes) -> bytes:
        payload, message = signed_time.to_sign(DEPLOYMENT, key("bundle").kid, nonce, self.now())
        return join(key("bundle").kid, payload, key("bundle").sign(message), a_certificate())


def reply(code: str | None, challenge: str) -> str:
    """What the desk reads back."""
    bound = code or codes.UNREAD_CODE
    return codes.reply_code(REPLY_KEY, deployment=DEPLOYMENT, checkpoint=POST, code=bound, challenge=challenge)


def text_of(claims: Claims) -> str:
    """What a permit's QR code says."""
    return sealed(claims)


def _text(plain: bytes) -> str:
    return base64.urlsafe_b64encode(plain).rstrip(b"=").decode()


def bytes_of(text: str) -> bytes:
    """What base64url says."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


class _Site(http.server.SimpleHTTPRequestHandler):
    desk: Desk

    def do_GET(self) -> None:
        if self.path.startswith(("/bundles/", "/sheets/", "/time/")):
            self._send(*self.desk.file(self.path))
        else:
            super().do_GET()

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self._send(200, json.dumps(self.desk.answer(asked["query"], asked["variables"])).encode(), JSON)

    def _send(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.send_header("Connection", "close")  # gone means gone: nothing is answered on a connection of before
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serving(desk: Desk, port: int) -> Iterator[None]:
    """The site on this port of loopback while the block runs."""
    handler = type("Site", (_Site,), {"desk": desk})
    made = functools.partial(handler, directory=str(DIST))
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), made) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield
        server.shutdown()

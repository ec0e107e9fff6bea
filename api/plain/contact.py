"""What a device says of itself beside a request: which bundle it holds, and what its clock shows."""

import contextlib
from datetime import UTC, datetime, timedelta

from starlette.requests import Request

from api.errors import DeviceRevoked, Unauthenticated
from api.http.asgi import Headers
from api.plain.web import Web, request_headers
from identity.access import Actor
from identity.devices.model import Contact
from storage.outcomes import Busy

_BUNDLE, _CLOCK = b"x-fieldpass-bundle", b"x-fieldpass-clock"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOST = 2**53


async def heard(web: Web, request: Request) -> None:
    """Note the call of a device, on an address that is open to everybody. Raises DeviceRevoked for who was shut out."""
    headers = request_headers(request)
    if b"authorization" not in headers:
        return
    try:
        actor = await web.doors.actor_of(headers, web.clock())
    except DeviceRevoked:
        raise
    except Unauthenticated:
        return
    if actor is not None:
        await note(web, headers, actor)


async def note(web: Web, headers: Headers, actor: Actor) -> None:
    """When a device called, with what it says; a busy database costs no answer."""
    if actor.device is not None:
        with contextlib.suppress(Busy):
            await web.services.devices.heard_from(actor.device, contact_of(headers, web.clock()))


def contact_of(headers: Headers, now: datetime) -> Contact:
    """What the headers say; what makes no sense says nothing."""
    shown = _whole(headers.get(_CLOCK, b""))
    return Contact(
        at=now,
        bundle_sequence=_whole(headers.get(_BUNDLE, b"")),
        clock_offset_ms=None if shown is None else shown - (now - _EPOCH) // timedelta(milliseconds=1),
    )


def _whole(said: bytes) -> int | None:
    return int(said) if said.isdigit() and len(said) < 17 and int(said) < _MOST else None  # noqa: PLR2004 - 2**53 has 16 digits

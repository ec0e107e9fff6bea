"""A layer as an HTTP answer: one collection, its tag, pressed once for everybody who asks for the same.

A tag is weak: the same features are the same map, whatever the clock beside them shows.
"""

import asyncio
import zlib
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from api.map.asked import Asked
from api.map.features import Layer, written
from api.plain.bundles import known

MEDIA_TYPE: Final = "application/geo+json"
LEAST_PRESSED: Final = 8_000
_KEPT: Final = 8
_FASTEST: Final = 1
_GZIP: Final = 31  # zlib's word for a gzip stream
_BEGIN: Final = b'{"type":"FeatureCollection","features":['


@dataclass(frozen=True, slots=True)
class _Pressed:
    """The features pressed up to a whole byte, and the stream that goes on from there."""

    head: bytes
    stream: Any

    def ended(self, tail: bytes) -> bytes:
        stream = self.stream.copy()
        whole: bytes = self.head + stream.compress(tail) + stream.flush()
        return whole


class Answers:
    """Answers of one process; it keeps what it pressed last."""

    def __init__(self) -> None:
        self._pressed: OrderedDict[str, _Pressed] = OrderedDict()
        self._pressing = asyncio.Lock()

    async def give(self, request: Request, asked: Asked, layer: Layer) -> Response:
        """The layer, or 304 for who has it."""
        tag = _tag(asked, layer)
        headers = {
            "etag": f'W/"{tag}"',
            "cache-control": "private, no-cache",
            "vary": "accept-encoding",
            "x-content-type-options": "nosniff",
            "cross-origin-resource-policy": "same-origin",
        }
        if known(request.headers.get("if-none-match", ""), tag):
            return Response(status_code=304, headers=headers)
        tail = _end(asked)
        if not _takes_gzip(request) or sum(map(len, layer.parts)) < LEAST_PRESSED:
            return Response(b"".join((_BEGIN, *layer.parts, tail)), media_type=MEDIA_TYPE, headers=headers)
        pressed = await self._of(tag, layer)
        return Response(pressed.ended(tail), media_type=MEDIA_TYPE, headers=headers | {"content-encoding": "gzip"})

    async def _of(self, tag: str, layer: Layer) -> _Pressed:
        async with self._pressing:  # who asks for the same meanwhile finds it done
            found = self._pressed.get(tag)
            if found is None:
                found = self._pressed[tag] = await asyncio.to_thread(_press, layer)
            self._pressed.move_to_end(tag)
            if len(self._pressed) > _KEPT:
                self._pressed.popitem(last=False)
        return found


def _press(layer: Layer) -> _Pressed:
    stream = zlib.compressobj(_FASTEST, zlib.DEFLATED, _GZIP)
    head = stream.compress(b"".join((_BEGIN, *layer.parts))) + stream.flush(zlib.Z_FULL_FLUSH)
    return _Pressed(head, stream)


def _tag(asked: Asked, layer: Layer) -> str:
    mark = blake2b(written([asked.at, asked.known]), digest_size=16)
    if layer.mark is not None:
        mark.update(layer.mark)
    else:
        for part in layer.parts:
            mark.update(part)
    return mark.hexdigest()


def _end(asked: Asked) -> bytes:
    instant: dict[str, datetime | None] = {"at": asked.at, "known": asked.known, "now": asked.now}
    return b'],"instant":%b}' % written(instant)


def _takes_gzip(request: Request) -> bool:
    for one in request.headers.get("accept-encoding", "").split(","):
        coding, _, weight = one.strip().partition(";")
        if coding.strip().lower() == "gzip":
            return weight.strip().lower().replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False

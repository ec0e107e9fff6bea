"""`/basemap/…`: the ground under the map, from the folder of this machine; for whoever is signed in."""

import asyncio
import gzip
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from api.errors import Code
from api.http.asgi import HttpError
from api.map.features import written
from api.plain.bundles import known
from api.plain.web import Web
from geo.basemap.archive import Archive
from geo.basemap.model import Part, Source, SourceKind
from geo.basemap.shelf import Shelf

_MOST_ZOOM: Final = 30
_KEPT: Final = "private, max-age=31536000, immutable"
_ASKED_AGAIN: Final = "private, no-cache"
_SAFE: Final = {"x-content-type-options": "nosniff", "cross-origin-resource-policy": "same-origin"}


class Basemap:
    """What one process serves of the folder; archives stay open until others take their place."""

    def __init__(self, folder: Path | None) -> None:
        self._shelf = None if folder is None else Shelf(folder)
        self._archives: dict[str, Archive] = {}

    async def parts(self, web: Web, request: Request) -> Response:
        """What there is, for a page that draws it in its own colours."""
        await web.looker(request)
        sources = () if self._shelf is None else self._shelf.sources()
        content = written({"sources": [_told(one) for one in sources]})
        etag = blake2b(content, digest_size=8).hexdigest()
        headers = _headers(etag, is_kept=False)
        if known(request.headers.get("if-none-match", ""), etag):
            return Response(status_code=304, headers=headers)
        return Response(content, media_type="application/json", headers=headers)

    async def features(self, web: Web, request: Request) -> Response:
        """One layer as GeoJSON."""
        source = await self._found(web, request, SourceKind.GEOJSON)
        headers = _headers(source.mark, is_kept=request.query_params.get("v") == source.mark)
        if known(request.headers.get("if-none-match", ""), source.mark):
            return Response(status_code=304, headers=headers)
        content = await asyncio.to_thread(self._whole_shelf.path(source).read_bytes)
        return _sent(request, content, source, headers)

    async def tile(self, web: Web, request: Request) -> Response:
        """One tile; 204 where the archive has none."""
        source = await self._found(web, request, SourceKind.VECTOR, SourceKind.RASTER)
        z, x, y = (request.path_params[name] for name in ("z", "x", "y"))
        if z > _MOST_ZOOM or x >= 1 << z or y >= 1 << z:
            raise HttpError(404, Code.BAD_REQUEST, "There is no such tile.")
        etag = f"{source.mark}-{z}-{x}-{y}"
        headers = _headers(etag, is_kept=request.query_params.get("v") == source.mark)
        if known(request.headers.get("if-none-match", ""), etag):
            return Response(status_code=304, headers=headers)
        content = await asyncio.to_thread(self._archive(source).tile, z, x, y)
        return (
            Response(status_code=204, headers=headers) if content is None else _sent(request, content, source, headers)
        )

    @property
    def _whole_shelf(self) -> Shelf:
        if self._shelf is None:
            raise _missing()
        return self._shelf

    async def _found(self, web: Web, request: Request, *kinds: SourceKind) -> Source:
        await web.looker(request)
        source = self._whole_shelf.find(request.path_params["name"])
        if source is None or source.kind not in kinds:
            raise _missing()
        return source

    def _archive(self, source: Source) -> Archive:
        if source.file not in self._archives:
            current = {one.file for one in self._whole_shelf.sources()}
            for file in [file for file in self._archives if file not in current]:
                self._archives.pop(file)  # a tile may still be read from it; it closes with the last
            self._archives[source.file] = Archive(self._whole_shelf.path(source))
        return self._archives[source.file]


def _missing() -> HttpError:
    return HttpError(404, Code.BAD_REQUEST, "There is no such basemap.")


def _headers(etag: str, *, is_kept: bool) -> dict[str, str]:
    told = {"etag": f'"{etag}"', "cache-control": _KEPT if is_kept else _ASKED_AGAIN, "vary": "accept-encoding"}
    return told | _SAFE


def _sent(request: Request, content: bytes, source: Source, headers: Mapping[str, str]) -> Response:
    """As it is kept; opened for who does not take gzip."""
    told = dict(headers)
    if source.is_pressed and "gzip" in request.headers.get("accept-encoding", ""):
        told["content-encoding"] = "gzip"
    elif source.is_pressed:
        content = gzip.decompress(content)
    return Response(content, media_type=source.media_type, headers=told)


def _told(one: Source) -> dict[str, Any]:
    ends = ".geojson" if one.kind is SourceKind.GEOJSON else "/{z}/{x}/{y}"
    return {
        "name": one.name,
        "kind": one.kind,
        "address": f"/basemap/{one.name}{ends}?v={one.mark}",
        "bounds": one.bounds,
        "minZoom": one.min_zoom,
        "maxZoom": one.max_zoom,
        "tileSize": one.tile_size,
        "attribution": one.attribution,
        "isOfficial": one.is_official,
        "note": None if one.note is None else msgspec.to_builtins(one.note),
        "layers": [_part(part) for part in one.layers],
    }


def _part(one: Part) -> dict[str, Any]:
    return {
        "name": one.name,
        "role": one.role,
        "geometry": one.geometry,
        "nameField": one.name_field,
        "rankField": one.rank_field,
    }

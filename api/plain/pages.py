"""The built pages of web/dist, with headers that let them load nothing foreign and run nothing inline."""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.staticfiles import StaticFiles

from api.options import Options
from api.plain.web import Web

_DIRECTIVES = (
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",  # the QR reader is wasm
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "media-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
)
POLICY = "; ".join(_DIRECTIVES)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_HASHED = "assets"
_YEAR = "public, max-age=31536000, immutable"


async def page(web: Web, request: Request) -> Response:
    """A file of the built pages; while there are none, a page that says so and looks again."""
    if web.options.pages is None or not web.options.pages.exists():
        return _dressed(_waiting(web.options), "no-store")
    path = request.path_params.get("path", "")
    try:
        found = await StaticFiles(directory=web.options.pages, html=True).get_response(_normal(path), request.scope)
    except HTTPException as fault:
        return _dressed(PlainTextResponse(fault.detail, fault.status_code, fault.headers), "no-store")
    return _dressed(found, _YEAR if path.startswith(f"{_HASHED}/") else "no-cache")


def _normal(path: str) -> str:
    return str(Path(path)) if path else "."


def _waiting(options: Options) -> Response:
    if options.waiting_page is not None and options.waiting_page.exists():
        return FileResponse(options.waiting_page, status_code=503, headers={"retry-after": "2"})
    return PlainTextResponse("The pages are not built; /graphql answers.", 404)


def _dressed(response: Response, cache: str) -> Response:
    for name, value in HEADERS.items():
        response.headers[name] = value
    response.headers["cache-control"] = cache
    return response

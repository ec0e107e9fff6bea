"""`/session`: signing in and out of the pages by cookie. Scripts use bearer tokens."""

from datetime import datetime

import orjson
from starlette.requests import Request
from starlette.responses import Response

from api.auth import COOKIE, session_of
from api.errors import Code
from api.http.asgi import HttpError
from api.http.body import read_body
from api.http.json import json_response
from api.http.media_types import check_json
from api.plain.web import Web, error_response, request_headers
from api.words import DEFAULT_LANGUAGE, say
from identity.accounts.model import Issued, SignInRefused

_BODY_BYTES = 4_000


async def sign_in(web: Web, request: Request) -> Response:
    """POST `{login, password}` from our own page: a cookie that scripts cannot read."""
    headers = request_headers(request)
    web.doors.check_same_site(headers)
    check_json(headers.get(b"content-type"))
    login, password = _credentials(await read_body(headers, request.receive, _BODY_BYTES))
    now = web.clock()
    done = await web.services.sign_in.by_password(login, password, address=_address(request), now=now)
    return _refused(done) if isinstance(done, SignInRefused) else _opened(web, request, done, now)


async def sign_out(web: Web, request: Request) -> Response:
    """DELETE: the session ends here and at once; without one this is no error."""
    headers = request_headers(request)
    web.doors.check_same_site(headers)
    secret = session_of(headers)
    if secret is not None:
        await web.services.sign_in.sign_out(secret, now=web.clock())
    response = Response(status_code=204)
    response.delete_cookie(COOKIE, path="/")
    return response


def _credentials(body: bytes) -> tuple[str, str]:
    try:
        said = orjson.loads(body)
    except orjson.JSONDecodeError:
        said = None
    match said:
        case {"login": str(login), "password": str(password)}:
            return login, password
    raise HttpError(400, Code.BAD_REQUEST, 'Send {"login": …, "password": …}.')


def _refused(refused: SignInRefused) -> Response:
    wait = [(b"retry-after", b"%d" % refused.retry_after_s)] if refused.retry_after_s else None
    status, code = (429, Code.TOO_MANY) if refused.code == "LOCKED" else (401, Code.UNAUTHENTICATED)
    said = say(f"problem-{refused.code}", DEFAULT_LANGUAGE, {"seconds": str(refused.retry_after_s)})
    return error_response(status, code, said, wait)


def _opened(web: Web, request: Request, issued: Issued, now: datetime) -> Response:
    response = json_response({"expiresAt": issued.expires_at})
    response.set_cookie(
        COOKIE,
        issued.secret,
        max_age=int((issued.expires_at - now).total_seconds()),
        path="/",
        secure=web.options.secure_cookies or request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )
    return response


def _address(request: Request) -> str:
    return request.client.host if request.client is not None else ""

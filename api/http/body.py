"""Reading a body without trusting its length."""

from api.http.asgi import Headers, HttpError, Receive

_DIGITS = 12


async def read_body(headers: Headers, receive: Receive, most: int) -> bytes:
    """The whole body; raises HttpError 413 as soon as more than `most` bytes are announced or come."""
    if headers.get(b"content-encoding", b"identity") != b"identity":
        raise HttpError(415, "BAD_REQUEST", "Send the body without compression.")
    _check_announced(headers.get(b"content-length"), most)
    message = await receive()
    if message["type"] == "http.request" and not message.get("more_body", False):
        whole: bytes = message.get("body", b"")
        _check_size(whole, most)
        return whole
    parts = bytearray()
    while message["type"] == "http.request":
        parts += message.get("body", b"")
        _check_size(parts, most)
        if not message.get("more_body", False):
            return bytes(parts)
        message = await receive()
    raise ClientGoneError


class ClientGoneError(Exception):
    """The client hung up before its body was whole; nobody waits for an answer."""


def _check_announced(length: bytes | None, most: int) -> None:
    if length is None:
        return
    if not length.isdigit() or len(length) > _DIGITS:
        raise HttpError(400, "BAD_REQUEST", "Content-Length is not a number.")
    if int(length) > most:
        raise _too_large(most)


def _check_size(body: bytes | bytearray, most: int) -> None:
    if len(body) > most:
        raise _too_large(most)


def _too_large(most: int) -> HttpError:
    return HttpError(413, "TOO_COSTLY", f"The body is larger than {most} bytes.", [(b"connection", b"close")])

"""Content-Type and Accept as GraphQL over HTTP wants them."""

from functools import lru_cache

from api.http.asgi import JSON, HttpError

GRAPHQL = b"application/graphql-response+json; charset=utf-8"
_OFFERED = {b"application/graphql-response+json": GRAPHQL, b"application/json": JSON}
_WILD = {b"*/*": GRAPHQL, b"application/*": GRAPHQL}
_LONGEST = 1_000


def check_json(content_type: bytes | None) -> None:
    """Raise HttpError 415 unless the body is JSON in UTF-8. Forms and multipart can be sent across sites: never."""
    if content_type == b"application/json":
        return
    kind, _, params = (content_type or b"").partition(b";")
    if kind.strip().lower() != b"application/json" or not _is_utf8(params):
        raise HttpError(415, "BAD_REQUEST", "Send application/json in UTF-8.")


def _is_utf8(params: bytes) -> bool:
    for param in params.split(b";"):
        name, _, value = param.partition(b"=")
        if name.strip().lower() == b"charset":
            return value.strip().strip(b'"').lower() in {b"utf-8", b"utf8"}
    return True


@lru_cache(maxsize=256)
def answer_type(accept: bytes | None) -> bytes:
    """The type to answer in: the best of what is accepted, graphql-response+json where all is; raises HttpError 406."""
    if not accept:
        return GRAPHQL
    best = max((_weighed(one) for one in accept[:_LONGEST].split(b",")), key=lambda one: one[0])
    if best[0] <= 0 or best[1] is None:
        raise HttpError(406, "BAD_REQUEST", "Accept application/graphql-response+json or application/json.")
    return best[1]


def _weighed(text: bytes) -> tuple[float, bytes | None]:
    kind, *params = (part.strip().lower() for part in text.split(b";"))
    offered = _OFFERED.get(kind) or _WILD.get(kind)
    return (_quality(params) if offered else 0.0, offered)


def _quality(params: list[bytes]) -> float:
    for param in params:
        if param.startswith(b"q="):
            try:
                return min(1.0, max(0.0, float(param[2:])))
            except ValueError:
                return 0.0
        if param.startswith(b"charset=") and param[8:].strip(b'"') not in {b"utf-8", b"utf8"}:
            return 0.0
    return 1.0

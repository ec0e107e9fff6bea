"""What the status of a push service means for us (RFC 8030). Pure."""

from datetime import datetime
from http import HTTPStatus

from notifications.push_fault import PushFault
from notifications.retry_after import retry_after_s
from notifications.sender import Accepted, Again, Answer, Gone, Impossible


def answer_of(status: int, retry_after: str | None, now: datetime) -> Answer:
    """404 and 410 are the only ones that end a subscription."""
    match status:
        case HTTPStatus.NOT_FOUND | HTTPStatus.GONE:
            return Gone(reason=PushFault.UNREGISTERED)
        case HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            return Impossible(reason=PushFault.TOO_LARGE)
        case HTTPStatus.UNAUTHORIZED:
            return Impossible(reason=PushFault.UNAUTHENTICATED)
        case HTTPStatus.FORBIDDEN:
            return Impossible(reason=PushFault.NOT_ALLOWED)
        case HTTPStatus.TOO_MANY_REQUESTS:
            return Again(reason=PushFault.TOO_MANY, after_s=retry_after_s(retry_after, now))
    return _by_class(status, retry_after, now)


def _by_class(status: int, retry_after: str | None, now: datetime) -> Answer:
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return Accepted()
    if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
        return Impossible(reason=PushFault.REDIRECT)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.REQUEST_TIMEOUT:
        return Again(reason=PushFault.UNAVAILABLE, after_s=retry_after_s(retry_after, now))
    return Impossible(reason=PushFault.BAD_MESSAGE)

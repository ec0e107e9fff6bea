"""What can be an address. Pure."""

import json

from notifications.addresses.model import Register
from notifications.sender import AddressKind
from storage.outcomes import BadInput

LONGEST = 4_000
TAIL = 4


def check(command: Register) -> None:
    """Raise BadInput for what no service could have given out."""
    if not 0 < len(command.value) <= LONGEST or not command.value.isprintable():
        raise BadInput("value", "NOT_AN_ADDRESS")
    if command.kind is AddressKind.WEBPUSH:
        _endpoint(command.value)
    elif not command.value.isascii() or " " in command.value:
        raise BadInput("value", "NOT_AN_ADDRESS")


def tail_of(command: Register) -> str:
    """The last characters, by which its owner tells it from others: at most a quarter of it."""
    shown = _endpoint(command.value) if command.kind is AddressKind.WEBPUSH else command.value
    return shown[-min(TAIL, len(shown) // 4) :] if len(shown) >= TAIL else ""


def _endpoint(value: str) -> str:
    """The endpoint of a browser's subscription, as its `toJSON` writes it."""
    try:
        found = json.loads(value)
        endpoint, keys = found["endpoint"], found["keys"]
        whole = isinstance(endpoint, str) and isinstance(keys["p256dh"], str) and isinstance(keys["auth"], str)
        sound = whole and endpoint.startswith("https://")
    except (ValueError, TypeError, KeyError, RecursionError) as fault:
        raise BadInput("value", "NOT_AN_ADDRESS") from fault
    if not sound:
        raise BadInput("value", "NOT_AN_ADDRESS")
    return str(endpoint)

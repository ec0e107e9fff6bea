"""What can be an address: refused when it is registered is what could never be sent to."""

from notifications.addresses.model import Register
from notifications.sender import AddressKind
from notifications.webpush.subscription import BadSubscription, parse
from storage.outcomes import BadInput

LONGEST = 4_000
TAIL = 4


def check(command: Register) -> None:
    """Raise BadInput for what no service could have given out, and for what this server would not call."""
    _shown(command)


def tail_of(command: Register) -> str:
    """The last characters, by which its owner tells it from others: at most a quarter of it."""
    shown = _shown(command)
    return shown[-min(TAIL, len(shown) // 4) :] if len(shown) >= TAIL else ""


def _shown(command: Register) -> str:
    """What its tail is taken of: of a browser's subscription the endpoint, as the sender reads it."""
    if not 0 < len(command.value) <= LONGEST or not command.value.isprintable():
        raise BadInput("value", "NOT_AN_ADDRESS")
    if command.kind is AddressKind.WEBPUSH:
        return _endpoint(command.value)
    if not command.value.isascii() or " " in command.value:
        raise BadInput("value", "NOT_AN_ADDRESS")
    return command.value


def _endpoint(value: str) -> str:
    try:
        return parse(value).endpoint
    except BadSubscription:
        raise BadInput("value", "NOT_AN_ADDRESS") from None

"""What devices and those who enrol them say. Raises BadInput naming the field."""

import base64

import strawberry
from strawberry import ID

from api.access import input_type
from api.ids import get_id
from api.inputs import KeyedInput
from api.people.inputs import secret_of
from checkpoints.enrolment.model import Confirm, Enrol
from storage.outcomes import BadInput

_LONGEST_KEY = 100


@input_type
class EnrolCheckpointDeviceInput(KeyedInput):
    """The one use of a checkpoint's invitation, by the device that will keep the key."""

    invitation: str = strawberry.field(description="The invitation's 16 characters, as typed or from its link.")
    public_key: str = strawberry.field(
        description="The device's own key, P-256: 64 bytes x || y, base64url without padding."
    )

    def to_domain(self) -> Enrol:
        """The checked command; whether the key is one is asked by the use case."""
        return Enrol(
            invitation=secret_of(self.invitation, "input.invitation"),
            public_key=octets(self.public_key, "input.publicKey", _LONGEST_KEY),
        )


@input_type
class ConfirmDeviceInput(KeyedInput):
    """Which device was heard, and what it read aloud."""

    device: ID = strawberry.field(description="Id of the device.")
    code: str = strawberry.field(description="The six digits that the device shows.")

    def to_domain(self) -> Confirm:
        """The checked command."""
        return Confirm(device=get_id("Device", self.device, "input.device"), code=self.code[:_LONGEST_KEY])


def octets(text: str, field: str, longest: int) -> bytes:
    """Bytes in base64url, with or without padding; raises BadInput."""
    bare = text.rstrip("=")
    if len(bare) > longest:
        raise BadInput(field, "TOO_LONG")
    try:
        return base64.b64decode(bare + "=" * (-len(bare) % 4), altchars=b"-_", validate=True)
    except ValueError as fault:
        raise BadInput(field, "NOT_BASE64URL") from fault


def base64url(raw: bytes) -> str:
    """Without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
